import type { CodeInfo } from "../code-info.ts";
import { usageActorCodes } from "./usage-actor.ts";
import { usageRecordCodes } from "./usage-record.ts";

/** Codes of the area `usage/`: what was asked for cannot be done as it was asked. Nothing has been changed. */
export const usageCodes = {
  ...usageActorCodes,
  ...usageRecordCodes,
  "usage/unknown-command": {
    severity: "error",
    title: "unknown command",
    message: "there is no command {name}",
    help: "{suggestion}",
    explain:
      "Commands are words behind `yoi`, mostly a group and a verb, such as `yoi ticket list`. `yoi --help` names the groups, and `yoi ticket --help` the commands of one.",
  },
  "usage/unknown-flag": {
    severity: "error",
    title: "unknown flag",
    message: "`{command}` has no flag {flag}",
    help: "{suggestion}",
    explain:
      "Every command has its own flags, and a slip of the pen must not silently do nothing. A value that begins with a dash, such as a title, goes behind `--`.",
  },
  "usage/missing-value": {
    severity: "error",
    title: "value missing",
    message: "`{command}` needs {name}",
    help: "see `{command} --help`",
    explain:
      "The command cannot guess this value. Its help shows what it takes by position and by flag, with an example. Long texts can also come from a file or from standard input.",
  },
  "usage/too-many-values": {
    severity: "error",
    title: "too many values",
    message: "`{command}` takes {expected} values by position, and more were given",
    help: "quote a text with spaces, or see `{command} --help`",
    explain:
      "The shell splits a command line at spaces. A title or a comment of several words is one value only inside quotes.",
  },
  "usage/bad-value": {
    severity: "error",
    title: "value refused",
    message: "{name} cannot be {value}",
    help: "{suggestion}",
    explain:
      "A value of a command or of a tool must have the form its help or its schema names. Nothing was done with the others that were given.",
  },
  "usage/unreadable-input": {
    severity: "error",
    title: "input not readable",
    message: "{name} cannot be read: {reason}",
    help: "name a UTF-8 text file, or give - to read standard input",
    explain:
      "Long texts can come from a file or from standard input. They must be UTF-8 and small enough to be one text of a record.",
  },
  "usage/system": {
    severity: "error",
    title: "refused by the system",
    message: "the operating system refused {call}: {reason}",
    help: "see the reason, mend it and run the command again",
    explain:
      "A file or directory that the command needed could not be used: permissions, a full disk, or too many open files. Records are written all or not at all, so a ticket is never left half changed.",
  },
  "usage/one-of": {
    severity: "error",
    title: "one flag of several",
    message: "exactly one of {flags} must be given",
    help: "decide for one of {flags}",
    explain: "These flags say opposite things, so the command needs one of them and cannot follow two.",
  },
  "usage/needless-flag": {
    severity: "error",
    title: "flag without effect",
    message: "{flag} has no effect without {needed}",
    help: "add {needed}, or leave {flag} out",
    explain:
      "A flag that would silently do nothing is mostly a mistake: the command that was meant is another one, or a second flag was forgotten.",
  },
  "usage/empty-text": {
    severity: "error",
    title: "empty text",
    message: "{name} is empty",
    help: "write a sentence that a reader can use in a year",
    explain:
      "Events explain why a ticket is where it is, so a text that is asked for must say something. White space alone does not count.",
  },
  "usage/text-too-long": {
    severity: "error",
    title: "text too long",
    message: "{name} has {size} {unit}; the limit is {limit}",
    help: "keep it short and put the rest into a file under the ticket's artifacts/",
    explain:
      "Every text of a record has a limit, so that tickets stay readable and no command or hook becomes slow. Logs, designs and long reports belong into files under artifacts/, which the text can name.",
  },
  "usage/unknown-ticket": {
    severity: "error",
    title: "no such ticket",
    message: "no ticket is called {reference}",
    help: "{suggestion}",
    explain:
      "A ticket is named by its id, by the slug at the end of the id, or by any part of the id that no other ticket has. A ticket that exists only on another branch is not there until that branch is checked out or merged.",
  },
  "usage/ambiguous-ticket": {
    severity: "error",
    title: "several tickets fit",
    message: "{reference} fits several tickets: {candidates}",
    help: "write more of the id",
    explain:
      "A part of an id names a ticket only when no other id holds it. The command does not guess, because it would write to the wrong ticket sooner or later.",
  },
  "usage/unknown-objective": {
    severity: "error",
    title: "no such objective",
    message: "no objective is called {reference}",
    help: "{suggestion}",
    explain:
      "An objective is named by its id or by any part of the id that no other objective has. Objectives live under .yoi/objectives.",
  },
  "usage/ambiguous-objective": {
    severity: "error",
    title: "several objectives fit",
    message: "{reference} fits several objectives: {candidates}",
    help: "write more of the id",
    explain:
      "A part of an id names an objective only when no other id holds it. The command does not guess which one was meant.",
  },
} as const satisfies Record<string, CodeInfo>;
