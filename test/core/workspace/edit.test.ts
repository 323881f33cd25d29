import { describe, expect, it } from "vitest";
import { applyEdits } from "../../../src/core/workspace/edit.ts";

const file = (text: string) => ({ text, sizeBytes: text.length });

describe("applyEdits", () => {
  it("writes, creates, removes and moves, in order", () => {
    const files = new Map(
      Object.entries({ a: file("a"), b: file("b"), "d/x": file("x"), "d/e/y": file("y"), dd: file("dd") }),
    );
    const after = applyEdits(files, [
      { kind: "move", from: "d", to: "m/d" },
      { kind: "move", from: "b", to: "c" },
      { kind: "write", path: "m/d/x", before: "x", text: "漢" },
      { kind: "remove", path: "a", before: "a" },
      { kind: "write", path: "n", before: undefined, text: "n" },
    ]);
    expect(Object.fromEntries(after)).toEqual({
      dd: file("dd"),
      c: file("b"),
      "m/d/x": { text: "漢", sizeBytes: 3 },
      "m/d/e/y": file("y"),
      n: file("n"),
    });
    expect(files.size).toBe(5);
  });

  it("keeps the executable bit and forgets git's id of a file that is written", () => {
    const files = new Map([["a", { ...file("a"), oid: "1234", executable: true }]]);
    const after = applyEdits(files, [{ kind: "write", path: "a", before: "a", text: "b" }]);
    expect(after.get("a")).toEqual({ text: "b", sizeBytes: 1, executable: true });
  });
});
