import { GATE_NAMES } from "../core/orchestrator/decide/gate-names.ts";
import { type Positional, switchFlag } from "./command-spec.ts";
import type { Flag } from "./flags.ts";

/** The ticket, by position. */
export const TICKET: Positional = {
  key: "ticket",
  name: "--ticket",
  kind: "text",
  description: "id of the ticket, or any part of it that no other one has",
  choices: [],
  required: true,
  hint: "id",
  variadic: false,
};

const TEXT = { kind: "text", choices: [], required: false } as const;

/** The flags of `yoi review`. */
export const REVIEW_FLAGS: readonly Flag[] = [
  switchFlag("approve", "approve the proposal as it is now"),
  { ...switchFlag("request-changes", "send it back: a new round begins"), key: "request_changes" },
  {
    ...TEXT,
    key: "override",
    name: "--override",
    description: "let the work pass without this part of the gate; needs --note",
    choices: GATE_NAMES.filter((name) => name !== "proposal" && name !== "mergeable"),
    hint: "part",
  },
  {
    ...TEXT,
    key: "note",
    name: "--note",
    description: "what is to be said, or changed, or why",
    hint: "text",
  },
  {
    ...TEXT,
    kind: "list",
    key: "finding",
    name: "--finding",
    description: "with --request-changes: one thing to change, as path:line: text, or text alone",
    hint: "finding",
  },
];
