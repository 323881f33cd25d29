import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { messageOf } from "../../../src/core/diagnostic/diagnostic.ts";
import {
  type MigratedTicket,
  type MigrationView,
  migrateTicket,
} from "../../../src/core/workspace/migrate-ticket.ts";
import { parseTicket, type TicketFiles } from "../../../src/core/workspace/parse-ticket.ts";
import {
  anyOlderTicket,
  olderEvent,
  olderItem,
  olderTicket,
  STAMP,
  VIEW,
} from "../../support/older-ticket.ts";

const ID = "20260605-210703-tui-list";
const E1 = [
  `id: ${ID}`,
  "slug: tui-list",
  "title: TUI: list",
  "status: open",
  "kind: task",
  "priority: P1",
  "labels: [tui]",
  "created_at: 2026-06-05T21:07:03Z",
  "updated_at: 2026-06-05T21:07:03Z",
  "assignee: null",
  "legacy_ticket: tickets/tui.md",
];
const E2 = [...E1, "workflow_state: 'planning'"];
const TIMES = ["created_at: '2026-06-05T21:07:03Z'", "updated_at: '2026-06-05T21:07:03Z'"];
const E3 = ["title: 'List'", "state: 'planning'", ...TIMES];
const THREAD = olderEvent("create");

function migrate(source: TicketFiles, view: Partial<MigrationView> = {}): MigratedTicket {
  const result = migrateTicket(source, STAMP, { ...VIEW, ...view });
  if (result?.kind !== "migrated")
    throw new Error(result === undefined ? "nothing older" : messageOf(result.reason));
  return result;
}

function heldReason(source: TicketFiles, view: Partial<MigrationView> = {}): string {
  const result = migrateTicket(source, STAMP, { ...VIEW, ...view });
  if (result?.kind !== "held") throw new Error(`not held: ${JSON.stringify(result)}`);
  return `${result.reason.code}: ${messageOf(result.reason)}`;
}

function frontMatterOf(ticket: MigratedTicket): readonly string[] {
  return (ticket.to.files.get("item.md")?.text.split("---\n")[1] ?? "").trimEnd().split("\n");
}

function itemOf(lines: readonly string[], status?: "open" | "pending" | "closed"): TicketFiles {
  return olderTicket(ID, { "item.md": olderItem(lines), "thread.md": THREAD }, status);
}

describe("a ticket of the first format", () => {
  it("leaves its status directory, and its keys get their names of today where they stand", () => {
    const ticket = migrate(itemOf(E1, "open"));
    expect(ticket.to.dir).toBe(`.yoi/tickets/${ID}`);
    expect(ticket.to.status).toBeUndefined();
    expect(frontMatterOf(ticket)).toEqual([
      "title: 'TUI: list'",
      "state: intake",
      "priority: P1",
      "labels: [tui]",
      "created_at: 2026-06-05T21:07:03Z",
      "updated_at: 2026-11-01T08:00:00Z",
      "assignee: null",
    ]);
  });

  it("keeps every line that is gone in one event, and the older thread byte for byte", async () => {
    const ticket = migrate(itemOf(E1, "open"));
    const text = ticket.to.files.get("thread.md")?.text ?? "";
    expect(text.startsWith(THREAD)).toBe(true);
    await expect(text).toMatchFileSnapshot("golden/migrated-thread.txt");
  });

  it.each([
    ["open", "intake", null],
    ["pending", "intake", "later"],
    ["closed", "closed", null],
  ] as const)("of the directory %s is %s and deferred until %s", (status, state, deferred) => {
    const lines = E1.map((line) => (line === "status: open" ? `status: ${status}` : line));
    const { item } = parseTicket(migrate(itemOf(lines, status)).to);
    expect([item?.state, item?.deferred_until]).toEqual([state, deferred]);
  });

  it("has its kind as a label, unless it is a task", () => {
    const lines = E1.map((line) => (line === "kind: task" ? "kind: bug" : line));
    expect(parseTicket(migrate(itemOf(lines, "open")).to).item?.labels).toEqual(["tui", "bug"]);
    expect(parseTicket(migrate(itemOf(E1, "open")).to).item?.labels).toEqual(["tui"]);
  });

  it("gets a thread where it has none", () => {
    const source = olderTicket(ID, { "item.md": olderItem(E1) }, "open");
    const { thread } = parseTicket(migrate(source).to);
    expect(thread?.events.map(({ kind, to }) => [kind, to])).toEqual([["migration", "intake"]]);
  });
});

