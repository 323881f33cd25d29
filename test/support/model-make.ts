import type { StepFacts, TicketStep } from "../../src/core/orchestrator/claim/claim-after.ts";
import { timeAfter } from "../../src/core/orchestrator/claim/time-after.ts";
import { type Claim, liveClaim } from "../../src/core/orchestrator/ledger.ts";
import type { RoundEntry } from "../../src/core/orchestrator/rounds.ts";
import {
  commit,
  commitOn,
  digest,
  isWithin,
  mergeTicket,
  read,
  subjectAt,
  type TicketThere,
  ticketAt,
  union,
} from "./model-git.ts";
import { entryOf, type Machine, runnerOf, timeOf, type World } from "./model-world.ts";

/** What a step makes before any ref moves; undefined: its precondition does not hold. */
export type Made = Partial<StepFacts> | undefined;

type StepOf<K extends TicketStep["kind"]> = Extract<TicketStep, { kind: K }>;

/** The commits and facts that a performer makes for a step, from the world as it is now. */
export function makeFor(world: World, machine: Machine, step: TicketStep): Made {
  const live = liveClaim(world.ledger, step.ticket);
  switch (step.kind) {
    case "accept":
      return makeAcceptance(world, step);
    case "recover":
      return { newHead: step.head, base: world.main };
    case "open_attempt":
      return { attempt: makeAttempt(world, machine, step, live) };
    case "publish":
      return live === undefined ? undefined : makePublication(world, machine, step, live);
    case "propose":
      return { newHead: record(world, step, { state: "closed", words: ["inprogress>done", "done>closed"] }) };
    case "request_changes": {
      const { cause, by, text, findings } = step;
      return { newHead: recordRequest(world, step, { cause, by, text, findings: [...findings] }) };
    }
    case "escalate": {
      const isClosed = ticketAt(step.fence.head, step.ticket).state === "closed";
      return isClosed ? {} : { newHead: record(world, step, { attention: step.need }) };
    }
    case "update_from_base":
      return step.base === world.main ? makeUpdate(world, step) : undefined;
    case "merge":
      return step.base === world.main
        ? { landed: makeMerge(world.main, step.fence.head, step.ticket) }
        : undefined;
    case "complete":
      return isWithin(step.landed, world.main) ? {} : undefined;
    case "open_request":
      return { request: "branch" };
    case "adopt":
      return { newHead: step.head };
    case "cleanup":
    case "delete_work_ref":
    case "hold":
    case "note_landed":
    case "prepare_workspace":
    case "release":
    case "return_to_intake":
    case "run_coder":
    case "run_reviewer":
    case "run_validation":
    case "set_status":
      return {};
  }
}

function makeAcceptance(world: World, step: StepOf<"accept">): Made {
  const { ticket, queuedAt, generation } = step;
  const there = ticketAt(world.main, ticket);
  if (there.state !== "queued" || there.queuedAt !== queuedAt) return undefined;
  const trailer = { ticket, generation, attempt: null, entry: entryOf(world, ticket) };
  const change = { state: "inprogress" as const, chain: [...there.chain, `queued>inprogress#${generation}`] };
  return { newHead: commitOn(world.main, ticket, change, { by: "orchestrator", trailer }), base: world.main };
}

function makeAttempt(
  world: World,
  machine: Machine,
  step: StepOf<"open_attempt">,
  live: Claim | undefined,
): StepFacts["attempt"] {
  const { ticket, role, round, fence, landed } = step;
  const now = timeOf(world.now);
  const name = [ticket, fence.generation, live?.attempts ?? 0, machine.name, machine.process];
  return {
    id: digest(name).slice(0, 12),
    role,
    round,
    head: landed ?? fence.head,
    opened_at: now,
    deadline: timeAfter(now, 3_600),
    runner: runnerOf(machine),
  };
}

/** A commit of records on the work ref, with the trailer that proves it. */
function record(
  world: World,
  {
    ticket,
    fence,
  }: {
    readonly ticket: string;
    readonly fence: { readonly generation: number; readonly head: string; readonly attempt: string | null };
  },
  change: Partial<TicketThere> & {
    readonly words?: readonly string[];
    readonly entry?: RoundEntry;
    readonly parent?: string;
  },
): string {
  const { words = [], entry, parent = fence.head, ...rest } = change;
  const there = ticketAt(parent, ticket);
  const trailer = {
    ticket,
    generation: fence.generation,
    attempt: fence.attempt,
    entry: entryOf(world, ticket),
  };
  const chain = [...there.chain, ...words.map((word) => `${word}#${there.chain.length}`)];
  const rounds = entry === undefined ? there.rounds : [...there.rounds, entry];
  return commitOn(parent, ticket, { ...rest, chain, rounds }, { by: "orchestrator", trailer });
}

function recordRequest(
  world: World,
  step: StepOf<"request_changes"> | StepOf<"update_from_base">,
  said: Pick<Extract<RoundEntry, { kind: "request" }>, "cause" | "by" | "text" | "findings">,
): string {
  const { ticket, fence } = step;
  const round = (liveClaim(world.ledger, ticket)?.round ?? 0) + 1;
  const entry: RoundEntry = { kind: "request", ...about(world, fence.head, ticket, round), ...said };
  const isClosed = ticketAt(fence.head, ticket).state === "closed";
  return record(world, step, {
    entry,
    ...(isClosed ? { state: "inprogress", words: ["closed>inprogress"] } : {}),
  });
}

