import { describe, expect, it } from "vitest";
import { openOrchestrator } from "../../../src/app/orchestrate/context.ts";
import { runOrchestrator } from "../../../src/app/orchestrate/orchestrate.ts";
import { runTick } from "../../../src/app/orchestrate/tick.ts";
import { runChange } from "../../../src/app/run-change.ts";
import { openWorkspace } from "../../../src/app/workspace.ts";
import type { TestRepo } from "../../support/git-repo.ts";
import { withAlone } from "../../support/orchestrated.ts";

const ID = "dark-mode";

function workspaceOf(repo: TestRepo): ReturnType<typeof openWorkspace> {
  return openWorkspace({ cwd: repo.root, env: repo.env });
}

async function act(repo: TestRepo, name: string, input: Readonly<Record<string, unknown>>): Promise<void> {
  const { outcome, diagnostics } = await runChange(
    workspaceOf(repo),
    name,
    { ticket: ID, ...input },
    {
      actor: { name: "Bob", role: "person" },
      now: `${new Date().toISOString().slice(0, 19)}Z`,
      newEventId: () => Math.random().toString(36).slice(2).padEnd(8, "0").slice(0, 8),
      lock: { timeoutMs: 20_000, now: Date.now, random: Math.random },
      commit: true,
    },
  );
  expect({ outcome, diagnostics }).toEqual({ outcome: "done", diagnostics: [] });
}

async function settle(repo: TestRepo): Promise<void> {
  const end = await runOrchestrator(openOrchestrator(workspaceOf(repo)), { mode: "settle", pauseMs: 10 });
  expect(end.last.decision).toMatchObject({ waits: [], stopped: null });
}

const onMain = (repo: TestRepo, path: string): string => repo.git("show", `main:.yoi/tickets/${ID}/${path}`);

describe("an Orchestrator and a person on one ticket", () => {
  it("go on from each other's commits, and what the person said lands with the work", async () => {
    await withAlone({ tickets: [ID] }, async (repo) => {
      const orchestrator = openOrchestrator(workspaceOf(repo));
      await runTick(orchestrator);
      await act(repo, "ticket_comment", { text: "Mind the charts." });
      await act(repo, "ticket_attend", { need: "Which colours?" });
      const asked = await runTick(orchestrator);
      expect(asked.decision).toMatchObject({
        waits: [{ reasons: [{ kind: "attention", text: "Which colours?" }] }],
      });
      await act(repo, "ticket_attend", { answer: "Dark ones." });
      await settle(repo);
      expect(onMain(repo, "item.md")).toContain("state: closed");
      const thread = onMain(repo, "thread.md");
      for (const said of ["Mind the charts.", "Which colours?", "Dark ones."]) expect(thread).toContain(said);
      expect(repo.git("for-each-ref", "--format=%(refname)", "refs/heads", "refs/yoi/rescue")).toBe(
        "refs/heads/main",
      );
    });
  });

  it("part when the person returns the ticket, and meet again when it is queued again", async () => {
    await withAlone({ tickets: [ID] }, async (repo) => {
      const orchestrator = openOrchestrator(workspaceOf(repo));
      await runTick(orchestrator);
      await act(repo, "ticket_return", { reason: "Undecided: are charts part of it?" });
      const ended = await runTick(orchestrator);
      expect(ended.outcomes).toMatchObject([
        { kind: "done", step: { kind: "release", outcome: "returned" } },
      ]);
      expect(repo.git("show", `refs/yoi/rescue/${ID}/1:.yoi/tickets/${ID}/item.md`)).toContain(
        "state: intake",
      );
      await act(repo, "ticket_queue", {});
      await settle(repo);
      expect(onMain(repo, "item.md")).toContain("state: closed");
      expect(onMain(repo, "thread.md")).toContain("its work ended as returned");
    });
  });
});
