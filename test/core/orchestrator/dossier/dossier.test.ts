import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  assembleDossier,
  type DossierFacts,
} from "../../../../src/core/orchestrator/dossier/assemble-dossier.ts";
import {
  type Dossier,
  dossierSchema,
  formatDossierFile,
  MAX_DOSSIER_BYTES,
  parseDossier,
} from "../../../../src/core/orchestrator/dossier/dossier.ts";
import {
  formatDossier,
  MAX_MARKDOWN_LENGTH,
  resolutionText,
} from "../../../../src/core/orchestrator/dossier/format-dossier.ts";
import type { RoundEntry } from "../../../../src/core/orchestrator/rounds.ts";
import { byteLength } from "../../../../src/core/ticket/files.ts";
import { anyFacts, anyText } from "../any-work.ts";
import { cellCount, withoutCode, withoutFences } from "../markdown-reading.ts";
import { ENTRIES, GATE, oid, SUBJECT, sampleFacts, sampleTicket, VERDICTS } from "../sample-work.ts";

function dossierOf(more: Partial<DossierFacts> = {}): Dossier {
  return assembleDossier(sampleFacts(more));
}

/** The verdict: the first line. */
function verdict(more: Partial<DossierFacts> = {}): string {
  return formatDossier(dossierOf(more)).split("\n", 1)[0] ?? "";
}

describe("assembleDossier", () => {
  it("maps every criterion to what reviewer and coder show for it", () => {
    const [first, second] = dossierOf().criteria;
    expect(first).toMatchObject({ number: 1, met: true });
    expect(second?.evidence.map(({ role, agent }) => [role, agent])).toEqual([
      ["reviewer", "codex-review"],
      ["coder", "opencode"],
    ]);
    expect(dossierOf({ entries: [] }).criteria.map(({ met }) => met)).toEqual([null, null, null]);
  });

  it("says whether review and validation are about its own subject", () => {
    const subject = { ...SUBJECT, code: "abcd".repeat(10) };
    const current = ({ review, validation, report }: Dossier) => [
      review?.current,
      validation?.current,
      report?.current,
    ];
    expect(current(dossierOf())).toEqual([true, true, true]);
    expect(current(dossierOf({ subject }))).toEqual([false, false, false]);
    const update = {
      kind: "update",
      id: "update1",
      by: "orchestrator",
      at: "2026-11-01T09:00:00Z",
      head: oid("c"),
    } as const;
    const carried = dossierOf({ subject, verdicts: [{ ...update, subject, from: SUBJECT }] });
    expect(current(carried)).toEqual([true, false, false]);
  });

  it("keeps the overrides of people with their reasons", () => {
    expect(dossierOf({ verdicts: VERDICTS }).overrides.map(({ by, gate }) => [by, gate])).toEqual([
      ["Carol", "checks"],
    ]);
  });

  it("counts what it leaves out", () => {
    const commits = Array.from({ length: 500 }, () => ({ oid: oid("a"), author: "x", subject: "y" }));
    const dossier = dossierOf({ commits });
    expect(dossier.commits).toHaveLength(200);
    expect(dossier.left_out).toEqual({ commits: 300 });
    expect(formatDossier(dossier)).toContain("<summary>Commits (500)</summary>");
  });

  it("fits its schema and a file of a ticket, whatever it is made from", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const dossier = assembleDossier(facts);
        expect(dossierSchema.safeParse(dossier).error?.issues).toBeUndefined();
        expect(parseDossier(formatDossierFile(dossier))).toEqual({ dossier });
      }),
    );
  });

  it("cuts texts and lists until the file is small enough", () => {
    const dossier = dossierOf({ entries: hugeEntries() });
    expect(byteLength(formatDossierFile(dossier))).toBeLessThanOrEqual(MAX_DOSSIER_BYTES);
    expect(dossierSchema.safeParse(dossier).success).toBe(true);
    expect(formatDossier(dossier).length).toBeLessThanOrEqual(MAX_MARKDOWN_LENGTH);
  });
});

describe("parseDossier", () => {
  it("says what is wrong with a file that is none", () => {
    expect(parseDossier("{")).toEqual({ problem: "it is not JSON" });
    expect(parseDossier("[]")).toEqual({ problem: "it is no dossier" });
    expect(parseDossier(JSON.stringify({ ...dossierOf(), head: "x" }))).toEqual({
      problem: "head is not as a dossier has it",
    });
  });
});

