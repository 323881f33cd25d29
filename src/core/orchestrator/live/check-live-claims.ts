import { finding } from "../../diagnostic/diagnostic.ts";
import { isAcceptance } from "../decide/decide-unclaimed.ts";
import { nextWords } from "../decide/next-words.ts";
import { overlayOf } from "../decide/overlay.ts";
import type { Claim } from "../ledger.ts";
import type { TicketSeen, WorkSeen } from "../observation.ts";
import type { LiveFacts, LiveFinding } from "./live-facts.ts";

/** How the claims, work refs and attempts of one ticket agree with each other and with the default branch. */
export function checkClaims(seen: TicketSeen, facts: LiveFacts): readonly LiveFinding[] {
  const live = seen.claim?.live ?? null;
  if (live !== null) return [...checkLive(seen, live, facts), ...checkAttempt(seen, live, facts)];
  return seen.work === null ? [] : [checkUnclaimed(seen, seen.work, facts)];
}

function checkLive(seen: TicketSeen, claim: Claim, facts: LiveFacts): readonly LiveFinding[] {
  const { id: ticket, work, on_default: item } = seen;
  const said = { ticket, branch: `${facts.workPrefix}${ticket}`, next: nextWords(facts.decision, ticket) };
  if (item === null) return [forTick("ledger/no-such-ticket", said)];
  if (item.state === "closed" && claim.landed === null) return [forTick("ledger/unlanded-claim", said)];
  // Landed work needs no branch any more.
  if (seen.landed !== null) return [];
  const found = overlayOf(seen) === "diverged" ? [forTick("ledger/diverged", said)] : [];
  if (work === null) return [...found, forTick("ledger/work-ref-absent", said)];
  return work.relation === "expected" ? found : [...found, forTick(MOVED[work.relation], said)];
}

const MOVED = {
  ahead: "ledger/work-ref-ahead",
  behind: "ledger/work-ref-behind",
  other: "ledger/work-ref-elsewhere",
} as const;

type ClaimCode =
  | (typeof MOVED)[keyof typeof MOVED]
  | "ledger/diverged"
  | "ledger/no-such-ticket"
  | "ledger/unfinished-claim"
  | "ledger/unlanded-claim"
  | "ledger/work-ref-absent";

/** What the next tick settles, or a person must. */
function forTick(
  code: ClaimCode,
  said: { readonly ticket: string; readonly branch: string; readonly next: string },
): LiveFinding {
  return { found: finding(code, { path: "" }, said, said.ticket), fix: null };
}

/** A dead attempt that brought a result will be published: nothing is wrong with it. */
function checkAttempt(
  { id: ticket, attempt: seen }: TicketSeen,
  { attempt }: Claim,
  { observation, decision }: LiveFacts,
): readonly LiveFinding[] {
  if (attempt === null || seen === null || seen.result === "complete") return [];
  const { id, role, deadline } = attempt;
  const said = { ticket, attempt: id, role, deadline, next: nextWords(decision, ticket) };
  if (seen.liveness === "dead")
    return [{ found: finding("ledger/attempt-dead", { path: "" }, said, ticket), fix: null }];
  const isOver = seen.liveness === "unknown" && observation.now >= deadline;
  return isOver ? [{ found: finding("ledger/attempt-overdue", { path: "" }, said, ticket), fix: null }] : [];
}

/** A work ref of a ticket that nobody has claimed: what the Orchestrator left there, or somebody's own. */
function checkUnclaimed(seen: TicketSeen, work: WorkSeen, facts: LiveFacts): LiveFinding {
  const { decision, workPrefix } = facts;
  const { id: ticket } = seen;
  const branch = `${workPrefix}${ticket}`;
  const step = decision.steps.find((each) => each.kind === "delete_work_ref" && each.ticket === ticket);
  if (step?.kind === "delete_work_ref") {
    const found = finding("ledger/left-work-ref", { path: "" }, { branch }, ticket);
    return { found, fix: { kind: "perform", step } };
  }
  if (isAcceptance(seen, work)) {
    return forTick("ledger/unfinished-claim", { ticket, branch, next: nextWords(decision, ticket) });
  }
  const reason =
    work.trailer === null
      ? "no trailer shows that an Orchestrator made it"
      : `its last commit is of generation ${work.trailer.generation}, which the ledger does not expect`;
  return { found: finding("ledger/foreign-work-ref", { path: "" }, { branch, reason }, ticket), fix: null };
}
