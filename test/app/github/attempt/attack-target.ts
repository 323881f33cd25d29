import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { readConfigAt } from "../../../../src/app/change/settings.ts";
import { openJob } from "../../../../src/app/github/attempt/attempt-job.ts";
import { importResult } from "../../../../src/app/github/attempt/import-result.ts";
import { readHandover } from "../../../../src/app/github/attempt/read-handover.ts";
import type { AttemptResult } from "../../../../src/app/orchestrate/agent/attempt-files.ts";
import { readCurrent } from "../../../../src/app/orchestrate/perform/move-claim.ts";
import { decideAuthority } from "../../../../src/core/github/attempt-authority.ts";
import { makeBundle } from "../../../../src/io/git/bundle.ts";
import { openRepository } from "../../../../src/io/git/repository.ts";
import type { TestRepo } from "../../../support/git-repo.ts";
import { holdAttempt, RUN, TICKET } from "./attempt-world.ts";

/** `result.json`, parsed. */
export type Json = Record<string, unknown>;

/** An attempt whose agent's job is over, and the eyes of the job that publishes it. */
export interface Target {
  /** The agent's clone: an attacker has it. */
  readonly theirs: TestRepo;
  /** The clone of the job that publishes. */
  readonly ours: TestRepo;
  readonly start: string;
  readonly attempt: string;
  /** A copy of what the agent's job left. */
  readonly copy: () => string;
  readonly judge: (dir: string) => AttemptResult;
  readonly release: () => Promise<void>;
}

/** Lets an agent's job run to its end. */
export async function makeTarget(): Promise<Target> {
  const { world, release } = await holdAttempt({});
  const agent = world.runner();
  await agent.bind();
  await agent.agent();
  const publisher = world.runner();
  const orchestrator = openJob(publisher.context);
  const { refs, ledger } = await readCurrent(orchestrator);
  const open = decideAuthority(ledger, { ticket: TICKET, attempt: world.attempt() }, RUN);
  if (open.kind === "lost") throw new Error(open.reason);
  const config = readConfigAt(orchestrator.repo, { kind: "commit", oid: refs.defaultSha });
  const judging = { ticket: TICKET, open, run: RUN, config, defaultSha: refs.defaultSha };
  return {
    theirs: agent.repo,
    ours: publisher.repo,
    start: open.attempt.head,
    attempt: open.attempt.id,
    copy: () => {
      const dir = mkdtempSync(join(world.origin.base, "results-"));
      cpSync(agent.results, dir, { recursive: true });
      return dir;
    },
    judge: (dir) => importResult(orchestrator, judging, readHandover(dir)),
    release,
  };
}

/** Changes `result.json`. */
export function edit(dir: string, change: (json: Json) => Json | string): void {
  const path = join(dir, "result.json");
  const changed = change(JSON.parse(readFileSync(path, "utf8")) as Json);
  writeFileSync(path, typeof changed === "string" ? changed : JSON.stringify(changed));
}

/** Puts commits that a script makes in the agent's clone in the place of those that were left. */
export function forge({ theirs, start, attempt }: Target, dir: string, script: string): void {
  const at = join(theirs.base, `forged-${Math.random().toString(36).slice(2)}`);
  theirs.git("worktree", "add", "--quiet", "--detach", at, start);
  execFileSync("sh", ["-ec", script], { cwd: at, env: theirs.env, stdio: ["ignore", "ignore", "inherit"] });
  const head = theirs.at(at).git("rev-parse", "HEAD");
  const ref = `refs/heads/yoi/${attempt}`;
  const bundle = makeBundle(openRepository(theirs.root, theirs.env), { ref, head, start }, 2 ** 28);
  if (typeof bundle === "string") throw new Error(bundle);
  writeFileSync(join(dir, "work.bundle"), bundle);
  edit(dir, (json) => ({ ...json, head }));
}

/** What an agent's job left is not taken, for a reason, and nothing of it stays. */
export function expectRefused(target: Target, dir: string, reason: string | RegExp): void {
  const objects = target.ours.git("count-objects", "-v");
  const refs = target.ours.git("for-each-ref");
  expect(target.judge(dir)).toEqual({
    kind: "failed",
    attempt: target.attempt,
    agent: "coding",
    reason: typeof reason === "string" ? expect.stringContaining(reason) : expect.stringMatching(reason),
  });
  expect(target.ours.git("count-objects", "-v")).toBe(objects);
  expect(target.ours.git("for-each-ref")).toBe(refs);
}
