import { type Orchestrator, openOrchestrator } from "../../src/app/orchestrate/context.ts";
import { localForge } from "../../src/app/orchestrate/forge/local-forge.ts";
import { type RunEnd, runOrchestrator } from "../../src/app/orchestrate/orchestrate.ts";
import { openWorkspace } from "../../src/app/workspace.ts";
import type { TestRepo } from "./git-repo.ts";

/** The Orchestrator of a clone, in this process, with a clock that is wrong by some seconds; `host` makes it another machine. */
export function clockedIn(repo: TestRepo, skew: () => number, host?: string): Orchestrator {
  const opened = openOrchestrator(openWorkspace({ cwd: repo.root, env: repo.env }));
  const self = host === undefined ? opened.self : { ...opened.self, host };
  const clock = (): string => `${new Date(Date.now() + skew() * 1_000).toISOString().slice(0, 19)}Z`;
  return { ...opened, self, forge: localForge(self), clock };
}

/** Runs until nothing is left to be done. */
export function settle(orchestrator: Orchestrator): Promise<RunEnd> {
  return runOrchestrator(orchestrator, { mode: "settle", pauseMs: 1_000 });
}
