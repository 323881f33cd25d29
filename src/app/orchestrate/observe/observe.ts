import { EMPTY_LEDGER, type Ledger, liveClaim } from "../../../core/orchestrator/ledger.ts";
import {
  type DefaultSeen,
  OBSERVATION_VERSION,
  type Observation,
  type TicketSeen,
} from "../../../core/orchestrator/observation.ts";
import type { Ticket } from "../../../core/ticket/ticket.ts";
import type { Config } from "../../../core/workspace/config.ts";
import { closeStatusOf } from "../../../core/workspace/summary.ts";
import { readTickets } from "../../change/read-tickets.ts";
import { readConfigAt } from "../../change/settings.ts";
import type { Orchestrator } from "../context.ts";
import type { ForgeView } from "../forge/forge.ts";
import { readClaimTrailers } from "../store/claim-trailers.ts";
import { readLedger } from "../store/ledger-store.ts";
import { refreshShared, type SharedRefs } from "../store/shared.ts";
import { ledgerFacts } from "./ledger-facts.ts";
import { factsOf } from "./observe-default.ts";
import { observePlans } from "./observe-plans.ts";
import { seeTicket } from "./observe-ticket.ts";
import { readTicketIndex, type TicketIndex } from "./ticket-index.ts";

/** An observation, with what it was made from: what performing needs and no reader of the value does. */
export interface Seen {
  readonly observation: Observation;
  readonly refs: SharedRefs;
  readonly ledger: Ledger;
  /** The configuration in force: that of the default branch. */
  readonly config: Config;
}

/**
 * Observes the shared refs, the tickets on the default branch and this machine as one value. Reads the tickets that
 * are queued, claimed, worked on or waiting, and what they wait for; of the others only what changed since last time.
 * @throws ledger/unreachable, git/*
 */
export async function observe(orchestrator: Orchestrator): Promise<Seen> {
  return await observeSeen(orchestrator, await refreshShared(orchestrator.repo, orchestrator.place));
}

/** As `observe`, with the shared refs where they were last seen: only the forge is asked. @throws git/*, github/* */
export async function observeSeen(orchestrator: Orchestrator, refs: SharedRefs): Promise<Seen> {
  const { forge } = orchestrator;
  const { config, read } = readBasis(orchestrator, refs);
  const ledger = read.kind === "read" ? read.ledger : EMPTY_LEDGER;
  return observeAt(orchestrator, refs, await forge.look(orchestrator, { refs, ledger, config }));
}

/** Configuration and ledger: what everything else is looked at with. */
function readBasis({ repo, memo }: Orchestrator, refs: SharedRefs) {
  const revision = { kind: "commit", oid: refs.defaultSha } as const;
  return {
    config: memo.get(`config ${refs.defaultSha}`, () => readConfigAt(repo, revision)),
    read: memo.get(`ledger ${refs.ledger}`, () => readLedger(repo, refs.ledger)),
  };
}

