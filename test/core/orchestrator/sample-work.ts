import type { GateResult } from "../../../src/core/orchestrator/decide/gate.ts";
import type { DossierFacts } from "../../../src/core/orchestrator/dossier/assemble-dossier.ts";
import type { LedgerVerdict } from "../../../src/core/orchestrator/ledger.ts";
import type { RoundEntry } from "../../../src/core/orchestrator/rounds.ts";
import type { Ticket } from "../../../src/core/ticket/ticket.ts";
import { eventText, itemText, relationsText, timeAt } from "../../support/ticket-text.ts";
import { ID, ticketOf } from "../rules/world.ts";

/** An object id that is easy to tell: the character, forty times. */
export function oid(char: string): string {
  return char.repeat(40);
}

export const SUBJECT = { code: "c0de".repeat(10), ticket: "71c4e7".repeat(4), policy: "9011c4".repeat(4) };
const EARLIER = { ...SUBJECT, code: "01d0".repeat(10) };

const BODY = `
The menu is unreadable at night.

## Background

People work late. See \`src/theme.ts\`.

## Requirements

- One stylesheet, one switch.

### Storage

The choice survives a restart.

## Out of scope

- Themes for single pages.

## Acceptance criteria

- [ ] The theme follows the system | unless the switch says otherwise.
- [ ] The switch in the header changes it at once.
- [ ] The choice survives a restart.

## Implementation latitude

How colours are named.
`;

/** A ticket with decisions, sections and relations, in the state inprogress. */
export function sampleTicket(body: string = BODY): Ticket {
  const events = [
    { kind: "create", minute: 0 },
    { kind: "decision", minute: 1, body: "Use CSS variables, no library." },
    { kind: "intake_summary", minute: 2, body: "One stylesheet, one switch; no per-page themes." },
    { kind: "decision", minute: 9, author: "Bob", role: "person", body: "The switch lives in the header." },
  ];
  return ticketOf({
    "item.md": itemText({ title: "Support dark mode", state: "inprogress", priority: "P1" }, body),
    "thread.md": events.map(eventText).join("\n"),
    "artifacts/relations.json": relationsText(ID, [["related", "20261101-090000-settings-page"]]),
  });
}

const coder = { name: "opencode", version: "1.18.33" };
const reviewer = { name: "codex-review", version: null };

/** Two rounds: changes requested in the first, approved in the second. */
export const ENTRIES: readonly RoundEntry[] = [
  {
    kind: "report",
    round: 1,
    at: timeAt(20),
    head: oid("a"),
    subject: EARLIER,
    attempt: "attempt1",
    agent: coder,
    summary: "Added the stylesheet and the switch.",
    answers: [],
    evidence: [{ criterion: 1, met: true, evidence: "`npm test -- theme` passes" }],
    risks: [],
  },
  validation(1, "a", false),
  {
    kind: "review",
    round: 1,
    at: timeAt(30),
    head: oid("a"),
    subject: EARLIER,
    attempt: "attempt2",
    agent: reviewer,
    status: "request_changes",
    summary: "The choice is lost on restart.",
    findings: [
      { id: "F1", severity: "blocking", path: "src/theme.ts", line: 12, text: "The choice is never stored." },
      {
        id: "F2",
        severity: "blocking",
        path: "src/switch.ts",
        line: null,
        text: "The switch needs a label | for screen readers.",
      },
      { id: "F3", severity: "advice", path: null, line: null, text: "`theme` could be a *const*." },
    ],
    evidence: [{ criterion: 3, met: false, evidence: "no call of `save()`" }],
  },
  {
    kind: "request",
    round: 2,
    at: timeAt(31),
    head: oid("a"),
    subject: EARLIER,
    by: "orchestrator",
    cause: "review",
    text: "2 blocking findings",
    findings: [
      { id: "F1", severity: "blocking", path: "src/theme.ts", line: 12, text: "The choice is never stored." },
      {
        id: "F2",
        severity: "blocking",
        path: "src/switch.ts",
        line: null,
        text: "The switch needs a label | for screen readers.",
      },
    ],
  },
  {
    kind: "report",
    round: 2,
    at: timeAt(40),
    head: oid("b"),
    subject: SUBJECT,
    attempt: "attempt3",
    agent: coder,
    summary:
      "Added the stylesheet and the switch, and stores the choice.\n\n- `src/theme.ts`: variables, *no* library\n- `src/switch.ts`: the switch\n\n```\n12 tests passed\n```",
    answers: [
      { finding: "F1", status: "fixed", reason: "Stored under `theme`." },
      { finding: "F2", status: "rejected", reason: "It has one: `aria-label`, see src/switch.ts:8." },
    ],
    evidence: [
      { criterion: 1, met: true, evidence: "`npm test -- theme`: follows the system" },
      { criterion: 2, met: true, evidence: "test/switch.test.ts:20" },
      { criterion: 3, met: true, evidence: "test/theme.test.ts:44" },
    ],
    risks: ["Old browsers ignore `prefers-color-scheme`; they stay light."],
  },
  validation(2, "b", true),
  {
    kind: "review",
    round: 2,
    at: timeAt(50),
    head: oid("b"),
    subject: SUBJECT,
    attempt: "attempt4",
    agent: reviewer,
    status: "approve",
    summary: "All criteria hold; the label is there.",
    findings: [{ id: "F3", severity: "advice", path: null, line: null, text: "`theme` could be a *const*." }],
    evidence: [
      { criterion: 1, met: true, evidence: "read src/theme.ts:3-20, test follows the system" },
      { criterion: 2, met: true, evidence: "test/switch.test.ts:20 fails without the change" },
      { criterion: 3, met: true, evidence: "test/theme.test.ts:44" },
    ],
  },
];

