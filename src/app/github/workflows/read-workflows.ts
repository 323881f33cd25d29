import { join } from "node:path";
import { WORKFLOW_DIR } from "../../../core/github/workflows/format-workflows.ts";
import { parseWorkflow } from "../../../core/github/workflows/parse-workflow.ts";
import type { Workflow } from "../../../core/github/workflows/workflow.ts";
import { listDirectory } from "../../../io/files/setup-file.ts";
import { readText } from "../../init/plan.ts";

/** Most workflows that are read; GitHub's own pages show no more either. */
const MAX_WORKFLOWS = 200;

/** The workflows of a checkout by path, with their texts. What is no text file is left out. */
export function readWorkflowFiles(top: string): ReadonlyMap<string, string> {
  const names = listDirectory(join(top, WORKFLOW_DIR)).filter((name) => /\.ya?ml$/.test(name));
  return new Map(
    names.slice(0, MAX_WORKFLOWS).flatMap((name) => {
      const path = `${WORKFLOW_DIR}/${name}`;
      const text = readText(top, path);
      return text === undefined ? [] : [[path, text] as const];
    }),
  );
}

/** Those that can be read as workflows. */
export function readableWorkflows(files: ReadonlyMap<string, string>): readonly Workflow[] {
  return [...files].flatMap(([path, text]) => {
    const parsed = parseWorkflow(text, path);
    return parsed.kind === "workflow" ? [parsed.workflow] : [];
  });
}
