import { homedir } from "node:os";
import { join } from "node:path";
// src/hook/main.ts
const NEEDED_NODE = 22;
const { argv, env } = process;
const args = argv.slice(argv[2] === "hook" ? 3 : 2);
process.exitCode = 2;
if (Number.parseInt(process.versions.node, 10) < NEEDED_NODE) process.stderr.write(`yoi: ${args[0]} could not run, so git stops here: it needs Node ${NEEDED_NODE} or later, and ${process.execPath} is ${process.version}\n`);
else {
	const { enableCompileCache } = await import("node:module");
	enableCompileCache(env["NODE_COMPILE_CACHE"] ?? join(env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "yoi"));
	if (args[0] === "merge-driver") {
		const { runMergeDriverCommand } = await import("./run-merge-driver.js");
		process.exitCode = runMergeDriverCommand(args.slice(1), env);
	} else {
		const { runHook } = await import("./run-hook.js");
		process.exitCode = runHook(args, env);
	}
}
export {};
