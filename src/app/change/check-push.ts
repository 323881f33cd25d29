import { failure } from "../../core/diagnostic/error.ts";
import { type Verdict, verdictOf } from "../../core/diagnostic/verdict.ts";
import { defaultConfig } from "../../core/workspace/config.ts";
import { readRefs } from "../../io/git/refs.ts";
import type { Repository } from "../../io/git/repository.ts";
import { isAncestor, isZeroOid, mergeBases, type Revision, resolveCommits } from "../../io/git/revision.ts";
import { type ChangeSource, type CheckOptions, checkChangeAt } from "./check-change.ts";
import { readConfigAt } from "./settings.ts";
import { readVisibility, type Visibility } from "./visible.ts";

/** One ref that a push moves, as `pre-push` and `pre-receive` are told. */
export interface RefUpdate {
  /** The full name on the receiving side. */
  readonly ref: string;
  /** What is there now; zero when the ref is new. */
  readonly before: string;
  /** What it is to be; zero when the ref is deleted. */
  readonly after: string;
}

/** Reads the lines git gives `pre-push`: `<local ref> <local oid> <remote ref> <remote oid>`. */
export function parsePrePush(input: string): readonly RefUpdate[] {
  return linesOf(input).map(([, after = "", ref = "", before = ""]) => ({ ref, before, after }));
}

/** Reads the lines git gives `pre-receive`: `<old oid> <new oid> <ref>`. */
export function parsePreReceive(input: string): readonly RefUpdate[] {
  return linesOf(input).map(([before = "", after = "", ref = ""]) => ({ ref, before, after }));
}

function linesOf(input: string): readonly (readonly string[])[] {
  return input.split("\n").flatMap((line) => (line.trim() === "" ? [] : [line.trim().split(" ")]));
}

/**
 * Judges what a push changes, ref by ref: the net change since what the other side has. Git runs no commit hook on a
 * clean rebase, cherry-pick or revert, so this is where they are met. Only branches hold tickets.
 * @throws git/fetch-first when what the other side has is not here
 */
export function checkPush(repo: Repository, updates: readonly RefUpdate[], options: CheckOptions): Verdict {
  const branches = updates.filter(({ ref, after }) => ref.startsWith("refs/heads/") && !isZeroOid(after));
  const olds = branches.flatMap(({ before }) => (isZeroOid(before) ? [] : [before]));
  const known = resolveCommits(repo, olds);
  const missing = branches.find(({ before }) => !isZeroOid(before) && !known.has(before));
  if (missing !== undefined) {
    throw failure(
      "git/fetch-first",
      { path: "." },
      { ref: missing.ref.slice("refs/heads/".length), oid: missing.before.slice(0, 12) },
    );
  }
  const verdicts = branches.map((update) => checkChangeAt(repo, pushSource(repo, update), options));
  const examined = verdicts.reduce((sum, verdict) => sum + verdict.examined, 0);
  return verdictOf(
    verdicts.flatMap(({ diagnostics }) => diagnostics),
    examined,
  );
}

function pushSource(repo: Repository, { ref, before, after }: RefUpdate): ChangeSource {
  const to: Revision = { kind: "commit", oid: after };
  const isNew = isZeroOid(before);
  const seen = readVisibility(repo, readConfigAt(repo, isNew ? to : { kind: "commit", oid: before }));
  const shared = {
    after: to,
    heads: [],
    base: `what ${ref.slice("refs/heads/".length)} is there`,
  };
  if (isNew) return { ...shared, ...newBranch(repo, after, seen) };
  const parents: Revision[] = [{ kind: "commit", oid: before }];
  // A merge of the default branch into this one brings its tickets along; what it brings is not judged again. Without
  // a remote the default branch can be what is being pushed: then it brings nothing but itself.
  if (
    seen.landed !== undefined &&
    seen.landed !== after &&
    !isAncestor(repo, seen.landed, before) &&
    isAncestor(repo, seen.landed, after)
  ) {
    parents.push({ kind: "commit", oid: seen.landed });
  }
  // A revert goes on from what others see. What replaces it takes events out of everyone's sight.
  const returnsFrom = isAncestor(repo, before, after) ? before : undefined;
  return { ...shared, parents, returnsFrom, seen: () => ({ visible: [before], landed: seen.landed }) };
}

/**
 * A branch the other side does not have yet is judged since the points it shares with what the other side does have.
 * What it says itself about the default branch adds to that and takes nothing away.
 * @throws git/shallow when no shared point is known because the history is cut off
 */
function newBranch(
  repo: Repository,
  after: string,
  seen: Visibility,
): Pick<ChangeSource, "parents" | "seen" | "returnsFrom"> {
  const visible = repo.bare
    ? readRefs(repo, ["refs/heads"]).map(({ oid }) => oid)
    : [...new Set([...seen.visible, ...readVisibility(repo, defaultConfig()).visible])];
  const bases = visible.length === 0 ? [] : mergeBases(repo, after, visible);
  if (bases.length === 0 && visible.length > 0 && repo.shallow) {
    throw failure("git/shallow", { path: "." }, { what: "the point where this branch left the others" });
  }
  const parents = bases.map((oid): Revision => ({ kind: "commit", oid }));
  return {
    parents: parents.length === 0 ? [{ kind: "empty" }] : parents,
    seen: () => ({ visible: bases, landed: seen.landed }),
    returnsFrom: bases[0],
  };
}
