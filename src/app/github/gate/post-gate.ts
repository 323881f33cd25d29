import type { StatusWords } from "../../../core/github/gate-texts.ts";
import { GATE_CONTEXT } from "../../../core/github/names.ts";
import type { GitHubContext } from "../context.ts";
import { runUrl } from "../forge/forge-parts.ts";

/** What a head shows of the gate so far. */
export type ShownStatus = { readonly state: string; readonly description: string } | undefined;

/** Posts the gate's status where it says something else so far; whether it was posted. */
export async function postGate(
  context: Pick<GitHubContext, "api" | "runner">,
  sha: string,
  shown: ShownStatus,
  words: StatusWords,
): Promise<boolean> {
  if (shown?.state === words.state && shown.description === words.description) return false;
  await context.api.setStatus({ sha, context: GATE_CONTEXT, ...words, targetUrl: runUrl(context) });
  return true;
}

/** What is posted while checks run: only where a head says nothing yet, since events can come late and in any order. */
export const BEGUN: StatusWords = { state: "pending", description: "pending: checks: they have begun" };
/** What a request of no ticket's work shows. */
export const FREE: StatusWords = { state: "success", description: "no ticket is worked on here" };
