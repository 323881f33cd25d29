import type { CST } from "yaml";

/** Deepest nesting of lists and maps in a front matter. */
export const MAX_FRONT_MATTER_DEPTH = 16;

/** Deepest nesting of blocks that the library is given. It reads them by recursion and runs out of stack at some hundreds. */
const MAX_BLOCK_DEPTH = 4 * MAX_FRONT_MATTER_DEPTH;
const INDICATOR = /[-?:](?:[ \t]+|$)/y;

/** What keeps a text from being the YAML that is accepted here. */
export type YamlProblemKind =
  | "syntax"
  | "not-a-map"
  | "anchor"
  | "alias"
  | "tag"
  | "complex-key"
  | "nested-duplicate"
  | "too-deep";

/** One fault of a front matter's YAML, with its place in the file. */
export interface YamlProblem {
  readonly kind: YamlProblemKind;
  /** What stands there, or the library's words for a syntax error. */
  readonly detail: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/** Where an offset of the YAML text stands in the file, from 1. */
export type Position = (offset: number) => { readonly line: number; readonly column: number };

/**
 * The first place where blocks stand deeper within blocks than the library may see, judged by indentation and
 * indicators alone. `firstLine` is the line number of `lines[0]`.
 */
export function findDeepBlock(lines: readonly string[], firstLine: number): YamlProblem | undefined {
  const open: number[] = [];
  for (const [index, line] of lines.entries()) {
    let column = line.search(/[^ ]/);
    if (column === -1 || line.startsWith("#", column)) continue;
    while ((open.at(-1) ?? -1) >= column) open.pop();
    open.push(column);
    INDICATOR.lastIndex = column;
    while (open.length <= MAX_BLOCK_DEPTH && INDICATOR.test(line)) {
      column = INDICATOR.lastIndex;
      open.push(column);
    }
    if (open.length <= MAX_BLOCK_DEPTH) continue;
    return { kind: "too-deep", detail: "", line: firstLine + index, column: column + 1, length: 1 };
  }
  return undefined;
}

/** The first thing in the token tree that is refused, found without building any value. */
export function findRefused(tokens: readonly CST.Token[], position: Position): YamlProblem | undefined {
  const stack: { readonly token: CST.Token; readonly depth: number }[] = [];
  const push = (list: readonly CST.Token[] | undefined, depth: number): void => {
    for (const token of (list ?? []).toReversed()) stack.push({ token, depth });
  };
  push(tokens, 0);
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { token, depth } = next;
    const kind = refusedKind(token);
    if (kind !== undefined)
      return problemAt(position, kind, sourceOf(token), token.offset, sourceOf(token).length);
    if (depth > MAX_FRONT_MATTER_DEPTH) return problemAt(position, "too-deep", "", token.offset, 1);
    push(childrenOf(token), depth + ("items" in token ? 1 : 0));
  }
  return undefined;
}

function refusedKind({ type }: CST.Token): YamlProblemKind | undefined {
  if (type === "anchor" || type === "alias" || type === "tag") return type;
  return type === "explicit-key-ind" ? "complex-key" : undefined;
}

function childrenOf(token: CST.Token): readonly CST.Token[] {
  const children: CST.Token[] = [];
  if (token.type === "document") {
    children.push(...token.start);
    if (token.value !== undefined) children.push(token.value);
  }
  if (token.type === "block-scalar") children.push(...token.props);
  if (!("items" in token)) return children;
  for (const item of token.items) {
    children.push(...item.start);
    if (item.key) children.push(item.key);
    if (item.sep) children.push(...item.sep);
    if (item.value) children.push(item.value);
  }
  return children;
}

function sourceOf(token: CST.Token): string {
  return "source" in token ? token.source : "";
}

/** A problem of `length` characters at an offset. */
export function problemAt(
  position: Position,
  kind: YamlProblemKind,
  detail: string,
  offset: number,
  length: number,
): YamlProblem {
  const { line, column } = position(offset);
  return { kind, detail, line, column, length: Math.max(1, length) };
}
