/** First words of every workflow that yoi wrote: a file without them is somebody else's. */
const MARKER = "# Written by `yoi init --github`";

/** The two lines at the top of a workflow of yoi's. */
export const HEAD = `${MARKER}. What stands between yoi:keep marks is yours and stays;
# everything else is written again by the next run of it.
`;

const KEEP = /^ *# yoi:keep (?!end$)([a-z-]+)$/;
const END = /^ *# yoi:keep end$/;

/** Whether yoi wrote a workflow. */
export function isOurs(text: string): boolean {
  return text.startsWith(MARKER);
}

/** The kept parts of a workflow by name, each the lines between its marks; a mark without its other half is none. */
export function readKept(text: string): ReadonlyMap<string, readonly string[]> {
  const lines = text.split(/\r?\n/);
  const kept = new Map<string, readonly string[]>();
  for (const [at, line] of lines.entries()) {
    const name = KEEP.exec(line)?.[1];
    const length = name === undefined ? -1 : lines.slice(at + 1).findIndex((each) => END.test(each));
    if (name !== undefined && length >= 0) kept.set(name, lines.slice(at + 1, at + 1 + length));
  }
  return kept;
}

/** A new text with the kept parts of the older one in their places. */
export function putKept(fresh: string, older: string): string {
  const kept = readKept(older);
  const out: string[] = [];
  let isInside = false;
  for (const line of fresh.split("\n")) {
    if (END.test(line)) isInside = false;
    if (!isInside) out.push(line);
    const part = kept.get(KEEP.exec(line)?.[1] ?? "");
    if (part === undefined) continue;
    out.push(...part);
    isInside = true;
  }
  return out.join("\n");
}

/**
 * Names of the parts of a text that would be lost by writing a new one: those that it has no place for, and those whose
 * marks are not in order, so that nobody can say where they end.
 */
export function lostParts(fresh: string, older: string): readonly string[] {
  const places = readKept(fresh);
  const lost: string[] = [];
  let open: string | undefined;
  for (const line of older.split(/\r?\n/)) {
    const name = KEEP.exec(line)?.[1];
    if (open !== undefined && name !== undefined) lost.push(open);
    if (name !== undefined && !places.has(name)) lost.push(name);
    if (name !== undefined) open = name;
    else if (END.test(line)) open = undefined;
  }
  return [...new Set(open === undefined ? lost : [...lost, open])];
}
