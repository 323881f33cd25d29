import type { EndedClaimSeen } from "../../../core/orchestrator/live/rebuild.ts";
import { parseTicketPath } from "../../../core/ticket/files.ts";
import type { Ticket } from "../../../core/ticket/ticket.ts";
import { listFiles } from "../../../io/git/tree.ts";
import { readTickets } from "../../change/read-tickets.ts";
import type { Orchestrator } from "../context.ts";
import { wasLanded } from "../land/landed.ts";
import { type ClaimHistory, formatSeconds, type GenerationCommits } from "../store/claim-history.ts";

/** Most tickets that are held at once. */
const CHUNK = 500;

/** Where claims that the default branch shows are looked for. */
export interface LandedSource {
  readonly repo: Orchestrator["repo"];
  readonly defaultSha: string;
  readonly root: string;
  /** Of the default branch. */
  readonly history: ClaimHistory;
}

/** One life of a ticket, from its acceptance by an Orchestrator on, as its thread tells it. */
interface Life {
  readonly queuedAt: string | null;
  readonly at: string;
  readonly isDone: boolean;
}

/**
 * The claims that the default branch shows: those whose commits are part of it, also where the ticket was taken back
 * since, and those that only the thread of their ticket tells of, because they were squashed. Reads all tickets;
 * some 10 processes more for each claim that a person merged.
 */
export function readLandedClaims(source: LandedSource): readonly EndedClaimSeen[] {
  const { repo, defaultSha, root, history } = source;
  const { entries } = listFiles(repo, { kind: "commit", oid: defaultSha }, [root]);
  const onDefault = entries.flatMap(({ path }) => parseTicketPath(path, root)?.id ?? []);
  const ids = [...new Set([...onDefault, ...history.generations.map(({ ticket }) => ticket)])].sort();
  const found: EndedClaimSeen[] = [];
  for (let at = 0; at < ids.length; at += CHUNK) {
    const chunk = ids.slice(at, at + CHUNK);
    const tickets = readTickets(repo, { kind: "commit", oid: defaultSha }, new Set(chunk), root);
    for (const id of chunk) found.push(...claimsOf(source, id, tickets.get(id)));
  }
  return found;
}

function claimsOf(source: LandedSource, id: string, ticket: Ticket | undefined): readonly EndedClaimSeen[] {
  const lives = livesOf(ticket);
  const generations = source.history.generations.filter((each) => each.ticket === id);
  const isPlain = lives.length === 1 && generations.length === 1;
  const named = generations.map((commits) => {
    const queuedAt = isPlain
      ? (lives[0]?.queuedAt ?? null)
      : ticketAt(source, commits.first.oid, id)?.item?.queued_at;
    const life = lives.find((each) => each.queuedAt === queuedAt);
    return claimOf(source, { commits, queuedAt: queuedAt ?? null, life, ticket });
  });
  const known = new Set(named.map(({ queuedAt }) => queuedAt));
  const heads = new Set(named.map(({ head }) => head));
  const squashed = source.history.landings.filter((each) => each.ticket === id && !heads.has(each.head));
  const others = lives.filter(({ queuedAt, isDone }) => isDone && !known.has(queuedAt));
  const unnamed = others.map(({ queuedAt, at }, index): EndedClaimSeen => {
    const landing = squashed[squashed.length - others.length + index];
    return {
      ticket: id,
      generation: null,
      queuedAt,
      outcome: "completed",
      at: landing === undefined ? at : formatSeconds(landing.commit.committedAt),
      head: landing?.head ?? null,
      landed: landing?.commit.oid ?? null,
      isCertain: true,
    };
  });
  return [...unnamed, ...named];
}

function claimOf(
  source: LandedSource,
  {
    commits: { ticket: id, generation, first, last },
    queuedAt,
    life,
    ticket,
  }: {
    readonly commits: GenerationCommits;
    readonly queuedAt: string | null;
    readonly life: Life | undefined;
    readonly ticket: Ticket | undefined;
  },
): EndedClaimSeen {
  // A ticket that was taken back has lost the events: what the branch's last commit says of it counts.
  const isDone = life?.isDone ?? livesOf(ticketAt(source, last.oid, id)).at(-1)?.isDone ?? false;
  const said = { ticket: id, generation, queuedAt, at: formatSeconds(last.committedAt) };
  if (!isDone) return { ...said, outcome: "withdrawn", head: null, landed: null, isCertain: false };
  const landing = source.history.landings.find(({ head }) => head === last.oid);
  const landed = landing?.commit.oid ?? landingOf(source, { first, last, ticket });
  return { ...said, outcome: "completed", head: last.oid, landed, isCertain: true };
}

function landingOf(
  { repo, defaultSha }: LandedSource,
  {
    first,
    last,
    ticket,
  }: Pick<GenerationCommits, "first" | "last"> & { readonly ticket: Ticket | undefined },
): string | null {
  const [since] = first.parents;
  if (since === undefined || ticket === undefined) return null;
  const question = { defaultSha, since, head: last.oid, ticketAtDefault: ticket, ticketAtHead: ticket };
  return wasLanded(repo, question);
}

/** 2 processes. */
function ticketAt({ repo, root }: LandedSource, commit: string, id: string): Ticket | undefined {
  return readTickets(repo, { kind: "commit", oid: commit }, new Set([id]), root).get(id);
}

/** A life goes on until the ticket is queued again. */
function livesOf(ticket: Ticket | undefined): readonly Life[] {
  const lives: Life[] = [];
  let queuedAt: string | null = null;
  for (const { kind, from, to, at, role } of ticket?.thread?.events ?? []) {
    if (kind !== "state_changed") continue;
    if (to === "queued") queuedAt = at ?? null;
    const last = lives.at(-1);
    if (from === "queued" && to === "inprogress" && role === "orchestrator") {
      lives.push({ queuedAt, at: at ?? "", isDone: false });
    } else if (to === "done" && last !== undefined && last.queuedAt === queuedAt) {
      lives[lives.length - 1] = { ...last, at: at ?? last.at, isDone: true };
    }
  }
  return lives;
}
