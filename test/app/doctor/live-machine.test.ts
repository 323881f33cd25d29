import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { attemptDir, resultPath } from "../../../src/app/orchestrate/agent/attempt-files.ts";
import { ATTEMPT_MARK } from "../../../src/core/orchestrator/agent/agent-environment.ts";
import { putLedger } from "../../support/claimed.ts";
import type { TestRepo } from "../../support/git-repo.ts";
import {
  claimOf,
  codesIn,
  type LiveWorld,
  makeBranch,
  mendIn,
  orchestratorIn,
  withClaims,
  withLiveWorld,
} from "../../support/live-world.ts";
import { refsOf, withMachines } from "../../support/shared-refs.ts";
import { ticketTexts, timeAt } from "../../support/ticket-text.ts";

const ID = "20261101-080000-dark-mode";
const OTHER = "20261101-080100-menu";
const DAY_MS = 86_400_000;

/** A file that is so old, in milliseconds. */
function makeOld(path: string, age: number, text = ""): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  const at = new Date(Date.now() - age);
  utimesSync(path, at, at);
}

/** Mends, and gives what was said of it and what is found afterwards; a dry run before it must change nothing. */
async function mendAll({ repo, orchestrator }: LiveWorld): Promise<readonly [string, readonly string[]][]> {
  const before = [refsOf(repo), listFiles(repo)];
  const planned = await mendIn(orchestrator, { dryRun: true });
  expect(planned.mended.map(({ outcome }) => outcome)).not.toContain("done");
  expect([refsOf(repo), listFiles(repo)]).toEqual(before);
  const { mended, left } = await mendIn(orchestrator);
  expect(mended.map(({ what }) => what)).toEqual(planned.mended.map(({ what }) => what));
  expect((await mendIn(orchestrator)).mended.filter(({ outcome }) => outcome === "done")).toEqual([]);
  return mended.map(({ what, outcome }) => [`${outcome}: ${what}`, left]);
}

/** What is in the repository but for git's objects and caches of what was seen. */
function listFiles(repo: TestRepo): readonly string[] {
  return readdirSync(repo.root, { recursive: true, encoding: "utf8" })
    .filter((path) => !/^\.git\/(?:objects|index|yoi\/ticket-index|worktrees\/[^/]+\/index)/.test(path))
    .sort();
}

describe("locks on refs", () => {
  const lock = (repo: TestRepo, ref: string, minutes: number): string => {
    const path = join(repo.root, ".git", `${ref}.lock`);
    makeOld(path, minutes * 60_000);
    return path;
  };

  it("that a killed git left are removed, and young ones are not", async () => {
    await withLiveWorld([ID], async (world) => {
      const { repo, orchestrator } = world;
      const old = [lock(repo, `refs/heads/work/${ID}`, 20), lock(repo, "packed-refs", 90)];
      const young = lock(repo, "refs/heads/main", 1);
      expect(await codesIn(orchestrator)).toEqual(["ledger/stale-lock", "ledger/stale-lock"]);
      expect(await mendAll(world)).toEqual([
        [`done: remove the lock .git/refs/heads/work/${ID}.lock`, []],
        ["done: remove the lock .git/packed-refs.lock", []],
      ]);
      expect([...old, young].map((path) => existsSync(path))).toEqual([false, false, true]);
    });
  });

  it("stay while a git runs there", async () => {
    await withLiveWorld([ID], async ({ repo, orchestrator }) => {
      const path = lock(repo, "refs/yoi/ledger", 20);
      const git = spawn("git", ["cat-file", "--batch"], {
        cwd: repo.root,
        stdio: ["pipe", "pipe", "ignore"],
      });
      try {
        // Its answer shows that it runs.
        await new Promise((resolve) => {
          git.stdout.once("data", resolve);
          git.stdin.write("HEAD\n");
        });
        expect(await mendIn(orchestrator)).toEqual({ mended: [], left: ["ledger/stale-lock"] });
        expect(existsSync(path)).toBe(true);
      } finally {
        git.kill("SIGKILL");
        await new Promise((resolve) => git.once("close", resolve));
      }
      expect((await mendIn(orchestrator)).left).toEqual([]);
    });
  });

  it("that keep this clone from fetching, and those of an origin on this machine, are found and removed", async () => {
    await withMachines({ "README.md": "x\n" }, async ({ origin, first }) => {
      const { repo } = first;
      const orchestrator = orchestratorIn(repo);
      // A branch that has moved, so that the fetch has to move the ref that is locked.
      const other = origin.git("commit-tree", "-p", "main", "-m", "next", "main^{tree}");
      origin.git("update-ref", "refs/heads/main", other);
      lock(repo, "refs/remotes/origin/main", 20);
      makeOld(join(origin.root, "refs/yoi/ledger.lock"), 20 * 60_000);
      expect(await codesIn(orchestrator)).toEqual([
        "ledger/ref-locked",
        "ledger/stale-lock",
        "ledger/stale-lock",
      ]);
      const { mended, left } = await mendIn(orchestrator);
      expect(mended.map(({ what, outcome }) => `${outcome}: ${what}`)).toEqual([
        "done: remove the lock .git/refs/remotes/origin/main.lock",
        "done: remove the lock origin.git/refs/yoi/ledger.lock",
      ]);
      expect(left).toEqual([]);
    });
  });
});

