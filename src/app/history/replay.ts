import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import type { ChangeContext, Neighbours } from "../../core/rules/change-input.ts";
import { fails } from "../../core/rules/judge.ts";
import { judgeChange, type TicketCase } from "../../core/rules/judge-change.ts";
import { BASELINE_PATH, CONFIG_PATH } from "../../core/ticket/files.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import { applyChanges, EMPTY_TREE, type FileRef, type TreeState } from "../../core/workspace/tree-state.ts";
import { type HistoryCommit, type HistoryRange, readHistory } from "../../io/git/history.ts";
import type { Repository } from "../../io/git/repository.ts";
import { listFiles } from "../../io/git/tree.ts";
import { isMigrationOf, renamesOf } from "../change/migration.ts";
import { gatherNeighbours } from "../change/neighbours.ts";
import { type PastSettings, type TicketStore, ticketStore } from "./ticket-store.ts";

/** One past commit and what its rules would have said of it. */
export interface ReplayedCommit {
  readonly commit: string;
  readonly isMerge: boolean;
  /** Tickets the commit changed against every parent. */
  readonly tickets: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** How to replay. */
export interface ReplayOptions {
  readonly ticketRoot: string;
  readonly onProgress?: (done: number) => void;
}

/**
 * Replays past commits through the rules of a change, parents before children, and tells what got past: merges are
 * judged against all their parents. Everything in history counts as visible. Reads each file version once.
 */
export function* replayHistory(
  repo: Repository,
  range: HistoryRange,
  options: ReplayOptions,
): Generator<ReplayedCommit, void, undefined> {
  const store = ticketStore(repo);
  const states = new Map<string, TreeState>();
  const seenForms = new Map<string, string>();
  let done = 0;
  const commits = [...readHistory(repo, range, [".yoi"])];
  store.prefetch(
    commits.flatMap(({ edges }) =>
      edges.flatMap(({ changes }) => changes.flatMap(({ after }) => after ?? [])),
    ),
  );
  for (const commit of commits) {
    const parents = commit.edges.map(({ parent }) => stateOf(repo, parent, states, options.ticketRoot));
    const after = applyChanges(parents[0] ?? EMPTY_TREE, commit.edges[0]?.changes ?? [], options.ticketRoot);
    states.set(commit.oid, after);
    const replayed = replayCommit({ commit, parents, after, store, seenForms });
    yield replayed;
    for (const id of replayed.tickets) {
      const form = after.tickets.get(id)?.form;
      if (form !== undefined && !seenForms.has(form)) seenForms.set(form, commit.oid);
    }
    done += 1;
    options.onProgress?.(done);
  }
}

/**
 * The tickets of a parent. History leaves out commits that change nothing under `.yoi`, so a parent may not have been
 * replayed: then its tree is listed.
 */
function stateOf(
  repo: Repository,
  parent: string | undefined,
  states: Map<string, TreeState>,
  ticketRoot: string,
): TreeState {
  if (parent === undefined) return EMPTY_TREE;
  const known = states.get(parent);
  if (known !== undefined) return known;
  const { entries } = listFiles(repo, { kind: "commit", oid: parent }, [".yoi"]);
  const changes = entries.map(({ path, oid, mode }) => ({ path, after: { oid, mode } }));
  const state = applyChanges(EMPTY_TREE, changes, ticketRoot);
  states.set(parent, state);
  return state;
}

interface CommitInput {
  readonly commit: HistoryCommit;
  readonly parents: readonly TreeState[];
  readonly after: TreeState;
  readonly store: TicketStore;
  /** Forms of tickets seen so far, with the commit that had them first. */
  readonly seenForms: ReadonlyMap<string, string>;
}

function replayCommit(input: CommitInput): ReplayedCommit {
  const { commit, parents, after, store, seenForms } = input;
  const first = parents[0] ?? EMPTY_TREE;
  const ids = [...new Set([...first.tickets.keys(), ...after.tickets.keys()])].filter((id) =>
    parents.every((parent) => parent.tickets.get(id)?.form !== after.tickets.get(id)?.form),
  );
  const { config, baseline } = settingsOf(first, after, store);
  const cases = ids.map((id): TicketCase => {
    return {
      id,
      parents: parents.map((parent) => store.read(parent.tickets.get(id))),
      after: store.read(after.tickets.get(id)),
    };
  });
  const context: ChangeContext = {
    actor: { name: "history", role: "person" },
    visible: true,
    configVersion: config.version,
    base: commit.edges[0]?.parent?.slice(0, 12) ?? "nothing",
    neighbours: neighboursOf(cases, after, store),
  };
  const found = judgeChange(cases, context, baseline);
  const judged = fails(found) ? judgeChange(withHistory(), context, baseline) : found;
  return { commit: commit.oid, isMerge: parents.length > 1, tickets: ids, diagnostics: judged };

  function withHistory(): readonly TicketCase[] {
    const change = { cases, renames: renamesOf(cases, () => first.tickets.keys()) };
    return cases.map((each) => {
      const form = after.tickets.get(each.id)?.form;
      const returnedTo = form === undefined ? undefined : seenForms.get(form)?.slice(0, 12);
      const isMigration = isMigrationOf(each, config, change);
      return { ...each, isMigration, ...(returnedTo === undefined ? {} : { returnedTo }) };
    });
  }
}

function neighboursOf(cases: readonly TicketCase[], after: TreeState, store: TicketStore): Neighbours {
  return gatherNeighbours(
    cases.map((each) => ({ after: each.after, isNew: each.parents.every((parent) => parent === undefined) })),
    {
      read: (ids) => readAll(ids, after, store),
      // What had landed when a commit was made is not in the history: that need is left to the gates.
      readLanded: () => new Map(),
      listIds: () => [...after.tickets.keys()],
    },
  );
}

function readAll(
  ids: ReadonlySet<string>,
  state: TreeState,
  store: TicketStore,
): ReadonlyMap<string, Ticket> {
  const found = new Map<string, Ticket>();
  for (const id of ids) {
    const ticket = store.read(state.tickets.get(id));
    if (ticket !== undefined) found.set(id, ticket);
  }
  return found;
}

function settingsOf(before: TreeState, after: TreeState, store: TicketStore): PastSettings {
  const refAt = (path: string): FileRef | undefined => before.others.get(path) ?? after.others.get(path);
  return store.readSettings(refAt(CONFIG_PATH), refAt(BASELINE_PATH));
}
