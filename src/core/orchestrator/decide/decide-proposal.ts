import { boundNote } from "../fields.ts";
import type { LedgerVerdict } from "../ledger.ts";
import { lastEntry, type ReviewFinding } from "../rounds.ts";
import { openAttempt } from "./decide-attempt.ts";
import { conflictRound, nextRound, personsRound, updateFromBase } from "./decide-round.ts";
import { isAbout, isApproval, overrideOf, reviewOf, validationOf } from "./evidence.ts";
import { evaluateGate, formatGateStatus, type GateResult } from "./gate.ts";
import { doStep, type Next, onClaim, type Worked, waitNext } from "./next.ts";
import { waitFor } from "./wait-reason.ts";

/** What comes next for a proposal: another round where somebody asked or something moved, else the gate. */
export function decideProposal(worked: Worked): Next {
  return (
    decideRequested(worked) ??
    decideStale(worked) ??
    decideValidation(worked) ??
    (worked.seen.request === null ? doStep({ kind: "open_request", ...onClaim(worked) }) : decideGate(worked))
  );
}

type Requested = Extract<LedgerVerdict, { kind: "changes_requested" }>;

/** A person's newest word about the proposal asks for changes, and no round has begun for it. */
function decideRequested(worked: Worked): Next | undefined {
  const words = worked.verdicts.filter(({ kind }) => kind === "approval" || kind === "changes_requested");
  const asked = words.findLast(
    (verdict, index): verdict is Requested =>
      verdict.kind === "changes_requested" &&
      words.findLastIndex(({ by }) => by === verdict.by) === index &&
      isAbout(worked, verdict) &&
      !isTakenUp(worked, verdict),
  );
  return asked === undefined ? undefined : personsRound(worked, asked.by, asked.note, findingsOf(asked));
}

/** At least one finding, so that the round's request names the verdict it answers. */
function findingsOf({ id, note, findings }: Requested): readonly ReviewFinding[] {
  const said = findings.length > 0 ? findings : [{ path: null, line: null, text: note }];
  return said.map(({ path, line, text }, index) => {
    return { id: `${id}-${index + 1}`, severity: "blocking", path, line, text: boundNote(text) };
  });
}

function isTakenUp({ work }: Worked, { id }: Requested): boolean {
  return work.rounds.some(
    (entry) => entry.kind === "request" && entry.findings.some((finding) => finding.id === `${id}-1`),
  );
}

/** The default branch or the subject moved since the review. */
function decideStale(worked: Worked): Next | undefined {
  const { work } = worked;
  const update = updateFromBase(worked);
  if (update !== undefined) return update;
  if (work.base.conflicts.length > 0) return conflictRound(worked);
  const review = reviewOf(worked);
  if ((review !== undefined && isApproval(review)) || overrideOf(worked, "review") !== undefined) {
    return undefined;
  }
  const last = lastEntry(work.rounds, "review");
  if (last?.subject.code === work.subject.code) {
    return nextRound(
      worked,
      "text",
      "The ticket's text or the policy changed: bring the work in line with it.",
      [],
    );
  }
  return nextRound(
    worked,
    "adopted",
    "The code changed after it was reviewed: report on it as it is now.",
    [],
  );
}

/** An update from the base is validated again; the result goes to the ledger, so that the proposal stays as it is. */
function decideValidation(worked: Worked): Next | undefined {
  if (!worked.observation.config.has_validation) return undefined;
  const passed = validationOf(worked);
  if (passed === true || overrideOf(worked, "validation") !== undefined) return undefined;
  if (passed === undefined) return openAttempt(worked, { role: "validator", replaces: null, landed: null });
  return nextRound(worked, "validation", "Validation of the proposal failed.", []);
}

function decideGate(worked: Worked): Next {
  const { seen, observation } = worked;
  const gate = evaluateGate(seen, observation);
  const status = formatGateStatus(gate);
  const shown = seen.request?.status ?? null;
  if (shown !== null && shown !== status) return doStep({ kind: "set_status", ...onClaim(worked), status });
  if (gate.status !== "passed") return { kind: "wait", reasons: openParts(gate) };
  if (observation.config.authority !== "merge") {
    return waitNext("person", "it is ready to be merged: a person merges it");
  }
  if (observation.checkout.problem !== null) return waitNext("checkout", observation.checkout.problem);
  return doStep({
    kind: "merge",
    ...onClaim(worked),
    base: observation.default.sha,
    verdicts: seen.verdicts.length,
  });
}

const PEOPLES = new Set(["approvals", "changes", "protected"]);

function openParts({ children }: GateResult): readonly ReturnType<typeof waitFor>[] {
  return children
    .filter(({ status }) => status !== "passed")
    .map(({ name, reason }) => waitFor(PEOPLES.has(name) ? "person" : "gate", `${name}: ${reason}`));
}
