import type { WorkflowSettings } from "./settings.ts";
import { formatAttempt } from "./text-attempt.ts";
import { formatCheck } from "./text-check.ts";
import { formatGate } from "./text-gate.ts";
import { formatReview } from "./text-review.ts";
import { formatTick } from "./text-tick.ts";

/** Where GitHub looks for workflows. */
export const WORKFLOW_DIR = ".github/workflows";

/** Every workflow of yoi's by its path, as `yoi init --github` writes it where there is none. */
export function formatWorkflows(settings: WorkflowSettings): ReadonlyMap<string, string> {
  return new Map([
    [`${WORKFLOW_DIR}/yoi-check.yml`, formatCheck(settings)],
    [`${WORKFLOW_DIR}/yoi-gate.yml`, formatGate(settings)],
    [`${WORKFLOW_DIR}/yoi-review.yml`, formatReview()],
    [`${WORKFLOW_DIR}/yoi-tick.yml`, formatTick(settings)],
    [`${WORKFLOW_DIR}/yoi-attempt.yml`, formatAttempt(settings)],
  ]);
}

/** Whether a path is one of yoi's workflows. */
export function isWorkflowOfYoi(path: string): boolean {
  return /^\.github\/workflows\/yoi-(?:check|gate|review|tick|attempt)\.yml$/.test(path);
}
