import type { ClaimTrailer } from "../../../core/orchestrator/claim/claim-trailer.ts";
import type { Claim, Ledger } from "../../../core/orchestrator/ledger.ts";
import type { DefaultSeen, TicketSeen } from "../../../core/orchestrator/observation.ts";
import type { Ticket } from "../../../core/ticket/ticket.ts";
import type { Config } from "../../../core/workspace/config.ts";
import { isAncestor, resolveCommits } from "../../../io/git/revision.ts";
import { readTickets } from "../../change/read-tickets.ts";
import type { Orchestrator } from "../context.ts";
import type { ForgeView } from "../forge/forge.ts";
import { wasLanded } from "../land/landed.ts";
import type { SharedRefs } from "../store/shared.ts";
import { seeWork } from "./observe-work.ts";

/** What the tickets of one observation are seen with. */
export interface SeeingFacts {
  readonly orchestrator: Orchestrator;
  readonly refs: SharedRefs;
  readonly ledger: Ledger;
  readonly config: Config;
  /** `Yoi-Claim` of the tips of work refs, by commit. */
  readonly trailers: ReadonlyMap<string, ClaimTrailer>;
  readonly view: ForgeView;
  /** A ticket as the default branch has it. */
  readonly readDefault: (id: string) => Ticket | undefined;
  readonly onDefault: DefaultSeen | null;
}

/** One ticket with its claim, its work ref and what is left of it on this machine. Up to 20 processes with a work ref. */
export function seeTicket(id: string, facts: SeeingFacts): TicketSeen {
  const { orchestrator, refs, ledger, view } = facts;
  const claim = ledger.claims.get(id) ?? null;
  const live = claim?.live ?? null;
  const head = refs.work.get(id);
  const workTicket = head === undefined ? undefined : readWorkTicket(id, head, facts);
  const work = head === undefined ? null : seeWork(id, head, { ...facts, claim: live, workTicket });
  return {
    id,
    on_default: requestedAs(facts.onDefault, view.requesterOf(id)),
    claim,
    wait: ledger.waits.get(id) ?? null,
    verdicts: [...(ledger.verdicts.get(id) ?? []).filter(view.heeds), ...view.verdictsOf(id)],
    work: work === null ? null : { ...work, committers: [...work.committers, ...view.committersOf(id)] },
    landed: landedAt(id, live, facts, workTicket),
    head_known: live !== null && isKnown(orchestrator, live.head),
    attempt: live?.attempt == null ? null : view.attemptOf(live.attempt),
    worktree: view.worktreeOf(id, live),
    request: view.requestOf(id, work, live),
  };
}

/** Who asked for the work as the forge knows them counts; a name in a record anybody can write. */
function requestedAs(shown: DefaultSeen | null, requester: string | null): DefaultSeen | null {
  return shown === null || requester === null ? shown : { ...shown, queued_by: requester };
}

function readWorkTicket(
  id: string,
  head: string,
  { orchestrator, config }: Pick<SeeingFacts, "orchestrator" | "config">,
): Ticket | undefined {
  const root = config.backend.root;
  const { repo, memo } = orchestrator;
  return memo.get(`work ticket ${head} ${id} ${root}`, () =>
    readTickets(repo, { kind: "commit", oid: head }, new Set([id]), root).get(id),
  );
}

/** Where the work is known to have landed: what the ledger noted, else what the default branch shows. */
function landedAt(
  id: string,
  live: Claim | null,
  { orchestrator, refs, config, readDefault, onDefault }: SeeingFacts,
  workTicket: Ticket | undefined,
): string | null {
  if (live === null) return null;
  const { landed } = live;
  if (landed !== null) {
    // Where a kill between two refs moved the ledger alone, the default branch lacks it: it did not land then.
    const isThere = (): boolean => isAncestor(orchestrator.repo, landed, refs.defaultSha);
    return orchestrator.memo.get(`within ${landed} ${refs.defaultSha}`, isThere) ? landed : null;
  }
  if (onDefault?.state !== "done" && onDefault?.state !== "closed") return null;
  const { repo, memo } = orchestrator;
  const head = refs.work.get(id) ?? live.head;
  if (!isKnown(orchestrator, head)) return null;
  const atHead = workTicket ?? readWorkTicket(id, head, { orchestrator, config });
  const ticket = readDefault(id);
  if (ticket === undefined || atHead === undefined) return null;
  return memo.get(`landed ${refs.defaultSha} ${live.base} ${head} ${id}`, () =>
    wasLanded(repo, {
      defaultSha: refs.defaultSha,
      since: live.base,
      head,
      ticketAtDefault: ticket,
      ticketAtHead: atHead,
    }),
  );
}

/** A commit that was here stays here as long as this process needs it; one that is not may still come. */
function isKnown({ repo, known }: Orchestrator, commit: string): boolean {
  if (!known.has(commit) && resolveCommits(repo, [commit]).has(commit)) known.add(commit);
  return known.has(commit);
}
