/** How urgent a ticket is; `P2` where nothing is said. */
export const PRIORITIES = ["P0", "P1", "P2", "P3"] as const;

/** One of the four priorities. */
export type Priority = (typeof PRIORITIES)[number];

/** How ready a ticket's text is for work. */
export const READINESS = [
  "implementation_ready",
  "requirements_sync_needed",
  "spike_needed",
  "blocked",
  "unspecified",
] as const;

/** One of the five words of `readiness`. */
export type Readiness = (typeof READINESS)[number];

/** Keys of the older formats and what stands for each today, as words for a finding. */
export const OLDER_KEYS: ReadonlyMap<string, string> = new Map([
  ["id", "the directory's name is the id"],
  ["slug", "the id ends with the slug"],
  ["status", "state says where a ticket stands"],
  ["workflow_state", "it is called state"],
  ["kind", "a label says what kind of work it is"],
  ["legacy_ticket", "the body or a comment says where a ticket came from"],
  ["needs_preflight", "readiness says what is missing"],
  ["action_required", "it is called attention_required"],
]);

/** Older words of `readiness`. */
export const OLDER_READINESS: ReadonlyMap<string, Readiness> = new Map([["ready", "implementation_ready"]]);

const LOCAL_WORDS = new Set([
  ...[
    "activity",
    "attempt",
    "claim",
    "claimed",
    "claims",
    "container",
    "heartbeat",
    "host",
    "hostname",
    "lease",
  ],
  ...[
    "lock",
    "machine",
    "pid",
    "pod",
    "pods",
    "port",
    "process",
    "session",
    "sessions",
    "socket",
    "terminal",
  ],
  ...["tmux", "transcript", "tty", "worktree", "worktrees"],
]);

/** Whether a key would store what is true on one machine only: a Pod, a session, a worktree, a process. */
export function isLocalFact(key: string): boolean {
  return key
    .toLowerCase()
    .split(/[_-]/)
    .some((word) => LOCAL_WORDS.has(word));
}

/** Whether a key is the user's own, `x-…`, and may hold anything. */
export function isOwnKey(key: string): boolean {
  return /^x-./.test(key);
}
