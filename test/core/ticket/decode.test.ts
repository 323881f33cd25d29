import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codes } from "../../../src/core/diagnostic/codes.ts";
import { decodeRecord } from "../../../src/core/ticket/decode.ts";
import { checkFileProblem } from "../../../src/core/ticket/file-problem.ts";
import type { FileProblem } from "../../../src/core/ticket/files.ts";

const MAX = 10_000;

describe("decodeRecord", () => {
  it("gives back a text whose encoding is exactly the bytes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 50 }), (text) => {
        const bytes = new TextEncoder().encode(text);
        const file = decodeRecord(bytes, MAX);
        if (text.includes("\0")) expect(file.problem).toBe("nul-byte");
        else expect(file).toEqual({ text, sizeBytes: bytes.length });
      }),
      { numRuns: 500 },
    );
  });

  it("accepts exactly the bytes that are UTF-8 without NUL, and names the line of the first that is not", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(0x61, 0x0a, 0xe6, 0xbc, 0xa2, 0xc3, 0xa9, 0xff), { maxLength: 12 }),
        (list) => {
          const bytes = Uint8Array.from(list);
          const file = decodeRecord(bytes, MAX);
          const loose = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
          const bad = loose.indexOf("\u{fffd}");
          if (bad < 0) expect(file).toEqual({ text: loose, sizeBytes: bytes.length });
          else
            expect(file).toEqual({
              text: "",
              sizeBytes: bytes.length,
              problem: "not-utf8",
              line: loose.slice(0, bad).split("\n").length,
            });
        },
      ),
      { numRuns: 500 },
    );
  });

  it("keeps no part of a file above the limit", () => {
    expect(decodeRecord(new Uint8Array(11).fill(0x61), 10)).toEqual({
      text: "",
      sizeBytes: 11,
      problem: "too-large",
    });
    expect(decodeRecord(new Uint8Array(10).fill(0x61), 10).text).toBe("a".repeat(10));
  });

  it("names the line of a NUL byte", () => {
    expect(decodeRecord(new TextEncoder().encode("a\nb\0\nc\0"), MAX)).toMatchObject({
      problem: "nul-byte",
      line: 2,
    });
  });

  it("copies the bytes, so that a buffer can be used again", () => {
    const bytes = new TextEncoder().encode("first");
    const { text } = decodeRecord(bytes, MAX);
    bytes.fill(0x78);
    expect(text).toBe("first");
  });
});

describe("checkFileProblem", () => {
  it("has a code for every problem, and none for files that are fine", () => {
    const problems: readonly FileProblem[] = [
      "symlink",
      "submodule",
      "directory",
      "special",
      "unreadable",
      "too-large",
      "not-utf8",
      "nul-byte",
    ];
    for (const problem of problems) {
      const found = checkFileProblem(
        "a/item.md",
        { text: "", sizeBytes: 7, problem, line: 3 },
        { maxBytes: 5, ticket: "a" },
      );
      expect(found).toMatchObject({
        code: `file/${problem}`,
        path: "a/item.md",
        line: 3,
        ticket: "a",
        severity: "error",
      });
      expect(Object.keys(codes)).toContain(found?.code);
    }
    expect(
      checkFileProblem("a", { text: "", sizeBytes: 0, problem: "skipped" }, { maxBytes: 5 }),
    ).toBeUndefined();
    expect(checkFileProblem("a", { text: "x", sizeBytes: 1 }, { maxBytes: 5 })).toBeUndefined();
  });
});
