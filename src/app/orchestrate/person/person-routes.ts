import type { Call } from "../store/records.ts";

/** Operations by which people change the records of a claimed ticket where its work is. */
const ON_WORK: ReadonlySet<string> = new Set([
  "plan_record",
  "ticket_attend",
  "ticket_close",
  "ticket_comment",
  "ticket_edit",
  "ticket_finish",
  "ticket_redact",
  "ticket_relate",
  "ticket_reopen",
  "ticket_return",
  "ticket_start",
]);

/**
 * Whether an operation on a claimed ticket is about its work. To un-queue it, or to close it otherwise than completed,
 * withdraws it: the default branch says so, and the Orchestrator stops when it does.
 */
export function isAboutWork({ name, input }: Call): boolean {
  return ON_WORK.has(name) && !isWithdrawal({ name, input });
}

/** Whether an operation takes a claimed ticket away from the Orchestrator once the default branch has it. */
export function isWithdrawal({ name, input }: Call): boolean {
  return (
    name === "ticket_unqueue" || (name === "ticket_close" && (input["as"] ?? "completed") !== "completed")
  );
}
