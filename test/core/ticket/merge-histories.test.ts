import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { messageOf } from "../../../src/core/diagnostic/diagnostic.ts";
import { checkTicket } from "../../../src/core/rules/check-ticket.ts";
import { isTombstone } from "../../../src/core/ticket/redaction.ts";
import type { ThreadEvent } from "../../../src/core/ticket/thread.ts";
import { mergeTicketTexts } from "../../support/merge-texts.ts";
import { attempt, life, newTicket, parseTexts, play, type Texts } from "../../support/ticket-history.ts";

const THREAD = "thread.md";
const history = fc
  .tuple(life, fc.array(attempt, { maxLength: 4 }))
  .map(([first, more]) => [...first, ...more]);
const side = fc.array(attempt, { minLength: 1, maxLength: 6, size: "max" });
const start = newTicket();

describe("any two histories of valid operations from one ticket", () => {
  it("merge to a ticket without errors that holds both, or to a conflict", () => {
    let [clean, conflicts] = [0, 0];
    fc.assert(
      fc.property(history, side, side, (common, mine, other) => {
        const base = play(start, common, "b");
        const ours = play(base, mine, "o");
        const theirs = play(base, other, "t");
        const merged = mergeTicketTexts(base, ours, theirs);
        expect(mergeTicketTexts(base, ours, theirs)).toEqual(merged);
        if (merged === undefined) conflicts += 1;
        else {
          clean += 1;
          expectBoth(merged, { base, ours, theirs });
        }
      }),
      { numRuns: 400 },
    );
    // Were either rare, the property would have looked at next to nothing.
    expect(clean).toBeGreaterThan(80);
    expect(conflicts).toBeGreaterThan(40);
  }, 60_000);

  it("merge again and again, and from a base that is older than what both share", () => {
    let clean = 0;
    fc.assert(
      fc.property(history, side, side, side, side, (common, mine, other, mine2, other2) => {
        const base = play(start, common, "b");
        const theirs = play(base, other, "t");
        const first = mergeTicketTexts(base, play(base, mine, "o"), theirs);
        if (first === undefined) return;
        const ours2 = play(first, mine2, "p");
        const theirs2 = play(theirs, other2, "u");
        for (const known of [theirs, base]) {
          const merged = mergeTicketTexts(known, ours2, theirs2);
          if (merged === undefined) continue;
          clean += 1;
          expectBoth(merged, { base: known, ours: ours2, theirs: theirs2 });
        }
      }),
      { numRuns: 300 },
    );
    expect(clean).toBeGreaterThan(60);
  }, 60_000);

  it("merge with themselves and with an unchanged side to their own bytes", () => {
    fc.assert(
      fc.property(history, side, (common, mine) => {
        const base = play(start, common, "b");
        const ours = play(base, mine, "o");
        expect(mergeTicketTexts(base, ours, ours)).toEqual(ours);
        expect(mergeTicketTexts(base, ours, base)).toEqual(ours);
        expect(mergeTicketTexts(base, base, ours)).toEqual(ours);
      }),
      { numRuns: 100 },
    );
  }, 60_000);
});

interface Three {
  readonly base: Texts;
  readonly ours: Texts;
  readonly theirs: Texts;
}

function expectBoth(merged: Texts, { base, ours, theirs }: Three): void {
  const ticket = parseTexts(merged);
  const errors = checkTicket(ticket).filter(({ severity }) => severity === "error");
  expect(errors.map((found) => `${found.code} ${found.path}: ${messageOf(found)}`)).toEqual([]);
  const [mine, other, all] = [eventsOf(ours), eventsOf(theirs), eventsOf(merged)];
  const ids = [...new Set([...mine, ...other].map(({ id }) => id))];
  expect(all.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  for (const events of [mine, other]) expectInOrder(events, all);
  expectLines(merged, { base, ours, theirs });
  expectFields(merged, { base, ours, theirs });
}

/** Every event of a side, in its order, as it is there or redacted. */
function expectInOrder(events: readonly ThreadEvent[], all: readonly ThreadEvent[]): void {
  const found = all.filter(({ id }) => events.some((event) => event.id === id));
  expect(found.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
  const changed = events.filter((event, index) => {
    const kept = found[index];
    if (kept === undefined || kept.text === event.text) return false;
    return !isTombstone(event, kept) && !(isTombstone(kept, event) && isTombstone(event, kept));
  });
  expect(changed.map(({ id }) => id)).toEqual([]);
}

function eventsOf(texts: Texts): readonly ThreadEvent[] {
  return parseTexts(texts).thread?.events ?? [];
}

/** Plan records of both sides once; relations that either side added, without those that either side took out. */
function expectLines(merged: Texts, { base, ours, theirs }: Three): void {
  const plans = [ours, theirs].flatMap((texts) => parseTexts(texts).planRecords.map(({ text }) => text));
  expect(
    parseTexts(merged)
      .planRecords.map(({ text }) => text)
      .toSorted(),
  ).toEqual([...new Set(plans)].toSorted());
  const [was, mine, other, now] = [base, ours, theirs, merged].map(relationsOf);
  const wanted = [...new Set([...(mine ?? []), ...(other ?? [])])].filter(
    (relation) => was?.includes(relation) !== true || (mine?.includes(relation) && other?.includes(relation)),
  );
  expect(now?.toSorted()).toEqual(wanted.toSorted());
}

function relationsOf(texts: Texts): readonly string[] {
  return parseTexts(texts).relations.map(({ kind, target, note, at }) =>
    JSON.stringify([kind, target, note, at]),
  );
}

/** What only one side changed in the item is as that side has it. */
function expectFields(merged: Texts, { base, ours, theirs }: Three): void {
  const [was, mine, other, now] = [base, ours, theirs, merged].map((texts) => parseTexts(texts).item);
  for (const key of ["title", "state", "priority", "readiness", "assignee", "queued_at", "body"] as const) {
    const wanted =
      mine?.[key] === was?.[key] ? other?.[key] : other?.[key] === was?.[key] ? mine?.[key] : now?.[key];
    expect([key, now?.[key]]).toEqual([key, wanted]);
  }
  const stamps = [mine?.updated_at, other?.updated_at].toSorted();
  expect(now?.updated_at).toBe(stamps.at(-1));
  expect(merged.get(THREAD)).not.toMatch(/^(?:<{7}|={7}|>{7})/m);
}
