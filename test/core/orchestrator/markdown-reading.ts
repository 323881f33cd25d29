import fc from "fast-check";
import { closesFence, type Fence, opensFence } from "../../../src/core/ticket/fence.ts";

// What a reader of Markdown makes of a text, as far as the tests need it: CommonMark 0.31, 4.5 and 6.1.

/** Texts that try to get out: fences, spans, line ends of every kind, and characters nobody sees. */
export const hostileText = fc
  .array(
    fc.constantFrom(
      "`",
      "``",
      "```",
      "~~~",
      "````",
      "\n",
      "\r\n",
      "    ",
      "a",
      "ESCAPED",
      "# ESCAPED",
      "\\",
      "\u2028",
      "\u200b",
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(""));

/** The text without what stands in fenced blocks; an unclosed one takes the rest. */
export function withoutFences(text: string): string {
  const kept: string[] = [];
  let fence: Fence | undefined;
  for (const line of text.split("\n")) {
    if (fence === undefined) {
      fence = opensFence(line, 0, line.length);
      if (fence === undefined) kept.push(line);
    } else if (closesFence(line, 0, line.length, fence)) fence = undefined;
  }
  return kept.join("\n");
}

/** One line without its code spans, and without what a backslash takes the effect of. */
export function withoutCode(line: string): string {
  let kept = "";
  for (let at = 0; at < line.length; ) {
    if (line[at] === "\\" && /[!-/:-@[-`{-~]/.test(line[at + 1] ?? "")) {
      at += 2;
      continue;
    }
    if (line[at] !== "`") {
      kept += line[at];
      at += 1;
      continue;
    }
    const run = /^`+/.exec(line.slice(at))?.[0] ?? "";
    const behind = line.slice(at + run.length);
    const close = [...behind.matchAll(/`+/g)].find(([other]) => other.length === run.length);
    kept += close === undefined ? run : "";
    at += run.length + (close === undefined ? 0 : close.index + run.length);
  }
  return kept;
}

/** The pipes of a line that divide a table's cells: in code too only a backslash takes a pipe's effect. */
export function cellCount(line: string): number {
  return line.replaceAll(/\\[!-/:-@[-`{-~]/g, "").split("|").length;
}
