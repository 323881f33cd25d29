import { lastEntry, type RoundEntry } from "../../../core/orchestrator/rounds.ts";
import { readFileSetAt } from "../../../io/git/blobs.ts";
import { repositoryEnvironment } from "../../../io/git/environment.ts";
import { writeTree } from "../../../io/git/objects.ts";
import { runGit } from "../../../io/git/plumbing.ts";
import type { Repository } from "../../../io/git/repository.ts";
import { listFiles } from "../../../io/git/tree.ts";
import type { Orchestrator } from "../context.ts";
import { mergeCommits } from "../land/merge-commits.ts";
import type { Seen } from "../observe/observe.ts";

/** Whether a round is about solving the conflicts with the default branch. */
export function isConflictRound(entries: readonly RoundEntry[], round: number): boolean {
  return lastEntry(entries, "request", (entry) => entry.round === round)?.cause === "conflict";
}

/** The paths outside tickets on which a merge of a commit into work conflicts. 1 process or more. */
export function readConflicts(
  { repo }: Orchestrator,
  { config }: Pick<Seen, "config">,
  { head, base }: { readonly head: string; readonly base: string },
): readonly string[] {
  const merged = mergeCommits(repo, { ours: head, theirs: base, ticketRoot: config.backend.root });
  return merged.kind === "clean" ? [] : merged.paths;
}

/**
 * Puts the files on which a merge of the default branch conflicts into a worktree, with markers, for the coder to
 * solve. Gives their paths; none where the merge is clean by now. 3 processes or more.
 */
export function writeConflicts(
  { repo }: Orchestrator,
  { refs, config }: Seen,
  { worktree, head }: { readonly worktree: string; readonly head: string },
): readonly string[] {
  const merged = mergeCommits(repo, { ours: head, theirs: refs.defaultSha, ticketRoot: config.backend.root });
  if (merged.kind === "clean" || merged.paths.length === 0) return [];
  const there = listFiles(repo, { kind: "commit", oid: merged.tree }, merged.paths).entries.map(
    ({ path }) => path,
  );
  const env = repositoryEnvironment(repo.env, "plain");
  if (there.length > 0) {
    runGit(["restore", `--source=${merged.tree}`, "--worktree", "--", ...there], { cwd: worktree, env });
  }
  return merged.paths;
}

/** What comes of merging the default branch once somebody has solved the conflicts on the work branch. */
export type SolvedMerge =
  | { readonly kind: "solved"; readonly tree: string }
  | { readonly kind: "left"; readonly paths: readonly string[] };

/** A line that only an unsolved conflict has. */
const MARKER = /^(?:<{7}|>{7}) /m;
/** Largest conflicting file that is taken over. */
const MAX_SOLVED_BYTES = 8 * 1024 * 1024;

/**
 * The tree of the merge of the default branch into work whose coder has solved the conflicts: the files at `paths` are
 * as the coder left them, all others as git merges them. Files that are no text, hold markers or conflict anew are
 * left. 5 processes or more.
 */
export function solveMerge(
  repo: Repository,
  merge: {
    readonly ours: string;
    readonly theirs: string;
    readonly paths: readonly string[];
    readonly ticketRoot: string;
  },
): SolvedMerge {
  const { ours, theirs, paths, ticketRoot } = merge;
  const merged = mergeCommits(repo, { ours, theirs, ticketRoot });
  const open = merged.kind === "clean" ? [] : [...merged.paths, ...merged.records];
  const strange = open.filter((path) => !paths.includes(path));
  if (strange.length > 0) return { kind: "left", paths: strange };
  const { entries } = listFiles(repo, { kind: "commit", oid: ours }, paths);
  const files = readFileSetAt(repo, entries, { maxBytes: MAX_SOLVED_BYTES });
  const left = [...files].filter(
    ([path, file]) => MARKER.test(file.text) || (open.includes(path) && file.problem),
  );
  if (left.length > 0) return { kind: "left", paths: left.map(([path]) => path) };
  const solved = new Map(open.map((path) => [path, files.get(path)?.text ?? null]));
  return { kind: "solved", tree: writeTree(repo, merged.tree, solved) };
}