describe("worktrees", () => {
  const add = (repo: TestRepo, id = ID): string => {
    repo.git("worktree", "add", "--quiet", "--detach", `.worktree/${id}`);
    repo.write(".git/info/exclude", "/.worktree/\n");
    return join(repo.root, ".worktree", id);
  };
  const claimed = async ({ repo }: LiveWorld, change = {}): Promise<string> => {
    const work = makeBranch(repo, ID, { progress: "coded" });
    await putLedger(repo, withClaims({ [ID]: claimOf(work, change) }));
    return work.head;
  };

  it("of a ticket that nobody has claimed go, and what nothing else holds is saved first", async () => {
    await withLiveWorld([ID], async (world) => {
      const dir = add(world.repo);
      const inside = world.repo.at(dir);
      inside.write("work.txt", "mine\n");
      const commit = inside.commit("work");
      inside.write("more.txt", "more\n");
      expect(await codesIn(world.orchestrator)).toEqual(["worktree/left-behind"]);
      expect(await mendAll(world)).toEqual([
        [`done: remove .worktree/${ID}, after saving what nothing else holds`, []],
      ]);
      expect(existsSync(dir)).toBe(false);
      const saved = `refs/yoi/rescue/${ID}/worktree-1`;
      expect(world.repo.git("rev-parse", `${saved}~1`)).toBe(commit);
      expect(world.repo.git("show", `${saved}:more.txt`)).toBe("more");
    });
  });

  it("that bear no ticket's name are a person's own: foreign, like other directories and links", async () => {
    await withLiveWorld([ID, OTHER], async ({ repo, orchestrator }) => {
      const own = add(repo, "experiment");
      mkdirSync(join(repo.root, ".worktree", ID));
      writeFileSync(join(repo.root, ".worktree", ID, "notes.txt"), "mine");
      symlinkSync(repo.base, join(repo.root, ".worktree", OTHER));
      const { mended, left } = await mendIn(orchestrator);
      expect([mended, left]).toEqual([[], ["worktree/foreign", "worktree/foreign", "worktree/symlink"]]);
      expect(existsSync(own)).toBe(true);
    });
  });

  it("whose directory is gone are forgotten, each by itself, and their commits are kept", async () => {
    await withLiveWorld([ID], async (world) => {
      const { repo } = world;
      const dir = add(repo);
      const commit = repo.at(dir).commit("work");
      const elsewhere = repo.worktree("elsewhere", "--detach");
      for (const path of [dir, elsewhere.root]) rmSync(path, { recursive: true });
      await claimed(world);
      expect(await codesIn(world.orchestrator)).toEqual(["worktree/missing"]);
      expect((await mendAll(world)).map(([, left]) => left)).toEqual([[]]);
      const listed = repo.git("worktree", "list", "--porcelain");
      expect([listed.includes(dir), listed.includes(elsewhere.root)]).toEqual([false, true]);
      expect(repo.git("rev-parse", `refs/yoi/rescue/${ID}/worktree-1`)).toBe(commit);
    });
  });

  it("that git was killed in are removed", async () => {
    await withLiveWorld([ID], async (world) => {
      const dir = add(world.repo);
      rmSync(join(world.repo.root, ".git/worktrees", ID, "index"));
      await claimed(world);
      expect(await codesIn(world.orchestrator)).toEqual(["worktree/half-made"]);
      expect((await mendAll(world)).map(([, left]) => left)).toEqual([[]]);
      expect(existsSync(dir)).toBe(false);
    });
  });

  it("of claimed tickets that hold unsaved work are named, unless an attempt is running there", async () => {
    await withLiveWorld([ID], async (world) => {
      const { repo, orchestrator } = world;
      const dir = add(repo);
      const head = await claimed(world);
      expect(await codesIn(orchestrator)).toEqual([]);
      repo.at(dir).write("work.txt", "mine\n");
      expect(await mendIn(orchestrator)).toEqual({ mended: [], left: ["worktree/unsaved"] });
      const attempt = {
        ...{ id: "abcdefgh1234", role: "coder" as const, round: 1, head },
        ...{ opened_at: timeAt(20), deadline: timeAt(90), runner: orchestrator.self },
      };
      await putLedger(repo, (ledger) => {
        const live = ledger.claims.get(ID)?.live ?? null;
        return withClaims({ [ID]: live === null ? null : { ...live, attempt } })(ledger);
      });
      expect(await codesIn(orchestrator)).toEqual([]);
      expect(existsSync(dir)).toBe(true);
    });
  });
});

