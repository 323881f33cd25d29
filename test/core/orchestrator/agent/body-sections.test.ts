import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sortSections } from "../../../../src/core/orchestrator/agent/body-sections.ts";

const lines = fc.array(
  fc.oneof(
    fc.constantFrom(
      "# Title",
      "## Background",
      "### Deep",
      "## 要件",
      "## Acceptance criteria",
      "## Strange",
      "```",
      "- [ ] one",
      "",
    ),
    fc.stringMatching(/^[a-z#`~ -]{0,12}$/),
  ),
  { maxLength: 40 },
);

describe("sortSections", () => {
  it("sorts sections by what their headings say, with everything below them", () => {
    const body =
      "why\n## Goal\ng\n## Constraints\nc\n### Detail\nd\n## Behaviour\nb\n## Done when\n- x\n## Open questions\nq";
    expect(sortSections(body)).toEqual({
      intent: "why\n## Goal\ng",
      binding: "## Constraints\nc\n### Detail\nd",
      requirements: "## Behaviour\nb",
      criteria: "## Done when\n- x",
      latitude: "",
      escalation: "## Open questions\nq",
    });
  });

  it("knows the headings of Japanese tickets", () => {
    const body = "## 背景\na\n## 要件\nb\n## 制約\nc\n## 受け入れ条件\n- d\n## 実装の裁量\ne\n## 確認事項\nf";
    const { intent, requirements, binding, criteria, latitude, escalation } = sortSections(body);
    expect([intent, requirements, binding, criteria, latitude, escalation]).toEqual([
      "## 背景\na",
      "## 要件\nb",
      "## 制約\nc",
      "## 受け入れ条件\n- d",
      "## 実装の裁量\ne",
      "## 確認事項\nf",
    ]);
  });

  it("takes a section that it does not know as a requirement, and one below a known one as part of it", () => {
    const { requirements, intent } = sortSections(
      "# Ticket\n## Colours\nred\n## Background\n### Colours\nblue",
    );
    expect(requirements).toBe("# Ticket\n## Colours\nred");
    expect(intent).toBe("## Background\n### Colours\nblue");
  });

  it("sees no heading in a code fence", () => {
    expect(sortSections("## Requirements\n```\n## Background\n```\nend").intent).toBe("");
  });

  it("loses no line", () => {
    fc.assert(
      fc.property(lines, (given) => {
        const kept = Object.values(sortSections(given.join("\n"))).flatMap((text) => text.split("\n"));
        const plain = (all: readonly string[]) =>
          all
            .map((line) => line.trim())
            .filter((line) => line !== "")
            .sort();
        expect(plain(kept)).toEqual(plain(given));
      }),
    );
  });

  it("is done at once with a heading of half a megabyte", () => {
    const { requirements } = sortSections(`# a${" ".repeat(500_000)}b`);
    expect(requirements).toHaveLength(500_004);
  });
});
