import { join } from "node:path";
import { type Diagnostic, finding } from "../../core/diagnostic/diagnostic.ts";
import { isThere, readSetupFile, type SetupProblem } from "../../io/files/setup-file.ts";
import type { Repository } from "../../io/git/repository.ts";
import { hasBlock } from "./blocks.ts";
import { CLIENT_HOOKS, type HookSetup, SERVER_HOOKS, topOf } from "./detect.ts";
import { type FileStep, type PlanPart, readText, shownPath } from "./plan.ts";
import { addToHook, callsHook, type HookEntry } from "./shell-hook.ts";
import { addToLefthook, addToPreCommit } from "./yaml-hooks.ts";

const PROBLEMS: Readonly<Record<SetupProblem, string>> = {
  "not-text": "is no shell script",
  "not-a-file": "is no ordinary file",
  unreadable: "cannot be read",
};

/** The part of the plan that makes git reach yoi's hooks. `hookDir`: see `HookEntry`. */
export function planHooks(repo: Repository, setup: HookSetup, hookDir: string): PlanPart {
  const names = repo.root === undefined ? SERVER_HOOKS : CLIENT_HOOKS;
  const entries = names.map((name): HookEntry => ({ name, hookDir }));
  switch (setup.manager) {
    case "none":
      return {};
    case "lefthook":
    case "pre-commit":
      return planConfig(repo, setup, entries);
    case "husky":
    case "plain": {
      const barred = checkHooksPath(repo, setup, hookDir);
      if (barred !== undefined) return { findings: [barred] };
      const parts = entries.map((entry) => planHook(repo, setup, entry));
      const isNew = setup.manager === "husky" && setup.hooksPath === undefined;
      return {
        steps: parts.flatMap(({ steps = [] }) => steps),
        findings: parts.flatMap(({ findings = [] }) => findings),
        next: isNew ? ["npx husky    # git does not call husky's hooks yet"] : [],
      };
    }
  }
}

/** Hooks that other repositories share are not for one repository to change. */
function checkHooksPath(
  repo: Repository,
  { hooksPath, dir }: HookSetup,
  hookDir: string,
): Diagnostic | undefined {
  if (hooksPath === undefined || hooksPath.scope === "local" || hooksPath.scope === "worktree")
    return undefined;
  // A relative one leads into every repository's own tree.
  if (dir.startsWith(`${topOf(repo)}/`)) return undefined;
  const facts = { value: hooksPath.value, scope: hooksPath.scope, line: `sh ${hookDir}/pre-commit "$@"` };
  return finding("init/foreign-hooks-path", { path: "" }, facts);
}

function planHook(repo: Repository, { dir, manager }: HookSetup, entry: HookEntry): PlanPart {
  const top = topOf(repo);
  const file = join(dir, entry.name);
  const path = shownPath(top, file);
  const found = readSetupFile(file);
  const refuse = (reason: string): PlanPart => {
    const facts = { path, reason, line: `sh ${entry.hookDir}/${entry.name} "$@"` };
    return { findings: [finding("init/foreign-hook", { path }, facts)] };
  };
  if (typeof found === "string") return refuse(PROBLEMS[found]);
  if (found !== undefined && !hasBlock(found.text)) {
    if (callsHook(found.text, entry)) return {};
    if (manager === "plain" && !found.executable)
      return { findings: [finding("init/hook-off", { path }, { path })] };
    const inside = [top, repo.commonDir, dir].some((base) => found.realPath.startsWith(`${base}/`));
    if (!inside) return refuse(`leads to ${found.realPath}`);
  }
  const after = addToHook(found?.text, entry);
  if (after === undefined) return refuse(PROBLEMS["not-text"]);
  if (after === found?.text) return {};
  const step: FileStep = {
    kind: "file",
    path,
    file: found?.realPath ?? file,
    before: found?.text,
    after,
    executable: true,
  };
  return { steps: [step] };
}

function planConfig(
  repo: Repository,
  { manager, config = "" }: HookSetup,
  entries: readonly HookEntry[],
): PlanPart {
  const top = topOf(repo);
  const isLefthook = manager === "lefthook";
  const before = readText(top, config);
  const isYaml = /\.ya?ml$/.test(config) && (before !== undefined || !isThere(join(top, config)));
  const after = !isYaml
    ? undefined
    : isLefthook
      ? addToLefthook(before ?? "", entries)
      : addToPreCommit(before ?? "repos:\n", entries);
  const names = entries.map(({ name }) => name);
  const install = isLefthook
    ? "npx lefthook install"
    : `pre-commit install ${names.map((name) => `-t ${name}`).join(" ")}`;
  if (after === undefined) {
    const line = `sh ${entries[0]?.hookDir}/<hook>${isLefthook ? " {0}" : ""}`;
    return { findings: [finding("init/config-form", { path: config }, { path: config, line })] };
  }
  if (after === before) return {};
  const step: FileStep = { kind: "file", path: config, file: join(top, config), before, after };
  return { steps: [step], next: [`${install}    # git must call ${manager} for each of these hooks`] };
}
