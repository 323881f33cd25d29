import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { failure } from "../core/diagnostic/error.ts";
import { nearest } from "../core/diagnostic/nearest.ts";
import { checkFileProblem } from "../core/ticket/file-problem.ts";
import { CONFIG_PATH } from "../core/ticket/files.ts";
import { idKey, slugOf } from "../core/ticket/id.ts";
import { MAX_RECORD_BYTES } from "../core/ticket/limits.ts";
import type { Ticket } from "../core/ticket/ticket.ts";
import { type Config, parseConfig } from "../core/workspace/config.ts";
import { parseTicket } from "../core/workspace/parse-ticket.ts";
import { readRecord } from "../io/files/read-files.ts";
import { openRepository, type Repository, requireWorkTree } from "../io/git/repository.ts";
import { listTicketDirs, readTicketDir, type TicketDir } from "./doctor/read-workspace.ts";

/** A working tree with its configuration: what a command works on. */
export interface Workspace {
  readonly repository: Repository;
  /** The top of the working tree, absolute. */
  readonly root: string;
  readonly config: Config;
  /** What is wrong in the configuration; it is used as far as it can be read. */
  readonly configDiagnostics: readonly Diagnostic[];
  /** Where tickets live, relative to `root`. */
  readonly ticketRoot: string;
  /** Lock and journal, in the git directory that all worktrees share; perhaps not there yet. */
  readonly stateDir: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Where a ticket lies in the working tree. */
export type TicketPlace = TicketDir;

/** Most candidates that an ambiguous reference lists. */
const MAX_CANDIDATES = 5;

/**
 * Opens the workspace that a directory belongs to. 1 process.
 * @throws git/not-a-repository and the like, git/no-work-tree
 */
export function openWorkspace({
  cwd,
  env,
}: {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}): Workspace {
  const repository = openRepository(cwd, env);
  const root = requireWorkTree(repository);
  const file = readRecord(root, CONFIG_PATH, MAX_RECORD_BYTES);
  const problem =
    file === undefined ? undefined : checkFileProblem(CONFIG_PATH, file, { maxBytes: MAX_RECORD_BYTES });
  const { config, diagnostics } = parseConfig(problem === undefined ? file?.text : undefined);
  return {
    repository,
    root,
    config,
    configDiagnostics: problem === undefined ? diagnostics : [problem],
    ticketRoot: config.backend.root,
    stateDir: `${repository.commonDir}/yoi`,
    env,
  };
}

/** The ticket directories of the working tree by name, those of an older layout included. Reads no ticket. */
export function listTicketPlaces(workspace: Workspace): readonly TicketPlace[] {
  return listTicketDirs(workspace.root, workspace.ticketRoot).dirs;
}

/**
 * The ticket that a person means: its id, its slug, or a part of the id that no other one has. Case does not count,
 * and a path into the ticket's directory is as good as its id.
 * @throws usage/unknown-ticket, usage/ambiguous-ticket
 */
export function resolveTicket(workspace: Workspace, reference: string): TicketPlace {
  return findPlace(listTicketPlaces(workspace), reference, workspace.ticketRoot);
}

/** Reads and parses one ticket of the working tree. */
export function loadTicket(workspace: Workspace, place: TicketPlace): Ticket {
  return parseTicket(readTicketDir(workspace.root, place));
}

/** As `resolveTicket`, among places that were listed before. */
export function findPlace(
  places: readonly TicketPlace[],
  reference: string,
  ticketRoot: string,
): TicketPlace {
  const wanted = idKey(withoutPath(reference.trim(), ticketRoot));
  const ways: readonly ((place: TicketPlace) => boolean)[] = [
    ({ id }) => idKey(id) === wanted,
    ({ id }) => idKey(slugOf(id) ?? "") === wanted,
    ({ id }) => idKey(id).includes(wanted),
  ];
  for (const fits of wanted === "" ? [] : ways) {
    const found = places.filter(fits);
    const [only] = found;
    if (only === undefined) continue;
    // Of one id in two directories of an older layout the first is taken; doctor reports the other one.
    if (found.every(({ id }) => id === only.id)) return only;
    throw failure("usage/ambiguous-ticket", { path: "" }, { reference, candidates: describe(found) });
  }
  throw failure("usage/unknown-ticket", { path: "" }, { reference, suggestion: suggest(places, wanted) });
}

/** `.yoi/tickets/<id>/item.md`, as a shell completes it, means the ticket. */
function withoutPath(reference: string, ticketRoot: string): string {
  const [, inside] = reference.split(`${ticketRoot}/`);
  return (inside ?? reference).replace(/^(?:open|pending|closed)\//, "").replace(/\/.*$/, "");
}

function describe(found: readonly TicketPlace[]): string {
  const shown = found.slice(0, MAX_CANDIDATES).map(({ id }) => id);
  const left = found.length - shown.length;
  return left === 0 ? shown.join(", ") : `${shown.join(", ")} and ${left} more`;
}

function suggest(places: readonly TicketPlace[], wanted: string): string {
  const names = places.flatMap(({ id }) => [id, slugOf(id) ?? id]);
  const near = nearest(wanted, names);
  return near === undefined ? "see `yoi ticket list --all` for all ids" : `write ${near}`;
}
