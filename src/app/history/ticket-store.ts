import { type Baseline, parseBaseline } from "../../core/rules/baseline.ts";
import { MAX_THREAD_BYTES } from "../../core/ticket/limits.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import { type Config, parseConfig } from "../../core/workspace/config.ts";
import { parseTicket } from "../../core/workspace/parse-ticket.ts";
import type { FileRef, TicketTree } from "../../core/workspace/tree-state.ts";
import { fileReader } from "../../io/git/blobs.ts";
import type { Repository } from "../../io/git/repository.ts";

/** Parsed tickets and settings of past trees; each file version is read once and each form parsed once. */
export interface TicketStore {
  /** Reads many contents at once, so that later reads start no process. */
  readonly prefetch: (refs: readonly FileRef[]) => void;
  readonly read: (tree: TicketTree | undefined) => Ticket | undefined;
  readonly readSettings: (config: FileRef | undefined, baseline: FileRef | undefined) => PastSettings;
}

/** By what a past commit is judged. */
export interface PastSettings {
  readonly config: Config;
  readonly baseline: Baseline;
}

/** Most parsed tickets that are kept; the oldest go first. */
const MAX_KEPT_TICKETS = 5_000;

/** Opens a store over a repository. */
export function ticketStore(repo: Repository): TicketStore {
  const files = fileReader(repo, MAX_THREAD_BYTES);
  const tickets = new Map<string, Ticket>();
  const settings = new Map<string, PastSettings>();

  function read(tree: TicketTree | undefined): Ticket | undefined {
    if (tree === undefined) return undefined;
    const known = tickets.get(tree.form);
    if (known !== undefined) return known;
    files.load([...tree.files.values()]);
    const inside = new Map([...tree.files].map(([path, ref]) => [path, files.read(ref)]));
    const ticket = parseTicket({ ...tree, files: inside });
    tickets.set(tree.form, ticket);
    const oldest = tickets.size > MAX_KEPT_TICKETS ? tickets.keys().next().value : undefined;
    if (oldest !== undefined) tickets.delete(oldest);
    return ticket;
  }

  function readSettings(config: FileRef | undefined, baseline: FileRef | undefined): PastSettings {
    const key = `${config?.oid} ${baseline?.oid}`;
    const known = settings.get(key) ?? {
      config: parseConfig(readText(config)).config,
      baseline: parseBaseline(readText(baseline)).baseline,
    };
    settings.set(key, known);
    return known;
  }

  function readText(ref: FileRef | undefined): string | undefined {
    if (ref === undefined) return undefined;
    const file = files.read(ref);
    return file.problem === undefined ? file.text : undefined;
  }

  return { prefetch: files.load, read, readSettings };
}