describe("a ticket of the second format", () => {
  it("has the state that workflow_state says, on its line and in its quotes", () => {
    expect(frontMatterOf(migrate(itemOf(E2, "open"))).at(-1)).toBe("state: 'intake'");
  });

  it("is closed in the directory closed, whatever workflow_state says", () => {
    const lines = [...E1.map((line) => line.replace("open", "closed")), "workflow_state: done"];
    expect(parseTicket(migrate(itemOf(lines, "closed")).to).item?.state).toBe("closed");
  });

  it("loses queue fields that are null or stale, and keeps those of a queued one", () => {
    const nulls = ["queued_by: null", "queued_at: null"];
    const set = ["queued_by: panel", "queued_at: '2026-06-05T21:07:03Z'"];
    const queued = [...E1, "workflow_state: queued"];
    const keysOf = (lines: readonly string[]) => frontMatterOf(migrate(itemOf(lines, "open"))).join();
    expect(keysOf([...queued, ...nulls])).not.toContain("queued_by");
    expect(keysOf([...E2, ...set])).not.toContain("queued_by");
    expect(keysOf([...queued, ...set])).toContain("queued_by: panel,queued_at: '2026-06-05T21:07:03Z'");
  });
});

describe("a ticket of the third format", () => {
  it("has the state word of today in its quotes", () => {
    expect(frontMatterOf(migrate(itemOf(E3)))).toEqual([
      "title: 'List'",
      "state: 'intake'",
      "created_at: '2026-06-05T21:07:03Z'",
      "updated_at: '2026-11-01T08:00:00Z'",
    ]);
  });

  it("has the readiness word of today", () => {
    const { item } = parseTicket(migrate(itemOf([...E3, "readiness: 'ready'"])).to);
    expect(item?.readiness).toBe("implementation_ready");
  });

  it.each([
    [["action_required: 'decide'"], "decide"],
    [["action_required: 'decide'", "attention_required: null"], "decide"],
    [["action_required: 'decide'", "attention_required: 'answer'"], "answer"],
  ])("with %j asks for attention: %s", (lines, attention) => {
    const ticket = migrate(itemOf([...E3, ...lines]));
    expect(parseTicket(ticket.to).item?.attention_required).toBe(attention);
    const told = parseTicket(ticket.to).thread?.events.at(-1)?.body;
    expect(told).toContain("-action_required: 'decide'");
  });

  it("that is current stays as it is", () => {
    const lines = E3.map((line) => line.replace("planning", "intake"));
    expect(migrateTicket(itemOf(lines), STAMP, VIEW)).toBeUndefined();
  });

  it("that is current and whose older thread does not explain its state is settled by an event", () => {
    const source = itemOf(["title: 'List'", "state: 'done'", ...TIMES]);
    const ticket = migrate(source, { isExplained: () => false });
    expect(parseTicket(ticket.to).thread?.events.at(-1)).toMatchObject({ kind: "migration", to: "done" });
    expect(migrateTicket(ticket.to, STAMP, { ...VIEW, isExplained: () => false })).toBeUndefined();
  });

  it("made under today's rules is never settled: its own events must explain it", () => {
    const event = olderEvent("create")
      .replace("author", "id: abcd1234 author")
      .replace(" at:", " role: person at:");
    const source = olderTicket(ID, {
      "item.md": olderItem(E3.map((line) => line.replace("planning", "done"))),
      "thread.md": event,
    });
    expect(migrateTicket(source, STAMP, { ...VIEW, isExplained: () => false })).toBeUndefined();
  });
});

