import type { CodeInfo } from "../code-info.ts";

/** Codes of the area `relation/`: the shape of `relations.json`. */
export const relationCodes = {
  "relation/too-large": {
    severity: "error",
    title: "file too large",
    message: "the file has {size} bytes; the limit is {limit}",
    help: "remove relations that say nothing anymore, and shorten their notes",
    explain:
      "Records are read by every check of the ticket, so each has a limit. A file over it is not read at all, so none of its entries count until it is shorter.",
  },
  "relation/not-json": {
    severity: "error",
    title: "not JSON",
    message: "the file is not JSON: {problem}",
    help: "mend the file at this place, or restore it from git",
    explain:
      "relations.json is strict JSON: keys and texts in double quotes, no comments, no comma behind the last entry. While it cannot be read the ticket counts as having no relations. `yoi ticket relate` writes it.",
  },
  "relation/bad-shape": {
    severity: "error",
    title: "wrong shape",
    message: "{what} belongs here",
    help: "write it as `yoi ticket relate` does, or restore the file from git",
    explain:
      "relations.json is one object with version and relations, a list of objects. Anything else cannot be read as a relation and does not count.",
  },
  "relation/unknown-key": {
    severity: "error",
    title: "unknown key",
    message: "{key} is not a key of a relation",
    help: "{suggestion}",
    explain:
      "The keys are fixed, so that a slip of the pen does not silently do nothing. The entry does not count until the key is gone or mended. Remarks belong into note.",
  },
  "relation/duplicate-key": {
    severity: "error",
    title: "key given twice",
    message: "{key} is given twice",
    help: "keep one {key}",
    explain:
      "Readers differ in which of two values they take, so two of them could see different facts. The first one is read here.",
  },
  "relation/missing-key": {
    severity: "error",
    title: "key missing",
    message: "the relation has no {key}",
    help: "add {key}",
    explain:
      "A relation names its ticket, kind, target, author and time. An entry without one of them does not count, so that nothing is blocked or freed by half a statement.",
  },
  "relation/bad-value": {
    severity: "error",
    title: "unusable value",
    message: "{key} is {value}, not {expected}",
    help: "{suggestion}",
    explain:
      "Every value has one form, so that rules and lists need not guess. The entry does not count until the value is mended; the other entries are read.",
  },
  "relation/wrong-ticket": {
    severity: "error",
    title: "another ticket's entry",
    message: "ticket_id is {ticket_id}, but the file belongs to {ticket}",
    help: "set ticket_id to {ticket}, or move the entry to {ticket_id}",
    explain:
      "A relation is stored with the ticket it goes out from; its inverse is derived and never stored. An entry in another ticket's file was mostly copied, or left by a renamed directory.",
  },
  "relation/self": {
    severity: "error",
    title: "ticket related to itself",
    message: "{kind} names the ticket itself",
    help: "name another ticket, or remove the entry",
    explain: "A ticket that waits for itself could never start, and other links to itself say nothing.",
  },
  "relation/cycle": {
    severity: "error",
    title: "tickets wait for each other",
    message: "the tickets wait for each other in a circle: {cycle}",
    help: "take away one of these relations with `yoi ticket relate --remove`",
    explain:
      "None of the tickets of a circle could ever start, because each waits for the next. One of the relations is mostly meant as related, or points the wrong way.",
  },
  "relation/dangling-target": {
    severity: "error",
    title: "no such ticket",
    message: "{kind} names {target}, which is no ticket here",
    help: "{suggestion}",
    explain:
      "A relation to a ticket that is not there can neither block nor be resolved. Mostly the id is mistyped, or the ticket exists only on another branch: let it land first.",
  },
  "relation/version": {
    severity: "error",
    title: "unknown version",
    message: "version is {version}; this yoi reads version 1",
    help: 'set "version" to 1, or update yoi if a newer one wrote the file',
    explain:
      "The version says how the rest is to be read. A file of another version is not guessed at: none of its relations count until it can be read.",
  },
  "relation/too-many": {
    severity: "error",
    title: "too many relations",
    message: "the ticket has {count} relations; the limit is {limit}",
    help: "remove relations that say nothing anymore, or split the ticket",
    explain:
      "Every list of a record has a limit, because a check reads each ticket that a changed one points to. Relations behind the limit do not count.",
  },
  "relation/duplicate": {
    severity: "error",
    title: "relation stated twice",
    message: "{kind} {target} is stated twice",
    help: "keep one of the two and join their notes",
    explain:
      "One pair of kind and target says all there is to say. A second one is mostly a merge of two branches that both added it, and removing one would seem to do nothing.",
  },
} as const satisfies Record<string, CodeInfo>;
