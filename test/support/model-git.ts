import { hash } from "node:crypto";
import type { RoundEntry } from "../../src/core/orchestrator/rounds.ts";
import type { Subject } from "../../src/core/orchestrator/subject.ts";
import type { State } from "../../src/core/ticket/state.ts";

// Git as the model of small worlds sees it: commits are values named by what they hold, and never change.

/** A ticket as a commit holds it. */
export interface TicketThere {
  readonly state: State;
  readonly queuedAt: string | null;
  readonly attention: string | null;
  /** Stands for title, body and relations. */
  readonly text: number;
  readonly chain: readonly string[];
  readonly rounds: readonly RoundEntry[];
}

/** A commit: all tickets and all code, and which claim made it. */
export interface Commit {
  readonly parents: readonly string[];
  readonly by: "start" | "orchestrator" | "coder" | "person";
  readonly tickets: Readonly<Record<string, TicketThere>>;
  /** Pieces of code, `<file>:<who>`, sorted. A later commit has all of an earlier one. */
  readonly code: readonly string[];
  readonly trailer: {
    readonly ticket: string;
    readonly generation: number;
    readonly attempt: string | null;
    /** The ledger's entry that the move started from. */
    readonly entry: string;
  } | null;
}

const commits = new Map<string, Commit>();
const ancestry = new Map<string, boolean>();

/** 40 hexadecimal digits that stand for a value. */
export function digest(value: unknown): string {
  return hash("sha1", JSON.stringify(value));
}

/** Keeps a commit; the same content has the same name. */
export function commit(content: Commit): string {
  const id = digest(content);
  if (!commits.has(id)) commits.set(id, content);
  return id;
}

/** Reads a commit. */
export function read(id: string): Commit {
  const found = commits.get(id);
  if (found === undefined) throw new TypeError(`no commit ${id}`);
  return found;
}

/** Reads a ticket at a commit. */
export function ticketAt(id: string, ticket: string): TicketThere {
  const found = read(id).tickets[ticket];
  if (found === undefined) throw new TypeError(`no ticket ${ticket} at ${id}`);
  return found;
}

/** A commit that follows another one with one ticket changed. */
export function commitOn(
  parent: string,
  ticket: string,
  change: Partial<TicketThere>,
  rest: Partial<Omit<Commit, "tickets">> & Pick<Commit, "by">,
): string {
  const { tickets, code } = read(parent);
  const there = { ...ticketAt(parent, ticket), ...change };
  return commit({
    parents: [parent],
    code,
    trailer: null,
    ...rest,
    tickets: { ...tickets, [ticket]: there },
  });
}

/** Whether a commit is another one or an ancestor of it. */
export function isWithin(ancestor: string, id: string): boolean {
  if (ancestor === id) return true;
  const key = `${ancestor}${id}`;
  const known = ancestry.get(key);
  if (known !== undefined) return known;
  const answer = read(id).parents.some((parent) => isWithin(ancestor, parent));
  ancestry.set(key, answer);
  return answer;
}

/** Both lists as one, sorted. */
export function union(some: readonly string[], others: readonly string[]): readonly string[] {
  return [...new Set([...some, ...others])].sort();
}

/** Files that both sides changed since they parted. */
export function conflictsBetween(work: string, base: string): readonly string[] {
  const [ours, theirs] = [read(work).code, read(base).code];
  const filesOf = (code: readonly string[], others: readonly string[]): readonly string[] =>
    code.filter((piece) => !others.includes(piece)).map((piece) => piece.split(":")[0] ?? "");
  const mine = filesOf(ours, theirs);
  return [...new Set(filesOf(theirs, ours).filter((file) => mine.includes(file)))].sort();
}

/** The ticket of the work ref merged with the default branch's: the work goes on, the text is the newer one. */
export function mergeTicket(work: TicketThere, base: TicketThere): TicketThere {
  return { ...work, text: Math.max(work.text, base.text) };
}

/** What a verdict on a commit is about. */
export function subjectAt(id: string, ticket: string): Subject {
  return {
    code: digest(read(id).code),
    ticket: digest(["text", ticketAt(id, ticket).text]),
    policy: digest("policy"),
  };
}
