import { parseRescueName } from "../../core/orchestrator/claim/ref-moves.ts";
import { DOSSIER, parseDossier } from "../../core/orchestrator/dossier/dossier.ts";
import { generationOf } from "../../core/orchestrator/ledger.ts";
import type { DossierSeen, LiveFacts } from "../../core/orchestrator/live/live-facts.ts";
import type { TicketSeen } from "../../core/orchestrator/observation.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import { readParents } from "../../io/git/log.ts";
import { runGit } from "../../io/git/plumbing.ts";
import type { Repository } from "../../io/git/repository.ts";
import { isOid } from "../../io/git/revision.ts";
import { readTickets } from "../change/read-tickets.ts";
import type { Orchestrator } from "../orchestrate/context.ts";
import type { Seen } from "../orchestrate/observe/observe.ts";
import { readTicketIndex } from "../orchestrate/observe/ticket-index.ts";

/** The dossiers of all proposals that have not landed. 4 processes for each. */
export function seeDossiers({ repo }: Orchestrator, seen: Seen): readonly DossierSeen[] {
  const root = seen.config.backend.root;
  return seen.observation.tickets.filter(isProposal).flatMap(({ id, work }): readonly DossierSeen[] => {
    const head = work?.head ?? "";
    const ticket = readTickets(repo, { kind: "commit", oid: head }, new Set([id]), root).get(id);
    return ticket === undefined ? [] : [seeDossier(repo, ticket, head)];
  });
}

function isProposal({ claim, work, landed }: TicketSeen): boolean {
  const isLive = (claim?.live ?? null) !== null && landed === null;
  return isLive && work?.relation === "expected" && work.ticket?.state === "closed";
}

function seeDossier(repo: Repository, ticket: Ticket, head: string): DossierSeen {
  const file = `${ticket.dir}/${DOSSIER}`;
  const record = ticket.files.get(DOSSIER);
  const own = { ticket: ticket.id, file };
  if (record === undefined) return { ...own, dossier: null, proposed: null };
  if (record.problem !== undefined) return { ...own, dossier: { problem: record.problem }, proposed: null };
  const read = parseDossier(record.text);
  if ("problem" in read) return { ...own, dossier: read, proposed: null };
  const { ticket: named, head: about, subject } = read.dossier;
  return {
    ...own,
    dossier: { ticket: named.id, head: about, subject },
    proposed: readProposed(repo, head, file),
  };
}

/** What the commit that brought a file follows: merges of the default branch come later. 2 processes. */
function readProposed(repo: Repository, head: string, file: string): string | null {
  const args = ["rev-list", "--first-parent", "--max-count=1", head, "--", file];
  const brought = runGit(args, repo).stdout.toString("latin1").trim();
  return isOid(brought) ? (readParents(repo, brought)[0] ?? null) : null;
}

/** Tickets that the default branch shows open in a queueing that was completed. 3 processes. */
export function seeTakenBack(
  { repo, stateDir }: Orchestrator,
  { refs, ledger, config }: Seen,
): LiveFacts["takenBack"] {
  const completed = new Map(
    [...ledger.claims].flatMap(([id, { live, ended }]) => {
      const over = ended.filter(({ outcome }) => outcome === "completed");
      return live !== null || over.length === 0
        ? []
        : [[id, over.map(({ queued_at }) => queued_at)] as const];
    }),
  );
  if (completed.size === 0) return [];
  const root = config.backend.root;
  const index = readTicketIndex(repo, { commit: refs.defaultSha, root, stateDir });
  const open = [...completed.keys()].filter((id) => isOpen(index.get(id)?.state));
  const tickets = readTickets(repo, { kind: "commit", oid: refs.defaultSha }, new Set(open), root);
  return [...tickets].flatMap(([ticket, { item }]) => {
    const { state, queued_at: queuedAt } = item ?? {};
    if (!isOpen(state) || state === undefined || queuedAt === null || queuedAt === undefined) return [];
    return completed.get(ticket)?.includes(queuedAt) === true ? [{ ticket, state }] : [];
  });
}

function isOpen(state: string | null | undefined): boolean {
  return state !== undefined && state !== null && state !== "closed" && state !== "done";
}

/** The rescue refs of claims. No process. */
export function seeRescues({ refs, ledger }: Seen): LiveFacts["rescues"] {
  return [...refs.rescue.keys()].flatMap((name) => {
    const rescue = parseRescueName(name);
    if (rescue === undefined) return [];
    const { ticket, generation } = rescue;
    return [{ name, ticket, generation, known: generationOf(ledger, ticket) }];
  });
}
