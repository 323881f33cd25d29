import type { Verdict } from "../../../core/diagnostic/verdict.ts";
import type { Repository } from "../../../io/git/repository.ts";
import { type FixedRevision, isZeroOid, mergeBases } from "../../../io/git/revision.ts";
import { type CheckOptions, checkChangeAt } from "../../change/check-change.ts";
import { checkPush } from "../../change/check-push.ts";

/** A change between two commits, as it is judged. */
export interface Range {
  /** What it is compared with: where head and base parted, or what a push replaced. */
  readonly before: readonly FixedRevision[];
  readonly head: string;
  /** By whose configuration it is judged. */
  readonly rules: FixedRevision;
  /** Judges it by the same rules as the hooks. */
  readonly judge: (options: CheckOptions) => Verdict;
}

/** The tip of a branch that a change is to land on. */
export interface Base {
  readonly branch: string;
  readonly tip: string;
}

/**
 * What a head brings to a base: all since they parted, judged by the rules of the base as it is now. What the base has
 * got meanwhile is none of it. 1 process.
 */
export function rangeOnto(repo: Repository, base: Base, head: string): Range {
  const bases = mergeBases(repo, head, [base.tip]);
  const before: readonly FixedRevision[] =
    bases.length === 0 ? [{ kind: "empty" }] : bases.map((oid) => ({ kind: "commit", oid }));
  const rules: FixedRevision = { kind: "commit", oid: base.tip };
  const judge = (options: CheckOptions): Verdict =>
    checkChangeAt(
      repo,
      {
        parents: before,
        after: { kind: "commit", oid: head },
        heads: [],
        // A request may revert what landed: lawful, with a warning.
        returnsFrom: bases[0],
        seen: () => ({ visible: bases, landed: base.tip }),
        base: base.branch,
        rules,
      },
      options,
    );
  return { before, head, rules, judge };
}

/** A branch that a push moved. */
export interface PushedBranch {
  readonly ref: string;
  readonly before: string;
  readonly after: string;
  /** The default branch as it is now; undefined where there is none. */
  readonly landed: string | undefined;
  readonly isDefault: boolean;
}

/**
 * What a push changed, judged as `pre-receive` judges it. The first push of the default branch brings everything; any
 * other new branch what it has since it left the default branch. Up to 1 process.
 */
export function rangeOfPush(repo: Repository, push: PushedBranch): Range {
  const { ref, before, after, landed, isDefault } = push;
  const start = startOf(repo, push);
  const isFirst = isZeroOid(before) && (isDefault || landed === undefined);
  const judge = (options: CheckOptions): Verdict => {
    if (!isFirst) return checkPush(repo, [{ ref, before, after }], options);
    const source = {
      parents: start,
      after: { kind: "commit", oid: after } as const,
      heads: [],
      returnsFrom: undefined,
      seen: () => ({ visible: [], landed: undefined }),
      base: "the empty repository",
    };
    return checkChangeAt(repo, source, options);
  };
  return { before: start, head: after, rules: start[0] ?? { kind: "empty" }, judge };
}

function startOf(
  repo: Repository,
  { before, after, landed, isDefault }: PushedBranch,
): readonly FixedRevision[] {
  if (!isZeroOid(before)) return [{ kind: "commit", oid: before }];
  const bases = isDefault || landed === undefined ? [] : mergeBases(repo, after, [landed]);
  return bases.length === 0 ? [{ kind: "empty" }] : bases.map((oid) => ({ kind: "commit", oid }));
}
