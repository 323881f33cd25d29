import type { WaitReason } from "../ledger.ts";
import type { Observation, TicketSeen } from "../observation.ts";
import type { Decision, Step } from "../step.ts";
import { decideClaim } from "./decide-claim.ts";
import { decideUnclaimed } from "./decide-unclaimed.ts";
import type { Next } from "./next.ts";
import { inOrder } from "./order.ts";
import { waitToRecord } from "./wait-reason.ts";

/**
 * What is to be done in a world that looks like this: at most one step for each ticket, in the fixed order, and why
 * everything else waits. Pure and total: the same observation gives the same decision, and a settled world gives none.
 */
export function decide(observation: Observation): Decision {
  const { ledger } = observation;
  if (ledger.state === "lost" || ledger.state === "damaged") {
    return {
      steps: [],
      waits: [],
      stopped: `the ledger is ${ledger.state}: ${ledger.problem ?? "see yoi ticket doctor --live"}`,
    };
  }
  const claimed = new Set(observation.tickets.filter(isClaimed).map(({ id }) => id));
  const accepted: string[] = [];
  const steps: Step[] = [];
  const waiting: Waiting[] = [];
  for (const seen of inOrder(observation.tickets)) {
    const next = decideTicket(seen, { observation, claimed, accepted: [...accepted] });
    if (next.kind === "wait") {
      waiting.push({ seen, reasons: next.reasons });
      continue;
    }
    const { step } = next;
    steps.push(step);
    if (step.kind !== "accept" && !(step.kind === "recover" && step.action === "claim")) continue;
    claimed.add(step.ticket);
    accepted.push(step.ticket);
  }
  const waits = waiting.flatMap(({ seen, reasons }) =>
    reasons.length === 0 ? [] : [{ ticket: seen.id, reasons }],
  );
  return { steps: [...steps, ...recordWaits(waiting)], waits, stopped: null };
}

interface Waiting {
  readonly seen: TicketSeen;
  readonly reasons: readonly WaitReason[];
}

function decideTicket(
  seen: TicketSeen,
  facts: {
    readonly observation: Observation;
    readonly claimed: ReadonlySet<string>;
    readonly accepted: readonly string[];
  },
): Next {
  const claim = seen.claim?.live ?? null;
  return claim === null
    ? decideUnclaimed(seen, facts)
    : decideClaim({ seen, claim, observation: facts.observation });
}

function isClaimed({ claim }: TicketSeen): boolean {
  return (claim?.live ?? null) !== null;
}

/** What the ledger does not say yet about waiting. */
function recordWaits(waiting: readonly Waiting[]): readonly Step[] {
  const waits = waiting.flatMap(({ seen, reasons }) => {
    const recorded = waitToRecord(seen.wait, reasons);
    return recorded === undefined ? [] : [{ ticket: seen.id, reasons: recorded }];
  });
  return waits.length === 0 ? [] : [{ kind: "record_waits", waits }];
}
