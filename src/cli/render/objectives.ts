import type * as z from "zod";
import type { objectiveListAnswer, objectiveShowAnswer } from "../../core/operation/answers.ts";
import { type Cell, formatTable } from "../table.ts";
import { manyLines, oneLine } from "../text.ts";
import { type RenderOptions, stateCell, titleOf } from "./words.ts";

/** One line an objective: state, how many of its tickets are closed, id, title. */
export function renderObjectiveList(
  { objectives }: z.infer<typeof objectiveListAnswer>,
  { paint, width }: RenderOptions,
): string {
  const rows = objectives.map(({ id, state, title, linked_tickets: tickets }): readonly Cell[] => {
    const closed = tickets.filter((ticket) => ticket.state === "closed").length;
    const style = state === "active" ? paint.cyan : paint.dim;
    return [
      { text: state ?? "?", style },
      { text: `${closed}/${tickets.length}` },
      { text: id },
      { text: titleOf(title) },
    ];
  });
  return formatTable(rows, { width });
}

/** One objective: its tickets and its text. */
export function renderObjectiveShow(
  { objective }: z.infer<typeof objectiveShowAnswer>,
  { paint, width }: RenderOptions,
): string {
  const head = `${paint.bold(oneLine(titleOf(objective.title)))}\n${objective.id}  ${objective.state ?? "?"}\n`;
  const rows = objective.linked_tickets.map(({ id, state, title }): readonly Cell[] => {
    return [stateCell(state, paint), { text: id }, { text: title ?? "(there is no such ticket)" }];
  });
  const body = manyLines(objective.body).trim();
  return [
    head,
    ...(rows.length === 0 ? [] : [formatTable(rows, { width })]),
    ...(body === "" ? [] : [`${body}\n`]),
  ].join("\n");
}
