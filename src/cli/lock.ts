import type { Terminal } from "./terminal.ts";

/** How long a command waits for another one that writes, in milliseconds. */
const LOCK_TIMEOUT_MS = 30_000;

/** Waits for a running writer and says so. */
export function lockOptions(terminal: Terminal) {
  return {
    timeoutMs: LOCK_TIMEOUT_MS,
    now: Date.now,
    random: Math.random,
    onWait: ({ pid, host }: { readonly pid: number; readonly host: string }) =>
      terminal.note(`waiting for process ${pid} on ${host}, which is writing\n`),
  };
}