describe("formatDossier", () => {
  it("is ready without validation where none is configured, and only there", () => {
    const entries = ENTRIES.filter(({ kind }) => kind !== "validation");
    expect(formatDossier(dossierOf({ entries, hasValidation: false }))).toMatch(
      /^## ✅ .*no validation is configured/,
    );
    expect(formatDossier(dossierOf({ entries, hasValidation: true }))).toMatch(/^## ⏳ .*not validated/);
  });

  it("reads like this when work is ready", async () => {
    await expect(formatDossier(dossierOf())).toMatchFileSnapshot("golden/dossier-ready.md");
  });

  it("reads like this when the gate waits and people have spoken", async () => {
    const dossier = dossierOf({
      dirty: [".worktree/20261101-080000-make-it-work"],
      protectedPaths: [".github/workflows/ci.yml"],
    });
    const text = formatDossier(dossier, { verdicts: VERDICTS, gate: GATE });
    await expect(text).toMatchFileSnapshot("golden/dossier-gate.md");
  });

  it("reads like this after the first round", async () => {
    const facts = { entries: ENTRIES.slice(0, 3), head: oid("a"), subject: ENTRIES[0]?.subject ?? SUBJECT };
    await expect(formatDossier(dossierOf(facts))).toMatchFileSnapshot("golden/dossier-first-round.md");
  });

  it("reads like this in Japanese", async () => {
    const text = formatDossier(dossierOf(), { language: "Japanese", verdicts: VERDICTS });
    await expect(text).toMatchFileSnapshot("golden/dossier-japanese.md");
  });

  it("begins with what decides", () => {
    expect(verdict()).toBe("## ✅ Merge-ready: 3 of 3 criteria met, validation passed, review approves");
    expect(verdict({ entries: [] })).toBe(
      "## ⏳ Not merge-ready: 0 of 3 criteria met, not validated, not reviewed",
    );
    expect(verdict({ entries: ENTRIES.slice(0, 3), subject: ENTRIES[0]?.subject ?? SUBJECT })).toBe(
      "## ❌ Not merge-ready: 1 of 3 criteria met, validation failed, review requests changes, 2 blocking findings open",
    );
    expect(verdict({ ticket: sampleTicket("\nno criteria\n") })).toContain(
      "⏳ Not merge-ready: no acceptance criteria",
    );
    expect(verdict({ subject: { ...SUBJECT, code: "abcd".repeat(10) } })).toContain(
      "review is of an earlier state",
    );
  });

  it("says the same of the same, always", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(formatDossier(assembleDossier(facts))).toBe(
          formatDossier(assembleDossier(structuredClone(facts))),
        );
      }),
      { numRuns: 30 },
    );
  });

  it("lets nothing in it act on the page, end a cell or unfold a section, in either language", () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom("English", "Japanese"), anyText, (facts, language, text) => {
        const gate = {
          ...GATE,
          reason: text,
          children: GATE.children.map((child) => ({ ...child, reason: text })),
        };
        const verdicts = VERDICTS.map((said) =>
          "note" in said ? { ...said, note: text } : { ...said, reason: text },
        );
        const page = formatDossier(assembleDossier(facts), { language, gate, verdicts });
        expect(page.length).toBeLessThanOrEqual(MAX_MARKDOWN_LENGTH);
        expectQuietPage(page);
      }),
      { numRuns: 200 },
    );
  });
});

describe("resolutionText", () => {
  it("reads like this", async () => {
    await expect(`${resolutionText(dossierOf())}\n`).toMatchFileSnapshot("golden/resolution.md");
  });

  it("is never empty and never too large", () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom("English", "Japanese"), (facts, language) => {
        const text = resolutionText(assembleDossier(facts), language);
        expect(text.trim()).not.toBe("");
        expect(byteLength(text)).toBeLessThanOrEqual(64 * 1024);
      }),
    );
  });
});

const OWN_TAGS = /^(?:<details>|<summary>[^<>&]*<\/summary>|<\/details>)$/;

/** Outside of code there are only the tags that yoi writes, tables keep their columns, and nothing calls anybody. */
function expectQuietPage(page: string): void {
  let columns = 0;
  for (const line of withoutFences(page).split("\n")) {
    if (OWN_TAGS.test(line)) continue;
    const words = withoutCode(line);
    expect(words.replaceAll("<br>", "")).not.toMatch(/[<>@]|:\/\/|\]\(|\bGH-\d/);
    expect(words.replaceAll("&#124;", "")).not.toMatch(/#\d/);
    if (line.startsWith("|")) {
      if (columns !== 0) expect(cellCount(line)).toBe(columns);
      columns = cellCount(line);
    } else {
      expect(words).not.toContain("|");
      columns = 0;
    }
  }
  expect(page.match(/^<details>$/gm)?.length ?? 0).toBe(page.match(/^<\/details>$/gm)?.length ?? 0);
}

/** As much as rounds may hold: more than a dossier does. */
function hugeEntries(): readonly RoundEntry[] {
  const text = "長".repeat(4_000);
  return ENTRIES.map((entry) => {
    if (entry.kind !== "review") return entry;
    const findings = Array.from({ length: 100 }, (_, n) => {
      return { id: `R${entry.round}-${n}`, severity: "blocking", path: "a", line: 1, text } as const;
    });
    return { ...entry, findings };
  });
}
