import * as z from "zod";
import { failure } from "../diagnostic/error.ts";
import type { FieldValue } from "../ticket/front-matter-write.ts";
import type { Words } from "../ticket/headings.ts";
import type { Item } from "../ticket/item.ts";
import { PRIORITIES, READINESS } from "../ticket/item-words.ts";
import { wordsGiven } from "./create.ts";
import { changeTicket, requireTicket, wordsOf } from "./draft.ts";
import { defineWrite } from "./operation.ts";
import { requireBody, requireLine, requireText, ticketInput } from "./texts.ts";

const editInput = z.strictObject({
  ticket: ticketInput,
  title: z.string().optional().describe("a new title"),
  body: z.string().optional().describe("new requirements, in Markdown; they replace the whole body"),
  priority: z.enum(PRIORITIES).optional().describe("how urgent it is"),
  readiness: z.enum(READINESS).optional().describe("how ready its text is for work"),
  assignee: z.string().optional().describe("who works on it by hand"),
  unassign: z.boolean().optional().describe("nobody works on it by hand"),
  label: z.array(z.string()).optional().describe("a word to add to its labels"),
  unlabel: z.array(z.string()).optional().describe("a word to take from its labels"),
  risk_flag: z.array(z.string()).optional().describe("a word to add to its risk flags"),
  unrisk: z.array(z.string()).optional().describe("a word to take from its risk flags"),
  reason: z.string().optional().describe("why, for the event"),
  decision: z.boolean().optional().describe("record the change as a decision instead of a comment"),
});

type EditInput = z.infer<typeof editInput>;

/** Changes what a ticket says, but not its state. */
export const ticketEdit = defineWrite({
  effect: "write",
  name: "ticket_edit",
  summary: "change the title, body or fields of a ticket",
  description:
    "Changes what a ticket says, and appends an event that lists the changes. The state has commands of its own. Editing item.md by hand is just as good, as long as an event is appended and updated_at is moved.",
  roles: ["person", "intake", "orchestrator"],
  input: editInput,
  command: {
    path: ["ticket", "edit"],
    positional: ["ticket"],
    examples: [
      "yoi ticket edit dark-mode --priority P1 --label ui",
      'yoi ticket edit dark-mode --body-file request.md --reason "Charts are part of it." --decision',
    ],
  },
  plan: (view, input, context) => {
    const open = requireTicket(view);
    const { item, id } = open;
    const words = wordsOf(context);
    if (input.unassign === true && input.assignee !== undefined) {
      throw failure("usage/one-of", { path: "" }, { flags: "--assignee, --unassign" });
    }
    const { set, lines } = changedFields(item, input, words);
    const body = changedBody(item, input.body);
    if (body !== undefined) lines.push(`- body: ${words.bodyRewritten}`);
    if (lines.length === 0) throw failure("usage/nothing-to-change", { path: "" }, { ticket: id });
    const reason = input.reason === undefined ? [] : [requireText("reason", input.reason), ""];
    const text = [...reason, words.changed, "", ...lines].join("\n");
    const changed = [...Object.keys(set), ...(body === undefined ? [] : ["body"])].join(", ");
    const draft = {
      set,
      ...(body === undefined ? {} : { body }),
      events: [
        {
          kind: input.decision === true ? ("decision" as const) : ("comment" as const),
          body: text,
          attributes: { field: changed },
        },
      ],
      subject: `edit ${changed}`,
      message: `${id}: changed ${changed}`,
    };
    return changeTicket(open, draft, context);
  },
});

function changedFields(
  item: Item,
  input: EditInput,
  words: Words,
): { readonly set: Readonly<Record<string, FieldValue | undefined>>; readonly lines: string[] } {
  const wanted = {
    title: input.title === undefined ? undefined : requireLine("title", input.title),
    priority: input.priority,
    readiness: input.readiness,
    assignee: input.assignee === undefined ? undefined : requireLine("assignee", input.assignee),
    labels: changedList(item.labels, wordsGiven("label", input.label), input.unlabel),
    risk_flags: changedList(item.risk_flags, wordsGiven("risk_flag", input.risk_flag), input.unrisk),
  };
  const set: Record<string, FieldValue | undefined> = {};
  const lines: string[] = [];
  const note = (key: string, before: FieldValue | undefined, after: FieldValue): void => {
    if (show(before, words) === show(after, words)) return;
    set[key] = after ?? undefined;
    lines.push(`- ${key}: ${show(before, words)} → ${show(after, words)}`);
  };
  for (const [key, value] of Object.entries(wanted)) {
    if (value !== undefined) note(key, item[key as keyof typeof wanted], value);
  }
  if (input.unassign === true) note("assignee", item.assignee, null);
  return { set, lines };
}

/** The body that was given, where it says something else than the one there is. */
function changedBody(item: Item, given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  requireText("body", given.trim().slice(0, 1));
  const body = requireBody("body", given);
  return body.trim() === item.body.replaceAll("\r\n", "\n").trim() ? undefined : body;
}

function changedList(
  before: readonly string[],
  added: readonly string[] = [],
  removed: readonly string[] = [],
): readonly string[] | undefined {
  if (added.length === 0 && removed.length === 0) return undefined;
  return [...new Set([...before, ...added])].filter((word) => !removed.includes(word));
}

function show(value: FieldValue | undefined, words: Words): string {
  const text = typeof value === "string" ? value : (value ?? []).join(", ");
  return text === "" ? words.empty : text;
}
