import type * as z from "zod";
import type { whyAnswer } from "../../core/operation/answers.ts";
import { isBlockerSatisfied } from "../../core/rules/check-blockers.ts";
import { type Need, type State, TRANSITIONS, type Transition } from "../../core/ticket/state.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import { hasAcceptanceCriteria } from "../../core/workspace/acceptance-criteria.ts";
import type { TicketSummary } from "../../core/workspace/summary.ts";

/** One state a ticket may go to next, and what that needs. */
export type NextStep = z.infer<typeof whyAnswer>["next"][number];

type NeedAnswer = NextStep["needs"][number];

/** What the answer depends on. */
export interface NextStepsInput {
  readonly ticket: Ticket;
  /** What the ticket waits for: everything not closed as completed. */
  readonly openBlockers: readonly TicketSummary[];
}

/** Every row of the state machine that leads on from the ticket's state, with each of its needs judged. Pure. */
export function nextSteps(input: NextStepsInput): readonly NextStep[] {
  const state = input.ticket.item?.state;
  if (state === undefined) return [];
  return TRANSITIONS.filter((row) => row.from === state).map((row): NextStep => {
    const needs = row.needs.flatMap((need) => judge(need, row, input));
    return {
      to: row.to,
      roles: [...row.roles],
      command: commandFor(row, input.ticket.id),
      possible: needs.every(({ status }) => status !== "missing"),
      needs,
    };
  });
}

/** The command that makes a move; only the Orchestrator makes those that have none. */
function commandFor({ from, to }: Transition, id: string): string | null {
  const command = (verb: string, rest = ""): string => `yoi ticket ${verb} ${id}${rest}`;
  const reason = ' --reason "…"';
  if (to === "intake") return command(from === "done" || from === "closed" ? "reopen" : "return", reason);
  if (to === "closed") {
    return command("close", from === "done" ? ' --resolution "…"' : ' --as declined --resolution "…"');
  }
  const forward: Partial<Record<State, string>> = {
    ready: from === "queued" ? command("unqueue", reason) : command("ready", ' --summary "…"'),
    queued: command("queue"),
    done: command("finish", ' --report "…"'),
  };
  if (to === "inprogress") return from === "queued" ? command("start") : null;
  return forward[to] ?? null;
}

function judge(need: Need, row: Transition, input: NextStepsInput): readonly NeedAnswer[] {
  const { ticket } = input;
  const answer = (status: NeedAnswer["status"], reason: string, help: string | null = null): NeedAnswer => ({
    need,
    status,
    reason,
    help,
  });
  switch (need) {
    case "intake-summary":
      return [fromEvent(ticket, "intake_summary", "a summary of what will be done", answer)];
    case "implementation-report":
      return [fromEvent(ticket, "implementation_report", "a report of what was done", answer)];
    case "acceptance-criteria":
      if (hasAcceptanceCriteria(ticket.item?.body ?? ""))
        return [answer("met", "the body has acceptance criteria")];
      return [
        answer(
          "missing",
          "the body has no acceptance criteria",
          `add a section "## Acceptance criteria" with a list to ${ticket.dir}/item.md`,
        ),
      ];
    case "nothing-open":
      return judgeOverlays(ticket, answer);
    case "blockers-started":
    case "blockers-completed":
      return judgeBlockers(need, input, answer);
    case "queued-fields":
      return [answer("given", "sets queued_by and queued_at")];
    case "resolution":
      return [answer("given", "asks for a resolution")];
    case "close-completed":
      return [answer("given", "records that it is completed")];
    case "close-status":
      return [answer("given", "asks for a status other than completed")];
    case "reason":
      return [answer("given", row.to === "intake" ? "asks for the missing decision" : "asks for a reason")];
    case "not-landed":
      return [answer("unknown", "the closing must not have reached the default branch")];
  }
}

type MakeAnswer = (status: NeedAnswer["status"], reason: string, help?: string | null) => NeedAnswer;

/** Met where the event was written since the ticket came into its state; else the command asks for its text. */
function fromEvent(ticket: Ticket, kind: string, what: string, answer: MakeAnswer): NeedAnswer {
  const events = ticket.thread?.events ?? [];
  const entry = events.findLastIndex(
    (event) => event.kind === "state_changed" && event.to === ticket.item?.state,
  );
  const written = events.slice(entry + 1).some((event) => event.kind === kind);
  return written ? answer("met", `the thread has ${what}`) : answer("given", `asks for ${what}`);
}

function judgeOverlays({ id, item }: Ticket, answer: MakeAnswer): readonly NeedAnswer[] {
  const attention = item?.attention_required ?? null;
  const until = item?.deferred_until ?? null;
  const open = [
    ...(attention === null
      ? []
      : [answer("missing", `waits for a decision: ${attention}`, `yoi ticket attend ${id} --answer "…"`)]),
    ...(until === null
      ? []
      : [answer("missing", `deferred until ${until}`, `yoi ticket defer ${id} --clear`)]),
  ];
  return open.length === 0 ? [answer("met", "neither deferred nor waiting for a decision")] : open;
}

function judgeBlockers(
  need: "blockers-started" | "blockers-completed",
  { ticket, openBlockers }: NextStepsInput,
  answer: MakeAnswer,
): readonly NeedAnswer[] {
  const open = openBlockers.filter((blocker) => !isBlockerSatisfied(blocker, need));
  if (open.length === 0) {
    const met =
      need === "blockers-started" ? "everything it waits for is at least queued" : "it waits for nothing";
    return [answer("met", openBlockers.length === 0 ? "it waits for nothing" : met)];
  }
  return open.map((blocker) => {
    const state =
      blocker.state === "closed" ? `closed as ${blocker.closeStatus ?? "unknown"}` : blocker.state;
    const title = blocker.title === "" ? "" : ` "${blocker.title}"`;
    const reason = `waits for ${blocker.id}${title}, which is ${state ?? "unreadable"}`;
    const help =
      blocker.state === "closed"
        ? `yoi ticket relate ${ticket.id} depends_on ${blocker.id} --remove`
        : `yoi why ${blocker.id}`;
    return answer("missing", reason, help);
  });
}
