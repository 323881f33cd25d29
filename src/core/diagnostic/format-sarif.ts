import { type Code, codes } from "./codes.ts";
import { type Diagnostic, helpOf, identityOf, messageOf } from "./diagnostic.ts";
import { explain } from "./explain.ts";
import { countFindings, printableJson } from "./printable.ts";

/**
 * Most results of one run that GitHub's code scanning takes; further ones are counted in a notification.
 * https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
export const MAX_SARIF_RESULTS = 25_000;

/** What the log says about the program that made it. */
export interface SarifOptions {
  /** Version of yoi, as in its package. */
  readonly toolVersion: string;
}

/**
 * Findings as a SARIF 2.1.0 log (https://docs.oasis-open.org/sarif/sarif/v2.1.0/): the rules that were met with their
 * pages, errors before warnings, paths relative to `%SRCROOT%`, columns in UTF-16 code units. Ends with a newline.
 */
export function formatSarif(diagnostics: readonly Diagnostic[], { toolVersion }: SarifOptions): string {
  const ordered = ["error", "warning"].flatMap((level) =>
    diagnostics.filter((found) => found.severity === level),
  );
  const results = ordered.slice(0, MAX_SARIF_RESULTS);
  const met = [...new Set(results.map((found) => found.code))].sort();
  const run = {
    tool: { driver: { name: "yoi", semanticVersion: toolVersion, rules: met.map(ruleOf) } },
    columnKind: "utf16CodeUnits",
    originalUriBaseIds: { "%SRCROOT%": { description: { text: "the root of the repository" } } },
    invocations: [
      { executionSuccessful: true, toolExecutionNotifications: leftOut(ordered.slice(MAX_SARIF_RESULTS)) },
    ],
    results: resultsOf(results, met),
  };
  const log = { $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] };
  return `${printableJson(log)}\n`;
}

function ruleOf(code: Code) {
  const { title, severity, explain: text } = codes[code];
  return {
    id: code,
    shortDescription: { text: title },
    fullDescription: { text },
    help: { text: explain(code) },
    defaultConfiguration: { level: severity },
  };
}

function resultsOf(diagnostics: readonly Diagnostic[], rules: readonly Code[]) {
  const seen = new Map<string, number>();
  return diagnostics.map((found) => {
    const identity = hash64(identityOf(found));
    const occurrence = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, occurrence);
    const note = found.note === undefined ? "" : `\nnote: ${found.note}`;
    return {
      ruleId: found.code,
      ruleIndex: rules.indexOf(found.code),
      level: found.severity,
      message: { text: `${messageOf(found)}\nhelp: ${helpOf(found)}${note}` },
      ...(found.path === "" ? {} : { locations: [{ physicalLocation: locationOf(found) }] }),
      // The second name is the only one that GitHub reads; it matches an alert to the one of an earlier run.
      partialFingerprints: {
        "yoiIdentity/v1": identity,
        primaryLocationLineHash: `${identity}:${occurrence}`,
      },
    };
  });
}

function locationOf({ path, line, column, length = 1 }: Diagnostic) {
  const artifactLocation = { uri: relativeUri(path), uriBaseId: "%SRCROOT%" };
  if (line === undefined) return { artifactLocation };
  const columns = column === undefined ? {} : { startColumn: column, endColumn: column + length };
  return { artifactLocation, region: { startLine: line, ...columns } };
}

/** A path as a relative URI reference: every segment escaped, so that no colon or question mark means anything. */
function relativeUri(path: string): string {
  return path
    .replaceAll(/\p{Surrogate}/gu, "\u{fffd}")
    .split("/")
    .map(encodeURIComponent)
    .join("/");
}

function leftOut(diagnostics: readonly Diagnostic[]) {
  if (diagnostics.length === 0) return [];
  return [{ level: "warning", message: { text: `${countFindings(diagnostics)} more than a log may hold` } }];
}

/** FNV-1a over UTF-16 code units, 64 bits, as 16 hexadecimal digits: a name for the same finding, not a safeguard. */
function hash64(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i += 1) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, "0");
}
