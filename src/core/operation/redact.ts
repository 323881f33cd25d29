import * as z from "zod";
import { failure } from "../diagnostic/error.ts";
import { editItem } from "../ticket/item-edit.ts";
import { isOwnKey } from "../ticket/item-words.ts";
import { formatTombstone, isTombstoneText, redactEvent, type Tombstone } from "../ticket/redaction.ts";
import type { ThreadEvent } from "../ticket/thread.ts";
import { ITEM, PLAN, RELATIONS, THREAD } from "../workspace/parse-ticket.ts";
import {
  changeTicket,
  type OpenTicket,
  readableText,
  requireTicket,
  type TicketDraft,
  textOf,
  wordsOf,
} from "./draft.ts";
import { defineWrite, type OperationContext } from "./operation.ts";
import { headerReason, requireText, ticketInput } from "./texts.ts";

const lineInput = z.int().min(1);

/** Takes a leaked secret out of a record, visibly. */
export const ticketRedact = defineWrite({
  effect: "write",
  name: "ticket_redact",
  summary: "replace a leaked secret in a ticket by a tombstone",
  description:
    "Replaces the body of an event, a text field, or lines of prose by a tombstone that says who took it out and why, and appends a decision event. Revoke what leaked in any case: git's history still holds it.",
  roles: ["person"],
  input: z.strictObject({
    ticket: ticketInput,
    event: z.string().optional().describe("id of the event whose body goes"),
    line: lineInput.optional().describe("number of the line that goes"),
    through: lineInput.optional().describe("number of the last line, where there are several"),
    file: z.string().optional().describe("the line's file in the ticket's directory; without it item.md"),
    reason: z.string().describe("why; never repeat the secret"),
  }),
  command: {
    path: ["ticket", "redact"],
    positional: ["ticket"],
    examples: [
      'yoi ticket redact dark-mode --event 1x7k2m9q --reason "It held an access token."',
      'yoi ticket redact dark-mode --line 12 --reason "It held an access token."',
    ],
  },
  plan: (view, input, context) => {
    const open = requireTicket(view);
    const { event, line, through = line, file } = input;
    if ((event === undefined) === (line === undefined)) {
      throw failure("usage/one-of", { path: "" }, { flags: "--event, --line" });
    }
    if (event !== undefined && (file !== undefined || through !== undefined)) {
      throw failure("usage/needless-flag", { path: "" }, { flag: "--file or --through", needed: "--line" });
    }
    const reason = requireText("reason", input.reason);
    const redaction: Redaction = {
      open,
      context,
      tombstone: { date: context.now.slice(0, 10), name: context.actor.name, reason: headerReason(reason) },
    };
    const { what, ...changes } =
      line === undefined
        ? redactEventBody(redaction, findEvent(open, event ?? ""))
        : redactLines(redaction, { file: file ?? ITEM, line, through: Math.max(line, through ?? line) });
    const body = `${wordsOf(context).redacted(what)}\n\n${reason}`;
    const draft = {
      ...changes,
      events: [{ kind: "decision" as const, body }],
      subject: "redact",
      message: `${open.id}: redacted ${what}`,
    };
    return changeTicket(open, draft, context);
  },
});

interface Redaction {
  readonly open: OpenTicket;
  readonly context: OperationContext;
  readonly tombstone: Tombstone;
}

interface Lines {
  readonly file: string;
  readonly line: number;
  readonly through: number;
}

type Redacted = Pick<TicketDraft, "base" | "files"> & { readonly what: string };

function findEvent({ thread, id }: OpenTicket, event: string): ThreadEvent {
  const found = thread.events.find((each) => each.id === event);
  if (found === undefined) throw failure("usage/unknown-event", { path: "" }, { ticket: id, event });
  return found;
}

function redactEventBody({ open, context, tombstone }: Redaction, event: ThreadEvent): Redacted {
  const where = { file: THREAD, line: event.line, through: event.endLine };
  if (isTombstoneText(event.body)) throw cannot(where, "it is a tombstone already", "leave it as it is");
  const lines = textOf(open.ticket, THREAD).split("\n");
  lines.splice(
    event.line - 1,
    event.endLine - event.line + 1,
    withoutReturn(redactEvent(event, tombstone), lines, event),
  );
  const position = open.thread.events.indexOf(event) + 1;
  const { kind, author, at = "?" } = event;
  const what =
    event.id === undefined ? wordsOf(context).eventAt(position, kind, author, at) : `${kind} ${event.id}`;
  return { base: { thread: lines.join("\n") }, what };
}

/** Lines are split at LF, so the last one of an event in CRLF keeps its CR. */
function withoutReturn(text: string, lines: readonly string[], event: ThreadEvent): string {
  return lines[event.endLine - 1]?.endsWith("\r") === true ? `${text}\r` : text;
}

function redactLines(redaction: Redaction, where: Lines): Redacted {
  const { open, context, tombstone } = redaction;
  const { file, line } = where;
  if (file === THREAD) return redactEventBody(redaction, eventAt(open, where));
  if (file === RELATIONS)
    throw cannot(where, "it is data", "use `yoi ticket relate --remove`, then relate again");
  if (file === PLAN || /\.jsonl?$/.test(file))
    throw cannot(where, "it is data", "write a new file, or ask a person to edit this one");
  const text = readableText(open.ticket, file);
  if (text === undefined)
    throw cannot(
      where,
      "there is no such file in the ticket",
      "name a file by its path in the ticket's directory",
    );
  const what = wordsOf(context).lineOf(line, file);
  if (file === ITEM && line < open.item.bodyLine)
    return { base: { item: redactField(redaction, where, text) }, what };
  const redacted = replaceLines(text, where, formatTombstone(tombstone));
  return file === ITEM ? { base: { item: redacted }, what } : { files: { [file]: redacted }, what };
}

function eventAt({ thread }: OpenTicket, where: Lines): ThreadEvent {
  const event = thread.events.find((each) => each.line <= where.line && where.line <= each.endLine);
  if (event === undefined) throw cannot(where, "it belongs to no event", "name a line of an event's body");
  if (event.line < where.line) return event;
  throw cannot(
    where,
    "it is the header of an event",
    "name a line of its body; a header holds names, states and times",
  );
}

const TEXT_FIELDS = ["title", "assignee", "attention_required"];

function redactField({ open, tombstone }: Redaction, where: Lines, text: string): string {
  const entry = [...open.item.entries.values()].find(
    (each) => each.line <= where.line && where.line <= each.endLine,
  );
  if (entry === undefined)
    throw cannot(where, "it holds no field", "name the line of a field or of the body");
  if (TEXT_FIELDS.includes(entry.key) || isOwnKey(entry.key)) {
    return editItem(text, { set: { [entry.key]: formatTombstone(tombstone) } });
  }
  throw cannot(where, `${entry.key} is no text`, "use `yoi ticket edit` to change the field");
}

function replaceLines(text: string, where: Lines, tombstone: string): string {
  const lines = text.split("\n");
  const chosen = lines.slice(where.line - 1, where.through);
  if (chosen.every((line) => line.trim() === ""))
    throw cannot(where, "it is empty", "name the line that holds the secret");
  if (chosen.every((line) => isTombstoneText(line.trim())))
    throw cannot(where, "it is a tombstone already", "leave it as it is");
  const end = chosen.at(-1)?.endsWith("\r") === true ? "\r" : "";
  lines.splice(where.line - 1, chosen.length, tombstone + end);
  return lines.join("\n");
}

function cannot({ file, line }: Lines, why: string, suggestion: string): Error {
  return failure("usage/cannot-redact", { path: "" }, { line, file, why, suggestion });
}
