import { describe, expect, it } from "vitest";
import { decide } from "../../../../src/core/orchestrator/decide/decide.ts";
import { LEDGER_VERSION, type Wait } from "../../../../src/core/orchestrator/ledger.ts";
import type { Observation, TicketSeen } from "../../../../src/core/orchestrator/observation.ts";
import {
  attempt,
  claim,
  claimed,
  claims,
  ended,
  observation,
  oid,
  onDefault,
  QUEUED_AT,
  queued,
  work,
} from "../../../support/observation.ts";

type World = Parameters<typeof observation>[1];

/** The kinds of reasons for which the first ticket waits. */
function kindsOf(seen: Observation): readonly string[] {
  return (decide(seen).waits.find(({ ticket }) => ticket === "ticket-1")?.reasons ?? []).map(
    ({ kind }) => kind,
  );
}

const running = claimed({ id: "ticket-2", claim: claims(claim({ attempt: attempt() }), [], "ticket-2") });
const other = (change: Partial<TicketSeen> = {}): TicketSeen => queued({ id: "ticket-2", ...change });
const closed = onDefault({ state: "closed" });
const judged = (since: string): Wait => ({
  version: LEDGER_VERSION,
  ticket: "ticket-1",
  since,
  reasons: [{ kind: "judgement", text: "not now", tickets: [] }],
});

const cases: readonly (readonly [
  name: string,
  seen: Partial<TicketSeen>,
  kinds: string,
  world?: World,
  others?: readonly TicketSeen[],
])[] = [
  ["a queued ticket with nothing in its way does not", {}, ""],
  ["unspecified readiness keeps nobody", { on_default: onDefault({ readiness: "unspecified" }) }, ""],
  ["attention is asked", { on_default: onDefault({ attention: "which one?" }) }, "attention"],
  ["a broken record", { on_default: onDefault({ broken: true }) }, "attention"],
  ["no time of queueing", { on_default: onDefault({ queued_at: null }) }, "attention"],
  ["deferred for ever", { on_default: onDefault({ deferred_until: "later" }) }, "deferred"],
  ["deferred to a day to come", { on_default: onDefault({ deferred_until: "2026-03-02" }) }, "deferred"],
  ["deferred to a day that has come", { on_default: onDefault({ deferred_until: "2026-03-01" }) }, ""],
  ["a spike is needed", { on_default: onDefault({ readiness: "spike_needed" }) }, "readiness"],
  [
    "requirements are open",
    { on_default: onDefault({ readiness: "requirements_sync_needed" }) },
    "readiness",
  ],
  ["it is called blocked", { on_default: onDefault({ readiness: "blocked" }) }, "readiness"],
  ["this queueing ended before", { claim: claims(null, [ended()]) }, "outcome"],
  [
    "another queueing ended before",
    { claim: claims(null, [ended({ queued_at: "2026-01-01T00:00:00Z" })]) },
    "",
  ],
  ["a foreign branch", { work: work({ relation: "other", trailer: null }) }, "branch"],
  ["a foreign directory", { worktree: "foreign" }, "worktree"],
  ["an unsafe checkout", {}, "checkout", { checkout: { problem: "a rebase is under way" } }],
  [
    "no coder and no reviewer",
    {},
    "agent agent",
    { config: { roles: { coder: false, reviewer: false, orchestrator: false } } },
  ],
  ["no place is left", {}, "capacity", { config: { max_parallel: 1 } }, [running]],
  [
    "another thing in its way hides that no place is left",
    { on_default: onDefault({ attention: "?" }) },
    "attention",
    { config: { max_parallel: 1 } },
    [running],
  ],
  ["a judgement to wait is young", { wait: judged("2026-03-01T11:30:00Z") }, "judgement"],
  ["a judgement to wait is old", { wait: judged("2026-03-01T10:00:00Z") }, ""],
];

describe("a queued ticket waits when", () => {
  for (const [name, seen, kinds, world, others = []] of cases) {
    it(name, () => {
      expect(kindsOf(observation([queued(seen), ...others], world)).join(" ")).toBe(kinds);
    });
  }

  it.each([
    ["queued", null, false, "relation"],
    ["inprogress", null, false, "relation"],
    ["closed", "declined", false, "relation"],
    ["closed", "completed", true, "relation"],
    [null, null, false, "relation"],
    ["closed", "completed", false, ""],
  ] as const)("what it depends on is %s as %s, held: %s", (state, close_status, held, kinds) => {
    const blockers = [{ id: "ticket-9", state, close_status, held }];
    expect(kindsOf(observation([queued({ on_default: onDefault({ blockers }) })])).join(" ")).toBe(kinds);
  });
});

