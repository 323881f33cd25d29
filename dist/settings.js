import { K as OBJECTIVE_ROOT, U as BASELINE_PATH, W as CONFIG_PATH, X as parseTicketPath, et as finding, z as MAX_RECORD_BYTES } from "./plumbing.js";
import { c as checkFileProblem } from "./parse-ticket.js";
import { r as listFiles, u as readFileSetAt } from "./tree.js";
import { n as parseObjective } from "./objective.js";
import { s as parseBaseline } from "./neighbours.js";
import { a as parseConfig, i as defaultConfig } from "./repository.js";
// src/core/diagnostic/verdict.ts
/** Fails when any finding is an error. */
function verdictOf(diagnostics, examined) {
	return {
		outcome: diagnostics.some((found) => found.severity === "error") ? "fail" : "pass",
		examined,
		diagnostics
	};
}
// src/app/change/settings.ts
/** Where the settings are that a change is judged by. */
const SETTINGS = { under: [CONFIG_PATH, BASELINE_PATH] };
/** Some files, and the settings with them. */
function withSettings({ under, isWanted }) {
	return {
		under: [...SETTINGS.under, ...under],
		isWanted: (path) => SETTINGS.under.includes(path) || isWanted(path)
	};
}
/** The configuration at one revision. 1 process, and 1 more where there is one. */
function readConfigAt(repo, revision) {
	const { entries } = listFiles(repo, revision, [CONFIG_PATH]);
	const files = readFileSetAt(repo, entries, { maxBytes: MAX_RECORD_BYTES });
	return parseConfig(textsOf(files).get(CONFIG_PATH)).config;
}
/** The files of one revision that say by what is judged. 1 process, and 1 more where there are some. */
function readRuleFiles(repo, revision) {
	return readFileSetAt(repo, listFiles(repo, revision, SETTINGS.under).entries, { maxBytes: MAX_RECORD_BYTES });
}
/**
* The configuration and the known faults a change is judged by: those of the side before, so that no change can relax
* its own judgement. Where that side has no configuration, those it brings; but the rules for older records are for a
* repository that had nothing under `.yoi`, which `hadRecords` tells. `rules` are files of another place to judge by.
*/
function readSettings(files, hadRecords, rules) {
	const own = textsOf(rules ?? files.before(SETTINGS, 0));
	const texts = own.has(".yoi/ticket.config.toml") ? own : new Map([...textsOf(files.after(SETTINGS)), ...own]);
	const isAdoption = own.size === 0 && !hadRecords();
	const { config } = parseConfig(texts.get(CONFIG_PATH));
	return {
		config: own.has(".yoi/ticket.config.toml") || isAdoption ? config : {
			...config,
			version: defaultConfig().version
		},
		baseline: parseBaseline(texts.get(BASELINE_PATH)).baseline,
		isAdoption
	};
}
function textsOf(files) {
	const readable = [...files].filter(([, file]) => withinLimit(file).problem === void 0);
	return new Map(readable.map(([path, file]) => [path, file.text]));
}
function withinLimit(file) {
	return file.sizeBytes > 524288 ? {
		...file,
		text: "",
		problem: "too-large"
	} : file;
}
/** Findings about changed files under `.yoi` that are no tickets: configuration, baseline, objectives. */
function checkSettings(files, changed) {
	const paths = changed.map(({ path }) => path).filter(isSetting);
	return [...files.after({ under: paths })].flatMap(([path, file]) => {
		const problem = checkFileProblem(path, withinLimit(file), { maxBytes: MAX_RECORD_BYTES });
		return problem === void 0 ? checkSetting(path, file.text) : [problem];
	});
}
/** Whether a path is that of the configuration, the baseline or an objective. */
function isSetting(path) {
	return path === ".yoi/ticket.config.toml" || path === ".yoi/baseline.json" || objectiveId(path) !== void 0;
}
/** Findings about one file of settings. */
function checkSetting(path, text) {
	if (path === ".yoi/ticket.config.toml") return parseConfig(text).diagnostics;
	if (path === ".yoi/baseline.json") return parseBaseline(text).diagnostics;
	const id = objectiveId(path);
	return id === void 0 ? [] : parseObjective(text, path, id).diagnostics;
}
function objectiveId(path) {
	const place = parseTicketPath(path, OBJECTIVE_ROOT);
	return place?.inside === "item.md" ? place.id : void 0;
}
/**
* Findings about a configuration that takes tickets out of the rules: back to those of older records, or to another
* directory while `hasPath` still finds the one with the tickets.
*/
function checkRelaxed(files, changed, { config, isAdoption }, hasPath) {
	if (isAdoption || !changed.some(({ path }) => path === ".yoi/ticket.config.toml")) return [];
	const next = parseConfig(textsOf(files.after({ under: [CONFIG_PATH] })).get(CONFIG_PATH)).config;
	const found = [];
	if (next.version < config.version) {
		const facts = {
			before: config.version,
			after: next.version
		};
		found.push(finding("config/version-lowered", { path: CONFIG_PATH }, facts));
	}
	const { root } = config.backend;
	if (next.backend.root !== root && hasPath(root)) {
		const facts = {
			before: root,
			after: next.backend.root
		};
		found.push(finding("config/root-left", { path: CONFIG_PATH }, facts));
	}
	return found;
}
/** Findings about links, submodules and files where a directory of records belongs: `.yoi` itself, or the ticket root. */
function checkLinks(changed, root) {
	return changed.flatMap(({ path, after }) => {
		if (after === void 0 || parseTicketPath(path, root) !== void 0) return [];
		if (after.mode === "120000") return [finding("file/symlink", { path }, { path })];
		if (after.mode === "160000") return [finding("file/submodule", { path }, { path })];
		return path === root || root.startsWith(`${path}/`) ? [finding("file/special", { path }, { path })] : [];
	});
}
export { isSetting as a, readSettings as c, checkSettings as i, withSettings as l, checkRelaxed as n, readConfigAt as o, checkSetting as r, readRuleFiles as s, checkLinks as t, verdictOf as u };
