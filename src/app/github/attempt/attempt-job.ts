import { withoutAuthority } from "../../../core/github/runner.ts";
import { inertCode, inertLine } from "../../../core/orchestrator/dossier/inert.ts";
import type { GitHubContext } from "../context.ts";
import type { ActionOutcome } from "../outcome.ts";
import { type GitHubOrchestrator, openOnGitHub } from "../tick/open-on-github.ts";

/** Which attempt a job is for, as the dispatch that started its run says. The ledger alone decides whether it is true. */
export interface AttemptJob {
  readonly ticket: string;
  readonly attempt: string;
}

/** As `AttemptJob`, with the directory in which results lie or are to be put. */
export interface ResultsJob extends AttemptJob {
  /** Relative to the checkout, or absolute. */
  readonly results: string;
}

/** Longest name from a dispatch, and longest reason, that a summary shows. */
const MAX_NAME = 200;
const MAX_REASON = 500;

/**
 * Opens the job's checkout as an Orchestrator on GitHub. Git gets the credentials of the context; what is started for
 * others gets the environment without them. @throws git/*, ledger/*
 */
export function openJob(context: GitHubContext): GitHubOrchestrator {
  return { ...openOnGitHub(context), env: withoutAuthority(context.env) };
}

/** What a job says that has nothing to do: somebody else has the attempt, or nobody any longer. That is no failure. */
export function lostOutcome(job: AttemptJob, reason: string): ActionOutcome {
  return outcomeOf(job, { reason: "lost", ok: true, text: `Nothing was done: ${reason}` });
}

/** An outcome of a job about an attempt. `text` may hold the words of strangers. */
export function outcomeOf(
  { ticket, attempt }: AttemptJob,
  said: {
    readonly reason: string;
    readonly ok: boolean;
    readonly text: string;
    readonly details?: Readonly<Record<string, unknown>>;
    readonly outputs?: Readonly<Record<string, string>>;
  },
): ActionOutcome {
  const { reason, ok, text, details = {}, outputs = {} } = said;
  const [id, name] = [ticket, attempt].map((each) => inertCode(inertName(each)));
  return {
    reason,
    ok,
    result: { ticket: inertName(ticket), attempt: inertName(attempt), ...details },
    summary: `## Attempt ${name} of ${id}\n\n${inertLine(text, MAX_REASON)}\n`,
    findings: [],
    outputs: { attempt: "", role: "", artifact: "", ...outputs },
  };
}

/** A name that a person gave to a dispatch, on one line and no longer than a name is. */
function inertName(name: string): string {
  return name.slice(0, MAX_NAME).replaceAll(/[^0-9A-Za-z_-]/g, "?");
}
