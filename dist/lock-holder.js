import { _ as int, b as object, w as string } from "./plumbing.js";
import { hostname } from "node:os";
import { readFileSync, readlinkSync } from "node:fs";
// src/io/process/alive.ts
/** Fields of proc_pid_stat(5), undefined where there is no such process or no /proc. No process. */
function readProcessStat(pid) {
	let stat;
	try {
		stat = readFileSync(`/proc/${pid}/stat`, "utf8");
	} catch {
		return;
	}
	const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
	const [state, parent, group] = fields;
	const started = fields[19];
	if (state === void 0 || started === void 0) return void 0;
	return {
		state,
		parent: Number(parent),
		group: Number(group),
		started
	};
}
/** When a process started, as its system says it; undefined where it ended or the system does not say. */
function processStart(pid) {
	return readProcessStat(pid)?.started;
}
/** Whether a pid is in use, by whomever. */
function isPidInUse(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return !(error instanceof Error && "code" in error && error.code === "ESRCH");
	}
}
/**
* Whether a process of this machine still runs. A zombie does not; where the system does not tell when a process
* started, any process with that pid counts.
*/
function isProcessAlive({ pid, started }) {
	if (!isPidInUse(pid)) return false;
	const now = readProcessStat(pid);
	if (now === void 0) return true;
	if (now.state === "Z" || now.state === "X") return false;
	return started === "unknown" || now.started === started;
}
// src/io/files/lock-holder.ts
const holderSchema = object({
	/** Random: no two holders are ever taken for each other. */
	token: string().regex(/^[0-9a-z-]+$/),
	pid: int().positive(),
	host: string(),
	/** When the process started, in clock ticks since boot; Linux only. With the pid it names a process for good. */
	started: string().optional(),
	/** Which boot of the machine; Linux only. */
	boot: string().optional(),
	/** Which process namespace the pid counts in; Linux only. */
	pidSpace: string().optional()
});
/** This process as a holder. */
function describeSelf(token) {
	const started = processStart("self");
	const boot = tryRead(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim());
	const pidSpace = tryRead(() => readlinkSync("/proc/self/ns/pid"));
	return {
		token,
		pid: process.pid,
		host: hostname(),
		...started === void 0 ? {} : { started },
		...boot === void 0 ? {} : { boot },
		...pidSpace === void 0 ? {} : { pidSpace }
	};
}
/** Reads a holder from the text of a lock file; undefined when it is not one. */
function parseHolder(text) {
	try {
		return holderSchema.parse(JSON.parse(text));
	} catch {
		return;
	}
}
/**
* Whether a holder has certainly ended. One of another machine, or of another container on this one, cannot be
* asked and counts as running.
*/
function hasEnded(holder, self) {
	if (holder.host !== self.host) return false;
	if (holder.boot !== self.boot && holder.boot !== void 0 && self.boot !== void 0) return true;
	if (holder.pidSpace !== self.pidSpace) return false;
	if (!isPidInUse(holder.pid)) return true;
	const now = readProcessStat(holder.pid);
	if (now === void 0) return false;
	return now.state === "Z" || now.state === "X" || holder.started !== void 0 && now.started !== holder.started;
}
function tryRead(read) {
	try {
		return read();
	} catch {
		return;
	}
}
export { readProcessStat as a, isProcessAlive as i, hasEnded as n, parseHolder as r, describeSelf as t };
