import { endOfObject } from "./json-object.ts";
import { spokenText } from "./spoken-text.ts";

/** Whose result is looked for. */
export type ResultKind = "coder" | "reviewer" | "judge";

/** How much of what was printed is looked at: its end, in UTF-16 code units. */
export const MAX_READ_LENGTH = 16 * 1024 * 1024;

/** The two members that every result of a kind has, each a text. */
const MARKS: Readonly<Record<ResultKind, readonly [string, string]>> = {
  coder: ["outcome", "summary"],
  reviewer: ["status", "summary"],
  judge: ["decision", "reason"],
};
const KINDS: readonly ResultKind[] = ["coder", "reviewer", "judge"];

/**
 * The result that an agent printed: the last JSON object with the marks of one, in plain text, in a fenced block, or in
 * what the agent says in a stream of JSON events. Undefined where there is none. What it holds is not checked by its
 * schema here. Never throws; its work is bounded by a multiple of the size of the text.
 */
export function findResult(stdout: string, kind?: ResultKind): unknown {
  const kinds = kind === undefined ? KINDS : [kind];
  const said = saidIn(stdout.slice(-MAX_READ_LENGTH));
  for (let start = said.lastIndexOf("{"); start >= 0; start = before(said, start)) {
    const end = endOfObject(said, start);
    const value = end === undefined ? undefined : parse(said.slice(start, end));
    if (kinds.some((each) => hasMarks(value, each))) return value;
  }
  return undefined;
}

function before(text: string, start: number): number {
  return start === 0 ? -1 : text.lastIndexOf("{", start - 1);
}

/** Everything that was printed and is no event, and what the agent says in the events, in its order. */
function saidIn(stdout: string): string {
  const whole = /^\s*[[{]/.test(stdout) ? parse(stdout) : undefined;
  if (isEvent(whole) || (Array.isArray(whole) && whole.some(isEvent))) return spokenText(whole);
  let said = "";
  for (const line of stdout.split("\n")) {
    const event = /^\s*\{/.test(line) ? parse(line) : undefined;
    said += isEvent(event) ? spokenText(event) : `${line}\n`;
  }
  return said;
}

/** A result has none of these members: streams give their events a type, older ones a `msg`, `-o json` a response. */
function isEvent(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return ["type", "msg", "response"].some((key) => Object.hasOwn(value, key));
}

function hasMarks(value: unknown, kind: ResultKind): boolean {
  if (typeof value !== "object" || value === null) return false;
  const members = value as Readonly<Record<string, unknown>>;
  return MARKS[kind].every((mark) => Object.hasOwn(members, mark) && typeof members[mark] === "string");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
