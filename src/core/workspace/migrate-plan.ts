import { type Diagnostic, finding } from "../diagnostic/diagnostic.ts";
import {
  CONFIG_PATH,
  type FileSet,
  OBJECTIVE_ROOT,
  OLDER_STATUSES,
  parseTicketPath,
} from "../ticket/files.ts";
import { parseConfig } from "./config.ts";
import type { Edit } from "./edit.ts";
import { groupTickets } from "./group-tickets.ts";
import { type MigratedFile, migrateConfig } from "./migrate-config.ts";
import type { MigrationStamp } from "./migrate-event.ts";
import { planRenames, type Renames } from "./migrate-ids.ts";
import { migrateObjective } from "./migrate-objective.ts";
import { type MigratedTicket, type MigrationView, migrateTicket } from "./migrate-ticket.ts";
import type { TicketFiles } from "./parse-ticket.ts";

/** What a migration of a whole workspace does, as data. */
export interface MigrationPlan {
  /** Tickets that change, in the order of their directories. */
  readonly tickets: readonly MigratedTicket[];
  /** Configuration and objectives that change. */
  readonly others: readonly MigratedFile[];
  /** Why tickets stay in an older form. */
  readonly held: readonly Diagnostic[];
  /** How many ticket directories were looked at. */
  readonly total: number;
  /** Moves first, then removals, then texts: what `writeEdits` takes. Empty when nothing is older. */
  readonly edits: readonly Edit[];
}

/** What a plan is made with. */
export interface MigrationOptions extends Pick<MigrationView, "root" | "isExplained"> {
  readonly stamp: MigrationStamp;
}

/**
 * Plans the migration of everything older: tickets, objectives, configuration. `files` are those under the ticket root
 * and the objectives, and the configuration. The result has nothing left to migrate but what is held.
 */
export function planMigration(files: FileSet, options: MigrationOptions): MigrationPlan {
  const { root, stamp, isExplained } = options;
  const { tickets, strays } = groupTickets(files, root);
  const configText = textAt(files, CONFIG_PATH);
  const language = parseConfig(configText).config.ticket.language;
  const wanted = planRenames(tickets.map(({ id }) => id));
  const migrate = (renames: Renames): Outcome =>
    migrateAll(tickets, stamp, { root, language, isExplained, renames }, files);
  const whole = migrate(wanted);
  const waits = wanted.size > 0 && whole.held.length > 0;
  const { migrated, held } = waits ? migrate(new Map()) : whole;
  const renames: Renames = waits ? new Map() : wanted;
  const others = [
    ...(configText === undefined ? [] : [migrateConfig(configText)]),
    ...objectivesOf(files).map((source) => migrateObjective(source, { at: stamp.at, renames })),
  ].filter((each) => each !== undefined);
  return {
    tickets: migrated,
    others,
    held: waits ? [...unique([...held, ...whole.held]), ...waiting(tickets, wanted)] : held,
    total: tickets.length,
    edits: editsOf(migrated, others, emptied(strays, files, { root, tickets, migrated })),
  };
}

interface Outcome {
  readonly migrated: readonly MigratedTicket[];
  readonly held: readonly Diagnostic[];
}

function migrateAll(
  tickets: readonly TicketFiles[],
  stamp: MigrationStamp,
  view: MigrationView,
  files: FileSet,
): Outcome {
  const placesOf = Map.groupBy(tickets, ({ id }) => id);
  const migrated: MigratedTicket[] = [];
  const held: Diagnostic[] = [];
  for (const ticket of tickets) {
    const result = migrateTicket(ticket, stamp, view);
    if (result === undefined) continue;
    const { id, dir } = ticket;
    const twin = placesOf.get(id)?.find((other) => other.dir !== dir)?.dir;
    const target = result.kind === "migrated" ? result.to.dir : dir;
    const barrier = twin ?? (target !== dir && files.has(target) ? target : undefined);
    if (barrier !== undefined)
      held.push(finding("migrate/two-places", { path: dir }, { ticket: id, other: barrier }, id));
    else if (result.kind === "held") held.push(result.reason);
    else migrated.push(result);
  }
  return { migrated, held };
}

function waiting(tickets: readonly TicketFiles[], renames: Renames): readonly Diagnostic[] {
  return tickets.flatMap(({ id, dir }) => {
    const next = renames.get(id);
    return next === undefined
      ? []
      : [finding("migrate/rename-waits", { path: dir }, { ticket: id, next }, id)];
  });
}

function unique(found: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(found.map((each) => [JSON.stringify([each.code, each.path]), each])).values()];
}

function textAt(files: FileSet, path: string): string | undefined {
  const file = files.get(path);
  return file === undefined || file.problem !== undefined ? undefined : file.text;
}

function objectivesOf(files: FileSet): readonly { path: string; id: string; text: string }[] {
  return [...files.keys()].flatMap((path) => {
    const place = parseTicketPath(path, OBJECTIVE_ROOT);
    const text = place?.inside === "item.md" && place.status === undefined ? textAt(files, path) : undefined;
    return place === undefined || text === undefined ? [] : [{ path, id: place.id, text }];
  });
}

/** Empty placeholder files of status directories that no ticket is left in. */
function emptied(
  strays: readonly string[],
  files: FileSet,
  {
    root,
    tickets,
    migrated,
  }: { root: string; tickets: readonly TicketFiles[]; migrated: readonly MigratedTicket[] },
): readonly string[] {
  const leaving = new Set(migrated.map(({ from }) => from.dir));
  const staying = new Set(tickets.flatMap(({ dir, status }) => (leaving.has(dir) ? [] : [status])));
  const gone = OLDER_STATUSES.filter((status) => !staying.has(status)).map(
    (status) => `${root}/${status}/.gitkeep`,
  );
  return strays.filter((path) => gone.includes(path) && textAt(files, path) === "");
}

function editsOf(
  tickets: readonly MigratedTicket[],
  others: readonly MigratedFile[],
  placeholders: readonly string[],
): readonly Edit[] {
  return [
    ...tickets.flatMap(({ from, to }): Edit[] =>
      from.dir === to.dir ? [] : [{ kind: "move", from: from.dir, to: to.dir }],
    ),
    ...placeholders.map((path): Edit => ({ kind: "remove", path, before: "" })),
    ...tickets.flatMap(ticketWrites),
    ...others.map(({ path, before, text }): Edit => ({ kind: "write", path, before, text })),
  ];
}

function ticketWrites({ from, to }: MigratedTicket): readonly Edit[] {
  return [...to.files].flatMap(([inside, { text }]) => {
    const old = from.files.get(inside);
    if (old?.text === text) return [];
    return [{ kind: "write", path: `${to.dir}/${inside}`, before: old?.text, text } as const];
  });
}
