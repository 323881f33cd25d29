import { r as runGit } from "./plumbing.js";
// src/io/git/worktrees.ts
/** All checkouts of a repository, the main one first. 1 process. */
function readWorktrees(repo) {
	return runGit([
		"worktree",
		"list",
		"--porcelain"
	], repo).stdout.toString("utf8").split("\n\n").filter((block) => block.startsWith("worktree ")).map(parseWorktree);
}
/** Lines of `<word>` or `<word> SP <value>`. https://git-scm.com/docs/git-worktree#_porcelain_format */
function parseWorktree(block) {
	const lines = block.split("\n");
	const value = (word) => lines.find((line) => line === word || line.startsWith(`${word} `))?.slice(word.length + 1);
	const head = value("HEAD");
	const branch = value("branch");
	return {
		path: value("worktree") ?? "",
		...head === void 0 || /^0+$/.test(head) ? {} : { head },
		...branch === void 0 ? {} : { branch: branch.replace(/^refs\/heads\//, "") },
		bare: value("bare") !== void 0,
		locked: value("locked") !== void 0,
		prunable: value("prunable") !== void 0
	};
}
export { readWorktrees as t };