/** As `observe`, with the shared refs where they were last seen and what a forge showed: nothing outside is asked. @throws git/* */
export function observeAt(orchestrator: Orchestrator, refs: SharedRefs, view: ForgeView): Seen {
  const { repo, stateDir, clock, memo } = orchestrator;
  const revision = { kind: "commit", oid: refs.defaultSha } as const;
  const { config, read } = readBasis(orchestrator, refs);
  const ledger = read.kind === "read" ? read.ledger : EMPTY_LEDGER;
  const root = config.backend.root;
  const index = memo.get(`index ${refs.defaultSha}`, () =>
    readTicketIndex(repo, { commit: refs.defaultSha, root, stateDir }),
  );
  const ids = wantedIds(index, ledger, refs, view.worktrees);
  const readDefault = (id: string): Ticket | undefined =>
    memo.get(`ticket ${refs.defaultSha} ${id}`, () =>
      readTickets(repo, revision, new Set([id]), root).get(id),
    );
  const blockersOf = blockersIn(index, ledger);
  const closed = new Set(
    [...ids].flatMap(blockersOf).flatMap(({ id, state }) => (state === "closed" ? [id] : [])),
  );
  const ended = memo.get(`closed ${refs.defaultSha} ${[...closed].join(" ")}`, () =>
    readTickets(repo, revision, closed, root),
  );
  const tips = [...refs.work.values()];
  const trailers = memo.get(`trailers ${tips.join(" ")}`, () => readClaimTrailers(repo, tips));
  const facts = { orchestrator, refs, ledger, config, trailers, view, readDefault };
  const seen = [...ids].sort().map((id): TicketSeen => {
    const shown = index.get(id)?.seen ?? factsOf(readDefault(id));
    const blockers = blockersOf(id).map((each) => withCloseStatus(each, ended.get(each.id)));
    const onDefault = shown === null ? null : { ...shown, blockers };
    return seeTicket(id, { ...facts, onDefault });
  });
  const observation: Observation = {
    version: OBSERVATION_VERSION,
    now: clock(),
    default: { branch: refs.defaultBranch, sha: refs.defaultSha },
    ledger: ledgerFacts({ orchestrator, refs, read, trailers }),
    config: configFacts(config, orchestrator.forge),
    // Asked only where work could begin: it looks at the working tree.
    checkout: { problem: seen.some(couldBegin) ? view.checkoutProblem() : null },
    ...observePlans(index, ledger, ids),
    tickets: seen,
  };
  return { observation, refs, ledger, config };
}

function couldBegin({ on_default, claim }: TicketSeen): boolean {
  return on_default?.state === "queued" && (claim?.live ?? null) === null;
}

/** What is not closed, not in intake and not settled: queued, claimed, waiting, with a work ref or a worktree. */
function wantedIds(
  index: TicketIndex,
  ledger: Ledger,
  refs: SharedRefs,
  worktrees: readonly string[],
): ReadonlySet<string> {
  const queued = [...index].filter(([, { state }]) => state === "queued").map(([id]) => id);
  const claimed = [...ledger.claims].filter(([, { live }]) => live !== null).map(([id]) => id);
  return new Set([...queued, ...claimed, ...ledger.waits.keys(), ...refs.work.keys(), ...worktrees]);
}

/** What a ticket waits for: its own `depends_on`, and the tickets that say they block it. */
function blockersIn(index: TicketIndex, ledger: Ledger): (id: string) => DefaultSeen["blockers"] {
  const incoming = new Map<string, string[]>();
  for (const [id, { blocks }] of index) {
    for (const target of blocks) incoming.set(target, [...(incoming.get(target) ?? []), id]);
  }
  return (id) =>
    [...new Set([...(index.get(id)?.awaits ?? []), ...(incoming.get(id) ?? [])])].sort().map((blocker) => ({
      id: blocker,
      state: index.get(blocker)?.state ?? null,
      close_status: null,
      held: liveClaim(ledger, blocker) !== undefined,
    }));
}

type Blocker = DefaultSeen["blockers"][number];

/** How a ticket was closed stands in its thread. */
function withCloseStatus(blocker: Blocker, ticket: Ticket | undefined): Blocker {
  return ticket === undefined ? blocker : { ...blocker, close_status: closeStatusOf(ticket) };
}

function configFacts(config: Config, { kind }: Orchestrator["forge"]): Observation["config"] {
  const { orchestrator, merge, validation, roles, version } = config;
  return {
    version,
    max_parallel: orchestrator.max_parallel,
    max_review_rounds: orchestrator.max_review_rounds,
    run_minutes: orchestrator.run_minutes,
    authority: merge.authority,
    method: merge.method,
    required_approvals: merge.required_approvals,
    has_validation: validation.commands.length > 0,
    roles: {
      coder: roles.coder.agent !== undefined,
      reviewer: roles.reviewer.agent !== undefined,
      // On GitHub the look itself holds a token that may write: no agent runs beside it.
      orchestrator: kind === "local" && roles.orchestrator.agent !== undefined,
    },
  };
}
