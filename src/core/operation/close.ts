import * as z from "zod";
import { CLOSE_STATUSES, STATES, type State } from "../ticket/state.ts";
import { RESOLUTION } from "../workspace/parse-ticket.ts";
import { changeTicket, type EventDraft, type OpenTicket, requireTicket, wordsOf } from "./draft.ts";
import { reportEvents } from "./moves-forward.ts";
import { defineWrite, type OperationContext } from "./operation.ts";
import { arrow, cleared, requireMove, stepEvent } from "./steps.ts";
import { firstParagraph, requireResolution, ticketInput } from "./texts.ts";

/** Longest first paragraph of a resolution that the close event repeats, in UTF-16 code units. */
const MAX_SHOWN = 2_000;

/** To `closed` from any open state. */
export const ticketClose = defineWrite({
  effect: "write",
  name: "ticket_close",
  summary: "close a ticket with a resolution",
  description:
    "Moves a ticket to closed, with resolution.md and a close event. Completed is for work that is done: from inprogress it passes through done, with a report given here or written before. The other ways to close are open to a ticket in any open state.",
  roles: ["person", "orchestrator"],
  input: z.strictObject({
    ticket: ticketInput,
    as: z
      .enum(CLOSE_STATUSES)
      .default("completed")
      .describe("how it ends; only completed resolves what waits for it"),
    resolution: z.string().describe("what came of it, for resolution.md"),
    report: z
      .string()
      .optional()
      .describe("what was done and how it was checked, when it closes from inprogress"),
  }),
  command: {
    path: ["ticket", "close"],
    positional: ["ticket"],
    examples: [
      'yoi ticket close dark-mode --resolution "Dark mode follows the system setting."',
      'yoi ticket close dark-mode --as declined --resolution "Nobody asked for it in a year."',
    ],
  },
  plan: (view, input, context) => {
    const open = requireTicket(view);
    const resolution = requireResolution("resolution", input.resolution);
    const states = pathToClosed(open, input.as);
    requireMove(open, { to: "closed", from: STATES.filter((state) => state !== "closed") });
    const report = reportEvents(input.report);
    const moves = states.slice(1).map((to, index) => ({ from: states[index] ?? open.state, to }));
    const events = moves.flatMap(({ from, to }) =>
      to === "closed"
        ? [closeEvent(input.as, resolution, context), stepEvent({ from, to, word: "closed" }, context)]
        : [stepEvent({ from, to, word: "finished" }, context)],
    );
    const moved = arrow(...states);
    const draft = {
      // Nothing is asked of anybody about a closed ticket, and it has no day on which it comes back.
      set: { state: "closed", ...cleared(open, "attention_required", "deferred_until") },
      events: [...report, ...events],
      files: { [RESOLUTION]: `${resolution}\n` },
      subject: `${moved} (${input.as})`,
      message: `${open.id}: ${moved} (${input.as})`,
    };
    return changeTicket(open, draft, context);
  },
});

/** Work that is completed passes through done; whether it has its report is for the rules to say. */
function pathToClosed({ state }: OpenTicket, status: string): readonly State[] {
  return state === "inprogress" && status === "completed"
    ? ["inprogress", "done", "closed"]
    : [state, "closed"];
}

function closeEvent(status: string, resolution: string, context: OperationContext): EventDraft {
  const what = firstParagraph(resolution);
  const shown = what.length <= MAX_SHOWN ? what : RESOLUTION;
  return { kind: "close", body: `${wordsOf(context).closed(status)}\n\n${shown}`, attributes: { status } };
}
