import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { fetchRefs, pushRefs } from "../../../src/io/git/exchange.ts";
import { runForPerson } from "../../../src/io/git/git.ts";
import { openRepository } from "../../../src/io/git/repository.ts";
import type { RefMove } from "../../../src/io/git/update-refs.ts";
import { rejectionOf } from "../../support/failure.ts";
import { type TestRepo, withRepo } from "../../support/git-repo.ts";

const LEDGER = "refs/yoi/ledger";
const WORK = "refs/heads/work/x";
const MAIN = "refs/heads/main";
const open = (repo: TestRepo) => openRepository(repo.root, repo.env);
const refs = (repo: TestRepo) => repo.git("for-each-ref", "--format=%(refname) %(objectname)").split("\n");

interface World {
  readonly repo: TestRepo;
  readonly origin: TestRepo;
  readonly push: (...moves: readonly (readonly [string, string | null, string | null])[]) => Promise<unknown>;
  /** Three commits, oldest first. */
  readonly one: string;
  readonly two: string;
  readonly three: string;
}

/** A repository at its third commit, whose origin has a ledger and `main` at the first. */
async function withOrigin(use: (world: World) => Promise<void>, ...args: readonly string[]): Promise<void> {
  await withRepo(
    async (repo) => {
      const one = repo.commit("1");
      const origin = repo.bare("origin.git");
      repo.git("remote", "add", "origin", origin.root);
      origin.git("update-ref", LEDGER, one);
      const [two, three] = [repo.commit("2"), repo.commit("3")];
      const push: World["push"] = async (...moves) =>
        await pushRefs(
          open(repo),
          "origin",
          moves.map(([name, from, to]): RefMove => ({ name, from, to })),
        );
      await use({ repo, origin, push, one, two, three });
    },
    ...args,
  );
}

describe("pushRefs", () => {
  it("creates, moves, rewinds and deletes refs of the remote together, with either object format", async () => {
    for (const args of [[], ["--object-format=sha256"]]) {
      await withOrigin(
        async ({ origin, push, one, two, three }) => {
          expect(await push([LEDGER, one, three], [WORK, null, two])).toEqual({ kind: "moved" });
          expect(refs(origin)).toEqual([`${MAIN} ${one}`, `${WORK} ${two}`, `${LEDGER} ${three}`]);
          expect(await push([LEDGER, three, two], [WORK, two, null], [MAIN, one, one])).toEqual({
            kind: "moved",
          });
          expect(refs(origin)).toEqual([`${MAIN} ${one}`, `${LEDGER} ${two}`]);
          expect(await push()).toEqual({ kind: "moved" });
        },
        ...args,
      );
    }
  });

  it("moves none of them when one stands elsewhere, is there or is not there", async () => {
    await withOrigin(async ({ origin, push, one, two, three }) => {
      const before = refs(origin);
      const lost = (ref: string) => ({ kind: "lost", ref, reason: "stale info" });
      expect(await push([LEDGER, two, three], [WORK, null, two])).toEqual(lost(LEDGER));
      expect(await push([LEDGER, null, three])).toEqual(lost(LEDGER));
      expect(await push([LEDGER, one, three], [WORK, one, two])).toEqual(lost(WORK));
      expect(await push([LEDGER, one, three], [WORK, one, null])).toEqual(lost(WORK));
      expect(await push([LEDGER, one, three], [MAIN, two, two])).toEqual(lost(MAIN));
      expect(refs(origin)).toEqual(before);
    });
  });

  it("loses to somebody who moved a ref between the look and the move", async () => {
    await withOrigin(async ({ origin, push, one, two, three }) => {
      // The hook runs when the remote has told where its refs stand, and before it moves them.
      const git =
        "env -u GIT_QUARANTINE_PATH -u GIT_OBJECT_DIRECTORY -u GIT_ALTERNATE_OBJECT_DIRECTORIES git";
      origin.hook("pre-receive", `${git} update-ref ${WORK} ${one}`);
      const outcome = await push([LEDGER, one, three], [WORK, null, two]);
      expect(outcome).toMatchObject({ kind: "lost", ref: WORK });
      expect(refs(origin)).toEqual([`${MAIN} ${one}`, `${WORK} ${one}`, `${LEDGER} ${one}`]);
    });
  });

  it("loses to somebody who made the very same move", async () => {
    await withOrigin(async ({ origin, push, one, two }) => {
      expect(await push([LEDGER, one, two])).toEqual({ kind: "moved" });
      expect(await push([LEDGER, one, two])).toMatchObject({ kind: "lost", ref: LEDGER });
      // Half of it is left to do: then it is ours.
      expect(await push([LEDGER, one, two], [WORK, null, two])).toEqual({ kind: "moved" });
      expect(refs(origin)).toContain(`${WORK} ${two}`);
    });
  });

  it("tells rules and hooks of the remote from a lost race", async () => {
    await withOrigin(async ({ origin, push, one, two }) => {
      const before = refs(origin);
      origin.hook("pre-receive", "exit 1");
      const reason = "pre-receive hook declined";
      expect(await push([LEDGER, one, two])).toEqual({ kind: "refused", ref: LEDGER, reason });
      origin.hook("pre-receive", "exit 0");
      origin.hook("update", `test "$1" != ${WORK}`);
      expect(await push([LEDGER, one, two], [WORK, null, two])).toEqual({
        kind: "refused",
        ref: WORK,
        reason: "hook declined",
      });
      origin.git("config", "receive.denyDeletes", "true");
      expect(await push([MAIN, one, null])).toMatchObject({ kind: "refused", reason: "deletion prohibited" });
      expect(await push([`${LEDGER}/x`, null, two])).toMatchObject({ kind: "refused", ref: `${LEDGER}/x` });
      expect(refs(origin)).toEqual(before);
    });
  });

  it("tells a lock that a killed git left behind at the remote", async () => {
    await withOrigin(async ({ origin, push, one, two }) => {
      touch(join(origin.root, `${WORK}.lock`));
      expect(await push([LEDGER, one, two], [WORK, null, two])).toMatchObject({ kind: "locked", ref: WORK });
      expect(refs(origin)).toContain(`${LEDGER} ${one}`);
    });
  });

  it("does not know what moved when no word comes back", async () => {
    await withOrigin(async ({ repo, origin, one, two }) => {
      const real = repo.run("sh", ["-c", "command -v git"]).stdout.trim();
      const words = "fatal: the remote end hung up unexpectedly";
      const lossy = repo.withProgram("git", `'${real}' "$@" >/dev/null 2>&1\necho '${words}' >&2\nexit 128`);
      const moves = [{ name: LEDGER, from: one, to: two }];
      const git = { ...open(repo), env: lossy.env };
      expect(await pushRefs(git, "origin", moves)).toEqual({ kind: "unanswered", reason: words });
      expect(refs(origin)).toContain(`${LEDGER} ${two}`);
      repo.git("remote", "set-url", "origin", join(repo.base, "gone.git"));
      const gone = await pushRefs(open(repo), "origin", moves);
      expect(gone).toMatchObject({ kind: "unanswered", reason: expect.stringContaining("does not appear") });
    });
  });

  it("runs no hook of the repository, and pushes nothing that was not asked for", async () => {
    await withOrigin(async ({ repo, origin, push, one, two }) => {
      for (const hook of ["pre-push", "reference-transaction"]) repo.hook(hook, "exit 1");
      repo.git("config", "push.followTags", "true");
      repo.git("config", "push.gpgSign", "true");
      repo.git("-c", "core.hooksPath=/dev/null", "tag", "-a", "-m", "v1", "v1", two);
      expect(await push([LEDGER, one, two])).toEqual({ kind: "moved" });
      expect(refs(origin)).toEqual([`${MAIN} ${one}`, `${LEDGER} ${two}`]);
    });
  });
});

