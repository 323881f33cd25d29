import { describe, expect, it } from "vitest";
import { decide } from "../../../../src/core/orchestrator/decide/decide.ts";
import type { Claim, LedgerVerdict } from "../../../../src/core/orchestrator/ledger.ts";
import type { TicketSeen, WorkSeen } from "../../../../src/core/orchestrator/observation.ts";
import {
  ACCEPTED_CHAIN,
  attempt,
  CLOSED_CHAIN,
  claim,
  claimed,
  claims,
  closedTicket,
  NOW,
  observation,
  oid,
  onDefault,
  proposed,
  report,
  request,
  review,
  subject,
  validation,
  work,
  workTicket,
} from "../../../support/observation.ts";

type World = Parameters<typeof observation>[1];

/** The step for the ticket, or why it waits. */
function next(seen: TicketSeen, world: World = {}): unknown {
  const { steps, waits } = decide(observation([seen], world));
  const [step] = steps.filter(({ kind }) => kind !== "record_waits");
  return step ?? waits[0]?.reasons.map(({ kind }) => kind).join(" ") ?? "nothing";
}

const live = (change: Partial<Claim> = {}): Partial<TicketSeen> => ({ claim: claims(claim(change)) });
const at = (tip: Partial<WorkSeen>): Partial<TicketSeen> => ({ work: work(tip) });
const recover = (action: string, head = oid("head")): object => ({ kind: "recover", action, head });
const validated: World = { config: { has_validation: true } };
const noAgents: World = { config: { roles: { coder: false, reviewer: false, orchestrator: false } } };
const said = { id: "verdict1", by: "Reader", at: NOW, head: oid("head"), subject: subject() };
const blocking = { id: "f1", severity: "blocking", path: null, line: null, text: "" } as const;
const other = subject({ code: oid("other") });

type Case = readonly [name: string, seen: TicketSeen, expected: unknown, world?: World];

const refs: readonly Case[] = [
  [
    "an acceptance whose work ref is missing is finished",
    claimed({ ...live({ before: null, attempts: 0 }), work: null }),
    recover("ref"),
  ],
  [
    "or taken back where its commit is lost",
    claimed({ ...live({ before: null, attempts: 0 }), work: null, head_known: false }),
    recover("back"),
  ],
  [
    "a branch that a person deleted ends the claim, its work is kept",
    claimed({ work: null }),
    { kind: "release", outcome: "abandoned", workHead: null, rescue: [oid("head")] },
  ],
  [
    "also where its commit is not known here",
    claimed({ work: null, head_known: false }),
    { kind: "release", rescue: [] },
  ],
  ["a work ref behind is moved on", claimed(at({ relation: "behind", head: oid("before") })), recover("ref")],
  [
    "or the ledger back",
    claimed({ ...at({ relation: "behind", head: oid("before") }), head_known: false }),
    recover("back", oid("before")),
  ],
  [
    "a work ref ahead is believed where its trailer proves it",
    claimed(
      at({ relation: "ahead", head: oid("next"), entry_unchanged: true, rounds: [request({ round: 2 })] }),
    ),
    { kind: "recover", action: "ledger", head: oid("next"), round: 2, asked: false },
  ],
  [
    "with what it asks a person",
    claimed(at({ relation: "ahead", entry_unchanged: true, ticket: workTicket({ attention: "?" }) })),
    { action: "ledger", asked: true },
  ],
  [
    "without a trailer it is a person's, and adopted",
    claimed(at({ relation: "ahead", head: oid("next"), trailer: null })),
    { kind: "adopt", head: oid("next") },
  ],
  [
    "so it is when the ledger's entry changed since",
    claimed(at({ relation: "ahead", head: oid("next") })),
    { kind: "adopt" },
  ],
  [
    "and when the trailer is of another generation",
    claimed(
      at({
        relation: "ahead",
        entry_unchanged: true,
        trailer: { generation: 2, attempt: null, ledger: null },
      }),
    ),
    { kind: "adopt" },
  ],
  [
    "a work ref that is something else is held",
    claimed(at({ relation: "other", head: oid("found") })),
    { kind: "hold", found: oid("found") },
  ],
  [
    "unless what it was is not known here",
    claimed({ ...at({ relation: "other" }), head_known: false }),
    "diverged",
  ],
];

