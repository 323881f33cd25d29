import webhooks from "@octokit/webhooks-examples";
import { describe, expect, it } from "vitest";
import { useCasesOf } from "../../../src/core/github/auto.ts";
import { parseEvent, parseGroupBranch } from "../../../src/core/github/event.ts";
import { parseRunner, withoutAuthority } from "../../../src/core/github/runner.ts";
import { failureOf } from "../../support/failure.ts";

const examples = (webhooks as unknown as readonly { name: string; examples: readonly object[] }[]).flatMap(
  ({ name, examples: all }) => all.map((payload, index) => [name, index, payload] as const),
);
const READ = ["push", "pull_request", "pull_request_review", "merge_group", "workflow_run"];

describe("a payload", () => {
  it.each(READ)("of %s is read from every published example", (wanted) => {
    const known = examples.filter(([name]) => name === wanted);
    expect(known.length).toBeGreaterThan(1);
    for (const [name, , payload] of known) expect(parseEvent(name, payload).name).toBe(wanted);
  });

  it("of any other event is no fault", () => {
    for (const [name, , payload] of examples) {
      if (READ.includes(name)) continue;
      const { name: read } = parseEvent(name, payload);
      expect(["other", "workflow_dispatch", "schedule"]).toContain(read);
    }
    expect(parseEvent("schedule", { schedule: "0 * * * *" })).toEqual({ name: "schedule" });
  });

  it("may have keys that nobody knows yet", () => {
    const payload = { ref: "refs/heads/main", before: "0".repeat(40), after: "a".repeat(40), new_key: {} };
    const { new_key: _, ...known } = payload;
    expect(parseEvent("push", payload)).toEqual({ name: "push", ...known });
  });

  it("without what is needed is refused by the name of that key", () => {
    const bad: readonly (readonly [string, unknown, string])[] = [
      ["push", { ref: "refs/heads/main", before: "x", after: "y" }, "before"],
      ["push", { ref: "a\n::error::b", before: "0".repeat(40), after: "0".repeat(40) }, "ref"],
      ["pull_request", { action: "opened", number: -1 }, "number"],
      ["merge_group", null, "payload"],
      ["workflow_run", { action: "completed", workflow_run: { id: 1 } }, "workflow_run.event"],
    ];
    for (const [name, payload, key] of bad) {
      const error = failureOf(() => parseEvent(name, payload)).diagnostic;
      expect([name, error.code, error.facts["key"]]).toEqual([name, "github/bad-event", key]);
    }
  });
});

describe("the branch of a merge queue", () => {
  it("names the base, the newest request and what it was built on", () => {
    const base = "b".repeat(40);
    expect(parseGroupBranch(`gh-readonly-queue/release/1.x/pr-12-${base}`)).toEqual({
      baseBranch: "release/1.x",
      number: 12,
      base,
    });
    for (const other of ["main", `gh-readonly-queue/main/pr-0-${base}`, "gh-readonly-queue/main/pr-1-x"])
      expect(parseGroupBranch(other)).toBeUndefined();
  });
});

describe("what auto does", () => {
  it("is decided by the event alone, and nothing for what may come from a request's own workflow", () => {
    const named = (name: string): readonly string[] => {
      const [, , payload] = examples.find(([each]) => each === name) ?? [];
      return useCasesOf(parseEvent(name, payload ?? {}));
    };
    expect(
      Object.fromEntries(
        [...READ, "schedule", "workflow_dispatch", "star"].map((name) => [name, named(name)]),
      ),
    ).toEqual({
      push: ["check"],
      pull_request: ["check"],
      pull_request_review: [],
      merge_group: ["check"],
      workflow_run: ["check", "gate"],
      schedule: ["plan"],
      workflow_dispatch: ["plan"],
      star: [],
    });
  });
});

const VARIABLES = {
  GITHUB_REPOSITORY: "acme/widgets",
  GITHUB_SERVER_URL: "https://github.com/",
  GITHUB_API_URL: "https://api.github.com",
  GITHUB_GRAPHQL_URL: "https://api.github.com/graphql",
  GITHUB_RUN_ID: "17",
  GITHUB_RUN_ATTEMPT: "2",
  GITHUB_EVENT_NAME: "push",
  GITHUB_WORKSPACE: "/w",
  RUNNER_TEMP: "/t",
};

describe("the runner's variables", () => {
  it("are read as they are", () => {
    expect(parseRunner(VARIABLES)).toMatchObject({
      owner: "acme",
      name: "widgets",
      serverUrl: "https://github.com",
      run: 17,
      runAttempt: 2,
    });
  });

  it("are each needed, and of the right form", () => {
    for (const name of Object.keys(VARIABLES)) {
      for (const value of [undefined, ""]) {
        const { code, facts } = failureOf(() => parseRunner({ ...VARIABLES, [name]: value })).diagnostic;
        expect([code, facts["name"]]).toEqual(["github/no-runner", name]);
      }
    }
    const evil = { GITHUB_REPOSITORY: "a/b/../c", GITHUB_RUN_ID: "1e3", GITHUB_API_URL: "https://x@evil" };
    for (const [name, value] of Object.entries(evil))
      expect(failureOf(() => parseRunner({ ...VARIABLES, [name]: value })).diagnostic.facts["name"]).toBe(
        name,
      );
  });

  it("that carry authority are handed on to nobody", () => {
    const kept = { PATH: "/bin", ANTHROPIC_API_KEY: "k", GITHUB_REPOSITORY: "a/b" };
    const taken = Object.fromEntries(
      [
        "INPUT_TOKEN",
        "INPUT_APP-TOKEN",
        "GITHUB_TOKEN",
        "GH_TOKEN",
        "ACTIONS_RUNTIME_TOKEN",
        "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
        "GITHUB_ENV",
        "GITHUB_OUTPUT",
        "GITHUB_PATH",
        "GITHUB_STEP_SUMMARY",
        "STATE_x",
      ].map((name) => [name, "secret"]),
    );
    expect(withoutAuthority({ ...kept, ...taken })).toEqual(kept);
  });
});
