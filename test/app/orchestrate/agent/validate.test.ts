import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { withCheckout } from "../../../../src/app/orchestrate/agent/checkout.ts";
import { runValidation, type Validation } from "../../../../src/app/orchestrate/agent/validate.ts";
import { commandResultSchema } from "../../../../src/core/orchestrator/rounds.ts";
import { findSandboxProblem } from "../../../../src/io/agent/sandbox.ts";
import { openRepository } from "../../../../src/io/git/repository.ts";
import { rejectionOf } from "../../../support/failure.ts";
import { type TestRepo, withRepo } from "../../../support/git-repo.ts";

const ATTEMPT = `test${process.pid}v`;

function leftovers(): readonly string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith(`yoi-${ATTEMPT}`));
}

async function checkOut<T>(repo: TestRepo, head: string, use: (inside: TestRepo) => T): Promise<T> {
  const opened = openRepository(repo.root, repo.env);
  return await withCheckout(opened, { head, attempt: ATTEMPT }, async (dir) => use(repo.at(dir)));
}

function validation(repo: TestRepo, commands: readonly string[], more: Partial<Validation> = {}): Validation {
  const opened = openRepository(repo.root, repo.env);
  const attemptDir = join(opened.commonDir, "yoi/attempts", ATTEMPT);
  mkdirSync(attemptDir, { recursive: true });
  return {
    repo: opened,
    commands,
    head: repo.git("rev-parse", "HEAD"),
    ticket: "20260822-101500-copy",
    attempt: ATTEMPT,
    attemptDir,
    env: repo.env,
    timeoutMs: 20_000,
    sandbox: "none",
    ...more,
  };
}

describe("withCheckout", () => {
  it("stands at a commit that no ref reaches, without remote, refs, hooks, filters or changes of the person", async () => {
    await withRepo(async (repo) => {
      repo.write(".gitattributes", "*.txt filter=loud\n");
      repo.write("a.txt", "one\n");
      repo.commit("first");
      const head = repo.commit("second");
      repo.git("reset", "--quiet", "--hard", "HEAD^");
      repo.git("config", "--global", "filter.loud.smudge", "tr a-z A-Z");
      repo.git("config", "--global", "core.hooksPath", join(repo.base, "hooks"));
      repo.hook("post-checkout", `touch ${repo.base}/checked-out`);
      repo.write("a.txt", "mine\n");
      await checkOut(repo, head, (inside) => {
        expect(inside.git("rev-parse", "HEAD")).toBe(head);
        expect(inside.git("log", "--format=%s")).toBe("second\nfirst");
        expect(inside.read("a.txt")).toBe("one\n");
        expect(inside.git("for-each-ref") + inside.git("remote")).toBe("");
      });
      expect(existsSync(join(repo.base, "checked-out"))).toBe(false);
      expect(leftovers()).toEqual([]);
    });
  });

  it("is gone when its use throws, and what was done in it touched no other repository", async () => {
    await withRepo(async (repo) => {
      repo.write("a.txt", "one\n");
      const head = repo.commit("first");
      const work = checkOut(repo, head, (inside) => {
        inside.write("a.txt", "two\n");
        inside.commit("inside");
        inside.git("branch", "x");
        throw new RangeError("enough");
      });
      await expect(work).rejects.toThrow("enough");
      expect(leftovers()).toEqual([]);
      expect(repo.git("for-each-ref", "--format=%(refname)")).toBe("refs/heads/main");
      expect(repo.git("status", "--porcelain")).toBe("");
    });
  });

  it("works with SHA-256, a shallow clone, and a path with a quote and a line end", async () => {
    await withRepo(async (repo) => {
      repo.write("a.txt", "one\n");
      const head = repo.commit("first");
      expect(await checkOut(repo, head, (inside) => inside.read("a.txt"))).toBe("one\n");
    }, "--object-format=sha256");
    await withRepo(async (repo) => {
      repo.write("a.txt", "one\n");
      repo.commit("first");
      const head = repo.commit("second");
      const shallow = repo.clone("shallow", "--depth=1");
      expect(await checkOut(shallow, head, (inside) => inside.git("log", "--format=%s"))).toBe("second");
      const strange = repo.clone('"odd\nname');
      expect(await checkOut(strange, head, (inside) => inside.read("a.txt"))).toBe("one\n");
    });
  });

  it("fetches what a partial clone lacks, and keeps no remote", async () => {
    await withRepo(async (repo) => {
      repo.git("config", "uploadpack.allowFilter", "true");
      repo.git("config", "uploadpack.allowAnySHA1InWant", "true");
      repo.write("a.txt", "one\n");
      const head = repo.commit("first");
      const partial = repo.clone("partial", "--filter=blob:none", "--no-checkout");
      await checkOut(partial, head, (inside) => {
        expect(inside.read("a.txt")).toBe("one\n");
        expect(inside.git("remote")).toBe("");
        expect(inside.git("status", "--porcelain")).toBe("");
      });
    });
  });

  it("refuses a commit that is not there", async () => {
    await withRepo(async (repo) => {
      const error = await rejectionOf(() => checkOut(repo, "1".repeat(40), () => "used"));
      expect(error.diagnostic.code).toBe("git/refused");
      expect(leftovers()).toEqual([]);
    });
  });
});