const overlays: readonly Case[] = [
  [
    "un-queued, it is released",
    claimed({ on_default: onDefault({ state: "ready", queued_at: null }) }),
    { kind: "release", outcome: "withdrawn", workHead: oid("head"), rescue: [oid("head")] },
  ],
  [
    "returned to intake, it is released as that",
    claimed({ on_default: onDefault({ state: "intake", queued_at: null }) }),
    { kind: "release", outcome: "returned" },
  ],
  [
    "returned on its work branch too",
    claimed(at({ ticket: workTicket({ state: "intake" }) })),
    { kind: "release", outcome: "returned" },
  ],
  [
    "released, it keeps the claim's head beside another commit that was found",
    claimed({ ...at({ relation: "other", head: oid("found") }), on_default: null }),
    { kind: "release", rescue: [oid("found"), oid("head")] },
  ],
  [
    "with a story of its own on the default branch, it waits",
    claimed({ on_default: onDefault({ chain: ["ready>queued@9#x"] }) }),
    "diverged",
  ],
  [
    "with its request closed, it is abandoned",
    proposed({ request: { id: "1", state: "closed", head: oid("head"), checks: "none", status: null } }),
    { kind: "release", outcome: "abandoned" },
  ],
  [
    "edited on the default branch, that is merged in",
    claimed({
      on_default: onDefault({ text: oid("new") }),
      work: work({ base: { contained: false, conflicts: [] } }),
    }),
    { kind: "update_from_base", base: oid("main"), conflicts: [] },
  ],
  [
    "merged early, it goes on",
    claimed({ on_default: onDefault({ state: "inprogress", chain: ACCEPTED_CHAIN }) }),
    { kind: "open_attempt", role: "coder" },
  ],
  ["asking a person, it waits", claimed(live({ attention: "look" })), "attention"],
  [
    "asking on its work branch, it waits",
    claimed(at({ ticket: workTicket({ attention: "look" }) })),
    "attention",
  ],
  [
    "asking on the default branch, it waits",
    claimed({ on_default: onDefault({ attention: "look" }) }),
    "attention",
  ],
  ["unreadable on its work branch, it waits", claimed(at({ ticket: null })), "attention"],
  [
    "in a state that the Orchestrator never makes, it waits",
    claimed(at({ ticket: workTicket({ state: "done" }) })),
    "attention",
  ],
];

const open = (
  change: Parameters<typeof attempt>[0],
  seen: TicketSeen["attempt"],
  rest: Partial<Claim> = {},
): Partial<TicketSeen> => ({
  ...live({ attempt: attempt(change), ...rest }),
  attempt: seen,
});
const idle = { liveness: "idle", result: "none" } as const;
const dead = { liveness: "dead", result: "none" } as const;
const unknown = { liveness: "unknown", result: "none" } as const;

const attempts: readonly Case[] = [
  [
    "a result is published, whoever ran",
    claimed(open({}, { liveness: "dead", result: "complete" })),
    { kind: "publish", role: "coder", attempt: "attempt1" },
  ],
  ["a run that goes on is waited for", claimed(open({}, { liveness: "running", result: "none" })), "running"],
  ["a coder needs a worktree first", claimed(open({}, idle)), { kind: "prepare_workspace" }],
  [
    "and runs in it",
    claimed({ ...open({}, idle), worktree: "ready" }),
    { kind: "run_coder", attempt: "attempt1" },
  ],
  [
    "another directory in its place is in the way",
    claimed({ ...open({}, idle), worktree: "foreign" }),
    "worktree",
  ],
  ["a reviewer runs without one", claimed(open({ role: "reviewer" }, idle)), { kind: "run_reviewer" }],
  ["validation too", claimed(open({ role: "validator" }, idle)), { kind: "run_validation" }],
  ["elsewhere it has until its deadline", claimed(open({}, unknown)), "running"],
  [
    "after which another one takes its place",
    claimed(open({ deadline: NOW }, unknown)),
    { kind: "open_attempt", role: "coder", replaces: "attempt1" },
  ],
  [
    "as it does when it died",
    claimed(open({ role: "reviewer" }, dead)),
    { kind: "open_attempt", role: "reviewer", replaces: "attempt1" },
  ],
  ["not before its time", claimed(open({}, dead, { retry_after: "2026-03-01T12:00:01Z" })), "retry"],
  [
    "the third failure asks a person",
    claimed(open({}, dead, { failures: 2 })),
    { kind: "escalate", topic: "failures" },
  ],
  [
    "so it does where each attempt ended with nothing",
    claimed(live({ failures: 3 })),
    { kind: "escalate", topic: "failures" },
  ],
  ["no agent, no attempt", claimed(), "agent", noAgents],
  [
    "none from an unsafe checkout either",
    claimed(),
    "checkout",
    { checkout: { problem: "a rebase is under way" } },
  ],
  ["none into somebody's directory", claimed({ worktree: "foreign" }), "worktree"],
];