function about(
  world: World,
  head: string,
  ticket: string,
  round: number,
): Pick<RoundEntry, "round" | "at" | "head" | "subject"> {
  return { round, at: timeOf(world.now), head, subject: subjectAt(head, ticket) };
}

function makePublication(world: World, machine: Machine, step: StepOf<"publish">, live: Claim): Made {
  const { ticket, attempt } = step;
  const result = machine.results[attempt];
  if (result === undefined) return undefined;
  const agent = { name: "agent", version: null };
  const evidence = [{ criterion: 1, met: true, evidence: "a test" }];
  switch (result.kind) {
    case "nothing":
      return { newHead: live.landed === null ? record(world, step, {}) : null, producedNothing: true };
    case "coded": {
      const head = solved(world, step, live, result.head);
      const { subject, ...rest } = about(world, head, ticket, live.round);
      const read = { ...subject, ticket: subjectAt(step.fence.head, ticket).ticket };
      const said = { attempt, agent, summary: "", answers: [], evidence, risks: [] };
      return {
        newHead: record(world, step, {
          parent: head,
          entry: { kind: "report", ...rest, subject: read, ...said },
        }),
      };
    }
    case "reviewed": {
      const finding = {
        id: `f${live.round}`,
        severity: "blocking" as const,
        path: null,
        line: null,
        text: "",
      };
      const status = result.approves ? ("approve" as const) : ("request_changes" as const);
      const said = {
        attempt,
        agent,
        status,
        summary: "",
        findings: result.approves ? [] : [finding],
        evidence,
      };
      const entry: RoundEntry = {
        kind: "review",
        ...about(world, step.fence.head, ticket, live.round),
        ...said,
      };
      return { newHead: record(world, step, { entry }) };
    }
    case "validated":
      return makeValidation(world, step, live, result.passed);
  }
}

/** The coder's head, with the default branch merged in where the round is about its conflicts. */
function solved(world: World, step: StepOf<"publish">, live: Claim, head: string): string {
  const { ticket } = step;
  const { rounds } = ticketAt(head, ticket);
  const isConflict = rounds.some(
    (entry) => entry.kind === "request" && entry.round === live.round && entry.cause === "conflict",
  );
  return isConflict ? mergeBase(world, step, head) : head;
}

function mergeBase(world: World, step: StepOf<"publish"> | StepOf<"update_from_base">, head: string): string {
  const { ticket, fence } = step;
  const [ours, theirs] = [read(head), read(world.main)];
  const merged = mergeTicket(ticketAt(head, ticket), ticketAt(world.main, ticket));
  const trailer = {
    ticket,
    generation: fence.generation,
    attempt: fence.attempt,
    entry: entryOf(world, ticket),
  };
  return commit({
    parents: [head, world.main],
    by: "orchestrator",
    tickets: { ...theirs.tickets, [ticket]: merged },
    code: union(ours.code, theirs.code),
    trailer,
  });
}

function makeValidation(world: World, step: StepOf<"publish">, live: Claim, passed: boolean): Made {
  const { ticket, attempt, fence } = step;
  if (live.landed === null && ticketAt(fence.head, ticket).state !== "closed") {
    const rest = about(world, fence.head, ticket, live.round);
    return { newHead: record(world, step, { entry: { kind: "validation", ...rest, passed, commands: [] } }) };
  }
  const head = live.attempt?.head ?? fence.head;
  const kind = live.landed === null ? ("validation" as const) : ("post_merge" as const);
  const said = { id: attempt, by: "orchestrator", at: timeOf(world.now), head, note: "" };
  return { verdicts: [{ kind, ...said, subject: subjectAt(head, ticket), passed }] };
}

function makeUpdate(world: World, step: StepOf<"update_from_base">): Made {
  const { ticket, fence, conflicts } = step;
  if (conflicts.length > 0) {
    return {
      newHead: recordRequest(world, step, { cause: "conflict", by: "orchestrator", text: "", findings: [] }),
    };
  }
  const newHead = mergeBase(world, step, fence.head);
  const [from, subject] = [subjectAt(fence.head, ticket), subjectAt(newHead, ticket)];
  if (from.ticket !== subject.ticket) return { newHead };
  const said = { id: digest(["update", newHead]).slice(0, 12), by: "orchestrator", at: timeOf(world.now) };
  return { newHead, verdicts: [{ kind: "update", ...said, head: newHead, subject, from }] };
}

/** The default branch with the work merged into it. */
export function makeMerge(
  main: string,
  head: string,
  ticket: string,
  by: "orchestrator" | "person" = "orchestrator",
): string {
  const [ours, theirs] = [read(main), read(head)];
  const merged = mergeTicket(ticketAt(head, ticket), ticketAt(main, ticket));
  return commit({
    parents: [main, head],
    by,
    tickets: { ...ours.tickets, [ticket]: merged },
    code: union(ours.code, theirs.code),
    trailer: null,
  });
}
