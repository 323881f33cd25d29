import { boundLine } from "../orchestrator/agent/quote.ts";

/** Longest title of a request. GitHub takes 256 characters. */
const MAX_TITLE_LENGTH = 200;

/**
 * A line of a stranger for the title of a request or a commit, where nothing can be escaped: it names nobody, refers to
 * nothing and closes nothing, and keeps no workflow from running. A text of which nothing is left is `fallback`.
 * https://docs.github.com/en/issues/tracking-your-work-with-issues/using-issues/linking-a-pull-request-to-an-issue
 * https://docs.github.com/en/actions/how-tos/manage-workflow-runs/skip-workflow-runs
 */
export function plainTitle(text: string, fallback: string): string {
  const line = boundLine(text, MAX_TITLE_LENGTH)
    .replaceAll("@", "(at)")
    .replaceAll(/#(?=\w)/g, "no. ")
    .replaceAll(/GH-(?=\d)/gi, "GH ")
    .replaceAll("://", ": ")
    .replaceAll(/\bwww\./gi, "www ")
    .replaceAll("[", "(")
    .replaceAll("]", ")")
    .replaceAll(/(skip-checks?)\s*:/gi, "$1 ")
    .replaceAll("<!--", "< !--")
    .trim();
  return line === "" ? fallback : boundLine(line, MAX_TITLE_LENGTH);
}
