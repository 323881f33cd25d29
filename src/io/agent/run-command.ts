import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { basename } from "node:path";
import { failure } from "../../core/diagnostic/error.ts";
import { type EnvironmentMark, signalGroup, sweepMarked } from "./sweep.ts";
import { createTail } from "./tail.ts";
import { openTranscript, type Stream } from "./transcript.ts";

/** One process to run to its end. */
export interface ProcessCall {
  /** Program and arguments. No shell is involved. */
  readonly command: readonly [string, ...string[]];
  readonly cwd: string;
  /** The whole environment; the mark is added. */
  readonly env: Readonly<Record<string, string>>;
  /** What it reads on standard input, which is closed behind it. Default: nothing. */
  readonly stdin?: string;
  readonly timeoutMs: number;
  /** Most bytes of standard output and standard error together. */
  readonly maxOutputBytes: number;
  /** Tells every process that comes of it, also those that left its group. */
  readonly mark: EnvironmentMark;
  /** Where what happens is written as JSON lines, the last one an `end`. Its directory exists. */
  readonly transcriptPath: string;
  /** Told of every piece of output. */
  readonly onOutput?: (bytes: Buffer) => void;
  /** Ends the process as a time limit would. */
  readonly cancel?: AbortSignal;
  /** Between SIGTERM and SIGKILL. Default: 5 s. */
  readonly graceMs?: number;
}

/** How a process ended. */
export interface ProcessOutcome {
  readonly kind: "exited" | "signalled" | "timed-out" | "too-much-output" | "cancelled" | "not-started";
  readonly exitCode: number | null;
  readonly signal: string | null;
  /** The end of standard output, whole where it is not longer than 1 MiB. */
  readonly stdout: Buffer;
  /** The end of standard error, at most 16 KiB; for `not-started` the reason. */
  readonly stderrTail: string;
  /** The end of both in the order of arrival, at most 16 KiB. */
  readonly outputTail: string;
  readonly durationMs: number;
  /** SHA-256 of both in the order of arrival. */
  readonly outputDigest: string;
  /** Processes that it left behind and that were killed. */
  readonly leftovers: number;
}

const MAX_KEPT_BYTES = 1024 * 1024;
const MAX_TAIL_BYTES = 16 * 1024;
const GRACE_MS = 5_000;
/** How long the end of a killed process, or of its output, is waited for. */
const LAST_WAIT_MS = 5_000;

/**
 * Runs one process in a group of its own to its end, and ends whatever it leaves behind. Output is read as it comes and
 * only its end is kept. At a limit its pipes are closed, then its group gets SIGTERM, and SIGKILL after a while; in
 * every case the group and all that carries the mark are killed at last (see `sweepMarked`). 1 process, and what it
 * starts.
 * @throws agent/transcript when the transcript cannot be written
 */
export async function runProcess(call: ProcessCall): Promise<ProcessOutcome> {
  const run = openRun(call);
  const child = await start(call);
  if (child instanceof Error) {
    const { code = "an error" } = child as NodeJS.ErrnoException;
    const stderrTail = `${code}: the program could not be started`;
    return { ...run.end({ kind: "not-started", exitCode: null, signal: null, leftovers: 0 }), stderrTail };
  }
  return run.end(await watch(child, call, run));
}

type End = Pick<ProcessOutcome, "kind" | "exitCode" | "signal" | "leftovers">;
type Stop = "timed-out" | "too-much-output" | "cancelled" | "transcript";

interface Run {
  readonly push: (stream: Stream, bytes: Buffer) => void;
  /** Resolved by the first reason to stop the process. */
  readonly stopped: Promise<Stop>;
  readonly stop: (why: Stop) => void;
  readonly why: () => Stop | undefined;
  readonly end: (end: End) => ProcessOutcome;
}

