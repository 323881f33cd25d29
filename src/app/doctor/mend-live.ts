import { lstatSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { messageOf } from "../../core/diagnostic/diagnostic.ts";
import { YoiError } from "../../core/diagnostic/error.ts";
import { countOf } from "../../core/diagnostic/printable.ts";
import { liveClaim } from "../../core/orchestrator/ledger.ts";
import type { LiveFix, LockSeen } from "../../core/orchestrator/live/live-facts.ts";
import { attemptDir, removeResult } from "../orchestrate/agent/attempt-files.ts";
import { reapAttempt } from "../orchestrate/agent/reap-attempt.ts";
import type { Orchestrator } from "../orchestrate/context.ts";
import type { Seen } from "../orchestrate/observe/observe.ts";
import { readCurrent } from "../orchestrate/perform/move-claim.ts";
import { performStep } from "../orchestrate/perform/perform-step.ts";
import { planRebuild, writeRebuilt } from "../orchestrate/rebuild/rebuild-ledger.ts";
import { removeWorktree } from "../orchestrate/worktree/worktree.ts";
import { examineLive, type LiveReport } from "./live.ts";
import { holderOf } from "./see-machine.ts";

/** What came of mending one thing. */
export interface MendedLive {
  /** What is or was to be done, in words that follow `to mend` or `mended`. */
  readonly what: string;
  readonly outcome: "planned" | "done" | "failed";
  /** More about it: what is made and what is lost, or why it failed. */
  readonly details: readonly string[];
}

/** How to mend. */
export interface MendLiveOptions {
  /** Only say what would be mended. */
  readonly dryRun: boolean;
  /** Told of each as it is done. */
  readonly onMended: (mended: MendedLive) => void;
}

/** Locks, the ledger, and then what is seen with it: more looks than this mend nothing new. */
const MAX_PASSES = 4;

/**
 * Mends what has exactly one right answer and examines again: what is left is in the report. What stands in the way of
 * looking comes first: locks, then the ledger. @throws as `examineLive`
 */
export async function mendLive(orchestrator: Orchestrator, options: MendLiveOptions): Promise<LiveReport> {
  let report = await examineLive(orchestrator);
  for (let pass = 1; pass <= MAX_PASSES; pass += 1) {
    const fixes = options.dryRun ? fixesOf(report) : firstOf(fixesOf(report));
    if (fixes.length === 0) return report;
    let done = 0;
    for (const fix of fixes) {
      const mended = await mend(orchestrator, fix, report.seen, options.dryRun);
      options.onMended(mended);
      if (mended.outcome === "done") done += 1;
    }
    if (options.dryRun) return report;
    report = await examineLive(orchestrator);
    if (done === 0) return report;
  }
  return report;
}

/** Several findings may have one cause. */
function fixesOf({ findings }: LiveReport): readonly LiveFix[] {
  const fixes = findings.flatMap(({ fix }) => (fix === null ? [] : [fix]));
  return fixes.filter(
    (fix, index) =>
      fix.kind !== "rebuild_ledger" || fixes.findIndex(({ kind }) => kind === fix.kind) === index,
  );
}

function firstOf(fixes: readonly LiveFix[]): readonly LiveFix[] {
  for (const kind of ["remove_lock", "rebuild_ledger"] as const) {
    const first = fixes.filter((fix) => fix.kind === kind);
    if (first.length > 0) return first;
  }
  return fixes;
}

async function mend(
  orchestrator: Orchestrator,
  fix: LiveFix,
  seen: Seen | undefined,
  dryRun: boolean,
): Promise<MendedLive> {
  const what = wordsOf(fix);
  try {
    if (fix.kind === "rebuild_ledger") return await rebuild(orchestrator, seen, dryRun);
    if (dryRun) return { what, outcome: "planned", details: [] };
    const refused = await perform(orchestrator, fix, seen);
    return {
      what,
      outcome: refused === undefined ? "done" : "failed",
      details: refused === undefined ? [] : [refused],
    };
  } catch (error) {
    if (!(error instanceof YoiError)) throw error;
    return { what, outcome: "failed", details: [messageOf(error.diagnostic)] };
  }
}

function wordsOf(fix: LiveFix): string {
  switch (fix.kind) {
    case "rebuild_ledger":
      return "rebuild the ledger";
    case "remove_lock":
      return `remove the lock ${fix.lock.name}`;
    case "perform":
      return `delete the work branch of ${fix.step.ticket} at ${fix.step.head.slice(0, 12)}`;
    case "remove_worktree":
      return `remove ${fix.dir}, after saving what nothing else holds`;
    case "end_attempt":
      return `end attempt ${fix.attempt}: ${fix.what}`;
    case "remove_attempts":
      return `remove ${countOf(fix.attempts.length, "old transcript")}`;
  }
}

/** Undefined: it is done. A text: why not. */
async function perform(
  orchestrator: Orchestrator,
  fix: Exclude<LiveFix, { kind: "rebuild_ledger" }>,
  seen: Seen | undefined,
): Promise<string | undefined> {
  const { stateDir } = orchestrator;
  switch (fix.kind) {
    case "remove_lock":
      return removeLock(fix.lock);
    case "perform": {
      if (seen === undefined) return "the shared refs were not seen";
      const outcome = await performStep(orchestrator, fix.step, seen);
      return outcome.kind === "done" ? undefined : outcome.message;
    }
    case "remove_worktree":
      return await removeLeft(orchestrator, fix.ticket, seen);
    case "end_attempt":
      await reapAttempt(fix.attempt, attemptDir(stateDir, fix.attempt));
      if (fix.withResult) removeResult(stateDir, fix.attempt);
      return undefined;
    case "remove_attempts":
      for (const id of fix.attempts) rmSync(attemptDir(stateDir, id), { recursive: true, force: true });
      return undefined;
  }
}

/** It must be the lock that was seen, and no git may have begun to run there since. */
function removeLock({ path, ref, holder, minutes }: LockSeen): string | undefined {
  const gitDir = ref === "packed-refs" ? dirname(path) : path.slice(0, -`/${ref}.lock`.length);
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  const isOld = Date.now() - found.mtimeMs >= minutes * 60_000;
  if (!isOld || holder !== "none" || holderOf(gitDir) !== "none") return "a git is at work there";
  rmSync(path, { force: true });
  return undefined;
}

/** The claims are read again: the ticket may have been claimed meanwhile. */
async function removeLeft(
  orchestrator: Orchestrator,
  id: string,
  seen: Seen | undefined,
): Promise<string | undefined> {
  const before = seen === undefined ? undefined : liveClaim(seen.ledger, id);
  const { ledger } = await readCurrent(orchestrator);
  const live = liveClaim(ledger, id);
  const isSame = live?.generation === before?.generation && live?.attempt?.id === before?.attempt?.id;
  if (!isSame) return "somebody has begun to work on the ticket";
  await removeWorktree(orchestrator.repo, {
    id,
    rescue: true,
    expectedHeads: live === undefined ? [] : [live.head],
  });
  return undefined;
}

async function rebuild(
  orchestrator: Orchestrator,
  seen: Seen | undefined,
  dryRun: boolean,
): Promise<MendedLive> {
  const what = "rebuild the ledger";
  if (seen === undefined) return { what, outcome: "failed", details: ["the shared refs were not seen"] };
  const plan = planRebuild(orchestrator, seen.refs);
  const { made, lost } = plan.rebuilt;
  const details = [...made, ...lost.map((each) => `lost: ${each}`)];
  if (dryRun) return { what, outcome: "planned", details };
  const outcome = await writeRebuilt(orchestrator, plan);
  return outcome.kind === "moved"
    ? { what, outcome: "done", details }
    : { what, outcome: "failed", details: [outcome.reason] };
}
