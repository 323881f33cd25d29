import { describe, expect, it } from "vitest";
import {
  bindAttempt,
  type ClaimChange,
  claimAfter,
  type StepFacts,
  type TicketStep,
} from "../../../../src/core/orchestrator/claim/claim-after.ts";
import { MAX_FAILURES } from "../../../../src/core/orchestrator/claim/operations.ts";
import {
  type Claim,
  type ClaimFile,
  EMPTY_LEDGER,
  type Ledger,
} from "../../../../src/core/orchestrator/ledger.ts";
import { attempt, claim, claims, ended, NOW, oid, QUEUED_AT, subject } from "../../../support/observation.ts";

const facts: StepFacts = {
  now: NOW,
  newHead: oid("new"),
  base: oid("base"),
  attempt: attempt({ id: "attempt2" }),
  limits: { maxParallel: 2 },
  plans: [],
  request: "42",
  landed: oid("merged"),
  verdicts: [],
  producedNothing: false,
  rescues: new Map(),
};
const ledgerOf = (...files: ClaimFile[]): Ledger => ({
  ...EMPTY_LEDGER,
  claims: new Map(files.map((file) => [file.ticket, file])),
});
const fence = { generation: 1, head: oid("head"), attempt: null };
const on = { ticket: "ticket-1", fence };
const accept = (change: Partial<Extract<TicketStep, { kind: "accept" }>> = {}): TicketStep => ({
  kind: "accept",
  ticket: "ticket-1",
  queuedAt: QUEUED_AT,
  generation: 1,
  judge: false,
  ahead: [],
  ...change,
});
const liveOf = (change: ClaimChange): Claim | null | undefined =>
  change.kind === "changed" ? change.file.live : undefined;
const reasonOf = (change: ClaimChange): string | undefined =>
  change.kind === "refused" ? change.reason : undefined;

const steps: readonly TicketStep[] = [
  { kind: "adopt", ...on, head: oid("found"), round: 1 },
  { kind: "hold", ...on, found: oid("found"), reason: "look" },
  { kind: "prepare_workspace", ...on },
  { kind: "open_attempt", ...on, role: "coder", round: 1, replaces: null, landed: null },
  { kind: "propose", ...on },
  { kind: "update_from_base", ...on, base: oid("main"), conflicts: [] },
  { kind: "open_request", ...on },
  { kind: "set_status", ...on, status: "passed" },
  { kind: "request_changes", ...on, cause: "review", by: "orchestrator", text: "", findings: [] },
  { kind: "escalate", ...on, need: "look", topic: "rounds" },
  { kind: "merge", ...on, base: oid("main"), verdicts: 0 },
  { kind: "note_landed", ...on, landed: oid("merged") },
  { kind: "complete", ...on, landed: oid("merged"), workHead: oid("head"), rescue: [] },
  { kind: "release", ...on, outcome: "withdrawn", workHead: oid("head"), rescue: [], reason: "" },
  {
    kind: "recover",
    ...on,
    action: "ledger",
    generation: 1,
    head: oid("found"),
    round: 1,
    asked: false,
    queuedAt: QUEUED_AT,
  },
];

describe("the fence", () => {
  it.each(steps.map((step) => [step.kind, step] as const))(
    "lets %s through where it holds",
    (_kind, step) => {
      expect(claimAfter(ledgerOf(claims(claim())), step, facts).kind).not.toBe("refused");
    },
  );

  const others: readonly (readonly [name: string, file: ClaimFile | undefined])[] = [
    ["another generation", claims(claim({ generation: 2 }))],
    ["another head", claims(claim({ head: oid("other") }))],
    ["an attempt", claims(claim({ attempt: attempt() }))],
    ["an ended claim", claims(null, [ended()])],
    ["no entry", undefined],
  ];
  it.each(others)("refuses every step on %s", (_name, file) => {
    const ledger = file === undefined ? EMPTY_LEDGER : ledgerOf(file);
    for (const step of steps) expect(claimAfter(ledger, step, facts).kind).toBe("refused");
  });

  it("keeps a merge from landing what somebody has said something about since", () => {
    const step: TicketStep = { kind: "merge", ...on, base: oid("main"), verdicts: 0 };
    const word = { id: "verdict1", by: "Reader", at: NOW, head: oid("head"), subject: subject() };
    const ledger: Ledger = {
      ...ledgerOf(claims(claim())),
      verdicts: new Map([["ticket-1", [{ kind: "approval", ...word, note: null }]]]),
    };
    expect(claimAfter(ledger, step, facts).kind).toBe("refused");
  });

  it("lets nobody clean up or delete under a live claim", () => {
    const ledger = ledgerOf(claims(claim()));
    const left: readonly TicketStep[] = [
      { kind: "cleanup", ticket: "ticket-1" },
      { kind: "delete_work_ref", ticket: "ticket-1", head: oid("head") },
      { kind: "return_to_intake", ticket: "ticket-1", queuedAt: QUEUED_AT, reason: "" },
    ];
    for (const step of left) {
      expect(claimAfter(ledger, step, facts).kind).toBe("refused");
      expect(claimAfter(EMPTY_LEDGER, step, facts)).toEqual({ kind: "unchanged" });
    }
  });
});

