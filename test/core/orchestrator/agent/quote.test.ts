import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  boundLine,
  boundText,
  codeSpan,
  fenceBounded,
  fenceText,
} from "../../../../src/core/orchestrator/agent/quote.ts";
import { closesFence, opensFence } from "../../../../src/core/ticket/fence.ts";
import { hostileText, withoutCode, withoutFences } from "../markdown-reading.ts";

describe("fenceText", () => {
  it("makes a block that no line of the text closes", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const lines = fenceText(text).split("\n");
        const [first = ""] = lines;
        const fence = opensFence(first, 0, first.length);
        expect(fence).toBeDefined();
        const closing = lines.findIndex(
          (line, at) => at > 0 && fence && closesFence(line, 0, line.length, fence),
        );
        expect(closing).toBe(lines.length - 1);
      }),
    );
  });

  it("leaves nothing of the text outside, whatever stands around the block", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const bounded = boundText(text, 80);
        const page = `before\n\n${fenceBounded(bounded, "`item.md`")}\n\nafter`;
        expect(withoutFences(page)).not.toContain("ESCAPED");
      }),
    );
  });
});

describe("codeSpan", () => {
  it("holds all of the text, and nothing gets out of it", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(withoutCode(`x ${codeSpan(text)} y`)).toBe("x  y");
      }),
    );
  });

  it("keeps backticks and spaces at the ends", () => {
    expect(codeSpan("a`b")).toBe("``a`b``");
    expect(codeSpan("`a`")).toBe("`` `a` ``");
    expect(codeSpan(" a ")).toBe("`  a  `");
    expect(codeSpan("")).toBe("` `");
  });
});

describe("boundText", () => {
  it("says how many characters it leaves out", () => {
    expect(boundText("abcdef", 6)).toEqual({ text: "abcdef", left_out: 0 });
    expect(boundText("abcdef", 4)).toEqual({ text: "abcd", left_out: 2 });
    expect(boundText("x".repeat(100_000), 10)).toEqual({ text: "x".repeat(10), left_out: 99_990 });
  });

  it("never cuts a character in half, and never leaves a half one", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.nat(20), (text, limit) => {
        const bounded = boundText(text, limit).text;
        expect(bounded.isWellFormed()).toBe(true);
        expect(bounded.length).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it("masks a secret, also one that the limit cuts", () => {
    const token = `ghp_${"a1".repeat(18)}`;
    expect(boundText(`key ${token} end`, 100).text).toBe(`key ${"*".repeat(40)} end`);
    expect(boundText(`key ${token} end`, 30).text).toBe(`key ${"*".repeat(26)}`);
  });

  it("takes out what nobody sees and marks control characters", () => {
    expect(boundText("a\u200bb\u202ec\u{e0041}d\ufeff", 100).text).toBe("abcd");
    expect(boundText("葛\u{e0100} \u001b[31mred\u001b[0m \u0007 x\ty", 100).text).toBe("葛 red \ufffd x\ty");
  });

  it("makes every line end one line feed", () => {
    expect(boundText("a\r\nb\rc\n", 100).text).toBe("a\nb\nc\n");
  });
});

describe("boundLine", () => {
  it("is one line within the limit", () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 1, max: 30 }), (text, limit) => {
        const line = boundLine(text, limit);
        expect(line).not.toMatch(/[\n\r\u2028\u2029]/);
        expect(line.length).toBeLessThanOrEqual(limit);
      }),
    );
  });
});
