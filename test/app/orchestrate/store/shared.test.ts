import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  decidePlace,
  moveShared,
  readShared,
  refreshShared,
  rescueRef,
  workRef,
} from "../../../../src/app/orchestrate/store/shared.ts";
import { defaultConfig, parseConfig } from "../../../../src/core/workspace/config.ts";
import { writeCommit } from "../../../../src/io/git/objects.ts";
import { openRepository } from "../../../../src/io/git/repository.ts";
import { readRefLocks } from "../../../../src/io/git/update-refs.ts";
import { countGit } from "../../../support/count-git.ts";
import { failureOf, rejectionOf } from "../../../support/failure.ts";
import { type TestRepo, withRepo } from "../../../support/git-repo.ts";
import { type Machine, machineIn, refsOf, withMachines } from "../../../support/shared-refs.ts";

const ID = "20261101-080000-dark-mode";
const LEDGER = "refs/yoi/ledger";
const WORK = `refs/heads/work/${ID}`;
const FILES = { "readme.txt": "A page.\n" };

/** A commit that no other machine makes. */
function commitIn({ repo, git }: Machine, parent: string | null, message: string): string {
  const tree = repo.git("rev-parse", "origin/main^{tree}");
  return writeCommit(git, { tree, parents: parent === null ? [] : [parent], message, at: 1_782_000_000 });
}

/** What a first claim moves: the ledger and the work ref, both from nothing. */
function claimMoves(machine: Machine, base: string) {
  const work = commitIn(machine, base, `work of ${machine.repo.root}`);
  const ledger = commitIn(machine, null, `ledger of ${machine.repo.root}`);
  return [
    { name: WORK, from: null, to: work },
    { name: LEDGER, from: null, to: ledger },
  ];
}

describe("decidePlace", () => {
  const place = (repo: TestRepo, toml = "") =>
    decidePlace(openRepository(repo.root, repo.env), parseConfig(`version = 1\n${toml}`).config);
  const names = { defaultBranch: "main", workPrefix: "work/", ledger: LEDGER };

  it("is this repository without a remote, else the configured one, origin or the only one", async () => {
    await withRepo((repo) => {
      repo.commit("base");
      expect(place(repo)).toEqual({ kind: "local", ...names });
      repo.git("remote", "add", "only", "../only.git");
      expect(place(repo)).toEqual({ kind: "remote", remote: "only", ...names });
      repo.git("remote", "add", "origin", "../origin.git");
      expect(place(repo)).toEqual({ kind: "remote", remote: "origin", ...names });
      const wishes = `[git]\nremote = "only"\ndefault_branch = "trunk"\nwork_prefix = "yoi-"\nledger = "refs/own/ledger"\n`;
      expect(place(repo, wishes)).toEqual({
        kind: "remote",
        remote: "only",
        defaultBranch: "trunk",
        workPrefix: "yoi-",
        ledger: "refs/own/ledger",
      });
    });
  });

  it("never guesses between remotes, and never takes another one than was configured", async () => {
    await withRepo((repo) => {
      repo.commit("base");
      for (const name of ["one", "two"]) repo.git("remote", "add", name, `../${name}.git`);
      const expected = { code: "ledger/which-remote", facts: { remotes: "one, two" } };
      expect(failureOf(() => place(repo)).diagnostic).toMatchObject(expected);
      const wish = '[git]\nremote = "origin"\n';
      expect(failureOf(() => place(repo, wish)).diagnostic).toMatchObject(expected);
    });
  });

  it("fails where nothing tells the default branch", async () => {
    await withRepo((repo) => {
      repo.git("config", "init.defaultBranch", "trunk");
      repo.git("switch", "--quiet", "-c", "other");
      repo.commit("base");
      expect(failureOf(() => place(repo)).diagnostic.code).toBe("ledger/no-default-branch");
    });
  });
});

