import { homedir } from "node:os";
import { join } from "node:path";

const NEEDED_NODE = 22;

// Runs one git hook and sets the exit code: 0 pass, 1 findings, 2 could not run, which stops git as well. It runs when
// it is loaded, however that comes: `node dist/hook.js <name>`, or `yoi hook <name>`, which imports it. What needs a
// current Node is behind the import()s, so that an older one can still say what is missing.
// The global, since importing node:process opens the standard streams.
const { argv, env } = process;
const args = argv.slice(argv[2] === "hook" ? 3 : 2);
process.exitCode = 2;
if (Number.parseInt(process.versions.node, 10) < NEEDED_NODE) {
  process.stderr.write(
    `yoi: ${args[0]} could not run, so git stops here: it needs Node ${NEEDED_NODE} or later, and ${process.execPath} is ${process.version}\n`,
  );
} else {
  const { enableCompileCache } = await import("node:module");
  // Its default place may be shared with other users of the machine; this one is not.
  enableCompileCache(
    env["NODE_COMPILE_CACHE"] ?? join(env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "yoi"),
  );
  if (args[0] === "merge-driver") {
    const { runMergeDriverCommand } = await import("./run-merge-driver.ts");
    process.exitCode = runMergeDriverCommand(args.slice(1), env);
  } else {
    const { runHook } = await import("./run-hook.ts");
    process.exitCode = runHook(args, env);
  }
}
