import type { Attempt, Claim, Ledger } from "../ledger.ts";
import type { Fence } from "../step.ts";
import { claimsOf } from "./acceptance.ts";
import type { ClaimChange } from "./claim-after.ts";

/** A person's announced commit on the work ref of a claimed ticket. */
export interface PersonMove {
  readonly newHead: string;
  /** It gives the decision that was asked for. */
  readonly answers: boolean;
  /** It takes the ticket out of work: nothing that runs for it is waited for. */
  readonly ends: boolean;
  /** It begins a new round of coding and review. */
  readonly newRound: boolean;
}

/**
 * The attempt that a person's commit must wait for, since it builds on the work ref as it found it; undefined: none.
 * One that is past its deadline is waited for by nobody.
 */
export function attemptInTheWay(
  { attempt }: Claim,
  { answers, ends }: Pick<PersonMove, "answers" | "ends">,
  now: string,
): Attempt | undefined {
  return attempt === null || answers || ends || attempt.deadline <= now ? undefined : attempt;
}

/**
 * What a person's announced commit makes of the ticket's entry in the ledger: the work ref is expected at the commit.
 * It refuses where the entry is not the one that the commit was made for, and while an attempt runs that would be lost.
 */
export function claimByPerson(
  ledger: Ledger,
  ticket: string,
  fence: Pick<Fence, "generation" | "head">,
  move: PersonMove,
  now: string,
): ClaimChange {
  const { file, live } = claimsOf(ledger, ticket);
  if (live === null) return refused("nobody has claimed the ticket");
  if (live.generation !== fence.generation) return refused(`the claim has generation ${live.generation} now`);
  if (live.head !== fence.head) return refused("the work ref has been moved since");
  if (live.landed !== null) return refused("the work has landed");
  if (attemptInTheWay(live, move, now) !== undefined) return refused("an attempt is open");
  const { newHead, answers, ends, newRound } = move;
  const isFresh = answers || newRound;
  const claim: Claim = {
    ...live,
    head: newHead,
    before: live.head,
    attempt: null,
    attention: answers ? null : live.attention,
    round: live.round + (newRound ? 1 : 0),
    ...(isFresh ? { failures: 0, retry_after: null } : {}),
  };
  return {
    kind: "changed",
    file: { ...file, live: claim },
    verdicts: [],
    clearsWait: isFresh || ends,
    clearsPlans: false,
  };
}

function refused(reason: string): ClaimChange {
  return { kind: "refused", reason };
}
