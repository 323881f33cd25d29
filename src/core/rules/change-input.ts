import type { Actor } from "../ticket/role.ts";
import type { Ticket } from "../ticket/ticket.ts";
import type { TicketSummary } from "../workspace/summary.ts";
import type { Baseline } from "./baseline.ts";

/** Tickets that the changed ones point to, as far as they were read. */
export interface Neighbours {
  /** By id: targets of relations and plan records, and what is reached from them. Absent: no such ticket. */
  readonly tickets: ReadonlyMap<string, TicketSummary>;
  /** Ids there are, by key (see `idKey`); asked only when a ticket is added. */
  readonly idsByKey: ReadonlyMap<string, readonly string[]>;
  /**
   * Headers (`headerOf`) of the events that are on the default branch already, by ticket; undefined where that is not
   * known. A header stays when an event is redacted.
   */
  readonly landedEvents: ReadonlyMap<string, ReadonlySet<string>>;
}

/** One changed ticket: what it was on one side and what it is to be. */
export interface TicketChange {
  readonly id: string;
  readonly before?: Ticket;
  readonly after?: Ticket;
}

/** What a change is judged with. */
export interface ChangeContext {
  /** Who acts: a hint in a hook, GitHub's identity in the Action. */
  readonly actor: Actor;
  readonly neighbours: Neighbours;
  /**
   * Whether what the `before` side holds can be seen by others. Losses of what nobody else can see are warnings:
   * an unpushed event may be amended.
   */
  readonly visible: boolean;
  /** Version of the workspace configuration: 0 is the older form, whose records need no ids, roles or evidence. */
  readonly configVersion: number;
  /** Faults of the tree that were known when yoi was adopted. What a change does is none of them. */
  readonly baseline?: Baseline;
  /** Whether nothing under `.yoi` stood before: tickets of an older form then come as they are. */
  readonly isAdoption?: boolean;
  /** RFC 3339; without it times in the future are not looked for. */
  readonly now?: string;
  /** A name for the before side in help lines: `HEAD`, `origin/main`. */
  readonly base: string;
}
