import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { messageOf } from "../../../src/core/diagnostic/diagnostic.ts";
import { applyEdits } from "../../../src/core/workspace/edit.ts";
import { type MigrationPlan, planMigration } from "../../../src/core/workspace/migrate-plan.ts";
import { formatMigrationPlan } from "../../../src/core/workspace/migrate-plan-text.ts";
import { anyOlderTicket, filesOf, olderEvent, olderItem, STAMP } from "../../support/older-ticket.ts";
import { relationsText } from "../../support/ticket-text.ts";

const ROOT = ".yoi/tickets";
const THREAD = olderEvent("create");
const TIMES = ["created_at: '2026-06-05T21:07:03Z'", "updated_at: '2026-06-05T21:07:03Z'"];
const CURRENT = olderItem(["title: 'A'", "state: 'intake'", ...TIMES]);
const PLANNING = olderItem(["title: 'A'", "state: 'planning'", ...TIMES]);
const LINKS = `title: 'Goal'\nstate: 'active'\n${TIMES.join("\n")}`;

const WORKSPACE: Readonly<Record<string, string>> = {
  ".yoi/ticket.config.toml": '[backend]\nroot = ".yoi/tickets"\n\n[roles.coder]\nprofile = "project:coder"\n',
  ".yoi/objectives/20260601-000000-goal/item.md": `---\n${LINKS}\nlinked_tickets: ['so so', "planned"]\n---\n`,
  ".yoi/objectives/20260601-000001-other/item.md": `---\n${LINKS}\n---\n`,
  ".yoi/tickets/closed/.gitkeep": "",
  ".yoi/tickets/open/.gitkeep": "",
  ".yoi/tickets/closed/first/item.md": olderItem([
    "id: first",
    "title: TUI: list",
    "status: closed",
    "kind: bug",
    ...TIMES,
  ]),
  ".yoi/tickets/closed/first/thread.md": THREAD,
  ".yoi/tickets/closed/first/resolution.md": "Done.\n",
  ".yoi/tickets/current/item.md": CURRENT,
  ".yoi/tickets/current/thread.md": THREAD,
  ".yoi/tickets/current/artifacts/relations.json": relationsText("current", [
    ["related", "so so"],
    ["depends_on", "planned"],
  ]),
  ".yoi/tickets/planned/item.md": PLANNING,
  ".yoi/tickets/planned/thread.md": THREAD,
  ".yoi/tickets/so so/item.md": CURRENT,
  ".yoi/tickets/so so/thread.md": THREAD,
  ".yoi/tickets/so so/artifacts/relations.json": relationsText("so so", [["related", "planned"]]),
  ".yoi/tickets/untouched/item.md": CURRENT,
  ".yoi/tickets/untouched/thread.md": THREAD,
};

function plan(texts: Readonly<Record<string, string>>): MigrationPlan {
  return planMigration(filesOf(texts), { root: ROOT, stamp: STAMP, isExplained: () => true });
}

