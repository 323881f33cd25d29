import { type LaidOver, layOver, type TicketView } from "../../core/orchestrator/lay-over.ts";
import { MAX_THREAD_BYTES } from "../../core/ticket/limits.ts";
import { parseThread } from "../../core/ticket/thread.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import { ITEM, THREAD } from "../../core/workspace/parse-ticket.ts";
import { readRecord } from "../../io/files/read-files.ts";
import { fileKey, type NamedFile, readNamedFiles } from "../../io/git/named-files.ts";
import { parseTickets, placesOf } from "../change/read-tickets.ts";
import type { TicketDir } from "../doctor/read-workspace.ts";
import { chainOf } from "../orchestrate/observe/observe-default.ts";
import { viewOf } from "../orchestrate/person/ticket-view.ts";
import { readSeenShared, type SeenShared } from "../orchestrate/store/seen.ts";
import type { Workspace } from "../workspace.ts";
import {
  asInTree,
  type ShownTicket,
  type TreeItem,
  type WorkData,
  type WorkOverlay,
} from "./shown-ticket.ts";

/**
 * Lays work refs and claims, as they were last seen, over the tickets of the working tree; undefined where there are
 * none after all. Up to 9 processes: 1 for all work refs together.
 */
export function layWorkOver(workspace: Workspace): WorkOverlay | undefined {
  const seen = readSeenShared(workspace.repository, workspace.config);
  if (seen === undefined) return undefined;
  const claimed = [...seen.ledger.claims].filter(([, { live }]) => live !== null).map(([id]) => id);
  const ids = new Set([...seen.refs.work.keys(), ...claimed]);
  const tips = readTips(workspace, seen, ids);
  return {
    seen,
    show: (place, item) =>
      ids.has(place.id) ? shownAs({ workspace, seen, tips, place, item }) : asInTree(item),
  };
}

/** Item and thread of tickets at the tips of their work refs, and as the default branch has them. */
interface Tips {
  readonly work: ReadonlyMap<string, Ticket>;
  readonly onDefault: ReadonlyMap<string, Ticket>;
}

function readTips(
  { repository, ticketRoot }: Workspace,
  { refs }: SeenShared,
  ids: ReadonlySet<string>,
): Tips {
  const named = (commit: string, id: string): readonly NamedFile[] =>
    placesOf(ticketRoot, id).flatMap((dir) =>
      [ITEM, THREAD].map((inside) => ({ commit, path: `${dir}/${inside}` })),
    );
  const atWork = [...refs.work].flatMap(([id, head]) => named(head, id));
  const atDefault = [...ids].flatMap((id) => named(refs.defaultSha, id));
  const files = readNamedFiles(repository, [...atWork, ...atDefault], MAX_THREAD_BYTES);
  const parse = (some: readonly NamedFile[], wanted: ReadonlySet<string>): ReadonlyMap<string, Ticket> => {
    const found = some.flatMap((file) => {
      const record = files.get(fileKey(file));
      return record === undefined ? [] : [[file.path, record] as const];
    });
    return parseTickets(new Map(found), wanted, ticketRoot);
  };
  const perRef = [...refs.work].flatMap(([id, head]) => [...parse(named(head, id), new Set([id]))]);
  return { work: new Map(perRef), onDefault: parse(atDefault, ids) };
}

interface Showing {
  readonly workspace: Workspace;
  readonly seen: SeenShared;
  readonly tips: Tips;
  readonly place: TicketDir;
  readonly item: TreeItem | undefined;
}

function shownAs({ workspace, seen, tips, place, item }: Showing): ShownTicket {
  const { id } = place;
  const claim = seen.ledger.claims.get(id)?.live ?? null;
  const workTicket = tips.work.get(id);
  const laid = layOver({
    tree: viewOfTree(workspace.root, place, item),
    onDefault: viewOf(tips.onDefault.get(id)),
    work: viewOf(workTicket),
    claim,
  });
  const work = workData(seen, id, workTicket, laid);
  return {
    state: laid.state ?? undefined,
    attention: laid.attention,
    work,
    ...(laid.holds && workTicket !== undefined ? { workTicket } : {}),
  };
}

function workData(
  { place, refs, ledger }: SeenShared,
  id: string,
  ticket: Ticket | undefined,
  { mergeReady }: LaidOver,
): WorkData {
  const claim = ledger.claims.get(id)?.live ?? null;
  return {
    branch: `${place.workPrefix}${id}`,
    head: refs.work.get(id) ?? null,
    state: ticket?.item?.state ?? null,
    merge_ready: mergeReady,
    generation: claim?.generation ?? null,
    attention: claim?.attention ?? ticket?.item?.attention_required ?? null,
  };
}

function viewOfTree(root: string, { id, dir }: TicketDir, item: TreeItem | undefined): TicketView | null {
  if (item?.state === undefined) return null;
  const file = readRecord(root, `${dir}/${THREAD}`, MAX_THREAD_BYTES);
  const { thread } = parseThread(file?.text ?? "", `${dir}/${THREAD}`, id);
  return { state: item.state, attention: item.attention_required, chain: chainOf({ thread }) };
}
