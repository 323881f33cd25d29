import { type Diagnostic, finding } from "../diagnostic/diagnostic.ts";
import { SECRET_SHAPES } from "../diagnostic/secrets.ts";
import type { Ticket } from "../ticket/ticket.ts";
import { lineOf } from "./places.ts";

const HOME_NEEDLES = ["/home/", "/Users/", ":\\Users\\"] as const;
const HOME_FORM = /(?:\/home\/|\/Users\/|[A-Za-z]:\\Users\\)(?!(?:user|runner|you|me|example|<)\b)[\w.-]+/y;
const CONFLICT_MARKERS = ["<<<<<<< ", ">>>>>>> ", "||||||| "] as const;
const NEEDLES = [...SECRET_SHAPES.map(({ needle }) => needle), ...HOME_NEEDLES]
  .map((needle) => needle.replaceAll("\\", "\\\\"))
  .join("|");
/** Any of the needles: nearly every text has none, and looking for all at once is the quickest way to say so. */
const ANY_NEEDLE = new RegExp(NEEDLES);
/** Every needle, also where two overlap. */
const EACH_NEEDLE = new RegExp(`(?=(${NEEDLES}))`, "g");
const NO_NEEDLES: ReadonlySet<string> = new Set();
/** Most secrets of one kind that are named in one file. */
const MAX_SECRETS = 10;
/** A log full of paths is one fault. */
const MAX_HOME_PATHS = 1;

/** Findings about texts that must not stand in any record, in every file of the ticket that was read. */
export function checkTexts(ticket: Ticket): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const [inside, file] of ticket.files) {
    if (file.text === "") continue;
    const path = `${ticket.dir}/${inside}`;
    const needles = needlesIn(file.text);
    found.push(...checkSecrets(file.text, needles, path, ticket.id));
    if (!inside.startsWith("artifacts/") || inside.endsWith(".json") || inside.endsWith(".jsonl")) {
      found.push(...checkConflictMarkers(file.text, path, ticket.id));
    }
    found.push(...checkHomePaths(file.text, needles, path, ticket.id));
  }
  return found;
}

function needlesIn(text: string): ReadonlySet<string> {
  if (!ANY_NEEDLE.test(text)) return NO_NEEDLES;
  return new Set([...text.matchAll(EACH_NEEDLE)].map(([, needle = ""]) => needle));
}

/** Secrets in a text; the findings carry the place and the kind, never the secret. */
function checkSecrets(
  text: string,
  needles: ReadonlySet<string>,
  path: string,
  ticket: string,
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const { needle, form, what } of SECRET_SHAPES) {
    if (!needles.has(needle)) continue;
    for (const hit of hitsOf(text, needle, form, { lead: 0, most: MAX_SECRETS })) {
      found.push(
        finding("record/secret", { path, ...positionOf(text, hit.index) }, { what, ticket }, ticket),
      );
    }
  }
  return found;
}

function checkHomePaths(
  text: string,
  needles: ReadonlySet<string>,
  path: string,
  ticket: string,
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const needle of HOME_NEEDLES) {
    if (!needles.has(needle)) continue;
    for (const hit of hitsOf(text, needle, HOME_FORM, {
      lead: needle.startsWith(":") ? 1 : 0,
      most: MAX_HOME_PATHS,
    })) {
      const position = positionOf(text, hit.index);
      const place = { path, ...position, length: hit.text.length, source: lineOf(text, position.line) };
      found.push(finding("record/home-path", place, { text: hit.text }, ticket));
    }
  }
  return found;
}

function checkConflictMarkers(text: string, path: string, ticket: string): readonly Diagnostic[] {
  for (const marker of CONFLICT_MARKERS) {
    const index = lineWith(text, marker);
    if (index === -1) continue;
    const position = positionOf(text, index);
    const source = lineOf(text, position.line);
    return [
      finding(
        "record/conflict-marker",
        { path, ...position, length: source.length, source },
        { marker: source },
        ticket,
      ),
    ];
  }
  return [];
}

/** Where the first line starts that begins with a marker, or -1. Looking for the line break as well would take longer. */
function lineWith(text: string, marker: string): number {
  let at = text.indexOf(marker);
  while (at > 0 && text.charCodeAt(at - 1) !== 0x0a) at = text.indexOf(marker, at + 1);
  return at;
}

/** Where a form stands around a needle, `lead` characters before it; at most `most` of them. */
function hitsOf(
  text: string,
  needle: string,
  form: RegExp,
  { lead, most }: { readonly lead: number; readonly most: number },
): readonly { index: number; text: string }[] {
  const hits: { index: number; text: string }[] = [];
  for (
    let at = text.indexOf(needle);
    at !== -1 && hits.length < most;
    at = text.indexOf(needle, at + needle.length)
  ) {
    form.lastIndex = Math.max(0, at - lead);
    const match = form.exec(text);
    if (match !== null) hits.push({ index: match.index, text: match[0] });
  }
  return hits;
}

function positionOf(text: string, index: number): { readonly line: number; readonly column: number } {
  let line = 1;
  let start = 0;
  for (let end = text.indexOf("\n"); end !== -1 && end < index; end = text.indexOf("\n", start)) {
    line += 1;
    start = end + 1;
  }
  return { line, column: index - start + 1 };
}
