import { Z as YoiError } from "./plumbing.js";
import { n as recoverPending } from "./recover-edits.js";
import { i as openWorkspace } from "./workspace.js";
// src/app/queries/open-for-reading.ts
/**
* Opens the workspace for a command that only reads, after repairing what a killed command left half written. Where
* that cannot be repaired (a read-only disk) the records are read as they stand, and it is reported.
*/
async function openForReading(place, lock) {
	const workspace = openWorkspace(place);
	try {
		return {
			workspace,
			diagnostics: (await recoverPending(workspace, lock))?.diagnostics ?? []
		};
	} catch (error) {
		if (!(error instanceof YoiError)) throw error;
		return {
			workspace,
			diagnostics: [error.diagnostic]
		};
	}
}
export { openForReading as t };
