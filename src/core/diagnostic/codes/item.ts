import type { CodeInfo } from "../code-info.ts";
import { frontMatterCodes } from "./item-front-matter.ts";

/** Codes of the area `item/`: the shape of `item.md`. */
export const itemCodes = {
  ...frontMatterCodes,
  "item/bad-deferral": {
    severity: "error",
    title: "not a deferral",
    message: "deferred_until is {value}, neither a date nor later",
    help: "write a date as YYYY-MM-DD, or later, or null",
    explain:
      "deferred_until takes a ticket out of sight until a day, or until somebody looks again (later). It is an overlay and never a state. A day that does not exist in the calendar is refused too.",
  },
  "item/bad-list": {
    severity: "error",
    title: "not a list",
    message: "{key} is {value} where a list of words belongs",
    help: "write {key}: [one, two]",
    explain:
      "labels and risk_flags are lists, also when they hold one word, so that tools need not guess whether a comma separates words.",
  },
  "item/bad-text": {
    severity: "error",
    title: "not one line of text",
    message: "{key} is {what} where one line of text belongs",
    help: "write one line and put it in single quotes",
    explain:
      "Titles, names and requests for attention are shown in lists and messages, so they are one line of plain text. YAML reads 2024 as a number and yes-like words as something else; in quotes they are text.",
  },
  "item/bad-time": {
    severity: "error",
    title: "not a time",
    message: "{key} is {value}, not a time",
    help: "write a time in UTC with whole seconds, as in 2026-06-13T17:51:04Z",
    explain:
      "Times are RFC 3339 in UTC with whole seconds and an upper-case Z, so that they sort as text and mean the same everywhere. A day or hour that does not exist is refused too.",
  },
  "item/bad-word": {
    severity: "error",
    title: "not a short word",
    message: "{key} holds {value}, which is no short word",
    help: "write words of up to {limit} characters without commas or line breaks, and quote numbers",
    explain:
      "Labels and risk flags are typed on a command line and shown side by side. A word may be in any language but is short, not empty, has no comma and no spaces around it. YAML reads an unquoted 2024 as a number, which is no word.",
  },
  "item/empty-value": {
    severity: "error",
    title: "value missing",
    message: "{key} has no value",
    help: "write a value behind {key}:, or remove the key where it is optional",
    explain:
      "A key without a value is null in YAML. Only assignee, attention_required, queued_by, queued_at and deferred_until can be null.",
  },
  "item/list-too-long": {
    severity: "error",
    title: "list too long",
    message: "{key} has {count} words, more than {limit}",
    help: "keep at most {limit}",
    explain: "Every list of a record has a limit, so that no file can make a command or a hook slow.",
  },
  "item/local-fact": {
    severity: "error",
    title: "local fact",
    message: "{key} would store what is true on one machine only",
    help: "remove the key; sessions, Pods and worktrees are kept outside git",
    explain:
      "Records are shared with everybody who has the repository. Which Pod, process, session, socket or worktree is at work is true on one machine and for a moment; it lives in the user's own data directory. A key of your own may begin with x-.",
  },
  "item/missing-key": {
    severity: "error",
    title: "key missing",
    message: "the front matter has no {key}",
    help: "add a line {key}: before the closing ---",
    explain:
      "title, state, created_at and updated_at are in every ticket. A ticket without them can be shown but cannot be moved.",
  },
  "item/older-conflict": {
    severity: "error",
    title: "older fields disagree",
    message: "{one} and {other} disagree",
    help: "decide which is right and change the other one",
    explain:
      "In the older formats the place of a ticket was written twice. The directory counts, and a state written in the current form counts before it, but somebody has to decide before the ticket is migrated.",
  },
  "item/older-key": {
    severity: "warning",
    title: "older key",
    message: "{key} is a key of an older format: {today}",
    help: "run yoi ticket migrate",
    explain:
      "Older formats kept the id, slug, status and kind in the front matter. They are read as what they mean today. yoi ticket migrate rewrites the records without loss; it shows its plan first.",
  },
  "item/older-layout": {
    severity: "warning",
    title: "older layout",
    message: "the ticket lies in the status directory {status}",
    help: "run yoi ticket migrate",
    explain:
      "Older formats said in the path whether a ticket was open, pending or closed, so that every move changed the path. Today the directory is the id alone. yoi ticket migrate moves the tickets and follows their ids in other records.",
  },
  "item/older-readiness": {
    severity: "warning",
    title: "older readiness",
    message: "readiness {word} is the older word for {today}",
    help: "run yoi ticket migrate",
    explain: "The word ready is a state and would be misread as one, so readiness has words of its own.",
  },
  "item/older-state": {
    severity: "warning",
    title: "older state",
    message: "{word} is the older word for the state {state}",
    help: "run yoi ticket migrate",
    explain: "The first state was called planning in records of before 2026-06-08. It is read as intake.",
  },
  "item/older-word": {
    severity: "error",
    title: "unknown older word",
    message: "{key} is {word}, not one of {choices}",
    help: "write one of {choices}, or run yoi ticket migrate after mending it",
    explain:
      "The key belongs to an older format, and its word is none that format had, so nobody can say what state it means.",
  },
  "item/queued-pair": {
    severity: "error",
    title: "half of a queue entry",
    message: "{present} is set and {missing} is not",
    help: "set both, or remove both",
    explain:
      "Queueing is a person's act: who did it and when are written together by ready → queued and cleared together by a move back. One without the other is mostly a hand edit or a merge that took half of it.",
  },
  "item/text-too-long": {
    severity: "error",
    title: "text too long",
    message: "{key} has {length} characters, more than {limit}",
    help: "keep it to one short line and put the rest in the body",
    explain:
      "Titles and other one-line values are shown in lists, messages and on command lines. The body has room for the rest.",
  },
  "item/unknown-key": {
    severity: "error",
    title: "unknown key",
    message: "{key} is not a key of a ticket",
    help: "{suggestion}",
    explain:
      "The front matter of item.md has a fixed set of keys, so that a slip of the pen does not silently do nothing. Keys of your own begin with x- and may hold anything.",
  },
  "item/unknown-state": {
    severity: "error",
    title: "unknown state",
    message: "{value} is not a state; the states are {choices}",
    help: "{suggestion}",
    explain:
      "A ticket is in one of six states. Review, rework, validation, waiting and blocking are not states: they show in the thread, in attention_required, in deferred_until and in relations.",
  },
  "item/unknown-word": {
    severity: "error",
    title: "unknown word",
    message: "{key} is {value}, not one of {choices}",
    help: "{suggestion}",
    explain: "The key has a fixed set of words, so that lists can be filtered and sorted by it.",
  },
} as const satisfies Record<string, CodeInfo>;
