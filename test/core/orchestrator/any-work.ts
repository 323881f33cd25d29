import fc from "fast-check";
import type { DossierFacts } from "../../../src/core/orchestrator/dossier/assemble-dossier.ts";
import { type RoundEntry, roundEntrySchema } from "../../../src/core/orchestrator/rounds.ts";
import { oneLineField } from "../../../src/core/ticket/record-fields.ts";
import { oid, SUBJECT, sampleFacts, sampleTicket } from "./sample-work.ts";

// Any work that records can hold, with texts that try to act on the page they are shown on.

/** A text of an agent or a person. */
export const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          "`",
          "``",
          "```\n",
          "~~~\n",
          "|",
          "\\",
          "\\|",
          "@bob",
          " @org/team",
          "#12",
          "Fixes #3 ",
          "GH-4",
          "\n",
          "\n\n",
          " ",
        ],
        ...[
          "</details>",
          "<details>",
          "<script>",
          "<!--",
          "-->",
          "![a](b)",
          "[a](b)",
          "https://x.example/",
          "| a | b |\n",
        ],
        ...[
          "---\n",
          "# h\n",
          "> q\n",
          "- i\n",
          "1. n\n",
          "    x",
          "\u200b",
          "長",
          "*",
          "_",
          "$",
          "<br>",
          "&lt;",
          "&#124;",
        ],
      ),
      fc.stringMatching(/^[a-z ]{0,8}$/),
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.join(""));

const line = anyText.map((text) => {
  const one = text.replaceAll(/[\s\u200b]+/g, " ");
  return oneLineField.safeParse(one).success ? one : "somebody";
});
const subject = fc.constantFrom(SUBJECT, { ...SUBJECT, code: "abcd".repeat(10) });
const head = fc.constantFrom("a", "b").map(oid);
const said = {
  round: fc.integer({ min: 1, max: 4 }),
  at: fc.constant("2026-11-01T08:00:00Z"),
  head,
  subject,
};
const agent = fc.record({ name: line, version: fc.option(line) });
const evidence = fc.array(
  fc.record({ criterion: fc.integer({ min: 1, max: 5 }), met: fc.boolean(), evidence: anyText }),
  { maxLength: 4 },
);
const findings = fc.array(
  fc.record({
    id: fc.constantFrom("F1", "F2", "a-b", "X_1"),
    severity: fc.constantFrom("blocking", "advice"),
    path: fc.option(anyText),
    line: fc.option(fc.integer({ min: 1, max: 9_999 })),
    text: anyText,
  }),
  { maxLength: 4 },
);
const answers = fc.array(
  fc.record({
    finding: fc.constantFrom("F1", "F2"),
    status: fc.constantFrom("fixed", "rejected"),
    reason: anyText,
  }),
  { maxLength: 3 },
);
const commands = fc.array(
  fc.record({
    command: anyText,
    exit_code: fc.option(fc.integer({ min: -1, max: 255 })),
    duration_ms: fc.nat(),
    output_digest: fc.constant("d1ce".repeat(16)),
    output_tail: anyText,
  }),
  { maxLength: 3 },
);
const attempt = fc.constant("attempt1");

/** One line of artifacts/rounds.jsonl. */
export const anyEntry: fc.Arbitrary<RoundEntry> = fc
  .oneof(
    fc.record({
      kind: fc.constant("report"),
      ...said,
      attempt,
      agent,
      summary: anyText,
      answers,
      evidence,
      risks: fc.array(anyText, { maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant("validation"), ...said, passed: fc.boolean(), commands }),
    fc.record({
      kind: fc.constant("review"),
      ...said,
      attempt,
      agent,
      status: fc.constantFrom("approve", "request_changes"),
      summary: anyText,
      findings,
      evidence,
    }),
    fc.record({
      kind: fc.constant("request"),
      ...said,
      by: line,
      cause: fc.constantFrom("review", "person", "conflict"),
      text: anyText,
      findings,
    }),
  )
  .map((entry) => roundEntrySchema.parse(entry));

const named = fc.record({ oid: head, author: anyText, subject: anyText });

/** What a dossier can be assembled from. */
export const anyFacts: fc.Arbitrary<DossierFacts> = fc
  .record({
    entries: fc.array(anyEntry, { maxLength: 8 }),
    criteria: fc.array(anyText, { maxLength: 3 }),
    subject,
    commits: fc.array(named, { maxLength: 3 }),
    dirty: fc.array(anyText, { maxLength: 2 }),
    protectedPaths: fc.array(anyText, { maxLength: 2 }),
    hasValidation: fc.boolean(),
    branch: line,
  })
  .map(({ criteria, ...facts }) => {
    const items = criteria.map((text) => `- x${text.replaceAll("\n", " ")}`);
    const ticket = sampleTicket(`\n## Acceptance criteria\n\n${items.join("\n")}\n`);
    return sampleFacts({ ...facts, ticket });
  });
