import { readFileSync } from "node:fs";
import { join } from "node:path";
import { failure } from "../../core/diagnostic/error.ts";
import { runGit } from "./plumbing.ts";
import type { Repository } from "./repository.ts";

/** Where a tree is taken from. `empty` is the tree without files: what the first commit is compared with. */
export type Revision =
  | { readonly kind: "commit"; readonly oid: string }
  | { readonly kind: "index" }
  | { readonly kind: "empty" };

/** What a commit has made, or nothing: never the index. */
export type FixedRevision = Exclude<Revision, { readonly kind: "index" }>;

/** Ids of the tree without files; git knows them without storing them. The tests ask `git hash-object` for them. */
const EMPTY_TREES = {
  sha1: "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
  sha256: "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321",
} as const;

/** The id of the tree without files in this repository's object format. No process. */
export function emptyTree(repo: Repository): string {
  return EMPTY_TREES[repo.objectFormat];
}

/** Whether a text has the form of a full object id. */
export function isOid(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

/** Whether an object id is the zero id, which hooks are given for "no such object". */
export function isZeroOid(oid: string): boolean {
  return /^0+$/.test(oid);
}

/** The commit a name stands for (`HEAD`, a branch, a tag, an id), or undefined when it names none. 1 process. */
export function resolveCommit(repo: Repository, name: string): string | undefined {
  return resolveCommits(repo, [name]).get(name);
}

/** The commit a name stands for. 1 process. @throws git/unknown-revision */
export function requireCommit(repo: Repository, name: string): string {
  const oid = resolveCommit(repo, name);
  if (oid === undefined) throw failure("git/unknown-revision", { path: "." }, { name });
  return oid;
}

/**
 * The commits that names stand for; a name without a commit has no entry. 1 process whatever the count, none when
 * there is no name. Names may come from strangers: they reach git on its input, never as arguments.
 */
export function resolveCommits(repo: Repository, names: readonly string[]): ReadonlyMap<string, string> {
  const asked = [...new Set(names)].filter((name) => name !== "" && !/[\n\0]/.test(name));
  if (asked.length === 0) return new Map();
  const input = asked.map((name) => `${name}^{commit}\n`).join("");
  const { stdout } = runGit(["cat-file", "--batch-check", "--buffer"], { ...repo, input });
  const lines = stdout.toString("utf8").split("\n");
  const found = new Map<string, string>();
  for (const [index, name] of asked.entries()) {
    const [oid = "", type] = (lines[index] ?? "").split(" ");
    if (type === "commit" && isOid(oid)) found.set(name, oid);
  }
  return found;
}

/**
 * The best common ancestors of one commit and the others taken together, as if they were merged; empty when there are
 * none. In a shallow clone an empty answer proves nothing. 1 process, none when there are no others.
 * @throws git/refused when a commit is missing
 */
export function mergeBases(repo: Repository, commit: string, others: readonly string[]): readonly string[] {
  if (others.length === 0) return [];
  const answer = runGit(["merge-base", "--all", "--", commit, ...others], { ...repo, okCodes: [0, 1] });
  return answer.stdout.toString("latin1").split("\n").filter(isOid);
}

/**
 * Whether a commit is another one or comes before it. One that is not in this repository is nobody's ancestor. 1 process.
 */
export function isAncestor(repo: Repository, ancestor: string, commit: string): boolean {
  const args = ["merge-base", "--is-ancestor", ancestor, commit];
  return runGit(args, { ...repo, okCodes: [0, 1, 128] }).status === 0;
}

/**
 * The commits that are being merged into HEAD: those of `MERGE_HEAD`, empty when no merge is being concluded.
 * In `pre-merge-commit` git has not written that file yet: see `announcedMergeParents`. No process.
 */
export function mergeParents(repo: Repository): readonly string[] {
  try {
    return readFileSync(join(repo.gitDir, "MERGE_HEAD"), "latin1").split("\n").filter(isOid);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

/**
 * The commits `git merge` is merging, from the `GITHEAD_<id>` variables it sets for its children: the only trace of
 * them in `pre-merge-commit`. Nowhere else: the variables live on in whatever a later hook starts. No process.
 */
export function announcedMergeParents(env: NodeJS.ProcessEnv): readonly string[] {
  return Object.keys(env)
    .filter((name) => name.startsWith("GITHEAD_"))
    .map((name) => name.slice("GITHEAD_".length))
    .filter(isOid);
}
