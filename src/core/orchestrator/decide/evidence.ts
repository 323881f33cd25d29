import type { LedgerVerdict } from "../ledger.ts";
import type { WorkSeen } from "../observation.ts";
import { type EntryOf, lastEntry } from "../rounds.ts";
import { isSameSubject, type Subject } from "../subject.ts";
import type { GateName } from "./gate-names.ts";

type Override = Extract<LedgerVerdict, { kind: "override" }>;

/** A work ref with what the ledger says about it. */
export interface Said {
  readonly work: Pick<WorkSeen, "head" | "subject" | "rounds" | "ticket">;
  readonly verdicts: readonly LedgerVerdict[];
}

/**
 * The subjects whose review and approvals hold for the work: its own, and those that updates from the base carried on,
 * because git itself makes the one of the other.
 */
function subjectsOf({ work, verdicts }: Said): readonly Subject[] {
  const subjects: Subject[] = [work.subject];
  for (const verdict of verdicts.toReversed()) {
    if (verdict.kind !== "update") continue;
    if (subjects.some((subject) => isSameSubject(subject, verdict.subject))) subjects.push(verdict.from);
  }
  return subjects;
}

function isOneOf(subjects: readonly Subject[], subject: Subject): boolean {
  return subjects.some((each) => isSameSubject(each, subject));
}

/** Whether a subject is that of the work, or one whose verdicts hold for it. */
export function isSubjectOf(said: Said, subject: Subject): boolean {
  return isOneOf(subjectsOf(said), subject);
}

/** Whether a person's word is about the work: its very head, or a subject that holds for it. */
export function isAbout(said: Said, { head, subject }: LedgerVerdict): boolean {
  return head === said.work.head || isSubjectOf(said, subject);
}

/** The newest override of a part of the gate for the work as it is. That of a validation holds for its subject only. */
export function overrideOf(said: Said, gate: GateName): Override | undefined {
  return said.verdicts.findLast(
    (verdict): verdict is Override =>
      verdict.kind === "override" &&
      verdict.gate === gate &&
      (gate === "validation"
        ? verdict.head === said.work.head || isSameSubject(verdict.subject, said.work.subject)
        : isAbout(said, verdict)),
  );
}

/** The newest review of the work as it is; with a round, only one of that round. */
export function reviewOf(said: Said, round?: number): EntryOf<"review"> | undefined {
  const subjects = subjectsOf(said);
  return lastEntry(
    said.work.rounds,
    "review",
    (entry) => isOneOf(subjects, entry.subject) && (round === undefined || entry.round === round),
  );
}

/** Whether a review lets the work pass: an approval that names blocking findings is none. */
export function isApproval({ status, findings }: EntryOf<"review">): boolean {
  return status === "approve" && findings.every(({ severity }) => severity !== "blocking");
}

/** Whether validation passed for exactly this subject, by the newest result; undefined: it was not run. */
export function validationOf({ work: { rounds, subject }, verdicts }: Said): boolean | undefined {
  const later = verdicts.findLast(
    (verdict) => verdict.kind === "validation" && isSameSubject(verdict.subject, subject),
  );
  if (later?.kind === "validation") return later.passed;
  return lastEntry(rounds, "validation", (entry) => isSameSubject(entry.subject, subject))?.passed;
}

/** One acceptance criterion, and what shows that it holds. */
export interface CriterionSeen {
  /** Its number, from 1. */
  readonly criterion: number;
  readonly text: string;
  readonly met: boolean;
  /** Null where nobody said anything about it. */
  readonly evidence: string | null;
}

/** What is known of each acceptance criterion: the reviewer of the subject has the last word, else the newest report. */
export function criteriaOf(said: Said): readonly CriterionSeen[] {
  const { work } = said;
  const review = reviewOf(said)?.evidence ?? [];
  const report = lastEntry(work.rounds, "report")?.evidence ?? [];
  return (work.ticket?.criteria ?? []).map((text, index) => {
    const criterion = index + 1;
    const shown = [...report, ...review].findLast((evidence) => evidence.criterion === criterion);
    return { criterion, text, met: shown?.met ?? false, evidence: shown?.evidence ?? null };
  });
}
