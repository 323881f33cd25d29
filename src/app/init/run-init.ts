import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { openRepository } from "../../io/git/repository.ts";
import { checkHooks } from "../check-hooks.ts";
import { type InitOptions, performPlan, planInit } from "./init.ts";
import type { InitPlan } from "./plan.ts";
import { planRemoval } from "./plan-removal.ts";

/** A plan, and what does it. */
export interface PreparedInit {
  readonly plan: InitPlan;
  /** Does what the plan says, and gives what is still wrong then: the proof that git reaches the hooks. */
  readonly perform: (random: () => number) => readonly Diagnostic[];
}

/** Plans `yoi init`; nothing is changed before `perform`. @throws git/not-a-repository and the like */
export function prepareInit(cwd: string, env: NodeJS.ProcessEnv, options: InitOptions): PreparedInit {
  const repo = openRepository(cwd, env);
  const plan = planInit(repo, options);
  return {
    plan,
    perform: (random) => {
      performPlan(repo, plan, random);
      // What has to be done by hand, or by another command first, cannot be proved yet.
      const isLeft = options.hooks === "none" || plan.next.length > 0 || plan.findings.length > 0;
      return isLeft ? [] : checkHooks(repo);
    },
  };
}

/** Plans `yoi init --remove`; nothing is changed before `perform`. @throws git/not-a-repository and the like */
export function prepareRemoval(cwd: string, env: NodeJS.ProcessEnv): PreparedInit {
  const repo = openRepository(cwd, env);
  const plan = planRemoval(repo);
  return {
    plan,
    perform: (random) => {
      performPlan(repo, plan, random);
      return [];
    },
  };
}
