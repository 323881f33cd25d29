import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  checkOrchestrator,
  checkQueueing,
  checkWorkRequest,
  isQueueing,
  isWithdrawn,
  type Person,
} from "../../../src/core/github/check-identity.ts";
import { movesOf, type TicketMoves } from "../../../src/core/github/moves.ts";
import { ROLES } from "../../../src/core/ticket/role.ts";
import { STATES } from "../../../src/core/ticket/state.ts";
import { parseTicket } from "../../../src/core/workspace/parse-ticket.ts";
import { lifeTo, step, threadText, ticketTexts } from "../../support/ticket-text.ts";

const ID = "20261101-080000-make-it-work";
const TEAM = "acme/planners";

function ticket(texts: Readonly<Record<string, string>>) {
  const files = Object.entries(texts).map(
    ([path, text]) => [path, { text, sizeBytes: Buffer.byteLength(text) }] as const,
  );
  return parseTicket({ id: ID, dir: `.yoi/tickets/${ID}`, files: new Map(files) });
}

function person(choice: Partial<Person> = {}): Person {
  return { login: "alice", isBot: false, mayWrite: true, ...choice };
}

const queued = movesOf(ID, ticket(ticketTexts("ready")), ticket(ticketTexts("queued")));
const codes = (found: readonly { readonly code: string }[]): readonly string[] =>
  found.map(({ code }) => code);

describe("who may queue", () => {
  const check = (
    author: Person,
    approvers: readonly Person[] = [],
    team?: string,
    tickets: readonly TicketMoves[] = [queued],
  ) => codes(checkQueueing(tickets, { author, approvers, isFork: false }, team));

  it("is whoever may write", () => {
    expect(check(person())).toEqual([]);
    expect(check(person({ mayWrite: false }))).toEqual(["github/may-not-queue"]);
  });

  it("can be who approved this head, for somebody who may not", () => {
    expect(check(person({ mayWrite: false }), [person({ login: "bob" })])).toEqual([]);
    expect(check(person({ mayWrite: false }), [person({ login: "bob", mayWrite: false })])).toEqual([
      "github/may-not-queue",
    ]);
  });

  it("is never a bot, not as an author and not as an approver", () => {
    const bot = person({ login: "helper[bot]", isBot: true });
    expect(check(bot, [bot])).toEqual(["github/may-not-queue"]);
    expect(check(bot, [bot], TEAM)).toEqual(["github/may-not-queue"]);
    expect(check(bot, [person()])).toEqual([]);
  });

  it("is a member of the team where there is one, whoever else may write", () => {
    expect(check(person({ inQueueTeam: false }), [], TEAM)).toEqual(["github/may-not-queue"]);
    expect(check(person({ mayWrite: false, inQueueTeam: true }), [], TEAM)).toEqual([]);
  });

  it("is nobody as long as the team cannot be seen, and the finding names the token that is needed", () => {
    const found = checkQueueing([queued], { author: person(), approvers: [], isFork: false }, TEAM);
    expect(codes(found)).toEqual(["github/queue-team-unknown"]);
    expect(found[0]?.facts).toMatchObject({ who: "alice", team: TEAM });
  });

  it("does not matter where nothing is queued", () => {
    const stranger = person({ mayWrite: false });
    const ready = movesOf(ID, ticket(ticketTexts("intake")), ticket(ticketTexts("ready")));
    expect(isQueueing([ready])).toBe(false);
    expect(check(stranger, [], undefined, [ready])).toEqual([]);
  });

  it("matters for a ticket that is brought in queued, for one that a revert queues again, and for another queueing", () => {
    const stranger = person({ mayWrite: false });
    const brought = movesOf(ID, undefined, ticket(ticketTexts("queued")));
    const reverted = movesOf(ID, ticket(ticketTexts("inprogress")), ticket(ticketTexts("queued")));
    expect(reverted.moves).toEqual([]);
    const other = ticketTexts("queued", { queued_at: "2026-11-02T08:03:00Z" });
    const again = movesOf(ID, ticket(ticketTexts("queued")), ticket(other));
    for (const each of [brought, reverted, again])
      expect(check(stranger, [], undefined, [each])).toEqual(["github/may-not-queue"]);
  });

  it("is granted only by somebody who really may: any set of people", () => {
    const anyone = fc.record({
      login: fc.constantFrom("alice", "bob", "carol"),
      isBot: fc.boolean(),
      mayWrite: fc.boolean(),
      inQueueTeam: fc.constantFrom(true, false, undefined),
    });
    fc.assert(
      fc.property(
        anyone,
        fc.array(anyone, { maxLength: 4 }),
        fc.constantFrom(undefined, TEAM),
        (author, approvers, team) => {
          const passes = check(author, approvers, team).length === 0;
          const may = ({ isBot, mayWrite, inQueueTeam }: Person): boolean =>
            !isBot && (team === undefined ? mayWrite : inQueueTeam === true);
          expect(passes).toBe([author, ...approvers].some(may));
        },
      ),
    );
  });
});

