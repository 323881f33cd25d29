import { DOSSIER } from "../../../core/orchestrator/dossier/dossier.ts";
import { ROUNDS } from "../../../core/orchestrator/rounds.ts";
import { decodeRecord } from "../../../core/ticket/decode.ts";
import { OBJECTIVE_ROOT, parseTicketPath } from "../../../core/ticket/files.ts";
import { MAX_THREAD_BYTES } from "../../../core/ticket/limits.ts";
import type { Merged, MergeText, Sides } from "../../../core/ticket/merge.ts";
import {
  type ContestedFile,
  type FileVersion,
  type MergedChanges,
  mergeChanges,
} from "../../../core/ticket/merge-changes.ts";
import { mergeItems } from "../../../core/ticket/merge-item.ts";
import { mergePlans } from "../../../core/ticket/merge-plan.ts";
import {
  type MergeKind,
  mergeChecked,
  mergeRecord,
  type RecordMerge,
} from "../../../core/ticket/merge-record.ts";
import { parseObjective } from "../../../core/ticket/objective.ts";
import { ITEM, PLAN, RELATIONS, THREAD } from "../../../core/workspace/parse-ticket.ts";
import { readBlobs } from "../../../io/git/blobs.ts";
import { mergeTexts } from "../../../io/git/merge-file.ts";
import type { TreeFile } from "../../../io/git/objects.ts";
import type { Repository } from "../../../io/git/repository.ts";
import type { FixedRevision } from "../../../io/git/revision.ts";
import { diffRevisions } from "../../../io/git/tree.ts";

/** Three versions of all records: the common ancestor and the two sides. */
export interface RecordSides {
  readonly base: FixedRevision;
  readonly ours: FixedRevision;
  readonly theirs: FixedRevision;
  readonly ticketRoot: string;
}

/** What becomes of our records. */
export interface MergedRecords {
  /** New contents and versions by path; null removes. Paths that stay as they are have no entry. */
  readonly changes: ReadonlyMap<string, string | TreeFile | null>;
  /** Records that only a person can merge. */
  readonly conflicts: readonly string[];
  /** What they made of the paths that they changed. */
  readonly theirs: ReadonlyMap<string, FileVersion | undefined>;
}

/** Where records are. */
export function recordRoots(ticketRoot: string): readonly string[] {
  return [ticketRoot, OBJECTIVE_ROOT];
}

/** Whether a path is one of a ticket or an objective. */
export function isRecord(path: string, ticketRoot: string): boolean {
  return recordRoots(ticketRoot).some((root) => path.startsWith(`${root}/`));
}

/**
 * Merges tickets and objectives of two sides by the project's own merge drivers, whatever git would make of them.
 * 2 processes; 1 more where both sides changed one file, and perhaps 1 for each of those.
 */
export function mergeRecords(
  repo: Repository,
  { base, ours, theirs, ticketRoot }: RecordSides,
): MergedRecords {
  const roots = recordRoots(ticketRoot);
  const theirChanges = diffRevisions(repo, base, theirs, roots);
  const versions = new Map(theirChanges.map(({ path, after }) => [path, after]));
  if (theirChanges.length === 0) return { changes: new Map(), conflicts: [], theirs: versions };
  const plan = mergeChanges(diffRevisions(repo, base, ours, roots), theirChanges, ticketRoot);
  return { ...solve(repo, plan, ticketRoot), theirs: versions };
}

function solve(
  repo: Repository,
  { taken, contested, torn }: MergedChanges,
  root: string,
): Pick<MergedRecords, "changes" | "conflicts"> {
  const texts = readTexts(repo, contested);
  const changes = new Map<string, string | TreeFile | null>(taken);
  const conflicts = new Set(torn);
  for (const file of contested) {
    const merged = mergeFile(repo, file, { root, texts });
    if (merged === undefined || merged.conflict) conflicts.add(file.path);
    // Where there are no two texts to put markers between, one of the versions stays.
    changes.set(file.path, merged?.text ?? file.ours ?? file.theirs ?? null);
  }
  return { changes, conflicts: [...conflicts].sort() };
}

/** The texts of contested files by object id; what is no text has no entry. At most 1 process. */
function readTexts(repo: Repository, contested: readonly ContestedFile[]): ReadonlyMap<string, string> {
  const versions = contested.flatMap(({ base, ours, theirs }) => [base, ours, theirs]);
  const oids = versions.flatMap((version) => (version?.mode.startsWith("100") ? [version.oid] : []));
  const texts = new Map<string, string>();
  for (const [oid, blob] of readBlobs(repo, oids, MAX_THREAD_BYTES)) {
    if ("kind" in blob) continue;
    const { text, problem } = decodeRecord(blob, MAX_THREAD_BYTES);
    if (problem === undefined) texts.set(oid, text);
  }
  return texts;
}

/** Undefined where a side has no text, or took the file away. */
function mergeFile(
  repo: Repository,
  { path, base, ours, theirs }: ContestedFile,
  { root, texts }: { readonly root: string; readonly texts: ReadonlyMap<string, string> },
): Merged | undefined {
  const textOf = (version: FileVersion | undefined): string | undefined => texts.get(version?.oid ?? "");
  const sides = { base: base === undefined ? "" : textOf(base), ours: textOf(ours), theirs: textOf(theirs) };
  if (sides.base === undefined || sides.ours === undefined || sides.theirs === undefined) return undefined;
  const known = recordAt(path, root);
  if (known === "generated") return undefined;
  const mergeText: MergeText = (three) => mergeTexts(three, repo);
  const three: Sides = { base: sides.base, ours: sides.ours, theirs: sides.theirs };
  return typeof known === "string"
    ? mergeRecord(known, three, mergeText)
    : mergeChecked(known, three, mergeText);
}

const KINDS: Readonly<Record<string, MergeKind>> = {
  [ITEM]: "item",
  [THREAD]: "thread",
  [RELATIONS]: "relations",
  [PLAN]: "plan",
};

/** Lines that are only ever added. */
const LINES: RecordMerge = { merge: mergePlans, find: () => ({ diagnostics: [] }) };
const PLAIN: RecordMerge = {
  merge: (sides, mergeText) => mergeText(sides),
  find: () => ({ diagnostics: [] }),
};

/** How the record at a path is merged. What is generated as a whole is no sum of two versions. */
function recordAt(path: string, root: string): MergeKind | RecordMerge | "generated" {
  const inside = parseTicketPath(path, root)?.inside;
  if (inside === DOSSIER) return "generated";
  if (inside === ROUNDS) return LINES;
  const kind = inside === undefined ? undefined : KINDS[inside];
  if (kind !== undefined) return kind;
  const objective = parseTicketPath(path, OBJECTIVE_ROOT);
  if (objective?.inside !== ITEM) return PLAIN;
  return { merge: mergeItems, find: (text) => parseObjective(text, path, objective.id) };
}
