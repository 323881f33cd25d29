import { createHash } from "node:crypto";
import type { Subject } from "../../../core/orchestrator/subject.ts";
import { formatSubjectText } from "../../../core/orchestrator/subject-text.ts";
import { CONFIG_PATH } from "../../../core/ticket/files.ts";
import type { Ticket } from "../../../core/ticket/ticket.ts";
import { mergeTrees } from "../../../io/git/merge-tree.ts";
import { runGit } from "../../../io/git/plumbing.ts";
import { splitNul } from "../../../io/git/raw.ts";
import type { Repository } from "../../../io/git/repository.ts";
import { isRecord, recordRoots } from "./merge-records.ts";

/** What a subject is read from. Commits are full ids. */
export interface SubjectSource {
  /** The commit that the verdict is about. */
  readonly head: string;
  /** The default branch's commit, whose policy holds. */
  readonly base: string;
  /** The ticket as `head` has it; undefined where it has none. */
  readonly ticket: Ticket | undefined;
  /** Where tickets live. */
  readonly root: string;
}

/** The policy: configuration, and guidance for roles. */
const POLICY = [CONFIG_PATH, ".yoi/workflow"];

/** Reads what a verdict on a head is about. 3 processes. @throws git/refused for a commit that is not here */
export function readSubject(repo: Repository, { head, base, ticket, root }: SubjectSource): Subject {
  return {
    code: codeDigest(repo, head, root),
    ticket: ticketDigest(ticket),
    policy: digest(listNodes(repo, base, POLICY).join("\0"), "latin1"),
  };
}

/** The digest of a ticket's title, body and relations: what its verdicts depend on. */
export function ticketDigest(ticket: Ticket | undefined): string {
  return digest(formatSubjectText(ticket), "utf8");
}

/** The digest of the tree of a commit (or of a tree) without tickets and objectives. 2 processes. */
export function codeDigest(repo: Repository, treeish: string, root: string): string {
  const roots = recordRoots(root);
  // The directories on the way to the records: instead of them, what else they hold is listed.
  const open = new Set(roots.flatMap(directoriesAbove));
  const isCode = (node: string): boolean => {
    const path = node.slice(node.indexOf("\t") + 1);
    return !(node.startsWith(DIRECTORY) && (roots.includes(path) || open.has(path)));
  };
  const top = listNodes(repo, treeish, []);
  const inside = listNodes(
    repo,
    treeish,
    [...open].map((dir) => `${dir}/`),
  );
  const nodes = [...top, ...inside].filter(isCode).sort();
  return digest(nodes.join("\0"), "latin1");
}

/** How the line of a directory begins: a file or link of that name is no place for records. */
const DIRECTORY = "040000 tree ";

/** `.yoi/work/items` lies below `.yoi` and `.yoi/work`. */
function directoriesAbove(path: string): readonly string[] {
  const parts = path.split("/").slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

/** `<mode> SP <type> SP <oid> TAB <path>`, as Latin-1. 1 process. */
function listNodes(repo: Repository, treeish: string, paths: readonly string[]): readonly string[] {
  return splitNul(runGit(["ls-tree", "-z", "--full-tree", treeish, "--", ...paths], repo).stdout);
}

function digest(text: string, encoding: "utf8" | "latin1"): string {
  return createHash("sha256").update(text, encoding).digest("hex");
}

/** An update of a work branch from the default branch. Commits are full ids. */
export interface Update {
  /** The work branch after the update. */
  readonly updated: string;
  /** The head that review and approvals name. */
  readonly approved: string;
  /** The default branch's commit that was merged. */
  readonly base: string;
  readonly root: string;
}

/**
 * Whether an update brought, outside tickets and objectives, nothing but what git makes of merging the default branch
 * into what was approved: then review and approvals stay. 5 to 8 processes.
 */
export function isSameAsMergeOf(repo: Repository, { updated, approved, base, root }: Update): boolean {
  const { tree, conflicts } = mergeTrees(repo, approved, base);
  const isSolved = conflicts.every(({ path }) => isRecord(path, root));
  return isSolved && codeDigest(repo, tree, root) === codeDigest(repo, updated, root);
}
