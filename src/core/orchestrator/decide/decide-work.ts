import { type EntryOf, lastEntry } from "../rounds.ts";
import { isSameSubject } from "../subject.ts";
import { openAttempt } from "./decide-attempt.ts";
import { conflictRound, nextRound, updateFromBase } from "./decide-round.ts";
import { criteriaOf, isApproval, overrideOf, reviewOf } from "./evidence.ts";
import { doStep, type Next, onClaim, type Worked } from "./next.ts";

/** What comes next for work in progress with no open attempt: code, validate, review, another round, or propose. */
export function decideWork(worked: Worked): Next {
  const { claim, work, observation } = worked;
  const update = updateFromBase(worked);
  if (update !== undefined) return update;
  const report = lastEntry(work.rounds, "report", ({ round }) => round === claim.round);
  if (report === undefined) return openAttempt(worked, { role: "coder", replaces: null, landed: null });
  if (work.base.conflicts.length > 0) return conflictRound(worked);
  if (report.subject.ticket !== work.subject.ticket) {
    return nextRound(worked, "text", "The ticket's text changed: bring the work in line with it.", []);
  }
  const validated = observation.config.has_validation ? decideValidated(worked) : undefined;
  return validated ?? decideReviewed(worked);
}

/** Undefined: validation passed for the subject in this round, or a person accepts that it failed. */
function decideValidated(worked: Worked): Next | undefined {
  const { claim, work } = worked;
  const result = lastEntry(
    work.rounds,
    "validation",
    ({ round, subject }) => round === claim.round && isSameSubject(subject, work.subject),
  );
  if (result === undefined) return openAttempt(worked, { role: "validator", replaces: null, landed: null });
  if (result.passed || overrideOf(worked, "validation") !== undefined) return undefined;
  const failed = result.commands.filter(({ exit_code }) => exit_code !== 0).map(({ command }) => command);
  return nextRound(worked, "validation", `Validation failed: ${failed.join("; ") || "see its result"}`, []);
}

function decideReviewed(worked: Worked): Next {
  const review = reviewOf(worked, worked.claim.round);
  if (review === undefined) return openAttempt(worked, { role: "reviewer", replaces: null, landed: null });
  if (!isApproval(review) && overrideOf(worked, "review") === undefined) {
    return nextRound(worked, "review", review.summary, review.findings, isStuck(worked, review));
  }
  const open = criteriaOf(worked).filter(({ met }) => !met);
  if (open.length > 0 && overrideOf(worked, "criteria") === undefined) {
    const list = open.map(({ criterion, text }) => `${criterion}. ${text}`).join("\n");
    return nextRound(worked, "criteria", `Nothing shows that these criteria are met:\n${list}`, []);
  }
  return doStep({ kind: "propose", ...onClaim(worked) });
}

/** Whether a review names the very blocking findings of the review before it: another round would change nothing. */
function isStuck({ work }: Worked, review: EntryOf<"review">): boolean {
  const before = lastEntry(work.rounds, "review", ({ round }) => round < review.round);
  const ids = blockingIds(review);
  return before !== undefined && ids !== "" && ids === blockingIds(before);
}

function blockingIds({ findings }: EntryOf<"review">): string {
  const blocking = findings.filter(({ severity }) => severity === "blocking").map(({ id }) => id);
  return [...new Set(blocking)].sort().join(" ");
}
