import type * as z from "zod";
import type { ticketListAnswer } from "../../core/operation/answers.ts";
import { type Cell, formatTable } from "../table.ts";
import { type RenderOptions, stateCell, titleOf } from "./words.ts";

type Row = z.infer<typeof ticketListAnswer>["tickets"][number];

/** One line a ticket: state, id, title; with `long` also priority, labels, assignee and the overlays. */
export function renderTicketList(
  data: z.infer<typeof ticketListAnswer>,
  options: RenderOptions & { readonly long: boolean },
): string {
  const rows = data.tickets.map((row) => (options.long ? longRow(row, options) : shortRow(row, options)));
  return formatTable(rows, { width: options.width });
}

function shortRow({ id, state, title, work }: Row, { paint }: RenderOptions): readonly Cell[] {
  return [stateCell(state, paint, work), { text: id }, { text: titleOf(title) }];
}

function longRow(row: Row, { paint }: RenderOptions): readonly Cell[] {
  const urgent = row.priority === "P0" || row.priority === "P1";
  return [
    stateCell(row.state, paint, row.work),
    { text: row.id },
    { text: row.priority, ...(urgent ? { style: paint.bold } : {}) },
    { text: (row.updated_at ?? "-").slice(0, 10) },
    { text: row.assignee ?? "-" },
    { text: row.labels.length === 0 ? "-" : row.labels.join(",") },
    { text: overlays(row), style: paint.yellow },
    { text: titleOf(row.title) },
  ];
}

function overlays({ attention_required, deferred_until }: Row): string {
  const words = [
    ...(attention_required === null ? [] : ["attention"]),
    ...(deferred_until === null ? [] : [`deferred:${deferred_until}`]),
  ];
  return words.length === 0 ? "-" : words.join(",");
}
