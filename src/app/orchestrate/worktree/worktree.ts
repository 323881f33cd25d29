import { rmSync } from "node:fs";
import { sep } from "node:path";
import { failure } from "../../../core/diagnostic/error.ts";
import type { TicketSeen } from "../../../core/orchestrator/observation.ts";
import { writeSetupFile } from "../../../io/files/setup-file.ts";
import { openRepository, type Repository } from "../../../io/git/repository.ts";
import {
  addWorktree,
  deleteWorktree,
  hasUncommitted,
  isKept,
  resetWorktree,
} from "../../../io/git/worktree-change.ts";
import { isWorktreeBusy, writeWorktreeLink } from "../../../io/git/worktree-link.ts";
import { planWorktrees } from "../../init/husky-worktrees.ts";
import {
  inspectWorktree,
  listWorktreeIds,
  makeWorktreeDirectory,
  openWorktreePlace,
  requireOurs,
  type Standing,
  type WorktreePlace,
} from "./worktree-place.ts";
import { rescueWorktree } from "./worktree-rescue.ts";

/** How the worktree of a ticket stands. */
export type WorktreeState = TicketSeen["worktree"];

/** The worktrees of tickets on this machine. */
export interface Worktrees {
  /** Tickets that have something at the place of their worktree, or a registration without it. */
  readonly ids: readonly string[];
  /** Where a ticket's worktree is or would be. */
  readonly pathOf: (id: string) => string;
  /**
   * How it stands. `expectedHeads`: commits at which it is ready, and that are known to others. At most 3 processes,
   * none where there is none.
   */
  readonly stateOf: (id: string, expectedHeads: readonly string[]) => WorktreeState;
}

/** A worktree that an agent can work in. */
export interface PreparedWorktree {
  /** Absolute, without symbolic links. */
  readonly path: string;
  /** The ref that keeps what was in the way; null: nothing was. */
  readonly rescued: string | null;
}

/** What a worktree holds that nothing else does. */
type Unsaved = "changes that are not committed" | "commits that no ref reaches";

/** Reads which worktrees of tickets there are. 1 process. */
export function readWorktreeStates(repo: Repository): Worktrees {
  const place = openWorktreePlace(repo);
  return {
    ids: listWorktreeIds(place),
    pathOf: (id) => `${place.dir}${sep}${id}`,
    stateOf: (id, expectedHeads) => readStanding(repo, inspectWorktree(place, id), expectedHeads),
  };
}

/**
 * Makes the ticket's worktree stand at a commit, with hooks that work: a new one, or the one that is there reset, with
 * its ignored files. Work that nothing else holds is refused, or with `rescue` saved first. About 10 processes.
 * @throws worktree/dirty, worktree/foreign, worktree/symlink, git/refused
 */
export async function prepareWorktree(
  repo: Repository,
  { id, head, rescue }: { readonly id: string; readonly head: string; readonly rescue: boolean },
): Promise<PreparedWorktree> {
  const place = openWorktreePlace(repo);
  const standing = requireOurs(inspectWorktree(place, id));
  makeWorktreeDirectory(place);
  const rescued = saveWork(repo, standing, { id, rescue, expectedHeads: [head] });
  const path = `${place.dir}${sep}${id}`;
  const isReady = rescued === null && isAt(standing, [head]);
  if (!isReady && !(await tryReset(repo, standing, head))) {
    await clear(repo, standing);
    await addWorktree(repo, path, head);
  }
  copyHuskyHooks(repo, place, path);
  return { path, rescued };
}

/**
 * Removes the ticket's worktree, if there is one. Work that nothing else holds is refused, or with `rescue` saved
 * first. `expectedHeads`: commits that are known to others although no ref here reaches them. At most 10 processes.
 * @throws worktree/dirty, worktree/foreign, worktree/symlink, git/refused
 */
export async function removeWorktree(
  repo: Repository,
  wanted: { readonly id: string; readonly rescue: boolean; readonly expectedHeads?: readonly string[] },
): Promise<{ readonly removed: boolean; readonly rescued: string | null }> {
  const { id, rescue, expectedHeads = [] } = wanted;
  const standing = requireOurs(inspectWorktree(openWorktreePlace(repo), id));
  if (standing.kind === "none") return { removed: false, rescued: null };
  const rescued = saveWork(repo, standing, { id, rescue, expectedHeads });
  await clear(repo, standing);
  return { removed: true, rescued };
}

