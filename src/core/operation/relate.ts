import * as z from "zod";
import { failure, YoiError } from "../diagnostic/error.ts";
import { idKey } from "../ticket/id.ts";
import { addRelation, RELATION_KINDS, type RelationKind, removeRelation } from "../ticket/relations.ts";
import type { Ticket } from "../ticket/ticket.ts";
import { RELATIONS } from "../workspace/parse-ticket.ts";
import { changeTicket, readableText, requireTicket, wordsOf } from "./draft.ts";
import { defineWrite, type WriteView } from "./operation.ts";
import { requireText, ticketInput } from "./texts.ts";

/** Adds a link to another ticket, or removes it. */
export const ticketRelate = defineWrite({
  effect: "write",
  name: "ticket_relate",
  summary: "relate a ticket to another one",
  description:
    "Stores a link from one ticket to another: depends_on and blocks hold work up until the other one is completed; related, supersedes and duplicate_of inform. With --remove the link goes. Both append a decision event.",
  roles: ["person", "intake", "orchestrator"],
  references: ["target"],
  input: z.strictObject({
    ticket: ticketInput,
    kind: z.enum(RELATION_KINDS).describe("what the ticket is to the other one"),
    target: z.string().min(1).describe("the other ticket"),
    note: z.string().optional().describe("why, in a sentence"),
    remove: z.boolean().optional().describe("take the relation away"),
  }),
  command: {
    path: ["ticket", "relate"],
    positional: ["ticket", "kind", "target"],
    examples: [
      'yoi ticket relate dark-mode depends_on new-menu --note "The switch is in the menu."',
      "yoi ticket relate dark-mode depends_on new-menu --remove",
    ],
  },
  plan: (view, input, context) => {
    const open = requireTicket(view);
    const { ticket, id } = open;
    const { kind } = input;
    const words = wordsOf(context);
    const target = targetOf(view, ticket, input);
    const existing = ticket.relations.find(
      (relation) => relation.kind === kind && idKey(relation.target) === idKey(target),
    );
    const facts = { ticket: id, kind, target };
    const text = readableText(ticket, RELATIONS);
    const attributes = { field: "relations" };
    if (input.remove === true) {
      if (existing === undefined || text === undefined)
        throw failure("usage/not-related", { path: "" }, facts);
      const files = { [RELATIONS]: located(ticket, () => removeRelation(text, kind, existing.target)) };
      const subject = `no longer ${kind} ${target}`;
      const events = [
        { kind: "decision" as const, body: withNote(words.unrelated(kind, target), input.note), attributes },
      ];
      return changeTicket(open, { events, files, subject, message: `${id}: ${subject}` }, context);
    }
    if (existing !== undefined) throw failure("usage/already-related", { path: "" }, facts);
    const note = input.note === undefined ? {} : { note: requireText("note", input.note) };
    const relation = { ticket_id: id, kind, target, ...note, author: context.actor.name, at: context.now };
    const subject = `${kind} ${target}`;
    const events = [
      { kind: "decision" as const, body: withNote(words.related(kind, target), input.note), attributes },
    ];
    const files = { [RELATIONS]: located(ticket, () => addRelation(text, relation)) };
    return changeTicket(open, { events, files, subject, message: `${id}: ${subject}` }, context);
  },
});

/** The other ticket's id. A relation to a ticket that is gone can still be named, to remove it. */
function targetOf(
  view: WriteView,
  { relations }: Ticket,
  input: { readonly kind: RelationKind; readonly target: string; readonly remove?: boolean | undefined },
): string {
  const known = view.targets.get(input.target)?.id;
  if (known !== undefined) return known;
  const wanted = idKey(input.target.trim());
  const stored = relations.filter(
    ({ kind, target }) => kind === input.kind && idKey(target).includes(wanted),
  );
  const [only] = stored;
  if (input.remove === true && only !== undefined && stored.length === 1) return only.target;
  throw view.unresolved.get(input.target) ?? new TypeError(`the reference ${input.target} was not looked up`);
}

/** What makes the file unreadable, with the place where the ticket's parser met it. */
function located(ticket: Ticket, edit: () => string): string {
  try {
    return edit();
  } catch (error) {
    if (!(error instanceof YoiError)) throw error;
    const { code } = error.diagnostic;
    const path = `${ticket.dir}/${RELATIONS}`;
    const known = ticket.diagnostics.find((found) => found.path === path && found.code === code);
    throw known === undefined ? error : new YoiError(known);
  }
}

function withNote(text: string, note: string | undefined): string {
  return note === undefined ? text : `${text}\n\n${requireText("note", note)}`;
}
