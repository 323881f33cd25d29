import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import {
  envelope,
  formatJson,
  verdictDocument,
  verdictJsonSchema,
  verdictSchema,
} from "../../../src/core/diagnostic/format-json.ts";
import { verdictOf } from "../../../src/core/diagnostic/verdict.ts";
import { samples } from "./samples.ts";

const document = verdictDocument(verdictOf(samples, 3));

describe("a verdict as JSON", () => {
  it("holds facts and words", async () => {
    await expect(formatJson(document)).toMatchFileSnapshot("golden/verdict-json.txt");
  });

  it("is what its schema says, and its published schema too", () => {
    expect(verdictSchema.parse(document)).toEqual(document);
    const validate = new Ajv2020({ allowUnionTypes: true }).compile(verdictJsonSchema());
    expect(validate(JSON.parse(formatJson(document))) || validate.errors).toBe(true);
    expect(validate({ ...document, version: 2 })).toBe(false);
    expect(validate({ ...document, diagnostics: [{ code: "x" }] })).toBe(false);
  });
});

describe("the envelope", () => {
  it("names the kind and the version before the data", () => {
    expect(formatJson(envelope("ticket-list", { tickets: [] }))).toBe(
      '{\n  "schema": "yoi/ticket-list",\n  "version": 1,\n  "tickets": []\n}\n',
    );
  });

  it("escapes what would move a cursor or turn text around, and loses nothing", () => {
    const text = "a\u009b2J\u202eb\u007f\u2028\tc";
    const printed = formatJson(envelope("ticket-list", { text }));
    expect(printed).toContain('"a\\u009b2J\\u202eb\\u007f\\u2028\\tc"');
    expect(JSON.parse(printed)).toMatchObject({ text });
  });
});
