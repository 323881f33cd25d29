import { Z as YoiError } from "./plumbing.js";
import { c as EMPTY_LEDGER } from "./ledger-store.js";
import { t as openOrchestrator } from "./context.js";
import { W as readCurrent } from "./perform-attempt.js";
import { n as whereDecided, t as readSeenShared } from "./seen.js";
// src/app/orchestrate/store/ended-queueings.ts
/**
* How the claims of a ticket ended, by the time it was queued at. Asks the remote where there is one; offline it says
* what was last seen. @throws git/*
*/
async function readEndedQueueings(workspace, id) {
	const { claims } = await readNewestLedger(workspace);
	const file = claims.get(id);
	const ended = (file?.ended ?? []).filter(({ queued_at }) => queued_at !== file?.live?.queued_at);
	return new Map(ended.map(({ queued_at, outcome }) => [queued_at, outcome]));
}
async function readNewestLedger(workspace) {
	const orchestrator = whereDecided(() => openOrchestrator(workspace));
	if (orchestrator === void 0) return EMPTY_LEDGER;
	try {
		return (await readCurrent(orchestrator)).ledger;
	} catch (error) {
		if (!(error instanceof YoiError) || !error.diagnostic.code.startsWith("ledger/")) throw error;
		return readSeenShared(workspace.repository, workspace.config)?.ledger ?? EMPTY_LEDGER;
	}
}
export { readEndedQueueings };
