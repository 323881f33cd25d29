import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reportText, reviewText } from "../../../../src/core/orchestrator/dossier/round-texts.ts";
import type { EntryOf } from "../../../../src/core/orchestrator/rounds.ts";
import { byteLength } from "../../../../src/core/ticket/files.ts";
import { MAX_EVENT_BODY_BYTES } from "../../../../src/core/ticket/limits.ts";
import { formatEventBody } from "../../../../src/core/ticket/thread-format.ts";
import { anyEntry } from "../any-work.ts";
import { ENTRIES } from "../sample-work.ts";

/** Of a text made by an operation, 1 KiB is left to its heading. */
const MAX_BYTES = MAX_EVENT_BODY_BYTES - 1024;

function entryOf<K extends "report" | "review">(kind: K, round: number): EntryOf<K> {
  const entry = ENTRIES.find((each): each is EntryOf<K> => each.kind === kind && each.round === round);
  if (entry === undefined) throw new Error(`the sample has no ${kind} of round ${round}`);
  return entry;
}

describe("reportText", () => {
  it("reads like this", async () => {
    const text = `${reportText(entryOf("report", 2))}\n\n---\n\n${reportText(entryOf("report", 2), "Japanese")}\n`;
    await expect(text).toMatchFileSnapshot("golden/report.md");
  });
});

describe("reviewText", () => {
  it("reads like this", async () => {
    const text = `${reviewText(entryOf("review", 1))}\n\n---\n\n${reviewText(entryOf("review", 1), "Japanese")}\n`;
    await expect(text).toMatchFileSnapshot("golden/review.md");
  });
});

describe("the text of a report or review", () => {
  it("says something, within the limit of an event, and stands in a thread as it is", () => {
    fc.assert(
      fc.property(anyEntry, fc.constantFrom("English", "Japanese"), (entry, language) => {
        if (entry.kind !== "report" && entry.kind !== "review") return;
        const text = entry.kind === "report" ? reportText(entry, language) : reviewText(entry, language);
        expect(text.trim()).not.toBe("");
        expect(formatEventBody(text)).toBe(text);
      }),
    );
  });

  it("is cut where an agent brings as much as it may", () => {
    const long = "長 @bob <b> ".repeat(440).slice(0, 4_000);
    const evidence = Array.from({ length: 100 }, (_, n) => ({ criterion: n + 1, met: true, evidence: long }));
    const finding = { severity: "blocking", path: "p".repeat(500), line: 1, text: long } as const;
    const findings = Array.from({ length: 100 }, (_, n) => ({ id: `F${n}`, ...finding }));
    const answers = findings.map(({ id }) => ({ finding: id, status: "fixed", reason: long }) as const);
    const risks = findings.map(() => long);
    const report = reportText({ ...entryOf("report", 2), summary: long, evidence, answers, risks });
    const review = reviewText({ ...entryOf("review", 1), summary: long, evidence, findings });
    for (const text of [report, review]) {
      expect(byteLength(text)).toBeLessThanOrEqual(MAX_BYTES);
      expect(text).toContain("more, see `artifacts/rounds.jsonl`");
    }
  });
});
