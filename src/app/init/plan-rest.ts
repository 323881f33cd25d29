import { finding } from "../../core/diagnostic/diagnostic.ts";
import { enableGitHub } from "../../core/github/workflows/enable-github.ts";
import { CONFIG_PATH } from "../../core/ticket/files.ts";
import { parseConfig } from "../../core/workspace/config.ts";
import { readLocalConfig } from "../../io/git/config-write.ts";
import type { Repository } from "../../io/git/repository.ts";
import { hasBlock, putBlock } from "./blocks.ts";
import { LINT_STAGED_CONFIGS } from "./detect.ts";
import { addJsonEntry, LINT_STAGED_COMMAND, LINT_STAGED_GLOB } from "./json-entry.ts";
import { type ConfigStep, fileStep, type PlanPart, readText } from "./plan.ts";
import { AGENTS_LINES, CONFIG_TEXT } from "./texts.ts";

/** The records that have a merge driver of their own, by the driver's kind. */
export const MERGE_DRIVERS = [
  { kind: "item", title: "yoi: ticket item", pattern: "item.md" },
  { kind: "thread", title: "yoi: ticket thread", pattern: "thread.md" },
  { kind: "relations", title: "yoi: ticket relations", pattern: "artifacts/relations.json" },
  { kind: "plan", title: "yoi: orchestration plan", pattern: "artifacts/orchestration-plan.jsonl" },
] as const;

/**
 * The keys of git's configuration that start the merge drivers (https://git-scm.com/docs/gitattributes), by way of
 * `hooks/merge-driver`. A linked worktree without node_modules takes the main checkout's; where yoi is nowhere, git
 * merges line by line: a command that fails would leave our side in the file and hide theirs.
 */
function driverConfig(hookDir: string): ReadonlyMap<string, string> {
  const script = `${hookDir}/merge-driver`;
  const main = `$(git worktree list --porcelain | sed -n '1s/^worktree //p')`;
  const find = script.startsWith("/") ? `d='${script}'` : `d=${script}; [ -f "$d" ] || d="${main}/$d"`;
  return new Map(
    MERGE_DRIVERS.flatMap(({ kind, title }) => [
      [`merge.yoi-${kind}.name`, title],
      [
        `merge.yoi-${kind}.driver`,
        `${find}; if [ -f "$d" ]; then sh "$d" ${kind} %O %A %B %P; else git merge-file %A %O %B; fi`,
      ],
    ]),
  );
}

/** Whether a value of git's configuration is one that `yoi init` sets, today or in an earlier yoi. */
export function isDriverConfig(key: string, value: string): boolean {
  const kind = MERGE_DRIVERS.find(
    (each) => key === `merge.yoi-${each.kind}.name` || key === `merge.yoi-${each.kind}.driver`,
  );
  if (kind === undefined) return false;
  return key.endsWith(".name")
    ? value === kind.title
    : /(?:hooks\/merge-driver|yoi merge-driver)\b/.test(value);
}

/** The key that tells the hooks the prefix of work branches. */
export const WORK_PREFIX_KEY = "yoi.workprefix";

/** The lines of `.gitattributes` that name the merge drivers. */
export function attributeLines(ticketRoot: string): readonly string[] {
  return MERGE_DRIVERS.map(({ kind, pattern }) => `${ticketRoot}/**/${pattern} merge=yoi-${kind}`);
}

/** Configuration of the workspace, where there is none; with `[github] enabled` where that is asked for. */
export function planWorkspace(top: string, isGitHub = false): PlanPart {
  const before = readText(top, CONFIG_PATH);
  const text = before ?? CONFIG_TEXT;
  const after = isGitHub ? enableGitHub(text) : text;
  if (after !== undefined) return fileStep(top, CONFIG_PATH, before, after);
  const facts = { path: CONFIG_PATH, line: "github.enabled = true" };
  return { findings: [finding("init/config-form", { path: CONFIG_PATH }, facts)] };
}

/** What records are merged by: lines in `.gitattributes`, and the drivers in git's configuration. 1 process. */
export function planMergeDrivers(repo: Repository, top: string, hookDir: string): PlanPart {
  const config = parseConfig(readText(top, CONFIG_PATH)).config;
  const local = readLocalConfig(repo);
  const before = readText(top, ".gitattributes");
  const steps = [...driverConfig(hookDir)].flatMap(([key, after]): ConfigStep[] =>
    local.get(key) === after ? [] : [{ kind: "config", key, before: local.get(key), after }],
  );
  const attributes = fileStep(
    top,
    ".gitattributes",
    before,
    putBlock(before, attributeLines(config.backend.root)),
  );
  return { steps: [...(attributes.steps ?? []), ...steps] };
}

/** Tells the hooks the prefix of work branches, where it is not the usual one. 1 process. */
export function planWorkPrefix(repo: Repository, top: string): PlanPart {
  const prefix = parseConfig(readText(top, CONFIG_PATH)).config.git.work_prefix;
  const before = readLocalConfig(repo).get(WORK_PREFIX_KEY);
  if (prefix === (before ?? "work/")) return {};
  return { steps: [{ kind: "config", key: WORK_PREFIX_KEY, before, after: prefix }] };
}

/** An entry for lint-staged, only where that is used. */
export function planLintStaged(top: string): PlanPart {
  const path = LINT_STAGED_CONFIGS.find((name) => readText(top, name) !== undefined) ?? "package.json";
  const before = readText(top, path);
  if (before === undefined || (path === "package.json" && !before.includes('"lint-staged"'))) return {};
  if (before.includes(LINT_STAGED_GLOB) && !hasBlock(before)) return {};
  const after = addTask(path, before);
  if (after !== undefined) return fileStep(top, path, before, after);
  // Only a devDependency without any configuration: there is nothing to add to.
  if (path === "package.json" && !/"lint-staged"\s*:\s*[[{]/.test(before)) return {};
  const line = `"${LINT_STAGED_GLOB}": "${LINT_STAGED_COMMAND}"`;
  return { findings: [finding("init/config-form", { path }, { path, line })] };
}

function addTask(path: string, before: string): string | undefined {
  if (/\.ya?ml$/.test(path) || (path === ".lintstagedrc" && !before.trimStart().startsWith("{"))) {
    // A list of configurations, or one that is indented, has another place for an entry.
    if (/^[ \t-]/.test(before)) return undefined;
    return putBlock(before, [`"${LINT_STAGED_GLOB}": ${LINT_STAGED_COMMAND}`]);
  }
  return path === "package.json" || /^\.lintstagedrc(?:\.json)?$/.test(path)
    ? addJsonEntry(before, path === "package.json")
    : undefined;
}

/** A section of `AGENTS.md` that tells agents how to use yoi. */
export function planAgents(top: string): PlanPart {
  const before = readText(top, "AGENTS.md");
  return fileStep(top, "AGENTS.md", before, putBlock(before, AGENTS_LINES, "html"));
}
