import { YoiError } from "../diagnostic/error.ts";
import { type FrontMatter, type FrontMatterEntry, parseFrontMatter } from "./front-matter.ts";
import { type FieldValue, formatValue } from "./front-matter-write.ts";
import { ITEM_KEYS } from "./item.ts";

/** A change of a record with a front matter. */
export interface ItemEdit {
  /** New values by key; `undefined` removes the key. */
  readonly set?: Readonly<Record<string, FieldValue | undefined>>;
  /** The new body, exactly as it shall stand behind the closing line, apart from the file's line ends. */
  readonly body?: string;
}

/**
 * The text with the lines of the named keys changed and every other line byte for byte as it was. A value keeps the way
 * of quoting and the comment of the one it replaces, an entry of several lines is replaced as a whole, new keys go to
 * the end of the front matter. Works on any record with a front matter; throws the finding where there is none.
 */
export function editItem(text: string, edit: ItemEdit): string {
  const { frontMatter, diagnostics } = parseFrontMatter(text, "item.md");
  if (frontMatter === undefined) {
    const [first] = diagnostics;
    throw first === undefined ? new TypeError("no front matter and no finding") : new YoiError(first);
  }
  const head = text.slice(0, text.length - frontMatter.body.length);
  const body = edit.body === undefined ? frontMatter.body : edit.body.replaceAll(/\r?\n/g, frontMatter.eol);
  const newHead = edit.set === undefined ? head : editHead(head, frontMatter, edit.set);
  const closed = newHead.endsWith("\n") || body === "" ? newHead : newHead + frontMatter.eol;
  return closed + body;
}

/** A new record: known keys of an item in their order, then the others, a blank line, and the body. */
export function formatItem(fields: Readonly<Record<string, FieldValue | undefined>>, body: string): string {
  const known: readonly string[] = ITEM_KEYS;
  const keys = [
    ...known.filter((key) => Object.hasOwn(fields, key)),
    ...Object.keys(fields).filter((key) => !known.includes(key)),
  ];
  const lines = keys.flatMap((key) => {
    const value = fields[key];
    return value === undefined ? [] : [`${key}: ${formatValue(value)}`];
  });
  const text = ["---", ...lines, "---", "", body.replace(/^\n+/, "")].join("\n");
  return text.endsWith("\n") ? text : `${text}\n`;
}

function editHead(
  head: string,
  { entries, closeLine, eol }: FrontMatter,
  set: NonNullable<ItemEdit["set"]>,
): string {
  // Lines keep their own line ends, so that joining gives back what was not touched.
  const lines = head.split(/(?<=\n)/);
  const indent = indentOf(entries, lines);
  const added: string[] = [];
  for (const [key, value] of Object.entries(set)) {
    const entry = entries.get(key);
    if (entry === undefined) {
      if (value !== undefined) added.push(`${indent}${key}: ${formatValue(value)}${eol}`);
      continue;
    }
    const first = lines[entry.line - 1] ?? "";
    for (let i = entry.line - 1; i < entry.endLine; i++) lines[i] = "";
    if (value !== undefined) lines[entry.line - 1] = replaceValue(first, entry, value);
  }
  lines.splice(closeLine - 1, 0, ...added);
  return lines.join("");
}

function replaceValue(line: string, entry: FrontMatterEntry, value: FieldValue): string {
  const start = entry.valueColumn - 1;
  const end = start + entry.valueLength;
  const gap = entry.valueLength === 0 ? " " : "";
  return `${line.slice(0, start)}${gap}${formatValue(value, line.slice(start, end))}${line.slice(end)}`;
}

function indentOf(entries: ReadonlyMap<string, FrontMatterEntry>, lines: readonly string[]): string {
  for (const entry of entries.values()) return /^ */.exec(lines[entry.line - 1] ?? "")?.[0] ?? "";
  return "";
}
