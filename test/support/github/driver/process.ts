import { spawn } from "node:child_process";

/** A step that takes longer hangs: it is killed, and fails. */
const STEP_SECONDS = 120;

/** How a process of a step ended. */
export interface ProcessEnd {
  readonly status: number;
  /** Both streams, in the order in which they came. */
  readonly output: string;
}

/** Runs a program of a step without blocking, so that the server in this process can answer it. */
export function runProcess(
  program: string,
  args: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<ProcessEnd> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: STEP_SECONDS * 1000,
      killSignal: "SIGKILL",
    });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", reject);
    child.on("close", (status) => resolve({ status: status ?? 137, output: `${Buffer.concat(chunks)}` }));
  });
}
