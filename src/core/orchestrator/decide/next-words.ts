import type { Decision, Step } from "../step.ts";

const RECOVERIES: Readonly<Record<Extract<Step, { kind: "recover" }>["action"], string>> = {
  claim: "completes the claim",
  ledger: "writes into the ledger what the branch proves",
  ref: "moves the branch to where the ledger has it",
  back: "takes the ledger back to where the branch is",
  unlanded: "takes a merge out of the ledger that the default branch lacks",
};

/** What a decision does with one ticket, in words that follow `the next tick`. */
export function nextWords({ steps, waits, stopped }: Decision, ticket: string): string {
  if (stopped !== null) return "does nothing";
  const step = steps.find((each) => each.kind !== "record_waits" && each.ticket === ticket);
  if (step !== undefined) return stepWords(step);
  const [reason] = waits.find((each) => each.ticket === ticket)?.reasons ?? [];
  return reason === undefined ? "does nothing" : `waits: ${reason.text}`;
}

/** Steps that a doctor meets have words of their own; any other is named. */
function stepWords(step: Step): string {
  switch (step.kind) {
    case "recover":
      return RECOVERIES[step.action];
    case "release":
      return `ends the claim as ${step.outcome}: ${step.reason}`;
    case "adopt":
      return "takes the commits into the claim";
    case "hold":
      return "keeps it in a rescue ref, puts the branch back and asks a person";
    case "note_landed":
      return `notes that the work landed as ${step.landed.slice(0, 12)}`;
    case "open_attempt":
      return `opens another attempt of the ${step.role}`;
    case "publish":
      return `publishes what the ${step.role} brought`;
    case "escalate":
      return `asks a person: ${step.need}`;
    case "delete_work_ref":
      return "deletes the branch if it has not moved";
    case "cleanup":
      return "removes the worktree, and saves first what nothing else holds";
    case "accept":
    case "complete":
    case "merge":
    case "open_request":
    case "prepare_workspace":
    case "propose":
    case "record_waits":
    case "request_changes":
    case "return_to_intake":
    case "run_coder":
    case "run_reviewer":
    case "run_validation":
    case "set_status":
    case "update_from_base":
      return `does the step ${step.kind}`;
  }
}
