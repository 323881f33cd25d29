import type { WorktreeRow } from "../../../core/orchestrator/worktree-answer.ts";
import type { Workspace } from "../../workspace.ts";
import { readSeenShared } from "../store/seen.ts";
import { readStanding, type WorktreeState } from "./worktree.ts";
import {
  inspectWorktree,
  listWorktreeIds,
  openWorktreePlace,
  type Standing,
  worktreeName,
} from "./worktree-place.ts";

/** The worktrees of tickets in this clone, by ticket. Nothing is fetched. Up to 9 processes, and 3 for each of them. */
export function listWorktrees({ repository, config }: Workspace): readonly WorktreeRow[] {
  const seen = readSeenShared(repository, config);
  const place = openWorktreePlace(repository);
  return listWorktreeIds(place).map((id): WorktreeRow => {
    const live = seen?.ledger.claims.get(id)?.live ?? null;
    const heads = [live?.head, seen?.refs.work.get(id)].filter((head) => head !== undefined);
    const standing = inspectWorktree(place, id);
    const state = readStanding(repository, standing, heads);
    return {
      id,
      path: place.root === undefined ? id : worktreeName(id),
      state,
      head: headOf(standing),
      claimed: live !== null,
      note: noteOf(standing, state),
    };
  });
}

function headOf(standing: Standing): string | null {
  if (standing.kind === "missing") return standing.head ?? null;
  return standing.kind === "whole" || standing.kind === "unlinked" ? (standing.worktree.head ?? null) : null;
}

function noteOf(standing: Standing, state: WorktreeState): string {
  switch (standing.kind) {
    case "none":
      return "nothing is there";
    case "symlink":
      return "a symbolic link is in its place";
    case "foreign":
      return standing.reason;
    case "half":
      return "git was stopped while it made it";
    case "missing":
      return state === "dirty"
        ? "its directory is gone, and its commits are nowhere else"
        : "its directory is gone";
    case "unlinked":
      return "its link to the repository is gone";
    case "whole":
      if (state === "dirty") return "holds work that nothing else holds";
      return state === "ready" ? "at the tip of the work" : "not at the tip of any work";
  }
}
