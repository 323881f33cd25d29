import type { CodeInfo } from "../code-info.ts";

/** Codes of the area `migrate/`: what keeps an older record from being brought to the current form, or its change from passing. */
export const migrateCodes = {
  "migrate/by-hand": {
    severity: "error",
    title: "not what migrate makes",
    message: "ticket {ticket} {what}, but not as `yoi ticket migrate` does it",
    help: "take the change back, run `yoi ticket migrate --write`, and commit what it wrote alone",
    explain:
      "A migration changes many tickets at once and is not read line by line, so it passes only when it is exactly what the program makes of the tickets before: then it is certain that nothing was lost or slipped in. Edits that belong to other work go into a commit of their own, before or after it.",
  },
  "migrate/unreadable": {
    severity: "error",
    title: "cannot be migrated",
    message: "ticket {ticket} stays in its older form, because {what} cannot be read",
    help: "mend what `yoi ticket doctor` says about it, then run `yoi ticket migrate` again",
    explain:
      "Migration changes only what it understands, so that nothing is lost. A record that cannot be read, or whose front matter leaves open which state the ticket has, stays exactly as it is; the other tickets are migrated.",
  },
  "migrate/undecided": {
    severity: "error",
    title: "only a person can decide",
    message: "ticket {ticket} stays in its older form: {what}",
    help: "correct item.md, then run `yoi ticket migrate` again",
    explain:
      "Older items say in several places how a ticket stands: its directory, status and workflow_state. Where these disagree or hold a word that never was one, migration would have to guess. The ticket stays as it is until a person has corrected it; the other tickets are migrated.",
  },
  "migrate/two-places": {
    severity: "error",
    title: "one id in two directories",
    message: "ticket {ticket} stays in its older form, because something stands at {other} too",
    help: "keep one of the two, then run `yoi ticket migrate` again",
    explain:
      "In the current layout the directory's name is the id, so one id has one place. Two directories of one id come from a merge in which one side moved the ticket. Compare their threads, keep the longer one, and add to it what only the other has.",
  },
  "migrate/would-lose": {
    severity: "error",
    title: "migration would lose something",
    message: "ticket {ticket} stays in its older form, because the new one would not say the same: {what}",
    help: "mend what `yoi ticket doctor` says about the ticket, then run `yoi ticket migrate` again",
    explain:
      "Every migrated ticket is read again and compared with what it was: each event, the body, every value. Where something differs, nothing is written. The cause is nearly always another fault of the same file, such as a key that stands twice.",
  },
  "migrate/rename-waits": {
    severity: "error",
    title: "new id has to wait",
    message:
      "ticket {ticket} needs the new id {next}, which has to wait for the tickets that stay in their older form",
    help: "mend the tickets named beside this, then run `yoi ticket migrate` again",
    explain:
      "A new id is followed in every record that names the old one. A ticket that cannot be migrated could not be followed and would point to nothing, so ids change only when everything else is in the current form.",
  },
} as const satisfies Record<string, CodeInfo>;
