import { type Diagnostic, finding, type Place } from "../diagnostic/diagnostic.ts";
import { isPrefix } from "../orchestrator/decide/overlay.ts";
import { type Move, needsClaim, type TicketMoves } from "./moves.ts";

/** A person as GitHub knows them, and what they may do here. */
export interface Person {
  readonly login: string;
  readonly isBot: boolean;
  /** May push to the repository. */
  readonly mayWrite: boolean;
  /** Whether they are in the team that may queue; undefined: the token may not see it. Asked only where there is one. */
  readonly inQueueTeam?: boolean | undefined;
}

/** Who stands behind a request. */
export interface RequestPeople {
  readonly author: Person;
  /** Those whose latest review approves the head that is judged. */
  readonly approvers: readonly Person[];
  /** Whether the head lies in another repository, where anybody may push. */
  readonly isFork: boolean;
}

/** What the ledger says of moves in the Orchestrator's name. */
export interface Proofs {
  /** Moves that no head of the ledger's history holds. */
  readonly unproved: ReadonlySet<Move>;
  /** Whether there is a ledger at all. */
  readonly hasLedger: boolean;
}

/**
 * Findings about who queues tickets: the author or an approver must be a person who may. Bots never queue. `team` is
 * the one that the base's configuration names.
 */
export function checkQueueing(
  tickets: readonly TicketMoves[],
  { author, approvers }: RequestPeople,
  team: string | undefined,
): readonly Diagnostic[] {
  const queued = tickets.flatMap(queueings);
  if (queued.length === 0) return [];
  const people = [author, ...approvers].filter(({ isBot }) => !isBot);
  const may = (person: Person): boolean | undefined =>
    team === undefined ? person.mayWrite : person.inQueueTeam;
  if (people.some((person) => may(person) === true)) return [];
  const unseen = people.find((person) => may(person) === undefined);
  return queued.map(({ ticket, place }) => {
    if (team !== undefined && unseen !== undefined) {
      return finding("github/queue-team-unknown", place, { who: unseen.login, team, ticket }, ticket);
    }
    const allowed = team === undefined ? "whoever may write here" : `members of ${team}`;
    const facts = { who: author.login, ticket, reason: whyNot(author, team), allowed };
    return finding("github/may-not-queue", place, facts, ticket);
  });
}

/** Whether anything gets queued, so that it matters who is behind the change. */
export function isQueueing(tickets: readonly TicketMoves[]): boolean {
  return tickets.some((each) => queueings(each).length > 0);
}

/** The moves to queued; where a ticket is queued anew without one, as by a revert, its item. */
function queueings({ ticket, isQueuedAnew, moves, path }: TicketMoves): readonly Queueing[] {
  const moved = moves.filter(({ to }) => to === "queued");
  if (moved.length > 0) return moved.map(({ path: at, line }) => ({ ticket, place: { path: at, line } }));
  return isQueuedAnew ? [{ ticket, place: { path } }] : [];
}

interface Queueing {
  readonly ticket: string;
  readonly place: Place;
}

function whyNot({ isBot }: Person, team: string | undefined): string {
  if (isBot) return "that is no person";
  return team === undefined ? "may not write to this repository" : `is not in ${team}`;
}

/**
 * Findings about moves that name the Orchestrator's role without being its own. A return to intake or a routing to
 * ready needs no claim, and so no proof; from a fork, where the Orchestrator never works, nothing of it is genuine.
 */
export function checkOrchestrator(
  tickets: readonly TicketMoves[],
  { unproved, hasLedger }: Proofs,
  isFork: boolean,
): readonly Diagnostic[] {
  const claimed = tickets.flatMap(({ moves }) => moves.filter(({ role }) => role === "orchestrator"));
  return claimed.flatMap((move) => {
    if (!(needsClaim(move) ? unproved.has(move) : isFork && unproved.has(move))) return [];
    const { ticket, path, line, from, to } = move;
    const reason = hasLedger
      ? "no head that its ledger ever held has that event"
      : "this repository has no ledger of an Orchestrator";
    return [finding("github/forged-orchestrator", { path, line }, { ticket, from, to, reason }, ticket)];
  });
}

/** A request whose head is a branch that the Orchestrator works on. */
export interface WorkRequest {
  readonly ticket: string;
  readonly branch: string;
  readonly baseBranch: string;
  /** State of the ticket at the head; undefined: it is not there. */
  readonly state: string | undefined;
  /** Whether the default branch no longer shows the queueing that was claimed. */
  readonly isWithdrawn: boolean;
  /** The item's path at the head. */
  readonly path: string;
}

/** Findings about a request of a claimed work branch: its ticket must be closed in it, and still be wanted. */
export function checkWorkRequest({
  ticket,
  branch,
  baseBranch,
  state,
  isWithdrawn,
  path,
}: WorkRequest): readonly Diagnostic[] {
  if (isWithdrawn) {
    return [finding("github/withdrawn", { path }, { ticket, branch: baseBranch }, ticket)];
  }
  if (state === "closed") return [];
  const facts = { branch, ticket, state: state ?? "not there" };
  return [finding("github/not-merge-ready", { path }, facts, ticket)];
}

/** What the default branch shows of a claimed ticket. */
export interface ClaimedOnDefault {
  readonly state: string;
  readonly queued_at: string | null;
  /** One word for each move, oldest first. */
  readonly chain: readonly string[];
}

/**
 * Whether the default branch no longer shows the queueing that was claimed: un-queued, queued anew, closed otherwise or
 * gone. Work of which a part was merged early is not withdrawn.
 */
export function isWithdrawn(
  onDefault: ClaimedOnDefault | null,
  work: readonly string[],
  queuedAt: string,
): boolean {
  if (onDefault === null || onDefault.queued_at !== queuedAt) return true;
  return onDefault.state !== "queued" && !isPrefix(onDefault.chain, work);
}
