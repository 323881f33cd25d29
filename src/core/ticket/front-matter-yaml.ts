import matter from "gray-matter";
import { Composer, isMap, isScalar, isSeq, LineCounter, type Node, Parser } from "yaml";
import type { FrontMatterEntry } from "./front-matter.ts";
import {
  findDeepBlock,
  findRefused,
  type Position,
  problemAt,
  type YamlProblem,
} from "./front-matter-refused.ts";

/** What the library made of a block; with a problem the entries are not to be used. */
export interface YamlBlock {
  readonly entries: readonly FrontMatterEntry[];
  readonly problem?: YamlProblem;
}

/**
 * Reads lines of YAML through gray-matter with `yaml` as its engine; never throws. No line may begin with `---`.
 * Anchors, aliases and tags are refused before anything is built from them, so nothing can be expanded.
 */
export function readYaml(lines: readonly string[], firstLine: number): YamlBlock {
  const deep = findDeepBlock(lines, firstLine);
  if (deep !== undefined) return { entries: [], problem: deep };
  let result: YamlBlock = { entries: [] };
  const engine = (source: string): object => {
    result = readSource(source, firstLine);
    return {};
  };
  withGrayMatter(`---\n${lines.join("\n")}\n---\n`, engine);
  return result;
}

/**
 * Hands a text to gray-matter with this engine for YAML and no other; throws where the text asks for another language.
 * Options are always given: without them gray-matter keeps a shared cache of every text it saw.
 */
export function withGrayMatter(text: string, engine: (source: string) => object): void {
  const engines = {
    yaml: engine,
    json: refuse,
    javascript: refuse,
    js: refuse,
    coffee: refuse,
    cson: refuse,
  };
  matter(text, { language: "yaml", engines });
}

/** Stands in for every engine that could run or read anything but YAML. */
function refuse(): never {
  throw new TypeError("a front matter is YAML and nothing else");
}

function readSource(source: string, firstLine: number): YamlBlock {
  const lineCounter = new LineCounter();
  // gray-matter leaves the line break of the opening fence in front, so its line 2 is the block's first line.
  const position: Position = (offset) => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: line - 2 + firstLine, column: col };
  };
  const tokens = [...new Parser(lineCounter.addNewLine).parse(source)];
  const refused = findRefused(tokens, position);
  if (refused !== undefined) return { entries: [], problem: refused };
  const composer = new Composer({
    schema: "core",
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "silent",
  });
  const [document, second] = [...composer.compose(tokens)];
  const error = document?.errors[0] ?? second?.errors[0];
  if (error !== undefined) {
    const [start, end] = error.pos;
    return { entries: [], problem: problemAt(position, "syntax", error.message, start, end - start) };
  }
  if (second !== undefined) {
    const start = second.range[0];
    return { entries: [], problem: problemAt(position, "syntax", "A second YAML document begins", start, 1) };
  }
  return readMap(document?.contents ?? null, source, position);
}

function readMap(root: Node | null, source: string, position: Position): YamlBlock {
  if (root === null) return { entries: [] };
  const [start, end] = root.range ?? [0, 1];
  if (!isMap(root) || root.flow === true) {
    const what = isMap(root) ? "A map in braces" : isSeq(root) ? "A list" : "Plain text";
    return { entries: [], problem: problemAt(position, "not-a-map", what, start, end - start) };
  }
  const entries: FrontMatterEntry[] = [];
  for (const { key, value } of root.items) {
    if (!isScalar(key) || keyText(key) === "") {
      const [keyStart, keyEnd] = (key as Node | null)?.range ?? [start, start + 1];
      return { entries: [], problem: problemAt(position, "complex-key", "", keyStart, keyEnd - keyStart) };
    }
    const valueNode = value as Node | null;
    const twice = valueNode === null ? undefined : findDuplicate(valueNode);
    if (twice !== undefined) {
      const problem = problemAt(position, "nested-duplicate", twice.key, twice.offset, twice.key.length);
      return { entries: [], problem };
    }
    entries.push(
      readEntry(keyText(key), key.range?.[0] ?? 0, key.range?.[1] ?? 0, { valueNode, source, position }),
    );
  }
  return { entries };
}

interface EntryContext {
  readonly valueNode: Node | null;
  readonly source: string;
  readonly position: Position;
}

function readEntry(key: string, keyStart: number, keyEnd: number, context: EntryContext): FrontMatterEntry {
  const { valueNode, source, position } = context;
  const { line } = position(keyStart);
  const afterColon = source.indexOf(":", keyEnd) + 1;
  const behind = position(afterColon);
  const [start, end] = valueNode?.range ?? [afterColon, afterColon];
  const empty = { key, value: valueNode === null ? null : toPlain(valueNode), line };
  if (start === end) return { ...empty, endLine: line, valueColumn: behind.column, valueLength: 0 };
  const text = trimBlank(source.slice(start, end));
  const endLine = position(start + text.length).line;
  const at = position(start);
  if (at.line !== line) return { ...empty, endLine, valueColumn: behind.column, valueLength: 0 };
  const lineEnd = text.indexOf("\n");
  const valueLength = trimBlank(lineEnd === -1 ? text : text.slice(0, lineEnd)).length;
  return { ...empty, endLine, valueColumn: at.column, valueLength };
}

/** Without blanks at the end; an ideographic space is text to YAML. */
function trimBlank(text: string): string {
  let end = text.length;
  while (end > 0 && " \t\n".includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** The first key that occurs twice in one nested map. */
function findDuplicate(node: Node): { readonly key: string; readonly offset: number } | undefined {
  if (isSeq(node)) return firstOf(node.items as readonly Node[], findDuplicate);
  if (!isMap(node)) return undefined;
  const seen = new Set<string>();
  for (const { key, value } of node.items) {
    const name = keyText(key);
    if (seen.has(name)) return { key: name, offset: (key as Node | null)?.range?.[0] ?? 0 };
    seen.add(name);
    const inner = value === null ? undefined : findDuplicate(value as Node);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

function firstOf<T, R>(list: readonly T[], find: (element: T) => R | undefined): R | undefined {
  for (const element of list) {
    const found = find(element);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Data without prototypes, so that a key such as `__proto__` is a key and nothing more. */
function toPlain(node: unknown): unknown {
  if (isScalar(node)) return node.value;
  if (isSeq(node)) return node.items.map(toPlain);
  if (!isMap(node)) return null;
  const data: Record<string, unknown> = Object.create(null);
  for (const { key, value } of node.items) data[keyText(key)] = toPlain(value);
  return data;
}

/** A key is its text, also where YAML would see a number or null. */
function keyText(key: unknown): string {
  if (!isScalar(key)) return "";
  return typeof key.value === "string" ? key.value : (key.source ?? String(key.value));
}
