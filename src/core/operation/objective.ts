import * as z from "zod";
import { failure } from "../diagnostic/error.ts";
import { OBJECTIVE_ROOT } from "../ticket/files.ts";
import { idKey, newId } from "../ticket/id.ts";
import { editItem } from "../ticket/item-edit.ts";
import { formatObjective, type Objective } from "../ticket/objective.ts";
import { freeId } from "./create.ts";
import { wordsOf } from "./draft.ts";
import { defineWrite, type WriteView } from "./operation.ts";
import { requireBody, requireLine } from "./texts.ts";

/** A new objective. */
export const objectiveCreate = defineWrite({
  effect: "write",
  name: "objective_create",
  summary: "create an objective",
  description:
    "Creates an active objective: a goal with its context that tickets can be linked to. It never blocks them.",
  roles: ["person", "intake"],
  input: z.strictObject({
    title: z.string().describe("what is aimed at, in one line"),
    body: z.string().optional().describe("the goal and its context, in Markdown"),
  }),
  command: {
    path: ["objective", "create"],
    positional: ["title"],
    examples: ['yoi objective create "Usable at night"'],
  },
  plan: (view, input, context) => {
    const { now } = context;
    const title = requireLine("title", input.title);
    const id = freeId(newId(title, now), view.idKeys);
    const body =
      input.body === undefined || input.body.trim() === "" ? undefined : requireBody("body", input.body);
    const fields = { title, state: "active", created_at: now, updated_at: now, linked_tickets: [] };
    const text = formatObjective(fields, body ?? wordsOf(context).objectiveTemplate);
    return {
      id,
      edits: [{ kind: "write", path: `${OBJECTIVE_ROOT}/${id}/item.md`, text, before: undefined }],
      subject: `objective(${id}): create`,
      message: `created objective ${id}`,
    };
  },
});

/** Links a ticket to an objective, or takes the link away. */
export const objectiveLink = defineWrite({
  effect: "write",
  name: "objective_link",
  summary: "link a ticket to an objective",
  description: "Adds a ticket to the list of those that serve an objective, or takes it out with --remove.",
  roles: ["person", "intake"],
  references: ["ticket"],
  input: z.strictObject({
    objective: z.string().min(1).describe("id of the objective, or a part of it that no other one has"),
    ticket: z.string().min(1).describe("the ticket that serves it"),
    remove: z.boolean().optional().describe("take the link away"),
  }),
  command: {
    path: ["objective", "link"],
    positional: ["objective", "ticket"],
    examples: [
      "yoi objective link usable-at-night dark-mode",
      "yoi objective link usable-at-night dark-mode --remove",
    ],
  },
  plan: (view, input, { now }) => {
    const { objective: file } = view;
    if (file === undefined) throw new TypeError("the operation has no objective");
    const { objective, path, text } = file;
    const { linked_tickets: links, created_at } = objective;
    const ticket = targetOf(view, objective, input.ticket, input.remove === true);
    const isLinked = links.some((link) => idKey(link) === idKey(ticket));
    const facts = { objective: objective.id, ticket };
    if (input.remove === true && !isLinked) throw failure("usage/not-linked", { path }, facts);
    if (input.remove !== true && isLinked) throw failure("usage/already-linked", { path }, facts);
    const linked =
      input.remove === true ? links.filter((link) => idKey(link) !== idKey(ticket)) : [...links, ticket];
    const updated_at = created_at !== undefined && created_at > now ? created_at : now;
    const what = input.remove === true ? `no longer links ${ticket}` : `links ${ticket}`;
    return {
      id: objective.id,
      edits: [
        {
          kind: "write",
          path,
          text: editItem(text, { set: { linked_tickets: linked, updated_at } }),
          before: text,
        },
      ],
      subject: `objective(${objective.id}): ${what}`,
      message: `${objective.id} ${what}`,
    };
  },
});

/** The ticket's id. A link to a ticket that is gone can still be named, to remove it. */
function targetOf(view: WriteView, objective: Objective, reference: string, remove: boolean): string {
  const known = view.targets.get(reference)?.id;
  if (known !== undefined) return known;
  const stored = objective.linked_tickets.filter((link) => idKey(link).includes(idKey(reference.trim())));
  const [only] = stored;
  if (remove && only !== undefined && stored.length === 1) return only;
  throw view.unresolved.get(reference) ?? new TypeError(`the reference ${reference} was not looked up`);
}
