import type { CodeInfo } from "../code-info.ts";

/** Codes of the area `usage/` about tickets and objectives that are not as the command needs them. */
export const usageRecordCodes = {
  "usage/already-in-state": {
    severity: "error",
    title: "already there",
    message: "{ticket} is {state} already",
    help: "see `yoi why {ticket}` for what comes next",
    explain:
      "A move that leads nowhere would be an event without meaning. Perhaps somebody else was quicker, or another ticket was meant.",
  },
  "usage/other-command": {
    severity: "error",
    title: "another command's move",
    message: "{ticket} is {from}, and this command does not take it from there to {to}",
    help: 'use `yoi ticket {command} {ticket} --reason "…"` if that is what you mean',
    explain:
      "Some states can be reached from two sides with different meanings: ready by finishing intake or by taking back the queueing, intake by a missing decision or by reopening what was done. Each has a command of its own, so that nobody makes one move meaning the other.",
  },
  "usage/already-queued": {
    severity: "error",
    title: "already queued",
    message: "{ticket} has been queued since {queued_at} by {queued_by}",
    help: "take it back first with `yoi ticket unqueue {ticket}` if it shall be queued anew",
    explain:
      "queued_by and queued_at say whose decision set the work going, and the Orchestrator never claims the same entry twice. Queueing again would hide both, so it is two steps: unqueue with a reason, then queue.",
  },
  "usage/nothing-to-change": {
    severity: "error",
    title: "nothing to change",
    message: "nothing was given that differs from what {ticket} says",
    help: "name at least one new value, or use `yoi ticket comment` for a remark",
    explain:
      "A change of a ticket comes with an event and a new updated_at. Without a difference there is nothing that the event could tell.",
  },
  "usage/older-ticket": {
    severity: "error",
    title: "ticket of an older format",
    message: "{ticket} is of an older format ({what}) and cannot be changed this way",
    help: "run `yoi ticket migrate` to see the plan, then `yoi ticket migrate --write`",
    explain:
      "Older formats keep the state in another key or in the path. Writing today's key beside the older one would give the ticket two states. Migrating rewrites the records without loss; comments can be added before that.",
  },
  "usage/cannot-defer": {
    severity: "error",
    title: "not to be deferred",
    message: "{ticket} is {state}, and only a ticket in intake or ready can be deferred",
    help: "take it back first with `yoi ticket return {ticket}` or `yoi ticket unqueue {ticket}`",
    explain:
      "A deferred ticket is one that nobody should start before its day. What is queued or under way has been decided on, so that decision is taken back first, with its reason.",
  },
  "usage/past-date": {
    severity: "error",
    title: "date has passed",
    message: "{date} is not after today, {today}",
    help: "name a later day, or use --clear to take the deferral away",
    explain:
      "A ticket deferred until a day that has come would be deferred and not deferred at once. The dates are those of UTC.",
  },
  "usage/already-related": {
    severity: "error",
    title: "relation is there",
    message: "{ticket} already says {kind} {target}",
    help: "remove it first with --remove to give it another note",
    explain:
      "Of each kind there is at most one relation to a ticket. Two of them with different notes would leave open which one counts.",
  },
  "usage/not-related": {
    severity: "error",
    title: "no such relation",
    message: "{ticket} does not say {kind} {target}",
    help: "see `yoi ticket show {ticket}` for its relations",
    explain:
      "Only the ticket that stores a relation can remove it. What is shown as blocked or superseded by another ticket is derived from that ticket's own relations, and is removed there.",
  },
  "usage/already-linked": {
    severity: "error",
    title: "link is there",
    message: "objective {objective} already links {ticket}",
    help: "see `yoi objective show {objective}`",
    explain:
      "An objective names each ticket at most once. A link has no note and no kind that could be changed.",
  },
  "usage/not-linked": {
    severity: "error",
    title: "no such link",
    message: "objective {objective} does not link {ticket}",
    help: "see `yoi objective show {objective}`",
    explain:
      "Only a ticket that the objective links can be taken out of its list. Perhaps the link stands in another objective.",
  },
  "usage/unknown-event": {
    severity: "error",
    title: "no such event",
    message: "the thread of {ticket} has no event {event}",
    help: "see `yoi ticket history {ticket}` for its events",
    explain:
      "An event is named by the id in its header. Older events have none; name a line of theirs instead, with --line and --file thread.md.",
  },
  "usage/cannot-redact": {
    severity: "error",
    title: "not to be redacted here",
    message: "line {line} of {file} holds no text that can be redacted: {why}",
    help: "{suggestion}",
    explain:
      "Redaction replaces the body of an event, the value of a text field, or a line of prose by a tombstone that says who took it out and why. Headers of events, states, times and structured records carry no prose: there a secret is removed by the command that changes the record. Whatever leaked must be revoked in any case, because git's history still holds it.",
  },
} as const satisfies Record<string, CodeInfo>;
