import { dirname, join, relative } from "node:path";
import { finding } from "../../core/diagnostic/diagnostic.ts";
import { failure } from "../../core/diagnostic/error.ts";
import { isThere, realPathOf, removeSetupFile, writeSetupFile } from "../../io/files/setup-file.ts";
import { setLocalConfig, unsetLocalConfig } from "../../io/git/config-write.ts";
import type { Repository } from "../../io/git/repository.ts";
import { planWorkflows } from "../github/workflows/plan-workflows.ts";
import { detectHooks, type HookManager, type HookSetup, topOf } from "./detect.ts";
import { planWorktrees } from "./husky-worktrees.ts";
import { type InitPlan, type InitStep, joinParts, type PlanPart } from "./plan.ts";
import { planHooks } from "./plan-hooks.ts";
import { planAgents, planLintStaged, planMergeDrivers, planWorkPrefix, planWorkspace } from "./plan-rest.ts";

/** What `yoi init` is asked to do. */
export interface InitOptions {
  /** Who runs the hooks; without it that is found out. */
  readonly hooks?: HookManager;
  readonly mergeDrivers: boolean;
  /** Whether agents are told about yoi in `AGENTS.md`. */
  readonly agents: boolean;
  /** Whether husky's directory is copied to linked worktrees that lack it. */
  readonly worktrees: boolean;
  /** Whether workflows for GitHub are written, and which Action they use; without one that is found out. */
  readonly github?: { readonly action?: string };
  /** Where this yoi lies: the directory that holds `hooks/`. Absolute. */
  readonly packageDir: string;
}

/** Where yoi is looked for by hooks that are committed. */
const INSTALLED = "node_modules/yoi/hooks";

/** Finds the directory that holds yoi's `hooks/`, from a file of yoi upwards. */
export function findPackage(from: string): string {
  for (let at = from; ; at = dirname(at)) {
    if (isThere(join(at, "hooks/lib.sh"))) return at;
    if (dirname(at) === at) throw failure("init/no-package", { path: "" }, { from });
  }
}

/** What sets a repository up, beside whatever is there. Reads only; 4 to 6 processes. */
export function planInit(repo: Repository, options: InitOptions): InitPlan {
  const top = topOf(repo);
  const setup = detectHooks(
    repo,
    repo.root === undefined && options.hooks !== "none" ? "plain" : options.hooks,
  );
  const hookDir = decideHookDir(top, setup.manager, options.packageDir);
  const found = describe(repo, setup);
  const hooks = planHooks(repo, setup, hookDir);
  if (repo.root === undefined) return joinParts(found, [hooks]);
  return joinParts(found, [
    setup.manager === "none" ? {} : checkInstalled(top, hookDir),
    planWorkspace(top, options.github !== undefined),
    hooks,
    planLintStaged(top),
    options.mergeDrivers ? planMergeDrivers(repo, top, hookDir) : {},
    planWorkPrefix(repo, top),
    options.agents ? planAgents(top) : {},
    options.worktrees && setup.manager === "husky" ? planWorktrees(repo) : {},
    options.github === undefined ? {} : planWorkflows(repo, top, options.github.action),
  ]);
}

/** Does what a plan says, step by step. A second run of what was interrupted does the rest. */
export function performPlan(repo: Repository, plan: InitPlan, random: () => number): void {
  for (const step of plan.steps) performStep(repo, step, random);
}

function performStep(repo: Repository, step: InitStep, random: () => number): void {
  if (step.kind === "config") {
    if (step.after === undefined) unsetLocalConfig(repo, step.key);
    else setLocalConfig(repo, step.key, step.after);
  } else if (step.after !== undefined) {
    writeSetupFile(step.file, step.after, {
      random,
      ...(step.executable === true ? { executable: true } : {}),
    });
  } else {
    // `.yoi` goes when nothing else is in it, and so does husky's copy; a directory of hooks stays.
    const keep = /[/\\]_[/\\][^/\\]*$/.test(step.file) ? dirname(dirname(step.file)) : undefined;
    removeSetupFile(step.file, keep ?? (step.path.startsWith(".yoi/") ? topOf(repo) : dirname(step.file)));
  }
}

/**
 * How hooks name the directory of yoi's own: from the top of the checkout where it lies inside, so that it means the
 * same for everyone; a plain hook belongs to this machine alone and may name it where it is.
 */
function decideHookDir(top: string, manager: HookManager, packageDir: string): string {
  if (isThere(join(top, INSTALLED, "lib.sh"))) return INSTALLED;
  const inside = relative(realPathOf(top), realPathOf(join(packageDir, "hooks")));
  if (!inside.startsWith("..") && !inside.includes("node_modules")) return inside;
  // What npx fetched is gone when its cache is cleared.
  return manager === "plain" && !packageDir.includes("/_npx/") ? join(packageDir, "hooks") : INSTALLED;
}

function checkInstalled(top: string, hookDir: string): PlanPart {
  if (hookDir !== INSTALLED || isThere(join(top, INSTALLED, "lib.sh"))) return {};
  return { findings: [finding("init/not-installed", { path: "" }, { path: INSTALLED })] };
}

function describe(repo: Repository, { manager, config, hooksPath }: HookSetup): string {
  if (repo.root === undefined)
    return "a repository without checkout: pre-receive judges what is pushed to it";
  if (manager === "none") return "no hooks, as asked";
  if (manager === "plain" && hooksPath !== undefined) return `hooks in ${hooksPath.value} (core.hooksPath)`;
  if (manager === "plain") return "no manager of hooks: git's own directory is used";
  return `hooks are run by ${manager}${config === undefined ? "" : ` (${config})`}`;
}
