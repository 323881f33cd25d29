import fc from "fast-check";
import { expect, it } from "vitest";
import { checkCommit } from "../../src/app/change/check-commit.ts";
import { isExplained, isMigrationOf } from "../../src/app/change/migration.ts";
import { runMigration } from "../../src/app/migrate.ts";
import type { Diagnostic } from "../../src/core/diagnostic/diagnostic.ts";
import { checkTicket } from "../../src/core/rules/check-ticket.ts";
import { judgeChange } from "../../src/core/rules/judge-change.ts";
import type { Item } from "../../src/core/ticket/item.ts";
import type { Ticket } from "../../src/core/ticket/ticket.ts";
import { parseConfig } from "../../src/core/workspace/config.ts";
import { applyEdits } from "../../src/core/workspace/edit.ts";
import { groupTickets } from "../../src/core/workspace/group-tickets.ts";
import { type MigrationPlan, planMigration } from "../../src/core/workspace/migrate-plan.ts";
import { parseTicket } from "../../src/core/workspace/parse-ticket.ts";
import { openHookRepository } from "../../src/io/git/repository.ts";
import { contextOf } from "../core/rules/world.ts";
import { describeCorpus, SNAPSHOTS, type SnapshotName, snapshotFiles } from "../support/corpus.ts";
import { type TestRepo, withRepo } from "../support/git-repo.ts";
import { filesOf, STAMP } from "../support/older-ticket.ts";

const ROOT = ".yoi/tickets";
const CONFIG = ".yoi/ticket.config.toml";
/** Closed before the project had resolutions and close events: only a person could say what came of them. */
const NEVER_RESOLVED = ["state/no-close-event", "state/no-resolution"];

type Files = ReadonlyMap<string, string>;

interface Sides {
  readonly before: Files;
  readonly after: Files;
  readonly plan: MigrationPlan;
  readonly pairs: readonly (readonly [Ticket, Ticket])[];
}

const known = new Map<SnapshotName, Sides>();

/** A snapshot and what becomes of it; planned once. */
function sidesOf(name: SnapshotName): Sides {
  const found = known.get(name);
  if (found !== undefined) return found;
  const before = snapshotFiles(name);
  const files = filesOf(Object.fromEntries(before));
  const plan = planMigration(files, { root: ROOT, stamp: STAMP, isExplained });
  const result = applyEdits(files, plan.edits);
  const old = new Map(groupTickets(files, ROOT).tickets.map((ticket) => [ticket.id, ticket]));
  const pairs = groupTickets(result, ROOT).tickets.map((ticket) => {
    const source = old.get(ticket.id) ?? expect.fail(`${ticket.id} is new`);
    return [parseTicket(source), parseTicket(ticket)] as const;
  });
  const after = new Map([...result].map(([path, { text }]) => [path, text]));
  const sides = { before, after, plan, pairs };
  known.set(name, sides);
  return sides;
}

function errorsOf(found: readonly Diagnostic[]): readonly string[] {
  return found.filter(({ severity }) => severity === "error").map(({ code }) => code);
}

function textOf(ticket: Ticket, inside: string): string {
  return ticket.files.get(inside)?.text ?? "";
}

const VALUES = [
  ...["title", "state", "created_at", "priority", "assignee", "readiness", "attention_required"],
  ...["deferred_until", "body", "risk_flags"],
] as const satisfies readonly (keyof Item)[];

/** What was counted while everything was found to be there still. */
interface Counts {
  events: number;
  lines: number;
  values: number;
  files: number;
  records: number;
}

/** Fails where anything of a ticket is no longer there. */
function compareTickets(before: Ticket, after: Ticket, isMigrated: boolean, counts: Counts): void {
  const old = before.thread?.events ?? [];
  const now = after.thread?.events ?? [];
  expect(now.slice(0, old.length).map(({ text }) => text)).toEqual(old.map(({ text }) => text));
  expect(textOf(after, "thread.md").startsWith(textOf(before, "thread.md"))).toBe(true);
  expect(now.length - old.length).toBe(isMigrated ? 1 : 0);
  counts.events += old.length;

  const told = now.at(-1)?.body.split("\n") ?? [];
  const lines = textOf(before, "item.md").split("\n");
  const kept = textOf(after, "item.md").split("\n");
  for (const { line, endLine, key } of before.item?.entries.values() ?? []) {
    for (const text of lines.slice(line - 1, endLine)) {
      expect(kept.includes(text) || told.includes(`-${text}`) || `${before.id}: ${key}`).toBe(true);
      counts.lines += 1;
    }
  }
  for (const key of VALUES) expect([key, after.item?.[key]]).toEqual([key, before.item?.[key]]);
  expect(after.item?.labels.slice(0, before.item?.labels.length)).toEqual(before.item?.labels);
  const isQueued = after.item?.queued_at !== null;
  if (isQueued) expect(after.item?.queued_at).toBe(before.item?.queued_at);
  counts.values += VALUES.length + 1;

  expect([...after.files.keys()]).toEqual([...before.files.keys()]);
  for (const inside of before.files.keys()) {
    if (inside !== "item.md" && inside !== "thread.md")
      expect(textOf(after, inside)).toBe(textOf(before, inside));
    counts.files += 1;
  }
  expect(after.planRecords).toEqual(before.planRecords);
  expect(after.relations).toEqual(before.relations);
  counts.records += before.planRecords.length + before.relations.length;
}

