import { type ChildProcess, spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Task } from "./child.ts";

/** How a child process ended, and what it printed, parsed. */
export interface ChildResult {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stderr: string;
  readonly answer: unknown;
}

/** The command line that does a task in a process of its own. */
function childCommand(task: Task): readonly string[] {
  return [process.execPath, "--no-warnings", join(import.meta.dirname, "child.ts"), JSON.stringify(task)];
}

/** Compiled code is kept while a test file runs, in its home: a process then starts in less than half the time. */
function environment(): NodeJS.ProcessEnv {
  return { ...process.env, NODE_COMPILE_CACHE: join(process.env["HOME"] ?? tmpdir(), "compile-cache") };
}

/** Starts a task in a process of its own. */
export function startChild(task: Task): ChildProcess {
  const [program = "", ...args] = childCommand(task);
  return spawn(program, args, { env: environment(), stdio: ["ignore", "pipe", "pipe"] });
}

/** Does a task in a process of its own, by way of another program (`sh -c …`) where one is given. */
export async function runChild(task: Task, by: readonly string[] = []): Promise<ChildResult> {
  const [program = "", ...args] = [...by, ...childCommand(task)];
  const child = spawn(program, args, { env: environment(), stdio: ["ignore", "pipe", "pipe"] });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (data) => (stdout += data));
  child.stderr.on("data", (data) => (stderr += data));
  return await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      const line = stdout.trim().split("\n").at(-1) ?? "";
      resolve({
        code,
        signal,
        stderr,
        answer: line.startsWith("{") || line.startsWith("[") ? JSON.parse(line) : line,
      });
    });
  });
}

/** Runs jobs two at a time, in order. */
export async function twoAtATime<T>(jobs: readonly (() => Promise<T>)[]): Promise<readonly T[]> {
  const results: T[] = [];
  let next = 0;
  async function work(): Promise<void> {
    for (let index = next++; index < jobs.length; index = next++) {
      const job = jobs[index];
      if (job !== undefined) results[index] = await job();
    }
  }
  await Promise.all([work(), work()]);
  return results;
}
