import type * as z from "zod";
import type { planQueryAnswer } from "../../core/operation/answers.ts";
import { type Cell, formatTable } from "../table.ts";
import type { RenderOptions } from "./words.ts";

/** One line a plan record: the ticket, the kind, the other ticket, and why. What waits in the ledger says so. */
export function renderPlanQuery(
  { records }: z.infer<typeof planQueryAnswer>,
  { paint, width }: RenderOptions,
): string {
  const rows = records.map((record): readonly Cell[] => {
    const why = record.note ?? record.accepted_plan?.summary ?? "";
    return [
      { text: record.at, style: paint.dim },
      { text: record.ticket_id },
      { text: record.kind, style: paint.bold },
      { text: record.related_ticket ?? "-" },
      { text: record.source === "ledger" ? `(in the ledger) ${why}`.trim() : why },
    ];
  });
  return formatTable(rows, { width });
}
