import { finding } from "../../diagnostic/diagnostic.ts";
import { countOf } from "../../diagnostic/printable.ts";
import type { TicketSeen } from "../observation.ts";
import type { AttemptSeen, LiveFacts, LiveFinding, LockSeen, WorktreeSeen } from "./live-facts.ts";

/** Days for which the transcript of an attempt that ended is kept. */
const TRANSCRIPT_DAYS = 30;

/** Locks on refs that a git which was killed has left behind. */
export function checkLocks(locks: readonly LockSeen[]): readonly LiveFinding[] {
  return locks.map((lock): LiveFinding => {
    const { ref, name: file, minutes } = lock;
    const found = finding(
      "ledger/stale-lock",
      { path: "" },
      { file, ref, minutes, holder: HOLDERS[lock.holder] },
    );
    return { found, fix: lock.holder === "none" ? { kind: "remove_lock", lock } : null };
  });
}

const HOLDERS = {
  none: "no git runs there",
  git: "a git is running there",
  unknown: "whether a git runs there cannot be seen on this system",
} as const;

/** The worktree of one ticket. What an attempt works in, or what will be published from it, is left alone. */
export function checkWorktree(worktree: WorktreeSeen, seen: TicketSeen | undefined): readonly LiveFinding[] {
  const { ticket, dir, kind, reason, unsaved } = worktree;
  const fix = { kind: "remove_worktree", ticket, dir } as const;
  if (kind === "symlink") return [{ found: finding("worktree/symlink", HERE, { dir }, ticket), fix: null }];
  if (kind === "foreign") {
    return [{ found: finding("worktree/foreign", HERE, { dir, reason }, ticket), fix: null }];
  }
  if (isInUse(seen)) return [];
  if (kind === "missing") return [{ found: finding("worktree/missing", HERE, { dir }, ticket), fix }];
  if (kind === "half") return [{ found: finding("worktree/half-made", HERE, { dir }, ticket), fix }];
  if ((seen?.claim?.live ?? null) === null) {
    return [{ found: finding("worktree/left-behind", HERE, { dir, ticket }, ticket), fix }];
  }
  if (kind === "whole" && !unsaved) return [];
  const what = kind === "unlinked" ? "no link to its git directory" : "work that nothing else holds";
  return [{ found: finding("worktree/unsaved", HERE, { dir, what }, ticket), fix: null }];
}

const HERE = { path: "" };

function isInUse(seen: TicketSeen | undefined): boolean {
  const attempt = seen?.attempt ?? null;
  if (attempt === null) return false;
  return attempt.result === "complete" || attempt.liveness === "running" || attempt.liveness === "idle";
}

/** What attempts have left on this machine. */
export function checkAttempts({ attempts, observation }: LiveFacts): readonly LiveFinding[] {
  const open = new Map(
    observation.tickets.flatMap(({ claim, attempt }) => {
      const id = claim?.live?.attempt?.id;
      return id === undefined ? [] : [[id, attempt?.liveness ?? "unknown"] as const];
    }),
  );
  const found = attempts.flatMap((each) => checkLeft(each, open.get(each.id)));
  const old = attempts.filter(({ id, days }) => !open.has(id) && days > TRANSCRIPT_DAYS);
  if (old.length === 0) return found;
  const facts = { count: countOf(old.length, "transcript"), days: TRANSCRIPT_DAYS };
  const fix = { kind: "remove_attempts", attempts: old.map(({ id }) => id) } as const;
  return [...found, { found: finding("orchestrate/old-transcripts", HERE, facts), fix }];
}

/** The result of an open attempt is published by the next tick; all else of a dead one has no effect any more. */
function checkLeft(
  { id, result, scratch, processes }: AttemptSeen,
  liveness: "running" | "idle" | "dead" | "unknown" | undefined,
): readonly LiveFinding[] {
  if (liveness !== undefined && liveness !== "dead") return [];
  const withResult = result && liveness === undefined;
  const left = [
    ...(processes > 0 ? [countOf(processes, "process").replace("processs", "processes")] : []),
    ...(scratch ? ["its private directories"] : []),
    ...(withResult ? ["a result that nobody takes"] : []),
  ];
  if (left.length === 0) return [];
  const what = left.join(", ");
  return [
    {
      found: finding("orchestrate/left-attempt", HERE, { attempt: id, what }),
      fix: { kind: "end_attempt", attempt: id, what, withResult },
    },
  ];
}
