import { t as decodeRecord } from "./decode.js";
import { a as mergeRecord, n as mergeTexts, r as MERGE_KINDS, t as mergeFiles } from "./merge-file.js";
import { Z as YoiError, rt as messageOf } from "./plumbing.js";
import { resolve } from "node:path";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
// src/app/merge-driver.ts
/** More than any file that git merges as text. */
const MAX_BYTES = 1073741824;
/**
* Merges one record for git and writes the result over our file. What is no text, and what this code fails at, is merged
* line by line as git would, and is a conflict: were our file left as it is, git would take it for the result.
* @throws git/refused where git cannot merge the files either
*/
function runMergeDriver(call, { cwd, env }) {
	const files = {
		base: resolve(cwd, call.base),
		ours: resolve(cwd, call.ours),
		theirs: resolve(cwd, call.theirs)
	};
	try {
		const [base, ours, theirs] = [
			readText(files.base),
			readText(files.ours),
			readText(files.theirs)
		];
		if (base !== void 0 && ours !== void 0 && theirs !== void 0) {
			const merged = mergeRecord(call.kind, {
				base,
				ours,
				theirs
			}, (sides) => mergeTexts(sides, {
				cwd,
				env
			}));
			replaceFile(files.ours, merged.text);
			return { exitCode: merged.conflict ? 1 : 0 };
		}
		mergeLines(files, {
			cwd,
			env
		});
		return {
			exitCode: 1,
			notice: `yoi: ${call.path} is no UTF-8 text, so it was merged line by line: check it`
		};
	} catch (error) {
		mergeLines(files, {
			cwd,
			env
		});
		return {
			exitCode: 1,
			notice: `${error instanceof Error ? error.stack ?? error.message : String(error)}\nyoi: ${call.path} was merged line by line: check it`
		};
	}
}
function readText(path) {
	const { text, problem } = decodeRecord(readFileSync(path), MAX_BYTES);
	return problem === void 0 ? text : void 0;
}
function mergeLines(files, call) {
	replaceFile(files.ours, mergeFiles(files, call).bytes);
}
/** All or nothing: with half of a result in its place, our version would be gone. */
function replaceFile(path, content) {
	const next = `${path}.yoi`;
	writeFileSync(next, content);
	renameSync(next, path);
}
// src/hook/run-merge-driver.ts
/**
* Merges one record for git: `<kind> %O %A %B %P`. The exit code is git's: 0 merged, 1 a conflict. 2 means that nothing
* was written; hooks/merge-driver then has git merge the lines, because git would take our version for the result.
*/
function runMergeDriverCommand(args, env) {
	const [word, base, ours, theirs, path = ""] = args;
	const kind = MERGE_KINDS.find((known) => known === word);
	const print = (text) => void process.stderr.write(`${text}\n`);
	if (kind === void 0 || base === void 0 || ours === void 0 || theirs === void 0) {
		print(`yoi: merge-driver takes one of ${MERGE_KINDS.join(", ")} and what git calls %O %A %B %P`);
		return 2;
	}
	try {
		const answer = runMergeDriver({
			kind,
			base,
			ours,
			theirs,
			path
		}, {
			cwd: process.cwd(),
			env
		});
		if (answer.notice !== void 0) print(answer.notice);
		return answer.exitCode;
	} catch (error) {
		print(error instanceof YoiError ? `yoi: ${messageOf(error.diagnostic)}` : String(error));
		return 2;
	}
}
export { runMergeDriverCommand };
