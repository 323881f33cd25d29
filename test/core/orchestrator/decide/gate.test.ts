import { describe, expect, it } from "vitest";
import {
  evaluateGate,
  formatGate,
  formatGateStatus,
  type GateResult,
} from "../../../../src/core/orchestrator/decide/gate.ts";
import type { LedgerVerdict } from "../../../../src/core/orchestrator/ledger.ts";
import type { TicketSeen, WorkSeen } from "../../../../src/core/orchestrator/observation.ts";
import {
  claim,
  claims,
  closedTicket,
  NOW,
  observation,
  oid,
  onDefault,
  proposed,
  report,
  review,
  subject,
  validation,
  work,
  workTicket,
} from "../../../support/observation.ts";

type World = Parameters<typeof observation>[1];

const said = { id: "verdict1", by: "Reader", at: NOW, head: oid("head"), subject: subject() };
const approval = (change: Partial<LedgerVerdict> = {}): LedgerVerdict =>
  ({ kind: "approval", ...said, note: null, ...change }) as LedgerVerdict;
const changes = (change: Partial<LedgerVerdict> = {}): LedgerVerdict =>
  ({ kind: "changes_requested", ...said, note: "no", findings: [], ...change }) as LedgerVerdict;
const override = (gate: string, change: Partial<LedgerVerdict> = {}): LedgerVerdict =>
  ({ kind: "override", ...said, gate, reason: "known", ...change }) as LedgerVerdict;
const update = (from: string, to: string): LedgerVerdict => ({
  kind: "update",
  ...said,
  head: oid(to),
  subject: subject({ code: oid(to) }),
  from: subject({ code: oid(from) }),
});

const gateOf = (seen: TicketSeen, world: World = {}): GateResult =>
  evaluateGate(seen, observation([seen], world));
const partsOf = (gate: GateResult): string =>
  gate.children.flatMap(({ name, status }) => (status === "passed" ? [] : [`${name} ${status}`])).join(", ");

const elsewhere = subject({ code: oid("other code") });
const validated: World = { config: { has_validation: true } };
const asks = (required_approvals: number): World => ({ config: { required_approvals } });
const blocking = { id: "f1", severity: "blocking", path: null, line: null, text: "" } as const;

const cases: readonly (readonly [
  name: string,
  open: string,
  seen: Partial<TicketSeen>,
  tip?: Partial<WorkSeen>,
  world?: World,
])[] = [
  ["a complete proposal passes", "", {}],
  ["work in progress is none", "proposal pending", {}, { ticket: workTicket() }],
  ["a branch elsewhere than the ledger expects", "proposal pending", {}, { relation: "ahead" }],
  ["a claim that asks a person", "attention pending", { claim: claims(claim({ attention: "look" })) }],
  ["a ticket that asks a person", "attention pending", {}, { ticket: closedTicket({ attention: "look" }) }],
  ["no review", "review pending", {}, { rounds: [report()] }],
  ["a review of other code", "review pending", {}, { rounds: [report(), review({ subject: elsewhere })] }],
  [
    "a review of another policy",
    "review pending",
    {},
    { rounds: [report(), review({ subject: subject({ policy: oid("p") }) })] },
  ],
  [
    "a review that asks for changes",
    "review failed",
    {},
    { rounds: [report(), review(), review({ status: "request_changes" })] },
  ],
  [
    "an approval with a blocking finding",
    "review failed",
    {},
    { rounds: [report(), review({ findings: [blocking] })] },
  ],
  [
    "a review that an update carries on",
    "",
    { verdicts: [update("other code", "code")] },
    { rounds: [report(), review({ subject: elsewhere })] },
  ],
  [
    "a review that two updates carry on",
    "",
    { verdicts: [update("other code", "between"), update("between", "code")] },
    { rounds: [report(), review({ subject: elsewhere })] },
  ],
  ["validation that did not run", "validation pending", {}, {}, validated],
  [
    "validation that failed",
    "validation failed",
    {},
    { rounds: [report(), review(), validation({ passed: false })] },
    validated,
  ],
  ["validation that passed", "", {}, { rounds: [report(), review(), validation()] }, validated],
  [
    "validation of other code",
    "validation pending",
    {},
    { rounds: [report(), review(), validation({ subject: elsewhere })] },
    validated,
  ],
  [
    "validation is not carried on by an update",
    "validation pending",
    { verdicts: [update("other code", "code")] },
    { rounds: [report(), review(), validation({ subject: elsewhere })] },
    validated,
  ],
  [
    "the newest validation counts",
    "validation failed",
    { verdicts: [{ kind: "validation", ...said, passed: false, note: "" }] },
    { rounds: [report(), review(), validation()] },
    validated,
  ],
  [
    "a criterion without evidence",
    "criteria pending",
    {},
    { ticket: closedTicket({ criteria: ["one", "two"] }) },
  ],
  [
    "a criterion that the reviewer does not see met",
    "criteria pending",
    {},
    { rounds: [report(), review({ evidence: [{ criterion: 1, met: false, evidence: "no" }] })] },
  ],
  ["one approval of two", "approvals pending", { verdicts: [approval()] }, {}, asks(2)],
  [
    "two approvals of one person count once",
    "approvals pending",
    { verdicts: [approval(), approval()] },
    {},
    asks(2),
  ],
  ["two approvals of two", "", { verdicts: [approval(), approval({ by: "Second" })] }, {}, asks(2)],
  [
    "the requester does not approve",
    "approvals pending",
    { verdicts: [approval({ by: "asker" })] },
    {},
    asks(1),
  ],
  [
    "a committer does not approve",
    "approvals pending",
    { verdicts: [approval()] },
    { committers: ["Reader"] },
    asks(1),
  ],
  [
    "an approval of another head and subject",
    "approvals pending",
    { verdicts: [approval({ head: oid("old"), subject: elsewhere })] },
    {},
    asks(1),
  ],
  [
    "an approval of another head with the same subject",
    "",
    { verdicts: [approval({ head: oid("old") })] },
    {},
    asks(1),
  ],
  ["a person asks for changes", "changes failed", { verdicts: [changes()] }],
  ["a person approves afterwards", "", { verdicts: [changes(), approval()] }],
  [
    "a person takes the approval back",
    "approvals pending, changes failed",
    { verdicts: [approval(), changes()] },
    {},
    asks(1),
  ],
  [
    "a person asked for changes of other code",
    "",
    { verdicts: [changes({ head: oid("old"), subject: elsewhere })] },
  ],
  ["a protected path", "protected pending", {}, { protected_paths: [".github/x"] }],
  ["an approved protected path", "", { verdicts: [approval()] }, { protected_paths: [".github/x"] }],
  ["no request", "checks pending", { request: null }],
  [
    "a request at another head",
    "checks pending",
    { request: { id: "1", state: "open", head: oid("old"), checks: "passed", status: null } },
  ],
  [
    "a conflict with the default branch",
    "mergeable failed",
    {},
    { base: { contained: false, conflicts: ["a.txt"] } },
  ],
  [
    "an edit on the default branch",
    "mergeable pending",
    { on_default: onDefault({ text: oid("new") }) },
    { base: { contained: false, conflicts: [] } },
  ],
  ["the work's own edit of the text", "", { on_default: onDefault({ text: oid("old") }) }],
  [
    "a relation that opened again",
    "relations pending",
    {
      on_default: onDefault({
        blockers: [{ id: "ticket-9", state: "intake", close_status: null, held: false }],
      }),
    },
  ],
  [
    "a plan record that came later",
    "relations pending",
    {},
    {},
    {
      plans: [{ ticket_id: "ticket-1", kind: "after", related_ticket: "ticket-9" }],
      others: [{ id: "ticket-9", state: "queued" }],
    },
  ],
];