function validation(round: number, head: string, passed: boolean): RoundEntry {
  const digest = "d1ce".repeat(16);
  const ran = { output_digest: digest, output_tail: passed ? "12 tests passed\n" : "1 failed: restart\n" };
  return {
    kind: "validation",
    round,
    at: timeAt(round * 20 + 5),
    head: oid(head),
    subject: passed ? SUBJECT : EARLIER,
    passed,
    commands: [
      { command: "npm ci", exit_code: 0, duration_ms: 61_500, ...ran },
      { command: "npm test | tee log", exit_code: passed ? 0 : 1, duration_ms: 2_340, ...ran },
    ],
  };
}

/** What a dossier of the sample is assembled from. */
export function sampleFacts(more: Partial<DossierFacts> = {}): DossierFacts {
  return {
    ticket: sampleTicket(),
    entries: ENTRIES,
    verdicts: [],
    branch: `work/${ID}`,
    base: oid("0"),
    head: oid("b"),
    subject: SUBJECT,
    at: timeAt(51),
    commits: [
      { oid: oid("b"), author: "opencode", subject: "fix(theme): store the choice" },
      { oid: oid("a"), author: "opencode", subject: "feat(theme): add dark mode" },
    ],
    diff: { files: 5, insertions: 120, deletions: 8 },
    dirty: [],
    protectedPaths: [],
    hasValidation: true,
    ...more,
  };
}

const said = { head: oid("f"), subject: SUBJECT, at: timeAt(60) };

/** What people and the Orchestrator said after the proposal. */
export const VERDICTS: readonly LedgerVerdict[] = [
  { kind: "approval", id: "verdict1", by: "Carol", ...said, note: "Looks good at night." },
  {
    kind: "override",
    id: "verdict2",
    by: "Carol",
    ...said,
    gate: "checks",
    reason: "The runner is down; checked by hand.",
  },
  { kind: "validation", id: "verdict3", by: "orchestrator", ...said, passed: true, note: "after an update" },
];

/** A gate that waits. */
export const GATE: GateResult = {
  name: "gate",
  status: "pending",
  reason: "not passed: approvals",
  children: [
    { name: "review", status: "passed", reason: "codex-review approved in round 2", children: [] },
    { name: "approvals", status: "pending", reason: "1 of 2 approvals of people (Carol)", children: [] },
    {
      name: "criteria",
      status: "passed",
      reason: "each criterion has evidence",
      children: [{ name: "criterion 1", status: "passed", reason: "test follows the system", children: [] }],
    },
  ],
};
