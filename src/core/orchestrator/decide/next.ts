import type { Claim, LedgerVerdict, WaitReason } from "../ledger.ts";
import type { Observation, TicketSeen, WorkSeen } from "../observation.ts";
import type { Fence, Step } from "../step.ts";
import { waitFor } from "./wait-reason.ts";

/** What comes next for one ticket: a step, or why it waits. Neither: there is nothing to do and nobody waits. */
export type Next =
  | { readonly kind: "step"; readonly step: Exclude<Step, { kind: "record_waits" }> }
  | { readonly kind: "wait"; readonly reasons: readonly WaitReason[] };

/** A ticket with a live claim. */
export interface Claimed {
  readonly seen: TicketSeen;
  readonly claim: Claim;
  readonly observation: Observation;
}

/** A claimed ticket whose work ref is where the claim expects it. */
export interface Worked extends Claimed {
  readonly work: WorkSeen;
  readonly verdicts: readonly LedgerVerdict[];
}

/** A step comes next. */
export function doStep(step: Exclude<Step, { kind: "record_waits" }>): Next {
  return { kind: "step", step };
}

/** The ticket waits for one reason. */
export function waitNext(kind: WaitReason["kind"], text: string, tickets?: readonly string[]): Next {
  return { kind: "wait", reasons: [waitFor(kind, text, tickets)] };
}

/** What a step on a claim names: ticket, generation, expected head and open attempt. */
export function onClaim({ seen, claim }: Pick<Claimed, "seen" | "claim">): {
  readonly ticket: string;
  readonly fence: Fence;
} {
  const { generation, head, attempt } = claim;
  return { ticket: seen.id, fence: { generation, head, attempt: attempt?.id ?? null } };
}

/** The round that the records of a work ref are in: requests and results carry its number. */
export function roundOf({ rounds }: Pick<WorkSeen, "rounds">): number {
  return rounds.reduce((newest, { round }) => Math.max(newest, round), 1);
}
