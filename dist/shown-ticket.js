// src/app/queries/shown-ticket.ts
/** A ticket as it stands in the working tree: nobody works on it. */
function asInTree(item) {
	return {
		state: item?.state,
		attention: item?.attention_required ?? null,
		work: null
	};
}
export { asInTree as t };
