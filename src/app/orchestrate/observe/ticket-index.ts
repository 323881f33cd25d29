import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PlanSeen } from "../../../core/orchestrator/decide/plan-waits.ts";
import { parseTicketPath } from "../../../core/ticket/files.ts";
import { MAX_THREAD_BYTES } from "../../../core/ticket/limits.ts";
import type { State } from "../../../core/ticket/state.ts";
import type { Ticket } from "../../../core/ticket/ticket.ts";
import { ITEM, PLAN, RELATIONS } from "../../../core/workspace/parse-ticket.ts";
import { errorCode } from "../../../io/files/error-code.ts";
import { readFileSetAt } from "../../../io/git/blobs.ts";
import { runGit } from "../../../io/git/plumbing.ts";
import type { Repository } from "../../../io/git/repository.ts";
import { isOid } from "../../../io/git/revision.ts";
import { diffRevisions, listFiles } from "../../../io/git/tree.ts";
import { parseTickets, readTickets } from "../../change/read-tickets.ts";
import { type DefaultFacts, factsOf } from "./observe-default.ts";

const NAME = "ticket-index.json";
/** Changes with what is read into an entry: an index of another version is made anew. */
const INDEX_VERSION = 1;

/** What the Orchestrator keeps of every ticket of the default branch. */
export interface IndexEntry {
  readonly state: State | null;
  /** Tickets that it holds up by its own `blocks`. */
  readonly blocks: readonly string[];
  /** Tickets that it waits for by its own `depends_on`. */
  readonly awaits: readonly string[];
  readonly plans: readonly PlanSeen[];
  /** All that is seen of one that is being worked on or is to be; null for all others. */
  readonly seen: DefaultFacts | null;
}

/** Tickets by id. */
export type TicketIndex = ReadonlyMap<string, IndexEntry>;

interface IndexFile {
  readonly version: typeof INDEX_VERSION;
  readonly root: string;
  readonly tree: string;
  readonly tickets: Readonly<Record<string, IndexEntry>>;
}

/**
 * What all tickets of a commit say that matters to the Orchestrator. Kept in a file by the tree it was made from: only
 * tickets that changed since are read again. The file is a cache: without it all tickets are read once.
 * 1 process where nothing changed, 3 where something did.
 */
export function readTicketIndex(
  repo: Repository,
  { commit, root, stateDir }: { readonly commit: string; readonly root: string; readonly stateDir: string },
): TicketIndex {
  const tree = runGit(["rev-parse", "--verify", "--quiet", `${commit}:${root}`], {
    ...repo,
    okCodes: [0, 1, 128],
  })
    .stdout.toString("latin1")
    .trim();
  if (!isOid(tree)) return new Map();
  const path = join(stateDir, NAME);
  const known = readIndex(path, root);
  if (known?.tree === tree) return new Map(Object.entries(known.tickets));
  const tickets = new Map(Object.entries(known?.tickets ?? {}));
  for (const [id, entry] of readChanged(repo, { commit, root, since: known?.tree, tree })) {
    if (entry === undefined) tickets.delete(id);
    else tickets.set(id, entry);
  }
  writeIndex(stateDir, { version: INDEX_VERSION, root, tree, tickets: Object.fromEntries(tickets) });
  return tickets;
}

/** Where a disk takes nothing, the next look reads again. */
const UNWRITABLE: ReadonlySet<string> = new Set(["EROFS", "EACCES", "EPERM", "ENOSPC", "EDQUOT"]);

/** Two writers at once write the same, or are made anew: a text that cannot be read counts as none. */
function writeIndex(stateDir: string, file: IndexFile): void {
  try {
    mkdirSync(stateDir, { recursive: true });
    writeFileSync(join(stateDir, NAME), JSON.stringify(file));
  } catch (error) {
    if (!UNWRITABLE.has(errorCode(error))) throw error;
  }
}

/**
 * The file of this version that was written before. Its entries are taken as they are: who can change files of the git
 * directory can do worse, and an acceptance is judged on the records themselves.
 */
function readIndex(path: string, root: string): IndexFile | undefined {
  try {
    const file: IndexFile = JSON.parse(readFileSync(path, "utf8"));
    return file.version === INDEX_VERSION && file.root === root ? file : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

interface Changed {
  readonly commit: string;
  readonly root: string;
  /** The ticket root's tree that is known; undefined: none is. */
  readonly since: string | undefined;
  readonly tree: string;
}

const WANTED: ReadonlySet<string> = new Set([ITEM, RELATIONS, PLAN]);

function readChanged(repo: Repository, changed: Changed): ReadonlyMap<string, IndexEntry | undefined> {
  const { commit, root } = changed;
  const ids = changedIds(repo, changed);
  if (ids !== undefined && ids.size === 0) return new Map();
  const under = ids === undefined || ids.size > 200 ? [root] : [...ids].map((id) => `${root}/${id}`);
  const entries = listFiles(repo, { kind: "commit", oid: commit }, under).entries.filter(({ path }) => {
    const place = parseTicketPath(path, root);
    return place !== undefined && (ids?.has(place.id) ?? true) && WANTED.has(place.inside);
  });
  const all = new Set(entries.flatMap(({ path }) => parseTicketPath(path, root)?.id ?? []));
  const read = parseTickets(readFileSetAt(repo, entries, { maxBytes: MAX_THREAD_BYTES }), all, root);
  // Threads are long: only those of tickets that are under way are read.
  const underWay = new Set([...all].filter((id) => UNDER_WAY.has(read.get(id)?.item?.state ?? "")));
  const whole = readTickets(repo, { kind: "commit", oid: commit }, underWay, root);
  return new Map([...(ids ?? all)].map((id) => [id, entryOf(read.get(id), whole.get(id))]));
}

const UNDER_WAY: ReadonlySet<string> = new Set(["queued", "inprogress", "done"]);

/** The tickets that differ from what is known; undefined where nothing is, or git has forgotten it. */
function changedIds(repo: Repository, { root, since, tree }: Changed): ReadonlySet<string> | undefined {
  if (since === undefined) return undefined;
  const known = runGit(["cat-file", "-e", `${since}^{tree}`], { ...repo, okCodes: [0, 1, 128] });
  if (known.status !== 0) return undefined;
  const changes = diffRevisions(repo, { kind: "commit", oid: since }, { kind: "commit", oid: tree }, []);
  return new Set(changes.flatMap(({ path }) => parseTicketPath(`${root}/${path}`, root)?.id ?? []));
}

function entryOf(ticket: Ticket | undefined, whole: Ticket | undefined): IndexEntry | undefined {
  if (ticket === undefined) return undefined;
  const state = ticket.item?.state ?? null;
  const targets = (wanted: "blocks" | "depends_on"): readonly string[] =>
    ticket.relations.filter(({ kind }) => kind === wanted).map(({ target }) => target);
  const plans = ticket.planRecords
    .filter(({ kind }) => kind !== "accepted_plan")
    .map(({ ticket_id, kind, related_ticket, note }) => ({
      ticket_id,
      kind,
      ...(related_ticket === undefined ? {} : { related_ticket }),
      ...(note === undefined ? {} : { note }),
    }));
  return {
    state,
    blocks: targets("blocks"),
    awaits: targets("depends_on"),
    plans,
    seen: factsOf(whole),
  };
}