/** What is gathered of a run. Output beyond the limit is dropped. */
function openRun(call: ProcessCall): Run {
  const { transcriptPath, maxOutputBytes, command, cwd, onOutput } = call;
  const started = performance.now();
  const elapsed = (): number => Math.round(performance.now() - started);
  const transcript = guarded(transcriptPath, () =>
    openTranscript(transcriptPath, 2 * maxOutputBytes + 65_536),
  );
  const tails = {
    stdout: createTail(MAX_KEPT_BYTES),
    stderr: createTail(MAX_TAIL_BYTES),
    both: createTail(MAX_TAIL_BYTES),
  };
  const hash = createHash("sha256");
  const { promise: stopped, resolve } = Promise.withResolvers<Stop>();
  let why: Stop | undefined;
  let problem: unknown;
  let bytesLeft = maxOutputBytes;
  const stop = (reason: Stop): void => {
    why ??= reason;
    resolve(why);
  };
  const at = new Date().toISOString();
  guarded(transcriptPath, () =>
    transcript.write({ event: "start", at, cwd, command, stdin: call.stdin ?? "" }),
  );
  return {
    stopped,
    stop,
    why: () => why,
    push: (stream, bytes) => {
      const kept = bytes.subarray(0, bytesLeft);
      bytesLeft -= kept.length;
      for (const tail of [tails[stream], tails.both]) tail.push(kept);
      hash.update(kept);
      try {
        transcript.writeOutput(stream, kept, elapsed());
      } catch (error) {
        problem ??= error;
        stop("transcript");
      }
      onOutput?.(kept);
      if (kept.length < bytes.length) stop("too-much-output");
    },
    end: (end) => {
      const { kind, exitCode, signal, leftovers } = end;
      const [ms, digest] = [elapsed(), hash.digest("hex")];
      guarded(transcriptPath, () => {
        transcript.end({ kind, ms, exit_code: exitCode, signal, leftovers, digest });
        if (problem !== undefined) throw problem;
      });
      return {
        ...end,
        stdout: tails.stdout.read(),
        stderrTail: tails.stderr.read().toString("utf8"),
        outputTail: tails.both.read().toString("utf8"),
        durationMs: ms,
        outputDigest: digest,
      };
    },
  };
}

function guarded<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const { code: reason = "an error" } = error as NodeJS.ErrnoException;
    // The directory is this machine's affair, and a failure may end up in a record.
    throw failure("agent/transcript", { path: "" }, { file: basename(path), reason }, error);
  }
}

/** The process once it runs, or why it does not. */
function start(call: ProcessCall): Promise<ChildProcessWithoutNullStreams | Error> {
  const [program, ...args] = call.command;
  const { name, value } = call.mark;
  const env = { ...call.env, [name]: value };
  return new Promise((resolve) => {
    try {
      const child = spawn(program, args, { cwd: call.cwd, env, detached: true, windowsHide: true });
      child.once("spawn", () => resolve(child));
      child.once("error", resolve);
    } catch (error) {
      // Arguments that are too long, or hold a NUL.
      resolve(error instanceof Error ? error : new Error(String(error)));
    }
  });
}

async function watch(child: ChildProcessWithoutNullStreams, call: ProcessCall, run: Run): Promise<End> {
  const group = child.pid;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const closed = new Promise<void>((resolve) => child.once("close", () => resolve()));
  child.stdout.on("data", (bytes: Buffer) => run.push("stdout", bytes));
  child.stderr.on("data", (bytes: Buffer) => run.push("stderr", bytes));
  // A program that does not read its input closes it: no reason to stop.
  child.stdin.on("error", () => undefined);
  child.stdin.end(call.stdin ?? "");
  const timer = setTimeout(() => run.stop("timed-out"), call.timeoutMs);
  const cancel = (): void => run.stop("cancelled");
  if (call.cancel?.aborted === true) cancel();
  call.cancel?.addEventListener("abort", cancel);
  await Promise.race([ended, run.stopped]);
  clearTimeout(timer);
  call.cancel?.removeEventListener("abort", cancel);
  if (run.why() !== undefined) {
    closePipes(child);
    if (group !== undefined && signalGroup(group, "SIGTERM")) await within(ended, call.graceMs ?? GRACE_MS);
    if (group !== undefined) signalGroup(group, "SIGKILL");
    await within(ended, LAST_WAIT_MS);
  }
  // What still runs may hold the pipes open: it goes first.
  const leftovers = await sweepMarked(call.mark, group);
  await within(closed, LAST_WAIT_MS);
  closePipes(child);
  return { ...endOf(child, run.why()), leftovers };
}

function endOf(child: ChildProcessWithoutNullStreams, why: Stop | undefined): Omit<End, "leftovers"> {
  const { exitCode, signalCode: signal } = child;
  const kind = why === undefined || why === "transcript" ? (signal === null ? "exited" : "signalled") : why;
  return { kind, exitCode, signal };
}

function closePipes({ stdin, stdout, stderr }: ChildProcessWithoutNullStreams): void {
  for (const pipe of [stdin, stdout, stderr]) pipe.destroy();
}

/** Waits for a promise, but not longer than this. */
async function within(promise: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([promise, over]);
  clearTimeout(timer);
}
