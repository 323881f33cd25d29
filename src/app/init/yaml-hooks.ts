import { appendBlock, eolOf, formatBlock, removeBlocks } from "./blocks.ts";
import type { HookEntry } from "./shell-hook.ts";

/**
 * `lefthook.yml` with a command of yoi in every hook; undefined where its form leaves no sure place for one. Only whole
 * lines are added, so that the file's own bytes, comments and order stay.
 */
export function addToLefthook(text: string, entries: readonly HookEntry[]): string | undefined {
  let result: string | undefined = removeBlocks(text) ?? "";
  for (const entry of entries) if (result !== undefined) result = addLefthookCommand(result, entry);
  return result;
}

function addLefthookCommand(text: string, entry: HookEntry): string | undefined {
  const eol = eolOf(text);
  const lines = text.split(/(?<=\n)/);
  const at = lines.findIndex((line) => line.startsWith(`${entry.name}:`));
  if (at < 0)
    return appendBlock(text, [`${entry.name}:`, "  commands:", ...lefthookCommand(entry).map(deeper(4))]);
  if (!isBareKey(lines[at] ?? "")) return undefined;
  const section = sectionEnd(lines, at);
  const list = lines.findIndex(
    (line, index) => index > at && index < section && /^ +(?:commands|jobs):/.test(line),
  );
  if (list < 0) {
    const indent = indentOf(lines.slice(at + 1, section)) ?? "  ";
    const block = formatBlock(["commands:", ...lefthookCommand(entry).map(deeper(2))], { indent, eol });
    return insertAt(lines, at + 1, block);
  }
  if (!isBareKey(lines[list] ?? "")) return undefined;
  const end = Math.min(section, sectionEnd(lines, list));
  const own = /^ */.exec(lines[list] ?? "")?.[0] ?? "";
  const indent = indentOf(lines.slice(list + 1, end)) ?? `${own}  `;
  // An empty list, or a sequence that is not indented, ends where the key's own indentation does.
  if (indent.length < own.length) return undefined;
  const isJobs = (lines[list] ?? "").trimStart().startsWith("jobs:");
  const command = lefthookCommand(entry);
  const job = [`- name: yoi`, ...command.slice(1)];
  return insertAt(lines, lastLine(lines, list, end), formatBlock(isJobs ? job : command, { indent, eol }));
}

function lefthookCommand({ name, hookDir }: HookEntry): readonly string[] {
  return [
    "yoi:",
    ...(name === "pre-push" ? ["  use_stdin: true"] : []),
    "  run: |",
    `    hook=${hookDir}/${name}`,
    `    [ -f "$hook" ] || hook=$(git worktree list --porcelain | sed -n '1s/^worktree //p')/$hook`,
    '    sh "$hook" {0}',
  ];
}

/**
 * `.pre-commit-config.yaml` with yoi's hooks behind the others; undefined where its form leaves no sure place. That
 * framework hands on neither standard input nor all arguments: yoi's hooks take the rest from its environment.
 */
export function addToPreCommit(text: string, entries: readonly HookEntry[]): string | undefined {
  const own = removeBlocks(text) ?? "";
  const eol = eolOf(own);
  const lines = own.split(/(?<=\n)/);
  const at = lines.findIndex((line) => line.startsWith("repos:"));
  if (at < 0 || !isBareKey(lines[at] ?? "")) return undefined;
  const end = sectionEnd(lines, at, /^-/);
  const indent = /^( *)-/.exec(lines.slice(at + 1, end).find((line) => /^ *-/.test(line)) ?? "")?.[1] ?? "  ";
  const last = lastLine(lines, at, end);
  const hooks = ["- repo: local", "  hooks:", ...entries.flatMap(preCommitHook).map(deeper(2))];
  return insertAt(lines, last, formatBlock(hooks, { indent, eol }));
}

function preCommitHook({ name, hookDir }: HookEntry): readonly string[] {
  const takesFile = name === "commit-msg" || name === "prepare-commit-msg";
  return [
    `- id: yoi-${name}`,
    `  name: yoi ${name}`,
    "  entry: |",
    `    sh -c 'h=$0; [ -f "$h" ] || h="$(git worktree list --porcelain | sed -n "1s/^worktree //p")/$h"; exec sh "$h" "$@"' ${hookDir}/${name}`,
    "  language: system",
    `  stages: [${name}]`,
    "  always_run: true",
    `  pass_filenames: ${takesFile}`,
  ];
}

/** A mapping key with nothing but a comment behind it. */
function isBareKey(line: string): boolean {
  return /^ *[\w-]+:[ \t]*(?:#.*)?\r?\n?$/.test(line);
}

/** The line behind the last one that belongs to the key at `at`: deeper ones, blank ones, comments, its list items. */
function sectionEnd(lines: readonly string[], at: number, items?: RegExp): number {
  const own = /^ */.exec(lines[at] ?? "")?.[0].length ?? 0;
  for (let index = at + 1; index < lines.length; index++) {
    const line = lines[index] ?? "";
    if (line.trim() === "" || line.trimStart().startsWith("#") || items?.test(line) === true) continue;
    if ((/^ */.exec(line)?.[0].length ?? 0) <= own) return index;
  }
  return lines.length;
}

/** The line behind the last one of a section that is neither blank nor a comment. */
function lastLine(lines: readonly string[], at: number, end: number): number {
  for (let index = end - 1; index > at; index--) {
    const line = (lines[index] ?? "").trim();
    if (line !== "" && !line.startsWith("#")) return index + 1;
  }
  return at + 1;
}

function indentOf(lines: readonly string[]): string | undefined {
  const first = lines.find((line) => line.trim() !== "" && !line.trimStart().startsWith("#"));
  return first === undefined ? undefined : (/^ */.exec(first)?.[0] ?? "");
}

function insertAt(lines: readonly string[], at: number, block: string): string {
  const before = lines.slice(0, at).join("");
  // Only the last line of a file can lack its line end.
  const text = before === "" || before.endsWith("\n") ? before : `${before}${eolOf(before)}`;
  const marked = text === before ? block : block.replace(/>>> yoi init/, ">>> yoi init (new line end)");
  return `${text}${marked}${lines.slice(at).join("")}`;
}

function deeper(columns: number): (line: string) => string {
  return (line) => `${" ".repeat(columns)}${line}`;
}
