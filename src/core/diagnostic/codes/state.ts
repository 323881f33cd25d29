import type { CodeInfo } from "../code-info.ts";

/** Codes of the area `state/`: the state machine and what each move needs. */
export const stateCodes = {
  "state/illegal-transition": {
    severity: "error",
    title: "no such transition",
    message: "{from} → {to} is not a transition of the state machine",
    help: "move {from} to one of: {allowed}",
    explain:
      "A ticket moves only along the rows of the state machine: intake → ready → queued → inprogress → done → closed, back to intake when a decision is missing, and to closed from any open state. Commands such as `yoi ticket ready` make the move, its event and its fields together.",
  },
  "state/not-recorded": {
    severity: "error",
    title: "move without event",
    message: "state goes from {from} to {to}, but no state_changed event was appended for it",
    help: "undo the edit and run `yoi ticket {command} {ticket}`, or append the state_changed event to thread.md",
    explain:
      "The thread explains the state: each step comes with exactly one state_changed event that names from, to and reason, in the same change. Without it nobody can say who allowed the move. The commands of `yoi ticket` write both.",
  },
  "state/not-explained": {
    severity: "error",
    title: "state and thread disagree",
    message: "the item says {state}, but the thread's last state_changed event leads to {last}",
    help: "append the missing state_changed events, or set state back to {last}",
    explain:
      "The front matter is the authority for the current state and the chain of state_changed events explains it. When they end in different states, either an edit was made by hand without its event or a merge lost one. In a ticket of an older form `yoi ticket migrate` records today's state as the start of the chain.",
  },
  "state/chain-broken": {
    severity: "error",
    title: "broken chain of moves",
    message: "this event moves from {from}, but the ticket was {actual} then",
    help: "append events that chain: each from is the to of the one before",
    explain:
      "The state_changed events of a thread form one chain from intake to today's state. A gap means an event was lost or made up, often by a merge of two branches that both moved the ticket.",
  },
  "state/same-state": {
    severity: "error",
    title: "move to the same state",
    message: "this event moves from {from} to {to}, which is no move",
    help: "remove the event, or use a comment event for a remark",
    explain:
      "A state_changed event records a step between two different states. Remarks are comment events, decisions are decision events.",
  },
  "state/role": {
    severity: "error",
    title: "role may not make this move",
    message: "{role} may not move a ticket from {from} to {to}",
    help: "have one of these make the move: {allowed}",
    explain:
      "Each transition belongs to roles: queueing, for instance, is a person's act, because it authorises agents to work. The hook checks the role an event declares; the Action checks who really pushed it.",
  },
  "state/no-reason": {
    severity: "error",
    title: "move without reason",
    message: "the move from {from} to {to} gives no reason",
    help: "name the missing decision or the cause in reason",
    explain:
      "A ticket that goes back takes somebody's plan away; whoever picks it up next needs to know which decision is missing.",
  },
  "state/no-intake-summary": {
    severity: "error",
    title: "no intake summary",
    message: "the ticket becomes ready without an intake_summary event",
    help: 'run `yoi ticket ready {ticket} --summary "…"`',
    explain:
      "A ready ticket is understood: the intake_summary event says in a few lines what will be done and what was decided, instead of the whole conversation.",
  },
  "state/no-acceptance-criteria": {
    severity: "error",
    title: "no acceptance criteria",
    message: "the body has no acceptance criteria, so nobody can say when the ticket is done",
    help: "add a section `## Acceptance criteria` with at least one list entry",
    explain:
      "Acceptance criteria are what review and dossier map evidence to, one by one. A heading that reads Acceptance criteria (or 受け入れ条件) with list entries below it is enough.",
  },
  "state/queued-fields-missing": {
    severity: "error",
    title: "queued by nobody",
    message: "the ticket is queued without {key}",
    help: "run `yoi ticket queue {ticket}`, which sets queued_by and queued_at",
    explain:
      "queued_by and queued_at say who authorised the work and when; the Orchestrator never claims the same queued_at twice. They are set together by the move to queued.",
  },
  "state/queued-fields-stale": {
    severity: "error",
    title: "queued fields left behind",
    message: "{key} is set although the ticket is {state}",
    help: "remove queued_by and queued_at",
    explain:
      "Moves to ready or intake clear queued_by and queued_at: the authorisation they stand for is over.",
  },
  "state/attention": {
    severity: "error",
    title: "waits for a decision",
    message: "the ticket cannot be queued while attention_required is set: {attention}",
    help: 'answer it with `yoi ticket attend {ticket} --answer "…"`',
    explain:
      "attention_required says that a person must decide something. Queueing such a ticket would send agents to work on an open question.",
  },
  "state/deferred": {
    severity: "error",
    title: "deferred ticket queued",
    message: "the ticket cannot be queued while it is deferred until {until}",
    help: "run `yoi ticket defer {ticket} --clear` first",
    explain: "A deferred ticket is out of sight on purpose. Taking it up again is a decision of its own.",
  },
  "state/blocker-open": {
    severity: "error",
    title: "blocked",
    message: "the ticket becomes {state} while {blocker}, which it waits for, is {blockerState}",
    help: "finish {blocker} first, or take the relation away with `yoi ticket relate {ticket} --remove`",
    explain:
      "A ticket may be queued when everything it waits for is at least queued, and started when everything it waits for was closed as completed. Being superseded, declined or a duplicate does not complete what others wait for.",
  },
  "state/no-report": {
    severity: "error",
    title: "done without report",
    message: "the ticket is done without an implementation_report event since it was started",
    help: 'run `yoi ticket finish {ticket} --report "…"`',
    explain:
      "The implementation report says what was changed and how it was checked. Reviewers and the next person start from it.",
  },
  "state/closed-already": {
    severity: "error",
    title: "closed a second time",
    message: "the ticket was closed before this close event",
    help: "say it in a comment, or reopen the ticket first: `yoi ticket reopen {ticket}`",
    explain:
      "A close event stands beside the move that closes the ticket, and its status says whether what waited for the ticket may go on. One that comes later would change that without a move.",
  },
  "state/no-resolution": {
    severity: "error",
    title: "closed without resolution",
    message: "the ticket is closed, but resolution.md is missing or empty",
    help: "write resolution.md, or run `yoi ticket close {ticket}`, which does",
    explain:
      "resolution.md tells in a few lines what came of the ticket, and stays when branches and conversations are gone.",
  },
  "state/stray-resolution": {
    severity: "error",
    title: "resolution of an open ticket",
    message: "resolution.md is there although the ticket is {state}",
    help: "remove resolution.md, or close the ticket with `yoi ticket close {ticket}`",
    explain:
      "resolution.md belongs to closed tickets only. Reopening removes it; the close event in the thread keeps what it said.",
  },
  "state/no-close-event": {
    severity: "error",
    title: "closed without close event",
    message: "the ticket is closed without a close event",
    help: "run `yoi ticket close {ticket} --as completed`, which writes it",
    explain:
      "The close event carries how the ticket ended (completed, superseded, duplicate, obsolete, declined, decomposed). Only completed resolves what depended on it.",
  },
  "state/close-status": {
    severity: "error",
    title: "close status does not fit",
    message: "a ticket that was {from} cannot be closed as {status}",
    help: "close it as one of: {allowed}",
    explain:
      "completed is for work that is done; a ticket closed before it was done is superseded, duplicate, obsolete, declined or decomposed. Otherwise dependents would start on work that never happened.",
  },
  "state/landed": {
    severity: "error",
    title: "closing is already on the default branch",
    message: "{from} → inprogress is lawful only while the closing event has not reached the default branch",
    help: "reopen the ticket with `yoi ticket reopen {ticket}`: it goes back to intake",
    explain:
      "Before it lands, a finished ticket may go back to work when changes are requested. Once others build on it, it is reopened and queued again, as a second life.",
  },
} as const satisfies Record<string, CodeInfo>;
