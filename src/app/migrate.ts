import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { checkTicket } from "../core/rules/check-ticket.ts";
import { CONFIG_PATH, OBJECTIVE_ROOT, parseTicketPath } from "../core/ticket/files.ts";
import { MAX_RECORD_BYTES, maxBytesOf } from "../core/ticket/limits.ts";
import type { Role } from "../core/ticket/role.ts";
import { type MigrationPlan, planMigration } from "../core/workspace/migrate-plan.ts";
import { parseTicket } from "../core/workspace/parse-ticket.ts";
import { type LockOptions, withLock } from "../io/files/lock.ts";
import { readFileSet } from "../io/files/read-files.ts";
import { type Recovery, recoverEdits } from "../io/files/recover-edits.ts";
import { writeEdits } from "../io/files/write-edits.ts";
import { isExplained } from "./change/migration.ts";

/** The part of a workspace that a migration needs. */
export interface MigrationPlace {
  /** The working tree. */
  readonly root: string;
  /** Where tickets live, relative to `root`. */
  readonly ticketRoot: string;
  readonly stateDir: string;
}

/** How to migrate. */
export interface MigrationRequest {
  /** False only plans. */
  readonly write: boolean;
  /** RFC 3339, UTC, whole seconds. */
  readonly at: string;
  readonly author: string;
  /** Default: a person. */
  readonly role?: Role;
  readonly lock: LockOptions;
}

/** What a migration does or did. */
export interface Migration {
  readonly plan: MigrationPlan;
  readonly written: boolean;
  /** Errors that `doctor` will still find in the migrated tickets: they were there before, and a person must mend them. */
  readonly remaining: readonly Diagnostic[];
  /** What an earlier command that was killed had left behind. */
  readonly recovered?: Recovery;
}

/**
 * Brings everything older in the working tree to the current form, as one update: all of it is written or none.
 * Nothing is committed. A second run finds nothing to do.
 * @throws file/locked, file/changed-meanwhile and the other failures of `writeEdits`, with nothing changed
 */
export async function runMigration(place: MigrationPlace, request: MigrationRequest): Promise<Migration> {
  if (!request.write) return report(planOf(place, request), false);
  return await withLock(place.stateDir, request.lock, () => {
    const recovered = recoverEdits(place);
    const plan = planOf(place, request);
    writeEdits(place, plan.edits, { random: request.lock.random });
    return { ...report(plan, plan.edits.length > 0), ...(recovered === undefined ? {} : { recovered }) };
  });
}

function planOf(
  { root, ticketRoot }: MigrationPlace,
  { at, author, role = "person" }: MigrationRequest,
): MigrationPlan {
  const files = readFileSet(root, [ticketRoot, OBJECTIVE_ROOT, CONFIG_PATH], {
    maxBytes: (path) => {
      const inside = parseTicketPath(path, ticketRoot)?.inside;
      return inside === undefined ? MAX_RECORD_BYTES : maxBytesOf(inside);
    },
  });
  return planMigration(files, { root: ticketRoot, stamp: { at, author, role }, isExplained });
}

function report(plan: MigrationPlan, written: boolean): Migration {
  const remaining = plan.tickets.flatMap(({ to }) =>
    checkTicket(parseTicket(to)).filter(({ severity }) => severity === "error"),
  );
  return { plan, written, remaining };
}
