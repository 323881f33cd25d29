import type { GateResult } from "../orchestrator/decide/gate.ts";
import { inertCode, inertLine } from "../orchestrator/dossier/inert.ts";
import { MARKS } from "../orchestrator/dossier/verdict-line.ts";
import { formatGateTree } from "./gate-texts.ts";
import type { LeftOut } from "./verdicts.ts";

/** What the comment on a request tells. */
export interface StickyFacts {
  readonly ticket: string;
  readonly gate: GateResult;
  /** `[merge] authority` and `method`. */
  readonly authority: "dossier" | "merge";
  readonly method: "merge" | "squash" | "rebase";
  readonly inMergeQueue: boolean;
  readonly wasEjected: boolean;
  readonly checksHeld: boolean;
  readonly left: readonly LeftOut[];
  /** What else there is to know, a line each. */
  readonly notes: readonly string[];
}

/** The hidden line by which the one comment of a request is found. */
export function stickyMarker(ticket: string): string {
  return `<!-- yoi:gate ${ticket} -->`;
}

const MAX_LEFT = 20;

/** The one comment of a request: what a person does next, and the gate as a tree. */
export function formatSticky(facts: StickyFacts): string {
  const { ticket, gate, left, notes } = facts;
  const parts = [
    stickyMarker(ticket),
    `### ${MARKS[gate.status]} ${inertCode(ticket)}: ${inertLine(gate.reason, 300)}`,
    `**Next:** ${nextForPerson(facts)}`,
    formatGateTree(gate),
    ...leftOutParts(left),
    ...(notes.length === 0 ? [] : [notes.map((note) => `- ${inertLine(note, 500)}`).join("\n")]),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** Reviews that do not count, each with why. Logins stand as code: nobody is mentioned again and again. */
export function leftOutParts(left: readonly LeftOut[]): readonly string[] {
  if (left.length === 0) return [];
  const lines = left
    .slice(0, MAX_LEFT)
    .map(({ login, reason }) => `- ${inertCode(login)}: ${inertLine(reason, 300)}`);
  return [`Reviews that do not count:\n\n${lines.join("\n")}`];
}

const METHODS = { merge: "a merge commit", squash: "squash and merge", rebase: "rebase and merge" } as const;

/** What a person does next, in a sentence. */
export function nextForPerson(facts: Omit<StickyFacts, "ticket" | "left" | "notes">): string {
  const { gate, authority, method } = facts;
  if (facts.inMergeQueue) return "nothing; it is in the merge queue.";
  if (facts.wasEjected)
    return "it left the merge queue without a merge. Look at the checks of its merge group, then put it into the queue again, or push what mends it.";
  if (facts.checksHeld)
    return "let the checks run: GitHub holds them until somebody with write access approves them.";
  if (gate.status === "passed")
    return authority === "merge"
      ? "nothing; yoi merges it."
      : `merge it, with ${METHODS[method]}. Everything else follows by itself.`;
  const open = new Set(gate.children.filter(({ status }) => status !== "passed").map(({ name }) => name));
  if (open.has("attention"))
    return "answer what is asked below, on the ticket's work branch: `yoi ticket attend`.";
  if (open.has("proposal") || open.has("changes")) return "nothing; the work goes on in another round.";
  if (open.has("approvals") || open.has("protected"))
    return "review it. An approval counts of people with write access who neither asked for the work nor wrote any of it.";
  if (open.has("mergeable")) return "nothing; it is brought up to date with the default branch first.";
  if (open.has("checks")) {
    const failed = gate.children.some(({ name, status }) => name === "checks" && status === "failed");
    return failed ? "look at the check that failed." : "wait for the checks.";
  }
  return "nothing yet; see below what it waits for.";
}
