import { readUsualValue } from "./front-matter-fast.ts";

/** What can be written into a front matter. */
export type FieldValue = string | readonly string[] | null;

/** How a text is quoted. */
export type QuoteStyle = "bare" | "single" | "double";

/** Bare texts that other YAML readers (YAML 1.1) take for dates, numbers in base 60, yes and no. */
const AMBIGUOUS = /^(?:\d{4}-\d{1,2}-\d{1,2}.*|[\d_:.]+|y|yes|n|no|on|off|=|<<)$/i;
/** What only an escape can carry on one line. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
const NEEDS_ESCAPE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]/;
const BARE_WORD = /^[A-Za-z_][\w./-]*$/;

/**
 * One line of YAML that reads back as exactly this value. `like` is the value text that is being replaced: its way of
 * quoting is kept where the new value allows it.
 */
export function formatValue(value: FieldValue, like?: string): string {
  if (value === null) return "null";
  if (typeof value === "string") return formatScalar(value, styleOf(like ?? ""));
  const style = like?.startsWith("[") ? styleOf(like.slice(1).trimStart()) : undefined;
  return `[${value.map((word) => formatWord(word, style)).join(", ")}]`;
}

/**
 * A text as one line of YAML, in the wanted style where that reads back as the same text. Without a style, bare where
 * every YAML reader agrees, else in single quotes.
 */
export function formatScalar(text: string, style?: QuoteStyle): string {
  if (needsEscape(text) || style === "double") return doubleQuoted(text);
  const bare = style === "bare" || (style === undefined && !AMBIGUOUS.test(text));
  return bare && text !== "" && readUsualValue(text) === text ? text : singleQuoted(text);
}

function formatWord(word: string, style: QuoteStyle | undefined): string {
  if (needsEscape(word) || style === "double") return doubleQuoted(word);
  const list = readUsualValue(`[${word}]`);
  const bare = style !== "single" && BARE_WORD.test(word) && !AMBIGUOUS.test(word) && Array.isArray(list);
  return bare ? word : singleQuoted(word);
}

function styleOf(text: string): QuoteStyle | undefined {
  if (text.startsWith("'")) return "single";
  if (text.startsWith('"')) return "double";
  return typeof readUsualValue(text) === "string" ? "bare" : undefined;
}

function needsEscape(text: string): boolean {
  // Whole surrogate pairs are ordinary text; a half one is not.
  return NEEDS_ESCAPE.test(text) && NEEDS_ESCAPE.test(text.replaceAll(/[\ud800-\udbff][\udc00-\udfff]/g, ""));
}

function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** JSON's escapes are YAML's; what JSON leaves alone but no line should hold is escaped too. */
function doubleQuoted(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g,
    (char) => {
      return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
    },
  );
}