describe("runValidation", () => {
  it("runs the commands in order in a clean checkout and tells how each ended", async () => {
    await withRepo(async (repo) => {
      repo.write("a.txt", "one\n");
      repo.commit("first");
      repo.write("a.txt", "changed\n");
      repo.write("untracked", "x");
      const run = validation(repo, ["cat a.txt; ls", "echo out; echo err >&2; echo out again"]);
      const outcome = await runValidation(run);
      expect(outcome.passed).toBe(true);
      expect(outcome.commands).toMatchObject([
        { command: "cat a.txt; ls", exit_code: 0, output_tail: "one\na.txt\n" },
        { exit_code: 0, output_tail: "out\nerr\nout again\n" },
      ]);
      const digest = createHash("sha256").update("one\na.txt\n").digest("hex");
      expect(outcome.commands[0]?.output_digest).toBe(digest);
      for (const command of outcome.commands)
        expect(commandResultSchema.safeParse(command).success).toBe(true);
      const transcript = readFileSync(join(run.attemptDir, "transcript.jsonl"), "utf8");
      expect(transcript.match(/"event":"end"/g)).toHaveLength(2);
      expect(leftovers()).toEqual([]);
    });
  });

  it("stops at the first command that fails, whose end is kept without secrets", async () => {
    await withRepo(async (repo) => {
      repo.commit("first");
      const noisy = `yes filler | head -n 20000; echo key ghp_${"a".repeat(36)}; printf '\\033[31mred\\033[0m'; exit 3`;
      const outcome = await runValidation(validation(repo, ["true", noisy, "touch never"]));
      expect(outcome.passed).toBe(false);
      expect(outcome.commands).toHaveLength(2);
      expect(outcome.commands[1]).toMatchObject({ exit_code: 3 });
      const tail = outcome.commands[1]?.output_tail ?? "";
      expect(tail.length).toBe(8_000);
      expect(tail.endsWith(`key ${"*".repeat(40)}\nred`)).toBe(true);
    });
  });

  it("has one time limit for all commands, and leaves nothing running", async () => {
    await withRepo(async (repo) => {
      repo.commit("first");
      const run = validation(repo, ["echo one", "echo two; exec sleep 1000", "echo three"], {
        timeoutMs: 700,
      });
      const outcome = await runValidation(run);
      expect(outcome.passed).toBe(false);
      expect(outcome.commands).toMatchObject([
        { exit_code: 0 },
        { exit_code: null, output_tail: "two\n\n(stopped: 1 seconds for all commands are over)" },
      ]);
    });
  });

  it("hands over no token, and a program that cannot be found fails like any command", async () => {
    await withRepo(async (repo) => {
      repo.commit("first");
      const secret = {
        GITHUB_TOKEN: "token",
        NPM_TOKEN: "token",
        SSH_AUTH_SOCK: "/x",
        OPENAI_API_KEY: "key",
      };
      const run = validation(
        repo,
        ["env | grep -E 'TOKEN|SSH|KEY=' || echo none", "no-such-program-of-yoi"],
        {
          env: repo.withEnv(secret).env,
        },
      );
      const outcome = await runValidation(run);
      expect(outcome.commands).toMatchObject([{ output_tail: "none\n" }, { exit_code: 127 }]);
      expect(outcome.passed).toBe(false);
    });
  });

  it("passes without commands", async () => {
    await withRepo(async (repo) => {
      repo.commit("first");
      expect(await runValidation(validation(repo, []))).toEqual({ passed: true, commands: [] });
    });
  });

  const problem = findSandboxProblem({ PATH: process.env["PATH"] ?? "" });
  it.runIf(problem === undefined)("runs inside bubblewrap where the coder did", async () => {
    await withRepo(async (repo) => {
      repo.commit("first");
      const commands = [`touch built && git log -1 --format=%s && ! touch ${repo.root}/evil`, "ls"];
      const outcome = await runValidation(validation(repo, commands, { sandbox: "bwrap" }));
      expect(outcome.commands[1]).toMatchObject({ output_tail: "built\n" });
      expect(outcome.passed).toBe(true);
      expect(existsSync(join(repo.root, "evil"))).toBe(false);
    });
  });
});
