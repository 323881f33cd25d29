import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { documentSchemas } from "../../src/core/operation/json-schema.ts";
import { OPERATIONS } from "../../src/core/operation/registry.ts";
import { withYoi, writeTicket, yoi } from "../support/cli.ts";
import { type TestRepo, withRepo } from "../support/git-repo.ts";
import { relationsText, timeAt } from "../support/ticket-text.ts";

const DARK_MODE = "20261101-080000-dark-mode";
const NEW_MENU = "20261101-080001-new-menu";

/** Arguments of each reading command that make it show as much as it can. */
const ARGUMENTS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  ticket_list: [[], ["--all", "--blocked"]],
  ticket_show: [["dark-mode"], ["new-menu"]],
  ticket_search: [["body"]],
  ticket_history: [["dark-mode"]],
  ticket_doctor: [[], ["--history"], ["--fix", "--dry-run"], ["--live"], ["--live", "--fix"]],
  ticket_lint: [[`.yoi/tickets/${DARK_MODE}/item.md`]],
  objective_list: [[]],
  objective_show: [["night"]],
  plan_query: [[], ["--ticket", "new-menu"]],
  why: [["dark-mode"], ["new-menu"]],
  explain: [[], ["state/not-recorded"]],
  config_check: [[]],
};

function writeWorkspace(repo: TestRepo): void {
  writeTicket(repo, NEW_MENU, "closed", { fields: { title: "New menu" } });
  writeTicket(repo, DARK_MODE, "ready", {
    fields: {
      title: "ダークモード",
      labels: "[ui]",
      risk_flags: "[contrast]",
      assignee: "Ann",
      deferred_until: "2030-01-01",
      attention_required: "Which colours?",
    },
  });
  writeTicket(repo, "20261101-080002-waits", "intake", { relations: [["blocks", DARK_MODE]] });
  const artifacts = `.yoi/tickets/${DARK_MODE}/artifacts`;
  const relations = relationsText(DARK_MODE, [
    ["depends_on", NEW_MENU],
    ["related", "20261101-080009-gone"],
  ]);
  repo.write(`${artifacts}/relations.json`, relations);
  const record = {
    id: "plan0001",
    ticket_id: DARK_MODE,
    kind: "after",
    related_ticket: NEW_MENU,
    author: "Ann",
    at: timeAt(3),
  };
  const accepted = {
    id: "plan0002",
    ticket_id: DARK_MODE,
    kind: "accepted_plan",
    accepted_plan: { summary: "Do it", branch: "work/x" },
    author: "Ann",
    at: timeAt(4),
  };
  repo.write(
    `${artifacts}/orchestration-plan.jsonl`,
    `${JSON.stringify(record)}\n${JSON.stringify(accepted)}\n`,
  );
  repo.write(
    ".yoi/objectives/20261101-080000-usable-at-night/item.md",
    `---\ntitle: Usable at night\nstate: active\ncreated_at: ${timeAt(0)}\nupdated_at: ${timeAt(0)}\nlinked_tickets: [${DARK_MODE}, 20261101-080009-gone]\n---\n\nNights.\n`,
  );
  repo.write(".yoi/ticket.config.toml", 'version = 1\n[ticket]\nlanguage = "English"\n');
  repo.commit("records");
}

const reads = OPERATIONS.filter(({ effect }) => effect === "read");

describe("the JSON of a reading command", () => {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  const validators = new Map(
    [...documentSchemas()].map(([kind, schema]) => [`yoi/${kind}`, ajv.compile(schema)]),
  );

  it.each(reads.map((operation) => [operation.command.path.join(" "), operation] as const))(
    "of %s is one document that its schema describes",
    async (_, operation) => {
      await withRepo((repo) => {
        writeWorkspace(repo);
        const calls = ARGUMENTS[operation.name];
        expect(calls).toBeDefined();
        for (const more of calls ?? []) {
          const { stdout, stderr } = yoi(repo, ...operation.command.path, ...more, "--json");
          const document = JSON.parse(stdout) as Record<string, unknown>;
          const validate = validators.get(String(document["schema"]));
          expect(validate, `${String(document["schema"])} has a schema`).toBeDefined();
          validate?.(document);
          expect(validate?.errors ?? []).toEqual([]);
          expect(stdout).not.toContain(repo.root);
          expect(stderr).not.toMatch(/bug|undefined/);
          checkAbsent(document);
        }
      });
    },
  );

  it("says null for what is not there and [] for what has nothing in it", async () => {
    await withRepo((repo) => {
      writeTicket(repo, DARK_MODE, "intake", { fields: { title: undefined } });
      const { stdout, status } = yoi(repo, "ticket", "show", "dark-mode", "--json");
      const { ticket } = JSON.parse(stdout) as { ticket: Record<string, unknown> };
      expect(ticket).toMatchObject({ title: null, assignee: null, resolution: null, queued_at: null });
      expect(ticket).toMatchObject({
        labels: [],
        relations: [],
        blocked_by: [],
        artifacts: [],
        objectives: [],
      });
      expect(status).toBe(1);
    });
  });

  it("leaves standard output empty when the command could not run", async () => {
    await withRepo((repo) => {
      writeWorkspace(repo);
      for (const args of [
        ["ticket", "show", "nothing-like-this"],
        ["ticket", "list", "--state", "x"],
        ["ticket", "sow"],
      ]) {
        const { stdout, stderr, status } = yoi(repo, ...args, "--json");
        expect({ stdout, status }).toEqual({ stdout: "", status: 2 });
        expect(stderr).toContain("error[usage/");
      }
    });
  });

  it("is printed whole into a pipe", async () => {
    await withRepo((repo) => {
      for (let i = 0; i < 300; i++) writeTicket(repo, `20261101-080000-number-${i}`, "ready");
      const { stdout } = withYoi(repo).run("bash", ["-c", "yoi ticket list --json | (sleep 1; cat)"]);
      expect((JSON.parse(stdout) as { tickets: unknown[] }).tickets).toHaveLength(300);
    });
  });
});

describe("the JSON of a writing command", () => {
  it("is a change", async () => {
    await withRepo((repo) => {
      const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(
        documentSchemas().get("change") ?? {},
      );
      const made = JSON.parse(yoi(repo, "ticket", "create", "Dark mode", "--commit", "--json").stdout) as {
        id: string;
      };
      validate(made);
      expect(validate.errors ?? []).toEqual([]);
      expect(made).toMatchObject({
        outcome: "done",
        message: `created ${made.id}`,
        commit: repo.git("rev-parse", "HEAD"),
      });
      const refused = yoi(
        repo,
        "ticket",
        "close",
        made.id,
        "--as",
        "completed",
        "--resolution",
        "x",
        "--json",
      );
      expect(refused.status).not.toBe(0);
    });
  });
});

/** Nothing is undefined or an empty text by mistake: such keys would be missing or meaningless to a program. */
function checkAbsent(value: unknown): void {
  if (Array.isArray(value)) value.forEach(checkAbsent);
  else if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (key === "title" || key.endsWith("_at")) expect(inner).not.toBe("");
      checkAbsent(inner);
    }
  }
}
