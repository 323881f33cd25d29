import * as z from "zod";
import { verdictSchema } from "../diagnostic/format-json.ts";
import { PRIORITIES } from "../ticket/item-words.ts";
import { PLAN_KINDS } from "../ticket/plan.ts";
import { ROLES } from "../ticket/role.ts";
import { STATES } from "../ticket/state.ts";
import {
  configCheckAnswer,
  explainAnswer,
  objectiveListAnswer,
  objectiveShowAnswer,
  planQueryAnswer,
  ticketHistoryAnswer,
  ticketListAnswer,
  ticketSearchAnswer,
  ticketShowAnswer,
  whyAnswer,
} from "./answers.ts";
import type { ReadOperation } from "./operation.ts";
import { ticketInput } from "./texts.ts";

// What reads the records and changes nothing. Everybody may read.

const limit = z.int().min(1).optional().describe("show at most this many");

const ticketList: ReadOperation = {
  effect: "read",
  name: "ticket_list",
  summary: "list tickets",
  description:
    "Lists the tickets that are not closed, by state, priority and id. Values given for one flag are alternatives, except labels: a ticket must have all of them.",
  roles: ROLES,
  input: z.strictObject({
    state: z.array(z.enum(STATES)).optional().describe("in one of these states"),
    label: z.array(z.string()).optional().describe("with this label"),
    priority: z.array(z.enum(PRIORITIES)).optional().describe("of one of these priorities"),
    assignee: z.string().optional().describe("worked on by this person"),
    blocked: z.boolean().optional().describe("waiting for another ticket"),
    attention: z.boolean().optional().describe("waiting for a person's decision"),
    edited_after_review: z.boolean().optional().describe("changed since the last review"),
    text: z.string().optional().describe("with this text in id, title or body"),
    all: z.boolean().optional().describe("closed ones too"),
    long: z.boolean().optional().describe("show more of each ticket"),
    limit,
  }),
  output: ticketListAnswer,
  command: {
    path: ["ticket", "list"],
    positional: [],
    examples: ["yoi ticket list", "yoi ticket list --state ready --state queued --long"],
  },
};

const ticketShow: ReadOperation = {
  effect: "read",
  name: "ticket_show",
  summary: "show a ticket",
  description: "Shows a ticket's fields, body, relations, plan records and resolution.",
  roles: ROLES,
  input: z.strictObject({
    ticket: ticketInput,
    events: z.boolean().optional().describe("its whole thread too"),
  }),
  output: ticketShowAnswer,
  command: { path: ["ticket", "show"], positional: ["ticket"], examples: ["yoi ticket show dark-mode"] },
};

const ticketSearch: ReadOperation = {
  effect: "read",
  name: "ticket_search",
  summary: "look for a text in all tickets",
  description:
    "Shows the lines of items, threads and resolutions that hold a text, newest tickets first. Case does not count.",
  roles: ROLES,
  input: z.strictObject({
    text: z.string().min(1).describe("what to look for"),
    open: z.boolean().optional().describe("only in tickets that are not closed"),
    limit,
  }),
  output: ticketSearchAnswer,
  command: { path: ["ticket", "search"], positional: ["text"], examples: ['yoi ticket search "dark mode"'] },
};

const ticketHistory: ReadOperation = {
  effect: "read",
  name: "ticket_history",
  summary: "show what happened to a ticket",
  description: "Shows the events of a ticket's thread and the commits that touched it, oldest first.",
  roles: ROLES,
  input: z.strictObject({ ticket: ticketInput }),
  output: ticketHistoryAnswer,
  command: {
    path: ["ticket", "history"],
    positional: ["ticket"],
    examples: ["yoi ticket history dark-mode"],
  },
};

const ticketDoctor: ReadOperation = {
  effect: "read",
  name: "ticket_doctor",
  summary: "examine the whole workspace",
  description:
    "Examines every record, and what holds the rules: hooks and merge drivers. With --history it replays past commits and lists what got past. With --live it compares tickets with the ledger of claims, branches, worktrees, attempts and dossiers as they are now. --fix mends what has one right answer.",
  roles: ROLES,
  input: z.strictObject({
    fix: z.boolean().optional().describe("mend what has exactly one right answer"),
    dry_run: z.boolean().optional().describe("with --fix: only say what would be mended"),
    history: z
      .union([z.boolean(), z.string()])
      .optional()
      .describe("judge past commits; a range such as main~20..main"),
    live: z.boolean().optional().describe("compare tickets with claims, branches, worktrees and attempts"),
    baseline: z.boolean().optional().describe("record today's faults as known, so that only new ones fail"),
    older: z.boolean().optional().describe("name every older form, not only how many tickets have one"),
    format: z.enum(["text", "json", "github", "sarif"]).optional().describe("how findings are printed"),
  }),
  output: verdictSchema,
  command: {
    path: ["ticket", "doctor"],
    positional: [],
    examples: [
      "yoi ticket doctor",
      "yoi ticket doctor --fix --dry-run",
      "yoi ticket doctor --history",
      "yoi ticket doctor --live --fix --dry-run",
    ],
  },
};

