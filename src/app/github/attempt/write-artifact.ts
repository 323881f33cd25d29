import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { messageOf } from "../../../core/diagnostic/diagnostic.ts";
import { YoiError } from "../../../core/diagnostic/error.ts";
import {
  type AttemptArtifact,
  BUNDLE_FILE,
  bundleRef,
  formatArtifact,
  MAX_BUNDLE_BYTES,
  RESULT_FILE,
} from "../../../core/github/attempt-artifact.ts";
import type { OpenAttempt, RunAttempt } from "../../../core/github/attempt-authority.ts";
import { boundNote } from "../../../core/orchestrator/fields.ts";
import { writeNew } from "../../../io/files/durable.ts";
import { makeBundle } from "../../../io/git/bundle.ts";
import type { AttemptResult } from "../../orchestrate/agent/attempt-files.ts";
import { checkCommits } from "../../orchestrate/agent/check-brought.ts";
import type { Orchestrator } from "../../orchestrate/context.ts";

/** What an attempt brought, and for whom. */
export interface Brought {
  readonly ticket: string;
  readonly open: OpenAttempt;
  readonly run: RunAttempt;
  /** The default branch's tip when it started. */
  readonly base: string;
  readonly result: AttemptResult;
}

/** What is handed over. */
export interface Handover {
  readonly artifact: AttemptArtifact;
  /** The commits of a coder; null: there are none. */
  readonly bundle: Buffer | null;
}

/**
 * What of a result is handed to the job that publishes it. Commits that it would refuse are not handed over at all: what
 * is wrong with them is said instead, also where an agent left a repository that git cannot read. At most 13 processes.
 */
export function makeHandover(orchestrator: Orchestrator, brought: Brought): Handover {
  try {
    return handoverOf(orchestrator, brought);
  } catch (error) {
    if (!(error instanceof YoiError)) throw error;
    return failedHandover(brought, messageOf(error.diagnostic));
  }
}

function handoverOf(orchestrator: Orchestrator, brought: Brought): Handover {
  const { result } = brought;
  const common = commonOf(brought);
  switch (result.kind) {
    case "failed":
      return failedHandover(brought, result.reason);
    case "validated": {
      const { kind, passed, commands } = result;
      return { artifact: { ...common, kind, role: "validator", passed, commands }, bundle: null };
    }
    case "reviewed": {
      const { kind, agent, result: said } = result;
      return { artifact: { ...common, kind, role: "reviewer", agent, result: said }, bundle: null };
    }
    case "coded":
      return codedHandover(orchestrator, brought, result);
  }
}

function codedHandover(
  { repo }: Orchestrator,
  brought: Brought,
  { kind, agent, source, result }: Extract<AttemptResult, { kind: "coded" }>,
): Handover {
  const common = commonOf(brought);
  const { ticket, base } = brought;
  const { start, attempt } = common;
  const work = checkCommits(repo, { source, start, ticket, agent });
  if (work.kind === "refused") return failedHandover(brought, work.reasons.join("; "));
  const { head } = work;
  const wanted = { ref: bundleRef(attempt), head, start };
  const bundle = head === start ? null : makeBundle(repo, wanted, MAX_BUNDLE_BYTES);
  if (typeof bundle === "string") {
    return failedHandover(brought, `its commits cannot be handed over: ${bundle}`);
  }
  return { artifact: { ...common, kind, role: "coder", agent, head, base, result }, bundle };
}

function failedHandover(brought: Brought, reason: string): Handover {
  const { role } = brought.open.attempt;
  return {
    artifact: { ...commonOf(brought), kind: "failed", role, reason: boundNote(reason) },
    bundle: null,
  };
}

function commonOf({ ticket, open, run }: Brought) {
  const { id: attempt, head: start } = open.attempt;
  return { version: 1, ticket, attempt, run: run.run, run_attempt: run.runAttempt, start } as const;
}

/** Writes what is handed over into a directory of its own; what an agent left under the same names goes. No process. */
export function writeHandover(dir: string, handover: Handover, secrets: readonly string[]): void {
  const { artifact, bundle } = handover;
  mkdirSync(dir, { recursive: true });
  for (const name of [RESULT_FILE, BUNDLE_FILE]) rmSync(join(dir, name), { recursive: true, force: true });
  if (bundle !== null) writeNew(join(dir, BUNDLE_FILE), bundle, noStep);
  writeNew(join(dir, RESULT_FILE), Buffer.from(formatArtifact(artifact, secrets)), noStep);
}

const noStep = (): void => undefined;
