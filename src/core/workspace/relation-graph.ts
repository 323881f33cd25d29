import type { TicketSummary } from "./summary.ts";

/** Who waits for whom: `depends_on` forward and `blocks` backward, one edge each. Inverses are derived, never stored. */
export type WaitGraph = ReadonlyMap<string, ReadonlySet<string>>;

/** Builds the graph of waiting over the given tickets; edges may lead to tickets that are not among them. */
export function waitGraphOf(tickets: Iterable<TicketSummary>): WaitGraph {
  const graph = new Map<string, Set<string>>();
  const addEdge = (waiting: string, awaited: string): void => {
    const edges = graph.get(waiting);
    if (edges === undefined) graph.set(waiting, new Set([awaited]));
    else edges.add(awaited);
  };
  for (const { id, relations } of tickets) {
    for (const { kind, target } of relations) {
      if (kind === "depends_on") addEdge(id, target);
      if (kind === "blocks") addEdge(target, id);
    }
  }
  return graph;
}

/** Most cycles that are reported; one knot of relations can hold very many. */
const MAX_CYCLES = 32;

/**
 * Cycles of waiting, each as the ids along it, starting with the smallest id. Every knot is found, though not every
 * way around it. Linear in tickets and relations.
 */
export function findCycles(graph: WaitGraph): readonly (readonly string[])[] {
  const cycles = new Map<string, readonly string[]>();
  const done = new Set<string>();
  for (const start of graph.keys()) {
    if (done.has(start) || cycles.size >= MAX_CYCLES) continue;
    walk(graph, start, done, (cycle) => {
      const turned = turnToSmallest(cycle);
      cycles.set(turned.join(" "), turned);
    });
  }
  return [...cycles.values()].slice(0, MAX_CYCLES);
}

/** Depth-first without recursion: a chain of 100,000 tickets must not exhaust the stack. */
function walk(
  graph: WaitGraph,
  start: string,
  done: Set<string>,
  report: (cycle: readonly string[]) => void,
): void {
  const path: string[] = [start];
  const onPath = new Map<string, number>([[start, 0]]);
  const edges: Iterator<string>[] = [edgesOf(graph, start)];
  while (path.length > 0) {
    const next = edges.at(-1)?.next();
    if (next === undefined || next.done === true) {
      const left = path.pop();
      edges.pop();
      if (left === undefined) return;
      onPath.delete(left);
      done.add(left);
      continue;
    }
    const seenAt = onPath.get(next.value);
    if (seenAt !== undefined) report(path.slice(seenAt));
    else if (!done.has(next.value)) {
      onPath.set(next.value, path.length);
      path.push(next.value);
      edges.push(edgesOf(graph, next.value));
    }
  }
}

function edgesOf(graph: WaitGraph, id: string): Iterator<string> {
  return (graph.get(id) ?? new Set<string>()).values();
}

function turnToSmallest(cycle: readonly string[]): readonly string[] {
  const smallest = cycle.reduce((best, id) => (id < best ? id : best), cycle[0] ?? "");
  const at = cycle.indexOf(smallest);
  return [...cycle.slice(at), ...cycle.slice(0, at)];
}
