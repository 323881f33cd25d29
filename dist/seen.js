import { Z as YoiError } from "./plumbing.js";
import { g as readShared, m as decidePlace, n as readLedger } from "./ledger-store.js";
// src/app/orchestrate/store/seen.ts
/**
* What was last seen of shared refs and ledger; undefined where nothing says which ones are the shared ones, or before
* the default branch was seen. 4 to 8 processes.
*/
function readSeenShared(repo, config) {
	const place = whereDecided(() => decidePlace(repo, config));
	const refs = place === void 0 ? void 0 : readShared(repo, place);
	if (place === void 0 || refs === void 0) return void 0;
	return {
		place,
		refs,
		ledger: readable(readLedger(repo, refs.ledger))
	};
}
/** What needs to know where the shared refs are; undefined where several remotes, or no default branch, leave it open. */
function whereDecided(open) {
	try {
		return open();
	} catch (error) {
		if (error instanceof YoiError && UNDECIDED.has(error.diagnostic.code)) return void 0;
		throw error;
	}
}
const UNDECIDED = /* @__PURE__ */ new Set(["ledger/which-remote", "ledger/no-default-branch"]);
function readable(read) {
	return read.kind === "read" ? read.ledger : read.readable;
}
export { whereDecided as n, readSeenShared as t };
