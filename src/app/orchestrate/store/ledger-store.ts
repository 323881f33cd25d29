import { type Diagnostic, finding, messageOf } from "../../../core/diagnostic/diagnostic.ts";
import { failure, YoiError } from "../../../core/diagnostic/error.ts";
import { EMPTY_LEDGER, type Ledger } from "../../../core/orchestrator/ledger.ts";
import {
  claimsPath,
  formatLedgerFiles,
  type LedgerRead,
  ledgerDiff,
  MAX_LEDGER_FILE_BYTES,
  parseLedgerFiles,
} from "../../../core/orchestrator/ledger-files.ts";
import { byteLength } from "../../../core/ticket/files.ts";
import { readFileSetAt } from "../../../io/git/blobs.ts";
import type { Trailer } from "../../../io/git/commit-message.ts";
import { writeCommit, writeTree } from "../../../io/git/objects.ts";
import { runGit } from "../../../io/git/plumbing.ts";
import type { Repository } from "../../../io/git/repository.ts";
import { listFiles } from "../../../io/git/tree.ts";

/** What is written to the ledger. */
export interface LedgerWrite {
  /** The ledger it is built on; null: there is none yet. */
  readonly before: string | null;
  /** What that commit holds, as it was read. */
  readonly from: Ledger;
  readonly to: Ledger;
  readonly message: string;
  readonly trailers?: readonly Trailer[];
  /** Whole seconds since 1970. */
  readonly at: number;
}

/**
 * Reads the ledger at a commit; null is one that nobody has written to. What git cannot deliver makes it damaged too.
 * 2 processes, 3 for more than 512 files, whatever their number.
 */
export function readLedger(repo: Repository, sha: string | null): LedgerRead {
  if (sha === null) return { kind: "read", ledger: EMPTY_LEDGER };
  try {
    const { entries } = listFiles(repo, { kind: "commit", oid: sha }, []);
    return parseLedgerFiles(readFileSetAt(repo, entries, { maxBytes: MAX_LEDGER_FILE_BYTES }));
  } catch (error) {
    if (!(error instanceof YoiError) || !UNREADABLE.has(error.diagnostic.code)) throw error;
    const facts = { sha, reason: messageOf(error.diagnostic) };
    const problem = finding("ledger/unreadable", { path: "" }, facts);
    return { kind: "damaged", problems: [problem], readable: EMPTY_LEDGER };
  }
}

const UNREADABLE: ReadonlySet<Diagnostic["code"]> = new Set(["git/refused", "git/missing-object"]);

/**
 * Makes the next commit of the ledger, with the one before as its only parent; no ref moves. Nothing that could not be
 * read back is written. Up to 3 processes. @throws ledger/unwritable, git/unknown-revision
 */
export function writeLedger(repo: Repository, write: LedgerWrite): string {
  const { before, from, to, message, trailers = [], at } = write;
  const changes = ledgerDiff(from, to);
  checkWritable(changes);
  const tree = writeTree(repo, before, changes);
  return writeCommit(repo, { tree, parents: before === null ? [] : [before], message, trailers, at });
}

/**
 * Makes a commit that holds a ledger and nothing else, whatever the one before held, upon one or upon nothing; no ref
 * moves. Up to 3 processes. @throws ledger/unwritable
 */
export function rewriteLedger(
  repo: Repository,
  {
    parent,
    ledger,
    message,
    at,
  }: {
    readonly parent: string | null;
    readonly ledger: Ledger;
    readonly message: string;
    readonly at: number;
  },
): string {
  const files = formatLedgerFiles(ledger);
  checkWritable(files);
  const tree = writeTree(repo, null, files);
  return writeCommit(repo, { tree, parents: parent === null ? [] : [parent], message, at });
}

function checkWritable(changes: ReadonlyMap<string, string | null>): void {
  const files = [...changes].flatMap(([path, text]) => {
    if (text === null) return [];
    const sizeBytes = byteLength(text);
    const file = { text, sizeBytes };
    return [
      [path, sizeBytes > MAX_LEDGER_FILE_BYTES ? { ...file, problem: "too-large" as const } : file] as const,
    ];
  });
  const read = parseLedgerFiles(new Map(files));
  const first = read.kind === "damaged" ? read.problems[0] : undefined;
  if (first === undefined) return;
  const { file = first.path, problem = messageOf(first) } = first.facts;
  throw failure("ledger/unwritable", { path: first.path }, { file, problem });
}

/** One ticket's entry in two ledgers; null is a ledger that nobody has written to. */
export interface EntryPair {
  readonly ticket: string;
  readonly before: string | null;
  readonly now: string | null;
}

/**
 * For each pair, in order, whether the ticket's claims are the same in both ledgers. A ledger that is not here proves
 * nothing: false. 1 process whatever the count, none for no pairs.
 */
export function areEntriesUnchanged(repo: Repository, pairs: readonly EntryPair[]): readonly boolean[] {
  if (pairs.length === 0) return [];
  const ledgers = pairs.flatMap(({ before, now }) => [before, now]).filter((sha) => sha !== null);
  const names = pairs.flatMap(({ ticket, before, now }) =>
    [before, now].flatMap((sha) => (sha === null ? [] : [entryName(sha, ticket)])),
  );
  const found = readOids(repo, [...new Set([...ledgers.map((sha) => `${sha}^{commit}`), ...names])]);
  const entryIn = (sha: string | null, ticket: string): string | undefined => {
    if (sha === null) return "absent";
    if (!found.has(`${sha}^{commit}`)) return undefined;
    return found.get(entryName(sha, ticket)) ?? "absent";
  };
  return pairs.map(({ ticket, before, now }) => {
    const entry = entryIn(before, ticket);
    return entry !== undefined && entry === entryIn(now, ticket);
  });
}

/** As `areEntriesUnchanged`, for one ticket. 1 process. */
export function isEntryUnchanged(
  repo: Repository,
  before: string | null,
  now: string | null,
  ticket: string,
): boolean {
  return areEntriesUnchanged(repo, [{ ticket, before, now }])[0] ?? false;
}

function entryName(sha: string, ticket: string): string {
  return `${sha}:${claimsPath(ticket)}`;
}

/** The objects that names stand for; a name without one has no entry. 1 process. */
function readOids(repo: Repository, names: readonly string[]): ReadonlyMap<string, string> {
  const input = `${names.join("\n")}\n`;
  const args = ["cat-file", "--batch-check=%(objectname)", "--buffer"];
  const lines = runGit(args, { ...repo, input })
    .stdout.toString("utf8")
    .split("\n");
  return new Map(
    names.flatMap((name, index) => {
      const line = lines[index] ?? "";
      return /^[0-9a-f]+$/.test(line) ? [[name, line] as const] : [];
    }),
  );
}
