import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asWarning, finding } from "../../../src/core/diagnostic/diagnostic.ts";
import {
  type CheckReport,
  describeReport,
  joinReports,
  MAX_STATUS_LENGTH,
  reasonOf,
} from "../../../src/core/github/check-report.ts";
import { cutSummary, MAX_SUMMARY_BYTES } from "../../../src/core/github/cut-summary.ts";
import { formatCheckSummary } from "../../../src/core/github/format-check-summary.ts";
import { formatMovesDiagram } from "../../../src/core/github/format-moves-diagram.ts";
import type { Move, TicketMoves } from "../../../src/core/github/moves.ts";
import { STATES } from "../../../src/core/ticket/state.ts";
import { formatStateDiagram } from "../../../src/core/ticket/state-diagram.ts";

const ID = "20261101-080000-make-it-work";

function move(from: Move["from"], to: Move["to"], choice: Partial<Move> = {}): Move {
  const event = {
    kind: "state_changed",
    author: "alice",
    attributes: new Map(),
    line: 9,
    endLine: 12,
    body: "",
    text: "",
  };
  return {
    ticket: ID,
    from,
    to,
    role: "person",
    author: "alice",
    reason: "because",
    path: `.yoi/tickets/${ID}/thread.md`,
    line: 9,
    event,
    ...choice,
  };
}

function moved(choice: Partial<TicketMoves> = {}): TicketMoves {
  return {
    ticket: ID,
    title: "Make it work",
    path: `.yoi/tickets/${ID}/item.md`,
    before: "intake",
    after: "queued",
    isQueuedAnew: true,
    moves: [move("intake", "ready"), move("ready", "queued")],
    said: new Map([["intake_summary", 1]]),
    decisions: [],
    ...choice,
  };
}

function report(choice: Partial<CheckReport> = {}): CheckReport {
  return {
    change: "main 1a2b3c4d5e … 6f7a8b9c0d",
    examined: 1,
    tickets: [moved()],
    findings: [],
    notes: [],
    overrides: [],
    ...choice,
  };
}

const forged = finding(
  "github/forged-orchestrator",
  { path: `.yoi/tickets/${ID}/thread.md`, line: 31 },
  {
    ticket: ID,
    from: "queued",
    to: "inprogress",
    reason: "no head that its ledger ever held has that event",
  },
  ID,
);
const unknown = asWarning(
  finding(
    "item/unknown-key",
    { path: `.yoi/tickets/${ID}/item.md`, line: 6 },
    { key: "stat", suggestion: "write state" },
    ID,
  ),
  "stood before this change",
);

