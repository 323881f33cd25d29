import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Diagnostic, finding } from "../../../src/core/diagnostic/diagnostic.ts";
import { formatSarif, MAX_SARIF_RESULTS } from "../../../src/core/diagnostic/format-sarif.ts";
import { samples } from "./samples.ts";

const toolVersion = "1.2.3";
const schemaFile = new URL("../../fixtures/sarif/sarif-schema-2.1.0-rtm.5.txt", import.meta.url);

function schemaErrors(log: string): unknown {
  // Nothing in it depends on draft 4 but the names of these two keys.
  const { $schema, id, ...schema } = JSON.parse(readFileSync(schemaFile, "utf8"));
  const formats = {
    uri: (text: string) => URL.canParse(text),
    "uri-reference": (text: string) => URL.canParse(text, "https://a/"),
    "date-time": true as const,
  };
  const ajv = new Ajv({ strict: false, unicodeRegExp: false, formats });
  const validate = ajv.compile(schema);
  return validate(JSON.parse(log)) ? [] : validate.errors;
}

function resultsOf(diagnostics: readonly Diagnostic[]) {
  return JSON.parse(formatSarif(diagnostics, { toolVersion })).runs[0].results;
}

function unknownKey(path: string, line: number, key: string): Diagnostic {
  return finding("config/unknown-key", { path, line }, { key, suggestion: "remove it" });
}

describe("a SARIF log", () => {
  it("holds rules, places and fingerprints", async () => {
    await expect(formatSarif(samples, { toolVersion })).toMatchFileSnapshot("golden/sarif.txt");
  });

  it.each([
    ["of every kind of finding", samples],
    ["without findings", []],
  ])("%s is valid by the official schema", (_, diagnostics) => {
    expect(schemaErrors(formatSarif(diagnostics, { toolVersion }))).toEqual([]);
  });

  it("is refused by the official schema once it is broken", () => {
    const log = formatSarif(samples, { toolVersion });
    expect(schemaErrors(log.replace('"utf16CodeUnits"', '"bytes"'))).not.toEqual([]);
    expect(schemaErrors(log.replace('"startLine": 7', '"startLine": 0'))).not.toEqual([]);
  });

  it("keeps a finding's fingerprint when its line moves, and no two findings share one", () => {
    const before = resultsOf([unknownKey("a", 1, "k"), unknownKey("a", 5, "k"), unknownKey("a", 6, "l")]);
    const after = resultsOf([unknownKey("a", 11, "k"), unknownKey("a", 15, "k"), unknownKey("a", 16, "l")]);
    const prints = (results: readonly { partialFingerprints: Record<string, string> }[]) =>
      results.map(({ partialFingerprints }) => partialFingerprints["primaryLocationLineHash"]);
    expect(prints(before)).toEqual(prints(after));
    expect(new Set(prints(before)).size).toBe(3);
  });

  it("writes any path as a relative URI that leads back to it", () => {
    const segment = fc
      .string({ unit: "grapheme", minLength: 1 })
      .filter((text) => !/^\.\.?$|[/\0]/.test(text));
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 4 }), (segments) => {
        const path = segments.join("/");
        const { uri } = resultsOf([unknownKey(path, 1, "k")])[0].locations[0].physicalLocation
          .artifactLocation;
        const resolved = new URL(uri, "https://root/");
        expect(resolved.host).toBe("root");
        expect(decodeURIComponent(resolved.pathname.slice(1)).normalize()).toBe(path.normalize());
      }),
      { numRuns: 200 },
    );
  });

  it("keeps to what GitHub takes, errors first, and counts the rest", () => {
    const many = Array.from({ length: MAX_SARIF_RESULTS }, (_, line) => unknownKey("a", line + 1, "k"));
    const warning = finding("config/older-version", { path: "a", line: 1 }, { newest: 1 });
    const [run] = JSON.parse(formatSarif([warning, ...many], { toolVersion })).runs;
    expect(run.results).toHaveLength(MAX_SARIF_RESULTS);
    expect(run.results[0].level).toBe("error");
    expect(run.invocations[0].toolExecutionNotifications[0].message.text).toBe(
      "1 warning more than a log may hold",
    );
  });
});