describe("what is shared at a remote", () => {
  it("is seen by others once it moved, and kept in mind by who moved it", async () => {
    await withMachines(FILES, async ({ origin, first, second, base }) => {
      const moves = claimMoves(first, base);
      const [work, ledger] = moves.map(({ to }) => to);
      expect(await moveShared(first.git, first.place, moves)).toEqual({ kind: "moved" });
      expect(refsOf(origin)).toEqual({ "refs/heads/main": base, [WORK]: work, [LEDGER]: ledger });
      // The one who pushed has branches of its own as before.
      expect(refsOf(first.repo)).toEqual({ "refs/heads/main": base });
      const seen = {
        defaultBranch: "main",
        defaultSha: base,
        ledger,
        work: new Map([[ID, work]]),
        rescue: new Map(),
      };
      expect(readShared(first.git, first.place)).toEqual(seen);
      expect(readShared(second.git, second.place)).toMatchObject({ ledger: null, work: new Map() });
      expect(await refreshShared(second.git, second.place)).toEqual(seen);
      expect(second.repo.git("log", "-1", "--format=%s", work ?? "")).toContain("work of");
    });
  });

  it("takes in what is deleted, rescued and rewritten, and leaves what has nothing to do with tickets", async () => {
    await withMachines(FILES, async ({ origin, first, second, base }) => {
      const moves = claimMoves(first, base);
      const [work = "", ledger = ""] = moves.map(({ to }) => to);
      await moveShared(first.git, first.place, moves);
      await refreshShared(second.git, second.place);
      const rescue = rescueRef(ID, 1);
      const next = commitIn(first, ledger, "next");
      const ended = [
        { name: rescue, from: null, to: work },
        { name: WORK, from: work, to: null },
        { name: LEDGER, from: ledger, to: next },
      ];
      expect(await moveShared(first.git, first.place, ended)).toEqual({ kind: "moved" });
      for (const name of ["refs/heads/topic", "refs/heads/work/-", "refs/yoi/seen/origin/ledger"])
        origin.git("update-ref", name, base);
      const now = {
        defaultBranch: "main",
        defaultSha: base,
        ledger: next,
        work: new Map(),
        rescue: new Map([[rescue, work]]),
      };
      expect(readShared(first.git, first.place)).toEqual(now);
      expect(await refreshShared(second.git, second.place)).toEqual(now);
      expect(second.repo.git("for-each-ref", "refs/remotes/origin/topic", "refs/tags")).toBe("");
    });
  });

  it("is found by the names of the configuration", async () => {
    await withMachines(FILES, async ({ origin, first, base }) => {
      const toml = 'version = 1\n[git]\nwork_prefix = "yoi-"\nledger = "refs/own/claims"\n';
      const place = decidePlace(first.git, parseConfig(toml).config);
      expect(workRef(place, ID)).toBe(`refs/heads/yoi-${ID}`);
      const moves = [
        { name: "refs/own/claims", from: null, to: base },
        { name: workRef(place, ID), from: null, to: base },
      ];
      expect(await moveShared(first.git, place, moves)).toEqual({ kind: "moved" });
      const seen = { ledger: base, work: new Map([[ID, base]]) };
      expect(readShared(first.git, place)).toMatchObject(seen);
      expect(await refreshShared(first.git, place)).toMatchObject(seen);
      expect(Object.keys(refsOf(origin))).toContain("refs/own/claims");
    });
  });

  it("is claimed by exactly one of two machines that race, all of it", async () => {
    for (const args of [[], ["--object-format=sha256"]]) {
      await withMachines(
        FILES,
        async ({ origin, first, second, base }) => {
          const wishes = [first, second].map((machine) => ({ machine, moves: claimMoves(machine, base) }));
          const outcomes = await Promise.all(
            wishes.map(({ machine, moves }) => moveShared(machine.git, machine.place, moves)),
          );
          expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["lost", "moved"]);
          const won = wishes[outcomes.findIndex(({ kind }) => kind === "moved")]?.moves;
          expect(refsOf(origin)).toEqual({
            "refs/heads/main": base,
            [WORK]: won?.[0]?.to,
            [LEDGER]: won?.[1]?.to,
          });
        },
        ...args,
      );
    }
  });

  it("does not move the ledger when the work ref cannot move, nor the other way round", async () => {
    await withMachines(FILES, async ({ origin, first, second, base }) => {
      await moveShared(first.git, first.place, claimMoves(first, base));
      const before = refsOf(origin);
      const other = await refreshShared(second.git, second.place);
      const next = commitIn(second, other.ledger, "next");
      const wrongWork = [
        { name: LEDGER, from: other.ledger, to: next },
        { name: WORK, from: base, to: next },
      ];
      expect(await moveShared(second.git, second.place, wrongWork)).toMatchObject({
        kind: "lost",
        ref: WORK,
      });
      const wrongLedger = [
        { name: LEDGER, from: null, to: next },
        { name: WORK, from: other.work.get(ID) ?? "", to: next },
      ];
      expect(await moveShared(second.git, second.place, wrongLedger)).toMatchObject({ ref: LEDGER });
      expect(refsOf(origin)).toEqual(before);
    });
  });

  it("can be left half moved by a git that is killed there, either way, and is seen as it is", async () => {
    await withMachines(FILES, async ({ origin, first, second, base }) => {
      const moves = claimMoves(first, base);
      const [work = "", ledger = ""] = moves.map(({ to }) => to);
      first.repo.git("push", "--quiet", "origin", `${work}:${WORK}`);
      expect(await refreshShared(second.git, second.place)).toMatchObject({
        ledger: null,
        work: new Map([[ID, work]]),
      });
      // Whoever made the move may finish it; another one's move is lost.
      const late = claimMoves(second, base);
      expect(await moveShared(second.git, second.place, late)).toMatchObject({ kind: "lost", ref: WORK });
      expect(await moveShared(first.git, first.place, moves)).toEqual({ kind: "moved" });
      origin.git("update-ref", "-d", WORK);
      expect(await refreshShared(second.git, second.place)).toMatchObject({ ledger, work: new Map() });
      expect(await moveShared(first.git, first.place, moves)).toEqual({ kind: "moved" });
      expect(refsOf(origin)).toEqual({ "refs/heads/main": base, [WORK]: work, [LEDGER]: ledger });
    });
  });

  it("waits for a lock for a moment, and tells which one stays", async () => {
    await withMachines(FILES, async ({ origin, first, base }) => {
      const moves = claimMoves(first, base);
      const lock = join(origin.root, `${LEDGER}.lock`);
      touch(lock);
      expect(await moveShared(first.git, first.place, moves)).toMatchObject({ kind: "locked", ref: LEDGER });
      expect(readRefLocks(openRepository(origin.root, origin.env), [LEDGER, WORK])).toMatchObject([
        { ref: LEDGER },
      ]);
      // Whoever held it is done when the second try comes.
      const tried = join(origin.base, "tried");
      origin.hook("pre-receive", `if test -e '${tried}'; then rm '${lock}'; fi; touch '${tried}'`);
      expect(await moveShared(first.git, first.place, moves)).toEqual({ kind: "moved" });
    });
  });

  it("cannot be looked at while a lock lies on what is remembered of it", async () => {
    await withMachines(FILES, async ({ origin, first, base }) => {
      origin.git("update-ref", LEDGER, base);
      touch(join(first.repo.root, ".git/refs/yoi/seen/origin/ledger.lock"));
      const stuck = await rejectionOf(async () => await refreshShared(first.git, first.place));
      expect(stuck.diagnostic).toMatchObject({
        code: "ledger/ref-locked",
        facts: { ref: "refs/yoi/seen/origin/ledger" },
      });
    });
  });

  it("is out of reach when its remote is: nothing is claimed", async () => {
    await withMachines(FILES, async ({ origin, first, base }) => {
      rmSync(origin.root, { recursive: true });
      const expected = { code: "ledger/unreachable", facts: { remote: "origin" } };
      const { git, place } = first;
      expect((await rejectionOf(async () => await refreshShared(git, place))).diagnostic).toMatchObject(
        expected,
      );
      const moving = async () => await moveShared(git, place, claimMoves(first, base));
      expect((await rejectionOf(moving)).diagnostic).toMatchObject(expected);
      expect(readShared(git, place)).toMatchObject({ defaultSha: base, ledger: null });
    });
  });

  it("has no default branch while nothing was pushed there", async () => {
    await withRepo(async (repo) => {
      repo.commit("base");
      const empty = repo.at(join(repo.base, "empty.git"));
      repo.git("init", "--quiet", "--bare", empty.root);
      repo.git("remote", "add", "origin", empty.root);
      const { git, place } = machineIn(repo);
      expect(readShared(git, place)).toBeUndefined();
      const failed = await rejectionOf(async () => await refreshShared(git, place));
      expect(failed.diagnostic).toMatchObject({
        code: "ledger/no-default-branch",
        facts: { branch: "main", where: "origin" },
      });
    });
  });

  it("costs two processes to refresh, one to read and two to move, however many work refs there are", async () => {
    await withMachines(FILES, async ({ origin, first, base }) => {
      const many = [...Array(200).keys()].map((index) => `create refs/heads/work/ticket-${index} ${base}\n`);
      expect(origin.run("git", ["update-ref", "--stdin"], many.join("")).status).toBe(0);
      const { repo, take } = countGit(first.repo);
      const git = openRepository(repo.root, repo.env);
      take();
      expect((await refreshShared(git, first.place)).work.size).toBe(200);
      // Git starts itself to index what it fetches; here nothing new came.
      expect(take()).toBe(2);
      readShared(git, first.place);
      expect(take()).toBe(1);
      await moveShared(git, first.place, claimMoves(first, base));
      expect(take()).toBe(2);
    });
  });
});

