import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeLedger } from "../../../../src/app/orchestrate/store/ledger-store.ts";
import { cleanWorktrees } from "../../../../src/app/orchestrate/worktree/clean-worktrees.ts";
import { listWorktrees } from "../../../../src/app/orchestrate/worktree/list-worktrees.ts";
import { prepareWorktree } from "../../../../src/app/orchestrate/worktree/worktree.ts";
import { openWorkspace, type Workspace } from "../../../../src/app/workspace.ts";
import { EMPTY_LEDGER } from "../../../../src/core/orchestrator/ledger.ts";
import { worktreeAnswer } from "../../../../src/core/orchestrator/worktree-answer.ts";
import { rejectionOf } from "../../../support/failure.ts";
import { type TestRepo, withRepo } from "../../../support/git-repo.ts";
import { claimFileAt } from "../../../support/ledgers.ts";

const IDLE = "20260822-101500-idle";
const BUSY = "20260822-101501-busy";
const DIRTY = "20260822-101502-dirty";
const FOREIGN = "20260822-101503-foreign";

interface World {
  readonly repo: TestRepo;
  readonly workspace: Workspace;
  readonly head: string;
}

/** Four worktrees: one that nobody needs, one that a claim holds, one with unsaved work, and somebody's directory. */
async function withWorld(use: (world: World) => Promise<void>): Promise<void> {
  await withRepo(async (repo) => {
    repo.write("a.txt", "one\n");
    const head = repo.commit("first");
    const workspace = openWorkspace({ cwd: repo.root, env: repo.env });
    const { repository } = workspace;
    for (const id of [IDLE, BUSY, DIRTY]) await prepareWorktree(repository, { id, head, rescue: false });
    repo.at(join(repo.root, ".worktree", DIRTY)).write("new.txt", "new\n");
    mkdirSync(join(repo.root, ".worktree", FOREIGN));
    repo.at(join(repo.root, ".worktree", FOREIGN)).write("notes", "mine\n");
    const to = { ...EMPTY_LEDGER, claims: new Map([[BUSY, claimFileAt(BUSY, head)]]) };
    const ledger = writeLedger(repository, { before: null, from: EMPTY_LEDGER, to, message: "claim", at: 1 });
    repo.git("update-ref", "refs/yoi/ledger", ledger);
    await use({ repo, workspace, head });
  });
}

describe("listWorktrees", () => {
  it("shows how each stands, and which a claim holds", async () => {
    await withWorld(async ({ workspace, head }) => {
      const rows = listWorktrees(workspace);
      expect(rows).toEqual([
        {
          id: IDLE,
          path: `.worktree/${IDLE}`,
          state: "stale",
          head,
          claimed: false,
          note: "not at the tip of any work",
        },
        {
          id: BUSY,
          path: `.worktree/${BUSY}`,
          state: "ready",
          head,
          claimed: true,
          note: "at the tip of the work",
        },
        {
          id: DIRTY,
          path: `.worktree/${DIRTY}`,
          state: "dirty",
          head,
          claimed: false,
          note: "holds work that nothing else holds",
        },
        {
          id: FOREIGN,
          path: `.worktree/${FOREIGN}`,
          state: "foreign",
          head: null,
          claimed: false,
          note: "git does not know it as a worktree of this repository",
        },
      ]);
      for (const row of rows) expect(worktreeAnswer.safeParse(row).success).toBe(true);
    });
  });

  it("is empty where no ticket has one", async () => {
    await withRepo((repo) => {
      repo.commit("first");
      expect(listWorktrees(openWorkspace({ cwd: repo.root, env: repo.env }))).toEqual([]);
    });
  });
});

describe("cleanWorktrees", () => {
  it("removes what nobody needs, and tells why the others stay", async () => {
    await withWorld(async ({ repo, workspace }) => {
      expect(await cleanWorktrees(workspace, { ticket: undefined, rescue: false })).toMatchObject([
        { id: IDLE, kind: "removed", rescued: null },
        { id: BUSY, kind: "kept", isClaimed: true },
        {
          id: DIRTY,
          kind: "kept",
          isClaimed: false,
          reason: expect.stringContaining("changes that are not committed"),
        },
        { id: FOREIGN, kind: "kept", isClaimed: false, reason: expect.stringContaining("is in the way") },
      ]);
      const left = [IDLE, BUSY, DIRTY, FOREIGN].filter((id) => existsSync(join(repo.root, ".worktree", id)));
      expect(left).toEqual([BUSY, DIRTY, FOREIGN]);
    });
  });

  it("saves first when it is asked to", async () => {
    await withWorld(async ({ repo, workspace }) => {
      const [, , third] = await cleanWorktrees(workspace, { ticket: undefined, rescue: true });
      const ref = `refs/yoi/rescue/${DIRTY}/worktree-1`;
      expect(third).toMatchObject({ kind: "removed", rescued: ref });
      expect(repo.git("show", `${ref}:new.txt`)).toBe("new");
    });
  });

  it("takes the one that is named, by any part of its id, and refuses instead of keeping", async () => {
    await withWorld(async ({ workspace }) => {
      const clean = (ticket: string) => cleanWorktrees(workspace, { ticket, rescue: false });
      expect(await clean("idle")).toMatchObject([{ id: IDLE, kind: "removed" }]);
      const codes = [];
      for (const ticket of ["idle", BUSY, "dirty", "foreign", "20260822"]) {
        codes.push((await rejectionOf(() => clean(ticket))).diagnostic.code);
      }
      expect(codes).toEqual([
        "usage/unknown-ticket",
        "worktree/claimed",
        "worktree/dirty",
        "worktree/foreign",
        "usage/ambiguous-ticket",
      ]);
    });
  });
});
