import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { withTempDir } from "../../git-repo.ts";
import { download, upload } from "./artifact.ts";
import { parseOutput, readFileCommands } from "./commands.ts";
import { type DriverEvent, reachOf, startsWorkflow } from "./event.ts";
import { evaluate, holds, interpolate } from "./expressions.ts";
import { parseWorkflow, tokenPermissions } from "./workflow.ts";

function workflow(on: string): ReturnType<typeof parseWorkflow> {
  return parseWorkflow("w.yml", `name: w\non:\n${on}\njobs:\n  a:\n    runs-on: x\n    steps: []\n`);
}

function event(change: Partial<DriverEvent>): DriverEvent {
  return {
    name: "push",
    payload: {},
    actor: "ann",
    isByJob: false,
    sha: "a",
    ref: "refs/heads/main",
    ...change,
  };
}

describe("an expression", () => {
  it("is evaluated by GitHub's own rules", () => {
    const github = { event: { name: "A" } };
    expect(evaluate("github.event.name == 'a' && fromJSON('[1]')[0]", { github })).toBe(1);
    expect(interpolate(`<\${{ github.event.none }}>`, { github })).toBe("<>");
    expect(() => evaluate("env.X", { github })).toThrow("Unrecognized named-value");
  });

  it("as a condition asks for success, unless it names a status function", () => {
    expect(holds("1 == 1", {}, "failure")).toBe(false);
    expect(holds("always() && 1 == 1", {}, "failure")).toBe(true);
    expect(holds(`\${{ failure() }}`, {}, "failure")).toBe(true);
    expect(holds("success()", {}, "skipped")).toBe(false);
    expect(holds("!cancelled()", {}, "cancelled")).toBe(false);
    expect(() => holds(`\${{ false }} || true`, {}, "success")).toThrow("not one expression");
  });
});

describe("an event", () => {
  it("starts the workflows whose types and branches it matches", () => {
    const push = workflow('  push:\n    branches: ["main", "work/**"]');
    expect(startsWorkflow(push, event({ branch: "work/a/b" }))).toBe(true);
    expect(startsWorkflow(push, event({ branch: "other" }))).toBe(false);
    expect(startsWorkflow(push, event({ ref: "refs/tags/v1" }))).toBe(false);
    const request = workflow("  pull_request:");
    expect(startsWorkflow(request, event({ name: "pull_request", action: "synchronize" }))).toBe(true);
    expect(startsWorkflow(request, event({ name: "pull_request", action: "closed" }))).toBe(false);
    const after = workflow("  workflow_run:\n    workflows: [w]\n    types: [completed]");
    const ended = { name: "workflow_run", action: "completed", payload: { workflow_run: { name: "w" } } };
    expect(startsWorkflow(after, event(ended))).toBe(true);
    expect(startsWorkflow(after, event({ ...ended, payload: { workflow_run: { name: "v" } } }))).toBe(false);
  });

  it("made with the token of a job starts only what was dispatched, and holds requests", () => {
    const by = (change: Partial<DriverEvent>): string => reachOf(event({ ...change, isByJob: true }));
    expect(by({ name: "push" })).toBe("nothing");
    expect(by({ name: "workflow_dispatch" })).toBe("starts");
    expect(by({ name: "pull_request", action: "opened" })).toBe("held");
    expect(by({ name: "pull_request", action: "closed" })).toBe("nothing");
    expect(by({ name: "pull_request_review", action: "submitted" })).toBe("nothing");
  });
});

describe("a workflow file", () => {
  it("with something that the driver does not know is refused", () => {
    expect(() => workflow("  push:\n    paths: [a]")).toThrow("Unrecognized key");
    expect(() => parseWorkflow("w.yml", "on: push\njobs:\n  a:\n    strategy: {}\n    steps: []")).toThrow(
      "strategy",
    );
    expect(() =>
      parseWorkflow("w.yml", "on: push\njobs:\n  a:\n    runs-on: x\n    needs: b\n    steps: []"),
    ).toThrow("no such job");
  });

  it("gives the token of a job what the job says, and nothing besides", () => {
    expect(tokenPermissions({ contents: "write" }, undefined, false)).toEqual({
      contents: "write",
      metadata: "read",
    });
    expect(tokenPermissions({ contents: "write" }, { actions: "write" }, true)).toEqual({
      actions: "read",
      metadata: "read",
    });
    expect(tokenPermissions({ contents: "write" }, {}, false)).toEqual({ metadata: "read" });
  });
});

describe("a step", () => {
  it("hides what it masks and shows what it annotates", () => {
    const output = "::add-mask::s3cret\nit is s3cret\n::error file=a.md,line=3,title=T%2C1::bad%0As3cret\n";
    const { log, annotations } = parseOutput(output, []);
    expect(log).toBe("it is ***\nerror: bad\n***\n");
    expect(annotations).toEqual([
      { level: "error", message: "bad\n***", properties: { file: "a.md", line: "3", title: "T,1" } },
    ]);
  });

  it("gives outputs in both forms, and nothing in any other", async () => {
    await withTempDir((dir) => {
      const path = join(dir, "output");
      writeFileSync(path, "a=1=2\nb<<END\none\n\ntwo\nEND\n");
      expect(readFileCommands(path)).toEqual({ a: "1=2", b: "one\n\ntwo" });
      writeFileSync(path, "b<<END\none\n");
      expect(() => readFileCommands(path)).toThrow('no line "END"');
    });
  });
});

describe("an artifact", () => {
  it("leaves hidden files out, keeps its name to itself, and is found by run and name", async () => {
    await withTempDir((dir) => {
      const store = { dir: join(dir, "store"), onUpload: () => undefined };
      const write = (path: string): void => {
        mkdirSync(join(dir, path, ".."), { recursive: true });
        writeFileSync(join(dir, path), path);
      };
      write("results/sub/a.json");
      write("results/.hidden");
      write(".secret/a");
      const put = (name: string, path: string): number => upload(store, 7, { name, path }, dir).status;
      expect([put("one", "results"), put("one", "results"), put("two", ".secret")]).toEqual([0, 1, 0]);
      const get = (inputs: Record<string, string>, run = 7): number =>
        download(store, run, inputs, dir).status;
      expect(get({ name: "one", path: "got" })).toBe(0);
      expect(readFileSync(join(dir, "got/sub/a.json"), "utf8")).toBe("results/sub/a.json");
      expect([get({ name: "two" }), get({ name: "one" }, 8), get({ name: "one", "run-id": "7" }, 8)]).toEqual(
        [1, 1, 1],
      );
      const ofOther = {
        pattern: "on*",
        "merge-multiple": "true",
        "run-id": "7",
        "github-token": "t",
        path: "more",
      };
      expect(get(ofOther, 8)).toBe(0);
      expect(readFileSync(join(dir, "more/sub/a.json"), "utf8")).toBe("results/sub/a.json");
    });
  });
});