type Ours = ReturnType<typeof requireOurs>;

/** The state that what stands at a place amounts to. `expectedHeads` as in `Worktrees`. At most 3 processes. */
export function readStanding(
  repo: Repository,
  standing: Standing,
  expectedHeads: readonly string[],
): WorktreeState {
  switch (standing.kind) {
    case "none":
      return "none";
    case "symlink":
    case "foreign":
      return "foreign";
    case "half":
      return "stale";
    case "unlinked":
      return "dirty";
    case "missing":
      return findUnsaved(repo, standing, expectedHeads) === undefined ? "stale" : "dirty";
    case "whole": {
      if (findUnsaved(repo, standing, expectedHeads) !== undefined) return "dirty";
      return isAt(standing, expectedHeads) ? "ready" : "stale";
    }
  }
}

/** Whether a worktree stands at one of some commits, on no branch and in the middle of nothing. */
function isAt(standing: Standing, heads: readonly string[]): boolean {
  if (standing.kind !== "whole" || isWorktreeBusy(standing.gitDir)) return false;
  const { head = "", branch } = standing.worktree;
  return heads.includes(head) && branch === undefined;
}

function findUnsaved(
  repo: Repository,
  standing: Ours,
  expectedHeads: readonly string[],
): Unsaved | undefined {
  if (standing.kind === "none" || standing.kind === "half") return undefined;
  if (standing.kind !== "missing" && hasUncommitted(repo, standing.path)) {
    return "changes that are not committed";
  }
  const head = standing.kind === "missing" ? standing.head : standing.worktree.head;
  const isKnown = head === undefined || expectedHeads.includes(head) || isKept(repo, head, expectedHeads);
  return isKnown ? undefined : "commits that no ref reaches";
}

interface Saving {
  readonly id: string;
  readonly rescue: boolean;
  readonly expectedHeads: readonly string[];
}

function saveWork(repo: Repository, standing: Ours, { id, rescue, expectedHeads }: Saving): string | null {
  // Git must find its own directory before it is asked anything in there.
  if (standing.kind === "unlinked") writeWorktreeLink(standing.path, standing.gitDir);
  const what = findUnsaved(repo, standing, expectedHeads);
  if (what === undefined || standing.kind === "none" || standing.kind === "half") return null;
  if (!rescue) throw failure("worktree/dirty", { path: "" }, { dir: standing.path, what });
  const head = standing.kind === "missing" ? standing.head : standing.worktree.head;
  return rescueWorktree(repo, { id, head, path: standing.kind === "missing" ? null : standing.path });
}

/** Whether what stands there could be taken to the commit; what git cannot reset is made anew. */
async function tryReset(repo: Repository, standing: Ours, head: string): Promise<boolean> {
  if (standing.kind !== "whole" && standing.kind !== "unlinked") return false;
  if (isWorktreeBusy(standing.gitDir)) return false;
  await resetWorktree(repo, standing.path, head);
  return !hasUncommitted(repo, standing.path);
}

/** Takes away what stands there: nothing in it is needed any more. */
async function clear(repo: Repository, standing: Ours): Promise<void> {
  if (standing.kind === "none") return;
  const isRegistered = standing.kind !== "half" || standing.isRegistered;
  if (standing.kind === "half") rmSync(standing.path, { recursive: true, force: true });
  if (isRegistered) await deleteWorktree(repo, standing.path);
}

/** Husky's directory of hooks is not in git: a new worktree has none, and git would run no hook there. */
function copyHuskyHooks(repo: Repository, { root }: WorktreePlace, path: string): void {
  if (root === undefined) return;
  const main = repo.root === root ? repo : openRepository(root, repo.env);
  for (const step of planWorktrees(main).steps ?? []) {
    if (step.kind !== "file" || step.after === undefined || !step.file.startsWith(path + sep)) continue;
    const executable = step.executable === true;
    writeSetupFile(step.file, step.after, { random: Math.random, ...(executable ? { executable } : {}) });
  }
}
