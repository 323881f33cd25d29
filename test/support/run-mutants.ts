import type { Diagnostic } from "../../src/core/diagnostic/diagnostic.ts";
import type { ChangeContext } from "../../src/core/rules/change-input.ts";
import { checkTicketChange } from "../../src/core/rules/check-change.ts";
import { checkTicket } from "../../src/core/rules/check-ticket.ts";
import { decodeRecord } from "../../src/core/ticket/decode.ts";
import { byteLength, CONFIG_PATH, type RecordFile } from "../../src/core/ticket/files.ts";
import { maxBytesOf } from "../../src/core/ticket/limits.ts";
import { conflictOf, type Sides } from "../../src/core/ticket/merge.ts";
import { mergeRecord } from "../../src/core/ticket/merge-record.ts";
import { parseObjective } from "../../src/core/ticket/objective.ts";
import type { Ticket } from "../../src/core/ticket/ticket.ts";
import { parseConfig } from "../../src/core/workspace/config.ts";
import { parseTicket } from "../../src/core/workspace/parse-ticket.ts";
import { summarize } from "../../src/core/workspace/summary.ts";
import { faultsOf } from "./check-mutant.ts";
import { mergeKindOf } from "./merge-texts.ts";
import { mutate, mutateBytes } from "./mutate.ts";
import { mutationSeeds, type Seeds, type TicketSeed } from "./mutation-seeds.ts";
import { type Random, randomOf } from "./random.ts";

/** What came of a run: how often something was found, by which codes, and the slowest case. */
export interface MutationRun {
  readonly cases: number;
  readonly withFindings: number;
  readonly codes: ReadonlyMap<string, number>;
  readonly slowestMs: number;
  /** What was not dealt with well, each with its whole input, so that it can become a test of its own. */
  readonly failures: readonly string[];
}

/** One mutated record and how to judge it. */
interface Case {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Another mutant of the same record, to merge with. */
  readonly theirs?: string;
  /** Findings about it, and the texts they may point into. */
  readonly judge: () => {
    readonly found: readonly Diagnostic[];
    readonly texts: ReadonlyMap<string, string>;
  };
}

/** Some times what the slowest case takes: what takes longer hangs for somebody with a larger file. Processor time. */
const MAX_CASE_MS = 2_000;
/** Failures after which a run ends. */
const MAX_FAILURES = 5;
const NOW = "2026-11-02T00:00:00Z";

