import type { GitHubEvent } from "../../../core/github/event.ts";
import {
  earlyStatusOf,
  formatGateTree,
  type StatusWords,
  statusOf,
} from "../../../core/github/gate-texts.ts";
import { judgeHead, ticketOfBranch } from "../../../core/github/judge-head.ts";
import { GATE_CONTEXT } from "../../../core/github/names.ts";
import { leftOutParts } from "../../../core/github/sticky.ts";
import { evaluateGate, formatGateStatus } from "../../../core/orchestrator/decide/gate.ts";
import { inertCode, inertLine } from "../../../core/orchestrator/dossier/inert.ts";
import type { RequestSeen } from "../../../io/github/values.ts";
import { observe } from "../../orchestrate/observe/observe.ts";
import { decideFor } from "../../orchestrate/tick.ts";
import type { GitHubContext } from "../context.ts";
import { countRequests } from "../forge/forge-parts.ts";
import { siblingText } from "../forge/siblings.ts";
import type { ActionOutcome } from "../outcome.ts";
import { type GitHubOrchestrator, openOnGitHub } from "../tick/open-on-github.ts";
import { wakeTick } from "../tick/restricted-tick.ts";
import { judgeGroup } from "./gate-group.ts";
import { BEGUN, FREE, postGate } from "./post-gate.ts";

type RunEvent = Extract<GitHubEvent, { name: "workflow_run" }>;

/** What one look at the gate of a head came to. */
interface Look {
  /** What is to be shown; undefined: nothing is to be changed. */
  readonly words: StatusWords | undefined;
  readonly shown: { readonly state: string; readonly description: string } | undefined;
  /** Whether the next tick has something to do. */
  readonly wakes: boolean;
  /** Markdown, a paragraph each. */
  readonly said: readonly string[];
}

/**
 * Evaluates the gate of the head that a run of a workflow was about, and posts it as a status of that head. Runs from
 * the default branch, so that no request judges itself. @throws ledger/*, git/*, github/*
 */
export async function runGate(context: GitHubContext): Promise<ActionOutcome> {
  const { event } = context;
  if (event.name !== "workflow_run")
    return outcome(context, "settled", ["The gate is looked at when a check or a review has run."]);
  const orchestrator = openOnGitHub(context);
  const look =
    event.event === "merge_group"
      ? await lookAtGroup(context, orchestrator, event)
      : await lookAtHead(context, orchestrator, event);
  const { words, shown, wakes, said } = look;
  const isPosted = words !== undefined && (await postGate(context, event.head, shown, words));
  if (wakes) await wakeTick(context, orchestrator.place.defaultBranch);
  const posted =
    words === undefined
      ? []
      : [
          `${inertCode(GATE_CONTEXT)} of ${inertCode(event.head.slice(0, 12))}: ${inertLine(words.description, 200)}`,
        ];
  return outcome(context, isPosted || wakes ? "advanced" : "settled", [...posted, ...said]);
}

async function lookAtGroup(
  context: GitHubContext,
  orchestrator: GitHubOrchestrator,
  event: RunEvent,
): Promise<Look> {
  const shown = (await context.api.readStatuses(event.head)).get(GATE_CONTEXT);
  if (event.action === "requested")
    return { words: shown === undefined ? BEGUN : undefined, shown, wakes: false, said: [] };
  const words = await judgeGroup(orchestrator, { head: event.head, branch: event.headBranch });
  const said = words === undefined ? ["The merge group is gone."] : [];
  // A group that failed is thrown out of the queue, and one that passed lands: both are the next tick's.
  return { words, shown, wakes: true, said };
}

async function lookAtHead(
  context: GitHubContext,
  orchestrator: GitHubOrchestrator,
  event: RunEvent,
): Promise<Look> {
  const { workPrefix } = orchestrator.place;
  const requests = await context.api.requestsWithHead(event.head);
  const judged = judgeHead(requests, workPrefix);
  const [request] = requests.filter(({ state }) => state === "open");
  const shown = request?.statuses.get(GATE_CONTEXT);
  if (request === undefined) {
    const wakes = ticketOfBranch(event.headBranch, workPrefix) !== undefined;
    return { words: undefined, shown, wakes, said: ["No open request has this head."] };
  }
  // GitHub throws a request out of its queue whose required status changes.
  if (request.inMergeQueue)
    return { words: undefined, shown, wakes: false, said: ["It is in the merge queue."] };
  if (event.action === "requested")
    return { words: shown === undefined ? BEGUN : undefined, shown, wakes: false, said: [] };
  switch (judged.kind) {
    case "siblings":
      return { words: statusOf(siblingText(judged.numbers)), shown, wakes: false, said: [] };
    case "work":
      return await lookAtWork(orchestrator, event, judged.ticket, request);
    case "free":
    case "none":
      return { words: FREE, shown, wakes: false, said: [] };
  }
}

async function lookAtWork(
  orchestrator: GitHubOrchestrator,
  event: RunEvent,
  id: string,
  request: RequestSeen,
): Promise<Look> {
  const shown = request.statuses.get(GATE_CONTEXT);
  const { observation } = await observe(orchestrator);
  const ticket = observation.tickets.find((each) => each.id === id);
  const decision = decideFor(observation, { ticket: id });
  const wakes = decision.stopped === null && decision.steps.length > 0;
  if (ticket?.claim?.live == null) {
    return { words: statusOf(`pending: claim: nobody works on ${id}`), shown, wakes, said: [] };
  }
  if (ticket.work?.head !== event.head)
    return { words: undefined, shown, wakes: true, said: ["The work has another head by now."] };
  const gate = evaluateGate(ticket, observation);
  const isShown = shown?.description === formatGateStatus(gate);
  const said = [formatGateTree(gate), ...leftOutParts(orchestrator.forge.notesOf(id)?.left ?? [])];
  return { words: isShown ? undefined : earlyStatusOf(gate), shown, wakes: wakes || !isShown, said };
}

function outcome(
  context: GitHubContext,
  reason: "advanced" | "settled",
  said: readonly string[],
): ActionOutcome {
  const requests = countRequests(context);
  return {
    reason,
    ok: true,
    result: { requests },
    summary: `${["## yoi gate", ...said].join("\n\n")}\n`,
    findings: [],
  };
}
