import { type PlanRecord, parsePlan } from "../../../core/ticket/plan.ts";
import { PLAN } from "../../../core/workspace/parse-ticket.ts";
import type { PlannedRecords } from "./records.ts";

/** The plan record that was planned last, as the ledger keeps it; undefined where none was. */
export function plannedRecord({ id, changes }: PlannedRecords): PlanRecord | undefined {
  const [path, text] = [...changes].find(([each]) => each.endsWith(`/${PLAN}`)) ?? [];
  if (path === undefined || text === undefined || text === null) return undefined;
  const last = parsePlan(text, path, id).planRecords.at(-1);
  if (last === undefined) return undefined;
  const { line, text: written, ...record } = last;
  return record;
}
