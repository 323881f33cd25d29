import { describe, expect, it } from "vitest";
import { checkWorkflows } from "../../../../src/core/github/workflows/check-workflows.ts";
import { expression } from "../../../../src/core/github/workflows/text-parts.ts";
import { keyedConfig, workflowFiles } from "../../../support/github/workflow-files.ts";

const DIR = ".github/workflows";

/** The findings on good workflows of which one was changed, each as its code and the facts that tell them apart. */
function broken(name: string, change: (text: string) => string): readonly string[] {
  const files = workflowFiles();
  const path = `${DIR}/${name}.yml`;
  const before = files.get(path) ?? "";
  const after = change(before);
  expect(after).not.toBe(before);
  files.set(path, after);
  return codesOf(files);
}

function codesOf(files: ReadonlyMap<string, string>, config = keyedConfig()): readonly string[] {
  const found = checkWorkflows(files, { config, defaultBranch: "trunk" });
  for (const { line } of found) expect(line ?? 1).toBeGreaterThan(0);
  return found.map(({ code }) => code).filter((code) => code !== "workflow/changed");
}

function swap(from: string | RegExp, to: string): (text: string) => string {
  return (text) => text.replace(from, to);
}

describe("attack: pwn request", () => {
  it("is found where a workflow is started by pull_request_target", () => {
    expect(broken("yoi-check", swap("  pull_request:\n", "  pull_request_target:\n"))).toContain(
      "workflow/pull-request-target",
    );
  });

  it.each([
    [`ref: ${expression("github.event.workflow_run.head_sha")}`],
    ["ref: refs/pull/1/merge"],
    [`repository: ${expression("github.event.workflow_run.head_repository.full_name")}`],
    ["allow-unsafe-pr-checkout: true"],
  ])("is found where what runs from the default branch checks a request out: %s", (line) => {
    const change = swap("fetch-depth: 0", `${line}\n          fetch-depth: 0`);
    expect(broken("yoi-gate", change)).toEqual(["workflow/unsafe-checkout"]);
    // What runs from the request's own copy may do that: it has nothing to lose.
    expect(broken("yoi-check", change)).toEqual([]);
  });

  it("is found in any other workflow that uses the Action", () => {
    const own = `on: pull_request_target\njobs:\n  a:\n    steps:\n      - uses: example/yoi@v1\n        with:\n          mode: check\n`;
    const files = new Map([...workflowFiles(), [`${DIR}/own.yml`, own]]);
    expect(codesOf(files)).toEqual(
      expect.arrayContaining([
        "workflow/pull-request-target",
        "workflow/unpinned",
        "workflow/action-differs",
      ]),
    );
    expect(
      codesOf(new Map([...workflowFiles(), [`${DIR}/x.yml`, "on: pull_request_target\njobs: {}\n"]])),
    ).toEqual([]);
  });
});

describe("attack: script injection", () => {
  it.each([
    "github.event.pull_request.title",
    "github.head_ref",
    "inputs.ticket",
    "needs.a.outputs.b",
    "format('{0}', github.event.review.body)",
    "toJSON(github)",
    "github.event['pull_request'].title",
    "steps.x.outputs.y || 'z'",
    "env.TITLE",
    "github . event . issue . title",
    "github.run_id && github.head_ref",
  ])("is found where %s stands in a script", (expression) => {
    const change = swap('echo "', `echo "\${{ ${expression} }}`);
    expect(broken("yoi-review", change)).toEqual(["workflow/script-injection"]);
  });

  it("is looked for in time that grows with the script, however often an expression is begun", () => {
    const script = "${{ x.".repeat(30_000);
    expect(broken("yoi-review", swap('echo "', `echo ${script} "`))).toEqual([]);
  });

  it.each(["github.run_id", "vars.COLOUR", "runner.temp", "github.sha == 'github.event.x' && 'a'"])(
    "is not found for %s, which nobody else fills",
    (expression) => {
      expect(broken("yoi-review", swap('echo "', `echo "\${{ ${expression} }}`))).toEqual([]);
    },
  );
});

describe("attack: over-permission", () => {
  it.each([
    ["yoi-gate", "statuses: write", "contents: write\n      statuses: write", "workflow/unreadable"],
    ["yoi-gate", "contents: read", "contents: write", "workflow/permission-wide"],
    ["yoi-gate", "checks: read", "checks: read\n      id-token: write", "workflow/permission-wide"],
    ["yoi-check", /permissions:\n {6}contents: read.*/, "permissions: write-all", "workflow/permission-wide"],
    ["yoi-check", "permissions: {}", "permissions: read-all", "workflow/permission-default"],
    ["yoi-review", "permissions: {} # nothing at all\n", "", "workflow/permission-default"],
    ["yoi-tick", "checks: read", "checks: none", "workflow/permission-narrow"],
    ["yoi-tick", /\n {6}actions: write.*/, "", "workflow/permission-narrow"],
  ])("is found in %s where %s becomes %s", (name, from, to, code) => {
    expect(broken(name, swap(from, to))).toContain(code);
  });

  it.each([
    ["a write token", "contents: read # clones", "contents: write # clones", "workflow/agent-writes"],
    [
      "one that may write all",
      /permissions:\n {6}contents: read # clones.*/,
      "permissions: write-all",
      "workflow/agent-writes",
    ],
    [
      "the checkout's token",
      /(the agent has no token.*\n) {10}persist-credentials: false.*/,
      "$1",
      "workflow/agent-credentials",
    ],
    [
      "a secret of others",
      "mode: agent",
      `mode: agent\n          x: ${expression("secrets.DEPLOY_KEY")}`,
      "workflow/agent-secret",
    ],
    [
      "all secrets",
      "mode: agent",
      `mode: agent\n          x: ${expression("toJSON(secrets)")}`,
      "workflow/agent-secret",
    ],
    [
      "a secret by its index",
      "mode: agent",
      `mode: agent\n          x: ${expression("secrets['DEPLOY']")}`,
      "workflow/agent-secret",
    ],
  ])("is found where an agent is given %s", (_what, from, to, code) => {
    expect(broken("yoi-attempt", swap(from, to))).toContain(code);
  });
});