describe("attempts", () => {
  const DONE = "abcdefgh0001";
  const OPEN = "abcdefgh0002";
  const withAttempt = async (
    { repo, orchestrator }: LiveWorld,
    runner: typeof orchestrator.self,
  ): Promise<void> => {
    const work = makeBranch(repo, ID);
    const attempt = {
      ...{ id: OPEN, role: "coder" as const, round: 1, head: work.head },
      ...{ opened_at: timeAt(20), deadline: timeAt(90), runner },
    };
    await putLedger(repo, withClaims({ [ID]: claimOf(work, { attempt }) }));
  };

  it("that are over leave nothing behind but their transcripts", async () => {
    await withLiveWorld([ID], async (world) => {
      const { orchestrator } = world;
      const { stateDir, self } = orchestrator;
      await withAttempt(world, { ...self, started: "1" });
      for (const id of [DONE, OPEN]) {
        makeOld(join(attemptDir(stateDir, id), "transcript.jsonl"), DAY_MS, "");
        makeOld(resultPath(stateDir, id), DAY_MS, "{}");
        makeOld(join(attemptDir(stateDir, id), "home/gitconfig"), DAY_MS);
      }
      // The dead attempt is open and has a result: the next tick publishes it, so that only its home goes.
      expect(await codesIn(orchestrator)).toEqual(["orchestrate/left-attempt", "orchestrate/left-attempt"]);
      expect(await mendAll(world)).toEqual([
        [`done: end attempt ${DONE}: its private directories, a result that nobody takes`, []],
        [`done: end attempt ${OPEN}: its private directories`, []],
      ]);
      const left = [DONE, OPEN].map((id) => readdirSync(attemptDir(stateDir, id)).sort());
      expect(left).toEqual([["transcript.jsonl"], ["result.json", "transcript.jsonl"]]);
    });
  });

  it.runIf(process.platform === "linux")("that are over lose the processes that still run", async () => {
    await withLiveWorld([ID], async (world) => {
      const { orchestrator } = world;
      makeOld(join(attemptDir(orchestrator.stateDir, DONE), "transcript.jsonl"), DAY_MS);
      const child = spawn(
        process.execPath,
        ["-e", "process.stdout.write('up'); setInterval(() => {}, 1000)"],
        {
          env: { ...process.env, [ATTEMPT_MARK]: DONE },
          stdio: ["ignore", "pipe", "ignore"],
        },
      );
      const ended = new Promise((resolve) => child.once("close", (_code, signal) => resolve(signal)));
      await new Promise((resolve) => child.stdout.once("data", resolve));
      const { mended, left } = await mendIn(orchestrator);
      expect(mended.map(({ what }) => what)).toEqual([`end attempt ${DONE}: 1 process`]);
      expect([left, await ended]).toEqual([[], "SIGKILL"]);
    });
  });

  it("that run are left alone", async () => {
    await withLiveWorld([ID], async (world) => {
      const { stateDir, self } = world.orchestrator;
      await withAttempt(world, self);
      makeOld(join(attemptDir(stateDir, OPEN), "home/gitconfig"), 0);
      expect(await mendIn(world.orchestrator)).toEqual({ mended: [], left: [] });
      expect(existsSync(join(attemptDir(stateDir, OPEN), "home"))).toBe(true);
    });
  });

  it("are forgotten after 30 days, unless they are open", async () => {
    await withLiveWorld([ID], async (world) => {
      const { stateDir, self } = world.orchestrator;
      await withAttempt(world, self);
      const fresh = "abcdefgh0003";
      for (const [id, days] of [
        [DONE, 32],
        [OPEN, 32],
        [fresh, 29],
      ] as const) {
        makeOld(join(attemptDir(stateDir, id), "transcript.jsonl"), days * DAY_MS);
        const at = new Date(Date.now() - days * DAY_MS);
        utimesSync(attemptDir(stateDir, id), at, at);
      }
      expect(await codesIn(world.orchestrator)).toEqual(["orchestrate/old-transcripts"]);
      expect(await mendAll(world)).toEqual([["done: remove 1 old transcript", []]]);
      expect(readdirSync(join(stateDir, "attempts")).sort()).toEqual([OPEN, fresh]);
    });
  });
});

it("looks only: without --fix nothing in the repository changes", async () => {
  await withLiveWorld([ID], async ({ repo, orchestrator }) => {
    for (const [inside, text] of Object.entries(ticketTexts("queued")))
      repo.write(`.yoi/tickets/x-y/${inside}`, text);
    await codesIn(orchestrator);
    const before = [refsOf(repo), listFiles(repo), repo.git("status", "--porcelain")];
    await codesIn(orchestrator);
    expect([refsOf(repo), listFiles(repo), repo.git("status", "--porcelain")]).toEqual(before);
  });
});