const rounds: readonly Case[] = [
  [
    "nothing is there: a coder",
    claimed(),
    { kind: "open_attempt", role: "coder", round: 1, replaces: null, landed: null },
  ],
  [
    "a report: validation",
    claimed(at({ rounds: [report()] })),
    { kind: "open_attempt", role: "validator" },
    validated,
  ],
  [
    "a report, and nothing to validate: a reviewer",
    claimed(at({ rounds: [report()] })),
    { kind: "open_attempt", role: "reviewer" },
  ],
  [
    "a report of an older round: a coder",
    claimed({ ...at({ rounds: [report()] }), ...live({ round: 2 }) }),
    { kind: "open_attempt", role: "coder", round: 2 },
  ],
  [
    "validated: a reviewer",
    claimed(at({ rounds: [report(), validation()] })),
    { kind: "open_attempt", role: "reviewer" },
    validated,
  ],
  [
    "validated as other code: validation again",
    claimed(at({ rounds: [report(), validation({ subject: other })] })),
    { role: "validator" },
    validated,
  ],
  [
    "validation failed: another round",
    claimed(at({ rounds: [report(), validation({ passed: false })] })),
    { kind: "request_changes", cause: "validation", by: "orchestrator" },
    validated,
  ],
  [
    "a person accepts that: a reviewer",
    claimed({
      ...at({ rounds: [report(), validation({ passed: false })] }),
      verdicts: [{ kind: "override", ...said, gate: "validation", reason: "known" }],
    }),
    { role: "reviewer" },
    validated,
  ],
  ["approved: the proposal", claimed(at({ rounds: [report(), review()] })), { kind: "propose" }],
  [
    "approved as other code: a reviewer again",
    claimed(at({ rounds: [report(), review({ subject: other })] })),
    { role: "reviewer" },
  ],
  [
    "changes asked for: another round with the findings",
    claimed(at({ rounds: [report(), review({ status: "request_changes", findings: [blocking] })] })),
    { kind: "request_changes", cause: "review", findings: [blocking] },
  ],
  [
    "an approval with a blocking finding: another round",
    claimed(at({ rounds: [report(), review({ findings: [blocking] })] })),
    { kind: "request_changes", cause: "review" },
  ],
  [
    "a criterion without evidence: another round",
    claimed(at({ rounds: [report({ evidence: [] }), review()] })),
    { kind: "request_changes", cause: "criteria" },
  ],
  [
    "the text changed since the report: another round",
    claimed(at({ rounds: [report({ subject: subject({ ticket: oid("old") }) })] })),
    { kind: "request_changes", cause: "text" },
  ],
  [
    "a conflict: a round about it",
    claimed(at({ rounds: [report()], base: { contained: false, conflicts: ["a.txt"] } })),
    { kind: "update_from_base", conflicts: ["a.txt"] },
  ],
  [
    "a conflict after such a round: a person",
    claimed({
      ...at({
        rounds: [report(), request({ round: 2, cause: "conflict" }), report({ round: 2 })],
        base: { contained: false, conflicts: ["a.txt"] },
      }),
      ...live({ round: 2 }),
    }),
    { kind: "escalate", topic: "conflict" },
  ],
  [
    "the person answered: a round about it again",
    claimed({
      ...at({
        rounds: [request({ round: 2, cause: "conflict" }), report({ round: 2 })],
        base: { contained: false, conflicts: ["a.txt"] },
      }),
      ...live({ round: 2, operations: ["asked:2:conflict"] }),
    }),
    { kind: "update_from_base", conflicts: ["a.txt"] },
  ],
];

