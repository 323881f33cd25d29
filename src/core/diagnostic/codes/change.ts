import type { CodeInfo } from "../code-info.ts";

/** Codes of the area `change/`: what a change may not do to what was there. */
export const changeCodes = {
  "change/event-lost": {
    severity: "error",
    title: "event edited or removed",
    message: "the {kind} event by {author} at {at} is no longer there as it was",
    help: "restore thread.md (`git checkout {base} -- {path}`) and append a new event that corrects it",
    explain:
      "The thread is append-only: events that others can already see stay, byte for byte and in order, through merges, squashes and rebases. What was never pushed may still be amended. A leaked secret is taken out with `yoi ticket redact`, which leaves a tombstone and an event.",
  },
  "change/event-order": {
    severity: "error",
    title: "events reordered",
    message: "the {kind} event by {author} at {at} changed places with an event that stood before it",
    help: "keep earlier events in their order and append new ones at the end",
    explain: "The order of events is part of what they say. Merges keep ours, then theirs that are new.",
  },
  "change/event-inserted": {
    severity: "warning",
    title: "event placed before earlier ones",
    message: "the new {kind} event by {author} at {at} stands before events that were already there",
    help: "append events at the end of thread.md",
    explain:
      "Readers expect new events at the end. A merge without the merge drivers of `yoi init` can place them elsewhere.",
  },
  "change/event-form": {
    severity: "error",
    title: "event lacks id or role",
    message: "the new {kind} event has no {attribute}",
    help: "append events with `yoi ticket`, or add id: (8 random letters) and role: to the event's comment",
    explain:
      "New events carry a short random id, which tells them apart through merges, and the role of who acted, which the state machine judges.",
  },
  "change/event-role": {
    severity: "error",
    title: "role may not write this event",
    message: "{role} may not write a {kind} event",
    help: "have one of these write it: {allowed}",
    explain:
      "Who may report, review, decide or close is part of the trust in a ticket: an agent that wrote the code cannot also record its review.",
  },
  "change/no-event": {
    severity: "error",
    title: "change without event",
    message: "{what} changed without an event in the thread",
    help: "use `yoi ticket edit`, or append a comment or decision event that says why",
    explain:
      "Every change of an item or a relation appends an event, so that the thread tells who changed what was asked, and when.",
  },
  "change/updated-at": {
    severity: "error",
    title: "updated_at not moved",
    message: "the ticket changed, but updated_at is still {updated_at}",
    help: "set updated_at to the time of the change",
    explain:
      "updated_at moves with every change of the item, its relations or its thread. Lists and reviewers rely on it to see what is new.",
  },
  "change/immutable": {
    severity: "error",
    title: "immutable field changed",
    message: "{key} changed from {before} to {after}",
    help: "restore {key}",
    explain: "created_at says when the ticket was made. It never changes after that.",
  },
  "change/deleted": {
    severity: "error",
    title: "ticket deleted",
    message: "ticket {ticket} was deleted",
    help: "restore it and close it as obsolete: `yoi ticket close {ticket} --as obsolete`",
    explain:
      "A deleted ticket takes its history out of everyone's sight and leaves relations dangling. Closing keeps the record. A ticket that was never pushed may be removed by amending the commit that made it.",
  },
  "change/renamed": {
    severity: "error",
    title: "ticket renamed",
    message: "ticket {ticket} was renamed to {other}",
    help: "keep the directory's name and change the title instead",
    explain:
      "The directory's name is the id that relations, branches and the ledger use. The title may change, the id may not.",
  },
  "change/plan-record-lost": {
    severity: "error",
    title: "plan record edited or removed",
    message: "plan record {id} is no longer there as it was",
    help: "restore the line and append a new record that supersedes it",
    explain: "Plan records are append-only like events: they say what the Orchestrator knew when it decided.",
  },
  "change/not-initial": {
    severity: "error",
    title: "new ticket without beginning",
    message: "the new ticket's thread begins with {found} instead of a create event",
    help: "create tickets with `yoi ticket create`",
    explain:
      "A ticket begins with a create event in intake, and every later state is explained by its chain of events, even when all of it is one commit.",
  },
  "change/record-by-agent": {
    severity: "error",
    title: "record touched by an agent",
    message: "a {role}'s commit touches {path}",
    help: "leave ticket records to the Orchestrator; report through the ticket tools",
    explain:
      "Coders and reviewers work on code. What they report is recorded by the Orchestrator, so that no agent can write its own approval.",
  },
  "change/policy-by-agent": {
    severity: "error",
    title: "policy touched by an agent",
    message: "{role} touches the policy file {path}",
    help: "have a person make or approve this change",
    explain: "Configuration, workflows and hooks decide what agents may do, so agents do not change them.",
  },
  "change/many-tickets": {
    severity: "error",
    title: "more than one ticket",
    message: "an Orchestrator's commit touches {count} tickets: {tickets}",
    help: "make one commit a ticket",
    explain:
      "The Orchestrator's record commits concern one ticket each, so that claims, merges and reverts stay separate.",
  },
  "change/returned": {
    severity: "warning",
    title: "taken back to an earlier form",
    message: "the ticket was taken back to the form it had in {commit}",
    help: "reopen the ticket with `yoi ticket reopen {ticket}` if its work is to be done again",
    explain:
      "A revert in an emergency is lawful and visible: the ticket's files are exactly what they were in an earlier commit. The Orchestrator never claims the same queued_at twice; `yoi revert` does both properly.",
  },
  "change/too-many-pointed": {
    severity: "warning",
    title: "only part of the relations read",
    message: "more than {limit} tickets are reached from this change; the rest was not read",
    help: "run `yoi ticket doctor` for the whole picture",
    explain:
      "The hook reads only what a change points to, and at most a fixed number, so that a commit never gets slower with the size of the workspace.",
  },
  "change/trailer": {
    severity: "error",
    title: "trailer names no ticket",
    message: "the trailer Yoi-Ticket: {id} names no ticket of this workspace",
    help: "{suggestion}",
    explain: "A Yoi-Ticket trailer ties a commit to its ticket. A wrong id would tie it to nothing.",
  },
} as const satisfies Record<string, CodeInfo>;
