import type { CodeInfo } from "./code-info.ts";
import { type Code, codes } from "./codes.ts";

/** Columns of a page; the words are plain ASCII, so that a column is a character. */
const PAGE_WIDTH = 80;

/**
 * The page that `yoi explain <code>` prints: code and title, severity, the long explanation, and the words of a
 * finding with its facts in braces. Ends with a newline.
 */
export function explain(code: Code): string {
  const { title, severity, message, help, explain: text }: CodeInfo = codes[code];
  return [
    `${code}: ${title} (${severity})`,
    "",
    ...wrap(text, PAGE_WIDTH),
    "",
    `  message: ${message}`,
    `  help:    ${help}`,
    "",
  ].join("\n");
}

/** One row of the list of codes. */
export interface CodeRow {
  readonly code: Code;
  readonly severity: CodeInfo["severity"];
  readonly title: string;
}

/** Every code with its severity and title, in the order of the codes. */
export function listCodes(): readonly CodeRow[] {
  const all = Object.keys(codes) as Code[];
  return all.sort().map((code) => ({ code, severity: codes[code].severity, title: codes[code].title }));
}

/** Breaks a text into lines at spaces; a longer word gets a line of its own. */
function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
