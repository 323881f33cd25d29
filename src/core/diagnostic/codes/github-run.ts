import type { CodeInfo } from "../code-info.ts";

/** Codes of the area `github/`: what keeps the Action from doing what it was asked. */
export const githubRunCodes = {
  "github/no-runner": {
    severity: "error",
    title: "not started by a runner",
    message: "the variable {name} is not what a runner of GitHub sets",
    help: "start this as a step of a workflow: uses: owner/yoi@commit",
    explain:
      "The Action learns which repository, run and event it works for from the variables that a runner sets for every step. One of them is missing or has another form, so it is not known what to work on. A runner that is hosted by somebody else than GitHub must set the same ones.",
  },
  "github/bad-event": {
    severity: "error",
    title: "event cannot be read",
    message: "the payload of the event {event} has no usable {key}",
    help: "start the workflow by an event that the documentation names",
    explain:
      "A few values of an event's payload say which request or commit woke the Action; all else is read from git and the API. One of these values is missing or has another form, as when an event is made by hand or comes from another forge.",
  },
  "github/bad-input": {
    severity: "error",
    title: "input refused",
    message: "the input {name} cannot be {value}",
    help: "{suggestion}",
    explain:
      "An input of the Action must have the form that the table of inputs in the README names. Nothing was done, because a wrong input can mean that a step does less, or something else, than its author believes.",
  },
  "github/missing-input": {
    severity: "error",
    title: "input is missing",
    message: "mode {mode} needs the input {name}",
    help: "give it in the workflow under with: {name}",
    explain:
      "Some modes work for one ticket or one attempt and must be told for which. The workflows that `yoi init --github` writes pass these inputs from job to job; a workflow that was changed by hand may have lost one.",
  },
  "github/unexpected": {
    severity: "error",
    title: "yoi failed",
    message: "this is a fault of yoi {version}: {problem}",
    help: "report it with this line and the name of the event",
    explain:
      "Something happened that the program does not expect anywhere. What was not seen must not pass, so the step fails. Nothing that was half done is lost: the next run goes on from what the repository shows.",
  },
} as const satisfies Record<string, CodeInfo>;