describe("what is shared in one repository", () => {
  it("moves in one transaction, and is what its refs are", async () => {
    await withRepo(async (repo) => {
      const base = repo.commit("base");
      const { git, place } = machineIn(repo);
      const rescue = rescueRef(ID, 1);
      const moves = [LEDGER, WORK, rescue].map((name) => ({ name, from: null, to: base }));
      expect(await moveShared(git, place, moves)).toEqual({ kind: "moved" });
      expect(await moveShared(git, place, moves)).toMatchObject({ kind: "lost" });
      expect(await refreshShared(git, place)).toEqual({
        defaultBranch: "main",
        defaultSha: base,
        ledger: base,
        work: new Map([[ID, base]]),
        rescue: new Map([[rescue, base]]),
      });
    });
  });

  it("can be left half moved by a git that is killed, and then moves only from where it is", async () => {
    await withRepo(async (repo) => {
      const base = repo.commit("base");
      const { git, place } = machineIn(repo);
      const moves = [WORK, LEDGER].map((name) => ({ name, from: null, to: base }));
      for (const [half, rest] of [moves, moves.toReversed()]) {
        repo.git("update-ref", half?.name ?? "", base);
        expect(await moveShared(git, place, moves)).toMatchObject({ kind: "lost", ref: half?.name });
        const left = moves.map((move) => (move === rest ? move : { ...move, from: base }));
        expect(await moveShared(git, place, left)).toEqual({ kind: "moved" });
        for (const { name } of moves) repo.git("update-ref", "-d", name);
      }
    });
  });

  it("never moves a branch under a person's feet", async () => {
    await withRepo(async (repo) => {
      const [base, next] = [repo.commit("base"), repo.commit("next")];
      const git = openRepository(repo.root, repo.env);
      const place = decidePlace(git, defaultConfig());
      const moves = [
        { name: LEDGER, from: null, to: base },
        { name: "refs/heads/main", from: next, to: base },
      ];
      expect(await moveShared(git, place, moves)).toMatchObject({
        kind: "checked-out",
        ref: "refs/heads/main",
        worktree: repo.root,
      });
      expect(refsOf(repo)).toEqual({ "refs/heads/main": next });
      repo.git("switch", "--quiet", "--detach");
      expect(await moveShared(git, place, moves)).toEqual({ kind: "moved" });
    });
  });
});

function touch(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, "");
}