describe("the plan of a workspace", () => {
  it("reads as a list of what is done to which ticket", async () => {
    await expect(formatMigrationPlan(plan(WORKSPACE))).toMatchFileSnapshot("golden/migration-plan.txt");
  });

  it("says so when nothing is older", () => {
    const current = { ".yoi/tickets/current/item.md": CURRENT, ".yoi/tickets/current/thread.md": THREAD };
    expect(formatMigrationPlan(plan(current))).toBe("nothing is of an older form (1 ticket examined)\n");
    expect(plan(current).edits).toEqual([]);
  });

  it("leaves nothing older behind, and every other file as it was", () => {
    const before = filesOf(WORKSPACE);
    const { edits } = plan(WORKSPACE);
    const after = applyEdits(before, edits);
    const again = planMigration(after, { root: ROOT, stamp: STAMP, isExplained: () => true });
    expect(again.edits).toEqual([]);
    expect(after.get(".yoi/tickets/untouched/thread.md")).toBe(
      before.get(".yoi/tickets/untouched/thread.md"),
    );
    expect(after.get(".yoi/objectives/20260601-000001-other/item.md")?.text).toContain(
      "2026-06-05T21:07:03Z",
    );
  });

  it("follows a new id in relations, in links, and in the ticket's own records", () => {
    const after = applyEdits(filesOf(WORKSPACE), plan(WORKSPACE).edits);
    const textAt = (path: string) => after.get(path)?.text ?? "";
    expect([...after.keys()].filter((path) => path.includes("so so"))).toEqual([]);
    expect(textAt(".yoi/tickets/current/artifacts/relations.json")).toBe(
      (WORKSPACE[".yoi/tickets/current/artifacts/relations.json"] ?? "").replace("so so", "so-so"),
    );
    expect(textAt(".yoi/tickets/current/thread.md")).toContain(
      "`artifacts/relations.json`: `so so` → `so-so`",
    );
    expect(textAt(".yoi/tickets/so-so/artifacts/relations.json")).toContain('"ticket_id": "so-so"');
    expect(textAt(".yoi/objectives/20260601-000000-goal/item.md")).toContain(
      "linked_tickets: ['so-so', 'planned']",
    );
  });

  it("gives all but one of the ids that differ only in case another one", () => {
    const texts = Object.fromEntries(
      ["Twin-A", "twin-a"].flatMap((id) => [
        [`.yoi/tickets/${id}/item.md`, CURRENT],
        [`.yoi/tickets/${id}/thread.md`, THREAD],
      ]),
    );
    const { tickets } = plan(texts);
    expect(tickets.map(({ from, to }) => [from.id, to.id])).toEqual([
      ["twin-a", expect.stringMatching(/^twin-a-\w{8}$/)],
    ]);
  });

  it("removes the placeholder of a status directory only when no ticket is left in it", () => {
    const held = { ...WORKSPACE, ".yoi/tickets/closed/broken/item.md": "no front matter" };
    const removed = (texts: Readonly<Record<string, string>>) =>
      plan(texts).edits.flatMap((edit) => (edit.kind === "remove" ? [edit.path] : []));
    expect(removed(WORKSPACE)).toEqual([".yoi/tickets/closed/.gitkeep", ".yoi/tickets/open/.gitkeep"]);
    expect(removed(held)).toEqual([".yoi/tickets/open/.gitkeep"]);
  });
});

describe("tickets that have to wait", () => {
  it("keep their ids while any ticket is held, because that one could not be followed", () => {
    const found = plan({ ...WORKSPACE, ".yoi/tickets/open/broken/item.md": "no front matter" });
    expect(found.held.map(({ code }) => code)).toEqual(["migrate/undecided", "migrate/rename-waits"]);
    expect(messageOf(found.held[1] ?? expect.fail())).toContain("so so needs the new id so-so");
    expect(found.tickets.map(({ to }) => to.id)).toEqual(["first", "planned"]);
  });

  it("stand in two directories, or where a file stands already", () => {
    const twins = {
      ".yoi/tickets/open/twin/item.md": PLANNING,
      ".yoi/tickets/twin/item.md": CURRENT,
      ".yoi/tickets/twin/thread.md": THREAD,
      ".yoi/tickets/open/file/item.md": PLANNING,
      ".yoi/tickets/file": "",
    };
    const { held, edits } = plan(twins);
    expect(held.map(messageOf)).toEqual([
      "ticket twin stays in its older form, because something stands at .yoi/tickets/twin too",
      "ticket file stays in its older form, because something stands at .yoi/tickets/file too",
    ]);
    expect(edits).toEqual([]);
  });
});

describe("any workspace of older tickets", () => {
  it("is migrated once: every file is still there, and a second plan is empty but for what is held", () => {
    const tickets = fc.array(anyOlderTicket, { maxLength: 4 });
    fc.assert(
      fc.property(tickets, (sources) => {
        const texts: Record<string, string> = {};
        for (const [index, { dir, files }] of sources.entries()) {
          for (const [inside, { text }] of files) texts[`${dir}${index}/${inside}`] = text;
        }
        const first = plan(texts);
        const after = applyEdits(filesOf(texts), first.edits);
        const second = planMigration(after, { root: ROOT, stamp: STAMP, isExplained: () => true });
        expect(second.edits).toEqual([]);
        expect(second.held.map(({ code }) => code)).toEqual(first.held.map(({ code }) => code));
        const kept = (path: string) => path.replace(/\/(?:open|pending|closed)\//, "/");
        const missing = Object.keys(texts).filter((path) => !after.has(path) && !after.has(kept(path)));
        expect(missing).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