describe("an acceptance", () => {
  it("is a claim of the next generation at the commit that holds it", () => {
    const change = claimAfter(EMPTY_LEDGER, accept(), facts);
    expect(liveOf(change)).toEqual(
      claim({ acceptance: oid("new"), head: oid("new"), before: null, attempts: 0 }),
    );
    expect(change).toMatchObject({ clearsWait: true, clearsPlans: false });
  });

  const live = (ticket: string): ClaimFile => claims(claim(), [], ticket);
  const rival = { ticket_id: "ticket-2", kind: "conflicts_with", related_ticket: "ticket-1" } as const;
  const waiting: Ledger = {
    ...ledgerOf(live("ticket-2")),
    plans: new Map([["ticket-2", [{ ...rival, id: "plan1", author: "Planner", at: NOW }]]]),
  };
  const refusals: readonly (readonly [
    name: string,
    ledger: Ledger,
    step: TicketStep,
    facts: Partial<StepFacts>,
    reason: string,
  ])[] = [
    ["a ticket that is claimed", ledgerOf(live("ticket-1")), accept(), {}, "the ticket is claimed already"],
    [
      "another generation than the next",
      ledgerOf(claims(null, [ended({ queued_at: "2026-01-01T00:00:00Z" })])),
      accept(),
      {},
      "the ticket was claimed meanwhile",
    ],
    [
      "a queueing that ended",
      ledgerOf(claims(null, [ended()])),
      accept({ generation: 2 }),
      {},
      "this queueing has ended already",
    ],
    [
      "one more than there are places",
      ledgerOf(live("ticket-2"), live("ticket-3")),
      accept(),
      {},
      "no place is left",
    ],
    [
      "the last place that a ticket ahead is to have",
      ledgerOf(live("ticket-2")),
      accept({ ahead: ["ticket-0"] }),
      {},
      "no place is left",
    ],
    [
      "a rival by a record of a ticket",
      ledgerOf(live("ticket-2")),
      accept(),
      { plans: [rival] },
      "ticket-2 is being worked on, and both must not be at once",
    ],
    [
      "a rival by a record that waits in the ledger",
      waiting,
      accept(),
      {},
      "ticket-2 is being worked on, and both must not be at once",
    ],
    [
      "one that waits until nothing else runs",
      ledgerOf(live("ticket-2")),
      accept(),
      { plans: [{ ticket_id: "ticket-1", kind: "waiting_capacity_note", note: "small" }] },
      "it waits until nothing else runs",
    ],
    ["no commit", EMPTY_LEDGER, accept(), { newHead: null }, "there is no acceptance"],
  ];
  it.each(refusals)("refuses %s", (_name, ledger, step, change, reason) => {
    expect(reasonOf(claimAfter(ledger, step, { ...facts, ...change }))).toBe(reason);
  });

  it("takes the place that the tickets ahead do not need", () => {
    const ledger = ledgerOf(live("ticket-2"));
    expect(claimAfter(ledger, accept({ ahead: ["ticket-2"] }), facts).kind).toBe("changed");
  });

  it("is completed from the work ref by the same rules", () => {
    const step: TicketStep = {
      kind: "recover",
      ticket: "ticket-1",
      action: "claim",
      generation: 1,
      head: oid("accepted"),
      round: 1,
      asked: false,
      queuedAt: QUEUED_AT,
      fence: null,
    };
    expect(liveOf(claimAfter(EMPTY_LEDGER, step, facts))).toMatchObject({
      head: oid("accepted"),
      generation: 1,
    });
    expect(claimAfter(ledgerOf(live("ticket-1")), step, facts).kind).toBe("refused");
    expect(claimAfter(ledgerOf(live("ticket-2"), live("ticket-3")), step, facts).kind).toBe("refused");
  });
});

