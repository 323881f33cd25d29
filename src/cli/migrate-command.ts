import { readActor } from "../app/actor.ts";
import { type Migration, runMigration } from "../app/migrate.ts";
import { openWorkspace } from "../app/workspace.ts";
import { envelope, findingData, formatJson } from "../core/diagnostic/format-json.ts";
import { formatMigrationPlan } from "../core/workspace/migrate-plan-text.ts";
import { showFindings } from "./errors.ts";
import { lockOptions } from "./lock.ts";
import { formatNow } from "./now.ts";
import type { RawInput } from "./program.ts";
import type { CommandContext } from "./run-command.ts";
import type { Terminal } from "./terminal.ts";

/**
 * `yoi ticket migrate`: prints what brings older records to the current form, and does it with `--write`. The exit
 * code is 1 where something is held back or stays faulty.
 */
export async function migrate(raw: RawInput, { cwd, env, terminal }: CommandContext): Promise<number> {
  const workspace = openWorkspace({ cwd, env });
  const { name, role } = readActor(workspace.repository, env);
  const migration = await runMigration(workspace, {
    write: raw["write"] === true,
    at: formatNow(new Date()),
    author: name,
    role,
    lock: lockOptions(terminal),
  });
  const { plan, remaining, recovered } = migration;
  showFindings(recovered?.diagnostics ?? [], terminal);
  if (raw["json"] === true) terminal.out(jsonOf(migration));
  else show(migration, terminal);
  return plan.held.length + remaining.length === 0 ? 0 : 1;
}

function show({ plan, written, remaining }: Migration, terminal: Terminal): void {
  terminal.out(formatMigrationPlan(plan));
  showFindings([...plan.held, ...remaining], terminal);
  if (written)
    terminal.note("Commit this by itself: a commit that holds nothing else passes as a migration.\n");
  else if (plan.edits.length > 0)
    terminal.note("Nothing was changed. To do it: yoi ticket migrate --write\n");
}

function jsonOf({ plan, written, remaining }: Migration): string {
  const data = {
    written,
    examined: plan.total,
    tickets: plan.tickets.map(({ from, to, changes }) => ({ from: from.id, to: to.id, changes })),
    others: plan.others.map(({ path, changes }) => ({ path, changes })),
    removed: plan.edits.flatMap((edit) => (edit.kind === "remove" ? [edit.path] : [])),
    held: plan.held.map(findingData),
    remaining: remaining.map(findingData),
    diagnostics: [],
  };
  return formatJson(envelope("ticket-migrate", data));
}
