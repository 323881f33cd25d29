import type { WorkSeen } from "../observation.ts";
import { decideAttempt } from "./decide-attempt.ts";
import { decideLanded } from "./decide-landed.ts";
import { decideProposal } from "./decide-proposal.ts";
import { decideWork } from "./decide-work.ts";
import { type Claimed, doStep, type Next, onClaim, roundOf, type Worked, waitNext } from "./next.ts";
import { overlayOf } from "./overlay.ts";

/** What comes next for a ticket with a live claim. */
export function decideClaim(claimed: Claimed): Next {
  const { seen, claim } = claimed;
  if (claim.landed !== null && seen.landed === null) return recover(claimed, "unlanded");
  const overlay = overlayOf(seen);
  if (overlay === "landed") return decideLanded(claimed);
  if (overlay === "withdrawn") return withdraw(claimed);
  if (overlay === "diverged") {
    return waitNext("diverged", "the default branch tells another story of the ticket than its work branch");
  }
  if (seen.request?.state === "closed") {
    return release(claimed, "abandoned", "its request was closed without a merge");
  }
  const { work } = seen;
  if (work === null) return decideWithoutWork(claimed);
  if (work.relation !== "expected") return decideMovedWork(claimed, work);
  return decideExpected({ ...claimed, work, verdicts: seen.verdicts });
}

function decideExpected(worked: Worked): Next {
  const { seen, claim, work } = worked;
  const need = claim.attention ?? work.ticket?.attention ?? seen.on_default?.attention ?? null;
  if (need !== null) return waitNext("attention", need);
  if (work.ticket === null) {
    return waitNext("attention", "the ticket on its work branch cannot be read: mend it there");
  }
  const open = decideAttempt(worked);
  if (open !== undefined) return open;
  switch (work.ticket.state) {
    case "inprogress":
      return decideWork(worked);
    case "closed":
      return decideProposal(worked);
    case "intake":
      return release(worked, "returned", "it was returned to intake on its work branch");
    case "ready":
    case "queued":
    case "done":
      return waitNext(
        "attention",
        `its work branch has it as ${work.ticket.state}: take it back to inprogress`,
      );
  }
}

/** The default branch no longer shows the queueing: what was done is kept, nothing else happens. */
function withdraw(claimed: Claimed): Next {
  const state = claimed.seen.on_default?.state;
  return state === "intake"
    ? release(claimed, "returned", "it was returned to intake")
    : release(claimed, "withdrawn", "the default branch no longer shows it queued as it was claimed");
}

/** An acceptance that was interrupted between its refs, or a branch that a person deleted. */
function decideWithoutWork(claimed: Claimed): Next {
  const { claim, seen } = claimed;
  if (claim.before !== null) return release(claimed, "abandoned", "its work branch was deleted");
  return recover(claimed, seen.head_known ? "ref" : "back");
}

/** The work ref is not where the claim expects it. */
function decideMovedWork(claimed: Claimed, work: WorkSeen): Next {
  const { seen, claim } = claimed;
  switch (work.relation) {
    case "behind":
      return recover(claimed, seen.head_known ? "ref" : "back");
    case "ahead": {
      const isProven = work.trailer?.generation === claim.generation && work.entry_unchanged;
      if (isProven) return recover(claimed, "ledger");
      return doStep({ kind: "adopt", ...onClaim(claimed), head: work.head, round: roundOf(work) });
    }
    case "expected":
    case "other":
      if (!seen.head_known) {
        return waitNext(
          "diverged",
          "its work branch was replaced, and the commit that was there is not known here",
        );
      }
      return doStep({
        kind: "hold",
        ...onClaim(claimed),
        found: work.head,
        reason: `its work branch was replaced by ${work.head.slice(0, 12)}, which does not follow from the work: say what is to become of it`,
      });
  }
}

function recover(claimed: Claimed, action: "ledger" | "ref" | "back" | "unlanded"): Next {
  const { claim, seen } = claimed;
  const { work } = seen;
  const { ticket, fence } = onClaim(claimed);
  const isOfWork = work !== null && action !== "ref";
  return doStep({
    kind: "recover",
    ticket,
    action,
    generation: claim.generation,
    head: isOfWork ? work.head : claim.head,
    round: isOfWork ? roundOf(work) : claim.round,
    asked: action === "ledger" && (work?.ticket?.attention ?? null) !== null,
    queuedAt: claim.queued_at,
    fence,
  });
}

function release(claimed: Claimed, outcome: "abandoned" | "returned" | "withdrawn", reason: string): Next {
  const workHead = claimed.seen.work?.head ?? null;
  const rescue = commitsToKeep(claimed);
  return doStep({ kind: "release", ...onClaim(claimed), outcome, workHead, rescue, reason });
}

/** What no other ref keeps: where the work ref is, and the claim's head where that is not part of it. */
function commitsToKeep({ seen, claim }: Claimed): readonly string[] {
  const { work, head_known } = seen;
  if (work === null) return head_known ? [claim.head] : [];
  const isPart = work.relation === "expected" || work.relation === "ahead";
  return isPart || !head_known ? [work.head] : [work.head, claim.head];
}
