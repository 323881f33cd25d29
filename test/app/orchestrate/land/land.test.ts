import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { readTickets } from "../../../../src/app/change/read-tickets.ts";
import { type LandingWish, performLanding, planLanding } from "../../../../src/app/orchestrate/land/land.ts";
import { wasLanded } from "../../../../src/app/orchestrate/land/landed.ts";
import { mergeCommits } from "../../../../src/app/orchestrate/land/merge-commits.ts";
import { decidePlace, type SharedPlace } from "../../../../src/app/orchestrate/store/shared.ts";
import { defaultConfig } from "../../../../src/core/workspace/config.ts";
import type { RefMove } from "../../../../src/io/git/update-refs.ts";
import { type Files, listed, open, put, show } from "../../../support/fork.ts";
import { type TestRepo, withRepo } from "../../../support/git-repo.ts";
import { refsOf, withMachines } from "../../../support/shared-refs.ts";
import { eventText } from "../../../support/ticket-text.ts";
import { LINES, makeWork, TICKETS, ticketFiles, WORK_DIR, WORK_ID } from "../../../support/work-branch.ts";

const MAIN = "refs/heads/main";
const LEDGER = "refs/yoi/ledger";

function wish(base: string, head: string, method: LandingWish["method"]): LandingWish {
  const trailers = [{ name: "Yoi-Ticket", value: WORK_ID }];
  return {
    base,
    head,
    method,
    message: "Make it work\n\nCompletes it.",
    trailers,
    at: 1_790_000_000,
    ticketRoot: TICKETS,
  };
}

/** The commit that lands work; anything else is an error. */
function landing(
  repo: TestRepo,
  base: string,
  head: string,
  method: LandingWish["method"] = "merge",
): string {
  const planned = planLanding(open(repo), wish(base, head, method));
  if (planned.kind === "ready") return planned.landed;
  throw new Error(JSON.stringify(planned));
}

const treeOf = (repo: TestRepo, commit: string): string => repo.git("rev-parse", `${commit}^{tree}`);
const parentsOf = (repo: TestRepo, commit: string): string[] =>
  repo.git("log", "-1", "--format=%P", commit).split(" ");

/** What somebody else does on `main` meanwhile: the other end of the file, and a comment on the ticket. */
function moveOn(repo: TestRepo, files: Files = {}): string {
  const thread = `${ticketFiles("queued")[`${WORK_DIR}/thread.md`]}\n${eventText({ kind: "comment", id: "bobsword", minute: 4, author: "bob", body: "By bob." })}`;
  return put(
    repo,
    { "a.txt": LINES.replace("seven", "SEVEN"), [`${WORK_DIR}/thread.md`]: thread, ...files },
    "meanwhile",
  );
}