const plan = (ticket_id: string, kind: Observation["plans"][number]["kind"], related?: string): World => ({
  plans: [
    { ticket_id, kind, ...(related === undefined ? { note: "no room" } : { related_ticket: related }) },
  ],
});

const plans: readonly (readonly [
  name: string,
  world: World,
  others: readonly TicketSeen[],
  kinds: string,
])[] = [
  ["after a queued one", plan("ticket-1", "after", "ticket-2"), [other()], "plan"],
  ["blocked by a queued one", plan("ticket-1", "blocked_by", "ticket-2"), [other()], "plan"],
  ["behind one that is before it", plan("ticket-2", "before", "ticket-1"), [other()], "plan"],
  ["behind one that blocks it", plan("ticket-2", "blocks", "ticket-1"), [other()], "plan"],
  ["before another one it does not wait", plan("ticket-1", "before", "ticket-2"), [other()], ""],
  [
    "after one that is closed it does not wait",
    plan("ticket-1", "after", "ticket-2"),
    [other({ on_default: closed })],
    "",
  ],
  [
    "after one that is closed and still claimed",
    plan("ticket-1", "after", "ticket-2"),
    [{ ...running, on_default: closed }],
    "plan",
  ],
  ["after one that is gone it does not wait", plan("ticket-1", "after", "ticket-9"), [], ""],
  ["in conflict with one that runs", plan("ticket-1", "conflicts_with", "ticket-2"), [running], "plan"],
  [
    "in conflict, recorded on the other side",
    plan("ticket-2", "conflicts_with", "ticket-1"),
    [running],
    "plan",
  ],
  [
    "not in parallel with one that runs",
    plan("ticket-2", "do_not_parallelize", "ticket-1"),
    [running],
    "plan",
  ],
  [
    "in conflict with one that only waits it does not wait",
    plan("ticket-1", "conflicts_with", "ticket-3"),
    [running],
    "",
  ],
  [
    "with a note that there is no room, while another runs",
    plan("ticket-1", "waiting_capacity_note"),
    [running],
    "plan",
  ],
  [
    "with such a note and nothing else running it does not wait",
    plan("ticket-1", "waiting_capacity_note"),
    [],
    "",
  ],
];

describe("a plan record keeps a ticket", () => {
  it.each(plans)("%s", (_name, world, others, kinds) => {
    expect(kindsOf(observation([queued(), ...others], world)).join(" ")).toBe(kinds);
  });

  it("after one that is not among the observed tickets, by its state", () => {
    const world = plan("ticket-1", "after", "ticket-9");
    const state = (at: "queued" | "closed"): World => ({ ...world, others: [{ id: "ticket-9", state: at }] });
    expect(kindsOf(observation([queued()], state("queued")))).toEqual(["plan"]);
    expect(kindsOf(observation([queued()], state("closed")))).toEqual([]);
  });
});

describe("accepting", () => {
  const accepted = (seen: Observation): readonly string[] =>
    decide(seen).steps.flatMap((step) => (step.kind === "accept" ? [step.ticket] : []));
  const named = (id: string, change: Partial<NonNullable<TicketSeen["on_default"]>> = {}): TicketSeen =>
    queued({ id, on_default: onDefault(change) });

  it("goes by priority, then time of queueing, then id, and leaves no more than there are places", () => {
    const tickets = [
      named("ticket-d"),
      named("ticket-c"),
      named("ticket-b", { queued_at: "2026-03-01T07:00:00Z" }),
      named("ticket-a", { priority: "P3" }),
      named("ticket-z", { priority: "P0", queued_at: "2026-03-01T09:00:00Z" }),
    ];
    const all = ["ticket-z", "ticket-b", "ticket-c", "ticket-d", "ticket-a"];
    for (const max_parallel of [1, 2, 3, 5, 9]) {
      expect(accepted(observation(tickets, { config: { max_parallel } }))).toEqual(
        all.slice(0, max_parallel),
      );
    }
  });

  it("names the tickets that are accepted first, the next generation, and asks the agent that is to judge", () => {
    const roles = { coder: true, reviewer: true, orchestrator: true };
    const before = claims(null, [ended({ generation: 4, queued_at: "2026-01-01T00:00:00Z" })]);
    const { steps } = decide(observation([queued({ claim: before }), other()], { config: { roles } }));
    expect(steps).toEqual([
      { kind: "accept", ticket: "ticket-1", queuedAt: QUEUED_AT, generation: 5, judge: true, ahead: [] },
      {
        kind: "accept",
        ticket: "ticket-2",
        queuedAt: QUEUED_AT,
        generation: 1,
        judge: true,
        ahead: ["ticket-1"],
      },
    ]);
  });

  it("takes one of two that must not run at once", () => {
    const world = plan("ticket-1", "conflicts_with", "ticket-2");
    expect(accepted(observation([queued(), other()], world))).toEqual(["ticket-1"]);
  });
});

