import { timeAfter } from "../claim/time-after.ts";
import type { WaitReason } from "../ledger.ts";
import type { TicketSeen, WorkSeen } from "../observation.ts";
import { doStep, type Next } from "./next.ts";
import { missingDecision, type RoutingFacts, routingReasons, type Unclaimed } from "./routing.ts";

/** What a ticket without a live claim is decided with. */
export interface UnclaimedFacts extends RoutingFacts {
  /** Tickets that this decision accepts already, in order. */
  readonly accepted: readonly string[];
}

/** How long a judgement that keeps a ticket waiting stands before the agent is asked again. */
const JUDGEMENT_SECONDS = 15 * 60;

/** What comes next for a ticket that nobody has claimed. */
export function decideUnclaimed(seen: TicketSeen, facts: UnclaimedFacts): Next {
  const { id: ticket, work, worktree, on_default: item } = seen;
  if (work !== null && isLeftBehind(seen, work))
    return doStep({ kind: "delete_work_ref", ticket, head: work.head });
  const unclaimed = item?.state === "queued" ? { ...seen, on_default: item } : undefined;
  if (work !== null && isAcceptance(seen, work)) return decideInterrupted(seen, work, unclaimed, facts);
  // What has the name of no ticket is a person's own.
  const isKnown = item !== null || seen.claim !== null;
  if (isKnown && worktree !== "none" && worktree !== "foreign") return doStep({ kind: "cleanup", ticket });
  return unclaimed === undefined ? { kind: "wait", reasons: [] } : decideQueued(unclaimed, facts);
}

function decideQueued(seen: Unclaimed, { accepted, ...facts }: UnclaimedFacts): Next {
  const { id: ticket, on_default: item } = seen;
  const missing = missingDecision(seen, facts.observation);
  if (missing !== undefined && item.queued_at !== null) {
    return doStep({ kind: "return_to_intake", ticket, queuedAt: item.queued_at, reason: missing });
  }
  const reasons = routingReasons(seen, facts);
  if (reasons.length > 0 || item.queued_at === null) return { kind: "wait", reasons };
  const judged = standingJudgement(seen, facts.observation);
  if (judged.length > 0) return { kind: "wait", reasons: judged };
  return doStep({
    kind: "accept",
    ticket,
    queuedAt: item.queued_at,
    generation: lastGeneration(seen) + 1,
    judge: facts.observation.config.roles.orchestrator,
    ahead: accepted,
  });
}

/** What an Orchestrator agent said not long ago: it is not asked again at every look. */
function standingJudgement(
  { wait }: TicketSeen,
  { now, config }: UnclaimedFacts["observation"],
): readonly WaitReason[] {
  if (!config.roles.orchestrator || wait === null) return [];
  const judged = wait.reasons.filter(({ kind }) => kind === "judgement");
  return now < timeAfter(wait.since, JUDGEMENT_SECONDS) ? judged : [];
}

/** The work ref stands where an ended claim had it: its deletion was interrupted. */
function isLeftBehind({ claim }: TicketSeen, { head }: WorkSeen): boolean {
  return claim?.ended.at(-1)?.head === head;
}

/** The work ref is an acceptance that the ledger does not know: the claim was interrupted between its two refs. */
export function isAcceptance(seen: TicketSeen, { trailer, ticket, has_code, rounds }: WorkSeen): boolean {
  const isNext = trailer?.generation === lastGeneration(seen) + 1;
  return isNext && ticket?.state === "inprogress" && !has_code && rounds.length === 0;
}

/** The claim is completed where the ticket could be accepted now; an acceptance of an older queueing goes. */
function decideInterrupted(
  seen: TicketSeen,
  work: WorkSeen,
  unclaimed: Unclaimed | undefined,
  facts: UnclaimedFacts,
): Next {
  const { id: ticket } = seen;
  const chain = work.ticket?.chain ?? [];
  const isOfThisQueueing = unclaimed?.on_default.chain.every((word, index) => chain[index] === word) ?? false;
  if (unclaimed === undefined || !isOfThisQueueing) {
    return doStep({ kind: "delete_work_ref", ticket, head: work.head });
  }
  const reasons = routingReasons({ ...unclaimed, work: null }, facts);
  const { queued_at: queuedAt } = unclaimed.on_default;
  if (reasons.length > 0 || queuedAt === null) return { kind: "wait", reasons };
  return doStep({
    kind: "recover",
    ticket,
    action: "claim",
    generation: lastGeneration(seen) + 1,
    head: work.head,
    round: 1,
    asked: false,
    queuedAt,
    fence: null,
  });
}

function lastGeneration({ claim }: TicketSeen): number {
  return claim?.live?.generation ?? claim?.ended.at(-1)?.generation ?? 0;
}
