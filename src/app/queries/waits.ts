import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { MAX_RECORD_BYTES, MAX_THREAD_BYTES } from "../../core/ticket/limits.ts";
import { parseRelations, type Relation } from "../../core/ticket/relations.ts";
import { parseThread } from "../../core/ticket/thread.ts";
import { RELATIONS, THREAD } from "../../core/workspace/parse-ticket.ts";
import { waitGraphOf } from "../../core/workspace/relation-graph.ts";
import { closeStatusOf, isCompleted, type TicketSummary } from "../../core/workspace/summary.ts";
import { readRecord } from "../../io/files/read-files.ts";
import { isMissing } from "../../io/files/read-head.ts";
import type { TicketDir } from "../doctor/read-workspace.ts";
import type { QueryContext } from "./answer.ts";
import { readHead, type TicketHead } from "./ticket-heads.ts";

/** The relations of all tickets, and who waits for whom by them. */
export interface Waits {
  /** A ticket with its relations; undefined where there is none of that id. Its item is read when it is asked for. */
  readonly summaryOf: (id: string) => TicketSummary | undefined;
  /** Relations of other tickets that point to a ticket, by the ticket they point to. */
  readonly incoming: ReadonlyMap<string, readonly Relation[]>;
  /** The tickets a ticket still waits for: not closed as completed. What does not exist is not among them. */
  readonly openBlockers: (id: string) => readonly TicketSummary[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the relations of the tickets in some directories. */
export function readWaits(context: QueryContext, places: readonly TicketDir[]): Waits {
  const { root } = context.workspace;
  const diagnostics: Diagnostic[] = [];
  const relations = new Map<string, readonly Relation[]>();
  for (const [index, place] of places.entries()) {
    context.onProgress("reading relations", index, places.length);
    const found = readRelations(root, place);
    diagnostics.push(...found.diagnostics);
    if (found.relations.length > 0) relations.set(place.id, found.relations);
  }
  const summaryOf = summaries(root, places, relations);
  const graph = waitGraphOf([...relations].map(([id, own]) => ({ ...EMPTY, id, relations: own })));
  return {
    summaryOf,
    incoming: groupByTarget([...relations.values()].flat()),
    openBlockers: (id) =>
      [...(graph.get(id) ?? [])].flatMap((target) => {
        const blocker = summaryOf(target);
        return blocker === undefined || isCompleted(blocker) ? [] : [blocker];
      }),
    diagnostics,
  };
}

const EMPTY: Omit<TicketSummary, "id" | "relations"> = { dir: "", title: "", state: undefined, planned: [] };

/** Makes summaries when they are asked for, each once. */
function summaries(
  root: string,
  places: readonly TicketDir[],
  relations: ReadonlyMap<string, readonly Relation[]>,
): Waits["summaryOf"] {
  const placeOf = new Map(places.map((place) => [place.id, place]));
  const made = new Map<string, TicketSummary>();
  return (id) => {
    const place = placeOf.get(id);
    if (place === undefined) return undefined;
    const known = made.get(id);
    if (known !== undefined) return known;
    const head = readHead(root, place, false);
    const state = head.item?.state;
    const summary: TicketSummary = {
      id,
      dir: place.dir,
      title: head.item?.title ?? "",
      state,
      relations: relations.get(id) ?? [],
      planned: [],
      ...(state === "closed" ? { closeStatus: readCloseStatus(root, head) } : {}),
    };
    made.set(id, summary);
    return summary;
  };
}

function groupByTarget(relations: readonly Relation[]): ReadonlyMap<string, readonly Relation[]> {
  const incoming = new Map<string, Relation[]>();
  for (const relation of relations) {
    const known = incoming.get(relation.target);
    if (known === undefined) incoming.set(relation.target, [relation]);
    else known.push(relation);
  }
  return incoming;
}

function readRelations(root: string, place: TicketDir): ReturnType<typeof parseRelations> {
  const path = `${place.dir}/${RELATIONS}`;
  const file = isMissing(root, path) ? undefined : readRecord(root, path, MAX_RECORD_BYTES);
  if (file === undefined || file.problem !== undefined) return { relations: [], diagnostics: [] };
  return parseRelations(file.text, path, place.id);
}

function readCloseStatus(
  root: string,
  { place, item }: TicketHead,
): NonNullable<TicketSummary["closeStatus"]> {
  const path = `${place.dir}/${THREAD}`;
  const file = readRecord(root, path, MAX_THREAD_BYTES);
  const thread =
    file === undefined || file.problem !== undefined
      ? undefined
      : parseThread(file.text, path, place.id).thread;
  return closeStatusOf({
    id: place.id,
    dir: place.dir,
    ...(item === undefined ? {} : { item }),
    ...(thread === undefined ? {} : { thread }),
    relations: [],
    planRecords: [],
    files: new Map(),
    diagnostics: [],
  });
}
