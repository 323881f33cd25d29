import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, it } from "vitest";
import { documentSchemas } from "../../src/core/operation/json-schema.ts";
import { type CommandResult, type TestRepo, withRepo } from "../support/git-repo.ts";
import { runHere } from "../support/in-process.ts";
import { olderEvent, olderItem } from "../support/older-ticket.ts";

const ID = "20260605-210703-tui-list";
const HELD = "20260605-210703-held";
const TIMES = ["created_at: '2026-06-05T21:07:03Z'", "updated_at: '2026-06-05T21:07:03Z'"];

function writeOlder(repo: TestRepo, id: string): void {
  const lines = [`id: ${id}`, "title: TUI list", "status: open", "kind: bug", ...TIMES];
  repo.write(`.yoi/tickets/open/${id}/item.md`, olderItem(lines));
  repo.write(`.yoi/tickets/open/${id}/thread.md`, olderEvent("create"));
}

const migrate = (repo: TestRepo, ...args: readonly string[]): Promise<CommandResult> =>
  runHere(repo, "ticket", "migrate", "--json", ...args);

const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(
  documentSchemas().get("ticket-migrate") ?? {},
);

/** The document that was printed, which its schema must describe. */
function documentOf({ stdout }: CommandResult): unknown {
  const document: unknown = JSON.parse(stdout);
  validate(document);
  expect(validate.errors ?? []).toEqual([]);
  return document;
}

it("yoi ticket migrate --json is one document that its schema describes", async () => {
  await withRepo(async (repo) => {
    writeOlder(repo, ID);
    repo.write(".yoi/tickets/pending/.gitkeep", "");
    repo.commit("older tickets");
    const said = {
      schema: "yoi/ticket-migrate",
      version: 1,
      examined: 1,
      tickets: [{ from: ID, to: ID }],
      others: [],
      removed: [".yoi/tickets/pending/.gitkeep"],
      held: [],
      remaining: [],
      diagnostics: [],
    };
    const planned = await migrate(repo);
    expect([planned.status, planned.stderr]).toEqual([0, ""]);
    expect(documentOf(planned)).toMatchObject({ ...said, written: false });
    expect(repo.git("status", "--porcelain")).toBe("");
    expect(documentOf(await migrate(repo, "--write"))).toMatchObject({ ...said, written: true });
    const again = documentOf(await migrate(repo, "--write"));
    expect(again).toMatchObject({ written: false, examined: 1, tickets: [], removed: [] });
  });
});

it("yoi ticket migrate --json names what is held back, and ends with 1", async () => {
  await withRepo(async (repo) => {
    writeOlder(repo, ID);
    repo.write(`.yoi/tickets/closed/${HELD}/item.md`, "no front matter");
    repo.commit("older tickets");
    const planned = await migrate(repo);
    expect([planned.status, planned.stderr]).toEqual([1, ""]);
    expect(documentOf(planned)).toMatchObject({ examined: 2, held: [{ ticket: HELD }] });
  });
});
