import type { CodeInfo } from "../code-info.ts";
import { orchestratePersonCodes } from "./orchestrate-person.ts";

/** Codes of the area `orchestrate/`: what keeps the Orchestrator from a step. */
export const orchestrateCodes = {
  ...orchestratePersonCodes,
  "orchestrate/records-refused": {
    severity: "error",
    title: "records of the Orchestrator refused",
    message: "the rules refuse {count} things about the records of {ticket}: {first}",
    help: "see what {ticket} holds on its branch, and correct it there",
    explain:
      "What the Orchestrator writes into a ticket is judged by the same rules as everybody's changes, before any ref moves. Something that the ticket holds already, or a text that an agent brought, breaks one of them: nothing was written, and the ticket stays as it is.",
  },
  "orchestrate/no-observation": {
    severity: "error",
    title: "no observation",
    message: "{path} holds no observation: {reason}",
    help: "give a file that `yoi orchestrate --dry-run --json` has printed",
    explain:
      "`yoi orchestrate --observation` decides again about something that was seen before, without looking at the repository. It reads the JSON that `--dry-run --json` prints, or its `observation` alone, of the same version.",
  },
  "orchestrate/no-dossier": {
    severity: "error",
    title: "no dossier",
    message: "there is no dossier of {ticket} yet",
    help: "see `yoi why {ticket}` for what comes next",
    explain:
      "The Orchestrator writes a dossier when it proposes the work: when an agent review approves and validation passed. It is looked for on the work branch as last fetched, on the default branch and in the working tree; perhaps a `git fetch` brings it. Work that people did by hand has none.",
  },
  "orchestrate/bad-dossier": {
    severity: "error",
    title: "dossier cannot be read",
    message: "the dossier of {ticket} cannot be read: {problem}",
    help: "restore the file from its history, or update yoi where a newer one wrote it",
    explain:
      "A dossier is written by the Orchestrator alone and has a published schema. What does not fit it was edited by hand, damaged, or written by a newer version, and nothing in it is shown as if it had been checked.",
  },
  "orchestrate/dossier-missing": {
    severity: "error",
    title: "proposal without dossier",
    message: "the proposal of {ticket} has no {file}",
    help: "ask for changes with `yoi review {ticket} --request-changes`: the next proposal brings one",
    explain:
      "A proposal is the commit that completes the ticket, and its dossier is what a person or a gate decides by. Without it nobody can see what was validated and reviewed. Somebody took it out of the branch, or completed the ticket there by hand.",
  },
  "orchestrate/other-dossier": {
    severity: "error",
    title: "dossier of something else",
    message: "the dossier of {ticket} is about another {what}: {named}",
    help: "ask for changes with `yoi review {ticket} --request-changes`, or wait for the round that the change of the work begins",
    explain:
      "A dossier names its ticket, the commit that was proposed and the subject of its verdicts. Where one of them is not that of the proposal, the evidence in it is about other work: the branch moved, the ticket's text or the policy changed, or the file was copied.",
  },
  "orchestrate/left-attempt": {
    severity: "warning",
    title: "attempt left something behind",
    message: "attempt {attempt} is over and has left {what}",
    help: "run `yoi ticket doctor --live --fix`: it is ended and removed, its transcript stays",
    explain:
      "When the process that ran an attempt is killed, the agent it started, its private directories and a result that came too late can stay behind. None of it can have an effect any more: the attempt is closed in the ledger, or its process is dead. A complete result of an attempt that is still open is not touched, because it will be published.",
  },
  "orchestrate/old-transcripts": {
    severity: "warning",
    title: "old transcripts",
    message: "{count} of attempts that ended more than {days} days ago are kept on this machine",
    help: "run `yoi ticket doctor --live --fix` to remove them",
    explain:
      "What agents print is kept outside git, in the git directory of the machine that ran them, so that a person can look at a run that went wrong. After some weeks it only takes room. Transcripts of open attempts are always kept.",
  },
  "orchestrate/on-github": {
    severity: "error",
    title: "work is done on GitHub",
    message: "`yoi {command}` does not work in this repository: its Orchestrator runs on GitHub",
    help: "see what comes next with `yoi orchestrate --dry-run`; to work here, set [github] enabled to false",
    explain:
      "The configuration says that the Orchestrator runs as a workflow on GitHub. People approve on pull requests there, and checks run there; a process on somebody's machine sees neither, and would merge what nobody has approved. Looking is allowed, and so is everything that people say and do on tickets.",
  },
  "orchestrate/github-not-asked": {
    severity: "warning",
    title: "GitHub was not asked",
    message: "what people and checks say on GitHub about {ticket} is not shown: {reason}",
    help: "set GH_TOKEN to a token that may read the repository, its pull requests and their checks",
    explain:
      "The Orchestrator of this repository runs on GitHub, and its gate counts reviews and checks of a pull request. They can be seen only with a token, which is taken from GH_TOKEN or GITHUB_TOKEN. Without them the gate is shown as far as git tells, so that its approvals and checks can stand otherwise.",
  },
} as const satisfies Record<string, CodeInfo>;
