import { describe, expect, it } from "vitest";
import { nextSteps } from "../../../src/app/queries/next-steps.ts";
import { STATES, type State, TRANSITIONS } from "../../../src/core/ticket/state.ts";
import type { Ticket } from "../../../src/core/ticket/ticket.ts";
import { parseTicket } from "../../../src/core/workspace/parse-ticket.ts";
import type { TicketSummary } from "../../../src/core/workspace/summary.ts";
import { itemText, ticketTexts } from "../../support/ticket-text.ts";

const ID = "20261101-080000-dark-mode";

function ticketIn(state: State, texts: Readonly<Record<string, string>> = ticketTexts(state)): Ticket {
  const files = new Map(
    Object.entries(texts).map(([inside, text]) => [inside, { text, sizeBytes: text.length }]),
  );
  return parseTicket({ id: ID, dir: `.yoi/tickets/${ID}`, files });
}

const blocker = (state: State, closeStatus?: TicketSummary["closeStatus"]): TicketSummary => ({
  id: "20261101-080001-menu",
  dir: "",
  title: "Menu",
  state,
  relations: [],
  planned: [],
  ...(closeStatus === undefined ? {} : { closeStatus }),
});

/** What is missing for each next state. */
function missing(ticket: Ticket, openBlockers: readonly TicketSummary[] = []): Record<string, string[]> {
  const steps = nextSteps({ ticket, openBlockers });
  return Object.fromEntries(
    steps.map(({ to, needs }) => [
      to,
      needs.filter(({ status }) => status === "missing").map(({ need }) => need),
    ]),
  );
}

describe("the next steps of a ticket", () => {
  it.each(STATES)("from %s are the rows of the state machine", (state) => {
    const rows = TRANSITIONS.filter(({ from }) => from === state);
    const steps = nextSteps({ ticket: ticketIn(state), openBlockers: [] });
    expect(steps.map(({ to, roles }) => [to, roles])).toEqual(rows.map(({ to, roles }) => [to, roles]));
    for (const { possible, needs } of steps)
      expect(possible).toBe(needs.every(({ status }) => status !== "missing"));
  });

  it("are none where the state cannot be read", () => {
    expect(nextSteps({ ticket: ticketIn("intake", { "item.md": "broken\n" }), openBlockers: [] })).toEqual(
      [],
    );
  });

  it("lack acceptance criteria where the body has none", () => {
    const texts = { ...ticketTexts("intake"), "item.md": itemText({}, "\nJust do it.\n") };
    expect(missing(ticketIn("intake", texts))["ready"]).toEqual(["acceptance-criteria"]);
    expect(missing(ticketIn("intake"))["ready"]).toEqual([]);
  });

  it("lack a decision or a day where an overlay is set", () => {
    const texts = ticketTexts("ready", { attention_required: "Which?", deferred_until: "later" });
    expect(missing(ticketIn("ready", texts))["queued"]).toEqual(["nothing-open", "nothing-open"]);
  });

  it.each([
    ["intake", undefined, 1, 1],
    ["ready", undefined, 1, 1],
    ["queued", undefined, 0, 1],
    ["done", undefined, 0, 1],
    ["closed", "declined", 1, 1],
  ] as const)("wait for a blocker that is %s %s", (state, closeStatus, toQueue, toStart) => {
    const open = [blocker(state, closeStatus)];
    expect(missing(ticketIn("ready"), open)["queued"]).toHaveLength(toQueue);
    expect(missing(ticketIn("queued"), open)["inprogress"]).toHaveLength(toStart);
  });

  it("know what the thread has already", () => {
    const needs = (state: State) => nextSteps({ ticket: ticketIn(state), openBlockers: [] })[0]?.needs[0];
    expect(needs("inprogress")).toMatchObject({ need: "implementation-report", status: "given" });
    const texts = ticketTexts("done");
    const working = {
      ...texts,
      "item.md": itemText({ state: "inprogress" }),
      "thread.md": texts["thread.md"]?.split("<!-- event: state_changed id: ev000006")[0] ?? "",
    };
    const [step] = nextSteps({ ticket: ticketIn("inprogress", working), openBlockers: [] });
    expect(step?.needs[0]).toMatchObject({ need: "implementation-report", status: "met" });
  });
});
