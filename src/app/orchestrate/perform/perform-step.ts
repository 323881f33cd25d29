import type { Step, StepOutcome } from "../../../core/orchestrator/step.ts";
import type { Orchestrator } from "../context.ts";
import type { Seen } from "../observe/observe.ts";
import { passBoundary } from "./boundary.ts";
import { performOpenAttempt } from "./perform-attempt.ts";
import { performAccept, performAdopt, performHold, performRecover } from "./perform-claim.ts";
import {
  performComplete,
  performDeleteWorkRef,
  performNoteLanded,
  performRelease,
  performReturn,
} from "./perform-landing.ts";
import { performPropose } from "./perform-propose.ts";
import { performEscalate, performRequestChanges } from "./perform-records.ts";
import { performUpdate } from "./perform-update.ts";
import { performWaits } from "./perform-waits.ts";
import { performCleanup, performPrepare } from "./perform-workspace.ts";

/**
 * Performs one step. Each looks at its precondition again and does nothing where it does not hold any longer; done
 * twice is done once. @throws what keeps it from being done
 */
export async function performStep(orchestrator: Orchestrator, step: Step, seen: Seen): Promise<StepOutcome> {
  passBoundary(orchestrator.env, `${step.kind}:before`);
  const outcome = await perform(orchestrator, step, seen);
  passBoundary(orchestrator.env, `${step.kind}:after`);
  return outcome;
}

async function perform(orchestrator: Orchestrator, step: Step, seen: Seen): Promise<StepOutcome> {
  switch (step.kind) {
    case "record_waits":
      return await performWaits(orchestrator, step);
    case "accept":
      return await performAccept(orchestrator, step, seen);
    case "return_to_intake":
      return await performReturn(orchestrator, step, seen);
    case "recover":
      return await performRecover(orchestrator, step, seen);
    case "adopt":
      return await performAdopt(orchestrator, step, seen);
    case "hold":
      return await performHold(orchestrator, step, seen);
    case "prepare_workspace":
      return await performPrepare(orchestrator, step, seen);
    case "open_attempt":
      return await performOpenAttempt(orchestrator, step, seen);
    case "run_coder":
    case "run_reviewer":
    case "run_validation":
      return await orchestrator.forge.run(orchestrator, step, seen);
    case "publish":
      return await orchestrator.forge.publish(orchestrator, step, seen);
    case "propose":
      return await performPropose(orchestrator, step, seen);
    case "update_from_base":
      return await performUpdate(orchestrator, step, seen);
    case "open_request":
      return await orchestrator.forge.openRequest(orchestrator, step, seen);
    case "set_status":
      return await orchestrator.forge.setStatus(orchestrator, step, seen);
    case "request_changes":
      return await performRequestChanges(orchestrator, step, seen);
    case "escalate":
      return await performEscalate(orchestrator, step, seen);
    case "merge":
      return await orchestrator.forge.merge(orchestrator, step, seen);
    case "note_landed":
      return await performNoteLanded(orchestrator, step, seen);
    case "complete":
      return await performComplete(orchestrator, step, seen);
    case "release":
      return await performRelease(orchestrator, step, seen);
    case "cleanup":
      return await performCleanup(orchestrator, step);
    case "delete_work_ref":
      return await performDeleteWorkRef(orchestrator, step, seen);
  }
}
