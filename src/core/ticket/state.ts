import type { Role } from "./role.ts";

/** The states of a ticket, in the order of its life. */
export const STATES = ["intake", "ready", "queued", "inprogress", "done", "closed"] as const;

/** One of the six states. */
export type State = (typeof STATES)[number];

/** The older name of `intake`, found in records of before 2026-06-08. */
const OLDER_STATES: Readonly<Record<string, State>> = { planning: "intake" };

/** What a transition asks for besides its event. Each is one check in `rules/`. */
export type Need =
  | "intake-summary"
  | "acceptance-criteria"
  | "queued-fields"
  | "nothing-open"
  | "blockers-started"
  | "blockers-completed"
  | "implementation-report"
  | "resolution"
  | "close-completed"
  | "close-status"
  | "reason"
  | "not-landed";

/** One row of the state machine. */
export interface Transition {
  readonly from: State;
  readonly to: State;
  readonly roles: readonly Role[];
  readonly needs: readonly Need[];
}

const ALL_WHO_ROUTE: readonly Role[] = ["person", "intake", "orchestrator"];
const WORKERS: readonly Role[] = ["orchestrator", "person"];
const CLOSE_UNFINISHED: readonly Need[] = ["resolution", "close-status"];

/** The state machine: what is not a row is not lawful. It also draws the diagram in the README. */
export const TRANSITIONS: readonly Transition[] = [
  { from: "intake", to: "ready", roles: ALL_WHO_ROUTE, needs: ["intake-summary", "acceptance-criteria"] },
  {
    from: "ready",
    to: "queued",
    roles: ["person"],
    needs: ["queued-fields", "nothing-open", "blockers-started"],
  },
  { from: "queued", to: "inprogress", roles: WORKERS, needs: ["blockers-completed"] },
  { from: "inprogress", to: "done", roles: WORKERS, needs: ["implementation-report"] },
  { from: "done", to: "closed", roles: WORKERS, needs: ["resolution", "close-completed"] },
  { from: "ready", to: "intake", roles: ALL_WHO_ROUTE, needs: ["reason"] },
  { from: "queued", to: "intake", roles: ALL_WHO_ROUTE, needs: ["reason"] },
  { from: "inprogress", to: "intake", roles: ALL_WHO_ROUTE, needs: ["reason"] },
  { from: "queued", to: "ready", roles: ["person"], needs: ["reason"] },
  { from: "intake", to: "closed", roles: WORKERS, needs: CLOSE_UNFINISHED },
  { from: "ready", to: "closed", roles: WORKERS, needs: CLOSE_UNFINISHED },
  { from: "queued", to: "closed", roles: WORKERS, needs: CLOSE_UNFINISHED },
  { from: "inprogress", to: "closed", roles: WORKERS, needs: CLOSE_UNFINISHED },
  { from: "done", to: "intake", roles: ["person"], needs: ["reason"] },
  { from: "closed", to: "intake", roles: ["person"], needs: ["reason"] },
  { from: "done", to: "inprogress", roles: WORKERS, needs: ["reason", "not-landed"] },
  { from: "closed", to: "inprogress", roles: WORKERS, needs: ["reason", "not-landed"] },
];

/** How a ticket may be closed. Only `completed` resolves what depended on it. */
export const CLOSE_STATUSES = [
  "completed",
  "superseded",
  "duplicate",
  "obsolete",
  "declined",
  "decomposed",
] as const;

/** One of the close statuses. */
export type CloseStatus = (typeof CLOSE_STATUSES)[number];

/** Whether a text is one of the six states. */
export function isState(text: string): text is State {
  return (STATES as readonly string[]).includes(text);
}

/** The state a word means today (older names included), or undefined. */
export function stateOf(word: string): State | undefined {
  if (isState(word)) return word;
  return Object.hasOwn(OLDER_STATES, word) ? OLDER_STATES[word] : undefined;
}

/** The row for a move, or undefined where the table has none. */
export function findTransition(from: State, to: State): Transition | undefined {
  return TRANSITIONS.find((row) => row.from === from && row.to === to);
}

/** The states a ticket may move to from here, in the order of the table. */
export function nextStates(from: State): readonly State[] {
  return TRANSITIONS.filter((row) => row.from === from).map((row) => row.to);
}
