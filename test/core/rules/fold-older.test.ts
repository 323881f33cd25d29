import { expect, it } from "vitest";
import { messageOf } from "../../../src/core/diagnostic/diagnostic.ts";
import { checkTicket } from "../../../src/core/rules/check-ticket.ts";
import { foldOlder } from "../../../src/core/rules/fold-older.ts";
import { itemText, lifeTo, threadText, ticketTexts } from "../../support/ticket-text.ts";
import { ticketOf } from "./world.ts";

it("folds the older forms of many tickets into one line and keeps everything else", () => {
  const older = {
    "item.md": itemText({ state: "planning", priority: "urgent" }),
    "thread.md": threadText(lifeTo("intake")),
  };
  const found = ["one-a", "two-b"].flatMap((id) => checkTicket(ticketOf(older, id)));
  const folded = foldOlder(found);
  expect(found.filter(({ code }) => code === "item/older-state")).toHaveLength(2);
  expect(folded.map(messageOf).at(-1)).toBe("2 tickets are in an older form");
  expect(folded.filter(({ severity }) => severity === "error")).toEqual(
    found.filter(({ severity }) => severity === "error"),
  );
});

it("adds nothing where nothing is old", () => {
  expect(foldOlder(checkTicket(ticketOf(ticketTexts("ready"))))).toEqual([]);
});
