import type { LeftOut } from "../../../core/github/verdicts.ts";
import type { GitHubApi } from "../../../io/github/api.ts";
import type { RequestSeen } from "../../../io/github/values.ts";
import type { GitHubContext } from "../context.ts";

/** What a forge on GitHub works with. */
export type ForgeContext = Pick<GitHubContext, "api" | "actingApi"> & Partial<Pick<GitHubContext, "runner">>;

/** What is known of one claimed ticket beside what an observation holds. */
export interface RequestNotes {
  /** The request of its work branch, of whatever claim. */
  readonly request: RequestSeen | undefined;
  readonly left: readonly LeftOut[];
  /** A line each. */
  readonly notes: readonly string[];
}

/** What one process remembers, since GitHub shows what was just done only a moment later. */
export interface ForgeMemory {
  /** Attempts for which a workflow was started. */
  readonly asked: Set<string>;
  /** The head whose dossier was put into a request's body, by ticket. */
  readonly shown: Map<string, string>;
  /** Heads that were put into the merge queue. */
  readonly queued: Set<string>;
  /** What GitHub said when it refused to merge a head. */
  readonly refused: Map<string, string>;
  /** Commits whose files are all here. */
  readonly whole: Set<string>;
  /** What the last look saw, by ticket. */
  readonly notes: Map<string, RequestNotes>;
}

/** A forge's context and memory. */
export interface ForgeParts extends ForgeContext {
  readonly memory: ForgeMemory;
}

/** A forge's parts with nothing remembered. */
export function makeParts(context: ForgeContext): ForgeParts {
  const memory = {
    asked: new Set<string>(),
    shown: new Map<string, string>(),
    queued: new Set<string>(),
    refused: new Map<string, string>(),
    whole: new Set<string>(),
    notes: new Map<string, RequestNotes>(),
  };
  return { ...context, memory };
}

/** Where a status leads: the run that posted it. */
export function runUrl({ runner }: Pick<ForgeParts, "runner">): string | undefined {
  if (runner === undefined) return undefined;
  return `${runner.serverUrl}/${runner.owner}/${runner.name}/actions/runs/${runner.run}`;
}

/** How often GitHub was asked, with either token. */
export function countRequests({
  api,
  actingApi,
}: {
  readonly api: GitHubApi;
  readonly actingApi: GitHubApi;
}): number {
  return api.requestCount() + (actingApi === api ? 0 : actingApi.requestCount());
}
