import { t as isPrefix } from "./overlay.js";
import { t as chainOf } from "./observe-default.js";
// src/core/orchestrator/lay-over.ts
/**
* Lays the work ref over what a reader has before them. It holds where its moves begin with all of the tree's: a tree
* that tells another story (un-queued since, or ahead of the work ref) is shown as it is. Until a closing has landed,
* the ticket is in progress.
*/
function layOver({ tree, onDefault, work, claim }) {
	const asked = claim?.attention ?? null;
	if (work === null || !isPrefix(tree?.chain ?? [], work.chain)) {
		const attention = asked ?? tree?.attention ?? null;
		return {
			state: tree?.state ?? null,
			attention,
			mergeReady: false,
			holds: false
		};
	}
	const mergeReady = work.state === "closed" && !hasLanded({
		onDefault,
		work,
		claim
	});
	return {
		state: mergeReady ? "inprogress" : work.state,
		attention: asked ?? work.attention ?? onDefault?.attention ?? null,
		mergeReady,
		holds: true
	};
}
/** Whether what the work ref closed is closed on the default branch too, whether or not the ledger says so yet. */
function hasLanded({ onDefault, work, claim }) {
	if (claim !== null && claim.landed !== null) return true;
	if (work?.state !== "closed" || onDefault === null) return false;
	return isPrefix(work.chain, onDefault.chain);
}
// src/app/orchestrate/person/ticket-view.ts
/** A ticket as one place shows it; null where it is not, or cannot be read. */
function viewOf(ticket) {
	const item = ticket?.item;
	if (ticket === void 0 || item?.state === void 0) return null;
	return {
		state: item.state,
		attention: item.attention_required,
		chain: chainOf(ticket)
	};
}
export { hasLanded as n, layOver as r, viewOf as t };