describe("a ticket without acceptance criteria", () => {
  const bare = onDefault({ criteria: 0 });
  const steps = (seen: Partial<TicketSeen>, world: World = {}): readonly string[] =>
    decide(observation([queued({ on_default: bare, ...seen })], world)).steps.map(({ kind }) => kind);

  it("goes back to intake", () => {
    expect(steps({})).toEqual(["return_to_intake"]);
  });

  it("is accepted where the configuration is of an older version", () => {
    expect(steps({}, { config: { version: 0 } })).toEqual(["accept"]);
  });

  it("waits while people must act first", () => {
    expect(steps({ on_default: { ...bare, attention: "?" } })).toEqual(["record_waits"]);
    expect(steps({ claim: claims(null, [ended()]) })).toEqual(["record_waits"]);
  });
});

describe("what an interruption or an ended claim left", () => {
  const kinds = (seen: Partial<TicketSeen>): readonly string[] =>
    decide(observation([queued(seen)])).steps.map(({ kind }) => kind);
  const acceptance = work({
    relation: "other",
    has_code: false,
    trailer: { generation: 1, attempt: null, ledger: null },
  });

  it("an acceptance that the ledger lacks becomes a claim", () => {
    const { steps } = decide(observation([queued({ work: acceptance })]));
    expect(steps).toMatchObject([
      { kind: "recover", action: "claim", generation: 1, head: acceptance.head, fence: null },
    ]);
  });

  it("but not while something else keeps the ticket", () => {
    const seen = queued({ work: acceptance, on_default: onDefault({ attention: "?" }) });
    expect(decide(observation([seen])).steps.map(({ kind }) => kind)).toEqual(["record_waits"]);
  });

  it("an acceptance of a ticket that is queued no longer, or was queued again, goes", () => {
    expect(kinds({ work: acceptance, on_default: onDefault({ state: "ready", queued_at: null }) })).toEqual([
      "delete_work_ref",
    ]);
    const again = onDefault({ chain: ["intake>ready@1#a", "ready>queued@5#n"] });
    expect(kinds({ work: acceptance, on_default: again })).toEqual(["delete_work_ref"]);
  });

  it("code on such a branch makes it a person's", () => {
    expect(kinds({ work: { ...acceptance, has_code: true } })).toEqual(["record_waits"]);
  });

  it("the work ref of a claim that ended goes, and the worktree after it", () => {
    const gone = claims(null, [ended({ outcome: "completed", head: oid("head") })]);
    const landed = onDefault({ state: "closed" });
    expect(kinds({ claim: gone, work: work(), worktree: "stale", on_default: landed })).toEqual([
      "delete_work_ref",
    ]);
    expect(kinds({ claim: gone, worktree: "stale", on_default: landed })).toEqual(["cleanup"]);
    expect(kinds({ claim: gone, worktree: "dirty", on_default: landed })).toEqual(["cleanup"]);
    expect(kinds({ claim: gone, worktree: "foreign", on_default: landed })).toEqual([]);
    expect(kinds({ claim: gone, on_default: landed })).toEqual([]);
  });

  it("a wait that nobody needs goes", () => {
    const { steps } = decide(
      observation([queued({ on_default: null, wait: judged("2026-03-01T11:30:00Z") })]),
    );
    expect(steps).toEqual([{ kind: "record_waits", waits: [{ ticket: "ticket-1", reasons: null }] }]);
  });
});
