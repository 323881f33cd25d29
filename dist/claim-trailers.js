import { i as parseClaimTrailer, t as CLAIM_TRAILER } from "./claim-trailer.js";
import { n as readCommitTrailers } from "./commit-trailers.js";
// src/app/orchestrate/store/claim-trailers.ts
/**
* What the `Yoi-Claim` trailers of some commits say, by commit. One without such a trailer, or with several, proves
* nothing and has no entry. 1 process whatever the count.
*/
function readClaimTrailers(repo, commits) {
	const found = [...readCommitTrailers(repo, commits, CLAIM_TRAILER)];
	return new Map(found.flatMap(([commit, values]) => {
		const [value = "", ...others] = values;
		const trailer = others.length === 0 ? parseClaimTrailer(value) : void 0;
		return trailer === void 0 ? [] : [[commit, trailer]];
	}));
}
export { readClaimTrailers as t };
