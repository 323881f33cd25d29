import { describe, expect, it } from "vitest";
import { allSpecs } from "../../src/cli/specs.ts";
import { type TicketChoice, withYoi, writeTicket, yoi } from "../support/cli.ts";
import { type TestRepo, withRepo } from "../support/git-repo.ts";
import { argumentsOf, runHere } from "../support/in-process.ts";
import { timeAt } from "../support/ticket-text.ts";

type State = Parameters<typeof writeTicket>[2];

const DARK_MODE = "20261101-080000-dark-mode";
const NEW_MENU = "20261101-080001-new-menu";

/** The state the example's ticket is in before it runs; where nothing is said it is in intake. */
const STATES: Readonly<Record<string, State>> = {
  "ticket queue": "ready",
  "ticket unqueue": "queued",
  "ticket start": "ready",
  "ticket finish": "inprogress",
  "ticket return": "inprogress",
  "ticket close": "done",
  "ticket reopen": "closed",
};

/** What an example finds besides. */
const BEFORE: readonly (readonly [example: RegExp, choice: TicketChoice, state?: State])[] = [
  [/--answer/, { fields: { attention_required: "Are the charts part of it?" } }],
  [/defer .*--clear/, { fields: { deferred_until: "later" } }],
  [/depends_on new-menu --remove/, { relations: [["depends_on", NEW_MENU]] }],
  [/--as declined/, {}, "intake"],
];

function prepare(repo: TestRepo, command: string, example: string): void {
  const special = BEFORE.find(([pattern]) => pattern.test(example));
  writeTicket(repo, DARK_MODE, special?.[2] ?? STATES[command] ?? "intake", {
    ...special?.[1],
    fields: { title: "Dark mode", ...special?.[1].fields },
  });
  writeTicket(repo, NEW_MENU, "ready", { fields: { title: "New menu" } });
  const linked = example.endsWith("--remove") ? `[${DARK_MODE}]` : "[]";
  repo.write(
    ".yoi/objectives/20261101-080000-usable-at-night/item.md",
    `---\ntitle: Usable at night\nstate: active\ncreated_at: ${timeAt(0)}\nupdated_at: ${timeAt(0)}\nlinked_tickets: ${linked}\n---\n\nNights are dark.\n`,
  );
  repo.write("request.md", "## Background\n\nNights.\n\n## Acceptance criteria\n\n- The page is dark.\n");
  redactable(repo);
  repo.commit("start");
}

/** The event and the line that the examples of `redact` name. */
function redactable(repo: TestRepo): void {
  const path = `.yoi/tickets/${DARK_MODE}/thread.md`;
  repo.write(path, repo.read(path).replace("id: ev000000", "id: 1x7k2m9q"));
}

/** Their examples need the work of an Orchestrator: test/scenarios/orchestrate runs them, and CI runs the demo itself. */
const NEED_WORK: ReadonlySet<string> = new Set(["demo", "dossier", "merge", "review", "revert"]);

const commands = allSpecs().map((spec) => ({ name: spec.path.join(" "), spec }));

describe.each(commands)("yoi $name", ({ name, spec }) => {
  it("explains itself with an example", async () => {
    await withRepo(async (repo) => {
      const { stdout, stderr, status } = await runHere(repo, ...spec.path, "--help");
      expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
      expect(stdout).toContain(`Usage: yoi ${name}`);
      expect(stdout).toContain("Examples:\n  $ yoi ");
      for (const { name: flag, description } of spec.inputs().flags) {
        expect(stdout).toContain(flag);
        expect(description).not.toBe("");
      }
      expect(
        Math.max(
          ...(stdout
            .split("\nExamples:")[0]
            ?.split("\n")
            .map((line) => line.length) ?? []),
        ),
      ).toBeLessThanOrEqual(100);
    });
  });

  it.each(NEED_WORK.has(name) ? [] : spec.examples)("runs its example %s", async (example) => {
    await withRepo(async (repo) => {
      prepare(repo, name, example);
      const args = argumentsOf(example);
      const { status, stderr } =
        args === undefined ? withYoi(repo).run("sh", ["-c", example]) : await runHere(repo, ...args);
      expect({ status, stderr }).toMatchObject({ status: 0 });
      expect(stderr).not.toMatch(/error|warning/);
    });
  });
});

describe("help", () => {
  it("reads as a document", async () => {
    await withRepo(async (repo) => {
      const text = [
        ["--help"],
        ["ticket", "--help"],
        ["ticket", "create", "--help"],
        ["help", "plan", "record"],
      ]
        .map((args) => `$ yoi ${args.join(" ")}\n${yoi(repo, ...args).stdout}`)
        .join("\n");
      await expect(text).toMatchFileSnapshot("golden/help.txt");
    });
  });

  it("is not an answer to a command that was left out", async () => {
    await withRepo((repo) => {
      for (const args of [[], ["ticket"]]) {
        const { stdout, stderr, status } = yoi(repo, ...args);
        expect({ stdout, status }).toEqual({ stdout: "", status: 2 });
        expect(stderr).toContain("Usage: yoi");
      }
    });
  });
});
