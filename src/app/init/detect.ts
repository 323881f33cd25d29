import { dirname, join, resolve, sep } from "node:path";
import { isThere, readSetupFile } from "../../io/files/setup-file.ts";
import { type HooksPath, readHooksDir, readHooksPath } from "../../io/git/hooks.ts";
import type { Repository } from "../../io/git/repository.ts";

/** Who runs the hooks of a repository. `plain`: git alone, from its directory of hooks. */
export const HOOK_MANAGERS = ["husky", "lefthook", "pre-commit", "plain", "none"] as const;

/** One of those who run hooks. */
export type HookManager = (typeof HOOK_MANAGERS)[number];

/** The hooks that a checkout gets. https://git-scm.com/docs/githooks */
export const CLIENT_HOOKS = [
  "pre-commit",
  "pre-merge-commit",
  "prepare-commit-msg",
  "commit-msg",
  "pre-push",
] as const;
/** The hooks that a repository without checkout gets. */
export const SERVER_HOOKS = ["pre-receive"] as const;

/** Configuration files of lefthook, in the order it looks for them, and the one of the pre-commit framework. */
export const LEFTHOOK_CONFIGS = [
  "lefthook.yml",
  ".lefthook.yml",
  "lefthook.yaml",
  ".lefthook.yaml",
  ".config/lefthook.yml",
  "lefthook.toml",
  "lefthook.json",
] as const;
/** Configuration of the pre-commit framework (https://pre-commit.com). */
export const PRE_COMMIT_CONFIG = ".pre-commit-config.yaml";
/** Configuration files of lint-staged; the ones that are programs can only be changed by hand. */
export const LINT_STAGED_CONFIGS = [
  ".lintstagedrc",
  ".lintstagedrc.json",
  ".lintstagedrc.yaml",
  ".lintstagedrc.yml",
  ...["js", "mjs", "cjs", "ts", "mts", "cts"].flatMap((ending) => [
    `.lintstagedrc.${ending}`,
    `lint-staged.config.${ending}`,
  ]),
] as const;

/** How git finds the hooks of a repository, and who put them there. */
export interface HookSetup {
  readonly manager: HookManager;
  /** Directory of the shell hooks a person writes: `.husky`, or where git looks. Absolute. */
  readonly dir: string;
  /** Configuration file of the manager, from the top of the checkout. */
  readonly config?: string;
  readonly hooksPath?: HooksPath;
}

/** The top of the checkout, or the git directory of a bare repository. */
export function topOf(repo: Repository): string {
  return repo.root ?? repo.gitDir;
}

/** Finds out who runs the hooks: what git is told to use comes first, then configuration files. 2 to 3 processes. */
export function detectHooks(repo: Repository, wished?: HookManager): HookSetup {
  const top = topOf(repo);
  const hooksPath = readHooksPath(repo);
  const husky = huskyDir(top, hooksPath);
  const lefthook = LEFTHOOK_CONFIGS.find((path) => isThere(join(top, path)));
  const manager = wished ?? detectManager(top, hooksPath, husky, lefthook);
  const shared = hooksPath === undefined ? {} : { hooksPath };
  switch (manager) {
    case "husky":
      return { manager, dir: husky ?? join(top, ".husky"), ...shared };
    case "lefthook":
      return { manager, dir: readHooksDir(repo, top), config: lefthook ?? "lefthook.yml", ...shared };
    case "pre-commit":
      return { manager, dir: readHooksDir(repo, top), config: PRE_COMMIT_CONFIG, ...shared };
    case "plain":
    case "none":
      return { manager, dir: readHooksDir(repo, top), ...shared };
  }
}

function detectManager(
  top: string,
  hooksPath: HooksPath | undefined,
  husky: string | undefined,
  lefthook: string | undefined,
): HookManager {
  if (husky !== undefined) return "husky";
  // What git is told to use counts, whatever configuration lies about.
  if (hooksPath !== undefined) return "plain";
  if (lefthook !== undefined) return "lefthook";
  return isThere(join(top, PRE_COMMIT_CONFIG)) ? "pre-commit" : "plain";
}

/** The directory of husky's scripts: `core.hooksPath` is its `_` (version 9) or itself; before `npm install` neither. */
function huskyDir(top: string, hooksPath: HooksPath | undefined): string | undefined {
  if (hooksPath !== undefined) {
    const dir = resolve(top, hooksPath.value);
    const own = dir.endsWith(`${sep}_`) ? dirname(dir) : dir;
    return own.endsWith(`${sep}.husky`) ? own : undefined;
  }
  if (isThere(join(top, ".husky"))) return join(top, ".husky");
  const manifest = readSetupFile(join(top, "package.json"));
  if (typeof manifest !== "object") return undefined;
  return /"(?:prepare|postinstall)"\s*:\s*"[^"]*\bhusky\b/.test(manifest.text)
    ? join(top, ".husky")
    : undefined;
}