const failed = (round: number, id = `f${round}`): WorkSeen["rounds"] => [
  report({ round }),
  review({ round, status: "request_changes", findings: [{ ...blocking, id }] }),
];
const limits: readonly Case[] = [
  [
    "the last round asks a person",
    claimed({ ...at({ rounds: failed(3) }), ...live({ round: 3 }) }),
    { kind: "escalate", topic: "rounds" },
  ],
  [
    "whose answer lets it go on",
    claimed({ ...at({ rounds: failed(3) }), ...live({ round: 3, operations: ["asked:3:rounds"] }) }),
    { kind: "request_changes" },
  ],
  [
    "as many rounds again",
    claimed({ ...at({ rounds: failed(5) }), ...live({ round: 5, operations: ["asked:3:rounds"] }) }),
    { kind: "request_changes" },
  ],
  [
    "and then asks again",
    claimed({ ...at({ rounds: failed(6) }), ...live({ round: 6, operations: ["asked:3:rounds"] }) }),
    { kind: "escalate", topic: "rounds" },
  ],
  [
    "a person's own request begins the count anew",
    claimed({
      ...at({ rounds: [request({ round: 3, cause: "person" }), ...failed(4)] }),
      ...live({ round: 4 }),
    }),
    { kind: "request_changes" },
  ],
  [
    "the same findings twice ask a person at once",
    claimed({ ...at({ rounds: [...failed(1, "f"), ...failed(2, "f")] }), ...live({ round: 2 }) }),
    { kind: "escalate", topic: "progress" },
  ],
  [
    "other findings do not",
    claimed({ ...at({ rounds: [...failed(1), ...failed(2)] }), ...live({ round: 2 }) }),
    { kind: "request_changes" },
  ],
];

const changesRequested: LedgerVerdict = {
  kind: "changes_requested",
  ...said,
  note: "no",
  findings: [{ path: "a", line: 1, text: "wrong" }],
};
const proposals: readonly Case[] = [
  [
    "complete, it is merged",
    proposed({ verdicts: [{ kind: "approval", ...said, note: null }] }),
    { kind: "merge", base: oid("main"), verdicts: 1 },
  ],
  [
    "a person merges where the Orchestrator may not",
    proposed(),
    "person",
    { config: { authority: "dossier" } },
  ],
  ["not into an unsafe checkout", proposed(), "checkout", { checkout: { problem: "not clean" } }],
  ["without a request, one is opened", proposed({ request: null }), { kind: "open_request" }],
  ["with an approval missing, it waits", proposed(), "person", { config: { required_approvals: 1 } }],
  [
    "with a check running, it waits",
    proposed({ request: { id: "1", state: "open", head: oid("head"), checks: "pending", status: null } }),
    "gate",
  ],
  [
    "a status that says something else is set",
    proposed({ request: { id: "1", state: "open", head: oid("head"), checks: "none", status: "" } }),
    { kind: "set_status", status: "passed" },
  ],
  [
    "one that says so already is not",
    proposed({ request: { id: "1", state: "open", head: oid("head"), checks: "none", status: "passed" } }),
    { kind: "merge" },
  ],
  [
    "changes that a person asks for begin a round",
    proposed({ verdicts: [changesRequested] }),
    {
      kind: "request_changes",
      cause: "person",
      by: "Reader",
      text: "no",
      findings: [{ id: "verdict1-1", path: "a" }],
    },
  ],
  [
    "once",
    proposed(
      { verdicts: [changesRequested] },
      { rounds: [request({ findings: [{ ...blocking, id: "verdict1-1" }] }), report(), review()] },
    ),
    "person",
  ],
  [
    "not when the person approves afterwards",
    proposed({ verdicts: [changesRequested, { kind: "approval", ...said, note: null }] }),
    { kind: "merge" },
  ],
  [
    "of other work, they are not for this one",
    proposed({ verdicts: [{ ...changesRequested, head: oid("old"), subject: other }] }),
    { kind: "merge" },
  ],
  [
    "code that was pushed after the review begins a round",
    proposed({}, { subject: other }),
    { kind: "request_changes", cause: "adopted" },
  ],
  [
    "so does another text or policy",
    proposed({}, { subject: subject({ policy: oid("p") }) }),
    { kind: "request_changes", cause: "text" },
  ],
  [
    "an update that carries the review on does not",
    proposed(
      { verdicts: [{ kind: "update", ...said, subject: other, from: subject() }] },
      { subject: other },
    ),
    { kind: "merge" },
  ],
  [
    "a conflict begins a round",
    proposed({}, { base: { contained: false, conflicts: ["a"] } }),
    { kind: "update_from_base", conflicts: ["a"] },
  ],
  [
    "what was not validated as it is, is validated",
    proposed(),
    { kind: "open_attempt", role: "validator" },
    validated,
  ],
  [
    "what failed then begins a round",
    proposed({ verdicts: [{ kind: "validation", ...said, passed: false, note: "" }] }),
    { kind: "request_changes", cause: "validation" },
    validated,
  ],
];