describe("attack: cache poisoning", () => {
  it("is found where a job of yoi's may use the cache", () => {
    expect(broken("yoi-attempt", swap(/ {4}cache-mode: none # what an agent.*\n/, ""))).toEqual([
      "workflow/cache",
    ]);
    expect(broken("yoi-gate", swap("cache-mode: none", "cache-mode: read"))).toEqual(["workflow/cache"]);
  });
});

describe("attack: moved tag", () => {
  it.each(["actions/checkout@v7", "actions/checkout@3d3c42e", "docker://alpine:3", "other/thing"])(
    "is found where a step uses %s",
    (uses) => {
      expect(broken("yoi-gate", swap(/uses: actions\/checkout.*/, `uses: ${uses}`))).toContain(
        "workflow/unpinned",
      );
    },
  );

  it("is found in the part that is the user's own, too", () => {
    const step = "      # yoi:keep agent-setup\n      - uses: actions/setup-node@v7\n";
    expect(broken("yoi-attempt", swap("      # yoi:keep agent-setup\n", step))).toEqual([
      "workflow/unpinned",
    ]);
  });
});

describe("doctor", () => {
  it.each([
    ["workflow/event", "yoi-check", swap(/ {2}merge_group:.*\n.*\n/, "")],
    ["workflow/event", "yoi-check", swap(", closed]", "]")],
    ["workflow/event", "yoi-gate", swap("requested, completed", "completed")],
    ["workflow/event", "yoi-tick", swap(/ {2}schedule:\n.*\n/, "")],
    ["workflow/branch", "yoi-tick", swap('branches: ["trunk"]', "branches: [main]")],
    ["workflow/concurrency", "yoi-tick", swap(/^concurrency:.*\n.*\n.*\n/m, "")],
    ["workflow/timeout", "yoi-review", swap(/ {4}timeout-minutes:.*\n/, "")],
    ["workflow/listens", "yoi-review", swap("name: yoi review", "name: yoi reviews")],
    ["workflow/unreadable", "yoi-tick", swap("on:", "on: [")],
    ["workflow/unreadable", "yoi-tick", swap("permissions: {}", "permissions: &a {}\nx: *a")],
    ["workflow/foreign", "yoi-tick", swap("# Written by", "# Made by")],
    ["workflow/action-differs", "yoi-tick", swap(/example\/yoi@\S+/, `example/yoi@${"b".repeat(40)}`)],
  ])("finds %s in %s", (code, name, change) => {
    expect(new Set(broken(name, change))).toEqual(new Set([code]));
  });

  it("finds what differs from what init writes, but nothing in parts that are the user's own", () => {
    const config = keyedConfig();
    const check = (change: (text: string) => string) => {
      const files = workflowFiles();
      const path = `${DIR}/yoi-attempt.yml`;
      files.set(path, change(files.get(path) ?? ""));
      return checkWorkflows(files, { config, defaultBranch: "trunk" }).map(({ code }) => code);
    };
    expect(check(swap("retention-days: 1", "retention-days: 90"))).toEqual(["workflow/changed"]);
    expect(
      check(swap("runs-on: ubuntu-latest\n    # yoi:keep end", "runs-on: [self-hosted]\n    # yoi:keep end")),
    ).toEqual([]);
    expect(check((text) => text.replaceAll("\n", "\r\n"))).toEqual([]);
  });

  it("finds a workflow that is missing", () => {
    const files = workflowFiles();
    files.delete(`${DIR}/yoi-review.yml`);
    expect(codesOf(files)).toEqual(["workflow/missing", "workflow/listens"]);
  });

  it("finds workflows that are there while the configuration does not say that GitHub is used", () => {
    const config = { ...keyedConfig(), github: { enabled: false } };
    expect(codesOf(workflowFiles(), config)).toEqual(["workflow/not-enabled"]);
  });

  it("finds nothing where yoi does not run on GitHub, and everything where it should", () => {
    const files = new Map([[`${DIR}/ci.yml`, "on: push\njobs: {}\n"]]);
    expect(codesOf(files, { ...keyedConfig(), github: { enabled: false } })).toEqual([]);
    expect(codesOf(files)).toEqual(Array.from({ length: 5 }, () => "workflow/missing"));
  });

  it("goes by the branch that the workflows name where nothing else tells the default one", () => {
    expect(checkWorkflows(workflowFiles(), { config: keyedConfig(), defaultBranch: undefined })).toEqual([]);
  });
});
