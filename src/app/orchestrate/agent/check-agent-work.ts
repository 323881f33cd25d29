import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import * as z from "zod";
import { fileCopySchema } from "../../../io/files/file-copy.ts";
import { readCheckoutState } from "../../../io/git/checkout-state.ts";
import { readRefs } from "../../../io/git/refs.ts";
import type { Repository } from "../../../io/git/repository.ts";
import { readWatchedPlaces } from "../../../io/git/watched-files.ts";
import { readWorktrees } from "../../../io/git/worktrees.ts";
import { readWatched, restoreWatched } from "./guard-files.ts";

const textsSchema = z.record(z.string(), z.string());
const guardSchema = z.strictObject({
  version: z.literal(1),
  places: z.strictObject({
    commonDir: z.string(),
    hooksDirs: z.array(z.string()).readonly(),
    outside: z.array(z.string()).readonly(),
  }),
  files: z.record(z.string(), fileCopySchema),
  /** Refs by full name: a commit, or the ref that a symbolic one points to. */
  refs: textsSchema,
  /** Checkouts by absolute path: branch or commit, and what differs from it. */
  checkouts: z.record(z.string(), z.strictObject({ head: z.string(), state: textsSchema })),
});

/** How a repository stood before an agent ran. Plain data: kept as `guard.json` in the directory of the attempt. */
export type Guard = z.infer<typeof guardSchema>;

/** What an agent was allowed to move, and what others move meanwhile. */
export interface GuardScope {
  /** Its own worktree, absolute; null where it had a checkout of its own. */
  readonly worktree: string | null;
  /** Worktrees of other agents that run meanwhile, absolute. */
  readonly busy: readonly string[];
  /** Refs that others move meanwhile: full names, or beginnings of names that end in `/`, `-`, `_` or `.`. */
  readonly movingRefs: readonly string[];
  /** Whether the kernel kept the agent from writing elsewhere: then only files of git's own are compared. */
  readonly sandboxed: boolean;
}

/** What differs from before, and what of it was put back: a few words each. Both empty: nothing. */
export interface GuardFindings {
  readonly reasons: readonly string[];
  readonly restored: readonly string[];
}

/** Most differences that are told. */
const MAX_TOLD = 10;

/**
 * Takes note of configuration, hooks, refs and checkouts, and keeps it in the attempt's directory for whoever takes
 * over from this process. 2 processes; without a sandbox 2 more, and 2 for each checkout that is compared.
 */
export function guardBefore(repo: Repository, scope: GuardScope, attemptDir: string): Guard {
  const places = readWatchedPlaces(repo);
  const guard: Guard = {
    version: 1,
    places,
    files: readWatched(places, scope.worktree === null ? [] : [join(scope.worktree, ".git")]),
    refs: scope.sandboxed ? {} : readFixedRefs(repo, scope),
    checkouts: scope.sandboxed ? {} : readCheckouts(repo, scope),
  };
  writeFileSync(join(attemptDir, NAME), JSON.stringify(guard), { mode: 0o600 });
  return guard;
}

/**
 * The guard of an attempt whose process was killed; undefined where no agent was started. Without a sandbox an agent
 * could have changed it, so the process that starts an agent goes by the value that it has itself.
 */
export function readGuard(attemptDir: string): Guard | undefined {
  const file = join(attemptDir, NAME);
  if (!existsSync(file)) return undefined;
  const parsed = guardSchema.safeParse(parseJson(readFileSync(file, "utf8")));
  return parsed.success ? parsed.data : undefined;
}

/**
 * Compares with a guard. Files of git's own are compared and put back before git is asked anything, so that nothing an
 * agent left there is run; what it left is kept in `changed/` of the attempt. 2 processes, and 2 for each checkout that
 * is compared; none with a sandbox.
 */
export function guardAfter(
  repo: Repository,
  guard: Guard,
  scope: GuardScope,
  attemptDir: string,
): GuardFindings {
  const show = pathShower(guard);
  const files = restoreWatched(guard.places, guard.files, join(attemptDir, "changed"));
  const reasons = [
    ...files.map(({ path, verb }) => `${show(path)} was ${verb}`),
    ...(scope.sandboxed ? [] : compare(guard.refs, readFixedRefs(repo, scope))),
    ...(scope.sandboxed ? [] : compareCheckouts(guard, readCheckouts(repo, scope), show)),
  ];
  return {
    reasons: bound(reasons),
    restored: bound(files.filter(({ isRestored }) => isRestored).map(({ path }) => show(path))),
  };
}

const NAME = "guard.json";

type Texts = Readonly<Record<string, string>>;

function compare(before: Texts, now: Texts): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(now)])].sort().flatMap((name) => {
    const [was, is] = [before[name], now[name]];
    if (was === is) return [];
    return [`${name} was ${was === undefined ? "made" : is === undefined ? "removed" : "changed"}`];
  });
}

function compareCheckouts(
  guard: Guard,
  now: Guard["checkouts"],
  show: (path: string) => string,
): readonly string[] {
  return [...new Set([...Object.keys(guard.checkouts), ...Object.keys(now)])].sort().flatMap((path) => {
    const [was, is] = [guard.checkouts[path], now[path]];
    if (was === undefined) return [`the worktree ${show(path)} was made`];
    if (is === undefined) return [`the worktree ${show(path)} was removed`];
    const moved = was.head === is.head ? [] : [`HEAD of ${show(path)} went from ${was.head} to ${is.head}`];
    return [...moved, ...compare(was.state, is.state).map((what) => `in ${show(path)}, ${what}`)];
  });
}

function readFixedRefs(repo: Repository, { movingRefs }: GuardScope): Record<string, string> {
  const isMoving = (name: string): boolean =>
    movingRefs.some((moving) => (/[/._-]$/.test(moving) ? name.startsWith(moving) : name === moving));
  const refs = readRefs(repo, []).filter(({ name }) => !isMoving(name));
  return Object.fromEntries(refs.map(({ name, oid, symref }) => [name, symref ?? oid]));
}

function readCheckouts(repo: Repository, { worktree, busy }: GuardScope): Guard["checkouts"] {
  const others = readWorktrees(repo).filter(
    ({ path, bare, prunable }) => !bare && !prunable && path !== worktree && !busy.includes(path),
  );
  return Object.fromEntries(
    others.map(({ path, branch, head = "" }) => [
      path,
      { head: branch ?? head, state: Object.fromEntries(readCheckoutState(repo, path)) },
    ]),
  );
}

/** Reasons end up in records, where no path of this machine may stand. */
function pathShower({ places: { commonDir, outside } }: Guard): (path: string) => string {
  const root = dirname(commonDir);
  return (path) => {
    if (outside.includes(path)) return "git configuration of the person or the system";
    if (path === root) return "the main checkout";
    const inside = relative(root, path);
    return inside.startsWith("..") ? `…/${path.split("/").slice(-2).join("/")}` : inside;
  };
}

function bound(lines: readonly string[]): readonly string[] {
  const left = lines.length - MAX_TOLD;
  return left > 0 ? [...lines.slice(0, MAX_TOLD), `and ${left} more`] : lines;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
