import { messageOf } from "../../../core/diagnostic/diagnostic.ts";
import { failure, YoiError } from "../../../core/diagnostic/error.ts";
import type { WorktreeRow } from "../../../core/orchestrator/worktree-answer.ts";
import { idKey } from "../../../core/ticket/id.ts";
import type { Workspace } from "../../workspace.ts";
import { listWorktrees } from "./list-worktrees.ts";
import { removeWorktree } from "./worktree.ts";

/** What became of one worktree. */
export type CleanOutcome = { readonly id: string; readonly path: string } & (
  | { readonly kind: "removed"; readonly rescued: string | null }
  /** `isClaimed`: an Orchestrator works on the ticket, so nothing is wrong with that. */
  | { readonly kind: "kept"; readonly isClaimed: boolean; readonly reason: string }
);

/** What is to be cleaned. */
export interface CleanWish {
  /** The worktree of this ticket, or of the only one whose id holds this; undefined: all. */
  readonly ticket: string | undefined;
  /** Whether work that nothing else holds is saved under a ref and then removed. */
  readonly rescue: boolean;
}

/**
 * Removes the worktrees of tickets that no Orchestrator works on; which stay, and why, is told. Up to 9 processes, and
 * 15 for each worktree.
 * @throws for a ticket that was named: usage/unknown-ticket, usage/ambiguous-ticket, worktree/*
 */
export async function cleanWorktrees(
  workspace: Workspace,
  { ticket, rescue }: CleanWish,
): Promise<readonly CleanOutcome[]> {
  const rows = listWorktrees(workspace);
  if (ticket !== undefined) {
    const row = findRow(rows, ticket);
    if (row.claimed) throw failure("worktree/claimed", { path: "" }, { ticket: row.id });
    return [await remove(workspace, row, rescue)];
  }
  const outcomes: CleanOutcome[] = [];
  for (const row of rows) outcomes.push(await removeOrKeep(workspace, row, rescue));
  return outcomes;
}

async function removeOrKeep(workspace: Workspace, row: WorktreeRow, rescue: boolean): Promise<CleanOutcome> {
  const { id, path, claimed } = row;
  if (claimed) return { kind: "kept", id, path, isClaimed: true, reason: "work on the ticket is under way" };
  try {
    return await remove(workspace, row, rescue);
  } catch (error) {
    if (!(error instanceof YoiError)) throw error;
    return { kind: "kept", id, path, isClaimed: false, reason: messageOf(error.diagnostic) };
  }
}

async function remove(
  { repository }: Workspace,
  { id, path }: WorktreeRow,
  rescue: boolean,
): Promise<CleanOutcome> {
  const { rescued } = await removeWorktree(repository, { id, rescue });
  return { kind: "removed", id, path, rescued };
}

function findRow(rows: readonly WorktreeRow[], reference: string): WorktreeRow {
  const wanted = idKey(reference.trim());
  const exact = rows.find(({ id }) => idKey(id) === wanted);
  const found = exact === undefined ? rows.filter(({ id }) => idKey(id).includes(wanted)) : [exact];
  const [only] = found;
  const facts = { reference };
  if (only === undefined) {
    const suggestion = "see `yoi worktree list`: it has no worktree here";
    throw failure("usage/unknown-ticket", { path: "" }, { ...facts, suggestion });
  }
  if (found.length === 1) return only;
  const candidates = found.map(({ id }) => id).join(", ");
  throw failure("usage/ambiguous-ticket", { path: "" }, { ...facts, candidates });
}
