import { mkdirSync } from "node:fs";
import { join } from "node:path";
import {
  type GuardFindings,
  guardAfter,
  guardBefore,
} from "../../../src/app/orchestrate/agent/check-agent-work.ts";
import { checkCommits, type WorkCheck } from "../../../src/app/orchestrate/agent/check-brought.ts";
import { type AgentOutcome, type AgentRun, runAgent } from "../../../src/app/orchestrate/agent/run-agent.ts";
import { prepareWorktree } from "../../../src/app/orchestrate/worktree/worktree.ts";
import type { CoderResult } from "../../../src/core/orchestrator/agent/agent-result.ts";
import { openRepository, type Repository } from "../../../src/io/git/repository.ts";
import { type TestRepo, withRepo } from "../../support/git-repo.ts";

/** The ticket that agents work on. */
export const TICKET = "20260822-101500-copy";
/** What a coder prints when all went well, as a shell command. */
export const DONE = `echo '{"outcome":"implemented","summary":"did it"}'`;
/** Makes a commit of a new file, as a shell command. */
export const COMMIT = "echo new >src/new.txt; git add --all; git commit --quiet -m 'Do it'";

/** A repository with a prepared worktree. */
export interface AgentWorld {
  readonly repo: TestRepo;
  readonly opened: Repository;
  readonly head: string;
  readonly worktree: string;
}

/** What an agent did. */
export interface Deed {
  readonly outcome: AgentOutcome<CoderResult>;
  readonly guard: GuardFindings;
  readonly work: WorkCheck;
}

let count = 0;

/** Makes a repository with a few files, a second branch, and the worktree of the ticket. */
export async function withAgentWorld(use: (world: AgentWorld) => Promise<void>): Promise<void> {
  await withRepo(async (repo) => {
    repo.write("src/a.txt", "one\n");
    repo.write(".yoi/ticket.config.toml", "version = 1\n");
    repo.write(".gitignore", "ignored/\n");
    const head = repo.commit("first");
    repo.git("branch", "feature");
    const opened = openRepository(repo.root, repo.env);
    const { path } = await prepareWorktree(opened, { id: TICKET, head, rescue: false });
    await use({ repo, opened, head, worktree: path });
  });
}

/** The run of a coder that is a shell script. */
export function coderRun(
  world: AgentWorld,
  script: string,
  more: Partial<AgentRun<"coder">> = {},
): AgentRun<"coder"> {
  count += 1;
  const attempt = `test${process.pid}x${count}`;
  const attemptDir = join(world.opened.commonDir, "yoi/attempts", attempt);
  mkdirSync(attemptDir, { recursive: true });
  return {
    repo: world.opened,
    role: "coder",
    name: "smith",
    agent: { protocol: "command", command: ["sh", "-c", script], env: [], sandbox: "none", prompt: "stdin" },
    ticket: TICKET,
    attempt,
    prompt: "Do it.",
    cwd: world.worktree,
    attemptDir,
    env: world.repo.env,
    timeoutMs: 20_000,
    ...more,
  };
}

/** Lets a coder work as the Orchestrator does: guarded before and after, its commits checked. */
export async function letWork(
  world: AgentWorld,
  script: string,
  { sandbox = "none", ...more }: Partial<AgentRun<"coder">> & { readonly sandbox?: "none" | "bwrap" } = {},
): Promise<Deed> {
  const base = coderRun(world, script, more);
  const run = { ...base, agent: { ...base.agent, sandbox } };
  const scope = {
    worktree: world.worktree,
    busy: [],
    movingRefs: ["refs/heads/work/", "refs/yoi/"],
    sandboxed: sandbox === "bwrap",
  };
  const guard = guardBefore(world.opened, scope, run.attemptDir);
  const outcome = await runAgent(run);
  const findings = guardAfter(world.opened, guard, scope, run.attemptDir);
  const source = { kind: "worktree", path: world.worktree } as const;
  const work = checkCommits(world.opened, { source, start: world.head, ticket: TICKET, agent: "smith" });
  return { outcome, guard: findings, work };
}
