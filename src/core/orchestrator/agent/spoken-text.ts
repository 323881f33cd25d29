// What an agent says, taken out of a stream of JSON events: opencode, codex, gemini, claude and pi each have their own,
// and all of them have texts of the assistant, of tools, of the user and of its own thoughts. Only the first counts:
// what a tool printed or a user wrote may quote a stranger's idea of a result.

/** Deepest nesting of an event that is looked at. */
const MAX_DEPTH = 12;
/** Members that hold what is said, or lead to it. */
const TEXTS: ReadonlySet<string> = new Set(["text", "content", "message", "result", "response", "delta"]);
/** Kinds of events and parts that are not the agent's own words. */
const NOT_SAID =
  /tool|function|command|exec|user|human|system|reason|think|thought|error|mcp|file|patch|search|fetch|todo|plan|snapshot|prompt|input/i;

/** The texts of one event that the agent says, one behind the other. */
export function spokenText(event: unknown): string {
  const said: string[] = [];
  collect(event, { isText: false, depth: 0 }, said);
  return said.join("");
}

interface Place {
  /** Whether a string here is a text. */
  readonly isText: boolean;
  readonly depth: number;
}

function collect(value: unknown, { isText, depth }: Place, said: string[]): void {
  if (typeof value === "string") {
    if (isText) said.push(value);
    return;
  }
  if (depth > MAX_DEPTH || typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, { isText, depth: depth + 1 }, said);
    return;
  }
  if (!isOwnWords(value)) return;
  for (const [key, member] of Object.entries(value)) {
    if (!NOT_SAID.test(key)) collect(member, { isText: TEXTS.has(key), depth: depth + 1 }, said);
  }
}

/** Whether an event, or a part of one, is of a kind that the agent says. */
function isOwnWords(value: object): boolean {
  const { type, role } = value as Readonly<Record<string, unknown>>;
  if (typeof type === "string" && NOT_SAID.test(type)) return false;
  return typeof role !== "string" || /assistant|agent|model/.test(role);
}
