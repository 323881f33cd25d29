import type { StepFacts, TicketStep } from "../../../core/orchestrator/claim/claim-after.ts";
import type { Attempt, Claim, Ledger, LedgerVerdict, Runner } from "../../../core/orchestrator/ledger.ts";
import type { TicketSeen, WorkSeen } from "../../../core/orchestrator/observation.ts";
import type { Step, StepOutcome } from "../../../core/orchestrator/step.ts";
import type { Config } from "../../../core/workspace/config.ts";
import type { Orchestrator } from "../context.ts";
import type { Seen } from "../observe/observe.ts";
import type { Current, Made } from "../perform/move-claim.ts";
import type { DefaultChange, DefaultOutcome } from "../perform/put-on-default.ts";
import type { SharedRefs } from "../store/shared.ts";

type StepOf<K extends Step["kind"]> = Extract<Step, { kind: K }>;
/** Does one step. @throws what keeps it from being done */
type Perform<K extends Step["kind"]> = (
  orchestrator: Orchestrator,
  step: StepOf<K>,
  seen: Seen,
) => Promise<StepOutcome>;

/** Where the shared refs stand while a forge is asked what else there is. */
export interface ForgeQuestion {
  readonly refs: SharedRefs;
  readonly ledger: Ledger;
  readonly config: Config;
}

/** What a forge shows beside git, read once for one observation: plain lookups. */
export interface ForgeView {
  /** Why no work may begin from here; asked only where work could begin. */
  readonly checkoutProblem: () => string | null;
  /** Tickets that have a worktree here. */
  readonly worktrees: readonly string[];
  readonly worktreeOf: (id: string, live: Claim | null) => TicketSeen["worktree"];
  readonly attemptOf: (attempt: Attempt) => NonNullable<TicketSeen["attempt"]>;
  readonly requestOf: (id: string, work: WorkSeen | null, live: Claim | null) => TicketSeen["request"];
  /** What people said at the forge; the ledger's own verdicts are not among them. */
  readonly verdictsOf: (id: string) => readonly LedgerVerdict[];
  /** Whether a verdict of the ledger counts here: a forge that knows people takes nobody's word for an approval. */
  readonly heeds: (verdict: LedgerVerdict) => boolean;
  /** People who had a hand in a work branch as the forge knows them, besides the names in its commits. */
  readonly committersOf: (id: string) => readonly string[];
  /** Who queued a ticket as the forge knows them; null: what the ticket says. */
  readonly requesterOf: (id: string) => string | null;
}

/** A new head of a work ref that a step is about to push. */
export interface HeadToFit {
  readonly step: TicketStep;
  readonly seen: Seen;
  readonly current: Current;
  /** What the step made: `newHead` is not null. */
  readonly made: Partial<StepFacts> & { readonly newHead: string };
}

/** What is pushed instead, and what there is to say of it; null: what the step made. */
export type FittedHead = { readonly made: Made; readonly message: string | null } | null;

/** What an Orchestrator needs beside git. Which one it is, only the doors know. */
export interface Forge {
  readonly kind: "local" | "github";
  /** Who runs an attempt that this process opens; null: what is started binds it. */
  readonly runner: Runner | null;
  /** @throws github/* */
  readonly look: (orchestrator: Orchestrator, question: ForgeQuestion) => Promise<ForgeView>;
  readonly run: Perform<"run_coder" | "run_reviewer" | "run_validation">;
  readonly publish: Perform<"publish">;
  readonly openRequest: Perform<"open_request">;
  readonly setStatus: Perform<"set_status">;
  readonly merge: Perform<"merge">;
  /** Asked before a new head of a work ref is pushed that the forge might not take. */
  readonly fitHead: (orchestrator: Orchestrator, head: HeadToFit) => FittedHead;
  /** Takes a change of records that the default branch refused, for `reason`. @throws what keeps it from being taken */
  readonly recordsRequest: (
    orchestrator: Orchestrator,
    seen: Seen,
    change: DefaultChange,
    reason: string,
  ) => Promise<DefaultOutcome>;
}
