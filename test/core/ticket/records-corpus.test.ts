import { expect, it } from "vitest";
import type { Diagnostic } from "../../../src/core/diagnostic/diagnostic.ts";
import { parseTicketPath } from "../../../src/core/ticket/files.ts";
import { parseObjective } from "../../../src/core/ticket/objective.ts";
import { formatPlanRecord, parsePlan } from "../../../src/core/ticket/plan.ts";
import { addRelation, parseRelations, type Relation } from "../../../src/core/ticket/relations.ts";
import { parseThread, type ThreadEvent } from "../../../src/core/ticket/thread.ts";
import { describeCorpus, type SnapshotName, snapshotFiles } from "../../support/corpus.ts";

// The counts were compared with the inventory of the ticket history, which was made by another program.
const THREADS: readonly (readonly [SnapshotName, object])[] = [
  [
    "era1-2026-06-06",
    {
      threads: 114,
      events: {
        close: 96,
        comment: 2,
        create: 91,
        decision: 42,
        fix: 1,
        implementation_report: 35,
        migration: 23,
        plan: 70,
        review: 68,
      },
      unquotedAuthors: 8,
      withoutHeading: 2,
      findings: {
        "warning thread/missing-attribute": 1,
        "warning thread/no-separator": 1,
        "warning thread/older-kind": 1,
      },
    },
  ],
  [
    "era2-2026-06-09",
    {
      threads: 164,
      events: {
        close: 132,
        comment: 4,
        create: 141,
        decision: 126,
        fix: 1,
        implementation_report: 132,
        intake_summary: 38,
        migration: 23,
        plan: 109,
        review: 110,
        state_changed: 122,
      },
      unquotedAuthors: 11,
      withoutHeading: 2,
      findings: {
        "warning thread/missing-attribute": 1,
        "warning thread/no-separator": 1,
        "warning thread/older-kind": 1,
      },
    },
  ],
  [
    "era3-2026-06-20",
    {
      threads: 233,
      events: {
        close: 214,
        closed: 1,
        comment: 13,
        create: 210,
        decision: 237,
        fix: 1,
        implementation_report: 335,
        intake_summary: 82,
        migration: 23,
        plan: 177,
        review: 230,
        state_changed: 447,
      },
      unquotedAuthors: 11,
      withoutHeading: 2,
      findings: {
        "warning thread/missing-attribute": 1,
        "warning thread/no-separator": 4,
        "warning thread/older-attribute": 1,
        "warning thread/older-kind": 2,
      },
    },
  ],
];

describeCorpus("the ticket history", () => {
  it.each(THREADS)("has in %s exactly these events and findings", (name, expected) => {
    const events: ThreadEvent[] = [];
    const diagnostics: Diagnostic[] = [];
    const texts = recordsOf(name, "thread.md");
    for (const { text, path, id } of texts) {
      const parsed = parseThread(text, path, id);
      events.push(...parsed.thread.events);
      diagnostics.push(...parsed.diagnostics);
    }
    const unquoted = /^<!-- event: create author: yoi ticket at: /;
    expect({
      threads: texts.length,
      events: countBy(events, ({ kind }) => kind),
      unquotedAuthors: events.filter(({ text, author }) => unquoted.test(text) && author === "yoi ticket")
        .length,
      withoutHeading: events.filter(({ heading }) => heading === undefined).length,
      findings: countBy(diagnostics, labelOf),
    }).toEqual(expected);
    expect(events.filter(({ author, at }) => author === "" || at === undefined)).toEqual([]);
  });

  it.each(THREADS)("has in %s no line of a thread that belongs to no event", (name) => {
    for (const { text, path, id } of recordsOf(name, "thread.md")) {
      let rest = text;
      for (const event of parseThread(text, path, id).thread.events) {
        expect([path, rest.startsWith(event.text)]).toEqual([path, true]);
        rest = rest.slice(event.text.length).replace(/^\s*(?:---\s*(?=<!-- event|$))?/, "");
      }
      expect([path, rest]).toEqual([path, ""]);
    }
  });

  it("has relations that are all read, and would be written as they stand", () => {
    const files = recordsOf("era3-2026-06-20", "artifacts/relations.json");
    const kinds: string[] = [];
    for (const { text, path, id } of files) {
      const { relations, diagnostics } = parseRelations(text, path, id);
      expect(diagnostics).toEqual([]);
      kinds.push(...relations.map(({ kind }) => kind));
      expect(relations.reduce<string | undefined>(addAgain, undefined)).toBe(text);
    }
    expect([files.length, countBy(kinds, (kind) => kind)]).toEqual([34, { depends_on: 20, related: 51 }]);
  });

  it("has plan records that are all read, and would be written as they stand but for worktrees", () => {
    const files = recordsOf("era3-2026-06-20", "artifacts/orchestration-plan.jsonl");
    const kinds: string[] = [];
    const findings: Diagnostic[] = [];
    for (const { text, path, id } of files) {
      const { planRecords, diagnostics } = parsePlan(text, path, id);
      kinds.push(...planRecords.map(({ kind }) => kind));
      findings.push(...diagnostics);
      for (const record of planRecords) {
        const line = text.split("\n")[(record.line ?? 0) - 1];
        expect(record.text).toBe(line);
        expect(formatPlanRecord(record)).toBe(line?.replace(/"worktree":"[^"]*",/, ""));
      }
    }
    expect([files.length, countBy(kinds, (kind) => kind), countBy(findings, labelOf)]).toEqual([
      55,
      {
        accepted_plan: 50,
        after: 3,
        before: 2,
        blocked_by: 1,
        conflicts_with: 4,
        do_not_parallelize: 2,
        waiting_capacity_note: 20,
      },
      { "warning plan/local-fact": 50 },
    ]);
  });

  it("has objectives that are all read", () => {
    const files = [...filesOf("era3-2026-06-20")].flatMap(([path, text]) => {
      const id = /^\.yoi\/objectives\/([^/]+)\/item\.md$/.exec(path)?.[1];
      return id === undefined ? [] : [parseObjective(text, path, id)];
    });
    expect(files.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
    expect(files.map(({ objective }) => [objective?.state, objective?.linked_tickets.length])).toEqual([
      ["active", 1],
      ["active", 0],
      ["active", 8],
      ["active", 8],
    ]);
  });
});

const unpacked = new Map<SnapshotName, ReadonlyMap<string, string>>();

/** The files of a snapshot, unpacked once. */
function filesOf(name: SnapshotName): ReadonlyMap<string, string> {
  const files = unpacked.get(name) ?? snapshotFiles(name);
  unpacked.set(name, files);
  return files;
}

interface RecordText {
  readonly path: string;
  readonly id: string;
  readonly text: string;
}

/** The records of a snapshot that stand at a path inside their tickets. */
function recordsOf(name: SnapshotName, inside: string): readonly RecordText[] {
  return [...filesOf(name)].flatMap(([path, text]) => {
    const place = parseTicketPath(path);
    return place?.inside === inside ? [{ path, id: place.id, text }] : [];
  });
}

function countBy<T>(list: readonly T[], keyOf: (item: T) => string): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const item of list) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return Object.fromEntries(counts);
}

function labelOf({ severity, code }: Diagnostic): string {
  return `${severity} ${code}`;
}

function addAgain(text: string | undefined, relation: Relation): string {
  return addRelation(text, relation);
}
