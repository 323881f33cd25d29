import { lstatSync, readdirSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { ATTEMPT_MARK } from "../../core/orchestrator/agent/agent-environment.ts";
import { randomIdField } from "../../core/orchestrator/fields.ts";
import type { AttemptSeen, LockSeen, WorktreeSeen } from "../../core/orchestrator/live/live-facts.ts";
import type { Observation } from "../../core/orchestrator/observation.ts";
import { countMarked } from "../../io/agent/sweep.ts";
import { findRemoteDir, listRefLocks } from "../../io/git/ref-locks.ts";
import { isGitRunning } from "../../io/process/find-git.ts";
import { attemptDir, resultPath } from "../orchestrate/agent/attempt-files.ts";
import { homeOf, listScratches } from "../orchestrate/agent/scratch.ts";
import type { Orchestrator } from "../orchestrate/context.ts";
import { inspectWorktree, openWorktreePlace, worktreeName } from "../orchestrate/worktree/worktree-place.ts";

/** No command of git's holds a lock on a ref for so long. */
const STALE_MINUTES = 10;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** The locks that were left on refs, here and at a remote that is a directory of this machine. 1 process at most. */
export function seeLocks({ repo, place }: Orchestrator, now: number): readonly LockSeen[] {
  const remote = place.kind === "remote" ? findRemoteDir(repo, place.remote) : undefined;
  return [repo.commonDir, ...(remote === undefined ? [] : [remote])].flatMap((dir) => {
    const old = listRefLocks(dir).filter(({ madeAt }) => now - madeAt > STALE_MINUTES * MINUTE_MS);
    if (old.length === 0) return [];
    const holder = holderOf(dir);
    return old.map(({ ref, path, madeAt }): LockSeen => {
      const minutes = Math.floor((now - madeAt) / MINUTE_MS);
      return { ref, path, name: `${basename(dir)}/${relative(dir, path)}`, minutes, holder };
    });
  });
}

/** Whether a git runs in a repository, by its git directory: also in its checkout, but not in other checkouts. */
export function holderOf(gitDir: string): LockSeen["holder"] {
  const dirs = basename(gitDir) === ".git" ? [dirname(gitDir)] : [gitDir];
  const isRunning = isGitRunning(dirs);
  return isRunning === undefined ? "unknown" : isRunning ? "git" : "none";
}

/** The directories of attempts on this machine. */
export function seeAttempts({ stateDir }: Orchestrator, now: number): readonly AttemptSeen[] {
  const ids = listNames(join(stateDir, "attempts")).filter((name) => randomIdField.safeParse(name).success);
  if (ids.length === 0) return [];
  const processes = countMarked(ATTEMPT_MARK);
  const scratches = listScratches();
  return ids.map((id) => {
    const dir = attemptDir(stateDir, id);
    const times = [dir, ...listNames(dir).map((name) => join(dir, name))].map(modifiedAt);
    return {
      id,
      days: Math.max(0, Math.floor((now - Math.max(...times)) / DAY_MS)),
      result: modifiedAt(resultPath(stateDir, id)) > 0,
      scratch: modifiedAt(homeOf(dir)) > 0 || scratches.has(id),
      processes: processes.get(id) ?? 0,
    };
  });
}

function listNames(dir: string): readonly string[] {
  return lstatSync(dir, { throwIfNoEntry: false })?.isDirectory() === true ? readdirSync(dir).sort() : [];
}

/** 0 for what is not there. */
function modifiedAt(path: string): number {
  return lstatSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/**
 * What stands at the places of some tickets' worktrees. A worktree that bears no ticket's name is a person's own.
 * 1 process.
 */
export function seeWorktrees(
  { repo }: Orchestrator,
  ids: readonly string[],
  { tickets }: Observation,
): readonly WorktreeSeen[] {
  const place = openWorktreePlace(repo);
  return ids.flatMap((ticket): readonly WorktreeSeen[] => {
    const standing = inspectWorktree(place, ticket);
    if (standing.kind === "none") return [];
    const seen = tickets.find(({ id }) => id === ticket);
    const isTicket = seen !== undefined && (seen.on_default ?? seen.claim ?? seen.work) !== null;
    const own = { ticket, dir: worktreeName(ticket), unsaved: seen?.worktree === "dirty" };
    if (!isTicket && standing.kind !== "symlink" && standing.kind !== "foreign") {
      return [{ ...own, kind: "foreign", reason: "no ticket has its name" }];
    }
    return [{ ...own, kind: standing.kind, reason: standing.kind === "foreign" ? standing.reason : "" }];
  });
}
