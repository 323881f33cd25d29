import { TRANSITION_CONTEXT } from "../../../core/github/names.ts";
import { judgeWorkHead } from "../check/transition.ts";
import type { GitHubContext } from "../context.ts";
import type { GitHubOrchestrator } from "./open-on-github.ts";
import type { TicksEnd } from "./restricted-tick.ts";

/**
 * Posts `yoi/transition` on the proposals that the last look saw without a verdict, and says how many there were. A
 * request that the token of a job opened has its own check held until somebody lets it run; this job runs what the
 * default branch says as well, so it need not wait for that. @throws git/*, ledger/*, github/*
 */
export async function judgeProposals(
  context: GitHubContext,
  { forge }: GitHubOrchestrator,
  { last }: TicksEnd,
): Promise<number> {
  const heads = last.seen.observation.tickets.flatMap(({ id, claim, work, request: shown }) => {
    const request = forge.notesOf(id)?.request;
    if (!claim?.live || shown?.state !== "open" || request === undefined) return [];
    if (request.head !== work?.head || request.inMergeQueue) return [];
    const state = request.statuses.get(TRANSITION_CONTEXT)?.state ?? "pending";
    return state === "pending" ? [request.head] : [];
  });
  for (const head of heads) {
    const { reason } = await judgeWorkHead(context, head);
    context.log(`${TRANSITION_CONTEXT} on ${head.slice(0, 10)}: ${reason}`);
  }
  return heads.length;
}
