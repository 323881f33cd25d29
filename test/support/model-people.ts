import { changedLedger, withEntry } from "../../src/app/orchestrate/store/ledger-change.ts";
import { type LedgerVerdict, liveClaim } from "../../src/core/orchestrator/ledger.ts";
import {
  commitOn,
  conflictsBetween,
  digest,
  isWithin,
  read,
  subjectAt,
  ticketAt,
  union,
} from "./model-git.ts";
import { makeMerge } from "./model-make.ts";
import { isKnown } from "./model-observe.ts";
import { type Move, tidy } from "./model-perform.ts";
import { put, queuedAt, type Rules, spend, timeOf, type World, without } from "./model-world.ts";

/** What a person does to one ticket; undefined: it cannot be done here. */
type Act = (world: World, ticket: string) => World | undefined;

/** Acts of people, by name. */
const ACTS: Readonly<Record<string, Act>> = {
  "delete branch": (world, ticket) => {
    const head = world.work[ticket];
    if (head === undefined) return undefined;
    // The first machine fetched it before; the others know it no longer.
    const machines = world.machines.map((machine, index) =>
      index === 0 && isKnown(world, machine, head)
        ? { ...machine, known: union(machine.known, [head]) }
        : machine,
    );
    return { ...world, machines, work: without(world.work, ticket) };
  },
  "push code": (world, ticket) => {
    const head = world.work[ticket];
    return head === undefined
      ? undefined
      : { ...world, work: put(world.work, ticket, personsCode(world, head, ticket)) };
  },
  "replace branch": (world, ticket) =>
    world.work[ticket] === undefined
      ? undefined
      : { ...world, work: put(world.work, ticket, personsCode(world, world.main, ticket)) },
  edit: (world, ticket) => {
    const text = ticketAt(world.main, ticket).text + 1;
    return { ...world, main: commitOn(world.main, ticket, { text }, { by: "person" }) };
  },
  ask: (world, ticket) => withAttention(world, ticket, "which one?"),
  answer: (world, ticket) => withAttention(world, ticket, null),
  "merge early": (world, ticket) => {
    const head = world.work[ticket];
    if (head === undefined || isWithin(head, world.main)) return undefined;
    if (conflictsBetween(head, world.main).length > 0) return undefined;
    if (!isWithin(world.ledger.claims.get(ticket)?.live?.acceptance ?? head, head)) return undefined;
    return { ...world, main: makeMerge(world.main, head, ticket, "person") };
  },
  unqueue: (world, ticket) => moveOnMain(world, ticket, "queued", "ready"),
  requeue: (world, ticket) => moveOnMain(world, ticket, "ready", "queued"),
  approve: (world, ticket) => say(world, ticket, { kind: "approval", note: null }),
  "request changes": (world, ticket) =>
    say(world, ticket, { kind: "changes_requested", note: "no", findings: [] }),
  attend: attend,
  "accept failure": (world, ticket) => {
    const live = liveClaim(world.ledger, ticket);
    if (live?.landed == null) return undefined;
    const said = { gate: "post-merge", reason: "known" };
    return withVerdict(world, ticket, live.landed, { kind: "override", ...said });
  },
};

/** Everything that people may do next. */
export function actsOn(world: World, rules: Rules): readonly Move[] {
  if (world.budget.people === 0) return [];
  return rules.acts.flatMap((name) =>
    rules.tickets.flatMap((ticket): Move[] => {
      const after = ACTS[name]?.(world, ticket);
      if (after === undefined) return [];
      return [{ label: `a person: ${name} ${ticket}`, world: tidy(spend(after, "people")) }];
    }),
  );
}

function personsCode(world: World, parent: string, ticket: string): string {
  const code = union(read(parent).code, [`${ticket}:person${world.budget.people}`]);
  return commitOn(parent, ticket, {}, { by: "person", code });
}

function withAttention(world: World, ticket: string, attention: string | null): World | undefined {
  if (ticketAt(world.main, ticket).attention === attention) return undefined;
  return { ...world, main: commitOn(world.main, ticket, { attention }, { by: "person" }) };
}

function moveOnMain(
  world: World,
  ticket: string,
  from: "queued" | "ready",
  to: "queued" | "ready",
): World | undefined {
  const there = ticketAt(world.main, ticket);
  if (there.state !== from) return undefined;
  const life = there.chain.filter((word) => word.includes(">queued")).length + 1;
  const change = {
    state: to,
    queuedAt: to === "queued" ? queuedAt(life, ticket) : null,
    chain: [...there.chain, `${from}>${to}#${there.chain.length}`],
  };
  return { ...world, main: commitOn(world.main, ticket, change, { by: "person" }) };
}

type Words = {
  [K in LedgerVerdict["kind"]]: Omit<
    Extract<LedgerVerdict, { kind: K }>,
    "id" | "by" | "at" | "head" | "subject"
  >;
};

/** A word on a proposal, said by compare-and-set on the head it is about. */
function say(
  world: World,
  ticket: string,
  words: Words["approval"] | Words["changes_requested"],
): World | undefined {
  const live = liveClaim(world.ledger, ticket);
  const head = world.work[ticket];
  if (head === undefined || live?.head !== head || ticketAt(head, ticket).state !== "closed")
    return undefined;
  return withVerdict(world, ticket, head, words);
}

function withVerdict(
  world: World,
  ticket: string,
  head: string,
  words: Words["approval"] | Words["changes_requested"] | Words["override"],
): World {
  const before = world.ledger.verdicts.get(ticket) ?? [];
  const id = digest(["verdict", world.budget.people, ticket]).slice(0, 12);
  const said = { id, by: "Reader", at: timeOf(world.now), head, subject: subjectAt(head, ticket) };
  const verdicts = withEntry(world.ledger.verdicts, ticket, [
    ...before,
    { ...said, ...words } as LedgerVerdict,
  ]);
  return { ...world, ledger: { ...world.ledger, verdicts } };
}

/** Answers what was asked: in the claim, or on the work ref. */
function attend(world: World, ticket: string): World | undefined {
  const file = world.ledger.claims.get(ticket);
  if (file?.live == null) return undefined;
  if (file.live.attention !== null) {
    const live = { ...file.live, attention: null };
    const change = {
      kind: "changed" as const,
      file: { ...file, live },
      verdicts: [],
      clearsWait: true,
      clearsPlans: false,
    };
    return { ...world, ledger: changedLedger(world.ledger, ticket, change) };
  }
  const head = world.work[ticket];
  if (head === undefined || ticketAt(head, ticket).attention === null) return undefined;
  const answered = commitOn(head, ticket, { attention: null }, { by: "person" });
  return { ...world, work: put(world.work, ticket, answered) };
}
