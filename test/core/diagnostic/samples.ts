import { asWarning, type Diagnostic, finding } from "../../../src/core/diagnostic/diagnostic.ts";

const path = ".yoi/ticket.config.toml";

/** A value after Japanese text, tabs before the value, a warning with a note, and a finding about no line. */
export const samples: readonly Diagnostic[] = [
  finding(
    "config/not-allowed",
    { path, line: 7, column: 12, length: 6, source: 'language = "英語版"  # 言語' },
    {
      key: "ticket.language",
      value: '"英語版"',
      values: '"English" or "Japanese"',
      suggestion: "one of these",
    },
  ),
  finding(
    "config/out-of-range",
    { path, line: 112, column: 17, length: 4, source: "\tmax_parallel\t= 9999" },
    { key: "orchestrator.max_parallel", value: "9999", bound: "at most 64" },
  ),
  asWarning(
    finding(
      "config/unknown-key",
      { path, line: 3, column: 1, length: 6, source: 'colour = "red"' },
      { key: "colour", suggestion: "remove it" },
    ),
    "stood before this change",
  ),
  finding("config/older-version", { path: "設定 100%: a,b.toml", line: 1 }, { newest: 1 }),
  finding("config/newer-version", { path: "" }, { value: 9, newest: 1 }, "20260101-000000-example"),
];
