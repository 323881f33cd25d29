import { YoiError } from "../../../core/diagnostic/error.ts";
import { type ClaimFile, EMPTY_LEDGER, type Ledger } from "../../../core/orchestrator/ledger.ts";
import {
  claimsPath,
  MAX_LEDGER_FILE_BYTES,
  parseLedgerFiles,
} from "../../../core/orchestrator/ledger-files.ts";
import { keepWhole, newerFiles } from "../../../core/orchestrator/live/salvage.ts";
import type { FileSet } from "../../../core/ticket/files.ts";
import { readFileSetAt } from "../../../io/git/blobs.ts";
import { listCommitsOf } from "../../../io/git/log.ts";
import { runGit } from "../../../io/git/plumbing.ts";
import type { TreeEntry } from "../../../io/git/raw.ts";
import type { Repository } from "../../../io/git/repository.ts";
import { resolveCommits } from "../../../io/git/revision.ts";
import { listFiles } from "../../../io/git/tree.ts";

/** What is left of a damaged ledger. */
export interface Salvaged {
  /** The commit that a new ledger follows; null where git cannot read it. */
  readonly parent: string | null;
  /** What could be read wholly. */
  readonly kept: Ledger;
  /** Files that could not. */
  readonly damaged: readonly string[];
  /** Files that a newer version wrote. */
  readonly newer: readonly string[];
  /** Git cannot even list the files: nothing is kept. */
  readonly isLost: boolean;
}

/** Most commits of the ledger in which an earlier version of a damaged file is looked for. */
const MAX_EARLIER = 50;

/** Reads whatever can be read of a damaged ledger. Up to 4 processes. */
export function salvageLedger(repo: Repository, sha: string): Salvaged {
  const parent = resolveCommits(repo, [sha]).get(sha) ?? null;
  const entries = parent === null ? undefined : tryList(repo, parent);
  if (entries === undefined) return { parent, kept: EMPTY_LEDGER, damaged: [], newer: [], isLost: true };
  const there = readThere(repo, entries);
  const read = parseLedgerFiles(there);
  const gone = entries.map(({ path }) => path).filter((path) => !there.has(path));
  const damaged = read.kind === "read" ? gone : [...gone, ...read.problems.map(({ path }) => path)];
  const readable = read.kind === "read" ? read.ledger : read.readable;
  return {
    parent,
    kept: keepWhole(readable, damaged),
    damaged: [...new Set(damaged)].sort(),
    newer: newerFiles(there, damaged),
    isLost: false,
  };
}

function tryList(repo: Repository, commit: string): readonly TreeEntry[] | undefined {
  return unlessRefused(() => listFiles(repo, { kind: "commit", oid: commit }, []).entries);
}

/** What a call gives; undefined where git refuses, as it does for objects that are missing. */
function unlessRefused<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    if (error instanceof YoiError && error.diagnostic.code === "git/refused") return undefined;
    throw error;
  }
}

/** The files whose content git still has. 2 or 3 processes. */
function readThere(repo: Repository, entries: readonly TreeEntry[]): FileSet {
  const input = entries.map(({ oid }) => `${oid}\n`).join("");
  const lines = runGit(["cat-file", "--batch-check=%(objecttype)", "--buffer"], { ...repo, input })
    .stdout.toString("latin1")
    .split("\n");
  const there = entries.filter((_, index) => lines[index] === "blob");
  return readFileSetAt(repo, there, { maxBytes: MAX_LEDGER_FILE_BYTES });
}

/**
 * The newest version of a ticket's claims in the ledger's history that can be read: how claims ended is never said
 * anew. 1 process, and 3 for each version that is looked at.
 */
export function readEarlierClaims(repo: Repository, sha: string, ticket: string): ClaimFile | undefined {
  return unlessRefused(() => findEarlier(repo, sha, ticket));
}

function findEarlier(repo: Repository, sha: string, ticket: string): ClaimFile | undefined {
  const path = claimsPath(ticket);
  for (const commit of listCommitsOf(repo, sha, [path], MAX_EARLIER)) {
    const { entries } = listFiles(repo, { kind: "commit", oid: commit }, [path]);
    const read = parseLedgerFiles(readThere(repo, entries));
    const file = read.kind === "read" ? read.ledger.claims.get(ticket) : undefined;
    if (file !== undefined) return file;
  }
  return undefined;
}
