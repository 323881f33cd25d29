#!/usr/bin/env node
import { homedir } from "node:os";
import { join } from "node:path";
import { version } from "./version.ts";

// Everything heavy is behind the import() below: what is asked most often starts as fast as an empty script, and the
// compile cache covers the rest. Its default place may be shared with other users of the machine; this one is not.
const NEEDED_NODE = 22;
// The global, since importing node:process opens the standard streams.
const { argv, env } = process;
const args = argv.slice(2);
if (Number.parseInt(process.versions.node, 10) < NEEDED_NODE) {
  process.stderr.write(
    `yoi needs Node ${NEEDED_NODE} or later, and ${process.execPath} is ${process.version}\n`,
  );
  process.exitCode = 2;
} else if (args.length === 1 && (args[0] === "--version" || args[0] === "-V")) {
  process.stdout.write(`${version}\n`);
} else if (args[0] === "hook" && args[1] !== undefined && !args[1].startsWith("-")) {
  await import("../hook/main.ts");
} else {
  const { enableCompileCache } = await import("node:module");
  enableCompileCache(
    env["NODE_COMPILE_CACHE"] ?? join(env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "yoi"),
  );
  const { run } = await import("./run.ts");
  await run(args);
}
