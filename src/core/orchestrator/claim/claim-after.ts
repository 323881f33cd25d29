import {
  type Claim,
  type ClaimFile,
  type Ledger,
  type LedgerVerdict,
  MAX_ENDED_CLAIMS,
  type Runner,
} from "../ledger.ts";
import type { Fence, Step } from "../step.ts";
import { type AcceptanceFacts, claimsOf, refuseAcceptance } from "./acceptance.ts";
import { type Moved, type MoveFacts, moveClaim, recoverClaim } from "./claim-moves.ts";

/** What a step made or found, besides what it says itself. */
export interface StepFacts extends MoveFacts, AcceptanceFacts {
  /** With `accept` and `recover`: the default branch's tip that the acceptance follows. */
  readonly base: string | null;
  /** Said by the step: the result of a validation outside the work ref, or what an update from the base carries on. */
  readonly verdicts: readonly LedgerVerdict[];
  /** The ticket's rescue refs: commits by full name. */
  readonly rescues: ReadonlyMap<string, string>;
}

/** A step that concerns one ticket. */
export type TicketStep = Exclude<Step, { kind: "record_waits" }>;

type StepOf<K extends Step["kind"]> = Extract<Step, { kind: K }>;

/** What a step makes of the ledger's entry of its ticket. */
export type ClaimChange =
  | {
      readonly kind: "changed";
      readonly file: ClaimFile;
      /** To be appended to the ticket's verdicts. */
      readonly verdicts: readonly LedgerVerdict[];
      /** The ticket waits for nothing any longer, as far as this step knows. */
      readonly clearsWait: boolean;
      /** The ledger's plan records of the ticket are part of the default branch now. */
      readonly clearsPlans: boolean;
    }
  /** The step may be done, and the ledger stays as it is. */
  | { readonly kind: "unchanged" }
  /** The entry is not the one that the step was decided on, or others were faster: nothing may be moved. */
  | { readonly kind: "refused"; readonly reason: string };

/**
 * What a step makes of its ticket's entry in the ledger as it is now. It refuses where the step's fence does not hold:
 * whoever writes the result by compare-and-set on that very ledger can move nothing that was decided on an older entry.
 */
export function claimAfter(ledger: Ledger, step: TicketStep, facts: StepFacts): ClaimChange {
  switch (step.kind) {
    case "accept":
      return accepted(ledger, step, facts.newHead, facts);
    case "recover":
      return step.fence === null
        ? accepted(ledger, { ...step, ahead: [] }, step.head, facts)
        : onClaim(ledger, step.ticket, step.fence, (claim) => recoverClaim(claim, step), []);
    case "return_to_intake":
    case "cleanup":
    case "delete_work_ref":
      return claimsOf(ledger, step.ticket).live === null
        ? { kind: "unchanged" }
        : refused("the ticket is claimed");
    case "merge":
      return (ledger.verdicts.get(step.ticket) ?? []).length === step.verdicts
        ? onClaim(ledger, step.ticket, step.fence, (claim) => moveClaim(claim, step, facts), facts.verdicts)
        : refused("somebody said something about the proposal since");
    case "complete":
    case "release":
      return ended(ledger, step, facts.now);
    case "adopt":
    case "escalate":
    case "hold":
    case "note_landed":
    case "open_attempt":
    case "open_request":
    case "prepare_workspace":
    case "propose":
    case "publish":
    case "request_changes":
    case "run_coder":
    case "run_reviewer":
    case "run_validation":
    case "set_status":
    case "update_from_base":
      return onClaim(
        ledger,
        step.ticket,
        step.fence,
        (claim) => moveClaim(claim, step, facts),
        facts.verdicts,
      );
  }
}

/** Binds the process that runs an attempt to it: the first one wins, and any other is refused. */
export function bindAttempt(ledger: Ledger, ticket: string, attempt: string, runner: Runner): ClaimChange {
  const { file, live } = claimsOf(ledger, ticket);
  const open = live?.attempt;
  if (live === null || open?.id !== attempt) return refused("the attempt is not open any longer");
  if (open.runner === null) return changed({ ...file, live: { ...live, attempt: { ...open, runner } } });
  return isSameRunner(open.runner, runner)
    ? { kind: "unchanged" }
    : refused("another process runs the attempt");
}

/** Whether two say the same of who runs an attempt. */
function isSameRunner(one: Runner, other: Runner): boolean {
  if (one.kind === "process")
    return (
      other.kind === "process" &&
      one.host === other.host &&
      one.pid === other.pid &&
      one.started === other.started
    );
  return other.kind === "run" && one.run === other.run && one.run_attempt === other.run_attempt;
}

function accepted(
  ledger: Ledger,
  step: Pick<StepOf<"accept">, "ticket" | "queuedAt" | "generation" | "ahead">,
  acceptance: string | null,
  facts: StepFacts,
): ClaimChange {
  const reason = refuseAcceptance(ledger, step, facts);
  if (reason !== undefined) return refused(reason);
  if (acceptance === null || facts.base === null) return refused("there is no acceptance");
  const live: Claim = {
    generation: step.generation,
    queued_at: step.queuedAt,
    base: facts.base,
    acceptance,
    head: acceptance,
    before: null,
    round: 1,
    attempts: 0,
    failures: 0,
    retry_after: null,
    attempt: null,
    attention: null,
    request: null,
    landed: null,
    operations: [],
  };
  return changed({ ...claimsOf(ledger, step.ticket).file, live });
}

function onClaim(
  ledger: Ledger,
  ticket: string,
  fence: Fence,
  move: (claim: Claim) => Moved,
  verdicts: readonly LedgerVerdict[],
): ClaimChange {
  const { file, live } = claimsOf(ledger, ticket);
  const broken = refuseFence(live, fence);
  if (live === null || broken !== undefined) return refused(broken ?? "nobody has claimed the ticket");
  const moved = move(live);
  if (moved.kind === "refused") return refused(moved.reason);
  if (moved.kind === "same") return { kind: "unchanged" };
  return { ...changed({ ...file, live: moved.claim }), verdicts };
}

/** The claim goes to those that ended. The ledger's plan records stay for the next claim unless they landed. */
function ended(ledger: Ledger, step: StepOf<"complete"> | StepOf<"release">, now: string): ClaimChange {
  const { file, live } = claimsOf(ledger, step.ticket);
  const broken = refuseFence(live, step.fence);
  if (live === null || broken !== undefined) return refused(broken ?? "nobody has claimed the ticket");
  const isComplete = step.kind === "complete";
  const last = {
    generation: live.generation,
    queued_at: live.queued_at,
    outcome: isComplete ? ("completed" as const) : step.outcome,
    at: now,
    head: step.workHead,
    landed: isComplete ? step.landed : null,
  };
  const after = { ...file, live: null, ended: [...file.ended, last].slice(-MAX_ENDED_CLAIMS) };
  return { ...changed(after), clearsPlans: isComplete };
}

/** Why a claim is not the one that a step was decided on. */
function refuseFence(live: Claim | null, fence: Fence): string | undefined {
  if (live === null) return "nobody has claimed the ticket";
  if (live.generation !== fence.generation) return `the claim has generation ${live.generation} now`;
  if (live.head !== fence.head) return "the work ref has been moved since";
  return (live.attempt?.id ?? null) === fence.attempt ? undefined : "another attempt is open now";
}

function changed(file: ClaimFile): Extract<ClaimChange, { kind: "changed" }> {
  return { kind: "changed", file, verdicts: [], clearsWait: true, clearsPlans: false };
}

function refused(reason: string): ClaimChange {
  return { kind: "refused", reason };
}
