// C0 (tab too), DEL, C1, the line separators and the bidirectional marks and overrides.
// biome-ignore lint/suspicious/noControlCharactersInRegex: replacing control characters is the purpose
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/**
 * A text that stays on its line and cannot move a terminal's cursor or mislead a reviewer: every character that could
 * is replaced by one U+FFFD, so that offsets stay.
 */
export function printable(text: string): string {
  return text.replaceAll(UNPRINTABLE, "\u{fffd}");
}

/**
 * A value as indented JSON that is as safe on a terminal as `printable` text and loses nothing: what JSON leaves as it
 * is and could move a cursor or turn text around is escaped.
 */
export function printableJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replaceAll(UNPRINTABLE, (char) =>
    char === "\n" ? char : `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** A count with its noun: `1 error`, `2 errors`. */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** How many findings are errors and how many are warnings, in words: `2 errors, 1 warning`; empty for none. */
export function countFindings(found: readonly { readonly severity: "error" | "warning" }[]): string {
  const errors = found.filter(({ severity }) => severity === "error").length;
  const warnings = found.length - errors;
  const parts = [
    errors > 0 ? [countOf(errors, "error")] : [],
    warnings > 0 ? [countOf(warnings, "warning")] : [],
  ];
  return parts.flat().join(", ");
}
