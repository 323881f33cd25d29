import type { CodeInfo } from "../code-info.ts";

/** Codes of the area `orchestrate/` about commands of people on what an Orchestrator works on. */
export const orchestratePersonCodes = {
  "orchestrate/attempt-open": {
    severity: "error",
    title: "somebody works on it",
    message: "the {role} of round {round} has been working on {ticket} since {since}",
    help: "repeat the command when that has ended, {deadline} at the latest; or end the work with `yoi ticket return {ticket}`",
    explain:
      "What a person changes in a ticket that an Orchestrator has claimed is a commit on its work branch. A run that is going on builds on the branch as it found it, and would be lost if the branch moved under it. Only what ends the work, or answers what the Orchestrator asked, does not wait for a run.",
  },
  "orchestrate/work-moved": {
    severity: "error",
    title: "work branch is elsewhere",
    message: "the work branch of {ticket} is not where the ledger expects it",
    help: "run `yoi orchestrate --once`, which looks into it, and repeat the command",
    explain:
      "Ledger and work branch move together. Where they differ, a move was interrupted, or somebody pushed to the branch or deleted it. The Orchestrator finishes the move, takes the commits over or asks a person; until then nothing is put on top.",
  },
  "orchestrate/landed": {
    severity: "error",
    title: "landed already",
    message: "the work on {ticket} has landed, and this is asked: {need}",
    help: "accept it with `yoi review {ticket} --override post-merge --note …`, or take it back with `yoi revert {ticket}`",
    explain:
      "After the merge there is no work branch any more that an answer could be written to, and the ticket is closed. What is asked then is whether the merge stands although something failed after it. Accepting that is recorded with name and reason; taking it back reopens the ticket.",
  },
  "orchestrate/no-ledger": {
    severity: "error",
    title: "no ledger",
    message: "there is no ledger yet in which a decision could wait",
    help: "leave --ledger out: the decision goes into the ticket",
    explain:
      "The ledger begins with the first thing an Orchestrator writes: why a ticket waits, or a claim. A person does not begin one, because a ledger that was lost must not be replaced by an empty one. In the ticket a plan record is as good.",
  },
  "orchestrate/not-waiting": {
    severity: "error",
    title: "not to be accepted",
    message: "{ticket} is {state} on {branch}: no acceptance will take a decision over",
    help: "leave --ledger out: the decision goes into the ticket",
    explain:
      "A plan record waits in the ledger until its ticket is accepted, and is copied into the ticket then. A ticket that somebody works on by hand, or that is done, is not accepted any more, so the record would wait for ever.",
  },
} as const satisfies Record<string, CodeInfo>;
