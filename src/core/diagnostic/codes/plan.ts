import type { CodeInfo } from "../code-info.ts";

/** Codes of the area `plan/`: the shape of `orchestration-plan.jsonl`. */
export const planCodes = {
  "plan/too-large": {
    severity: "error",
    title: "file too large",
    message: "the file has {size} bytes; the limit is {limit}",
    help: "close the ticket and go on in a new one, or move long notes to artifacts/",
    explain:
      "Records are read by every check of the ticket, so each has a limit. A file over it is not read at all, so none of its entries count until it is shorter.",
  },
  "plan/not-json": {
    severity: "error",
    title: "not JSON",
    message: "this line is not JSON: {problem}",
    help: "mend the line, or restore it from git",
    explain:
      "orchestration-plan.jsonl holds one JSON object a line, without line breaks inside. Other lines are read, the broken one does not count. `yoi plan record` writes it.",
  },
  "plan/bad-shape": {
    severity: "error",
    title: "wrong shape",
    message: "{what} belongs here",
    help: "write it as `yoi plan record` does, or restore the line from git",
    explain:
      "Each line of orchestration-plan.jsonl is one object with id, ticket_id, kind, author, at and what the kind needs. Anything else does not count as a record.",
  },
  "plan/unknown-key": {
    severity: "error",
    title: "unknown key",
    message: "{key} is not a key of a plan record",
    help: "{suggestion}",
    explain:
      "The keys are fixed, so that a slip of the pen does not silently do nothing. The entry does not count until the key is gone or mended. Remarks belong into note.",
  },
  "plan/duplicate-key": {
    severity: "error",
    title: "key given twice",
    message: "{key} is given twice",
    help: "keep one {key}",
    explain:
      "Readers differ in which of two values they take, so two of them could see different facts. The first one is read here.",
  },
  "plan/missing-key": {
    severity: "error",
    title: "key missing",
    message: "the plan record has no {key}",
    help: "add {key}",
    explain:
      "A record names id, ticket_id, kind, author and at. Kinds about another ticket need related_ticket, waiting_capacity_note needs note, and accepted_plan needs accepted_plan. A record without them does not count.",
  },
  "plan/bad-value": {
    severity: "error",
    title: "unusable value",
    message: "{key} is {value}, not {expected}",
    help: "{suggestion}",
    explain:
      "Every value has one form, so that rules and lists need not guess. The entry does not count until the value is mended; the other entries are read.",
  },
  "plan/wrong-ticket": {
    severity: "error",
    title: "another ticket's entry",
    message: "ticket_id is {ticket_id}, but the file belongs to {ticket}",
    help: "set ticket_id to {ticket}, or move the entry to {ticket_id}",
    explain:
      "A record is stored with the ticket it is about. An entry in another ticket's file was mostly copied, or left by a renamed directory.",
  },
  "plan/self": {
    severity: "error",
    title: "ticket related to itself",
    message: "{kind} names the ticket itself",
    help: "name another ticket, or remove the entry",
    explain: "A ticket that waits for itself could never start, and other links to itself say nothing.",
  },
  "plan/dangling-target": {
    severity: "error",
    title: "no such ticket",
    message: "the record names {target}, which is no ticket here",
    help: "{suggestion}",
    explain:
      "A plan record about a ticket that is not there says nothing to whoever reads the order. Mostly the id is mistyped, or the ticket exists only on another branch.",
  },
  "plan/line-too-long": {
    severity: "error",
    title: "line too long",
    message: "this line has {length} characters; the limit is {limit}",
    help: "record what matters in a few sentences and move the rest to artifacts/",
    explain: "A plan record is one decision in a few lines. A longer line is not read and does not count.",
  },
  "plan/too-many": {
    severity: "error",
    title: "too many records",
    message: "the ticket has more than {limit} plan records",
    help: "close the ticket and go on in a new one",
    explain: "Every list of a record has a limit. Records behind it are not read and do not count.",
  },
  "plan/duplicate-id": {
    severity: "error",
    title: "record id used twice",
    message: "the id {id} already belongs to the record in line {line}",
    help: "give the copy its own id, or remove it if it is the same record merged twice",
    explain:
      "The id is what later records and readers point to. Two equal ones are mostly a line that a merge took from both sides.",
  },
  "plan/local-fact": {
    severity: "warning",
    title: "local fact",
    message: "{key} would store what is true on one machine only",
    help: "leave {key} out; worktrees, Pods and sessions are kept outside git",
    explain:
      "Records are shared with everybody who has the repository. Which worktree, Pod or session is at work is true on one machine and for a moment. Older records name the worktree of an accepted plan: they are read, and the path is ignored.",
  },
} as const satisfies Record<string, CodeInfo>;
