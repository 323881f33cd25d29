import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { reapAttempt } from "../../../../src/app/orchestrate/agent/reap-attempt.ts";
import { runAgent } from "../../../../src/app/orchestrate/agent/run-agent.ts";
import { isPidInUse } from "../../../../src/io/process/alive.ts";
import { rejectionOf } from "../../../support/failure.ts";
import { type AgentWorld, coderRun, DONE, withAgentWorld } from "../agent-world.ts";

/** The reason for which a script brings no result. */
async function failureFor(world: AgentWorld, script: string): Promise<string> {
  const outcome = await runAgent(coderRun(world, script));
  return outcome.kind === "failed" ? outcome.reason : "it did not fail";
}

describe("runAgent", () => {
  it("gives what the agent answers, and leaves nothing but the transcript", async () => {
    await withAgentWorld(async (world) => {
      const run = coderRun(world, `cat >&2; pwd >&2; touch "$TMPDIR/x" "$HOME/y"; ${DONE}`);
      const outcome = await runAgent(run);
      expect(outcome).toMatchObject({ kind: "answered", result: { outcome: "implemented" }, leftovers: 0 });
      const transcript = readFileSync(outcome.transcript, "utf8");
      expect(transcript).toContain("Do it.");
      expect(transcript).toContain(world.worktree);
      expect(readdirSync(run.attemptDir)).toEqual(["transcript.jsonl"]);
      expect(readdirSync(tmpdir()).filter((name) => name.includes(run.attempt))).toEqual([]);
    });
  });

  it("commits in the agent's own name, whatever the person's configuration asks for", async () => {
    await withAgentWorld(async (world) => {
      world.repo.git("config", "commit.gpgSign", "true");
      world.repo.git("config", "user.name", "Person");
      const script = `git commit --quiet --allow-empty -m x && git log -1 --format='%an <%ae> %cn' >&2 && ${DONE}`;
      const outcome = await runAgent(coderRun(world, script));
      expect(outcome.kind).toBe("answered");
      expect(readFileSync(outcome.transcript, "utf8")).toContain(
        "smith (coder) <smith.coder@yoi.invalid> smith (coder)",
      );
    });
  });

  it("fills prompt and directory into arguments, only where the prompt is one", async () => {
    await withAgentWorld(async (world) => {
      const script = 'printf "%s|" "$@" >&2; cat >&2; ';
      const { agent } = coderRun(world, "");
      const asked = async (command: readonly string[], prompt: "stdin" | "argument"): Promise<string> => {
        const [program = "sh", ...args] = command;
        const outcome = await runAgent(
          coderRun(world, "", { agent: { ...agent, command: [program, ...args], prompt } }),
        );
        const lines = readFileSync(outcome.transcript, "utf8").trimEnd().split("\n");
        return lines
          .map((line) => JSON.parse(line))
          .filter(({ event }) => event === "stderr")
          .map(({ text }) => text)
          .join("");
      };
      const args = ["sh", "-c", `${script}${DONE}`, "sh", "--dir={cwd}", "{prompt}"];
      expect(await asked(args, "argument")).toBe(`--dir=${world.worktree}|Do it.|`);
      expect(await asked(args, "stdin")).toBe("--dir={cwd}|{prompt}|Do it.");
      expect(await asked(args.slice(0, 4), "argument")).toBe("Do it.|");
    });
  });

  it("does not replace what a prompt happens to hold", async () => {
    await withAgentWorld(async (world) => {
      const { agent } = coderRun(world, "");
      const command: [string, ...string[]] = ["sh", "-c", `printf %s "$1" >&2; ${DONE}`, "sh", "{prompt}"];
      const more = { prompt: "$& {cwd}", agent: { ...agent, command, prompt: "argument" as const } };
      const outcome = await runAgent(coderRun(world, "", more));
      expect(readFileSync(outcome.transcript, "utf8")).toContain('"event":"stderr"');
      expect(readFileSync(outcome.transcript, "utf8")).toMatch(/"text":"\$& \{cwd\}"/);
    });
  });

  it.each([
    ["echo nothing to say", "the agent brought no result: there is no JSON object"],
    [`${DONE}; exit 3`, "the agent ended with 3"],
    ["echo no model here >&2; exit 1", "the agent ended with 1: no model here"],
    [`echo '{"outcome":"implemented","summary":"x","approved":true}'`, "approved"],
    [`echo '{"status":"approve","summary":"mine"}'`, "there is no JSON object"],
    ["head -c 3000000 /dev/zero | tr '\\0' '{'", "there is no JSON object"],
    [
      `printf '{"outcome":"implemented","summary":"x","risks":['; yes '"r",' | head -n 90000; echo '"r"]}'`,
      "characters long",
    ],
    ["kill -9 $$", "the agent was ended by SIGKILL"],
    [`echo "key ghp_${"a".repeat(36)}" >&2; exit 1`, `key ${"*".repeat(40)}`],
  ])("takes no result from %j", async (script, reason) => {
    await withAgentWorld(async (world) => {
      expect(await failureFor(world, script)).toContain(reason);
    });
  });

  it("stops an agent at its time limit and says so", async () => {
    await withAgentWorld(async (world) => {
      const outcome = await runAgent(coderRun(world, `${DONE}; exec sleep 1000`, { timeoutMs: 300 }));
      expect(outcome).toMatchObject({
        kind: "failed",
        reason: "the agent had not ended after 0 seconds and was stopped",
      });
    });
  });

  it("tells that a program is missing", async () => {
    await withAgentWorld(async (world) => {
      const run = coderRun(world, "");
      const outcome = await runAgent({ ...run, agent: { ...run.agent, command: ["no-such-agent"] } });
      expect(outcome).toMatchObject({ kind: "failed", reason: expect.stringContaining("ENOENT") });
    });
  });

  it("does not run an agent that would leave no transcript", async () => {
    await withAgentWorld(async (world) => {
      const run = coderRun(world, `touch ${world.repo.base}/ran; ${DONE}`);
      mkdirSync(join(run.attemptDir, "transcript.jsonl"));
      expect(await runAgent(run)).toMatchObject({
        kind: "failed",
        reason: "the transcript transcript.jsonl cannot be written (EISDIR)",
      });
      expect(existsSync(join(world.repo.base, "ran"))).toBe(false);
    });
  });

  it("refuses a protocol that nothing speaks yet", async () => {
    await withAgentWorld(async (world) => {
      const run = coderRun(world, DONE);
      const error = await rejectionOf(() => runAgent({ ...run, agent: { ...run.agent, protocol: "acp" } }));
      expect(error.diagnostic).toMatchObject({
        code: "agent/protocol-not-supported",
        facts: { agent: "smith" },
      });
    });
  });

  it("never starts an agent without the sandbox that was asked for", async () => {
    await withAgentWorld(async (world) => {
      const { repo } = world;
      const broken = repo.withProgram("bwrap", "echo 'no permission to make a namespace' >&2; exit 1");
      const run = coderRun(world, `touch ${repo.base}/ran; ${DONE}`, { env: broken.env });
      const error = await rejectionOf(() => runAgent({ ...run, agent: { ...run.agent, sandbox: "bwrap" } }));
      expect(error.diagnostic).toMatchObject({
        code: "agent/no-sandbox",
        facts: { reason: "no permission to make a namespace" },
      });
      expect(existsSync(join(repo.base, "ran"))).toBe(false);
    });
  });
});

describe("reapAttempt", () => {
  it.runIf(process.platform === "linux")(
    "ends what a killed Orchestrator left running, and its transcript",
    async () => {
      await withAgentWorld(async (world) => {
        const run = coderRun(world, `echo $$ >${world.repo.base}/pid; exec sleep 1000`);
        const running = runAgent(run);
        const file = join(world.repo.base, "pid");
        await expect.poll(() => existsSync(file) && readFileSync(file, "utf8") !== "").toBe(true);
        expect(await reapAttempt(run.attempt, run.attemptDir)).toBe(1);
        expect(await running).toMatchObject({ kind: "failed", reason: "the agent was ended by SIGKILL" });
        expect(isPidInUse(Number(readFileSync(file, "utf8")))).toBe(false);
        expect(await reapAttempt(run.attempt, run.attemptDir)).toBe(0);
        const ends = readFileSync(join(run.attemptDir, "transcript.jsonl"), "utf8").match(/"event":"end"/g);
        expect(ends?.length).toBeGreaterThanOrEqual(1);
      });
    },
  );
});
