import { afterAll, describe, expect, it } from "vitest";
import { type Flow, type FlowOptions, withFlow } from "../../../support/github/flow.ts";
import {
  lookAgain,
  readFlowState,
  requestOf,
  saidOf,
  stateOf,
  statusesOf,
} from "../../../support/github/flow-state.ts";
import { formatFlows } from "../../../support/github/flow-table.ts";
import { EVERY_ROUND } from "../../../support/orchestrated.ts";

const TICKET = "first-ticket";
const BRANCH = `work/${TICKET}`;

/** A flow up to the open request. */
async function withRequest(options: Partial<FlowOptions>, use: (flow: Flow) => Promise<void>): Promise<void> {
  await withFlow({ tickets: [TICKET], ...options }, async (flow) => {
    await flow.queue(TICKET);
    await flow.runUntilQuiet();
    await use(flow);
  });
}

const MERGED = {
  refs: ["refs/heads/main", "refs/yoi/ledger"],
  tickets: { [TICKET]: "closed" },
  requests: [{ state: "merged", comments: [expect.any(String)] }],
  landed: { [TICKET]: 1 },
};

async function expectSettled(flow: Flow): Promise<void> {
  expect(await lookAgain(flow)).toMatchObject({ changed: [] });
}

afterAll(() => console.log(formatFlows()));