describe("the gate", () => {
  for (const [name, open, seen, tip, world] of cases) {
    it(`${name}: ${open === "" ? "passes" : open}`, () => {
      const gate = gateOf(proposed(seen, tip), world);
      expect(partsOf(gate)).toBe(open);
      const worst = open.includes("failed") ? "failed" : "pending";
      expect(gate.status).toBe(open === "" ? "passed" : worst);
    });
  }

  it.each([
    ["none", "passed"],
    ["passed", "passed"],
    ["pending", "pending"],
    ["held", "pending"],
    ["failed", "failed"],
  ] as const)("checks that are %s are %s", (checks, status) => {
    const gate = gateOf(
      proposed({ request: { id: "1", state: "open", head: oid("head"), checks, status: null } }),
    );
    expect(gate.children.find(({ name }) => name === "checks")?.status).toBe(status);
  });

  it("is pending where there is no work branch", () => {
    expect(gateOf(proposed({ work: null })).status).toBe("pending");
  });

  it("holds the evidence of each criterion", () => {
    const gate = gateOf(proposed({}, { ticket: closedTicket({ criteria: ["one", "two"] }) }));
    const criteria = gate.children.find(({ name }) => name === "criteria")?.children;
    expect(criteria).toMatchObject([
      { name: "criterion 1", status: "passed", reason: "a test" },
      { name: "criterion 2", status: "pending", reason: "nothing shows that it holds" },
    ]);
  });
});

describe("a person's override", () => {
  const failing = {
    rounds: [report(), review({ status: "request_changes" }), validation({ passed: false })],
  };

  it("passes the part it names, and says whose it is and why", () => {
    const gate = gateOf(
      proposed({ verdicts: [override("review"), override("validation")] }, failing),
      validated,
    );
    expect(gate.status).toBe("passed");
    expect(gate.children.find(({ name }) => name === "review")?.reason).toBe(
      "overridden by Reader: known (was failed: agent asked for changes in round 1)",
    );
  });

  it("is for this work only", () => {
    const other = { head: oid("old"), subject: elsewhere };
    expect(partsOf(gateOf(proposed({ verdicts: [override("review", other)] }, failing)))).toBe(
      "review failed",
    );
  });

  it("of a validation is not carried on by an update, that of a review is", () => {
    const old = { head: oid("old"), subject: elsewhere };
    const verdicts = [override("review", old), override("validation", old), update("other code", "code")];
    expect(partsOf(gateOf(proposed({ verdicts }, failing), validated))).toBe("validation failed");
  });

  it("makes neither a proposal nor a clean merge", () => {
    const tip = { ticket: workTicket(), base: { contained: false, conflicts: ["a"] } };
    const verdicts = [override("proposal"), override("mergeable")];
    expect(partsOf(gateOf(proposed({ verdicts }, tip)))).toBe("proposal pending, mergeable failed");
  });
});

describe("the gate in words", () => {
  it("has a line for each part, with what belongs to it below", () => {
    const lines = formatGate(gateOf(proposed({ verdicts: [changes({ by: "Eve\u001b[2J" })] })));
    expect(lines[0]).toBe("failed gate: not passed: changes");
    expect(lines).toContain("  passed criteria: each criterion has evidence");
    expect(lines).toContain("    passed criterion 1: a test");
    expect(lines.join("")).not.toContain("\u001b");
  });

  it("is short as a status, and names the first part that is open", () => {
    expect(formatGateStatus(gateOf(proposed()))).toBe("passed");
    const long = proposed({ work: work({ ticket: closedTicket({ attention: "x".repeat(400) }) }) });
    const status = formatGateStatus(gateOf(long));
    expect(status).toMatch(/^pending: attention: x+$/);
    expect(status.length).toBe(140);
  });
});
