import { r as runGit } from "./plumbing.js";
// src/io/git/config.ts
/** Most bytes of configuration that are read. */
const MAX_CONFIG_BYTES = 4194304;
/**
* All configuration git has for this repository, later files last. Keys are as git normalises them: section and name
* in lower case, the middle part (a remote's or branch's name) as written. A key without value is `true`.
* Values may hold credentials: never show them. 1 process.
*/
function readConfig(repo) {
	const { stdout } = runGit([
		"config",
		"--list",
		"--includes",
		"-z"
	], {
		...repo,
		maxBytes: MAX_CONFIG_BYTES
	});
	return parseConfigList(stdout.toString("utf8"));
}
/** The values of some keys, in git's order of precedence (the last one wins); absent keys have no entry. 1 process. */
function readConfigValues(repo, keys) {
	const all = readConfig(repo);
	const found = /* @__PURE__ */ new Map();
	for (const key of keys) {
		const values = all.get(normaliseKey(key));
		if (values !== void 0) found.set(key, values);
	}
	return found;
}
/** A key as git prints it: `Branch.Main.Merge` is `branch.Main.merge`. */
function normaliseKey(key) {
	const first = key.indexOf(".");
	const last = key.lastIndexOf(".");
	if (first < 0) return key.toLowerCase();
	return key.slice(0, first).toLowerCase() + key.slice(first, last) + key.slice(last).toLowerCase();
}
/** `<key> LF <value> NUL`, or `<key> NUL` for a key without value. https://git-scm.com/docs/git-config */
function parseConfigList(text) {
	const found = /* @__PURE__ */ new Map();
	for (const entry of text.split("\0").slice(0, -1)) {
		const end = entry.indexOf("\n");
		const key = end < 0 ? entry : entry.slice(0, end);
		const values = found.get(key) ?? [];
		values.push(end < 0 ? "true" : entry.slice(end + 1));
		found.set(key, values);
	}
	return found;
}
export { readConfigValues as n, readConfig as t };