describe("the commit that lands work", () => {
  test("is a merge of base and head, with the records of both", async () => {
    await withRepo((repo) => {
      const { head } = makeWork(repo);
      const base = moveOn(repo);
      const landed = landing(repo, base, head);
      expect(parentsOf(repo, landed)).toEqual([base, head]);
      expect(show(repo, landed, "a.txt")).toBe(LINES.replace("one", "ONE").replace("seven", "SEVEN").trim());
      expect(show(repo, landed, `${WORK_DIR}/thread.md`)).toMatch(/By bob\..*to: closed/s);
      expect(listed(repo, landed)).toContain(`${WORK_DIR}/resolution.md`);
      expect(repo.git("log", "-1", "--format=%an|%cd|%B", "--date=unix", landed)).toBe(
        `yoi orchestrator|1790000000|Make it work\n\nCompletes it.\n\nYoi-Ticket: ${WORK_ID}\n`,
      );
      expect(repo.git("rev-parse", "main")).toBe(base);
    });
  });

  test("is one commit with the same tree where it is squashed", async () => {
    await withRepo((repo) => {
      const { head } = makeWork(repo);
      const base = moveOn(repo);
      const landed = landing(repo, base, head, "squash");
      expect(parentsOf(repo, landed)).toEqual([base]);
      expect(treeOf(repo, landed)).toBe(treeOf(repo, landing(repo, base, head)));
    });
  });

  test("is the head itself where a rebase has nothing to do", async () => {
    await withRepo((repo) => {
      const { base, head } = makeWork(repo);
      expect(landing(repo, base, head, "rebase")).toBe(head);
    });
  });

  test("is the last of the branch's commits made again, with author, time and message", async () => {
    await withRepo((repo) => {
      const { head } = makeWork(repo);
      repo.git("switch", "--quiet", `work/${WORK_ID}`);
      repo.git(
        "-c",
        "i18n.commitEncoding=ISO-8859-1",
        "commit",
        "--quiet",
        "--allow-empty",
        "-m",
        "empty on purpose",
      );
      const withEmpty = repo.git("rev-parse", "HEAD");
      repo.git("switch", "--quiet", "main");
      const base = moveOn(repo);
      const landed = landing(repo, base, withEmpty, "rebase");
      const said = (range: string): string =>
        repo.git("log", "--format=%an <%ae> %ad%n%B", "--date=raw", range);
      expect(said(`${base}..${landed}`)).toBe(said(`main~1..${withEmpty}`));
      expect(repo.git("rev-list", "--merges", landed)).toBe("");
      expect(repo.git("log", "--format=%cn", `${base}..${landed}`).split("\n")).toEqual(
        Array(5).fill("yoi orchestrator"),
      );
      expect(treeOf(repo, landed)).toBe(treeOf(repo, landing(repo, base, head)));
      expect(repo.git("cat-file", "commit", landed)).toContain("encoding ISO-8859-1");
    });
  });

  test("leaves out, in a rebase, what the base has already", async () => {
    await withRepo((repo) => {
      const { head } = makeWork(repo);
      const base = moveOn(repo, { "b.txt": "b\n" });
      const landed = landing(repo, base, head, "rebase");
      expect(repo.git("log", "--format=%s", `${base}..${landed}`).split("\n")).toEqual([
        `ticket(${WORK_ID}): closed`,
        "feat: say it louder",
        `ticket(${WORK_ID}): queued → inprogress`,
      ]);
    });
  });

  test("is none where code or records conflict, by any method", async () => {
    await withRepo((repo) => {
      const { head, base: before } = makeWork(repo);
      const code = put(repo, { "a.txt": LINES.replace("one", "Uno") });
      repo.git("switch", "--quiet", "--detach", before);
      const records = put(repo, { ...ticketFiles("ready") });
      for (const method of ["merge", "squash", "rebase"] as const) {
        expect(planLanding(open(repo), wish(code, head, method))).toEqual({
          kind: "conflict",
          paths: ["a.txt"],
          records: [],
        });
        expect(planLanding(open(repo), wish(records, head, method))).toMatchObject({
          kind: "conflict",
          paths: [],
          records: expect.arrayContaining([`${WORK_DIR}/item.md`]),
        });
      }
    });
  });

  test("is none of a rebase that would undo what a merge on the branch has solved", async () => {
    await withRepo((repo) => {
      const { head } = makeWork(repo);
      const first = put(repo, { "a.txt": LINES.replace("one", "Uno") });
      repo.git("switch", "--quiet", `work/${WORK_ID}`);
      repo.run("git", ["merge", "--quiet", "main"]);
      const updated = put(repo, { "a.txt": LINES.replace("one", "UNO") });
      expect(parentsOf(repo, updated)).toEqual([head, first]);
      expect(landing(repo, first, updated, "rebase")).toBe(updated);
      repo.git("switch", "--quiet", "main");
      const later = put(repo, { "c.txt": "c\n" });
      expect(planLanding(open(repo), wish(later, updated, "rebase"))).toMatchObject({
        kind: "conflict",
        paths: ["a.txt"],
      });
      expect(planLanding(open(repo), wish(later, updated, "merge")).kind).toBe("ready");
    });
  });

  test("can be made in a SHA-256 repository, by every method", async () => {
    await withRepo((repo) => {
      const { head } = makeWork(repo);
      const base = moveOn(repo);
      const trees = (["merge", "squash", "rebase"] as const).map((method) =>
        treeOf(repo, landing(repo, base, head, method)),
      );
      expect(new Set(trees)).toEqual(
        new Set([mergeCommits(open(repo), { ours: base, theirs: head, ticketRoot: TICKETS }).tree]),
      );
    }, "--object-format=sha256");
  });
});

interface Scene {
  readonly base: string;
  readonly head: string;
  readonly landed: string;
  readonly moves: readonly RefMove[];
  /** Moves default branch and ledger. */
  readonly land: (moves?: readonly RefMove[]) => ReturnType<typeof performLanding>;
}

/** Work that is ready to land in a repository without remote, with a ledger that is to move along. */
function scene(repo: TestRepo, files: Files = {}): Scene {
  const { head } = makeWork(repo, files);
  const base = moveOn(repo);
  const landed = landing(repo, base, head);
  repo.git("update-ref", LEDGER, base);
  const moves = [
    { name: MAIN, from: base, to: landed },
    { name: LEDGER, from: base, to: head },
  ];
  const place: SharedPlace = decidePlace(open(repo), defaultConfig());
  return { base, head, landed, moves, land: (given = moves) => performLanding(open(repo), place, given) };
}

