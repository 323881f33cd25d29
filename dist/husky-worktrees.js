import { _ as readSetupFile, f as topOf, g as listDirectory, i as shownPath, m as readHooksDir } from "./plan.js";
import { t as readWorktrees } from "./worktrees.js";
import { join } from "node:path";
// src/app/init/husky-worktrees.ts
/** A file that tells the copy made here from what husky itself put there. */
const MARK = ".yoi-init";
/**
* Husky's directory (`.husky/_`) is not in git, so a linked worktree has none and git runs no hook there: it is copied
* from this checkout. 1 process, and 1 for each worktree.
*/
function planWorktrees(repo) {
	const top = topOf(repo);
	const own = readHooksDir(repo, top);
	const files = listDirectory(own).flatMap((name) => {
		const file = readSetupFile(join(own, name));
		return typeof file === "object" ? [{
			name,
			...file
		}] : [];
	});
	if (!own.endsWith("/_") || files.length === 0) return {};
	return { steps: otherHooksDirs(repo, own).filter((dir) => listDirectory(dir).length === 0).flatMap((dir) => [...files, {
		name: MARK,
		text: "",
		executable: false
	}].map(({ name, text, executable }) => copyStep(top, join(dir, name), text, executable))) };
}
/** Takes those copies away again. */
function planWorktreesRemoval(repo) {
	const top = topOf(repo);
	return { steps: otherHooksDirs(repo, readHooksDir(repo, top)).flatMap((dir) => {
		const names = listDirectory(dir);
		if (!names.includes(MARK)) return [];
		return names.flatMap((name) => {
			const file = readSetupFile(join(dir, name));
			if (typeof file !== "object") return [];
			return [{
				kind: "file",
				path: shownPath(top, join(dir, name)),
				file: join(dir, name),
				before: file.text,
				after: void 0
			}];
		});
	}) };
}
function otherHooksDirs(repo, own) {
	const checkouts = readWorktrees(repo).filter(({ bare, prunable }) => !bare && !prunable);
	return [...new Set(checkouts.map(({ path }) => readHooksDir(repo, path)))].filter((dir) => dir !== own && dir.endsWith("/_"));
}
function copyStep(top, file, text, executable) {
	return {
		kind: "file",
		path: shownPath(top, file),
		file,
		before: void 0,
		after: text,
		executable
	};
}
export { planWorktreesRemoval as n, planWorktrees as t };
