import { boundReason } from "../fields.ts";
import type { Attempt, Claim } from "../ledger.ts";
import type { Step } from "../step.ts";
import { askedOperation, backOff, withOperation } from "./operations.ts";
import { timeAfter } from "./time-after.ts";

/** What a step on a claim made or found. */
export interface MoveFacts {
  readonly now: string;
  /** Where the work ref is after the step; null: the step does not move it. */
  readonly newHead: string | null;
  /** With `open_attempt`: what is opened, bound to a runner or not. */
  readonly attempt: Attempt | null;
  /** With `open_request`: the forge's request. */
  readonly request: string | null;
  /** With `merge`: the commit that lands the work. */
  readonly landed: string | null;
  /** With `publish`: the attempt brought nothing that can be used. */
  readonly producedNothing: boolean;
}

/** A step on a live claim that goes on afterwards. */
export type ClaimStep = Exclude<
  Extract<Step, { readonly fence: object }>,
  { kind: "complete" | "release" | "recover" }
>;

type StepOf<K extends Step["kind"]> = Extract<Step, { kind: K }>;

/** What becomes of a claim. A text says why the step does not fit it. */
export type Moved =
  | { readonly kind: "claim"; readonly claim: Claim | null }
  | { readonly kind: "same" }
  | { readonly kind: "refused"; readonly reason: string };

const SAME: Moved = { kind: "same" };
const NO_FAILURES = { failures: 0, retry_after: null } as const;

/** What a step makes of a claim whose fence holds. Null takes an acceptance back that never became visible. */
export function moveClaim(claim: Claim, step: ClaimStep, facts: MoveFacts): Moved {
  switch (step.kind) {
    case "prepare_workspace":
    case "run_coder":
    case "run_reviewer":
    case "run_validation":
    case "set_status":
      return SAME;
    case "adopt":
      return became({ ...adopted(claim, step.head, step.round) });
    case "hold":
      return became({ ...confirmed(claim), attention: boundReason(step.reason) });
    case "open_attempt":
      return opened(claim, step, facts);
    case "publish":
      return published(claim, step, facts);
    case "propose":
      return withHead(claim, facts, (head) => movedTo(claim, head));
    case "update_from_base": {
      const round = claim.round + (step.conflicts.length > 0 ? 1 : 0);
      return withHead(claim, facts, (head) => ({ ...movedTo(claim, head), round }));
    }
    case "request_changes":
      return withHead(claim, facts, (head) => ({ ...movedTo(claim, head), round: claim.round + 1 }));
    case "open_request":
      return facts.request === null
        ? refused("there is no request")
        : became({ ...confirmed(claim), request: facts.request });
    case "escalate":
      return became(asked(claim, step, facts));
    case "merge":
      return landed(claim, facts.landed);
    case "note_landed":
      return landed(claim, step.landed);
  }
}

/** What finishing or taking back an interrupted move makes of a claim. */
export function recoverClaim(claim: Claim, step: StepOf<"recover">): Moved {
  const { action, head, round } = step;
  switch (action) {
    case "claim":
      return refused("the ticket is claimed already");
    case "ledger": {
      const added = step.asked ? askedOperation(round, "rounds") : null;
      return became({ ...adopted(claim, head, round), operations: withOperation(claim.operations, added) });
    }
    // The ledger moves too, so that nobody puts back the work ref of a claim that ended meanwhile.
    case "ref":
      return claim.before === claim.head ? refused("the move is complete") : became(confirmed(claim));
    case "back": {
      if (claim.before === null) return { kind: "claim", claim: null };
      const { before } = claim;
      return before === claim.head
        ? refused("the move is complete")
        : became({ ...claim, head: before, round, attempt: null });
    }
    case "unlanded":
      return claim.landed === null
        ? refused("the ledger names no merge")
        : became({ ...claim, landed: null });
  }
}

/** The work ref was where the claim expects it: its last move is complete, whatever becomes of the ref later. */
function confirmed(claim: Claim): Claim {
  return { ...claim, before: claim.head };
}

function movedTo(claim: Claim, head: string): Claim {
  return { ...claim, head, before: claim.head };
}

/** A head that somebody else wrote. What ran on the older one is not waited for. */
function adopted(claim: Claim, head: string, round: number): Claim {
  return { ...movedTo(claim, head), ...NO_FAILURES, attempt: null, round: Math.max(claim.round, round) };
}

function opened(claim: Claim, step: StepOf<"open_attempt">, { now, attempt }: MoveFacts): Moved {
  if (attempt === null) return refused("there is no attempt to open");
  if ((claim.attempt?.id ?? null) !== step.replaces) return refused("another attempt is open now");
  const isRetry = step.replaces !== null;
  const failures = claim.failures + (isRetry ? 1 : 0);
  const retryAfter = isRetry ? timeAfter(now, backOff(failures)) : claim.retry_after;
  return became({
    ...confirmed(claim),
    attempt,
    attempts: claim.attempts + 1,
    failures,
    retry_after: retryAfter,
  });
}

function published(claim: Claim, step: StepOf<"publish">, facts: MoveFacts): Moved {
  if (claim.attempt?.id !== step.attempt) return refused("the attempt is not open any longer");
  const { now, newHead, producedNothing } = facts;
  const closed: Claim = { ...(newHead === null ? confirmed(claim) : movedTo(claim, newHead)), attempt: null };
  if (!producedNothing) return became({ ...closed, ...NO_FAILURES });
  const failures = claim.failures + 1;
  return became({ ...closed, failures, retry_after: timeAfter(now, backOff(failures)) });
}

function asked(claim: Claim, step: StepOf<"escalate">, { newHead }: MoveFacts): Claim {
  const operations = withOperation(claim.operations, askedOperation(claim.round, step.topic));
  const after: Claim = { ...claim, ...NO_FAILURES, attempt: null, operations };
  return newHead === null
    ? { ...confirmed(after), attention: boundReason(step.need) }
    : movedTo(after, newHead);
}

function landed(claim: Claim, commit: string | null): Moved {
  if (commit === null) return refused("nothing landed");
  if (claim.landed !== null) return refused("the ledger names a merge already");
  return became({ ...confirmed(claim), attempt: null, landed: commit });
}

function withHead({ head }: Claim, { newHead }: MoveFacts, move: (head: string) => Claim): Moved {
  return newHead === null || newHead === head ? refused("there is no new commit") : became(move(newHead));
}

function became(claim: Claim): Moved {
  return { kind: "claim", claim };
}

function refused(reason: string): Moved {
  return { kind: "refused", reason };
}