const tips = (repo: TestRepo): readonly (string | undefined)[] => [refsOf(repo)[MAIN], refsOf(repo)[LEDGER]];
const locks = (repo: TestRepo): string[] =>
  readdirSync(join(repo.root, ".git"), { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".lock"),
  );

describe("landing without a remote", () => {
  test("moves a default branch that nobody has checked out together with the ledger", async () => {
    await withRepo(async (repo) => {
      const { land, landed, head, moves, base } = scene(repo);
      repo.git("switch", "--quiet", "--detach");
      expect(
        await land([moves[0], { name: LEDGER, from: head, to: base }].filter((move) => move !== undefined)),
      ).toMatchObject({ kind: "lost", ref: LEDGER });
      expect(await land()).toEqual({ kind: "moved" });
      expect(tips(repo)).toEqual([landed, head]);
    });
  });

  test("takes a clean checkout along, runs no hook there and leaves files that git does not track", async () => {
    await withRepo(async (repo) => {
      const { land, landed, head } = scene(repo);
      for (const hook of ["post-merge", "pre-merge-commit", "reference-transaction", "post-checkout"])
        repo.hook(hook, `touch "${repo.base}/ran"`);
      repo.write("notes.txt", "mine\n");
      expect(await land()).toEqual({ kind: "moved" });
      expect(tips(repo)).toEqual([landed, head]);
      expect(repo.git("status", "--porcelain")).toBe("?? notes.txt");
      expect(repo.read("b.txt")).toBe("b\n");
      expect([existsSync(join(repo.base, "ran")), locks(repo)]).toEqual([false, []]);
    });
  });

  test("takes a linked checkout along, and the main one where it works elsewhere", async () => {
    await withRepo(async (repo) => {
      const { land, landed, head } = scene(repo);
      repo.git("switch", "--quiet", "--detach");
      repo.write("a.txt", "a change that concerns nobody\n");
      const linked = repo.worktree("linked", "main");
      expect(await land()).toEqual({ kind: "moved" });
      expect([...tips(repo), linked.git("status", "--porcelain"), linked.read("b.txt")]).toEqual([
        landed,
        head,
        "",
        "b\n",
      ]);
    });
  });

  test.each<[string, (repo: TestRepo) => unknown, RegExp]>([
    ["a file is changed", (repo) => repo.write("a.txt", "x\n"), /where a change of a\.txt is not finished$/],
    [
      "files are staged",
      (repo) => {
        repo.write("x.txt", "x\n");
        repo.write("y.txt", "y\n");
        repo.git("add", ".");
      },
      /where a change of x\.txt and 1 more is not finished$/,
    ],
    [
      "an untracked file is in the way",
      (repo) => repo.write("b.txt", "mine\n"),
      /: .*untracked working tree files would be overwritten/,
    ],
    [
      "an ignored file is in the way",
      (repo) => {
        repo.write(".git/info/exclude", "b.txt\n");
        repo.write("b.txt", "mine\n");
      },
      /: .*would be overwritten/,
    ],
    [
      "a merge is under way",
      (repo) => repo.git("merge", "--quiet", "--strategy=ours", "--no-commit", "other"),
      /where a merge is not finished$/,
    ],
    [
      "a rebase is under way",
      (repo) =>
        repo.run("git", ["-c", "sequence.editor=sed -i 1s/pick/edit/", "rebase", "--interactive", "HEAD~1"]),
      /where a rebase is not finished$/,
    ],
    [
      "it is checked out twice",
      (repo) => repo.git("worktree", "add", "--quiet", "--force", join(repo.base, "twice"), "main"),
      /and in .*twice at once$/,
    ],
    [
      "its checkout is on a disk that is away",
      (repo) => {
        repo.git("switch", "--quiet", "--detach");
        const away = repo.worktree("away", "main");
        repo.git("worktree", "lock", away.root);
        repo.remove("../away");
      },
      /which is not there now$/,
    ],
  ])("waits and moves nothing where %s", async (_, disturb, reason) => {
    await withRepo(async (repo) => {
      const { land, base, moves } = scene(repo);
      repo.git("branch", "other", `work/${WORK_ID}~3`);
      disturb(repo);
      const before = [repo.git("status", "--porcelain"), repo.git("rev-parse", "HEAD"), ...tips(repo)];
      const outcome = await land(moves);
      expect(outcome).toMatchObject({
        kind: "checked-out",
        ref: MAIN,
        reason: expect.stringMatching(reason),
      });
      expect([repo.git("status", "--porcelain"), repo.git("rev-parse", "HEAD"), ...tips(repo)]).toEqual(
        before,
      );
      expect(tips(repo)).toEqual([base, base]);
      expect(locks(repo)).toEqual([]);
    });
  });

  test("moves nothing where the ledger or the branch has moved since", async () => {
    await withRepo(async (repo) => {
      const { land, base, landed } = scene(repo);
      repo.git("update-ref", LEDGER, landed);
      expect(await land()).toMatchObject({ kind: "lost", ref: LEDGER });
      expect([...tips(repo), repo.git("status", "--porcelain")]).toEqual([base, landed, ""]);
      repo.git("update-ref", LEDGER, base);
      const later = repo.commit("somebody was faster");
      expect(await land()).toMatchObject({ kind: "lost", ref: MAIN });
      expect([...tips(repo), existsSync(join(repo.root, "b.txt"))]).toEqual([later, base, false]);
    });
  });

  test("can be killed between the two: the next one sees the work landed, and no lock is left", async () => {
    await withRepo((repo) => {
      const { base, head, landed, moves } = scene(repo);
      const git = repo.run("sh", ["-c", "command -v git"]).stdout.trim();
      const deadly = repo.withProgram(
        "git",
        `"${git}" "$@"; status=$?; case " $* " in *" --ff-only "*) kill -9 $PPID;; esac; exit $status`,
      );
      const source = resolve(import.meta.dirname, "../../../../src");
      const script = `
        const { performLanding } = await import("${source}/app/orchestrate/land/land.ts");
        const { openRepository } = await import("${source}/io/git/repository.ts");
        const place = { kind: "local", defaultBranch: "main", workPrefix: "work/", ledger: "${LEDGER}" };
        await performLanding(openRepository(".", process.env), place, ${JSON.stringify(moves)});`;
      const ended = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
        cwd: repo.root,
        env: deadly.env,
        encoding: "utf8",
      });
      expect([ended.signal, ended.stderr]).toEqual(["SIGKILL", ""]);
      expect(tips(repo)).toEqual([landed, base]);
      expect(repo.git("status", "--porcelain")).toBe("");
      for (let tries = 0; locks(repo).length > 0 && tries < 100; tries += 1) spawnSync("sleep", ["0.02"]);
      expect(locks(repo)).toEqual([]);
      const at = (commit: string) => {
        const ticket = readTickets(open(repo), { kind: "commit", oid: commit }, new Set([WORK_ID])).get(
          WORK_ID,
        );
        if (ticket === undefined) throw new Error("no ticket");
        return ticket;
      };
      const question = {
        defaultSha: landed,
        since: base,
        head,
        ticketAtDefault: at(landed),
        ticketAtHead: at(head),
      };
      expect(wasLanded(open(repo), question)).toBe(landed);
    });
  });
});

