import * as z from "zod";
import { failure } from "../diagnostic/error.ts";
import { appendPlanRecord, PLAN_KINDS, type PlanRecord } from "../ticket/plan.ts";
import { PLAN } from "../workspace/parse-ticket.ts";
import { changeTicket, readableText, requireTicket } from "./draft.ts";
import { defineWrite, type WriteView } from "./operation.ts";
import { requireLine, requireText, ticketInput } from "./texts.ts";

const planInput = z.strictObject({
  ticket: ticketInput,
  kind: z.enum(PLAN_KINDS).describe("what was decided"),
  related: z.string().min(1).optional().describe("the other ticket, for decisions about order"),
  note: z.string().optional().describe("why, in a sentence or two"),
  summary: z.string().optional().describe("what will be done; with accepted_plan"),
  branch: z.string().optional().describe("the work branch; with accepted_plan"),
  role_plan: z.string().optional().describe("who does what; with accepted_plan"),
  ledger: z
    .boolean()
    .optional()
    .describe("keep it in the Orchestrators' ledger until the ticket is accepted; nothing is committed"),
});

/** A decision about order or capacity. */
export const planRecord = defineWrite({
  effect: "write",
  name: "plan_record",
  summary: "record a decision about order or capacity",
  description:
    "Appends a plan record to the ticket, and an event. Decisions about order name the other ticket; a note about capacity says why the ticket waits; an accepted plan has a summary and a branch. With --ledger the record counts at once for every Orchestrator, without a commit on the default branch, and is copied into the ticket when it is accepted.",
  roles: ["person", "orchestrator"],
  references: ["related"],
  input: planInput,
  command: {
    path: ["plan", "record"],
    positional: ["ticket", "kind"],
    examples: ['yoi plan record dark-mode after --related new-menu --note "Both change the menu."'],
  },
  plan: (view, input, context) => {
    const open = requireTicket(view);
    const { id } = open;
    if (input.ledger === true && input.kind === "accepted_plan") {
      throw failure("usage/needless-flag", { path: "" }, { flag: "--ledger", needed: "another kind" });
    }
    const related = relatedOf(view, input.related);
    const record: PlanRecord = {
      id: `plan-${context.newEventId()}`,
      ticket_id: id,
      kind: input.kind,
      ...(related === undefined ? {} : { related_ticket: related }),
      ...(input.note === undefined ? {} : { note: requireText("note", input.note) }),
      ...acceptedPlan(input),
      author: context.actor.name,
      at: context.now,
    };
    requireParts(record);
    const said = [input.kind, ...(related === undefined ? [] : [related])].join(" ");
    const texts = [record.accepted_plan?.summary, record.note].filter((text) => text !== undefined);
    const draft = {
      events: [{ kind: "plan" as const, body: [said, ...texts].join("\n\n") }],
      files: { [PLAN]: appendPlanRecord(readableText(open.ticket, PLAN), record) },
      subject: `plan ${said}`,
      message: `${id}: plan ${said}`,
    };
    return changeTicket(open, draft, context);
  },
});

function relatedOf(view: WriteView, reference: string | undefined): string | undefined {
  if (reference === undefined) return undefined;
  const known = view.targets.get(reference)?.id;
  if (known !== undefined) return known;
  throw view.unresolved.get(reference) ?? new TypeError(`the reference ${reference} was not looked up`);
}

function acceptedPlan(input: z.infer<typeof planInput>): Pick<PlanRecord, "accepted_plan"> {
  const { kind, summary, branch, role_plan } = input;
  const given = Object.entries({ summary, branch, role_plan }).find(([, value]) => value !== undefined)?.[0];
  if (kind !== "accepted_plan") {
    if (given === undefined) return {};
    const facts = { flag: `--${given.replace("_", "-")}`, needed: "the kind accepted_plan" };
    throw failure("usage/needless-flag", { path: "" }, facts);
  }
  if (summary === undefined) throw missing("--summary");
  if (branch === undefined) throw missing("--branch");
  const plan = { summary: requireText("summary", summary), branch: requireLine("branch", branch) };
  const more = role_plan === undefined ? {} : { role_plan: requireText("role_plan", role_plan) };
  return { accepted_plan: { ...plan, ...more } };
}

function requireParts({ kind, related_ticket, note }: PlanRecord): void {
  if (kind === "accepted_plan") return;
  if (kind === "waiting_capacity_note") {
    if (note === undefined) throw missing("--note");
  } else if (related_ticket === undefined) throw missing("--related");
}

function missing(name: string): Error {
  return failure("usage/missing-value", { path: "" }, { command: "yoi plan record", name });
}
