import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { withRepo } from "../../git-repo.ts";
import { openBare } from "../emulator/bare.ts";
import { recordPush } from "../emulator/events.ts";
import { actorOf, type State } from "../emulator/state.ts";
import type { Actor } from "../emulator/values.ts";
import { type Driver, type DriverOptions, makeDriver } from "./driver.ts";
import type { DriverRun } from "./run.ts";

interface Place {
  readonly state: State;
  readonly driver: Driver;
  /** A person pushes what is committed now. */
  readonly push: (by?: string) => void;
  readonly write: (path: string, text: string) => void;
}

/** Workflows in a repository that is reached by its path: what only needs git needs no server. */
async function withWorkflows(
  files: Readonly<Record<string, string>>,
  use: (place: Place) => Promise<void>,
  options: Partial<DriverOptions> = {},
): Promise<void> {
  await withRepo(async (repo) => {
    for (const [name, text] of Object.entries(files)) repo.write(`.github/workflows/${name}.yml`, text);
    repo.commit("start");
    const bare = repo.bare("acme/widget");
    const actors: Actor[] = [
      { login: "ann", id: 1, kind: "user", email: "ann@example.com" },
      { login: "github-actions[bot]", id: 2, kind: "actions", email: "bot@example.com" },
    ];
    let id = 100;
    const state = {
      owner: "acme",
      name: "widget",
      defaultBranch: "main",
      origin: `file://${repo.base}`,
      bare: openBare(bare.root, repo.env),
      base: repo,
      actors: new Map(actors.map((actor) => [actor.login, actor])),
      roles: new Map(),
      tokens: new Map(),
      statuses: [],
      checkRuns: [],
      runs: [],
      artifacts: [],
      events: [],
      nextId: () => ++id,
      now: () => "2026-11-01T08:00:00Z",
    } as unknown as State;
    const driver = makeDriver({ state, dir: join(repo.base, "machines"), ...options });
    const push = (by = "ann"): void => {
      const before = repo.git("rev-parse", "HEAD");
      const after = repo.commit("change");
      repo.git("push", "--quiet", bare.root, "HEAD:main");
      recordPush(state, actorOf(state, by), "refs/heads/main", before, after);
    };
    await use({ state, driver, push, write: repo.write });
  });
}

const CHECKOUT = "uses: actions/checkout@v7";

function job(id: string, lines: string): string {
  return `  ${id}:\n    runs-on: x\n${lines.replaceAll(/^(?=.)/gm, "    ")}`;
}

function ended(runs: readonly DriverRun[]): string[] {
  return runs.map(({ record }) => `${record.name} ${record.event} ${record.conclusion}`);
}

