import type { GateResult } from "../orchestrator/decide/gate.ts";
import { formatGateStatus } from "../orchestrator/decide/gate.ts";
import { gateList } from "../orchestrator/dossier/dossier-tables.ts";
import { dossierWords } from "../orchestrator/dossier/dossier-words.ts";

/** Longest description of a commit status. https://docs.github.com/en/rest/commits/statuses */
const MAX_DESCRIPTION_LENGTH = 140;

/** What the text of a gate's status is on GitHub. */
export interface StatusWords {
  readonly state: "pending" | "success" | "failure";
  readonly description: string;
}

/** The status that shows what the gate says: `passed`, `pending: …` or `failed: …`. Anything else is no success. */
export function statusOf(text: string): StatusWords {
  const description = text.slice(0, MAX_DESCRIPTION_LENGTH).toWellFormed();
  if (text === "passed") return { state: "success", description };
  return { state: text.startsWith("pending") ? "pending" : "failure", description };
}

/** Ends a description that was posted between two ticks. */
const EARLY = " ·";

/**
 * What the gate's own job posts at once. The description differs from what the next tick wants to see, so that the tick
 * posts it again, and with it what else a request shows of the gate.
 */
export function earlyStatusOf(gate: GateResult): StatusWords {
  const { state, description } = statusOf(formatGateStatus(gate));
  return {
    state,
    description: `${description.slice(0, MAX_DESCRIPTION_LENGTH - EARLY.length).toWellFormed()}${EARLY}`,
  };
}

/** The gate as a tree, in Markdown: what strangers wrote in it has no effect. */
export function formatGateTree(gate: GateResult): string {
  return gateList(gate, { words: dossierWords("English"), text: 300, rows: 60 });
}
