import * as z from "zod";
import { idKey, newId } from "../ticket/id.ts";
import { formatItem } from "../ticket/item-edit.ts";
import { PRIORITIES } from "../ticket/item-words.ts";
import { ITEM, THREAD } from "../workspace/parse-ticket.ts";
import { appendEvents, wordsOf } from "./draft.ts";
import { defineWrite } from "./operation.ts";
import { requireBody, requireLine } from "./texts.ts";

/** A new ticket in `intake`. */
export const ticketCreate = defineWrite({
  effect: "write",
  name: "ticket_create",
  summary: "create a ticket",
  description:
    "Creates a ticket in intake. Without a body it gets the sections a ticket needs: background, requirements, acceptance criteria.",
  roles: ["person", "intake", "orchestrator"],
  input: z.strictObject({
    title: z.string().describe("what it is about, in one line"),
    body: z.string().optional().describe("the requirements, in Markdown"),
    priority: z.enum(PRIORITIES).default("P2").describe("how urgent it is"),
    label: z.array(z.string()).optional().describe("a short word to find it by"),
    risk_flag: z.array(z.string()).optional().describe("what a reviewer should look at"),
    assignee: z.string().optional().describe("who works on it by hand"),
  }),
  command: {
    path: ["ticket", "create"],
    positional: ["title"],
    examples: [
      'yoi ticket create "Dark mode"',
      'yoi ticket create "Dark mode" --priority P1 --label ui --body-file request.md',
    ],
  },
  plan: (view, input, context) => {
    const { now, actor, config } = context;
    const words = wordsOf(context);
    const title = requireLine("title", input.title);
    const id = freeId(newId(title, now), view.idKeys);
    const dir = `${config.backend.root}/${id}`;
    const fields = {
      title,
      state: "intake",
      created_at: now,
      updated_at: now,
      priority: input.priority,
      labels: wordsGiven("label", input.label),
      risk_flags: wordsGiven("risk_flag", input.risk_flag),
      assignee: input.assignee === undefined ? undefined : requireLine("assignee", input.assignee),
    };
    const body =
      input.body === undefined || input.body.trim() === "" ? words.template : requireBody("body", input.body);
    const thread = appendEvents("", [{ kind: "create", body: words.created(actor.name) }], context);
    return {
      id,
      edits: [
        { kind: "write", path: `${dir}/${ITEM}`, text: formatItem(fields, body), before: undefined },
        { kind: "write", path: `${dir}/${THREAD}`, text: thread, before: undefined },
      ],
      subject: `ticket(${id}): create`,
      message: `created ${id}`,
    };
  },
});

/** The id, or the first of `-2`, `-3`, … that no ticket has. */
export function freeId(id: string, taken: ReadonlySet<string>): string {
  let free = id;
  for (let number = 2; taken.has(idKey(free)); number++) free = `${id}-${number}`;
  return free;
}

/** Each word once, in the order given; `undefined` when there are none. */
export function wordsGiven(
  name: string,
  words: readonly string[] | undefined,
): readonly string[] | undefined {
  if (words === undefined || words.length === 0) return undefined;
  return [...new Set(words.map((word) => requireLine(name, word)))];
}
