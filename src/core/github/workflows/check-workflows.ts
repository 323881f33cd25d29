import { type Diagnostic, finding } from "../../diagnostic/diagnostic.ts";
import type { Config } from "../../workspace/config.ts";
import { checkExpected } from "./check-expected.ts";
import { checkSafety } from "./check-safety.ts";
import { findActions } from "./find-action.ts";
import { formatWorkflows, isWorkflowOfYoi } from "./format-workflows.ts";
import { isOurs, putKept } from "./keep.ts";
import { type ParsedWorkflow, parseWorkflow } from "./parse-workflow.ts";
import { decideSettings } from "./settings.ts";
import { namesForRequests } from "./wake-names.ts";
import type { Workflow } from "./workflow.ts";

/** What doctor goes by. */
export interface WorkflowFacts {
  readonly config: Config;
  /** Undefined: nothing tells, and branches are not compared. */
  readonly defaultBranch: string | undefined;
}

/**
 * Findings about the workflows that yoi runs in, by their texts: every file of `.github/workflows`. None where yoi
 * does not run on GitHub.
 */
export function checkWorkflows(
  files: ReadonlyMap<string, string>,
  { config, defaultBranch }: WorkflowFacts,
): readonly Diagnostic[] {
  const parsed = new Map([...files].map(([path, text]) => [path, parseWorkflow(text, path)] as const));
  const read = [...parsed.values()].flatMap((each) => (each.kind === "workflow" ? [each.workflow] : []));
  const actions = findActions(files, read);
  const isInUse =
    config.github.enabled || [...files].some(([path, text]) => isWorkflowOfYoi(path) && isOurs(text));
  const users = read.filter(({ path }) => actions.has(path) || isOurs(files.get(path) ?? ""));
  const keys = new Set(Object.values(config.agents).flatMap(({ env }) => env));
  const safety = users.flatMap((workflow) => checkSafety(workflow, keys));
  if (!isInUse) return safety;
  const settings = decideSettings(config, {
    action: [...actions.values()][0] ?? "./",
    defaultBranch: defaultBranch ?? branchOf(read) ?? "main",
    others: namesForRequests(read),
  });
  return [
    ...[...formatWorkflows(settings)].flatMap(([path, wanted]) =>
      checkFile(path, { text: files.get(path), parsed: parsed.get(path), wanted }),
    ),
    ...safety,
    ...checkActions(actions),
    ...users.flatMap((workflow) => checkListening(workflow, read)),
    ...checkEnabled(files, config),
  ];
}

function checkFile(
  path: string,
  found: {
    readonly text: string | undefined;
    readonly parsed: ParsedWorkflow | undefined;
    readonly wanted: string;
  },
): readonly Diagnostic[] {
  const { text, parsed, wanted } = found;
  if (text === undefined || parsed === undefined) return [finding("workflow/missing", { path }, { path })];
  if (!isOurs(text)) return [finding("workflow/foreign", { path }, { path })];
  if (parsed.kind === "fault") {
    const { line, reason } = parsed;
    return [finding("workflow/unreadable", { path, line }, { path, reason })];
  }
  const expected = parseWorkflow(wanted, path);
  const differs = putKept(wanted, text) !== text.replaceAll("\r\n", "\n");
  return [
    ...(expected.kind === "workflow" ? checkExpected(parsed.workflow, expected.workflow) : []),
    ...(differs ? [finding("workflow/changed", { path }, { path })] : []),
  ];
}

function checkActions(actions: ReadonlyMap<string, string>): readonly Diagnostic[] {
  const [first] = actions.values();
  return [...actions].flatMap(([path, uses]) =>
    first === undefined || uses === first
      ? []
      : [finding("workflow/action-differs", { path }, { path, uses, other: first })],
  );
}

/** A workflow without a name goes by its path. */
function checkListening({ path, events }: Workflow, all: readonly Workflow[]): readonly Diagnostic[] {
  const run = events.get("workflow_run");
  const names = new Set(all.map((each) => each.name ?? each.path));
  return (run?.workflows ?? [])
    .filter((name) => !names.has(name))
    .map((name) => finding("workflow/listens", { path, line: run?.line ?? 1 }, { path, name }));
}

function checkEnabled(files: ReadonlyMap<string, string>, config: Config): readonly Diagnostic[] {
  const path = [...files.keys()].find(isWorkflowOfYoi);
  if (config.github.enabled || path === undefined) return [];
  return [finding("workflow/not-enabled", { path }, { path })];
}

/** The branch that the workflows listen to, where nothing else tells which one is the default. */
function branchOf(read: readonly Workflow[]): string | undefined {
  const tick = read.find(({ path }) => path.endsWith("/yoi-tick.yml"));
  return tick?.events.get("push")?.branches[0];
}
