import { YoiError } from "../../../core/diagnostic/error.ts";
import { EMPTY_LEDGER, type Ledger } from "../../../core/orchestrator/ledger.ts";
import type { Workspace } from "../../workspace.ts";
import { openOrchestrator } from "../context.ts";
import { readCurrent } from "../perform/move-claim.ts";
import { readSeenShared, whereDecided } from "./seen.ts";

/**
 * How the claims of a ticket ended, by the time it was queued at. Asks the remote where there is one; offline it says
 * what was last seen. @throws git/*
 */
export async function readEndedQueueings(
  workspace: Workspace,
  id: string,
): Promise<ReadonlyMap<string, string>> {
  const { claims } = await readNewestLedger(workspace);
  const file = claims.get(id);
  // A queueing that is worked on has not ended, whatever came of an earlier claim.
  const ended = (file?.ended ?? []).filter(({ queued_at }) => queued_at !== file?.live?.queued_at);
  return new Map(ended.map(({ queued_at, outcome }) => [queued_at, outcome]));
}

async function readNewestLedger(workspace: Workspace): Promise<Ledger> {
  const orchestrator = whereDecided(() => openOrchestrator(workspace));
  if (orchestrator === undefined) return EMPTY_LEDGER;
  try {
    return (await readCurrent(orchestrator)).ledger;
  } catch (error) {
    if (!(error instanceof YoiError) || !error.diagnostic.code.startsWith("ledger/")) throw error;
    return readSeenShared(workspace.repository, workspace.config)?.ledger ?? EMPTY_LEDGER;
  }
}
