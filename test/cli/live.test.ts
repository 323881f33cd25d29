import { describe, expect, it } from "vitest";
import { yoi, yoiJson } from "../support/cli.ts";
import type { TestRepo } from "../support/git-repo.ts";
import { makeBranch, withLiveWorld } from "../support/live-world.ts";
import { refsOf } from "../support/shared-refs.ts";

const ID = "20261101-080000-dark-mode";

/** A work branch of an Orchestrator whose ledger is gone. */
const withLostLedger = (use: (repo: TestRepo, head: string) => void): Promise<void> =>
  withLiveWorld([ID], async ({ repo }) => {
    const { head } = makeBranch(repo, ID);
    use(repo, head);
  });

const doctor = (repo: TestRepo, ...args: readonly string[]) =>
  yoi(repo, "ticket", "doctor", "--live", ...args);

describe("yoi ticket doctor --live", () => {
  it("says when there is nothing to look at", async () => {
    await withLiveWorld([], async ({ repo }) => {
      expect(doctor(repo)).toEqual({
        status: 0,
        stdout:
          "nothing to compare: no ticket is queued or claimed, and there is no work branch, worktree or attempt\n",
        stderr: "",
      });
    });
  });

  it("shows what is wrong, what --fix would do, does it, and is silent then", async () => {
    await withLostLedger((repo, head) => {
      const seen = doctor(repo);
      expect([seen.status, seen.stderr]).toEqual([1, ""]);
      expect(seen.stdout).toContain("error[ledger/lost] there is no ledger, but there are work refs");
      expect(seen.stdout).toMatch(
        /\n1 error; 1 ticket, 0 claims, 1 work branch, 0 rescue refs, 0 worktrees and 0 attempts compared\n$/,
      );
      const refs = refsOf(repo);
      const planned = doctor(repo, "--fix", "--dry-run");
      expect([planned.status, refsOf(repo)]).toEqual([1, refs]);
      expect(planned.stderr).toContain(
        `to mend: rebuild the ledger\n  ${ID}: generation 1 live at ${head.slice(0, 12)}\n  lost: `,
      );
      const fixed = doctor(repo, "--fix");
      expect([fixed.status, fixed.stderr]).toEqual([0, planned.stderr.replace("to mend", "mended")]);
      expect(fixed.stdout).toMatch(/^1 ticket, 1 claim, 1 work branch, .* compared\n$/);
      expect(doctor(repo, "--fix").stderr).toBe(
        "nothing has just one right answer, so nothing was mended\n\n",
      );
    });
  });

  it("answers in the other forms too", async () => {
    await withLostLedger((repo) => {
      expect(yoiJson(repo, "ticket", "doctor", "--live", "--fix", "--dry-run")).toMatchObject({
        schema: "yoi/ticket-doctor-live",
        outcome: "fail",
        examined: { tickets: 1, claims: 0, work_refs: 1 },
        errors: 1,
        findings: [{ code: "ledger/lost", fixable: true }],
        mended: [{ what: "rebuild the ledger", outcome: "planned" }],
      });
      expect(doctor(repo, "--format", "github").stdout).toMatch(/^::error .*ledger\/lost/);
      expect(JSON.parse(doctor(repo, "--format", "sarif").stdout)).toMatchObject({
        runs: [{ results: [{ ruleId: "ledger/lost" }] }],
      });
    });
  });

  it("is one thing at a time, and needs to know where claims live", async () => {
    await withLiveWorld([ID], async ({ repo }) => {
      expect(doctor(repo, "--history")).toMatchObject({ status: 2, stdout: "" });
      expect(doctor(repo, "--baseline").stderr).toContain("--live, --baseline, --history");
      repo.git("remote", "add", "origin", `${repo.base}/nowhere.git`);
      repo.git("update-ref", "refs/remotes/origin/main", "main");
      const offline = doctor(repo);
      expect([offline.status, offline.stdout]).toEqual([2, ""]);
      expect(offline.stderr).toContain("ledger/unreachable");
    });
  });
});
