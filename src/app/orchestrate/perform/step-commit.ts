import type { Config } from "../../../core/workspace/config.ts";
import type { Orchestrator } from "../context.ts";
import { ORCHESTRATOR } from "../orchestrator-actor.ts";
import { type Call, commitRecords, planRecords } from "../store/records.ts";
import type { SharedRefs } from "../store/shared.ts";

/** A commit of records that the Orchestrator makes for one ticket. */
export interface StepCommit {
  readonly id: string;
  /** The commit that the ticket is taken from and that is followed. */
  readonly parent: string;
  /** The default branch's tip, where the commit merges it. */
  readonly merged?: string;
  /** The tree the records are put into; default: that of `parent`. */
  readonly tree?: string;
  readonly refs: SharedRefs;
  readonly config: Config;
  readonly calls: readonly Call[];
  /** Other files of the ticket by their path inside its directory. */
  readonly files?: ReadonlyMap<string, string>;
  /** Which claim and attempt makes it; null: the commit is for the default branch. */
  readonly claim: { readonly generation: number; readonly attempt: string | null } | null;
  readonly message?: string;
}

/**
 * Makes a commit of a ticket's records, judged by the rules that every commit is judged by. No ref names it yet.
 * @throws orchestrate/records-refused, usage/*, state/*
 */
export function commitStep(orchestrator: Orchestrator, commit: StepCommit): string {
  const { repo, clock, newId } = orchestrator;
  const { id, parent, merged, tree, refs, config, calls, files, claim, message } = commit;
  const context = {
    base: tree ?? parent,
    config,
    now: clock(),
    newEventId: () => newId(8),
    actor: ORCHESTRATOR,
  };
  const planned = planRecords(repo, context, id, calls, files);
  return commitRecords(repo, {
    planned,
    parents: merged === undefined ? [parent] : [parent, merged],
    ...(message === undefined ? {} : { message }),
    ...(claim === null ? {} : { claim: { ticket: id, ...claim, ledger: refs.ledger } }),
    landed: refs.defaultSha,
  }).oid;
}
