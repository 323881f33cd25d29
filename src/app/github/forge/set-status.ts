import { statusOf } from "../../../core/github/gate-texts.ts";
import { GATE_CONTEXT } from "../../../core/github/names.ts";
import type { Step, StepOutcome } from "../../../core/orchestrator/step.ts";
import type { Seen } from "../../orchestrate/observe/observe.ts";
import { type ForgeParts, runUrl } from "./forge-parts.ts";
import { gateOf, requireSeen, showGate } from "./gate-of.ts";
import { isSiblingText, siblingsOf, siblingText } from "./siblings.ts";

type StatusStep = Extract<Step, { kind: "set_status" }>;

/**
 * Posts what the gate says as the status of the proposal's head, and shows it on the request. A head that another open
 * request has too gets no success: a status belongs to the commit, and would let the other one pass as well.
 */
export async function setStatus(parts: ForgeParts, step: StatusStep, seen: Seen): Promise<StepOutcome> {
  const { api } = parts;
  const { ticket: id, fence, status } = step;
  const request = requireSeen(seen, id).request;
  if (request === null || seen.refs.work.get(id) !== fence.head)
    return { kind: "stale", step, message: "the proposal has been moved since" };
  // What the gate's own job has said of it stays until it no longer holds.
  const isAsked = status === "passed" || isSiblingText(request.status ?? "");
  const siblings = isAsked ? await siblingsOf(api, fence.head, Number(request.id)) : [];
  const text = siblings.length === 0 ? status : siblingText(siblings);
  const message = `${GATE_CONTEXT}: ${text}`;
  if (text !== request.status) {
    await api.setStatus({
      sha: fence.head,
      context: GATE_CONTEXT,
      ...statusOf(text),
      targetUrl: runUrl(parts),
    });
    await showGate(parts, seen, id, { number: Number(request.id), gate: gateOf(seen, id) });
  }
  return text === status ? { kind: "done", step, message } : { kind: "stale", step, message };
}