describeCorpus("migrating the ticket history", () => {
  it.each(SNAPSHOTS)("%s: loses nothing, and leaves nothing older", (name) => {
    const { before, after, plan, pairs } = sidesOf(name);
    const migrated = new Set(plan.tickets.map(({ to }) => to.id));
    const counts: Counts = { events: 0, lines: 0, values: 0, files: 0, records: 0 };
    expect(plan.held).toEqual([]);
    expect(pairs).toHaveLength(plan.total);
    for (const [old, now] of pairs) {
      compareTickets(old, now, migrated.has(old.id), counts);
      expect(now.dir).toBe(`${ROOT}/${now.id}`);
      expect(now.item?.older).toBe(false);
    }
    for (const [path, text] of before) {
      if (path.startsWith(`${ROOT}/`) || path === CONFIG) continue;
      expect(after.get(path)).toBe(text);
    }
    const config = after.get(CONFIG)?.split("\n") ?? [];
    for (const line of before.get(CONFIG)?.split("\n") ?? []) {
      expect(config.includes(line) || config.includes(`# ${line}`) || line).toBe(true);
    }
    expect(parseConfig(after.get(CONFIG)).diagnostics).toEqual([]);
    const gone = before.size - after.size;
    console.info(
      `${name}: ${migrated.size} of ${plan.total} tickets migrated; still there:`,
      counts,
      `placeholders removed: ${gone}`,
    );
    expect(gone).toBe(before.has(`${ROOT}/pending/.gitkeep`) ? 1 : 0);
  });

  it.each(SNAPSHOTS)("%s: has no errors left but those that only a person can mend", (name) => {
    const { pairs } = sidesOf(name);
    const faulty = pairs.flatMap(([, after]) => {
      const errors = errorsOf(checkTicket(after));
      return errors.length === 0 ? [] : [{ created: after.item?.created_at, errors: [...errors].sort() }];
    });
    expect(faulty).toEqual([
      { created: "2026-05-29T14:53:55Z", errors: NEVER_RESOLVED },
      { created: "2026-05-31T22:35:06Z", errors: NEVER_RESOLVED },
    ]);
    const older = pairs.flatMap(([, after]) =>
      checkTicket(after).filter(({ code }) => code.startsWith("item/")),
    );
    expect(older).toEqual([]);
  });

  it.each(SNAPSHOTS)("%s: rejects every ticket in which one character differs", (name) => {
    const { before, plan } = sidesOf(name);
    const { config } = parseConfig(before.get(CONFIG));
    const flips = fc.record({
      ticket: fc.nat(),
      file: fc.nat(),
      at: fc.nat(),
      char: fc.constantFrom("a", " ", "\n", "-", "\u{fffd}"),
    });
    fc.assert(
      fc.property(flips, (flip) => {
        const { from, to } = plan.tickets[flip.ticket % plan.tickets.length] ?? expect.fail();
        const [inside, { text }] = [...to.files][flip.file % to.files.size] ?? expect.fail();
        const at = text === "" ? 0 : flip.at % text.length;
        const flipped = text.slice(0, at) + flip.char + text.slice(at + 1);
        fc.pre(flipped !== text);
        const files = new Map(to.files).set(inside, { text: flipped, sizeBytes: flipped.length });
        const each = { id: to.id, parents: [parseTicket(from)], after: parseTicket({ ...to, files }) };
        const isMigration = isMigrationOf(each, config);
        if (isMigration) {
          // Who migrates is free to say: the same migration by somebody else is one too.
          expect(each.after.thread?.events.at(-1)?.author).not.toBe(STAMP.author);
          return;
        }
        const found = judgeChange([each], contextOf({ configVersion: config.version }), new Set());
        expect(errorsOf(found).length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  it.each(SNAPSHOTS)(
    "%s: is accepted as a commit and rejected with one byte more, and a second run changes nothing",
    async (name) => {
      await withRepo(async (repo) => {
        for (const [path, text] of sidesOf(name).before) repo.write(path, text);
        repo.commit("older tickets");
        const first = await migrate(repo, "2026-11-01T08:00:00Z");
        const started = performance.now();
        expect(judge(repo)).toMatchObject({ diagnostics: [], examined: first.plan.tickets.length });
        const seconds = ((performance.now() - started) / 1000).toFixed(1);
        console.info(`${name}: ${first.plan.edits.length} edits; the hook took ${seconds} s`);
        for (const { to } of [first.plan.tickets.at(0), first.plan.tickets.at(-1)].filter(
          (each) => each !== undefined,
        )) {
          for (const inside of ["item.md", "thread.md"]) {
            const path = `${to.dir}/${inside}`;
            const text = repo.read(path);
            repo.write(path, `${text} `);
            expect(errorsOf(judge(repo).diagnostics)).toContain("change/event-role");
            repo.write(path, text);
          }
        }
        repo.commit("migrate");
        const second = await migrate(repo, "2026-12-01T08:00:00Z");
        expect([second.written, second.plan.edits, second.plan.others]).toEqual([false, [], []]);
        expect(repo.git("status", "--porcelain")).toBe("");
      });
    },
    120_000,
  );
});

function migrate(repo: TestRepo, at: string): ReturnType<typeof runMigration> {
  const place = { root: repo.root, ticketRoot: ROOT, stateDir: `${repo.root}/.git/yoi` };
  const lock = { timeoutMs: 1_000, now: Date.now, random: Math.random };
  return runMigration(place, { write: true, at, author: "alice", lock });
}

function judge(repo: TestRepo): ReturnType<typeof checkCommit> {
  repo.git("add", "--all");
  const actor = { name: "alice", role: "person" } as const;
  return checkCommit(openHookRepository(repo.root, repo.env), repo.env, false, { actor });
}
