import type { MigrationPlan } from "./migrate-plan.ts";

/** Most tickets whose changes are listed one by one; the others are counted. */
const MAX_LISTED = 1_000;

/** A plan as text for a person: what is done to which ticket, what stays as it is, and a line of sums at the end. */
export function formatMigrationPlan(plan: MigrationPlan): string {
  const blocks: string[] = [];
  for (const { from, changes } of plan.tickets.slice(0, MAX_LISTED)) blocks.push(block(from.id, changes));
  if (plan.tickets.length > MAX_LISTED) blocks.push(`and ${plan.tickets.length - MAX_LISTED} tickets more`);
  for (const { path, changes } of plan.others) blocks.push(block(path, changes));
  const removed = plan.edits.flatMap((edit) => (edit.kind === "remove" ? [edit.path] : []));
  if (removed.length > 0) blocks.push(block("empty placeholders go", removed));
  blocks.push(sumsOf(plan));
  return `${blocks.join("\n\n")}\n`;
}

function block(title: string, lines: readonly string[]): string {
  return [title, ...lines.map((line) => `  ${line}`)].join("\n");
}

function sumsOf({ tickets, others, held, total }: MigrationPlan): string {
  if (tickets.length + others.length + held.length === 0)
    return `nothing is of an older form (${counted(total, "ticket")} examined)`;
  const files = others.length === 0 ? "" : `, ${counted(others.length, "other file")}`;
  const left = held.length === 0 ? "" : `, ${held.length} held back`;
  return `${tickets.length} of ${counted(total, "ticket")}${files}${left}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
