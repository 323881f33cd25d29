import type * as z from "zod";
import type { ticketSearchAnswer } from "../../core/operation/answers.ts";
import { displayWidth } from "../../io/terminal/width.ts";
import { cutToWidth, oneLine } from "../text.ts";
import { type RenderOptions, stateStyle, stateText, titleOf } from "./words.ts";

/** The matching lines below their tickets, with file and line number. */
export function renderTicketSearch(
  { matches }: z.infer<typeof ticketSearchAnswer>,
  { paint, width }: RenderOptions,
): string {
  let text = "";
  let last: string | undefined;
  for (const match of matches) {
    if (match.id !== last) {
      text += last === undefined ? "" : "\n";
      const state = stateStyle(match.state, paint)(stateText(match.state, match.work));
      text += `${state}  ${match.id}  ${paint.bold(oneLine(titleOf(match.title)))}\n`;
      last = match.id;
    }
    const place = `  ${match.path.slice(match.path.lastIndexOf("/") + 1)}:${match.line}: `;
    const line = oneLine(match.text);
    text +=
      paint.dim(place) +
      (width === undefined ? line : cutToWidth(line, Math.max(20, width - displayWidth(place)))) +
      "\n";
  }
  return text;
}