describe("an attempt", () => {
  const open: TicketStep = {
    kind: "open_attempt",
    ...on,
    role: "coder",
    round: 1,
    replaces: null,
    landed: null,
  };
  const running = claims(claim({ attempt: attempt() }));
  const publish: TicketStep = {
    kind: "publish",
    ...on,
    fence: { ...fence, attempt: "attempt1" },
    role: "coder",
    attempt: "attempt1",
  };

  it("is opened in the ledger, and the work ref is known to be in its place", () => {
    const live = liveOf(claimAfter(ledgerOf(claims(claim({ before: null, attempts: 0 }))), open, facts));
    expect(live).toMatchObject({
      attempts: 1,
      attempt: { id: "attempt2" },
      before: oid("head"),
      failures: 0,
    });
  });

  it("that replaces a dead one counts a failure, and the next one waits longer", () => {
    const replace = { ...open, fence: { ...fence, attempt: "attempt1" }, replaces: "attempt1" };
    const stepped = (failures: number): Claim | null | undefined =>
      liveOf(claimAfter(ledgerOf(claims(claim({ attempt: attempt(), failures }))), replace, facts));
    expect(stepped(0)).toMatchObject({ failures: 1, retry_after: "2026-03-01T12:01:00Z" });
    expect(stepped(1)).toMatchObject({ failures: 2, retry_after: "2026-03-01T12:05:00Z" });
    expect(stepped(8)).toMatchObject({ failures: 9, retry_after: "2026-03-01T12:15:00Z" });
  });

  it("is closed by what it brought, which ends the failures", () => {
    const file = claims(claim({ attempt: attempt(), failures: 2, retry_after: NOW }));
    expect(liveOf(claimAfter(ledgerOf(file), publish, facts))).toMatchObject({
      attempt: null,
      head: oid("new"),
      before: oid("head"),
      failures: 0,
      retry_after: null,
    });
  });

  it("that brought nothing is closed as a failure", () => {
    const change = claimAfter(ledgerOf(running), publish, { ...facts, newHead: null, producedNothing: true });
    expect(liveOf(change)).toMatchObject({ attempt: null, head: oid("head"), failures: 1 });
  });

  it("leaves what it said outside the work ref in the verdicts", () => {
    const word = { id: "verdict1", by: "orchestrator", at: NOW, head: oid("head"), subject: subject() };
    const verdicts = [{ kind: "validation" as const, ...word, passed: true, note: "" }];
    expect(claimAfter(ledgerOf(running), publish, { ...facts, verdicts })).toMatchObject({ verdicts });
  });

  it("that is not the open one publishes nothing", () => {
    const other = { ...publish, attempt: "attempt9" };
    expect(claimAfter(ledgerOf(running), other, facts).kind).toBe("refused");
  });

  it("is closed when a person is asked, in the ticket or in the claim", () => {
    const step: TicketStep = {
      kind: "escalate",
      ticket: "ticket-1",
      fence: { ...fence, attempt: "attempt1" },
      need: "look",
      topic: "failures",
    };
    const file = claims(claim({ attempt: attempt(), failures: MAX_FAILURES }));
    const asked = { attempt: null, failures: 0, operations: ["asked:1:failures"] };
    expect(liveOf(claimAfter(ledgerOf(file), step, facts))).toMatchObject({
      ...asked,
      head: oid("new"),
      attention: null,
    });
    expect(liveOf(claimAfter(ledgerOf(file), step, { ...facts, newHead: null }))).toMatchObject({
      ...asked,
      head: oid("head"),
      attention: "look",
    });
  });

  it("is bound by the first process, and by no other", () => {
    const [one, two] = ["one", "two"].map((host) => ({
      kind: "process" as const,
      host,
      pid: 7,
      started: "then",
    }));
    if (one === undefined || two === undefined) throw new TypeError("two runners");
    const unbound = ledgerOf(claims(claim({ attempt: attempt({ runner: null }) })));
    const bound = bindAttempt(unbound, "ticket-1", "attempt1", one);
    expect(liveOf(bound)?.attempt?.runner).toEqual(one);
    const ledger = bound.kind === "changed" ? ledgerOf(bound.file) : EMPTY_LEDGER;
    expect(bindAttempt(ledger, "ticket-1", "attempt1", one)).toEqual({ kind: "unchanged" });
    expect(bindAttempt(ledger, "ticket-1", "attempt1", two).kind).toBe("refused");
    expect(bindAttempt(unbound, "ticket-1", "attempt9", one).kind).toBe("refused");
    expect(bindAttempt(EMPTY_LEDGER, "ticket-1", "attempt1", one).kind).toBe("refused");
  });
});