describe("the driver", () => {
  it("runs jobs with outputs, conditions, a checkout and an artifact", async () => {
    const text = `name: build
run-name: built by \${{ github.actor }}
on: push
jobs:
${job(
  "one",
  `outputs:
  made: \${{ steps.make.outputs.made }}
steps:
  - ${CHECKOUT}
  - id: make
    env:
      WHO: \${{ github.actor }}
    run: |
      test -f .github/workflows/build.yml
      mkdir out && echo "$WHO" > out/who.txt
      echo "made=yes" >> "$GITHUB_OUTPUT"
  - uses: actions/upload-artifact@v7
    with:
      name: it
      path: out
`,
)}${job(
  "two",
  `needs: one
if: needs.one.outputs.made == 'yes'
steps:
  - uses: actions/download-artifact@v8
    with:
      name: it
      path: got
  - run: test "$(cat got/who.txt)" = ann
`,
)}${job(
  "three",
  `needs: two
if: needs.one.outputs.made == 'no'
steps: []
`,
)}${job(
  "four",
  `needs: [two, three]
if: always()
steps:
  - run: exit 3
`,
)}`;
    await withWorkflows({ build: text }, async ({ driver, push, state }) => {
      push();
      const [run] = await driver.runUntilQuiet();
      expect([...(run?.jobs.values() ?? [])].map(({ id, result }) => `${id} ${result}`)).toEqual([
        "one success",
        "two success",
        "three skipped",
        "four failure",
      ]);
      expect(state.runs).toMatchObject([
        { displayTitle: "built by ann", status: "completed", conclusion: "failure" },
      ]);
      expect(state.artifacts).toMatchObject([{ name: "it", runId: run?.record.id }]);
      expect(state.tokens.size).toBe(0);
    });
  });

  it("starts what waits for a run from the default branch, and ends what never ends", async () => {
    const first = `name: first\non: push\njobs:\n${job("a", "steps: []\n")}`;
    const loop = (name: string, of: string): string =>
      `name: ${name}\non:\n  workflow_run:\n    workflows: [${of}]\n    types: [completed]\njobs:\n${job("a", "steps: []\n")}`;
    await withWorkflows({ first, second: loop("second", "first") }, async ({ driver, push }) => {
      push();
      expect(ended(await driver.runUntilQuiet())).toEqual([
        "first push success",
        "second workflow_run success",
      ]);
    });
    await withWorkflows({ first, second: loop("second", "second, first") }, async ({ driver, push }) => {
      push();
      await expect(driver.runUntilQuiet({ maxRuns: 5 })).rejects.toThrow("not quiet after 5 runs");
    });
  });

  it("keeps one running and the newest waiting run of a group", async () => {
    const text = `name: w\non: push\nconcurrency: one\njobs:\n${job("a", "steps:\n  - run: exit 0\n")}`;
    await withWorkflows({ w: text }, async ({ driver, push }) => {
      for (let count = 0; count < 3; count++) push();
      expect(ended(await driver.runUntilQuiet())).toEqual([
        "w push success",
        "w push cancelled",
        "w push success",
      ]);
    });
    await withWorkflows(
      { w: text.replace("concurrency: one", "concurrency:\n  group: one\n  queue: max") },
      async ({ driver, push }) => {
        for (let count = 0; count < 3; count++) push();
        expect(ended(await driver.runUntilQuiet())).toEqual(
          Array.from({ length: 3 }, () => "w push success"),
        );
      },
    );
  });

  it("starts nothing for what a job pushed", async () => {
    const text = `name: w\non: push\njobs:\n${job("a", "steps: []\n")}`;
    await withWorkflows({ w: text }, async ({ driver, push }) => {
      push("github-actions[bot]");
      expect(await driver.runUntilQuiet()).toEqual([]);
    });
  });

  it("loses a machine at a step, and runs failed jobs again on a fresh one", async () => {
    const jobs = [
      job("a", `outputs:\n  at: \${{ github.run_attempt }}\nsteps: []\n`),
      job("b", "needs: a\nsteps:\n  - run: touch here\n  - run: touch there\n"),
      job("c", `needs: [a, b]\nif: always()\nsteps:\n  - run: test \${{ needs.a.outputs.at }} = 1\n`),
    ];
    const text = `name: w\non: push\njobs:\n${jobs.join("")}`;
    let kills = 1;
    const isKilled: DriverOptions["isKilled"] = ({ job: id, step, phase }) =>
      id === "b" && step === 1 && phase === "before" && kills-- > 0;
    await withWorkflows(
      { w: text },
      async ({ driver, push, state }) => {
        push();
        const [run] = await driver.runUntilQuiet();
        if (run === undefined) throw new Error("nothing ran");
        const results = (): string[] => [...run.jobs.values()].map(({ result }) => result);
        expect(results()).toEqual(["success", "failure", "success"]);
        const workspace = join(driver.options.dir, `${run.record.id}-1-b/work/widget/widget`);
        expect([existsSync(join(workspace, "here")), existsSync(join(workspace, "there"))]).toEqual([
          true,
          false,
        ]);
        await driver.rerun(run, "failed", "ann");
        await driver.runUntilQuiet();
        expect(results()).toEqual(["success", "success", "success"]);
        expect(state.runs).toMatchObject([
          { runAttempt: 2, conclusion: "success", earlier: [{ runAttempt: 1, conclusion: "failure" }] },
        ]);
      },
      { isKilled },
    );
  });
});
