import type { State } from "../../core/ticket/state.ts";
import type { Paint } from "../../io/terminal/colour.ts";
import type { Cell } from "../table.ts";

/** How an answer is shown: its colours, and the width of the terminal where there is one. */
export interface RenderOptions {
  readonly paint: Paint;
  readonly width: number | undefined;
}

/** A state in its colour; `?` where it could not be read. */
export function stateCell(state: State | null, paint: Paint, work: Work = null): Cell {
  return { text: stateText(state, work), style: stateStyle(state, paint) };
}

/** As much of where a ticket is worked on as its state shows. */
type Work = { readonly merge_ready: boolean } | null;

/** A state in words; a proposal that has not landed is marked. */
export function stateText(state: State | null, work: Work): string {
  return `${state ?? "?"}${work?.merge_ready === true ? " (merge-ready)" : ""}`;
}

/** The colour of a state. */
export function stateStyle(state: State | null, paint: Paint): (text: string) => string {
  switch (state) {
    case "intake":
      return paint.magenta;
    case "ready":
      return paint.cyan;
    case "queued":
      return paint.blue;
    case "inprogress":
      return paint.yellow;
    case "done":
      return paint.green;
    case "closed":
      return paint.dim;
    case null:
      return paint.red;
  }
}

/** A title as it is shown; a ticket without one says so. */
export function titleOf(title: string | null): string {
  return title ?? "(no title)";
}
