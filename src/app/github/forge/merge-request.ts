import { GATE_CONTEXT, QUEUE_CONTEXT } from "../../../core/github/names.ts";
import { plainTitle } from "../../../core/github/plain-title.ts";
import { isAbout } from "../../../core/orchestrator/decide/evidence.ts";
import { boundReason } from "../../../core/orchestrator/fields.ts";
import type { TicketSeen } from "../../../core/orchestrator/observation.ts";
import type { Step, StepOutcome } from "../../../core/orchestrator/step.ts";
import { formatCommitMessage, type Trailer } from "../../../io/git/commit-message.ts";
import type { Orchestrator } from "../../orchestrate/context.ts";
import { observe, type Seen } from "../../orchestrate/observe/observe.ts";
import { requireWorkTicket } from "../../orchestrate/perform/perform-records.ts";
import { decideFor } from "../../orchestrate/tick.ts";
import { type ForgeParts, runUrl } from "./forge-parts.ts";
import { gateOf, requireSeen, showGate } from "./gate-of.ts";
import { siblingsOf, siblingText } from "./siblings.ts";

type MergeStep = Extract<Step, { kind: "merge" }>;

/**
 * Merges a proposal on GitHub, guarded by its head, or puts it into the merge queue where the branch has one. Right
 * before, the world is looked at once more: only what comes to the same decision is merged. That it landed is noted by
 * the next look, as if a person had merged it.
 */
export async function mergeRequest(
  parts: ForgeParts,
  orchestrator: Orchestrator,
  step: MergeStep,
): Promise<StepOutcome> {
  const { api, memory } = parts;
  const { ticket: id, fence } = step;
  const stale = (message: string): StepOutcome => ({ kind: "stale", step, message });
  const before = memory.refused.get(fence.head);
  if (before !== undefined) return stale(`GitHub refused to merge it: ${before}`);
  const seen = await observe(orchestrator);
  const request = memory.notes.get(id)?.request;
  const again = decideFor(seen.observation, { ticket: id }).steps.find(({ kind }) => kind === "merge");
  if (request === undefined || again === undefined || !isSameStep(again, step))
    return stale("what the gate looked at has changed since");
  if (request.statuses.get(GATE_CONTEXT)?.state !== "success")
    return stale(`${GATE_CONTEXT} is not green yet`);
  const siblings = await siblingsOf(api, fence.head, request.number);
  if (siblings.length > 0) return stale(siblingText(siblings));
  const rules = await api.readRules(orchestrator.place.defaultBranch);
  const answer =
    rules?.mergeQueue === true
      ? await enqueue(parts, request.nodeId, fence.head)
      : await merge(parts, orchestrator, { seen, id, head: fence.head, number: request.number });
  if (answer.kind !== "refused") return { kind: "done", step, message: answer.message };
  const reason = boundReason(answer.reason);
  memory.refused.set(fence.head, reason);
  await showGate(parts, seen, id, { number: request.number, gate: gateOf(seen, id) });
  return stale(`GitHub refused to merge it: ${reason}`);
}

type Answer =
  | { readonly kind: "done"; readonly message: string }
  | { readonly kind: "refused"; readonly reason: string };

/** The head remembers that it was queued: one that comes out again without a merge is not put there again and again. */
async function enqueue(parts: ForgeParts, nodeId: string, head: string): Promise<Answer> {
  const { api, actingApi, memory } = parts;
  const answer = await actingApi.enqueueRequest({ nodeId, head });
  if (answer.kind === "refused") return answer;
  memory.queued.add(head);
  await api.setStatus({
    sha: head,
    context: QUEUE_CONTEXT,
    state: "success",
    description: "put into the merge queue",
    targetUrl: runUrl(parts),
  });
  return { kind: "done", message: "put into the merge queue" };
}

async function merge(
  { actingApi }: ForgeParts,
  orchestrator: Orchestrator,
  {
    seen,
    id,
    head,
    number,
  }: { readonly seen: Seen; readonly id: string; readonly head: string; readonly number: number },
): Promise<Answer> {
  const title = plainTitle(requireWorkTicket(orchestrator, seen, id, head).item?.title ?? "", id);
  const message = formatCommitMessage(
    `Completes ${id}.`,
    trailersOf(requireSeen(seen, id), id, head),
  ).trimEnd();
  const { method } = seen.config.merge;
  const answer = await actingApi.mergeRequest({ number, head, method, title, message });
  if (answer.kind !== "merged") return { kind: "refused", reason: answer.reason };
  const branch = orchestrator.place.defaultBranch;
  return { kind: "done", message: `merged #${number} into ${branch} as ${answer.sha.slice(0, 10)}` };
}

/** Who approved which head, for whoever reads the history later. Words that do not count are not among the verdicts. */
function trailersOf({ work, verdicts }: TicketSeen, id: string, head: string): readonly Trailer[] {
  const approvals =
    work === null
      ? []
      : verdicts.filter((verdict) => verdict.kind === "approval" && isAbout({ work, verdicts }, verdict));
  return [
    { name: "Yoi-Ticket", value: id },
    { name: "Yoi-Head", value: head },
    ...[...new Set(approvals.map(({ by }) => by))].map((value) => ({ name: "Approved-by", value })),
  ];
}

function isSameStep(one: Step, other: MergeStep): boolean {
  return (
    one.kind === "merge" &&
    one.base === other.base &&
    one.fence.generation === other.fence.generation &&
    one.fence.head === other.fence.head &&
    one.fence.attempt === other.fence.attempt
  );
}
