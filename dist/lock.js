// src/cli/lock.ts
/** How long a command waits for another one that writes, in milliseconds. */
const LOCK_TIMEOUT_MS = 3e4;
/** Waits for a running writer and says so. */
function lockOptions(terminal) {
	return {
		timeoutMs: LOCK_TIMEOUT_MS,
		now: Date.now,
		random: Math.random,
		onWait: ({ pid, host }) => terminal.note(`waiting for process ${pid} on ${host}, which is writing\n`)
	};
}
export { lockOptions as t };
