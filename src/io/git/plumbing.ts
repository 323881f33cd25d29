import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { failure, type YoiError } from "../../core/diagnostic/error.ts";
import { boundComplaint, formatComplaint } from "./credentials.ts";
import { plumbingEnvironment } from "./environment.ts";

/** The oldest git that is supported: `rev-parse --path-format` came with it. https://git-scm.com/docs/git-rev-parse */
export const NEEDED_GIT = "2.31";

/** Most bytes one answer may have where the caller names no other limit. */
const MAX_OUTPUT_BYTES = 256 * 1024 * 1024;
/** How long one call may take. Lazy fetches of a partial clone are part of it. */
const TIMEOUT_MS = 5 * 60 * 1000;

/**
 * Given with every call. `core.fsmonitor` can name a program, and an `ext::` remote is one; a repository from a
 * stranger must not start either. No command used here writes through a pager, and none runs hooks or filters.
 */
const HARDENING = ["--no-pager", "-c", "core.fsmonitor=false", "-c", "protocol.ext.allow=never"];

/** How one plumbing command is run. */
export interface GitCall {
  /** Directory the command runs in. */
  readonly cwd: string;
  /** Environment of the repository; the fixed variables of plumbing are added. */
  readonly env: NodeJS.ProcessEnv;
  readonly input?: string | Uint8Array;
  /** Exit codes that are an answer; any other is `git/refused`. Default: 0. */
  readonly okCodes?: readonly number[];
  /** Most bytes of output. */
  readonly maxBytes?: number;
}

/** What a command answered. */
export interface GitAnswer {
  readonly status: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/**
 * Runs one git command to its end and returns its answer. 1 process. No shell is involved, and the environment is
 * only the given one.
 * @throws git/not-found, git/not-a-repository (no such directory), git/refused, git/timed-out, git/too-much-output
 */
export function runGit(args: readonly string[], call: GitCall): GitAnswer {
  const answer = tryGit(args, call);
  if (answer !== "overflow") return answer;
  throw failure("git/too-much-output", HERE, {
    verb: verbOf(args),
    limit: call.maxBytes ?? MAX_OUTPUT_BYTES,
  });
}

/** As `runGit`, but an answer that is longer than `maxBytes` is a value. 1 process. */
export function tryGit(args: readonly string[], call: GitCall): GitAnswer | "overflow" {
  const ended = spawnSync("git", [...HARDENING, ...args], {
    cwd: call.cwd,
    env: plumbingEnvironment(call.env),
    input: call.input ?? "",
    maxBuffer: call.maxBytes ?? MAX_OUTPUT_BYTES,
    timeout: TIMEOUT_MS,
    windowsHide: true,
  });
  const problem = (ended.error as NodeJS.ErrnoException | undefined)?.code;
  if (problem === "ENOBUFS") return "overflow";
  if (ended.error !== undefined) throw startFailure(args, call.cwd, ended.error);
  const stderr = ended.stderr.toString("utf8");
  const { status } = ended;
  if (status !== null && (call.okCodes ?? [0]).includes(status))
    return { status, stdout: ended.stdout, stderr };
  throw refusal(args, status ?? ended.signal ?? "a signal", stderr);
}

/** The error for a command that answered with an unexpected exit code or was killed. */
export function refusal(args: readonly string[], status: number | string, printed: string): YoiError {
  const facts = { verb: verbOf(args), status, stderr: formatComplaint(printed) };
  return failure("git/refused", HERE, facts, boundComplaint(printed));
}

const HERE = { path: "." };

function startFailure(args: readonly string[], cwd: string, error: NodeJS.ErrnoException): YoiError {
  if (error.code === "ETIMEDOUT") {
    return failure("git/timed-out", HERE, { verb: verbOf(args), seconds: TIMEOUT_MS / 1000 }, error);
  }
  if (error.code === "ENOENT" || error.code === "ENOTDIR" || error.code === "EACCES") {
    if (!existsSync(cwd)) return failure("git/not-a-repository", HERE, { dir: cwd }, error);
    return failure("git/not-found", HERE, { needed: NEEDED_GIT }, error);
  }
  return refusal(args, error.code ?? "an error", error.message);
}

/** The subcommand: the first argument that is neither an option nor a setting behind `-c`. */
export function verbOf(args: readonly string[]): string {
  return args.find((arg) => /^[a-z][a-z-]*$/.test(arg)) ?? "";
}
