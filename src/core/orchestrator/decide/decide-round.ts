import { lastAskedRound } from "../claim/operations.ts";
import { boundNote } from "../fields.ts";
import { lastEntry, type ReviewFinding, type RoundEntry } from "../rounds.ts";
import type { AskTopic } from "../step.ts";
import { doStep, type Next, onClaim, type Worked } from "./next.ts";

type Cause = Extract<RoundEntry, { kind: "request" }>["cause"];

/**
 * Begins another round, or asks a person where the limit is reached or a round would change nothing. A person who was
 * asked in this round and answered wants it to go on: the count begins anew.
 */
export function nextRound(
  worked: Worked,
  cause: Exclude<Cause, "person">,
  text: string,
  findings: readonly ReviewFinding[],
  isStuck = false,
): Next {
  const { claim, observation } = worked;
  const asked = lastAskedRound(claim);
  const rounds = claim.round - countedFrom(worked);
  if (asked !== claim.round && isStuck) {
    return ask(worked, "progress", `round ${claim.round} brought the same blocking findings again: ${text}`);
  }
  if (asked !== claim.round && rounds >= observation.config.max_review_rounds) {
    return ask(worked, "rounds", `${rounds} rounds did not end it (${cause}): ${text}`);
  }
  return requestChanges(worked, { cause, by: "orchestrator", text, findings });
}

/** Begins another round because a person asked for changes; no limit keeps a person from that. */
export function personsRound(
  worked: Worked,
  by: string,
  text: string,
  findings: readonly ReviewFinding[],
): Next {
  return requestChanges(worked, { cause: "person", by, text, findings });
}

/** Merges the default branch's edit of the ticket into the work branch; undefined: nothing is to be merged. */
export function updateFromBase(worked: Worked): Next | undefined {
  const { seen, work, observation } = worked;
  const { contained, conflicts } = work.base;
  const isEdited = seen.on_default !== null && seen.on_default.text !== work.ticket?.text;
  if (!isEdited || contained || conflicts.length > 0) return undefined;
  const base = observation.default.sha;
  return doStep({ kind: "update_from_base", ...onClaim(worked), base, conflicts: [] });
}

/** A conflict with the default branch is a round for the coder once; when it is there still, a person is asked. */
export function conflictRound(worked: Worked): Next {
  const { claim, work, observation } = worked;
  const { conflicts } = work.base;
  const begun = lastEntry(work.rounds, "request", ({ round }) => round === claim.round);
  if (begun?.cause === "conflict" && lastAskedRound(claim) !== claim.round) {
    return ask(
      worked,
      "conflict",
      `it still conflicts with the default branch in ${conflicts.slice(0, 5).join(", ")}`,
    );
  }
  const base = observation.default.sha;
  return doStep({ kind: "update_from_base", ...onClaim(worked), base, conflicts });
}

/** The round before the one that the count begins with: a person asked for changes, or was asked. */
function countedFrom({ claim, work }: Worked): number {
  const byPerson = lastEntry(work.rounds, "request", ({ cause }) => cause === "person");
  return Math.max(lastAskedRound(claim), (byPerson?.round ?? 1) - 1);
}

function ask(worked: Worked, topic: AskTopic, need: string): Next {
  return doStep({ kind: "escalate", ...onClaim(worked), topic, need });
}

function requestChanges(
  worked: Worked,
  request: {
    readonly cause: Cause;
    readonly by: string;
    readonly text: string;
    readonly findings: readonly ReviewFinding[];
  },
): Next {
  const text = boundNote(request.text);
  return doStep({ kind: "request_changes", ...onClaim(worked), ...request, text });
}