describe("fetchRefs", () => {
  const SPECS = [`+${MAIN}:refs/remotes/origin/main`, `+${LEDGER}*:refs/seen/ledger*`];

  it("makes refs what they are at the remote, and nothing else", async () => {
    await withOrigin(async ({ repo, origin, one, two }) => {
      repo.hook("reference-transaction", "exit 1");
      repo.git("-c", "core.hooksPath=/dev/null", "push", "--quiet", "origin", `${two}:refs/heads/other`);
      origin.git("tag", "v1");
      expect(await fetchRefs(open(repo), "origin", SPECS)).toEqual({ kind: "fetched" });
      expect(refs(repo).slice(1)).toEqual([
        `refs/remotes/origin/main ${one}`,
        `refs/remotes/origin/other ${two}`,
        `refs/seen/ledger ${one}`,
      ]);
      expect(existsSync(join(repo.root, ".git/FETCH_HEAD"))).toBe(false);
      origin.git("update-ref", "-d", LEDGER);
      expect(await fetchRefs(open(repo), "origin", SPECS)).toEqual({ kind: "fetched" });
      expect(refs(repo)).not.toContain(`refs/seen/ledger ${one}`);
    });
  });

  it("tells what is missing, locked and out of reach apart", async () => {
    await withOrigin(async ({ repo, origin }) => {
      const fetch = async (...specs: readonly string[]) => await fetchRefs(open(repo), "origin", specs);
      expect(await fetch("+refs/heads/nope:refs/seen/nope")).toEqual({
        kind: "missing",
        ref: "refs/heads/nope",
      });
      touch(join(repo.root, ".git/refs/seen/ledger.lock"));
      expect(await fetch(...SPECS)).toMatchObject({ kind: "locked", ref: "refs/seen/ledger" });
      repo.git("update-ref", "refs/way", "main");
      const blocked = await rejectionOf(async () => await fetch(`+${MAIN}:refs/way/main`));
      expect(blocked.diagnostic).toMatchObject({ code: "git/refused", facts: { verb: "fetch" } });
      repo.git("remote", "set-url", "origin", `https://user:secret@127.0.0.1:1/${origin.root}`);
      const gone = await fetch(...SPECS);
      expect(gone).toMatchObject({ kind: "failed" });
      expect(JSON.stringify(gone)).not.toContain("secret");
    });
  });
});

describe("a command that never ends", () => {
  it("is stopped after its time", async () => {
    await withRepo(async (repo) => {
      repo.git("config", "alias.wait", "!exec sleep 60");
      const stopped = await rejectionOf(async () => await runForPerson(open(repo), ["wait"], undefined, 100));
      expect(stopped.diagnostic).toMatchObject({ code: "git/timed-out", facts: { verb: "wait" } });
    });
  });
});

function touch(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, "");
}