const ticketLint: ReadOperation = {
  effect: "read",
  name: "ticket_lint",
  summary: "examine the tickets that some files belong to",
  description:
    "Examines single tickets without their history, for lint-staged and editors. Deleted files and moves are the hook's to judge.",
  roles: ROLES,
  input: z.strictObject({ files: z.array(z.string()).min(1).describe("files of tickets") }),
  output: verdictSchema,
  command: {
    path: ["ticket", "lint"],
    positional: ["files..."],
    examples: ["yoi ticket lint .yoi/tickets/20261101-080000-dark-mode/item.md"],
  },
};

const objectiveList: ReadOperation = {
  effect: "read",
  name: "objective_list",
  summary: "list objectives",
  description: "Lists all objectives with their state and the tickets linked to them.",
  roles: ROLES,
  input: z.strictObject({}),
  output: objectiveListAnswer,
  command: { path: ["objective", "list"], positional: [], examples: ["yoi objective list"] },
};

const objectiveShow: ReadOperation = {
  effect: "read",
  name: "objective_show",
  summary: "show an objective",
  description: "Shows an objective with its body and the state of every ticket linked to it.",
  roles: ROLES,
  input: z.strictObject({
    objective: z.string().min(1).describe("id, or a part of it that no other one has"),
  }),
  output: objectiveShowAnswer,
  command: {
    path: ["objective", "show"],
    positional: ["objective"],
    examples: ["yoi objective show usable-at-night"],
  },
};

const planQuery: ReadOperation = {
  effect: "read",
  name: "plan_query",
  summary: "show decisions about order and capacity",
  description: "Shows plan records by ticket, in both directions, and by kind.",
  roles: ROLES,
  input: z.strictObject({
    ticket: ticketInput.optional(),
    kind: z.array(z.enum(PLAN_KINDS)).optional().describe("of one of these kinds"),
  }),
  output: planQueryAnswer,
  command: {
    path: ["plan", "query"],
    positional: [],
    examples: ["yoi plan query --ticket dark-mode", "yoi plan query --kind waiting_capacity_note"],
  },
};

const why: ReadOperation = {
  effect: "read",
  name: "why",
  summary: "say what stands between a ticket and its next state",
  description:
    "Shows every state a ticket may go to next, what that needs, what of it is missing, and the command that helps.",
  roles: ROLES,
  input: z.strictObject({ ticket: ticketInput }),
  output: whyAnswer,
  command: { path: ["why"], positional: ["ticket"], examples: ["yoi why dark-mode"] },
};

const explain: ReadOperation = {
  effect: "read",
  name: "explain",
  summary: "explain a finding",
  description:
    "Explains the code of a finding: why the rule exists and how to get out. Without a code it lists all codes.",
  roles: ROLES,
  input: z.strictObject({ code: z.string().optional().describe("the code, such as state/not-recorded") }),
  output: explainAnswer,
  command: { path: ["explain"], positional: ["code"], examples: ["yoi explain state/not-recorded"] },
};

const configCheck: ReadOperation = {
  effect: "read",
  name: "config_check",
  summary: "examine the workspace configuration",
  description:
    "Examines .yoi/ticket.config.toml. With --json it shows every key that is in force, defaults included.",
  roles: ROLES,
  input: z.strictObject({}),
  output: configCheckAnswer,
  command: { path: ["config", "check"], positional: [], examples: ["yoi config check"] },
};

/** The reading operations, in the order of the help. */
export const READS: readonly ReadOperation[] = [
  ticketList,
  ticketShow,
  ticketSearch,
  ticketHistory,
  ticketDoctor,
  ticketLint,
  objectiveList,
  objectiveShow,
  planQuery,
  why,
  explain,
  configCheck,
];