const landedOn = onDefault({ state: "closed", chain: CLOSED_CHAIN });
const landed = (change: Partial<TicketSeen> = {}, rest: Partial<Claim> = {}): TicketSeen =>
  proposed({
    landed: oid("merged"),
    on_default: landedOn,
    ...live({ landed: oid("merged"), ...rest }),
    ...change,
  });
const postMerge = (passed: boolean): LedgerVerdict => ({
  kind: "post_merge",
  ...said,
  head: oid("merged"),
  passed,
  note: "",
});
const landings: readonly Case[] = [
  ["somebody else's merge is noted", landed({ ...live() }), { kind: "note_landed", landed: oid("merged") }],
  [
    "the claim is completed",
    landed(),
    { kind: "complete", landed: oid("merged"), workHead: oid("head"), rescue: [] },
  ],
  [
    "also where the work ref is gone",
    landed({ work: null }),
    { kind: "complete", workHead: null, rescue: [] },
  ],
  [
    "commits that did not land are kept",
    landed({ work: work({ relation: "ahead", head: oid("more"), ticket: closedTicket() }) }),
    { kind: "complete", workHead: oid("more"), rescue: [oid("more")] },
  ],
  [
    "it is validated first",
    landed(),
    { kind: "open_attempt", role: "validator", landed: oid("merged") },
    validated,
  ],
  [
    "by the attempt that is open",
    landed({ attempt: idle }, { attempt: attempt({ role: "validator", head: oid("merged") }) }),
    { kind: "run_validation" },
    validated,
  ],
  ["passed, it is completed", landed({ verdicts: [postMerge(true)] }), { kind: "complete" }, validated],
  [
    "failed, a person is asked",
    landed({ verdicts: [postMerge(false)] }),
    { kind: "escalate", topic: "post-merge" },
    validated,
  ],
  [
    "who is waited for",
    landed({ verdicts: [postMerge(false)] }, { attention: "look" }),
    "attention",
    validated,
  ],
  [
    "also without a word about it",
    landed({ verdicts: [postMerge(false)] }, { operations: ["asked:1:post-merge"] }),
    "person",
    validated,
  ],
  [
    "accepted, it is completed",
    landed({
      verdicts: [
        postMerge(false),
        { kind: "override", ...said, head: oid("merged"), gate: "post-merge", reason: "known" },
      ],
    }),
    { kind: "complete" },
    validated,
  ],
  [
    "reverted and reopened, the claim ends",
    landed({ verdicts: [postMerge(false)], on_default: onDefault({ state: "intake", queued_at: null }) }),
    { kind: "complete" },
    validated,
  ],
  ["a merge that the default branch lacks is taken back", landed({ landed: null }), recover("unlanded")],
];

describe("a claimed ticket", () => {
  const parts = {
    "whose work ref moved": refs,
    "that people touched": overlays,
    "with an attempt": attempts,
    "in its rounds": rounds,
    "at its limits": limits,
    "with a proposal": proposals,
    "that landed": landings,
  };
  for (const [part, cases] of Object.entries(parts)) {
    describe(part, () => {
      for (const [name, seen, expected, world] of cases) {
        it(name, () => {
          if (typeof expected === "string") expect(next(seen, world)).toBe(expected);
          else expect(next(seen, world)).toMatchObject(expected as object);
        });
      }
    });
  }

  it("names generation, expected head and open attempt in each step", () => {
    const seen = claimed({ ...live({ generation: 3, attempt: attempt() }), attempt: dead });
    expect(next(seen)).toMatchObject({ fence: { generation: 3, head: oid("head"), attempt: "attempt1" } });
  });
});

describe("a ledger", () => {
  it.each(["lost", "damaged"] as const)("that is %s stops everything", (state) => {
    const ledger = { sha: null, state, problem: "no such object" };
    expect(decide(observation([claimed()], { ledger }))).toEqual({
      steps: [],
      waits: [],
      stopped: `the ledger is ${state}: no such object`,
    });
  });

  it("that is new stops nothing", () => {
    const ledger = { sha: null, state: "new" as const, problem: null };
    expect(decide(observation([claimed()], { ledger })).steps).toHaveLength(1);
  });
});