describe("the summary of a check", () => {
  it("shows verdict, tickets, decisions, findings and the moves", async () => {
    const full = report({
      examined: 2,
      tickets: [
        moved(),
        moved({
          ticket: "20261101-080000-another-one",
          title: "@everyone <img src=x> ![a](https://evil.example) Fixes #1 | ::error::x",
          before: undefined,
          after: "inprogress",
          moves: [
            move("queued", "inprogress", { role: "orchestrator", author: "yoi" }),
            move("ready", "done"),
          ],
        }),
      ],
      findings: [unknown, forged],
      notes: ["The request comes from a fork: its files are data here, and nothing of it runs."],
      overrides: [{ ticket: ID, by: "bob", text: "override of validation: the [test](x) server is down" }],
    });
    await expect(formatCheckSummary(full, "yoi check")).toMatchFileSnapshot("golden/check-summary.md");
  });

  it("of a change without tickets is one line", () => {
    const nothing = report({ examined: 0, tickets: [], change: "" });
    expect(formatCheckSummary(nothing, "yoi check")).toBe("## ✅ yoi check: no ticket is changed\n");
  });

  it("counts what a table leaves out", () => {
    const many = report({ tickets: Array.from({ length: 130 }, () => moved()) });
    expect(formatCheckSummary(many, "yoi check")).toContain("\n30 more are left out here.");
  });

  it("has nothing active in it, whatever a ticket says", () => {
    const text = fc.string({ unit: "binary-ascii", maxLength: 80 });
    const piece = fc.constantFrom(
      "@alice",
      "#12",
      "Fixes #3",
      "<b>",
      "![x](y)",
      "[x](y)",
      "`",
      "|",
      "\n",
      "::error::",
      "https://x.example",
      "<!--",
      "\u202e",
    );
    const nasty = fc.array(fc.oneof(text, piece), { maxLength: 8 }).map((parts) => parts.join(" "));
    fc.assert(
      fc.property(nasty, nasty, (title, author) => {
        const shown = formatCheckSummary(
          report({
            tickets: [moved({ title, moves: [move("intake", "ready", { author })] })],
            overrides: [{ ticket: ID, by: author, text: title }],
          }),
          "yoi check",
        );
        const lines = shown.split("\n");
        expect(
          lines.filter((line) => /^(?:#|::)/.test(line) && !/^##+ (?:✅|Tickets|Decisions|Moves)/.test(line)),
        ).toEqual([]);
        const active = shown.replaceAll(/(?<![\\`])(`+)(?!`)[^\n]*?[^`\n]\1(?!`)/g, "");
        expect(active).not.toMatch(/<(?!br>)[a-z!]|(?<!\\)!\[|(?<!\\)\[[^\]]*\]\(|@alice|(?<!&)#\d|https:/i);
      }),
      { numRuns: 40 },
    );
  });
});

describe("the diagram of the moves", () => {
  it("is the state machine's own where nothing moved, but for who may move", () => {
    const plain = formatStateDiagram().replaceAll(/^( {4}\w+ --> \w+): .*$/gm, "$1");
    expect(formatMovesDiagram([])).toBe(plain);
  });

  it("counts every move on its arrow, lawful or not, and marks the states it touches", () => {
    const pair = fc.record({ from: fc.constantFrom(...STATES), to: fc.constantFrom(...STATES) });
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 20 }), (moves) => {
        const diagram = formatMovesDiagram(moves);
        for (const { from, to } of moves) {
          const count = moves.filter((each) => each.from === from && each.to === to).length;
          const words = count === 1 ? "1 move" : `${count} moves`;
          const arrows = diagram
            .split("\n")
            .filter((line) => line.startsWith(`    ${from} --> ${to}: ${words}`));
          expect(arrows).toHaveLength(1);
          expect(/class (.*) moved$/m.exec(diagram)?.[1]?.split(", ")).toContain(from);
        }
      }),
    );
  });
});

describe("the description of the status", () => {
  it("says what was found, in as many characters as GitHub takes", () => {
    expect(describeReport(report())).toBe("1 ticket changed, 2 moves: lawful");
    expect(describeReport(report({ findings: [unknown] }))).toBe(
      "1 ticket changed, 2 moves: lawful, with 1 warning",
    );
    expect(describeReport(report({ findings: [forged] }))).toBe(
      "1 error in 1 ticket: see the summary of yoi gate",
    );
    expect(describeReport(report({ examined: 0, tickets: [] }))).toBe("no ticket is changed");
    const flood = report({ examined: 99_999, findings: Array.from({ length: 9_999 }, () => forged) });
    expect(describeReport(flood).length).toBeLessThanOrEqual(MAX_STATUS_LENGTH);
  });

  it("is good only when every request of the head is", () => {
    const bad = report({ findings: [forged] });
    expect(reasonOf(joinReports([report(), bad]))).toBe("findings");
    expect(reasonOf(joinReports([report(), report()]))).toBe("passed");
    expect(joinReports([report()])).toEqual(report());
  });
});

describe("a summary that is too long", () => {
  it("is cut at a line, closes its fence, and says so", () => {
    for (const char of ["x", "é", "漢", "𝒳", "\ud800"]) {
      const line = `${char.repeat(97)}\n`;
      const text = `\`\`\`text\n${line.repeat(Math.ceil(1_100_000 / Buffer.byteLength(line)))}\`\`\`\n`;
      const cut = cutSummary(text);
      expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(MAX_SUMMARY_BYTES);
      expect(Buffer.byteLength(cut)).toBeGreaterThan(MAX_SUMMARY_BYTES * 0.6);
      expect(cut).toContain("\n```\n\n**The rest is left out");
    }
    expect(cutSummary("short\n")).toBe("short\n");
  });
});
