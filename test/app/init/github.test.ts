import { describe, expect, it } from "vitest";
import { formatNext } from "../../../src/app/init/format-plan.ts";
import type { InitOptions } from "../../../src/app/init/init.ts";
import { expression } from "../../../src/core/github/workflows/text-parts.ts";
import { type TestRepo, withRepo } from "../../support/git-repo.ts";
import { ACTION, KEYED_CONFIG, workflowFiles } from "../../support/github/workflow-files.ts";
import { init, isSettled, left, plan, remove, snapshot, touched } from "./world.ts";

const CONFIG = ".yoi/ticket.config.toml";
const DIR = ".github/workflows";
const QUIET: Partial<InitOptions> = { hooks: "none", mergeDrivers: false };
const FIRST: Partial<InitOptions> = { ...QUIET, github: { action: ACTION } };
const AGAIN: Partial<InitOptions> = { ...QUIET, github: {} };

/** A repository with agents that have keys, and the default branch `trunk`. */
async function withAgents(use: (repo: TestRepo) => void): Promise<void> {
  await withRepo((repo) => {
    repo.write(CONFIG, KEYED_CONFIG.replace("[github]\nenabled = true\n", ""));
    repo.commit("first");
    use(repo);
  });
}

describe("yoi init --github", () => {
  it("shows every line, writes the workflows and the switch, has nothing to do again, and takes all back", async () => {
    await withAgents((repo) => {
      const before = snapshot(repo.root);
      const made = plan(repo, FIRST);
      expect(snapshot(repo.root)).toEqual(before);
      expect(touched(made)).toEqual([CONFIG, ...workflowFiles().keys()]);
      expect(left(init(repo, FIRST))).toEqual([]);
      for (const [path, text] of workflowFiles()) expect(repo.read(path)).toBe(text);
      expect(repo.read(CONFIG)).toMatch(/\n\n\[github\]\n# .*\nenabled = true\n$/);
      expect(isSettled(repo, AGAIN)).toBe(true);
      expect(isSettled(repo, FIRST)).toBe(true);
      expect(left(remove(repo))).toEqual(["init/changed-since"]);
      expect(Object.keys(snapshot(repo.root))).toEqual(Object.keys(before));
    });
  });

  it("makes the configuration where there is none, and takes it back", async () => {
    await withRepo((repo) => {
      repo.commit("first");
      const before = snapshot(repo.root);
      init(repo, FIRST);
      expect(repo.read(CONFIG)).toContain("[github]\n");
      expect(left(remove(repo))).toEqual([]);
      expect(snapshot(repo.root)).toEqual(before);
    });
  });

  it("tells what a person does on GitHub: secrets, settings, rules, and what is held", async () => {
    await withAgents((repo) => {
      const said = formatNext(plan(repo, FIRST));
      expect(said).toMatch(/^then, on GitHub, once:\n {2}\S/);
      for (const word of [
        "MODEL_KEY, READER_KEY",
        "create pull requests",
        "for trunk",
        "held",
        "YOI_APP_CLIENT_ID",
      ]) {
        expect(said).toContain(word);
      }
      expect(said).toContain("yoi/transition and yoi/review-gate");
      expect(formatNext(plan(repo, QUIET))).toBe("");
    });
  });

  it("keeps what stands between the marks, and writes everything else again", async () => {
    await withAgents((repo) => {
      init(repo, FIRST);
      const path = `${DIR}/yoi-attempt.yml`;
      const own = "      - run: echo mine\n";
      const changed = repo
        .read(path)
        .replace(/( # yoi:keep agent-setup\n).*\n/, `$1${own}`)
        .replace("runs-on: ubuntu-latest\n    # yoi:keep end", "runs-on: [self-hosted]\n    # yoi:keep end");
      repo.write(path, changed.replace("retention-days: 1", "retention-days: 90"));
      expect(touched(init(repo, AGAIN))).toEqual([path]);
      expect(repo.read(path)).toBe(changed);
      expect(repo.read(path)).toContain(own);
      expect(isSettled(repo, AGAIN)).toBe(true);
      expect(left(remove(repo))).toContain("init/changed-since");
      expect(repo.read(path)).toBe(changed);
    });
  });

  it("leaves a file alone that would lose a part, and says which", async () => {
    await withAgents((repo) => {
      init(repo, FIRST);
      const path = `${DIR}/yoi-gate.yml`;
      const changed = `${repo.read(path)}      # yoi:keep of-older-days\n      # yoi:keep end\n`;
      repo.write(path, changed);
      expect(init(repo, AGAIN).findings).toMatchObject([
        { code: "init/kept-part", facts: { part: "of-older-days" } },
      ]);
      expect(repo.read(path)).toBe(changed);
    });
  });

  it("never touches a file that yoi did not write, and does the others", async () => {
    await withAgents((repo) => {
      repo.write(`${DIR}/yoi-tick.yml`, "name: mine\non: push\n");
      repo.write(`${DIR}/ci.yml`, "name: tests\non:\n  pull_request:\n");
      const made = init(repo, FIRST);
      expect(left(made)).toEqual(["init/foreign-workflow"]);
      expect(touched(made)).toHaveLength(5);
      expect(repo.read(`${DIR}/yoi-tick.yml`)).toBe("name: mine\non: push\n");
      expect(repo.read(`${DIR}/ci.yml`)).toBe("name: tests\non:\n  pull_request:\n");
    });
  });

  it("follows what the repository becomes: other workflows, another Action", async () => {
    await withAgents((repo) => {
      init(repo, FIRST);
      repo.write(`${DIR}/ci.yml`, "name: tests\non: [push, pull_request]\n");
      repo.write(`${DIR}/release.yml`, "name: release\non: push\n");
      expect(touched(init(repo, AGAIN))).toEqual([`${DIR}/yoi-tick.yml`]);
      expect(repo.read(`${DIR}/yoi-tick.yml`)).toContain('workflows: ["tests"]\n');
      const other = `example/yoi@${"b2".repeat(20)}`;
      expect(touched(init(repo, { ...QUIET, github: { action: other } }))).toHaveLength(4);
      expect(repo.read(`${DIR}/yoi-gate.yml`)).toContain(`uses: ${other}\n`);
    });
  });
});

describe("the Action that the workflows use", () => {
  it("is this very repository's where that holds it", async () => {
    await withAgents((repo) => {
      repo.write("action.yml", "name: yoi\nruns:\n  using: node24\n  main: dist/action.js\n");
      init(repo, AGAIN);
      expect(repo.read(`${DIR}/yoi-gate.yml`)).toContain("      - uses: ./\n");
    });
  });

  it("must be named the first time, and when two are in use", async () => {
    await withAgents((repo) => {
      expect(left(init(repo, AGAIN))).toEqual(["init/no-action"]);
      init(repo, FIRST);
      const path = `${DIR}/yoi-gate.yml`;
      repo.write(path, repo.read(path).replace("a1a1", "c3c3"));
      expect(left(init(repo, AGAIN))).toEqual(["init/two-actions"]);
    });
  });

  it.each([
    "example/yoi@v1",
    "example/yoi",
    "yoi",
    `example/yoi@${"a".repeat(39)}`,
    "./other",
    `a/b@${expression("x")}`,
  ])("is refused without a full commit: %s", async (action) => {
    await withAgents((repo) => {
      expect(() => plan(repo, { ...QUIET, github: { action } })).toThrow(/--action cannot be/);
      expect(() => repo.read(`${DIR}/yoi-gate.yml`)).toThrow();
    });
  });
});