describe("a move in the Orchestrator's name", () => {
  const accepted = movesOf(
    ID,
    ticket(ticketTexts("queued")),
    ticket({
      ...ticketTexts("inprogress"),
      "thread.md": threadText([
        ...lifeTo("queued"),
        { ...step(4, "queued", "inprogress", "started"), role: "orchestrator" },
      ]),
    }),
  );

  it("is genuine when a head of the ledger holds it", () => {
    expect(checkOrchestrator([accepted], { unproved: new Set(), hasLedger: true }, false)).toEqual([]);
  });

  it("is a finding at its line when none does", () => {
    const found = checkOrchestrator(
      [accepted],
      { unproved: new Set(accepted.moves), hasLedger: true },
      false,
    );
    expect(codes(found)).toEqual(["github/forged-orchestrator"]);
    expect(found[0]).toMatchObject({ path: `.yoi/tickets/${ID}/thread.md`, ticket: ID });
    expect(found[0]?.line).toBeGreaterThan(1);
  });

  it("that no other role declares needs no proof, and a return to intake only from a fork: any move", () => {
    const [template] = accepted.moves;
    if (template === undefined) throw new Error("no move");
    fc.assert(
      fc.property(
        fc.constantFrom(...STATES),
        fc.constantFrom(...STATES),
        fc.constantFrom(...ROLES),
        fc.boolean(),
        (from, to, role, isFork) => {
          const move = { ...template, from, to, role };
          const proofs = { unproved: new Set([move]), hasLedger: true };
          const found = checkOrchestrator([{ ...accepted, moves: [move] }], proofs, isFork);
          const isFree = (to === "intake" || to === "ready") && !isFork;
          expect(found.length).toBe(role === "orchestrator" && !isFree ? 1 : 0);
        },
      ),
    );
  });
});

describe("a request of the Orchestrator's work", () => {
  const request = {
    ticket: ID,
    branch: `work/${ID}`,
    baseBranch: "main",
    state: "closed",
    isWithdrawn: false,
    path: "item.md",
  };

  it("passes only with its ticket closed in it", () => {
    for (const state of [...STATES, undefined]) {
      const found = codes(checkWorkRequest({ ...request, state }));
      expect(found).toEqual(state === "closed" ? [] : ["github/not-merge-ready"]);
    }
  });

  it("fails when the ticket was withdrawn, closed or not", () => {
    expect(codes(checkWorkRequest({ ...request, isWithdrawn: true }))).toEqual(["github/withdrawn"]);
  });

  it("counts as withdrawn when the default branch no longer shows the queueing that was claimed", () => {
    const at = "2026-11-01T08:03:00Z";
    const chain = ["intake>ready", "ready>queued"];
    const work = [...chain, "queued>inprogress", "inprogress>done"];
    expect(isWithdrawn({ state: "queued", queued_at: at, chain }, work, at)).toBe(false);
    expect(isWithdrawn({ state: "ready", queued_at: null, chain }, work, at)).toBe(true);
    expect(isWithdrawn({ state: "queued", queued_at: "2026-11-02T08:03:00Z", chain }, work, at)).toBe(true);
    expect(isWithdrawn(null, work, at)).toBe(true);
    const early = { state: "inprogress", queued_at: at, chain: work.slice(0, 3) };
    expect(isWithdrawn(early, work, at)).toBe(false);
    expect(isWithdrawn({ ...early, chain: [...chain, "queued>closed"] }, work, at)).toBe(true);
  });
});
