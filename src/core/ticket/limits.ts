// Every text, list and file of a record has a limit. Exceeding one is a finding, never a crash or a hang.

/** Largest `item.md`, in bytes. */
export const MAX_ITEM_BYTES = 512 * 1024;
/** Largest `thread.md`, in bytes. */
export const MAX_THREAD_BYTES = 4 * 1024 * 1024;
/** Largest `resolution.md`, `relations.json`, `orchestration-plan.jsonl`, objective or configuration, in bytes. */
export const MAX_RECORD_BYTES = 512 * 1024;
/** Largest file under `artifacts/`, in bytes. */
const MAX_ARTIFACT_BYTES = 1024 * 1024;
/** Most files of one ticket. */
export const MAX_TICKET_FILES = 200;
/** Most events of one thread. */
export const MAX_EVENTS = 5_000;
/** Largest body of a new event, in bytes; older events are read up to the thread's limit. */
export const MAX_EVENT_BODY_BYTES = 16 * 1024;
/** Longest line of a record, in UTF-16 code units. */
export const MAX_LINE_LENGTH = 20_000;
/** Longest title, reason, name or other one-line value, in UTF-16 code units. */
export const MAX_ONE_LINE_LENGTH = 500;
/** Most keys of a front matter. */
export const MAX_FRONT_MATTER_KEYS = 64;
/** Most words of `labels`, `risk_flags` or `linked_tickets`. */
export const MAX_LIST_LENGTH = 200;
/** Longest word of `labels` and `risk_flags`, in UTF-16 code units. */
export const MAX_WORD_LENGTH = 64;
/** Most relations of one ticket. */
export const MAX_RELATIONS = 200;
/** Most plan records of one ticket. */
export const MAX_PLAN_RECORDS = 1_000;
/** Most tickets that are read because a changed ticket points to them. */
export const MAX_POINTED_READS = 256;
/** Most findings that are kept for one file; the rest are counted. */
export const MAX_FINDINGS_PER_FILE = 50;

/** Whether a path inside a ticket's directory is a file that yoi only keeps: a report, a log, a screenshot. */
export function isFreeArtifact(inside: string): boolean {
  const isRecord = inside === "artifacts/relations.json" || inside === "artifacts/orchestration-plan.jsonl";
  return inside.startsWith("artifacts/") && !isRecord;
}

/** Largest size of a file by its path inside the ticket's directory, in bytes. */
export function maxBytesOf(inside: string): number {
  if (inside === "item.md") return MAX_ITEM_BYTES;
  if (inside === "thread.md") return MAX_THREAD_BYTES;
  return isFreeArtifact(inside) ? MAX_ARTIFACT_BYTES : MAX_RECORD_BYTES;
}
