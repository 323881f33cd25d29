import { statSync } from "node:fs";
import { join } from "node:path";
import { failure } from "../../core/diagnostic/error.ts";
import { refusal, runGit } from "./plumbing.ts";
import { parseRefFailure } from "./ref-failure.ts";
import type { Repository } from "./repository.ts";
import { isOid } from "./revision.ts";
import { readWorktrees } from "./worktrees.ts";

/** One ref to move, if it still stands where it was seen. */
export interface RefMove {
  /** Full name. */
  readonly name: string;
  /** Where it must stand; null: it must not exist. */
  readonly from: string | null;
  /** Where it is to stand; null: it is deleted. The same as `from`: it only must stand there. */
  readonly to: string | null;
}

/** What came of moving refs together: all of them moved, or none. */
export type MoveOutcome =
  | { readonly kind: "moved" }
  /** A ref stands elsewhere by now: somebody was faster. */
  | { readonly kind: "lost"; readonly ref: string; readonly reason: string }
  /** Whoever comes first, it is not taken: a rule or a hook of the other side, or a name that stands in the way. */
  | { readonly kind: "refused"; readonly ref: string; readonly reason: string }
  /** Another git holds the ref, or left its lock behind when it was killed: see `readRefLocks`. */
  | { readonly kind: "locked"; readonly ref: string; readonly reason: string }
  /** The branch is checked out: moving it would change a person's checkout under their feet. */
  | {
      readonly kind: "checked-out";
      readonly ref: string;
      readonly worktree: string;
      readonly reason: string;
    };

/** No hook of the repository runs, and no reflog names a person for what they did not do. */
export const UPDATE_REF = [
  ...["-c", "core.hooksPath=/dev/null", "-c", "user.name=yoi", "-c", "user.email=noreply@yoi.invalid"],
  ...["update-ref", "--no-deref", "-m", "yoi", "--stdin", "-z"],
];

/**
 * Moves refs of this repository in one transaction; a symbolic ref is replaced, never followed. A branch that is
 * checked out is not moved. A git that is killed in the middle can leave some moved, others not, or locks behind.
 * 1 process, 2 when branches move. @throws git/refused for objects that do not exist, and what no repetition mends
 */
export function updateRefs(repo: Repository, moves: readonly RefMove[]): MoveOutcome {
  const asked = checkMoves(moves);
  const taken = findCheckedOut(repo, asked);
  if (taken !== undefined) return taken;
  return transact(
    repo,
    asked.map((move) => commandOf(repo, move)),
  );
}

/** Sets refs of this repository wherever they stand, null deletes: for what only remembers what was seen. 1 process. */
export function setRefs(
  repo: Repository,
  refs: readonly { readonly name: string; readonly to: string | null }[],
): MoveOutcome {
  return transact(
    repo,
    refs.map(({ name, to }) => (to === null ? `delete ${name}\0\0` : `update ${name}\0${to}\0\0`)),
  );
}

/**
 * The moves that ask something: what must not exist and is not to exist asks nothing that a server could be asked too.
 * @throws git/unknown-revision for what is no object id: in a push it would be a name
 */
export function checkMoves(moves: readonly RefMove[]): readonly RefMove[] {
  const bad = moves.flatMap(({ from, to }) => [from, to]).find((oid) => oid !== null && !isOid(oid));
  if (bad !== undefined && bad !== null) throw failure("git/unknown-revision", { path: "." }, { name: bad });
  return moves.filter(({ from, to }) => from !== null || to !== null);
}

/** One move as `UPDATE_REF` reads it. */
export function commandOf(repo: Repository, { name, from, to }: RefMove): string {
  const absent = "0".repeat(repo.objectFormat === "sha256" ? 64 : 40);
  if (to === null) return `delete ${name}\0${from ?? absent}\0`;
  return `update ${name}\0${to}\0${from ?? absent}\0`;
}

function transact(repo: Repository, commands: readonly string[]): MoveOutcome {
  if (commands.length === 0) return { kind: "moved" };
  const answer = runGit(UPDATE_REF, { ...repo, input: commands.join(""), okCodes: [0, 1, 128] });
  if (answer.status === 0) return { kind: "moved" };
  const known = parseRefFailure(answer.stderr);
  if (known === undefined) throw refusal(UPDATE_REF, answer.status, answer.stderr);
  return { kind: known.kind, ref: known.ref ?? "", reason: known.reason };
}

const BRANCHES = "refs/heads/";

/** A branch among the moves that some checkout stands on. Between this look and the move a person may still switch. */
function findCheckedOut(repo: Repository, moves: readonly RefMove[]): MoveOutcome | undefined {
  const moved = moves.filter(({ name, from, to }) => name.startsWith(BRANCHES) && from !== to);
  if (moved.length === 0) return undefined;
  const worktrees = readWorktrees(repo).filter(({ bare, prunable }) => !bare && !prunable);
  for (const { name: ref } of moved) {
    const on = worktrees.find(({ branch }) => branch !== undefined && `${BRANCHES}${branch}` === ref);
    if (on === undefined) continue;
    const reason = `${ref.slice(BRANCHES.length)} is checked out in ${on.path}`;
    return { kind: "checked-out", ref, worktree: on.path, reason };
  }
  return undefined;
}

/** The lock of a ref. One that is older than any command takes was left behind by a git that was killed. */
export interface RefLock {
  /** Full name of the ref; `packed-refs` for the lock of the file that holds many. */
  readonly ref: string;
  /** The lock file, absolute. */
  readonly path: string;
  /** Milliseconds since 1970 at which it was made. */
  readonly madeAt: number;
}

/** The locks that lie on some refs of this repository, and on the file of packed ones. No process. */
export function readRefLocks(
  repo: Pick<Repository, "commonDir">,
  names: readonly string[],
): readonly RefLock[] {
  return [...names, "packed-refs"].flatMap((ref): RefLock[] => {
    const path = join(repo.commonDir, `${ref}.lock`);
    const found = statSync(path, { throwIfNoEntry: false });
    return found === undefined ? [] : [{ ref, path, madeAt: found.mtimeMs }];
  });
}
