import { describe, expect, it } from "vitest";
import { isCurrentForm } from "../../../src/core/rules/chain.ts";
import { checkTicketChange } from "../../../src/core/rules/check-change.ts";
import { migrateTicket } from "../../../src/core/workspace/migrate-ticket.ts";
import { parseTicket } from "../../../src/core/workspace/parse-ticket.ts";
import { olderEvent, olderItem, olderTicket, STAMP, VIEW } from "../../support/older-ticket.ts";
import { eventText } from "../../support/ticket-text.ts";
import { contextOf, errorsOf, warningsOf } from "./world.ts";

const ID = "20260605-210703-list";
const TIMES = ["created_at: 2026-06-05T21:07:03Z", "updated_at: 2026-06-05T21:07:03Z"];
const ITEM = olderItem([`id: ${ID}`, "title: List", "status: open", ...TIMES]);
const CURRENT = olderItem(["title: List", "state: intake", ...TIMES]);
const THREAD = olderEvent("create");
const OLDER = { configVersion: 0 };

function ticketOf(item: string, thread: string, status?: "open" | "closed") {
  return parseTicket(olderTicket(ID, { "item.md": item, "thread.md": thread }, status));
}

function errorsBetween(
  before: ReturnType<typeof ticketOf>,
  after: ReturnType<typeof ticketOf>,
): readonly string[] {
  return errorsOf(checkTicketChange({ id: ID, before, after }, contextOf(OLDER)));
}

describe("a ticket in a status directory", () => {
  it("does not leave the older layout by hand", () => {
    expect(errorsBetween(ticketOf(ITEM, THREAD, "open"), ticketOf(CURRENT, THREAD))).toEqual([
      "migrate/by-hand",
    ]);
  });

  it("may still move between status directories, and back into them by a revert", () => {
    const closed = ITEM.replace("status: open", "status: closed");
    const end = `${THREAD}\n${olderEvent("close", "status: closed")}`;
    expect(errorsBetween(ticketOf(ITEM, THREAD, "open"), ticketOf(closed, end, "closed"))).not.toContain(
      "migrate/by-hand",
    );
    expect(errorsBetween(ticketOf(CURRENT, THREAD), ticketOf(ITEM, THREAD, "open"))).not.toContain(
      "migrate/by-hand",
    );
  });
});

describe("a migration event", () => {
  it.each([
    ["without role", olderEvent("migration", "to: closed"), "migrate/by-hand"],
    [
      "with a role",
      eventText({ kind: "migration", minute: 1, attributes: { to: "closed" } }),
      "change/event-role",
    ],
  ])("%s is refused where it is not part of a migration", (_what, event, code) => {
    const [before, after] = [ticketOf(CURRENT, THREAD), ticketOf(CURRENT, `${THREAD}\n${event}`)];
    expect(errorsBetween(before, after)).toContain(code);
  });

  it("that stood before, or comes with a new ticket, is as it was", () => {
    const thread = `${THREAD}\n${olderEvent("migration")}`;
    const after = ticketOf(CURRENT, `${thread}\n${olderEvent("comment")}`);
    expect(errorsBetween(ticketOf(CURRENT, thread), after)).toEqual([]);
    const found = checkTicketChange({ id: ID, after: ticketOf(CURRENT, thread) }, contextOf(OLDER));
    expect(errorsOf(found)).toEqual([]);
  });
});

describe("an event of a strange kind", () => {
  it("is a warning where it stood before, and an error when it is new", () => {
    const strange = `${THREAD}\n${olderEvent("migration d: x")}`;
    expect(errorsBetween(ticketOf(CURRENT, THREAD), ticketOf(CURRENT, strange))).toEqual([
      "thread/unknown-kind",
    ]);
    const after = ticketOf(CURRENT, `${strange}\n${olderEvent("fix")}`);
    const found = checkTicketChange({ id: ID, before: ticketOf(CURRENT, strange), after }, contextOf(OLDER));
    expect(errorsOf(found)).toEqual([]);
    expect(warningsOf(found)).toContain("thread/unknown-kind");
  });
});

describe("a migrated ticket", () => {
  it("that had no thread is still one of before today's rules", () => {
    const result = migrateTicket(olderTicket(ID, { "item.md": ITEM }, "open"), STAMP, VIEW);
    if (result?.kind !== "migrated") expect.fail();
    expect(isCurrentForm(parseTicket(result.to))).toBe(false);
  });
});