describe("a migration", () => {
  it("never sets a time before the newest one of the ticket", () => {
    const late = olderEvent("comment").replace("2026-06-05", "2027-01-01");
    const source = olderTicket(ID, { "item.md": olderItem(E3), "thread.md": THREAD + late });
    const { item, thread } = parseTicket(migrate(source).to);
    expect([item?.updated_at, thread?.events.at(-1)?.at]).toEqual([
      "2027-01-01T21:07:03Z",
      "2027-01-01T21:07:03Z",
    ]);
  });

  it("writes in the language of the workspace", () => {
    const event = parseTicket(migrate(itemOf(E3), { language: "Japanese" }).to).thread?.events.at(-1);
    expect(event?.heading).toBe("移行");
    expect(event?.body).toContain("現在の形式");
  });

  it("gives an event id that no other event of the thread has", () => {
    const first = migrate(itemOf(E3));
    const taken = /id: (\w+) author/.exec(first.to.files.get("thread.md")?.text ?? "")?.[1] ?? "";
    const other = olderEvent("comment").replace("author", `id: ${taken} author`);
    const again = migrate(olderTicket(ID, { "item.md": olderItem(E3), "thread.md": other }));
    const ids = parseTicket(again.to).thread?.events.map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
  });

  it("keeps the executable bit, artifacts and the resolution", () => {
    const source = olderTicket(ID, {
      "item.md": olderItem(E3),
      "thread.md": THREAD,
      "resolution.md": "Done.",
      "artifacts/a.txt": "x",
    });
    const files = new Map([...source.files].map(([inside, file]) => [inside, { ...file, executable: true }]));
    const ticket = migrate({ ...source, files });
    expect([...ticket.to.files.values()].map(({ executable }) => executable)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    for (const inside of ["resolution.md", "artifacts/a.txt"])
      expect(ticket.to.files.get(inside)).toBe(files.get(inside));
  });
});

describe("a ticket is held, and says why,", () => {
  it.each<readonly [string, TicketFiles, string]>([
    [
      "whose item is missing",
      olderTicket(ID, { "thread.md": THREAD }, "open"),
      "migrate/unreadable: ticket 20260605-210703-tui-list stays in its older form, because item.md cannot be read",
    ],
    [
      "whose item has no front matter",
      olderTicket(ID, { "item.md": "text", "thread.md": THREAD }, "open"),
      "migrate/undecided",
    ],
    [
      "whose directory and status disagree",
      itemOf(E1, "closed"),
      "migrate/undecided: ticket 20260605-210703-tui-list stays in its older form: status open and the directory closed disagree",
    ],
    [
      "whose workflow_state is no word",
      itemOf([...E1, "workflow_state: plannign"], "open"),
      "migrate/undecided",
    ],
    ["which says its state nowhere", itemOf(["title: List", "kind: task", ...TIMES]), "migrate/undecided"],
    [
      "that would still be older, because a key stands twice",
      itemOf([...E1, "kind: bug"], "open"),
      "migrate/would-lose",
    ],
    [
      "whose values need more room than an event has",
      itemOf([...E1, `slug: ${"x".repeat(19_000)}`].toSpliced(1, 1), "open"),
      "migrate/would-lose",
    ],
  ])("%s", (_why, source, expected) => {
    expect(heldReason(source)).toContain(expected);
  });

  it("whose thread cannot be read", () => {
    const source = itemOf(E1, "open");
    const files = new Map(source.files).set("thread.md", { text: "", sizeBytes: 3, problem: "not-utf8" });
    expect(heldReason({ ...source, files })).toContain("thread.md cannot be read");
  });

  it("whose relations name a renamed ticket and cannot be read", () => {
    const source = itemOf(E1, "open");
    const files = new Map(source.files).set("artifacts/relations.json", {
      text: '{"relations": ["a b"',
      sizeBytes: 20,
    });
    expect(heldReason({ ...source, files }, { renames: new Map([["a b", "a-b"]]) })).toContain(
      "relations.json cannot be read",
    );
  });
});

describe("relations that cannot be read", () => {
  it("hold a ticket only where they may name a renamed one", () => {
    const source = itemOf(E1, "open");
    const file = { text: '{"relations": ["other"', sizeBytes: 22 };
    const files = new Map(source.files).set("artifacts/relations.json", file);
    const ticket = migrate({ ...source, files }, { renames: new Map([["a b", "a-b"]]) });
    expect(ticket.to.files.get("artifacts/relations.json")).toBe(file);
  });
});

describe("any older ticket", () => {
  it("loses nothing, has nothing older left, and is the same when migrated again", () => {
    let migrated = 0;
    fc.assert(
      fc.property(anyOlderTicket, (source) => {
        const result = migrateTicket(source, STAMP, VIEW);
        if (result?.kind !== "migrated") return;
        migrated += 1;
        const [before, after] = [parseTicket(source), parseTicket(result.to)];
        expect(after.item?.older).toBe(false);
        expect(after.item?.body).toBe(before.item?.body);
        expect(after.item?.title).toBe(before.item?.title);
        expect(after.item?.state).toBe(before.item?.state);
        const old = before.thread?.events ?? [];
        const now = after.thread?.events ?? [];
        expect(now.slice(0, -1).map(({ text }) => text)).toEqual(old.map(({ text }) => text));
        expect(now).toHaveLength(old.length + 1);
        for (const { line } of before.item?.entries.values() ?? []) {
          const text = source.files.get("item.md")?.text.split(/\r?\n/)[line - 1] ?? "";
          const kept = result.to.files.get("item.md")?.text.split(/\r?\n/).includes(text);
          expect(kept === true || now.at(-1)?.body.split("\n").includes(`-${text}`) === true || text).toBe(
            true,
          );
        }
        expect([...result.to.files.keys()].filter((inside) => inside !== "thread.md")).toEqual(
          [...source.files.keys()].filter((inside) => inside !== "thread.md"),
        );
        expect(migrateTicket(result.to, STAMP, VIEW)).toBeUndefined();
        expect(migrateTicket(source, STAMP, VIEW)).toEqual(result);
      }),
      { numRuns: 500 },
    );
    expect(migrated).toBeGreaterThan(200);
  });

  it("is held only for a reason that its findings give", () => {
    fc.assert(
      fc.property(anyOlderTicket, (source) => {
        const result = migrateTicket(source, STAMP, VIEW);
        if (result?.kind !== "held") return;
        expect(parseTicket(source).diagnostics.some(({ severity }) => severity === "error")).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
