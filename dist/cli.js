#!/usr/bin/env node
import { t as version } from "./version.js";
import { homedir } from "node:os";
import { join } from "node:path";
// src/cli/main.ts
const NEEDED_NODE = 22;
const { argv, env } = process;
const args = argv.slice(2);
if (Number.parseInt(process.versions.node, 10) < NEEDED_NODE) {
	process.stderr.write(`yoi needs Node ${NEEDED_NODE} or later, and ${process.execPath} is ${process.version}\n`);
	process.exitCode = 2;
} else if (args.length === 1 && (args[0] === "--version" || args[0] === "-V")) process.stdout.write(`${version}\n`);
else if (args[0] === "hook" && args[1] !== void 0 && !args[1].startsWith("-")) await import("./hook.js");
else {
	const { enableCompileCache } = await import("node:module");
	enableCompileCache(env["NODE_COMPILE_CACHE"] ?? join(env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "yoi"));
	const { run } = await import("./run.js");
	await run(args);
}
export {};
