import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join, relative } from "node:path";
import { formatPlan } from "../../../src/app/init/format-plan.ts";
import { type InitOptions, performPlan, planInit } from "../../../src/app/init/init.ts";
import type { InitPlan } from "../../../src/app/init/plan.ts";
import { planRemoval } from "../../../src/app/init/plan-removal.ts";
import { openRepository } from "../../../src/io/git/repository.ts";
import type { TestRepo } from "../../support/git-repo.ts";
import { installPackage } from "../../support/hooked-repo.ts";

const DEFAULTS = { mergeDrivers: true, agents: false, worktrees: false };

/** What `yoi init` would do. */
export function plan(repo: TestRepo, options: Partial<InitOptions> = {}): InitPlan {
  const packageDir = join(repo.base, "package");
  if (!existsSync(packageDir)) installPackage(repo);
  return planInit(openRepository(repo.root, repo.env), { ...DEFAULTS, packageDir, ...options });
}

/** Runs `yoi init` and returns what it did. */
export function init(repo: TestRepo, options: Partial<InitOptions> = {}): InitPlan {
  const made = plan(repo, options);
  performPlan(openRepository(repo.root, repo.env), made, Math.random);
  return made;
}

/** Runs `yoi init --remove` and returns what it did. */
export function remove(repo: TestRepo): InitPlan {
  const opened = openRepository(repo.root, repo.env);
  const made = planRemoval(opened);
  performPlan(opened, made, Math.random);
  return made;
}

/** The paths a plan touches. */
export function touched(made: InitPlan): readonly string[] {
  return made.steps.map((step) => (step.kind === "file" ? step.path : step.key));
}

/** The codes of what a plan leaves to a person. */
export function left(made: InitPlan): readonly string[] {
  return made.findings.map(({ code }) => code);
}

/** Whether a second run has nothing to do. */
export function isSettled(repo: TestRepo, options: Partial<InitOptions> = {}): boolean {
  return formatPlan(plan(repo, options)).endsWith("nothing to do\n");
}

/** Every file of a directory with its mode and bytes, git's objects and index left out. */
export function snapshot(dir: string): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    const path = relative(dir, file);
    if (entry.isDirectory() || /\.git\/(?:objects|index|logs|ORIG_HEAD)|\.sample$/.test(path)) continue;
    const mode = (lstatSync(file).mode & 0o777).toString(8);
    files[path] = entry.isSymbolicLink()
      ? `link ${readlinkSync(file)}`
      : `${mode} ${readFileSync(file, "latin1")}`;
  }
  return files;
}
