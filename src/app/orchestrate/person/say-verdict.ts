import { failure } from "../../../core/diagnostic/error.ts";
import { type LedgerVerdict, liveClaim } from "../../../core/orchestrator/ledger.ts";
import type { TicketSeen, WorkSeen } from "../../../core/orchestrator/observation.ts";
import { parseTime } from "../../../core/ticket/time.ts";
import type { Orchestrator } from "../context.ts";
import { observe, type Seen } from "../observe/observe.ts";
import { readCurrent } from "../perform/move-claim.ts";
import { withEntry } from "../store/ledger-change.ts";
import { writeLedger } from "../store/ledger-store.ts";
import { moveShared } from "../store/shared.ts";

/** How often a lost compare-and-set is tried again. */
const MAX_TRIES = 20;

/** A proposal that a person looks at. */
export interface Proposal {
  readonly seen: Seen;
  readonly ticket: TicketSeen;
  readonly work: WorkSeen;
}

/**
 * Looks at a ticket's work as it is now: a proposal, or with `anyState` whatever is being worked on.
 * @throws landing/no-proposal, ledger/*
 */
export async function readProposal(
  orchestrator: Orchestrator,
  id: string,
  { anyState = false } = {},
): Promise<Proposal> {
  const seen = await observe(orchestrator);
  const ticket = seen.observation.tickets.find((each) => each.id === id);
  const work = ticket?.work ?? undefined;
  const fits = (anyState || work?.ticket?.state === "closed") && (ticket?.claim?.live ?? null) !== null;
  if (ticket !== undefined && work !== undefined && fits) return { seen, ticket, work };
  const state = work?.ticket?.state ?? ticket?.on_default?.state ?? "not queued";
  throw failure("landing/no-proposal", { path: "" }, { ticket: id, state });
}

type WithoutPlace<V> = V extends LedgerVerdict ? Omit<V, "id" | "by" | "at" | "head" | "subject"> : never;

/** What a person says of a proposal. */
export type Said = WithoutPlace<
  Extract<LedgerVerdict, { kind: "approval" | "changes_requested" | "override" }>
>;

/**
 * Keeps what a person says of a proposal in the ledger, bound to the head and subject they looked at. Where the branch
 * has moved since, nothing is kept. @throws landing/moved, ledger/*
 */
export async function sayVerdict(
  orchestrator: Orchestrator,
  { ticket, work }: Proposal,
  said: Said,
  by: string,
): Promise<LedgerVerdict> {
  const { repo, place, clock, newId } = orchestrator;
  const now = clock();
  // Of work that landed, what landed is looked at.
  const head = ticket.claim?.live?.landed ?? work.head;
  const verdict: LedgerVerdict = { ...said, id: newId(8), by, at: now, head, subject: work.subject };
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const { refs, ledger } = await readCurrent(orchestrator);
    const moved = refs.work.get(ticket.id) !== work.head || liveClaim(ledger, ticket.id)?.head !== work.head;
    if (moved)
      throw failure("landing/moved", { path: "" }, { ticket: ticket.id, head: work.head.slice(0, 12) });
    const next = writeLedger(repo, {
      before: refs.ledger,
      from: ledger,
      to: {
        ...ledger,
        verdicts: withEntry(ledger.verdicts, ticket.id, [...(ledger.verdicts.get(ticket.id) ?? []), verdict]),
      },
      message: `${verdict.kind}(${ticket.id}) by ${by}`,
      at: parseTime(now) ?? 0,
    });
    const outcome = await moveShared(repo, place, [{ name: place.ledger, from: refs.ledger, to: next }]);
    if (outcome.kind === "moved") return verdict;
    if (outcome.kind !== "lost") throw failure("landing/refused", { path: "" }, { reason: outcome.reason });
  }
  throw failure("landing/refused", { path: "" }, { reason: "others changed the ledger again and again" });
}