describe("landing at a remote", () => {
  const files = Object.fromEntries(
    Object.entries({ ...ticketFiles("queued"), "a.txt": LINES }).map(([path, text]) => [path, String(text)]),
  );

  /** Work that is ready to land from one of two clones. */
  function ready(repo: TestRepo, base: string): { landed: string; moves: RefMove[] } {
    repo.git("switch", "--quiet", "--detach", base);
    const head = put(repo, { ...ticketFiles("closed"), "b.txt": "b\n" });
    const landed = landing(repo, base, head);
    repo.git("switch", "--quiet", "main");
    return {
      landed,
      moves: [
        { name: MAIN, from: base, to: landed },
        { name: LEDGER, from: null, to: head },
      ],
    };
  }

  test("moves both there and no checkout here, and is lost where somebody pushed between", async () => {
    await withMachines(files, async ({ origin, first, second, base }) => {
      const { moves, landed } = ready(first.repo, base);
      const later = ready(second.repo, base).moves;
      first.repo.write("a.txt", "in the middle of something\n");
      expect(await performLanding(first.git, first.place, moves)).toEqual({ kind: "moved" });
      expect(refsOf(origin)).toMatchObject({ [MAIN]: landed, [LEDGER]: moves[1]?.to });
      expect(first.repo.git("rev-parse", "main")).toBe(base);
      expect(await performLanding(second.git, second.place, later)).toMatchObject({ kind: "lost" });
      expect(refsOf(origin)[MAIN]).toBe(landed);
    });
  });

  test("says why a protected branch refuses, and moves the ledger neither", async () => {
    await withMachines(files, async ({ origin, first, base }) => {
      const { moves } = ready(first.repo, base);
      origin.hook(
        "update",
        'case "$1" in refs/heads/main) echo "main is protected: open a request" >&2; exit 1;; esac',
      );
      expect(await performLanding(first.git, first.place, moves)).toMatchObject({
        kind: "refused",
        ref: MAIN,
      });
      expect(refsOf(origin)).toEqual({ [MAIN]: base });
    });
  });
});
