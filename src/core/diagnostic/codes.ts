import type { CodeInfo, Holes } from "./code-info.ts";
import { agentCodes } from "./codes/agent.ts";
import { changeCodes } from "./codes/change.ts";
import { configCodes } from "./codes/config.ts";
import { fileCodes } from "./codes/file.ts";
import { gitCodes } from "./codes/git.ts";
import { githubCodes } from "./codes/github.ts";
import { githubCheckCodes } from "./codes/github-check.ts";
import { githubRunCodes } from "./codes/github-run.ts";
import { githubTickCodes } from "./codes/github-tick.ts";
import { hookCodes } from "./codes/hook.ts";
import { initCodes } from "./codes/init.ts";
import { initGitHubCodes } from "./codes/init-github.ts";
import { itemCodes } from "./codes/item.ts";
import { landingCodes } from "./codes/landing.ts";
import { ledgerCodes } from "./codes/ledger.ts";
import { migrateCodes } from "./codes/migrate.ts";
import { objectiveCodes } from "./codes/objective.ts";
import { orchestrateCodes } from "./codes/orchestrate.ts";
import { planCodes } from "./codes/plan.ts";
import { recordCodes } from "./codes/record.ts";
import { relationCodes } from "./codes/relation.ts";
import { rulesetCodes } from "./codes/ruleset.ts";
import { stateCodes } from "./codes/state.ts";
import { threadCodes } from "./codes/thread.ts";
import { ticketCodes } from "./codes/ticket.ts";
import { timeCodes } from "./codes/time.ts";
import { usageCodes } from "./codes/usage.ts";
import { workflowCodes } from "./codes/workflow.ts";
import { worktreeCodes } from "./codes/worktree.ts";
import type { Fact } from "./diagnostic.ts";

/** Every code there is. A code is never renamed or used for something else. */
export const codes = {
  ...agentCodes,
  ...ledgerCodes,
  ...orchestrateCodes,
  ...worktreeCodes,
  ...landingCodes,
  ...changeCodes,
  ...configCodes,
  ...fileCodes,
  ...gitCodes,
  ...githubCodes,
  ...githubCheckCodes,
  ...githubRunCodes,
  ...githubTickCodes,
  ...hookCodes,
  ...initCodes,
  ...initGitHubCodes,
  ...itemCodes,
  ...migrateCodes,
  ...objectiveCodes,
  ...planCodes,
  ...recordCodes,
  ...relationCodes,
  ...rulesetCodes,
  ...stateCodes,
  ...threadCodes,
  ...ticketCodes,
  ...timeCodes,
  ...usageCodes,
  ...workflowCodes,
} as const satisfies Record<string, CodeInfo>;

/** A stable code, `area/what-is-wrong`. */
export type Code = keyof typeof codes;

type HolesOf<C extends Code> = Holes<(typeof codes)[C]["message"]> | Holes<(typeof codes)[C]["help"]>;

/** The facts a code's words need, by name: a finding that lacks one does not compile. */
export type FactsOf<C extends Code> = { readonly [Name in HolesOf<C>]: Fact };

/** Whether a text is a code of the registry. */
export function isCode(text: string): text is Code {
  return Object.hasOwn(codes, text);
}
