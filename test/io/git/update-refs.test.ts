import { mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { openRepository } from "../../../src/io/git/repository.ts";
import { type RefMove, readRefLocks, setRefs, updateRefs } from "../../../src/io/git/update-refs.ts";
import { countGit } from "../../support/count-git.ts";
import { failureOf } from "../../support/failure.ts";
import { type TestRepo, withRepo } from "../../support/git-repo.ts";

const LEDGER = "refs/yoi/ledger";
const WORK = "refs/heads/work/x";
const open = (repo: TestRepo) => openRepository(repo.root, repo.env);
const refs = (repo: TestRepo) => repo.git("for-each-ref", "--format=%(refname) %(objectname)").split("\n");

interface World {
  readonly repo: TestRepo;
  readonly move: (...moves: readonly (readonly [string, string | null, string | null])[]) => unknown;
  /** Three commits, oldest first. */
  readonly one: string;
  readonly two: string;
  readonly three: string;
}

/** A repository with a ledger at its first commit and nothing checked out but `main`, at its third. */
async function withLedger(use: (world: World) => void, ...args: readonly string[]): Promise<void> {
  await withRepo(
    (repo) => {
      const [one, two, three] = [repo.commit("1"), repo.commit("2"), repo.commit("3")];
      repo.git("update-ref", LEDGER, one);
      const move: World["move"] = (...moves) =>
        updateRefs(
          open(repo),
          moves.map(([name, from, to]): RefMove => ({ name, from, to })),
        );
      use({ repo, move, one, two, three });
    },
    ...args,
  );
}

describe("updateRefs", () => {
  it("creates, moves and deletes refs together, with either object format", async () => {
    for (const args of [[], ["--object-format=sha256"]]) {
      await withLedger(
        ({ repo, move, one, two, three }) => {
          expect(move([LEDGER, one, two], [WORK, null, three])).toEqual({ kind: "moved" });
          expect(refs(repo)).toEqual([`refs/heads/main ${three}`, `${WORK} ${three}`, `${LEDGER} ${two}`]);
          expect(move([LEDGER, two, two], [WORK, three, null])).toEqual({ kind: "moved" });
          expect(refs(repo)).toEqual([`refs/heads/main ${three}`, `${LEDGER} ${two}`]);
          expect(move()).toEqual({ kind: "moved" });
        },
        ...args,
      );
    }
  });

  it("moves none of them when one stands elsewhere, is there or is not there", async () => {
    await withLedger(({ repo, move, one, two, three }) => {
      const before = refs(repo);
      const lost = (ref: string) => ({ kind: "lost", ref, reason: expect.stringContaining(ref) });
      expect(move([LEDGER, two, three], [WORK, null, three])).toEqual(lost(LEDGER));
      expect(move([LEDGER, null, three])).toEqual(lost(LEDGER));
      expect(move([LEDGER, one, two], [WORK, one, three])).toEqual(lost(WORK));
      expect(move([LEDGER, one, two], [WORK, one, null])).toEqual(lost(WORK));
      expect(move([LEDGER, two, two])).toEqual(lost(LEDGER));
      expect(refs(repo)).toEqual(before);
    });
  });

  it("tells a name that stands in the way from a lost race", async () => {
    await withLedger(({ move, one }) => {
      expect(move([`${LEDGER}/x`, null, one])).toMatchObject({ kind: "refused", ref: `${LEDGER}/x` });
    });
  });

  it("fails for commits that are not there, and for what is no object id", async () => {
    await withLedger(({ repo, move, one }) => {
      const before = refs(repo);
      expect(failureOf(() => move([LEDGER, one, "1".repeat(40)])).diagnostic.code).toBe("git/refused");
      expect(failureOf(() => move([LEDGER, one, "main"])).diagnostic.code).toBe("git/unknown-revision");
      expect(refs(repo)).toEqual(before);
    });
  });

  it("moves no branch that is checked out, in whatever checkout", async () => {
    await withLedger(({ repo, move, one, two, three }) => {
      repo.git("branch", "work/x", one);
      const linked = repo.worktree("linked", "work/x");
      const before = refs(repo);
      expect(move([LEDGER, one, two], [WORK, one, two])).toEqual({
        kind: "checked-out",
        ref: WORK,
        worktree: linked.root,
        reason: `work/x is checked out in ${linked.root}`,
      });
      expect(move(["refs/heads/main", three, one])).toMatchObject({
        kind: "checked-out",
        worktree: repo.root,
      });
      expect(refs(repo)).toEqual(before);
      rmSync(linked.root, { recursive: true });
      expect(move([WORK, one, two])).toEqual({ kind: "moved" });
    });
  });

  it("replaces a symbolic ref instead of following it", async () => {
    await withLedger(({ repo, move, two, three }) => {
      repo.git("symbolic-ref", WORK, "refs/heads/main");
      expect(move([WORK, three, two])).toEqual({ kind: "moved" });
      expect(refs(repo)).toContain(`refs/heads/main ${three}`);
      expect(refs(repo)).toContain(`${WORK} ${two}`);
    });
  });

  it("runs no hook, and names no person in a reflog", async () => {
    await withLedger(({ repo, move, two }) => {
      repo.hook("reference-transaction", "exit 1");
      expect(move([WORK, null, two])).toEqual({ kind: "moved" });
      expect(repo.read(`.git/logs/${WORK}`)).toContain(" yoi <noreply@yoi.invalid> ");
    });
  });

  it("starts one process, and one more when a branch moves", async () => {
    await withLedger(({ repo, one, two }) => {
      const { repo: counted, take } = countGit(repo);
      const git = open(counted);
      take();
      updateRefs(git, [{ name: LEDGER, from: one, to: two }]);
      expect(take()).toBe(1);
      updateRefs(git, [
        { name: LEDGER, from: two, to: one },
        { name: WORK, from: null, to: one },
      ]);
      expect(take()).toBe(2);
      updateRefs(git, []);
      expect(take()).toBe(0);
    });
  });
});

describe("a lock that a killed git left behind", () => {
  it("is told from a lost race, and found", async () => {
    await withLedger(({ repo, move, one, two }) => {
      const git = open(repo);
      expect(readRefLocks(git, [LEDGER, WORK])).toEqual([]);
      const lock = touch(repo, `${LEDGER}.lock`);
      expect(move([WORK, null, two], [LEDGER, one, two])).toMatchObject({ kind: "locked", ref: LEDGER });
      expect(refs(repo)).not.toContain(`${WORK} ${two}`);
      const found = { ref: LEDGER, path: lock, madeAt: statSync(lock).mtimeMs };
      expect(readRefLocks(git, [LEDGER, WORK])).toEqual([found]);
      rmSync(lock);
      expect(move([WORK, null, two], [LEDGER, one, two])).toEqual({ kind: "moved" });
    });
  });

  it("is found on the file of packed refs, where it keeps refs from being deleted", async () => {
    await withLedger(({ repo, move, one }) => {
      repo.git("pack-refs", "--all");
      repo.git("config", "core.packedRefsTimeout", "50");
      const lock = touch(repo, "packed-refs.lock");
      expect(move([LEDGER, one, null])).toMatchObject({ kind: "locked", ref: "packed-refs" });
      expect(readRefLocks(open(repo), [])).toMatchObject([{ ref: "packed-refs", path: lock }]);
    });
  });

  it("is looked for where all worktrees of a repository have their refs", async () => {
    await withLedger(({ repo }) => {
      const linked = repo.worktree("linked", "--detach");
      touch(repo, `${LEDGER}.lock`);
      expect(readRefLocks(open(linked), [LEDGER])).toHaveLength(1);
    });
  });
});

describe("setRefs", () => {
  it("sets and deletes refs wherever they stand", async () => {
    await withLedger(({ repo, two, three }) => {
      const asked = [
        { name: LEDGER, to: two },
        { name: "refs/yoi/seen/origin/gone", to: null },
        { name: "refs/remotes/origin/main", to: three },
      ];
      expect(setRefs(open(repo), asked)).toEqual({ kind: "moved" });
      expect(refs(repo).slice(1)).toEqual([`refs/remotes/origin/main ${three}`, `${LEDGER} ${two}`]);
    });
  });
});

function touch(repo: TestRepo, name: string): string {
  const path = join(repo.root, ".git", name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, "");
  return path;
}
