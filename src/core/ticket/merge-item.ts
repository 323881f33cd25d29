import { type FrontMatter, type FrontMatterEntry, parseFrontMatter } from "./front-matter.ts";
import { formatValue } from "./front-matter-write.ts";
import { MAX_LIST_LENGTH } from "./limits.ts";
import { formatConflict, linesOf, type Merged, type MergeText, type Sides, withEol } from "./merge.ts";
import { parseTime } from "./time.ts";

/** Lists of words whose order says nothing. `linked_tickets` is an objective's. */
const SETS: ReadonlySet<string> = new Set(["labels", "risk_flags", "linked_tickets"]);

interface Side {
  /** The lines of the front matter, its fences included, each with its line ending. */
  readonly head: readonly string[];
  readonly frontMatter: FrontMatter;
  /** The lines that belong to no key: the fences, comments, empty lines. */
  readonly loose: string;
}

/**
 * Merges two items (or objectives) field by field: what only one side changed is taken over, labels are merged as sets,
 * the later `updated_at` stands, and only a field both sides changed differently is a conflict. Bodies merge as text.
 */
export function mergeItems(sides: Sides, mergeText: MergeText): Merged {
  const [base, ours, theirs] = [sideOf(sides.base), sideOf(sides.ours), sideOf(sides.theirs)];
  if (base === undefined || ours === undefined || theirs === undefined) return mergeText(sides);
  if (theirs.loose !== base.loose && theirs.loose !== ours.loose) return mergeText(sides);
  const head = mergeHeads({ base, ours, theirs });
  const body = mergeBodies({ base, ours, theirs }, mergeText);
  const gap = body.text === "" || head.text.endsWith("\n") ? "" : ours.frontMatter.eol;
  return { text: head.text + gap + body.text, conflict: head.conflict || body.conflict };
}

interface Three {
  readonly base: Side;
  readonly ours: Side;
  readonly theirs: Side;
}

/** Undefined where a line of the front matter is part of no entry that could be taken over. */
function sideOf(text: string): Side | undefined {
  const { frontMatter } = parseFrontMatter(text, "item.md");
  if (frontMatter === undefined) return undefined;
  const head = linesOf(text.slice(0, text.length - frontMatter.body.length));
  const loose = [...head];
  for (const { line, endLine } of frontMatter.entries.values()) loose.fill("", line - 1, endLine);
  const isFree = (line: string, index: number): boolean =>
    index === 0 || index === frontMatter.closeLine - 1 || /^\s*(?:#|$)/.test(line);
  return loose.every(isFree) ? { head, frontMatter, loose: withEol(loose.join(""), "\n").trim() } : undefined;
}

function mergeBodies(sides: Three, mergeText: MergeText): Merged {
  const { body: ours, eol } = sides.ours.frontMatter;
  const base = withEol(sides.base.frontMatter.body, eol);
  const theirs = withEol(sides.theirs.frontMatter.body, eol);
  if (ours === theirs || theirs === base) return { text: ours, conflict: false };
  if (ours === base) return { text: theirs, conflict: false };
  return mergeText({ base, ours, theirs });
}

function mergeHeads(sides: Three): Merged {
  const { ours, theirs } = sides;
  const { entries, closeLine } = ours.frontMatter;
  const lines = [...ours.head];
  const added: string[] = [];
  let conflict = false;
  for (const key of new Set([...entries.keys(), ...theirs.frontMatter.entries.keys()])) {
    const merged = mergeEntry(key, sides);
    if (merged === undefined) continue;
    conflict ||= merged.conflict;
    const entry = entries.get(key);
    if (entry === undefined) added.push(merged.text);
    else {
      lines.fill("", entry.line - 1, entry.endLine);
      lines[entry.line - 1] = merged.text;
    }
  }
  lines.splice(closeLine - 1, 0, ...added);
  return { text: lines.join(""), conflict };
}

/** The lines of one key after the merge; undefined where ours stand as they are. */
function mergeEntry(key: string, sides: Three): Merged | undefined {
  const { eol } = sides.ours.frontMatter;
  const [before, mine, other] = [
    entryOf(sides.base, key),
    entryOf(sides.ours, key),
    entryOf(sides.theirs, key),
  ];
  if (other.text === before.text || other.text === mine.text) return undefined;
  const theirs: Merged = { text: withEol(other.text, eol), conflict: false };
  if (mine.text === before.text) return theirs;
  // Both changed its lines: perhaps one of them, or both alike, only how the same value is written.
  if (isSameValue(other, before) || isSameValue(other, mine)) return undefined;
  if (isSameValue(mine, before)) return theirs;
  if (key === "updated_at" && timeOf(mine) !== undefined && timeOf(other) !== undefined) {
    return (timeOf(mine) ?? 0) < (timeOf(other) ?? 0) ? theirs : undefined;
  }
  const words = SETS.has(key) ? mergeWords(before, mine, other) : undefined;
  if (words !== undefined) {
    return { text: `${key}: ${formatValue(words, mine.written)}${eol}`, conflict: false };
  }
  return { text: formatConflict(withEol(mine.text, eol), theirs.text, eol), conflict: true };
}

/** One key of one side; without `entry` and text where the side lacks it. */
interface SideEntry {
  readonly entry?: FrontMatterEntry;
  /** Its lines, with LF line endings. */
  readonly text: string;
  /** The text of its value on its first line. */
  readonly written: string;
}

function entryOf({ head, frontMatter }: Side, key: string): SideEntry {
  const entry = frontMatter.entries.get(key);
  if (entry === undefined) return { text: "", written: "" };
  const text = withEol(head.slice(entry.line - 1, entry.endLine).join(""), "\n");
  const start = entry.valueColumn - 1;
  return { entry, text, written: text.slice(start, start + entry.valueLength) };
}

/** Whether two entries hold the same text or list and no comment that would be lost with one of them. */
function isSameValue(one: SideEntry, other: SideEntry): boolean {
  const [a, b] = [one.entry?.value, other.entry?.value];
  const isPlain = typeof a === "string" || wordsOf(one) !== undefined;
  if (!isPlain || one.text.includes("#") || other.text.includes("#")) return false;
  return JSON.stringify(a) === JSON.stringify(b);
}

function timeOf({ entry }: SideEntry): number | undefined {
  return typeof entry?.value === "string" ? parseTime(entry.value) : undefined;
}

/** The set with what either side added and without what either took out; undefined where it is no set of words. */
function mergeWords(before: SideEntry, mine: SideEntry, other: SideEntry): readonly string[] | undefined {
  const [was, has, wants] = [before, mine, other].map(wordsOf);
  const isCommented = mine.text.includes("#") || other.text.includes("#");
  if (was === undefined || has === undefined || wants === undefined || isCommented) return undefined;
  const kept = has.filter((word) => wants.includes(word) || !was.includes(word));
  const words = [...kept, ...wants.filter((word) => !was.includes(word) && !has.includes(word))];
  return words.length > MAX_LIST_LENGTH ? undefined : words;
}

/** A key that is absent or empty holds no words. */
function wordsOf({ entry }: SideEntry): readonly string[] | undefined {
  const value = entry === undefined ? null : entry.value;
  if (value === null) return [];
  return Array.isArray(value) && value.every((word) => typeof word === "string") ? value : undefined;
}
