import { afterAll, describe, expect, it } from "vitest";
import { type Flow, type FlowOptions, mustYoi, withFlow } from "../../../support/github/flow.ts";
import {
  findLeaks,
  lookAgain,
  readFlowState,
  requestOf,
  saidOf,
  stateOf,
  statusesOf,
} from "../../../support/github/flow-state.ts";
import { formatFlows } from "../../../support/github/flow-table.ts";
import { olderEvent, olderItem } from "../../../support/older-ticket.ts";

const TICKET = "first-ticket";

async function withRequest(options: Partial<FlowOptions>, use: (flow: Flow) => Promise<void>): Promise<void> {
  await withFlow({ tickets: [TICKET], ...options }, async (flow) => {
    await flow.queue(TICKET);
    await flow.runUntilQuiet();
    await use(flow);
  });
}

async function expectSettled(flow: Flow): Promise<void> {
  expect(await lookAgain(flow)).toMatchObject({ changed: [] });
}

/** Approves and lets everything happen; then the ticket is closed, once. */
async function expectMerged(flow: Flow, ticket = TICKET): Promise<void> {
  await flow.world.as("rita").approve(requestOf(flow, ticket).number);
  await flow.runUntilQuiet();
  expect(requestOf(flow, ticket).merged).not.toBeNull();
  expect(stateOf(flow, ticket)).toBe("closed");
  expect((await readFlowState(flow)).landed[ticket]).toBe(1);
}

const CI = `name: ci
on: pull_request
permissions: {}
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - run: echo tested
`;

afterAll(() => console.log(formatFlows()));

