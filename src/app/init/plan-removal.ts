import { join } from "node:path";
import { finding } from "../../core/diagnostic/diagnostic.ts";
import { enableGitHub } from "../../core/github/workflows/enable-github.ts";
import { CONFIG_PATH } from "../../core/ticket/files.ts";
import { listDirectory, readSetupFile } from "../../io/files/setup-file.ts";
import { readLocalConfig } from "../../io/git/config-write.ts";
import { readHooksDir } from "../../io/git/hooks.ts";
import type { Repository } from "../../io/git/repository.ts";
import { planWorkflowRemoval } from "../github/workflows/plan-workflows.ts";
import { hasBlock, removeBlocks } from "./blocks.ts";
import {
  CLIENT_HOOKS,
  detectHooks,
  LEFTHOOK_CONFIGS,
  LINT_STAGED_CONFIGS,
  PRE_COMMIT_CONFIG,
  SERVER_HOOKS,
  topOf,
} from "./detect.ts";
import { planWorktreesRemoval } from "./husky-worktrees.ts";
import { removeJsonEntry } from "./json-entry.ts";
import {
  type ConfigStep,
  fileStep,
  type InitPlan,
  joinParts,
  type PlanPart,
  readText,
  shownPath,
} from "./plan.ts";
import { isDriverConfig, WORK_PREFIX_KEY } from "./plan-rest.ts";
import { CONFIG_TEXT } from "./texts.ts";

/**
 * What takes back exactly what `yoi init` did, whoever ran the hooks then: marked lines go and every other byte stays,
 * files that only yoi wrote go, git's configuration is as before. 3 processes, and 1 for each linked worktree.
 */
export function planRemoval(repo: Repository): InitPlan {
  const top = topOf(repo);
  const texts = [
    ".gitattributes",
    "AGENTS.md",
    PRE_COMMIT_CONFIG,
    ...LEFTHOOK_CONFIGS,
    ...LINT_STAGED_CONFIGS,
  ];
  return joinParts("", [
    ...hookFiles(repo).map((file) => planFile(shownPath(top, file), file)),
    ...(repo.root === undefined
      ? []
      : [
          ...texts.map((path) => planFile(path, join(top, path))),
          ...planJson(top),
          ...planWorkflowRemoval(repo, top),
          planConfigFile(top),
        ]),
    planConfigKeys(repo),
    planWorktreesRemoval(repo),
  ]);
}

/** Every place where a hook of yoi may stand, for whoever runs the hooks today or ran them then. */
function hookFiles(repo: Repository): readonly string[] {
  const dirs = new Set([
    detectHooks(repo).dir,
    readHooksDir(repo, topOf(repo)),
    join(repo.commonDir, "hooks"),
    join(topOf(repo), ".husky"),
  ]);
  return [...dirs].flatMap((dir) => {
    const names: readonly string[] = [...CLIENT_HOOKS, ...SERVER_HOOKS];
    return listDirectory(dir)
      .filter((name) => names.includes(name))
      .map((name) => join(dir, name));
  });
}

function planFile(path: string, file: string): PlanPart {
  const found = readSetupFile(file);
  if (typeof found !== "object" || !hasBlock(found.text)) return {};
  return {
    steps: [
      { kind: "file", path, file: found.realPath, before: found.text, after: removeBlocks(found.text) },
    ],
  };
}

function planJson(top: string): readonly PlanPart[] {
  return ["package.json", ".lintstagedrc", ".lintstagedrc.json"].map((path) => {
    const before = readText(top, path);
    return before === undefined ? {} : fileStep(top, path, before, removeJsonEntry(before));
  });
}

function planConfigFile(top: string): PlanPart {
  const before = readText(top, CONFIG_PATH);
  if (before === undefined) return {};
  if (before === CONFIG_TEXT || before === enableGitHub(CONFIG_TEXT))
    return fileStep(top, CONFIG_PATH, before, undefined);
  return { findings: [finding("init/changed-since", { path: CONFIG_PATH }, { path: CONFIG_PATH })] };
}

function planConfigKeys(repo: Repository): PlanPart {
  const local = readLocalConfig(repo);
  const steps = [...local].flatMap(([key, before]): ConfigStep[] =>
    isDriverConfig(key, before) ? [{ kind: "config", key, before, after: undefined }] : [],
  );
  const prefix = local.get(WORK_PREFIX_KEY);
  if (prefix !== undefined)
    steps.push({ kind: "config", key: WORK_PREFIX_KEY, before: prefix, after: undefined });
  return { steps };
}
