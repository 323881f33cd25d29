import type { Config } from "../../workspace/config.ts";
import { CODER, INTAKE, ORCHESTRATOR, REVIEWER } from "./guidance-texts.ts";
import { boundText } from "./quote.ts";

/** Where guidance that replaces the shipped one lies, on the default branch. */
const WORKFLOW_ROOT = ".yoi/workflow";
/** Longest guidance that is handed to an agent, in UTF-16 code units. */
const MAX_GUIDANCE_LENGTH = 32_000;

/** The roles that have guidance. */
export type GuidedRole = "coder" | "reviewer" | "intake" | "orchestrator";

/** What an agent of a role is told first, and where it comes from. */
export interface Guidance {
  readonly text: string;
  /** Path of the file, or null for what ships with yoi. */
  readonly path: string | null;
}

const SHIPPED: Readonly<Record<GuidedRole, string>> = {
  coder: CODER,
  reviewer: REVIEWER,
  intake: INTAKE,
  orchestrator: ORCHESTRATOR,
};

/** The files that may hold the guidance of a role, the first that exists counts. */
export function guidancePaths(role: GuidedRole, config: Config): readonly string[] {
  const { workflow } = config.roles[role];
  const names = workflow === undefined ? [role] : [workflow, role];
  return [...new Set(names)].filter(isFileName).map((name) => `${WORKFLOW_ROOT}/${name}.md`);
}

/**
 * The guidance of a role: the file that the configuration names, else `<role>.md`, else what ships with yoi. `files`
 * holds texts of the default branch by path: guidance is policy, so no work branch can bring its own.
 */
export function chooseGuidance(
  role: GuidedRole,
  config: Config,
  files: ReadonlyMap<string, string>,
): Guidance {
  for (const path of guidancePaths(role, config)) {
    const file = files.get(path);
    if (file === undefined || file.trim() === "") continue;
    return { text: boundText(file, MAX_GUIDANCE_LENGTH).text.trim(), path };
  }
  return { text: SHIPPED[role].trim(), path: null };
}

/** A name without a folder: the configuration cannot point elsewhere. */
function isFileName(name: string): boolean {
  return /^[^\s/\\.][^/\\]*$/.test(name);
}