describe("a repository on GitHub", () => {
  it("with squash merges gets one commit", async () => {
    await withRequest({ method: "squash" }, async (flow) => {
      await expectMerged(flow);
      expect(flow.world.bare.git("rev-list", "--merges", "--count", "main")).toBe("0");
      expect(flow.refs()).toEqual(["refs/heads/main", "refs/yoi/ledger"]);
      await expectSettled(flow);
    });
  });

  it("with a default branch of another name is worked in", async () => {
    await withRequest({ world: { defaultBranch: "trunk" } }, async (flow) => {
      await expectMerged(flow);
      expect(flow.refs()).toEqual(["refs/heads/trunk", "refs/yoi/ledger"]);
      await expectSettled(flow);
    });
  });

  it("with a protected default branch is never pushed to there", async () => {
    await withFlow({ tickets: [TICKET] }, async (flow) => {
      await flow.queue(TICKET);
      flow.world.protect("main", {
        requestsOnly: true,
        requiredChecks: [{ context: "yoi/transition" }, { context: "yoi/review-gate" }],
      });
      await flow.runUntilQuiet();
      await expectMerged(flow);
      expect(flow.refs()).toEqual(["refs/heads/main", "refs/yoi/ledger"]);
      await expectSettled(flow);
    });
  });

  it("whose checks are held says so, and goes on when a person lets them run", async () => {
    const files = { ".github/workflows/ci.yml": CI };
    await withRequest({ merge: "", files }, async (flow) => {
      const { number, headSha } = requestOf(flow, TICKET);
      await flow.world.as("rita").approve(number);
      await flow.runUntilQuiet();
      expect(requestOf(flow, TICKET).merged).toBeNull();
      expect(statusesOf(flow, headSha)["yoi/review-gate"]).toBe("pending");
      expect(saidOf(flow, headSha, "yoi/review-gate")).toContain("a person must let the checks run");
      const held = flow.driver.runs.filter(({ record }) => record.conclusion === "action_required");
      expect(held.map(({ record }) => record.name).sort()).toEqual(["ci", "yoi check"]);
      for (const run of held) await flow.driver.approve(run);
      await flow.runUntilQuiet();
      expect(stateOf(flow, TICKET)).toBe("closed");
      expect((await readFlowState(flow)).landed).toEqual({ [TICKET]: 1 });
      await expectSettled(flow);
    });
  });

  it("with an App has no run that waits for a click", async () => {
    const files = { ".github/workflows/ci.yml": CI };
    await withRequest({ merge: "", files, app: true }, async (flow) => {
      expect(requestOf(flow, TICKET).author.login).toBe("yoi-app[bot]");
      await expectMerged(flow);
      expect(flow.driver.runs.filter(({ record }) => record.conclusion === "action_required")).toEqual([]);
      await expectSettled(flow);
    });
  });

  it("with a merge queue waits in it for the real merge", async () => {
    await withFlow({ tickets: [TICKET] }, async (flow) => {
      await flow.queue(TICKET);
      flow.world.protect("main", { mergeQueue: true, requiredChecks: [{ context: "yoi/review-gate" }] });
      await flow.runUntilQuiet();
      const { number } = requestOf(flow, TICKET);
      await flow.world.as("rita").approve(number);
      await flow.runUntilQuiet();
      expect(flow.world.state.queue.map(({ pull }) => pull)).toEqual([number]);
      expect(await flow.world.processQueue()).toMatchObject({ kind: "grouped" });
      await flow.runUntilQuiet();
      expect(await flow.world.processQueue()).toMatchObject({ kind: "merged" });
      await flow.runUntilQuiet();
      expect(stateOf(flow, TICKET)).toBe("closed");
      expect(flow.refs()).toEqual(["refs/heads/main", "refs/yoi/ledger"]);
      await expectSettled(flow);
    });
  });

  it("whose merge queue throws a request out keeps it open, and does not put it back for ever", async () => {
    await withFlow({ tickets: [TICKET] }, async (flow) => {
      await flow.queue(TICKET);
      const { world } = flow;
      world.protect("main", { mergeQueue: true, requiredChecks: [{ context: "build" }] });
      await flow.runUntilQuiet();
      const { number, headSha } = requestOf(flow, TICKET);
      const says = async (sha: string, state: string): Promise<void> => {
        const reply = await world.as("wes").ask("POST", `/statuses/${sha}`, { state, context: "build" });
        expect(reply.status).toBe(201);
      };
      await says(headSha, "success");
      await world.as("rita").approve(number);
      await flow.runUntilQuiet();
      const grouped = await world.processQueue();
      if (grouped.kind !== "grouped") throw new Error(`not grouped but ${grouped.kind}`);
      await says(grouped.sha, "failure");
      await flow.runUntilQuiet();
      expect(await world.processQueue()).toMatchObject({ kind: "ejected" });
      await flow.driver.schedule();
      await flow.runUntilQuiet({ maxRuns: 10 });
      expect(requestOf(flow, TICKET)).toMatchObject({ state: "open", merged: null });
      expect(stateOf(flow, TICKET)).toBe("queued");
      expect(world.state.queue.length).toBeLessThanOrEqual(1);
    });
  });

  it("gets a failed transition for what a stranger's request does to tickets and policy, and no merge by yoi", async () => {
    const world = { isPrivate: false };
    await withFlow({ tickets: [TICKET], world }, async (flow) => {
      const fork = (await flow.world.fork("sam")).clone("fork-of-sam").withEnv({
        GIT_AUTHOR_NAME: "sam",
        GIT_AUTHOR_EMAIL: "sam@example.com",
        GIT_COMMITTER_NAME: "sam",
        GIT_COMMITTER_EMAIL: "sam@example.com",
      });
      fork.git("config", "user.name", "sam");
      fork.git("config", "user.email", "sam@example.com");
      fork.git("switch", "--quiet", "-c", "mine");
      mustYoi(fork, "ticket", "queue", TICKET);
      fork.write(
        ".yoi/ticket.config.toml",
        `${fork.read(".yoi/ticket.config.toml")}\n[objective]\n`.replace("\n[objective]\n", "# mine\n"),
      );
      const head = fork.commit("chore: queue it myself");
      const { world: github } = flow;
      const pushed = await github.git(
        fork.root,
        github.as("sam").token,
        "push",
        "--quiet",
        `${github.serverUrl}/sam/widgets`,
        "HEAD:refs/heads/mine",
      );
      expect(pushed.status).toBe(0);
      const number = await github.as("sam").openPull({ head: "sam:mine" });
      await flow.runUntilQuiet();
      expect(statusesOf(flow, head)["yoi/transition"]).toBe("failure");
      expect(github.state.pulls.get(number)?.merged).toBeNull();
      expect(flow.refs()).toEqual(["refs/heads/main"]);
    });
  });

  it("that is private shows nothing without a token, and no token gets out", async () => {
    await withRequest({ world: { isPrivate: true } }, async (flow) => {
      const { world } = flow;
      const expectHidden = async (): Promise<void> => {
        const cloned = await world.git(world.bare.base, null, "clone", world.cloneUrl, "anybody");
        expect([cloned.status === 0, cloned.stdout]).toEqual([false, ""]);
        const { number } = requestOf(flow, TICKET);
        expect((await fetch(`${world.apiUrl}/repos/acme/widgets/pulls/${number}`)).ok).toBe(false);
      };
      await expectHidden();
      await expectMerged(flow);
      await expectHidden();
      expect(flow.refs()).toEqual(["refs/heads/main", "refs/yoi/ledger"]);
      expect(findLeaks(flow)).toEqual([]);
      await expectSettled(flow);
    });
  });

  it("with tickets in an older format is migrated by a person's request, and works on what was migrated", async () => {
    const id = "20260605-210703-tui-list";
    const times = ["created_at: '2026-06-05T21:07:03Z'", "updated_at: '2026-06-05T21:07:03Z'"];
    const lines = ["title: TUI list", "status: open", "workflow_state: ready", "kind: task", ...times];
    const body = "\n## Background\n\nWhy.\n\n## Acceptance criteria\n\n- It works.\n";
    const older = `.yoi/tickets/open/${id}`;
    const files = {
      [`${older}/item.md`]: olderItem(lines, body),
      [`${older}/thread.md`]: olderEvent("create"),
    };
    await withFlow({ tickets: [TICKET], files }, async (flow) => {
      const wes = flow.world.as("wes");
      const clone = await wes.clone();
      clone.git("switch", "--quiet", "-c", "migrate");
      mustYoi(clone, "ticket", "migrate", "--write");
      const head = clone.commit("chore: migrate tickets");
      expect((await wes.push(clone, "--quiet", "origin", "HEAD:migrate")).status).toBe(0);
      const number = await wes.openPull({ head: "migrate" });
      await flow.runUntilQuiet();
      expect(statusesOf(flow, head)).toEqual({ "yoi/review-gate": "success", "yoi/transition": "success" });
      await wes.merge(number);
      await wes.deleteBranch("migrate");
      await flow.runUntilQuiet();
      expect([stateOf(flow, id), stateOf(flow, TICKET)]).toEqual(["ready", "ready"]);
      await flow.queue(id);
      await flow.runUntilQuiet();
      await expectMerged(flow, id);
      expect(flow.refs()).toEqual(["refs/heads/main", "refs/yoi/ledger"]);
      await expectSettled(flow);
    });
  });
});
