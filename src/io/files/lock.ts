import {
  constants,
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { failure } from "../../core/diagnostic/error.ts";
import { writeFailure } from "./durable.ts";
import { errorCode } from "./error-code.ts";
import { describeSelf, type Holder, hasEnded, parseHolder } from "./lock-holder.ts";

// Our own lock rather than proper-lockfile 4.1.2 (2021): that one calls a lock stale when its mtime is not renewed
// by a timer, which cannot fire while a command works synchronously, which waits ten seconds after every kill, and
// whose takeover lets two processes in (moxystudio/node-proper-lockfile#121). Here a process that has ended is known
// by its pid and start time at once, and a takeover has one winner.

/** How to wait for the lock. */
export interface LockOptions {
  readonly timeoutMs: number;
  /** Milliseconds since 1970, like `Date.now`. */
  readonly now: () => number;
  /** Like `Math.random`. */
  readonly random: () => number;
  /** Called once, when somebody else is found to hold the lock. */
  readonly onWait?: (holder: { readonly pid: number; readonly host: string }) => void;
}

const FIRST_PAUSE_MS = 4;
const LONGEST_PAUSE_MS = 100;
/** A lock file that says nothing after this long was cut short by a power failure. */
const EMPTY_LOCK_MS = 10_000;

interface Attempt {
  readonly stateDir: string;
  readonly self: Holder;
  /** A file that says who we are; the lock is made as a link to it, so that it is never seen half-written. */
  readonly card: string;
  readonly options: LockOptions;
}

/**
 * Runs something while no other process writes in any worktree of the repository. Waits for a running holder, takes
 * over from one that has ended. Not reentrant. Throws `file/locked`, naming the holder, when the time is over.
 */
export async function withLock<T>(
  stateDir: string,
  options: LockOptions,
  run: () => T | Promise<T>,
): Promise<T> {
  const token = [options.random(), options.random()]
    .map((part) => Math.floor(part * 36 ** 8).toString(36))
    .join("-");
  const attempt: Attempt = {
    stateDir,
    self: describeSelf(token),
    card: `${stateDir}/lock-${token}`,
    options,
  };
  const lock = `${stateDir}/lock`;
  try {
    makeDirectory(stateDir);
    writeFileSync(attempt.card, JSON.stringify(attempt.self), { flag: "wx" });
    await acquire(attempt, lock);
  } catch (error) {
    throw writeFailure(error, lock);
  } finally {
    remove(attempt.card);
  }
  try {
    return await run();
  } finally {
    if (readHolder(lock)?.token === token) remove(lock);
  }
}

/** Not at once with `recursive`, which reports a read-only file system as ENOENT. */
function makeDirectory(dir: string): void {
  try {
    mkdirSync(dir);
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT") mkdirSync(dir, { recursive: true });
    else if (code !== "EEXIST") throw error;
  }
}

async function acquire(attempt: Attempt, lock: string): Promise<void> {
  const { timeoutMs, now, random, onWait } = attempt.options;
  const start = now();
  let told = false;
  for (
    let pauseMs = FIRST_PAUSE_MS;
    !tryAcquire(attempt, lock);
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
  ) {
    const holder = readHolder(lock);
    if (now() - start >= timeoutMs) {
      const facts = {
        pid: holder?.pid ?? "?",
        host: holder?.host ?? "?",
        seconds: Math.ceil(timeoutMs / 1000),
        lock,
      };
      throw failure("file/locked", { path: "" }, facts);
    }
    if (!told && holder !== undefined) {
      told = true;
      onWait?.(holder);
    }
    await sleep(pauseMs * (0.5 + random() / 2));
  }
  removeRemains(attempt);
}

/**
 * Makes the file at `path` ours if nobody holds it, or if its holder has ended. The right to remove the file of an
 * ended holder is itself such a file, named after the holder's token. So of any number of processes that see the
 * same ended holder one removes its file, and it looks again first: once the file is somebody else's, its token is
 * another one, for ever, and a process that comes late does nothing.
 */
function tryAcquire(attempt: Attempt, path: string): boolean {
  if (create(attempt, path)) return true;
  const ended = readEnded(attempt, path);
  if (ended === undefined) return false;
  const right = `${attempt.stateDir}/takeover-${ended}`;
  if (!tryAcquire(attempt, right)) return false;
  try {
    if (readEnded(attempt, path) !== ended) return false;
    remove(path);
    return create(attempt, path);
  } finally {
    remove(right);
  }
}

/** The token of an ended holder of a file; undefined while the holder may be running or when there is no file. */
function readEnded(attempt: Attempt, path: string): string | undefined {
  const holder = readHolder(path);
  if (holder !== undefined) return hasEnded(holder, attempt.self) ? holder.token : undefined;
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined || attempt.options.now() - stats.mtimeMs < EMPTY_LOCK_MS) return undefined;
  return `unnamed-${stats.ino}-${Math.round(stats.mtimeMs)}`;
}

function create(attempt: Attempt, path: string): boolean {
  try {
    linkSync(attempt.card, path);
    return true;
  } catch (error) {
    const code = errorCode(error);
    if (code === "EEXIST") return false;
    // Some file systems have no hard links (exFAT, some network shares).
    if (["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"].includes(code))
      return copyExclusively(attempt.card, path);
    throw writeFailure(error, path);
  }
}

function copyExclusively(from: string, to: string): boolean {
  try {
    copyFileSync(from, to, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw writeFailure(error, to);
  }
}

/**
 * Removes the cards and rights of processes that ended while they waited. Only the holder of the lock does so: a
 * right to take the lock from an earlier holder is worth nothing any more.
 */
function removeRemains(attempt: Attempt): void {
  for (const name of readdirSync(attempt.stateDir)) {
    if (!name.startsWith("lock-") && !name.startsWith("takeover-")) continue;
    const path = `${attempt.stateDir}/${name}`;
    const holder = readHolder(path);
    if (holder !== undefined && hasEnded(holder, attempt.self)) remove(path);
  }
}

function readHolder(path: string): Holder | undefined {
  try {
    return parseHolder(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (!["ENOENT", "ENOTDIR"].includes(errorCode(error))) throw error;
  }
}
