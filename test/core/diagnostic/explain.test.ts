import { describe, expect, it } from "vitest";
import { codes } from "../../../src/core/diagnostic/codes.ts";
import { explain, listCodes } from "../../../src/core/diagnostic/explain.ts";

describe("the page of a code", () => {
  it("has title, severity, explanation and the words of a finding", async () => {
    await expect(explain("config/not-allowed")).toMatchFileSnapshot("golden/explain.txt");
  });

  it("holds every word of every explanation, on lines that fit a terminal", () => {
    for (const { code } of listCodes()) {
      const lines = explain(code).split("\n");
      expect(lines.join(" ")).toContain(codes[code].explain.replaceAll(/\s+/g, " "));
      const text = lines.slice(
        1,
        lines.findIndex((line) => line.startsWith("  message:")),
      );
      for (const line of text) expect(line.length <= 80 || !line.includes(" ")).toBe(true);
    }
  });
});

describe("the list of codes", () => {
  it("has every code once, in order, with its severity and title", () => {
    const list = listCodes();
    expect(list.map(({ code }) => code)).toEqual(Object.keys(codes).sort());
    for (const { code, severity, title } of list) expect(codes[code]).toMatchObject({ severity, title });
  });
});
