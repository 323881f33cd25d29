import { finding } from "../../../core/diagnostic/diagnostic.ts";
import { failure } from "../../../core/diagnostic/error.ts";
import { findActions } from "../../../core/github/workflows/find-action.ts";
import { formatWorkflows } from "../../../core/github/workflows/format-workflows.ts";
import { isOurs, lostParts, putKept } from "../../../core/github/workflows/keep.ts";
import { decideSettings, type WorkflowSettings } from "../../../core/github/workflows/settings.ts";
import { namesForRequests } from "../../../core/github/workflows/wake-names.ts";
import type { Workflow } from "../../../core/github/workflows/workflow.ts";
import { CONFIG_PATH } from "../../../core/ticket/files.ts";
import { parseConfig } from "../../../core/workspace/config.ts";
import type { Repository } from "../../../io/git/repository.ts";
import { fileStep, type PlanPart, readText } from "../../init/plan.ts";
import { readDefaultBranch } from "./check-setup.ts";
import { formatByHand } from "./format-by-hand.ts";
import { readableWorkflows, readWorkflowFiles } from "./read-workflows.ts";

/** `./`, or an action by its full commit, perhaps with the version as a comment behind it. */
const ACTION = /^(?:\.\/|[\w.-]+\/[\w.-]+(?:\/[\w.-]+)*@[0-9a-f]{40}(?: # ?[\w.-]{1,40})?)$/;

/**
 * What writes yoi's workflows, in a checkout: new ones, and those of its own that are no longer what the configuration
 * asks for. Kept parts and files of others stay. 3 processes. @throws usage/bad-value for an action without a commit
 */
export function planWorkflows(repo: Repository, top: string, action: string | undefined): PlanPart {
  const files = readWorkflowFiles(top);
  const read = readableWorkflows(files);
  const chosen = chooseAction(top, { files, read, action });
  if (typeof chosen !== "string") return chosen;
  const { config } = parseConfig(readText(top, CONFIG_PATH));
  const defaultBranch = readDefaultBranch(repo, config);
  if (defaultBranch === undefined)
    return { findings: [finding("init/no-branch", { path: CONFIG_PATH }, {})] };
  const settings = decideSettings(config, { action: chosen, defaultBranch, others: namesForRequests(read) });
  const parts = [...formatWorkflows(settings)].map(([path, text]) => planWorkflow(top, path, text));
  return {
    steps: parts.flatMap(({ steps = [] }) => steps),
    findings: parts.flatMap(({ findings = [] }) => findings),
    byHand: formatByHand(settings, config),
  };
}

/** What takes yoi's workflows back, but for those that hold something of somebody else's. */
export function planWorkflowRemoval(repo: Repository, top: string): readonly PlanPart[] {
  const files = readWorkflowFiles(top);
  const read = readableWorkflows(files);
  const { config } = parseConfig(readText(top, CONFIG_PATH));
  const ours = [...files].filter(([, text]) => isOurs(text));
  if (ours.length === 0) return [];
  const actions = findActions(files, read);
  const settings: WorkflowSettings = decideSettings(config, {
    action: [...actions.values()][0] ?? "./",
    defaultBranch: readDefaultBranch(repo, config) ?? "main",
    others: namesForRequests(read),
  });
  const fresh = formatWorkflows(settings);
  return ours.map(([path, text]) =>
    fresh.get(path) === text
      ? fileStep(top, path, text, undefined)
      : { findings: [finding("init/changed-since", { path }, { path })] },
  );
}

function planWorkflow(top: string, path: string, fresh: string): PlanPart {
  const before = readText(top, path);
  if (before === undefined) return fileStep(top, path, undefined, fresh);
  if (!isOurs(before)) return { findings: [finding("init/foreign-workflow", { path }, { path })] };
  const lost = lostParts(fresh, before);
  if (lost.length > 0) {
    return { findings: lost.map((part) => finding("init/kept-part", { path }, { path, part })) };
  }
  const after = putKept(fresh, before);
  // A checkout with other line ends holds the same text.
  return before.replaceAll("\r\n", "\n") === after ? {} : fileStep(top, path, before, after);
}

/** What steps use: as asked, else this very repository's Action, else what the workflows use already. */
function chooseAction(
  top: string,
  known: {
    readonly files: ReadonlyMap<string, string>;
    readonly read: readonly Workflow[];
    readonly action: string | undefined;
  },
): string | PlanPart {
  const { files, read, action } = known;
  if (action !== undefined) return requirePinned(action);
  if (holdsAction(top)) return "./";
  const [one, other] = new Set(findActions(files, read).values());
  if (one === undefined) return { findings: [finding("init/no-action", { path: "" }, {})] };
  return other === undefined
    ? one
    : { findings: [finding("init/two-actions", { path: "" }, { one, other })] };
}

function requirePinned(action: string): string {
  if (ACTION.test(action)) return action;
  const suggestion = "write owner/repository@ and the full commit SHA of 40 characters, or ./";
  throw failure("usage/bad-value", { path: "" }, { name: "--action", value: `"${action}"`, suggestion });
}

/** Whether the Action of yoi lies at the top of this repository. */
function holdsAction(top: string): boolean {
  return /^\s+main:\s*["']?(?:\.\/)?dist\/action\.js\b/m.test(readText(top, "action.yml") ?? "");
}
