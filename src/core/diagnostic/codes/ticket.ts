import type { CodeInfo } from "../code-info.ts";

/** Codes of the area `ticket/`: the ticket as a directory, and its place among the others. */
export const ticketCodes = {
  "ticket/no-item": {
    severity: "error",
    title: "no item.md",
    message: "ticket {ticket} has no item.md",
    help: "restore item.md, or remove the directory if it was never committed",
    explain:
      "item.md holds the ticket's current state and requirements; without it the directory is not a ticket.",
  },
  "ticket/no-thread": {
    severity: "error",
    title: "no thread.md",
    message: "ticket {ticket} has no thread.md",
    help: "restore thread.md, or create tickets with `yoi ticket create`",
    explain: "thread.md explains how the ticket came to its state. It begins with the create event.",
  },
  "ticket/bad-id": {
    severity: "error",
    title: "unusable ticket id",
    message: "{id} cannot be the id of a ticket",
    help: "rename the directory: letters, digits, - and _, 3 to 128 characters, starting with a letter or digit, none of Windows' reserved names",
    explain:
      "The directory's name is the ticket's id. It becomes part of branch names and paths on every system, so its form is narrow.",
  },
  "ticket/duplicate-id": {
    severity: "error",
    title: "id used twice",
    message: "{id} and {other} are one id where case does not count",
    help: "give one of the two tickets another id",
    explain:
      "On file systems that ignore case, and in branch names there, the two directories would be one. In the older layout the same id may stand in two status directories after a bad merge.",
  },
  "ticket/duplicate-slug": {
    severity: "warning",
    title: "slug used twice",
    message: "the slug {slug} also belongs to {other}",
    help: "name the ticket by its full id in commands, or rename one of them before it is shared",
    explain:
      "Commands accept a slug in place of the id. A slug of two tickets is ambiguous, and commands will list the candidates.",
  },
  "ticket/stray-file": {
    severity: "warning",
    title: "file outside any ticket",
    message: "this file lies in the ticket root but belongs to no ticket",
    help: "move it into a ticket's artifacts/ or out of the ticket root",
    explain:
      "Readers look only into ticket directories. A file beside them is never checked and easily forgotten.",
  },
  "ticket/unknown-file": {
    severity: "warning",
    title: "unknown file in a ticket",
    message: "{name} is not a record of a ticket",
    help: "move it to artifacts/",
    explain:
      "A ticket directory holds item.md, thread.md, resolution.md and artifacts/. Anything else belongs into artifacts/.",
  },
  "ticket/too-many-files": {
    severity: "error",
    title: "too many files",
    message: "the ticket has {count} files; the limit is {limit}",
    help: "move bulky results out of artifacts/ and keep a short report",
    explain: "Artifacts are bounded: every reader of the ticket pays for them.",
  },
  "ticket/nothing": {
    severity: "warning",
    title: "nothing to look at",
    message: "there is no ticket under {root}",
    help: 'create one with `yoi ticket create "…"`, or check [backend] root in .yoi/ticket.config.toml',
    explain: "A check that looked at nothing must not look like a check that passed.",
  },
} as const satisfies Record<string, CodeInfo>;
