import { newestOf } from "../../core/rules/check-times.ts";
import { type Fix, planFix } from "../../core/rules/plan-fix.ts";
import type { Actor } from "../../core/ticket/role.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import { isBeforeTime } from "../../core/ticket/time.ts";
import { type LockOptions, withLock } from "../../io/files/lock.ts";
import { writeEdits } from "../../io/files/write-edits.ts";
import { listTicketPlaces, loadTicket, type Workspace } from "../workspace.ts";

/** Who mends, and whether anything is written. */
export interface MendOptions {
  readonly actor: Actor;
  /** RFC 3339 in UTC. */
  readonly now: string;
  readonly newEventId: () => string;
  /** Only say what would be mended. */
  readonly dryRun: boolean;
  readonly lock: LockOptions;
}

/**
 * Mends what has exactly one right answer in every ticket of the working tree, one ticket at a time and each wholly
 * or not at all, and tells what was (or would be) mended.
 */
export async function mendWorkspace(workspace: Workspace, options: MendOptions): Promise<readonly Fix[]> {
  if (options.dryRun) return planFixes(workspace, options);
  const { root, stateDir } = workspace;
  return await withLock(stateDir, options.lock, () => {
    const fixes = planFixes(workspace, options);
    for (const { edits } of fixes) writeEdits({ root, stateDir }, edits, { random: options.lock.random });
    return fixes;
  });
}

function planFixes(workspace: Workspace, options: MendOptions): readonly Fix[] {
  const fixes: Fix[] = [];
  for (const place of listTicketPlaces(workspace)) {
    const ticket = loadTicket(workspace, place);
    const stamp = {
      author: options.actor.name,
      at: stampTime(ticket, options.now),
      eventId: options.newEventId(),
    };
    const fix = planFix(ticket, stamp);
    if (fix !== undefined) fixes.push(fix);
  }
  return fixes;
}

/** Now, or the ticket's newest time where the clock has gone back since. */
function stampTime(ticket: Ticket, now: string): string {
  const times = [newestOf(ticket.thread?.events ?? [])?.at, ticket.item?.updated_at];
  return times.reduce<string>(
    (latest, time) => (time !== undefined && isBeforeTime(latest, time) ? time : latest),
    now,
  );
}