describe("an interrupted move", () => {
  const recover = (
    action: "back" | "ledger" | "ref" | "unlanded",
    live: Partial<Claim>,
    change: Partial<Extract<TicketStep, { kind: "recover" }>> = {},
  ): ClaimChange => {
    const step: TicketStep = {
      kind: "recover",
      ...on,
      action,
      generation: 1,
      head: oid("found"),
      round: 2,
      asked: false,
      queuedAt: QUEUED_AT,
      ...change,
    };
    return claimAfter(ledgerOf(claims(claim(live))), step, facts);
  };

  it("that the work ref proves is written down, with its round and what was asked", () => {
    expect(liveOf(recover("ledger", {}, { asked: true }))).toMatchObject({
      head: oid("found"),
      before: oid("head"),
      round: 2,
      operations: ["asked:2:rounds"],
    });
  });

  it("that the ledger knows is complete once the work ref follows, and only once", () => {
    expect(liveOf(recover("ref", { before: oid("before") }))).toMatchObject({
      before: oid("head"),
      head: oid("head"),
    });
    expect(recover("ref", {}).kind).toBe("refused");
  });

  it("whose commit is lost is taken back", () => {
    expect(liveOf(recover("back", { before: oid("before"), round: 3 }))).toMatchObject({
      head: oid("before"),
      round: 2,
    });
    expect(recover("back", {}).kind).toBe("refused");
  });

  it("that was the acceptance is taken back altogether, as if it had never been", () => {
    expect(liveOf(recover("back", { before: null }))).toBeNull();
  });

  it("that was a merge is taken back, and only where there was one", () => {
    expect(liveOf(recover("unlanded", { landed: oid("merged") }))).toMatchObject({ landed: null });
    expect(recover("unlanded", {}).kind).toBe("refused");
  });
});

describe("a claim", () => {
  const stepped = (
    step: TicketStep,
    live: Partial<Claim> = {},
    change: Partial<StepFacts> = {},
  ): Claim | null | undefined =>
    liveOf(claimAfter(ledgerOf(claims(claim(live))), step, { ...facts, ...change }));

  it("goes into the next round when changes are asked for, or the default branch conflicts", () => {
    expect(
      stepped({ kind: "request_changes", ...on, cause: "review", by: "", text: "", findings: [] }),
    ).toMatchObject({ round: 2 });
    expect(stepped({ kind: "update_from_base", ...on, base: oid("main"), conflicts: ["a"] })).toMatchObject({
      round: 2,
    });
    expect(stepped({ kind: "update_from_base", ...on, base: oid("main"), conflicts: [] })).toMatchObject({
      round: 1,
    });
  });

  it("knows its request and what landed, once", () => {
    expect(stepped({ kind: "open_request", ...on })).toMatchObject({ request: "42" });
    expect(stepped({ kind: "merge", ...on, base: oid("main"), verdicts: 0 })).toMatchObject({
      landed: oid("merged"),
    });
    expect(
      stepped({ kind: "merge", ...on, base: oid("main"), verdicts: 0 }, { landed: oid("m") }),
    ).toBeUndefined();
    expect(stepped({ kind: "note_landed", ...on, landed: oid("m") })).toMatchObject({ landed: oid("m") });
  });

  it("does not move without a commit", () => {
    expect(stepped({ kind: "propose", ...on }, {}, { newHead: null })).toBeUndefined();
    expect(stepped({ kind: "propose", ...on }, {}, { newHead: oid("head") })).toBeUndefined();
  });

  it("that is complete is remembered, and its plan records are on the default branch", () => {
    const step: TicketStep = {
      kind: "complete",
      ...on,
      landed: oid("merged"),
      workHead: oid("head"),
      rescue: [],
    };
    expect(claimAfter(ledgerOf(claims(claim())), step, facts)).toMatchObject({
      clearsPlans: true,
      file: {
        live: null,
        ended: [{ outcome: "completed", generation: 1, landed: oid("merged"), head: oid("head") }],
      },
    });
  });

  it("that is released leaves its plan records for the next one", () => {
    const step: TicketStep = {
      kind: "release",
      ...on,
      outcome: "abandoned",
      workHead: null,
      rescue: [],
      reason: "",
    };
    expect(claimAfter(ledgerOf(claims(claim())), step, facts)).toMatchObject({
      clearsPlans: false,
      file: { live: null, ended: [{ outcome: "abandoned", queued_at: QUEUED_AT, landed: null, head: null }] },
    });
  });
});
