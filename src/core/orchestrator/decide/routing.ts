import { timeAfter } from "../claim/time-after.ts";
import type { WaitReason } from "../ledger.ts";
import type { DefaultSeen, Observation, TicketSeen } from "../observation.ts";
import { capacityNoteOf, predecessorsOf, rivalsOf } from "./plan-waits.ts";
import { isShared, waitFor } from "./wait-reason.ts";

/** How long a judgement to wait holds before the Orchestrator agent is asked again, in seconds. */
const JUDGEMENT_HOLDS = 3_600;

/** What a queued ticket is routed with. */
export interface RoutingFacts {
  readonly observation: Observation;
  /** Tickets with a live claim, with those that this decision accepts. */
  readonly claimed: ReadonlySet<string>;
}

/** A ticket that the default branch shows, without a live claim. */
export type Unclaimed = TicketSeen & { readonly on_default: DefaultSeen };

/**
 * The decision that a ticket lacks before work can begin, so that it goes back to intake: there is nothing by which
 * anybody could tell that it is done. Undefined: none, or others must act first.
 */
export function missingDecision(seen: Unclaimed, { config }: Observation): string | undefined {
  const { on_default: item, work } = seen;
  if (config.version < 1 || item.criteria > 0 || item.broken || endedReasons(seen).length > 0)
    return undefined;
  if (item.attention !== null || item.deferred_until !== null || work !== null) return undefined;
  return "The ticket has no acceptance criteria: decide by what its work is accepted.";
}

/** Why a queued ticket is not accepted; empty: it can be. Room is looked at last, and only where all else is settled. */
export function routingReasons(seen: Unclaimed, facts: RoutingFacts): readonly WaitReason[] {
  const { observation } = facts;
  const reasons = [
    ...endedReasons(seen),
    ...overlayReasons(seen.on_default, observation.now),
    ...readinessReasons(seen.on_default),
    ...relationReasons(seen.on_default),
    ...planReasons(seen, facts),
    ...placeReasons(seen, observation),
    ...agentReasons(observation),
    ...judgementReasons(seen, observation.now),
  ];
  return reasons.some(isShared) ? reasons : [...reasons, ...capacityReasons(facts)];
}

function endedReasons({ on_default: item, claim }: Unclaimed): readonly WaitReason[] {
  const ended = claim?.ended.findLast(({ queued_at }) => queued_at === item.queued_at);
  if (ended === undefined) return [];
  return [
    waitFor(
      "outcome",
      `this queueing was worked on and ended as ${ended.outcome}: un-queue it and queue it again`,
    ),
  ];
}

function overlayReasons(item: DefaultSeen, now: string): readonly WaitReason[] {
  const reasons: WaitReason[] = [];
  if (item.broken)
    reasons.push(waitFor("attention", "a record of the ticket cannot be read: `yoi ticket doctor`"));
  if (item.queued_at === null) reasons.push(waitFor("attention", "it does not say when it was queued"));
  if (item.attention !== null) reasons.push(waitFor("attention", item.attention));
  const until = item.deferred_until;
  if (until !== null && !(until <= now.slice(0, 10)))
    reasons.push(waitFor("deferred", `deferred until ${until}`));
  return reasons;
}

function readinessReasons({ readiness }: DefaultSeen): readonly WaitReason[] {
  switch (readiness) {
    case "requirements_sync_needed":
      return [waitFor("readiness", "its requirements must be agreed on first: readiness says so")];
    case "spike_needed":
      return [waitFor("readiness", "a spike is needed first: readiness says so")];
    case "blocked":
      return [waitFor("readiness", "it is blocked: readiness says so")];
    case "implementation_ready":
    case "unspecified":
      return [];
  }
}

/** What a ticket depends on must be closed as completed, and its claim completed too. */
export function relationReasons({ blockers }: DefaultSeen): readonly WaitReason[] {
  const open = blockers.filter(
    ({ state, close_status, held }) => state !== "closed" || close_status !== "completed" || held,
  );
  const ids = open.map(({ id }) => id);
  return ids.length === 0 ? [] : [waitFor("relation", `depends on ${listOf(ids)}, not completed yet`, ids)];
}

function planReasons({ id }: Unclaimed, { observation, claimed }: RoutingFacts): readonly WaitReason[] {
  const { plans } = observation;
  const rivals = rivalsOf(plans, id).filter((other) => claimed.has(other.id));
  const note = capacityNoteOf(plans, id);
  const reasons = [
    ...sequenceReasons(id, observation, claimed),
    ...rivals.map((other) =>
      waitFor("plan", `a plan record (${other.record.kind}) keeps it from running beside ${other.id}`, [
        other.id,
      ]),
    ),
  ];
  if (note !== undefined && claimed.size > 0) {
    reasons.push(waitFor("plan", `waits until nothing else is worked on: ${note.note ?? ""}`));
  }
  return reasons;
}

/** What plan records put before a ticket must be closed, and nobody may work on it any more. */
export function sequenceReasons(
  id: string,
  observation: Observation,
  claimed: ReadonlySet<string>,
): readonly WaitReason[] {
  const first = predecessorsOf(observation.plans, id).filter(
    (other) => !isOver(other.id, observation, claimed),
  );
  return first.map((other) =>
    waitFor("plan", `a plan record (${other.record.kind}) puts ${other.id} first`, [other.id]),
  );
}

/** Whether nothing has to wait for a ticket any more: it is closed, or does not exist, and nobody works on it. */
function isOver(id: string, { tickets, others }: Observation, claimed: ReadonlySet<string>): boolean {
  if (claimed.has(id)) return false;
  const seen = tickets.find((ticket) => ticket.id === id);
  const state = seen === undefined ? others.find((other) => other.id === id)?.state : seen.on_default?.state;
  return state === undefined || state === null || state === "closed";
}

function placeReasons({ work, worktree }: Unclaimed, { checkout }: Observation): readonly WaitReason[] {
  const reasons: WaitReason[] = [];
  if (work !== null) {
    reasons.push(waitFor("branch", "its work branch exists and no claim explains it: rename or delete it"));
  }
  if (worktree === "foreign") {
    reasons.push(waitFor("worktree", "something that yoi did not make stands where its worktree would be"));
  }
  if (checkout.problem !== null) reasons.push(waitFor("checkout", checkout.problem));
  return reasons;
}

function agentReasons({ config }: Observation): readonly WaitReason[] {
  const missing = (["coder", "reviewer"] as const).filter((role) => !config.roles[role]);
  return missing.map((role) => waitFor("agent", `no agent is configured for the role ${role}`));
}

/** A judgement to wait stands until it is time to ask again. */
function judgementReasons({ wait }: Unclaimed, now: string): readonly WaitReason[] {
  if (wait === null || timeAfter(wait.since, JUDGEMENT_HOLDS) <= now) return [];
  return wait.reasons.filter(({ kind }) => kind === "judgement");
}

function capacityReasons({ observation, claimed }: RoutingFacts): readonly WaitReason[] {
  if (claimed.size < observation.config.max_parallel) return [];
  const ids = [...claimed].sort();
  return [waitFor("capacity", "as many tickets as may be are worked on at once", ids)];
}

/** Some ids as a list in words, cut where it is long. */
function listOf(ids: readonly string[]): string {
  const shown = ids.slice(0, 5).join(", ");
  return ids.length > 5 ? `${shown} and ${ids.length - 5} more` : shown;
}
