import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resultSchemaText } from "../../../../src/core/orchestrator/agent/answer-form.ts";
import { makeIntentPacket } from "../../../../src/core/orchestrator/agent/intent-packet.ts";
import {
  coderPrompt,
  judgePrompt,
  MAX_DIFF_LENGTH,
  reviewerPrompt,
} from "../../../../src/core/orchestrator/agent/prompts.ts";
import { findResult, type ResultKind } from "../../../../src/core/orchestrator/agent/read-result.ts";
import type { RoundEntry } from "../../../../src/core/orchestrator/rounds.ts";
import { ID } from "../../rules/world.ts";
import { hostileText, withoutCode, withoutFences } from "../markdown-reading.ts";
import { ENTRIES, oid, sampleTicket } from "../sample-work.ts";

const packet = makeIntentPacket({
  ticket: sampleTicket(),
  branch: `work/${ID}`,
  base: oid("0"),
  validationCommands: ["npm test"],
  round: 2,
  language: "English",
});
const guidance = "# Guidance\n\nBe good.";
const diff =
  "diff --git a/src/theme.ts b/src/theme.ts\n--- a/src/theme.ts\n+++ b/src/theme.ts\n@@ -1 +1,2 @@\n one\n+```\n";
const firstRound = ENTRIES.slice(0, 4);
const toReview = ENTRIES.slice(0, 6);

/** The part of a prompt behind the intent packet, which has a golden file of its own. */
function behindPacket(prompt: string): string {
  return prompt.slice(prompt.indexOf("## Relations and plan"));
}

describe("a prompt", () => {
  it("tells the coder of a later round what to change, and nothing that was settled", async () => {
    const prompt = coderPrompt({ guidance, packet, entries: firstRound, conflicts: ["src/a`b.ts"] });
    expect(prompt.startsWith(guidance)).toBe(true);
    await expect(behindPacket(prompt)).toMatchFileSnapshot("golden/coder-prompt.md");
  });

  it("asks nothing more than the packet of the coder of the first round", () => {
    const prompt = coderPrompt({ guidance, packet, entries: [] });
    expect(prompt).not.toContain("# What this round is about");
    expect(prompt).not.toContain("# What was done before");
  });

  it("shows the coder the end of a failed command's output", () => {
    const prompt = coderPrompt({ guidance, packet, entries: ENTRIES.slice(0, 2) });
    expect(prompt).toContain("1 failed: restart");
  });

  it("gives the reviewer the report, validation, earlier findings with their answers, and the diff", async () => {
    const prompt = reviewerPrompt({ guidance, packet, entries: toReview, head: oid("b"), diff });
    await expect(behindPacket(prompt)).toMatchFileSnapshot("golden/reviewer-prompt.md");
  });

  it("cuts a diff at the end of a line and says how to see the rest", () => {
    const long = `${"+line of a diff\n".repeat(MAX_DIFF_LENGTH / 10)}`;
    const prompt = reviewerPrompt({ guidance, packet, entries: [], head: oid("b"), diff: long });
    expect(prompt.length).toBeLessThan(MAX_DIFF_LENGTH + 20_000);
    expect(prompt).toContain("The diff is CUT here");
    expect(prompt).toContain(`git diff ${oid("0")}...${oid("b")}`);
    expect(prompt).toMatch(/\n\+line of a diff\n`{3}\n/);
  });

  it("keeps to a size, however much agents have said", () => {
    const text = "x".repeat(4_000);
    const finding = { severity: "blocking", path: "a", line: 1, text } as const;
    const findings = Array.from({ length: 100 }, (_, n) => ({ id: `F${n}`, ...finding }));
    const evidence = findings.map((_, n) => ({ criterion: n + 1, met: true, evidence: text }));
    const risks = findings.map(() => text);
    const entries = ENTRIES.map((entry) => {
      if (entry.kind === "report") return { ...entry, evidence, risks };
      return entry.kind === "review" ? { ...entry, findings } : entry;
    });
    expect(coderPrompt({ guidance, packet, entries }).length).toBeLessThan(150_000);
    expect(reviewerPrompt({ guidance, packet, entries, head: oid("b"), diff }).length).toBeLessThan(350_000);
  });

  it("gives the judge the facts of the workspace", async () => {
    const facts = [{ name: "tickets being worked on", value: "1 of 2: `a`" }];
    await expect(behindPacket(judgePrompt({ guidance, packet, facts }))).toMatchFileSnapshot(
      "golden/judge-prompt.md",
    );
  });

  it("lets no text of an agent, a person or a diff stand as the Orchestrator's own", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const entries = ENTRIES.map((entry) => withText(entry, text));
        const prompts = [
          coderPrompt({ guidance, packet, entries: entries.slice(0, 4), conflicts: [text] }),
          reviewerPrompt({ guidance, packet, entries, head: oid("b"), diff: text }),
          judgePrompt({ guidance, packet, facts: [{ name: "x", value: text }] }),
        ];
        for (const prompt of prompts) {
          for (const line of withoutFences(prompt).split("\n"))
            expect(withoutCode(line)).not.toContain("ESCAPED");
        }
      }),
    );
  });

  it.each(["coder", "reviewer", "judge"] as const)(
    "ends for the %s with a schema that a good result fits",
    (kind) => {
      const prompts = {
        coder: coderPrompt({ guidance, packet, entries: [] }),
        reviewer: reviewerPrompt({ guidance, packet, entries: [], head: oid("b"), diff }),
        judge: judgePrompt({ guidance, packet, facts: [] }),
      };
      const schema = resultSchemaText(kind);
      expect(prompts[kind].slice(-6_000)).toContain(schema);
      const fits = new Ajv2020({ strict: false }).compile(JSON.parse(schema));
      expect(fits(GOOD[kind])).toBe(true);
      expect(fits({ ...GOOD[kind], more: 1 })).toBe(false);
    },
  );

  it.each(["coder", "reviewer", "judge"] as const)(
    "holds nothing that would be read as a result of the %s",
    (kind) => {
      const prompt = reviewerPrompt({ guidance, packet, entries: toReview, head: oid("b"), diff });
      expect(findResult(prompt, kind)).toBeUndefined();
      expect(findResult(resultSchemaText(kind))).toBeUndefined();
    },
  );
});

const GOOD: Readonly<Record<ResultKind, object>> = {
  coder: { outcome: "implemented", summary: "done" },
  reviewer: { status: "approve", summary: "good" },
  judge: { decision: "accept", reason: "clear" },
};

/** The entry with a text in every place that an agent or a person fills. */
function withText(entry: RoundEntry, text: string): RoundEntry {
  const finding = { id: "F1", severity: "blocking", path: text, line: null, text } as const;
  switch (entry.kind) {
    case "report":
      return {
        ...entry,
        summary: text,
        answers: [{ finding: "F1", status: "fixed", reason: text }],
        evidence: [{ criterion: 1, met: true, evidence: text }],
        risks: [text],
      };
    case "validation":
      return {
        ...entry,
        commands: entry.commands.map((command) => ({ ...command, command: text, output_tail: text })),
      };
    case "review":
      return { ...entry, summary: text, findings: [finding] };
    case "request":
      return { ...entry, by: text, text, findings: [finding] };
  }
}
