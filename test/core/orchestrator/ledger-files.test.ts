import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EMPTY_LEDGER, type Ledger } from "../../../src/core/orchestrator/ledger.ts";
import {
  formatLedgerFiles,
  ledgerDiff,
  parseLedgerFiles,
} from "../../../src/core/orchestrator/ledger-files.ts";
import { byteLength, type FileSet, type RecordFile } from "../../../src/core/ticket/files.ts";
import { claimFileAt, ledgers } from "../../support/ledgers.ts";
import { timeAt } from "../../support/ticket-text.ts";

const ID = "20261101-080000-dark-mode";
const HEAD = "a".repeat(40);
const CLAIM = JSON.stringify(claimFileAt(ID, HEAD));

function fileOf(text: string): RecordFile {
  return { text, sizeBytes: byteLength(text) };
}

function filesOf(texts: Iterable<readonly [string, string]>): FileSet {
  return new Map([...texts].map(([path, text]) => [path, fileOf(text)]));
}

/** The files after changes were made to them. */
function patched(
  texts: ReadonlyMap<string, string>,
  changes: ReadonlyMap<string, string | null>,
): ReadonlyMap<string, string> {
  const next = new Map(texts);
  for (const [path, text] of changes) {
    if (text === null) next.delete(path);
    else next.set(path, text);
  }
  return next;
}

/** What a single file of a ledger is found to be damaged by. */
function problemsOf(path: string, text: string): readonly string[] {
  const read = parseLedgerFiles(filesOf([[path, text]]));
  if (read.kind === "read") return [];
  return read.problems.map(({ code, line, facts }) =>
    `${code} ${line ?? "-"} ${facts["problem"] ?? ""}`.trim(),
  );
}

describe("the files of a ledger", () => {
  it("say all that the ledger holds, and nothing else", () => {
    fc.assert(
      fc.property(ledgers, (ledger) => {
        const files = formatLedgerFiles(ledger);
        const read = parseLedgerFiles(filesOf(files));
        expect(read).toEqual({ kind: "read", ledger });
        expect(read.kind === "read" && formatLedgerFiles(read.ledger)).toEqual(files);
      }),
      { numRuns: 100 },
    );
  });

  it("become those of the other ledger by what differs, and of one changed entry only its file does", () => {
    fc.assert(
      fc.property(ledgers, ledgers, (before, after) => {
        const changes = ledgerDiff(before, after);
        expect(patched(formatLedgerFiles(before), changes)).toEqual(formatLedgerFiles(after));
        const claims = new Map(before.claims).set(ID, claimFileAt(ID, HEAD));
        expect([...ledgerDiff(before, { ...before, claims }).keys()]).toEqual([`claims/${ID}.json`]);
        expect(ledgerDiff(after, structuredClone(after))).toEqual(new Map());
      }),
      { numRuns: 50 },
    );
  });

  it("have one name a ticket and kind; an empty list has none", () => {
    const ledger: Ledger = {
      ...EMPTY_LEDGER,
      claims: new Map([[ID, claimFileAt(ID, HEAD)]]),
      plans: new Map([[ID, []]]),
      verdicts: new Map([[ID, []]]),
    };
    expect([...formatLedgerFiles(ledger).keys()]).toEqual([`claims/${ID}.json`]);
    expect(formatLedgerFiles(EMPTY_LEDGER)).toEqual(new Map());
    const text = [...formatLedgerFiles(ledger).values()].join();
    expect(text.split("\n").slice(0, 3)).toEqual(["{", '  "version": 1,', `  "ticket": "${ID}",`]);
  });
});

describe("a damaged ledger", () => {
  it("is one with a file of another form, which is named with what is wrong", () => {
    const claims = `claims/${ID}.json`;
    expect(problemsOf(claims, CLAIM)).toEqual([]);
    expect(problemsOf(claims, CLAIM.slice(1))).toEqual(["ledger/bad-file - it is no JSON"]);
    expect(problemsOf(claims, "")).toEqual(["ledger/bad-file - it is no JSON"]);
    expect(problemsOf(claims, CLAIM.replace(HEAD, "HEAD"))[0]).toContain("live.base: a full object id");
    expect(problemsOf(claims, CLAIM.replace('"version":1', '"version":2'))[0]).toContain("version");
    expect(problemsOf(claims, CLAIM.replace('"ended"', '"more":1,"ended"'))[0]).toContain("more");
    expect(problemsOf("claims/other-ticket.json", CLAIM)).toEqual([`ledger/bad-file - it is about ${ID}`]);
    expect(problemsOf(`waits/${ID}.json`, CLAIM)).toHaveLength(1);
  });

  it("is one whose generations do not rise", () => {
    const ended = { queued_at: timeAt(3), outcome: "returned", at: timeAt(4), head: null, landed: null };
    const withEnded = (...generations: readonly number[]): string =>
      JSON.stringify({
        ...claimFileAt(ID, HEAD, 3),
        ended: generations.map((generation) => ({ generation, ...ended })),
      });
    expect(problemsOf(`claims/${ID}.json`, withEnded(1, 2))).toEqual([]);
    for (const generations of [[2, 1], [1, 1], [3]]) {
      expect(problemsOf(`claims/${ID}.json`, withEnded(...generations))).toEqual([
        "ledger/bad-file - its generations do not rise",
      ]);
    }
  });

  it("is one with a broken line, whose number is told", () => {
    const plan = { id: "plan-1", ticket_id: ID, kind: "after", author: "o", at: timeAt(1) };
    const good = JSON.stringify({ ...plan, related_ticket: "20261101-080100-menu" });
    const path = `plans/${ID}.jsonl`;
    expect(problemsOf(path, `${good}\n`)).toEqual([]);
    expect(problemsOf(path, `${good}\n${JSON.stringify({ ...plan, id: "plan-2" })}\n`)[0]).toMatch(
      /^ledger\/bad-file 2 .*related_ticket/,
    );
    expect(problemsOf(path, `${good}\n${good}\n`)[0]).toContain("bad-file 2");
    expect(problemsOf(`verdicts/${ID}.jsonl`, '{"kind":"approval"}\n')[0]).toContain("bad-file 1");
  });

  it("is one with a file that is none of a ledger, or cannot be read as text", () => {
    for (const path of [
      "README.md",
      "claims/x/y.json",
      "claims/..json",
      "claims/con.json",
      `claims/${ID}.jsonl`,
    ])
      expect(problemsOf(path, CLAIM)).toEqual(["ledger/unknown-file -"]);
    const link: RecordFile = { text: "", sizeBytes: 0, problem: "symlink" };
    expect(parseLedgerFiles(new Map([[`claims/${ID}.json`, link]]))).toMatchObject({
      kind: "damaged",
      problems: [{ code: "ledger/bad-file", ticket: ID, facts: { problem: "symlink" } }],
    });
  });

  it("keeps what can be read beside what cannot", () => {
    const other = "20261101-080100-menu";
    const read = parseLedgerFiles(
      filesOf([
        [`claims/${ID}.json`, CLAIM],
        [`claims/${other}.json`, "{}"],
      ]),
    );
    expect(read).toMatchObject({ kind: "damaged", problems: [{ ticket: other }] });
    expect(read.kind === "damaged" && [...read.readable.claims.keys()]).toEqual([ID]);
  });
});
