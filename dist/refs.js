import { r as runGit } from "./plumbing.js";
import { i as isOid } from "./revision.js";
// src/io/git/refs.ts
/** What is asked of each ref, in the order `parseRef` reads. A ref name can hold neither NUL nor a line end. */
const FORMAT = [
	"%(refname)",
	"%(objectname)",
	"%(*objectname)",
	"%(symref)",
	"%(upstream)"
].join("%00");
/**
* The refs with some full names or under some prefixes (`refs/heads`, `refs/heads/work`), by name; all refs when none
* is given. A symbolic ref whose target does not exist is left out. 1 process.
*/
function readRefs(repo, prefixes) {
	const args = [
		"for-each-ref",
		`--format=${FORMAT}`,
		"--",
		...prefixes
	];
	return runGit(args, repo).stdout.toString("utf8").split("\n").filter((line) => line !== "").map(parseRef);
}
function parseRef(line) {
	const [name = "", oid = "", peeled = "", symref = "", upstream = ""] = line.split("\0");
	return {
		name,
		oid: isOid(peeled) ? peeled : oid,
		...symref === "" ? {} : { symref },
		...upstream === "" ? {} : { upstream }
	};
}
export { readRefs as t };
