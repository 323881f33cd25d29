import { failure, YoiError } from "../../../core/diagnostic/error.ts";
import { DOSSIER, type Dossier, parseDossier } from "../../../core/orchestrator/dossier/dossier.ts";
import type { LedgerVerdict } from "../../../core/orchestrator/ledger.ts";
import type { RecordFile } from "../../../core/ticket/files.ts";
import { maxBytesOf } from "../../../core/ticket/limits.ts";
import { readRecord } from "../../../io/files/read-files.ts";
import { readFileSetAt } from "../../../io/git/blobs.ts";
import { readRefs } from "../../../io/git/refs.ts";
import { listFiles } from "../../../io/git/tree.ts";
import { findPlace, listTicketPlaces, type TicketPlace, type Workspace } from "../../workspace.ts";
import { readLedger } from "../store/ledger-store.ts";
import { decidePlace, readShared, type SharedRefs } from "../store/shared.ts";

/** Where a dossier was found. */
export interface DossierSource {
  readonly where: "work branch" | "default branch" | "working tree";
  /** Null for the working tree. */
  readonly commit: string | null;
}

/** A dossier, where it was found, and what was said since. */
export interface ShownDossier {
  readonly ticket: string;
  readonly source: DossierSource;
  readonly dossier: Dossier;
  /** What the ledger holds of the ticket. */
  readonly verdicts: readonly LedgerVerdict[];
}

/**
 * The dossier of a ticket: the newest one that its work branch (as last seen at the remote, or here), the default
 * branch or the working tree holds; undefined where none does. Nothing is fetched. Up to 14 processes.
 * @throws usage/unknown-ticket, usage/ambiguous-ticket, orchestrate/bad-dossier
 */
export function findDossier(workspace: Workspace, reference: string): ShownDossier | undefined {
  const shared = readSharedRefs(workspace);
  const { id, dir } = findTicket(workspace, reference, shared);
  const found: { readonly source: DossierSource; readonly dossier: Dossier }[] = [];
  const broken: { readonly path: string; readonly problem: string }[] = [];
  const take = (source: DossierSource, path: string, file: RecordFile | undefined): void => {
    if (file === undefined) return;
    const read = file.problem === undefined ? parseDossier(file.text) : { problem: file.problem };
    if ("dossier" in read) found.push({ source, dossier: read.dossier });
    else broken.push({ path, problem: read.problem });
  };
  const path = `${workspace.ticketRoot}/${id}/${DOSSIER}`;
  for (const source of commitsOf(workspace, id, shared)) {
    take(source, path, readAt(workspace, source.commit, path));
  }
  const own = `${dir}/${DOSSIER}`;
  take({ where: "working tree", commit: null }, own, readRecord(workspace.root, own, maxBytesOf(DOSSIER)));
  const [newest] = found.toSorted((one, other) => other.dossier.at.localeCompare(one.dossier.at));
  if (newest !== undefined) return { ticket: id, ...newest, verdicts: readVerdicts(workspace, id, shared) };
  const [fault] = broken;
  if (fault === undefined) return undefined;
  throw failure("orchestrate/bad-dossier", { path: fault.path }, { ticket: id, problem: fault.problem });
}

/** As `findDossier`. @throws orchestrate/no-dossier where there is none */
export function readDossier(workspace: Workspace, reference: string): ShownDossier {
  const shown = findDossier(workspace, reference);
  if (shown !== undefined) return shown;
  throw failure("orchestrate/no-dossier", { path: "" }, { ticket: reference });
}

/** The shared refs as last seen; undefined where nothing tells which they are, and the working tree has to do. */
function readSharedRefs({ repository, config }: Workspace): SharedRefs | undefined {
  try {
    return readShared(repository, decidePlace(repository, config));
  } catch (error) {
    if (error instanceof YoiError && error.diagnostic.code.startsWith("ledger/")) return undefined;
    throw error;
  }
}

/** A ticket of the working tree, or one that only a work branch shows. */
function findTicket(workspace: Workspace, reference: string, shared: SharedRefs | undefined): TicketPlace {
  const { ticketRoot } = workspace;
  const places = listTicketPlaces(workspace);
  const known = new Set(places.map(({ id }) => id));
  const others = [...(shared?.work.keys() ?? [])].filter((id) => !known.has(id));
  const all = [...places, ...others.map((id) => ({ id, dir: `${ticketRoot}/${id}` }))];
  return findPlace(all, reference, ticketRoot);
}

/** Commits that may hold the dossier, each once. 1 process. */
function commitsOf(
  { repository, config }: Workspace,
  id: string,
  shared: SharedRefs | undefined,
): readonly (DossierSource & { readonly commit: string })[] {
  const name = `refs/heads/${config.git.work_prefix}${id}`;
  const local = readRefs(repository, [name]).find((ref) => ref.name === name)?.oid;
  const commits = new Map<string, DossierSource["where"]>();
  for (const work of [shared?.work.get(id), local]) if (work !== undefined) commits.set(work, "work branch");
  if (shared !== undefined && !commits.has(shared.defaultSha)) {
    commits.set(shared.defaultSha, "default branch");
  }
  return [...commits].map(([commit, where]) => ({ where, commit }));
}

/** 2 processes. */
function readAt({ repository }: Workspace, commit: string, path: string): RecordFile | undefined {
  const { entries } = listFiles(repository, { kind: "commit", oid: commit }, [path]);
  return readFileSetAt(repository, entries, { maxBytes: maxBytesOf(DOSSIER) }).get(path);
}

function readVerdicts(
  { repository }: Workspace,
  id: string,
  shared: SharedRefs | undefined,
): readonly LedgerVerdict[] {
  const read = readLedger(repository, shared?.ledger ?? null);
  return (read.kind === "read" ? read.ledger : read.readable).verdicts.get(id) ?? [];
}
