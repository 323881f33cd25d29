import { checkState } from "../../core/rules/check-state.ts";
import type { TicketCase } from "../../core/rules/judge-change.ts";
import type { RecordFile } from "../../core/ticket/files.ts";
import type { ThreadEvent } from "../../core/ticket/thread.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import type { Config } from "../../core/workspace/config.ts";
import { planRenames, type Renames } from "../../core/workspace/migrate-ids.ts";
import { migrateTicket } from "../../core/workspace/migrate-ticket.ts";
import { parseTicket, type TicketFiles } from "../../core/workspace/parse-ticket.ts";

/** The other tickets of a change, by which a ticket that got another id is known. */
export interface MigrationChange {
  readonly cases: readonly TicketCase[];
  /** From `renamesOf`. */
  readonly renames: Renames;
}

const NO_RENAMES: Renames = new Map();

/** Whether the events of a ticket lead to its state. What an older thread leaves open, a migration settles. */
export function isExplained(ticket: Ticket): boolean {
  return checkState(ticket).length === 0;
}

/**
 * The new ids that a change gives, where they are those that `migrate` gives in the tree before; none where a single
 * one differs. `idsBefore` is asked only when a ticket is gone.
 */
export function renamesOf(cases: readonly TicketCase[], idsBefore: () => Iterable<string>): Renames {
  const gone = new Set(
    cases.filter(({ parents, after }) => parents[0] !== undefined && after === undefined).map(({ id }) => id),
  );
  if (gone.size === 0) return NO_RENAMES;
  const come = new Set(
    cases.filter(({ parents, after }) => parents[0] === undefined && after !== undefined).map(({ id }) => id),
  );
  const wanted = planRenames(idsBefore());
  return [...wanted].every(([from, to]) => gone.has(from) && come.has(to)) ? wanted : NO_RENAMES;
}

/**
 * Whether a ticket is exactly what `migrate` makes of it in the (first) parent, file by file and byte by byte. Who
 * migrated and when is read from its last event, which must be the migration's. A ticket that got another id is
 * recognised on both sides: where it is gone, and where it came.
 */
export function isMigrationOf(
  each: TicketCase,
  config: Config,
  change: MigrationChange = { cases: [each], renames: NO_RENAMES },
): boolean {
  const { before, after } = sidesOf(each, change);
  const event = after?.thread?.events.at(-1);
  const expected = migratedBy(event, before, config, change.renames);
  if (after === undefined || expected === undefined) return false;
  return expected.id === after.id && expected.dir === after.dir && isSameSet(expected.files, after.files);
}

/**
 * The ticket as `migrate` left it on the way from the first parent to what it is now: for a range of commits, in
 * which more may have followed. What follows is judged from there. Undefined where nothing was migrated on the way.
 */
export function migratedOnTheWay(
  each: TicketCase,
  config: Config,
  change: MigrationChange,
): Ticket | undefined {
  const { before, after } = sidesOf(each, change);
  const now = after?.thread?.events ?? [];
  const event = now[before?.thread?.events.length ?? 0];
  const expected = migratedBy(event, before, config, change.renames);
  if (expected === undefined || expected.dir !== after?.dir) return undefined;
  const form = parseTicket(expected);
  return form.thread?.events.every(({ text }, index) => now[index]?.text === text) === true
    ? form
    : undefined;
}

/** What `migrate` makes of a ticket when its event is this one. */
function migratedBy(
  event: ThreadEvent | undefined,
  before: Ticket | undefined,
  config: Config,
  renames: Renames,
): TicketFiles | undefined {
  if (before === undefined || event?.kind !== "migration" || event.id === undefined) return undefined;
  const { at, author, role } = event;
  if (at === undefined || role === undefined) return undefined;
  const view = { root: config.backend.root, language: config.ticket.language, renames, isExplained };
  const result = migrateTicket(before, { at, author, role }, view);
  return result?.kind === "migrated" ? result.to : undefined;
}

interface ChangeSides {
  readonly before: Ticket | undefined;
  readonly after: Ticket | undefined;
}

function sidesOf(each: TicketCase, { cases, renames }: MigrationChange): ChangeSides {
  const before = each.parents[0];
  if (before !== undefined && each.after === undefined) {
    const next = renames.get(each.id);
    return { before, after: cases.find(({ id, parents }) => id === next && parents[0] === undefined)?.after };
  }
  if (before === undefined && each.after !== undefined) {
    const old = cases.find(({ id, after }) => after === undefined && renames.get(id) === each.id);
    return { before: old?.parents[0], after: each.after };
  }
  return { before, after: each.after };
}

function isSameSet(
  expected: ReadonlyMap<string, RecordFile>,
  found: ReadonlyMap<string, RecordFile>,
): boolean {
  return (
    expected.size === found.size && [...expected].every(([inside, file]) => isSame(file, found.get(inside)))
  );
}

/** A file without text (binary, too large, a link) is the same only when git says so. */
function isSame(expected: RecordFile, found: RecordFile | undefined): boolean {
  if (found === undefined || expected.problem !== found.problem) return false;
  if ((expected.executable === true) !== (found.executable === true)) return false;
  if (expected.problem === undefined) return expected.text === found.text;
  return expected.oid !== undefined && expected.oid === found.oid;
}
