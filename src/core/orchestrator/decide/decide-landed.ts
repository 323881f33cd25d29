import { askedOperation } from "../claim/operations.ts";
import type { LedgerVerdict } from "../ledger.ts";
import { decideAttempt, openAttempt } from "./decide-attempt.ts";
import { type Claimed, doStep, type Next, onClaim, waitNext } from "./next.ts";

/** What comes next for a ticket whose work is part of the default branch: note it, validate it there, end the claim. */
export function decideLanded(claimed: Claimed): Next {
  const { seen, claim } = claimed;
  const landed = claim.landed ?? seen.landed;
  if (landed === null) return waitNext("gate", "nothing landed");
  if (claim.landed === null) return doStep({ kind: "note_landed", ...onClaim(claimed), landed });
  return validateLanded(claimed, landed) ?? complete(claimed, landed);
}

/** Undefined: nothing is left to validate. A ticket that was reopened since lives on without it. */
function validateLanded(claimed: Claimed, landed: string): Next | undefined {
  const { seen, claim, observation } = claimed;
  const state = seen.on_default?.state;
  if (state !== "done" && state !== "closed") return undefined;
  const said = seen.verdicts.filter(({ head }) => head === landed);
  if (said.some(isAcceptedAnyway)) return undefined;
  const result = said.findLast((verdict) => verdict.kind === "post_merge");
  if (result?.kind === "post_merge" && result.passed) return undefined;
  if (result === undefined && !observation.config.has_validation) return undefined;
  if (claim.attention !== null) return waitNext("attention", claim.attention);
  if (result?.kind !== "post_merge") {
    return decideAttempt(claimed) ?? openAttempt(claimed, { role: "validator", replaces: null, landed });
  }
  const need = `after the merge ${landed.slice(0, 12)}: ${result.note}; \`yoi revert ${seen.id}\` takes it back, \`yoi review ${seen.id} --override post-merge\` accepts it`;
  return claim.operations.includes(askedOperation(claim.round, "post-merge"))
    ? waitNext("person", need)
    : doStep({ kind: "escalate", ...onClaim(claimed), topic: "post-merge", need });
}

function isAcceptedAnyway(verdict: LedgerVerdict): boolean {
  return verdict.kind === "override" && verdict.gate === "post-merge";
}

function complete(claimed: Claimed, landed: string): Next {
  const { seen, claim } = claimed;
  const { work, head_known } = seen;
  const isKept = work === null || work.relation === "expected";
  const others = work?.relation === "ahead" || !head_known ? [] : [claim.head];
  return doStep({
    kind: "complete",
    ...onClaim(claimed),
    landed,
    workHead: work?.head ?? null,
    rescue: isKept ? [] : [work.head, ...others],
  });
}
