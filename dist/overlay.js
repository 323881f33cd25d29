// src/core/orchestrator/decide/overlay.ts
/** How the work ref of a live claim lies over the default branch; undefined without a live claim. */
function overlayOf(seen) {
	const { on_default: item, work, landed } = seen;
	const live = seen.claim?.live ?? null;
	if (live === null) return void 0;
	if (landed !== null) return "landed";
	if (item === null) return "withdrawn";
	const chain = work?.ticket?.chain;
	const isPart = chain === void 0 || isPrefix(item.chain, chain);
	if (item.state === "queued" && item.queued_at === live.queued_at) {
		if (!isPart) return "diverged";
		return work?.ticket !== void 0 && work.ticket !== null && work.ticket.text !== item.text ? "edited" : "holds";
	}
	return chain !== void 0 && isPart && item.chain.length > 0 && item.queued_at === live.queued_at ? "merged_early" : "withdrawn";
}
/** Whether one chain of moves is the beginning of another, or all of it. */
function isPrefix(chain, whole) {
	return chain.length <= whole.length && chain.every((word, index) => whole[index] === word);
}
export { overlayOf as n, isPrefix as t };
