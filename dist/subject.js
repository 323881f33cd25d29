import { t as ITEM } from "./parse-ticket.js";
import { W as CONFIG_PATH, r as runGit } from "./plumbing.js";
import { r as recordRoots } from "./merge-records.js";
import { s as splitNul } from "./tree.js";
import { createHash } from "node:crypto";
// src/core/orchestrator/subject-text.ts
/**
* What verdicts on a ticket depend on, as canonical text: title, body and relations. State, priority, labels, times and
* the thread are not part of it, nor is how lines end. Notes of relations are words; what counts is where they lead.
*/
function formatSubjectText(ticket) {
	const { item, relations = [] } = ticket ?? {};
	const body = item === void 0 ? ticket?.files.get(ITEM)?.text : normalise(item.body);
	const links = relations.map(({ kind, target }) => JSON.stringify([kind, target])).sort();
	return JSON.stringify({
		title: item?.title ?? null,
		body: body ?? null,
		relations: [...new Set(links)]
	});
}
function normalise(body) {
	return body.split(/\r?\n/).map((line) => line.trimEnd()).join("\n").trim();
}
// src/app/orchestrate/land/subject.ts
/** The policy: configuration, and guidance for roles. */
const POLICY = [CONFIG_PATH, ".yoi/workflow"];
/** Reads what a verdict on a head is about. 3 processes. @throws git/refused for a commit that is not here */
function readSubject(repo, { head, base, ticket, root }) {
	return {
		code: codeDigest(repo, head, root),
		ticket: ticketDigest(ticket),
		policy: digest(listNodes(repo, base, POLICY).join("\0"), "latin1")
	};
}
/** The digest of a ticket's title, body and relations: what its verdicts depend on. */
function ticketDigest(ticket) {
	return digest(formatSubjectText(ticket), "utf8");
}
/** The digest of the tree of a commit (or of a tree) without tickets and objectives. 2 processes. */
function codeDigest(repo, treeish, root) {
	const roots = recordRoots(root);
	const open = new Set(roots.flatMap(directoriesAbove));
	const isCode = (node) => {
		const path = node.slice(node.indexOf("	") + 1);
		return !(node.startsWith(DIRECTORY) && (roots.includes(path) || open.has(path)));
	};
	const top = listNodes(repo, treeish, []);
	const inside = listNodes(repo, treeish, [...open].map((dir) => `${dir}/`));
	return digest([...top, ...inside].filter(isCode).sort().join("\0"), "latin1");
}
/** How the line of a directory begins: a file or link of that name is no place for records. */
const DIRECTORY = "040000 tree ";
/** `.yoi/work/items` lies below `.yoi` and `.yoi/work`. */
function directoriesAbove(path) {
	const parts = path.split("/").slice(0, -1);
	return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}
/** `<mode> SP <type> SP <oid> TAB <path>`, as Latin-1. 1 process. */
function listNodes(repo, treeish, paths) {
	return splitNul(runGit([
		"ls-tree",
		"-z",
		"--full-tree",
		treeish,
		"--",
		...paths
	], repo).stdout);
}
function digest(text, encoding) {
	return createHash("sha256").update(text, encoding).digest("hex");
}
export { ticketDigest as n, readSubject as t };
