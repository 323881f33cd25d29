/**
 * One file at one revision, as plain data. Readers in `io` make it: `text` is decoded UTF-8 (a byte order mark is
 * kept as U+FEFF), everything that could not be read as text says why in `problem` and has an empty `text`.
 */
export interface RecordFile {
  readonly text: string;
  /** Size in bytes. */
  readonly sizeBytes: number;
  /** Why there is no text. `skipped`: a binary or unneeded artifact, which is no fault. */
  readonly problem?: FileProblem;
  /** Git's object id where the file came from git. */
  readonly oid?: string;
  /** Whether the executable bit is set. */
  readonly executable?: boolean;
}

/** Why a file could not be read as text. */
export type FileProblem =
  | "skipped"
  | "symlink"
  | "submodule"
  | "directory"
  | "special"
  | "unreadable"
  | "too-large"
  | "not-utf8"
  | "nul-byte";

/** Files by POSIX path relative to the repository root, at one revision. */
export type FileSet = ReadonlyMap<string, RecordFile>;

/** A path on one side: the status directory is there only in the older layout. */
export interface TicketPath {
  readonly id: string;
  /** `.yoi/tickets/<id>` or `.yoi/tickets/<status>/<id>`. */
  readonly dir: string;
  readonly status?: OlderStatus;
  /** The path inside the ticket directory: `item.md`, `artifacts/relations.json`. */
  readonly inside: string;
}

/** Status directories of the older layout. */
export const OLDER_STATUSES = ["open", "pending", "closed"] as const;

/** One of the older status directories. */
export type OlderStatus = (typeof OLDER_STATUSES)[number];

/** Whether a word is one of the older status directories. */
export function isOlderStatus(word: string): word is OlderStatus {
  return (OLDER_STATUSES as readonly string[]).includes(word);
}

/** Where tickets live when the configuration names no other root. */
export const DEFAULT_TICKET_ROOT = ".yoi/tickets";
/** Where objectives live. */
export const OBJECTIVE_ROOT = ".yoi/objectives";
/** The workspace configuration. */
export const CONFIG_PATH = ".yoi/ticket.config.toml";
/** Known faults accepted when yoi was adopted in an older repository. */
export const BASELINE_PATH = ".yoi/baseline.json";

/**
 * What a path under the ticket root belongs to, or undefined for a file that belongs to no ticket
 * (`.yoi/tickets/README.md`, `.yoi/tickets/pending/.gitkeep`) or lies elsewhere.
 */
export function parseTicketPath(path: string, root: string = DEFAULT_TICKET_ROOT): TicketPath | undefined {
  if (!path.startsWith(`${root}/`)) return undefined;
  const parts = path.slice(root.length + 1).split("/");
  const [first, second] = parts;
  if (first === undefined || second === undefined) return undefined;
  if (isOlderStatus(first)) {
    if (parts.length < 3) return undefined;
    return { id: second, dir: `${root}/${first}/${second}`, status: first, inside: parts.slice(2).join("/") };
  }
  return { id: first, dir: `${root}/${first}`, inside: parts.slice(1).join("/") };
}

/** How many UTF-8 bytes a text takes. */
export function byteLength(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) bytes += 1;
    else if (code < 0x800) bytes += 2;
    else if (code >= 0xd800 && code < 0xdc00 && i + 1 < text.length) {
      bytes += 4;
      i += 1;
    } else bytes += 3;
  }
  return bytes;
}
