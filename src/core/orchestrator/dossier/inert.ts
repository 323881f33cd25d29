import { closesFence, type Fence, opensFence } from "../../ticket/fence.ts";
import { boundLine, boundText, codeSpan, fenceText } from "../agent/quote.ts";

// Text of strangers on its way into Markdown that people read: a pull request, a record. It keeps paragraphs, lists and
// code, and does nothing: no HTML, link, image, mention, reference, closing keyword, heading, table or formula. Every
// form of Markdown that GitHub knows begins with a character that is escaped here (GitHub Flavored Markdown 0.29).

/** What a host turns into a link or a message to somebody: shown as code, in which nothing is looked for. */
const ACTIVE = /@|:\/\/|www\.|mailto:|xmpp:|#\d|\bGH-\d/i;
const CODE = /`([^`]+)`/g;
const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;" };
const LIST = /^(\s*)(?:[-*+]|(\d{1,9})[.)])\s+(\S.*)$/;

/** One line without effect, for a paragraph or a cell of a table; code spans in it stay code. */
export function inertLine(text: string, maxLength: number): string {
  const line = boundLine(text, maxLength);
  let at = 0;
  const parts: string[] = [];
  for (const span of line.matchAll(CODE)) {
    parts.push(inertWords(line.slice(at, span.index)), inertCode(span[1] ?? ""));
    at = span.index + span[0].length;
  }
  parts.push(inertWords(line.slice(at)));
  // Two code spans side by side would be one, or none.
  return parts
    .filter((part) => part !== "")
    .reduce((joined, part) => joined + (joined.endsWith("`") && part.startsWith("`") ? " " : "") + part, "");
}

/** A name, path or command as code. A pipe would end a cell of a table, also in code: such a text is no code then. */
export function inertCode(text: string): string {
  return text.includes("|") ? text.split("|").map(inertWords).join(ENTITIES["|"]) : codeSpan(text);
}

/** Several lines without effect: paragraphs, lists of up to three levels and fenced code stay what they are. */
export function inertBlock(text: string, maxLength: number): string {
  const { text: bounded, left_out: left } = boundText(text, maxLength);
  const lines: string[] = [];
  let fence: Fence | undefined;
  let code: string[] = [];
  for (const line of bounded.split("\n")) {
    if (fence !== undefined) {
      if (closesFence(line, 0, line.length, fence)) {
        lines.push("", fenceText(code.join("\n")), "");
        fence = undefined;
        code = [];
      } else code.push(line);
      continue;
    }
    fence = opensFence(line, 0, line.length);
    if (fence === undefined) lines.push(inertBlockLine(line, maxLength));
  }
  if (fence !== undefined) lines.push("", fenceText(code.join("\n")));
  if (left > 0) lines.push("", "…");
  return lines
    .join("\n")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
}

function inertBlockLine(line: string, maxLength: number): string {
  const item = LIST.exec(line);
  if (item === null) return inertStart(inertLine(line, maxLength));
  const [, indent = "", number, content = ""] = item;
  const level = Math.min(3, Math.floor(indent.replaceAll("\t", "  ").length / 2));
  const marker = number === undefined ? "-" : `${number}.`;
  return `${"  ".repeat(level)}${marker} ${inertStart(inertLine(content, maxLength))}`;
}

/** What would make a heading, a rule, a list or a definition of the line. */
function inertStart(line: string): string {
  if (/^(?:[-+=:#]|\d+[.)])/.test(line)) return line.replace(/^(\d*)/, "$1\\");
  return line;
}

/** Words outside of code. */
function inertWords(text: string): string {
  return text
    .split(/(\s+)/)
    .map((word) => {
      if (!ACTIVE.test(word)) return escapeWord(word);
      return word
        .split("|")
        .map((part) => (ACTIVE.test(part) ? codeSpan(part) : escapeWord(part)))
        .join(ENTITIES["|"]);
    })
    .join("");
}

function escapeWord(word: string): string {
  return word
    .replaceAll(/[\\`*[\]{}~$^]/g, "\\$&")
    .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
    .replaceAll(/[&<>|]/g, (char) => ENTITIES[char] ?? char);
}