describe("a request on GitHub", () => {
  it("with authority dossier is merged by a person, and completed then", async () => {
    await withRequest({ authority: "dossier" }, async (flow) => {
      const { number, headSha } = requestOf(flow, TICKET);
      await flow.world.as("rita").approve(number);
      await flow.runUntilQuiet();
      expect(statusesOf(flow, headSha)).toEqual({
        "yoi/review-gate": "success",
        "yoi/transition": "success",
      });
      expect(requestOf(flow, TICKET).merged).toBeNull();
      await expectSettled(flow);
      await flow.world.as("wes").merge(number);
      await flow.runUntilQuiet();
      expect(await readFlowState(flow)).toMatchObject(MERGED);
      await expectSettled(flow);
    });
  });

  it("with changes requested goes back to the coder, and needs another approval", async () => {
    await withRequest({ coder: EVERY_ROUND }, async (flow) => {
      const { number, headSha } = requestOf(flow, TICKET);
      const comments = [{ path: `notes/${TICKET}.txt`, line: 1, body: "Say it better." }];
      await flow.world.as("rita").requestChanges(number, "Not yet.", comments);
      await flow.runUntilQuiet();
      const after = requestOf(flow, TICKET);
      expect(after.number).toBe(number);
      expect(after.headSha).not.toBe(headSha);
      expect(after.body).toContain("Rounds (2)");
      expect(statusesOf(flow, after.headSha)["yoi/review-gate"]).toBe("pending");
      await flow.world.as("rita").approve(number);
      await flow.runUntilQuiet();
      expect(await readFlowState(flow)).toMatchObject(MERGED);
      expect(flow.world.bare.git("show", `main:notes/${TICKET}.txt`)).toBe("more\nmore");
      await expectSettled(flow);
    });
  });

  it("that somebody pushes to after the approval is not merged with what nobody approved", async () => {
    await withRequest({}, async (flow) => {
      const { number, headSha } = requestOf(flow, TICKET);
      await flow.world.as("rita").approve(number);
      await flow.world.as("wes").pushFiles(BRANCH, { "src/more.txt": "more\n" });
      await flow.runUntilQuiet();
      const after = requestOf(flow, TICKET);
      expect(after.merged).toBeNull();
      expect(after.headSha).not.toBe(headSha);
      expect(statusesOf(flow, after.headSha)["yoi/review-gate"]).toBe("pending");
      await flow.world.as("rita").approve(number);
      await flow.runUntilQuiet();
      expect(await readFlowState(flow)).toMatchObject(MERGED);
      expect(flow.world.bare.git("show", "main:src/more.txt")).toBe("more");
      await expectSettled(flow);
    });
  });

  it("whose ticket is edited after the approval is not merged as it was approved", async () => {
    await withRequest({}, async (flow) => {
      const { number } = requestOf(flow, TICKET);
      await flow.world.as("rita").approve(number);
      await flow.onDefault("chore: ask for more", (clone) => {
        const path = `.yoi/tickets/${TICKET}`;
        clone.write(
          `${path}/item.md`,
          clone.read(`${path}/item.md`).replace("- It works.", "- It works.\n- It is fast."),
        );
        const event =
          "<!-- event: comment id: edited01 author: wes role: person at: 2026-11-21T10:00:00Z -->\n\n## Comment\n\nIt must be fast as well.\n\n---\n";
        clone.write(`${path}/thread.md`, `${clone.read(`${path}/thread.md`)}\n${event}`);
        const item = clone
          .read(`${path}/item.md`)
          .replace(/^updated_at: .*$/m, "updated_at: 2026-11-21T10:00:00Z");
        clone.write(`${path}/item.md`, item);
      });
      await flow.runUntilQuiet();
      const after = requestOf(flow, TICKET);
      expect(after.merged).toBeNull();
      expect(statusesOf(flow, after.headSha)["yoi/review-gate"]).toBe("pending");
      expect(flow.item(TICKET, BRANCH)).toContain("- It is fast.");
    });
  });

  it("is not passed by a bot, a stranger, or somebody without write access", async () => {
    await withRequest({}, async (flow) => {
      const { world } = flow;
      const { number, headSha } = requestOf(flow, TICKET);
      const bot = world.token({ actor: "helper[bot]", permissions: { pull_requests: "write" } });
      const answer = await fetch(`${world.apiUrl}/repos/acme/widgets/pulls/${number}/reviews`, {
        method: "POST",
        headers: { authorization: `Bearer ${bot}` },
        body: JSON.stringify({ event: "APPROVE", body: "good" }),
      });
      expect(answer.status).toBe(200);
      for (const login of ["tom", "rex"]) await world.as(login).approve(number);
      await flow.runUntilQuiet();
      expect(saidOf(flow, headSha, "yoi/review-gate")).toContain("0 of 1 approvals");
      expect(requestOf(flow, TICKET).merged).toBeNull();
      await expectSettled(flow);
    });
  });

  it("that a person closes ends the claim, and nothing begins again", async () => {
    await withRequest({}, async (flow) => {
      const { number } = requestOf(flow, TICKET);
      await flow.world.as("rita").close(number);
      await flow.runUntilQuiet();
      expect(await readFlowState(flow)).toMatchObject({
        refs: ["refs/heads/main", "refs/yoi/ledger", `refs/yoi/rescue/${TICKET}/1`],
        tickets: { [TICKET]: "queued" },
        requests: [{ state: "closed" }],
        landed: { [TICKET]: 0 },
      });
      await expectSettled(flow);
    });
  });

  it("whose branch a person deletes ends the claim, and nothing begins again", async () => {
    await withRequest({}, async (flow) => {
      await flow.world.as("rita").deleteBranch(BRANCH);
      await flow.runUntilQuiet();
      const state = await readFlowState(flow);
      expect(state).toMatchObject({ requests: [{ state: "closed" }], landed: { [TICKET]: 0 } });
      expect(state.refs).not.toContain(`refs/heads/${BRANCH}`);
      await expectSettled(flow);
    });
  });

  it("whose branch a person forces elsewhere is kept for a person, with what was there", async () => {
    await withRequest({}, async (flow) => {
      const { number, headSha } = requestOf(flow, TICKET);
      await flow.world.as("rita").approve(number);
      const clone = await flow.world.as("wes").clone();
      clone.git("switch", "--quiet", "-c", "other", "origin/main");
      clone.write("other.txt", "other\n");
      clone.commit("feat: something else");
      const pushed = await flow.world.as("wes").push(clone, "--quiet", "--force", "origin", `HEAD:${BRANCH}`);
      expect(pushed.status).toBe(0);
      await flow.runUntilQuiet();
      const after = requestOf(flow, TICKET);
      expect(after.merged).toBeNull();
      expect(statusesOf(flow, after.headSha)["yoi/review-gate"] ?? "none").not.toBe("success");
      expect(flow.world.bare.git("cat-file", "-t", headSha)).toBe("commit");
      expect(stateOf(flow, TICKET)).toBe("queued");
      await expectSettled(flow);
    });
  });

  it("of a ticket that is un-queued meanwhile is withdrawn", async () => {
    await withRequest({}, async (flow) => {
      await flow.onDefault("chore: not now", (clone) => {
        const path = `.yoi/tickets/${TICKET}`;
        const item = clone
          .read(`${path}/item.md`)
          .replace("state: queued", "state: ready")
          .replace(/^queued_(?:by|at): .*\n/gm, "")
          .replace(/^updated_at: .*$/m, "updated_at: 2026-11-22T10:00:00Z");
        clone.write(`${path}/item.md`, item);
        const event =
          '<!-- event: state_changed id: unqueue1 author: wes role: person at: 2026-11-22T10:00:00Z from: queued to: ready reason: "not now" field: state -->\n\n## State changed\n\nNot now.\n\n---\n';
        clone.write(`${path}/thread.md`, `${clone.read(`${path}/thread.md`)}\n${event}`);
      });
      await flow.runUntilQuiet();
      expect(await readFlowState(flow)).toMatchObject({
        refs: ["refs/heads/main", "refs/yoi/ledger", `refs/yoi/rescue/${TICKET}/1`],
        tickets: { [TICKET]: "ready" },
        requests: [{ state: "closed" }],
        landed: { [TICKET]: 0 },
      });
      await expectSettled(flow);
    });
  });

  it("is not opened where the reviewer never approves: at the round limit a person is asked", async () => {
    const reviewer = `cat >/dev/null
echo '{"status":"request_changes","summary":"No.","findings":[{"id":"f1","severity":"blocking","path":"notes/${TICKET}.txt","line":1,"text":"Not yet."}],"evidence":[{"criterion":1,"met":false,"evidence":"none"}]}'`;
    await withRequest({ coder: EVERY_ROUND, reviewer }, async (flow) => {
      expect(flow.item(TICKET, BRANCH)).toMatch(/^attention_required: (?!null)./m);
      expect(stateOf(flow, TICKET)).toBe("queued");
      expect((await readFlowState(flow)).landed).toEqual({ [TICKET]: 0 });
      await expectSettled(flow);
    });
  });
});