/** Feeds mutated records to the parsers, the rules and the formats. The same seed makes the same cases. */
export function runMutants({ seed, cases }: { readonly seed: number; readonly cases: number }): MutationRun {
  const random = randomOf(seed);
  const seeds = mutationSeeds();
  const codes = new Map<string, number>();
  const parsed = new Map<TicketSeed, Ticket>();
  const failures: string[] = [];
  let [done, withFindings, slowestMs] = [0, 0, 0];
  for (; done < cases && failures.length < MAX_FAILURES; done++) {
    const each = makeCase(seeds, parsed, random);
    const start = cpuMs();
    const { found, faults } = runCase(each);
    const took = cpuMs() - start;
    const slow = took > MAX_CASE_MS ? [`it takes ${Math.round(took)} ms`] : [];
    if (faults.length + slow.length > 0)
      failures.push([...slow, ...faults, describeCase(each, done)].join("\n"));
    slowestMs = Math.max(slowestMs, took);
    if (found.length > 0) withFindings += 1;
    for (const code of new Set(found.map((one) => one.code))) codes.set(code, (codes.get(code) ?? 0) + 1);
  }
  return { cases: done, withFindings, codes, slowestMs, failures };
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

function runCase(each: Case): { readonly found: readonly Diagnostic[]; readonly faults: readonly string[] } {
  try {
    const { found, texts } = each.judge();
    return { found, faults: faultsOf(found, (path) => texts.get(path)).slice(0, 3) };
  } catch (error) {
    return { found: [], faults: [error instanceof Error ? (error.stack ?? error.message) : String(error)] };
  }
}

function describeCase({ path, bytes, theirs }: Case, count: number): string {
  const text = JSON.stringify(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
  const isText = decodeRecord(bytes, bytes.length).problem === undefined;
  return `case ${count}: ${path}, ${isText ? text : `base64 ${Buffer.from(bytes).toString("base64")}`}, theirs ${JSON.stringify(theirs)}`;
}

function makeCase(seeds: Seeds, parsed: Map<TicketSeed, Ticket>, random: Random): Case {
  const kind = random.below(10);
  if (kind === 0) return objectiveCase(seeds, random);
  if (kind === 1) return configCase(seeds, random);
  return ticketCase(seeds, parsed, random);
}

function objectiveCase({ objectives }: Seeds, random: Random): Case {
  const path = ".yoi/objectives/one-year/item.md";
  const text = mutate(random.pick(objectives), random.pick(objectives), random).toWellFormed();
  const judge = () => {
    const { objective, diagnostics } = parseObjective(text, path, "one-year");
    if (objective === undefined && diagnostics.length === 0) throw new Error("no objective and no finding");
    return { found: diagnostics, texts: new Map([[path, text]]) };
  };
  return { path, bytes: new TextEncoder().encode(text), judge };
}

function configCase({ configs }: Seeds, random: Random): Case {
  const text = mutate(random.pick(configs), random.pick(configs), random).toWellFormed();
  const judge = () => ({ found: parseConfig(text).diagnostics, texts: new Map([[CONFIG_PATH, text]]) });
  return { path: CONFIG_PATH, bytes: new TextEncoder().encode(text), judge };
}

function ticketCase({ tickets }: Seeds, parsed: Map<TicketSeed, Ticket>, random: Random): Case {
  // Fixtures of the current form are few beside the history, and need as much attention.
  const seed = random.below(3) === 0 ? (tickets[random.below(8)] ?? tickets[0]) : random.pick(tickets);
  const [inside = "item.md"] = [...seed.texts.keys()].slice(random.below(seed.texts.size));
  const path = `${seed.dir}/${inside}`;
  const text = seed.texts.get(inside) ?? "";
  const other = random.pick(tickets).texts.get(inside) ?? seed.texts.get("thread.md") ?? "";
  const isBroken = random.below(12) === 0 && text !== "";
  const bytes = isBroken ? mutateBytes(text, random) : new TextEncoder().encode(mutate(text, other, random));
  // One of three is merged as well.
  const theirs = random.below(3) === 0 ? mutate(text, other, random) : undefined;
  const context = contextOf(random);
  const judge = () => {
    if (theirs !== undefined)
      expectMerged(inside, { base: text, ours: new TextDecoder().decode(bytes), theirs });
    const before = parsed.get(seed) ?? parseTicket(filesOf(seed));
    parsed.set(seed, before);
    const file = decodeRecord(bytes, maxBytesOf(inside));
    const after = parseTicket(filesOf(seed, [inside, file]));
    expectTold(after, inside);
    const found = [...checkTicket(after, NOW), ...checkTicketChange({ id: seed.id, before, after }, context)];
    // Of what is no UTF-8, the lines are still those of its bytes.
    const texts = new Map([
      ...textsOf(after),
      [path, new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes)],
    ]);
    return { found, texts };
  };
  return { path, bytes, judge, ...(theirs === undefined ? {} : { theirs }) };
}

/** Two broken sides merge to something in which nothing of either is missing, or to a conflict. */
function expectMerged(inside: string, sides: Sides): void {
  const kind = mergeKindOf(inside);
  if (kind === undefined) return;
  const { text, conflict } = mergeRecord(kind, sides, conflictOf);
  const fresh = (side: string): readonly string[] =>
    side
      .split(/[\r\n\ufeff]+/)
      .map((line) => line.trim())
      .filter((line) => !sides.base.includes(line));
  const lost = [...fresh(sides.ours), ...fresh(sides.theirs)].filter(
    (line) => !text.includes(line) && !isSettled(line),
  );
  if (lost.length > 0) {
    throw new Error(`${conflict ? "the conflict" : "the merge"} lost ${JSON.stringify(lost.slice(0, 3))}`);
  }
}

/** Lines of an item that a merge may write anew: the later time, lists that are merged as sets, one null for another. */
function isSettled(line: string): boolean {
  return /^ *["']?(?:updated_at|labels|risk_flags|linked_tickets)["']?:|^- |: *(?:~|null)?$/i.test(line);
}

/** A record that could not be read has a finding with its path. */
function expectTold({ dir, item, thread, diagnostics, files }: Ticket, inside: string): void {
  const isRead = {
    "item.md": item?.state !== undefined && item.title !== undefined,
    "thread.md": thread !== undefined && thread.events.length > 0,
  };
  const isTold = diagnostics.some(({ path }) => path === `${dir}/${inside}`);
  const isUnread =
    files.get(inside)?.problem !== undefined ||
    Object.entries(isRead).some(([name, read]) => name === inside && !read);
  if (isUnread && !isTold) throw new Error(`${inside} could not be read, and nothing is said about it`);
}

function filesOf(seed: TicketSeed, changed?: readonly [string, RecordFile]) {
  const files = new Map(
    [...seed.texts].map(([inside, text]): [string, RecordFile] => [
      inside,
      { text, sizeBytes: byteLength(text) },
    ]),
  );
  if (changed !== undefined) files.set(...changed);
  return { id: seed.id, dir: seed.dir, ...(seed.status === undefined ? {} : { status: seed.status }), files };
}

function textsOf({ dir, files }: Ticket): ReadonlyMap<string, string> {
  return new Map([...files].map(([inside, { text }]) => [`${dir}/${inside}`, text]));
}

function contextOf(random: Random): ChangeContext {
  const neighbour = parseTicket({ id: "other-ticket", dir: ".yoi/tickets/other-ticket", files: new Map() });
  return {
    actor: { name: "alice", role: random.pick(["person", "orchestrator", "coder"]) },
    visible: random.below(2) === 0,
    configVersion: random.below(2),
    base: "HEAD",
    now: NOW,
    neighbours: {
      tickets: new Map([["other-ticket", summarize(neighbour)]]),
      idsByKey: new Map(),
      landedEvents: new Map(),
    },
  };
}
