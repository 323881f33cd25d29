import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** One program to be run and measured. */
export interface Command {
  readonly args: readonly [program: string, ...rest: string[]];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Exit codes that are an answer. Default: 0. */
  readonly okCodes?: readonly number[];
}

/** Runs git in a directory and returns its output. */
export type Runner = (cwd: string, ...args: readonly string[]) => string;

/** Where the measuring takes place: a temporary directory with an own home, so that nobody's settings take part. */
export interface Lab {
  readonly base: string;
  readonly git: Runner;
  /** Runs a program to its end, in milliseconds; throws with its words when it fails. */
  readonly time: (command: Command) => number;
  /** Most memory that a Node program took, in MiB: `ru_maxrss` as it says itself when it ends. */
  readonly peakMiB: (command: Command) => number;
  /** How many git processes a program starts. */
  readonly countGit: (command: Command) => number;
}

const GLOBAL_CONFIG = `[user]
	name = Bench
	email = bench@example.com
[init]
	defaultBranch = main
[commit]
	gpgSign = false
[gc]
	auto = 0
[maintenance]
	auto = false
`;

/** Opens a lab, hands it to `use` and removes all of it afterwards, also when `use` throws or is interrupted. */
export function withLab<T>(use: (lab: Lab) => T): T {
  const base = realpathSync(mkdtempSync(join(tmpdir(), "yoi-bench-")));
  const remove = (): void => rmSync(base, { recursive: true, force: true });
  const interrupted = (): never => {
    remove();
    process.exit(130);
  };
  process.once("SIGINT", interrupted).once("SIGTERM", interrupted);
  try {
    return use(openLab(base));
  } finally {
    remove();
  }
}

function openLab(base: string): Lab {
  const home = join(base, "home");
  mkdirSync(home);
  writeFileSync(join(home, ".gitconfig"), GLOBAL_CONFIG);
  const env = ownEnvironment(home);
  const run = (command: Command, extra: Readonly<Record<string, string>> = {}): string => {
    const [program, ...args] = command.args;
    const ended = spawnSync(program, args, {
      cwd: command.cwd,
      env: { ...env, ...command.env, ...extra },
      encoding: "utf8",
      maxBuffer: 2 ** 30,
    });
    if (ended.error !== undefined) throw ended.error;
    if ((command.okCodes ?? [0]).includes(ended.status ?? -1)) return ended.stdout;
    const said = `${ended.stderr}${ended.stdout}`.slice(0, 2_000);
    throw new Error(`${command.args.join(" ")} ended with ${ended.status}: ${said}`);
  };
  return {
    base,
    git: (cwd, ...args) => run({ args: ["git", ...args], cwd }),
    time: (command) => {
      const start = process.hrtime.bigint();
      run(command);
      return Number(process.hrtime.bigint() - start) / 1e6;
    },
    peakMiB: (command) => {
      const file = join(base, "memory");
      const preload = join(import.meta.dirname, "floor/report-memory.cjs");
      rmSync(file, { force: true });
      // Linux counts what the parent had before exec as the child's own, so a small shell stands in between.
      const args = ["sh", "-c", '"$@"; exit $?', "sh", ...command.args] as const;
      run({ ...command, args }, { NODE_OPTIONS: `--require=${preload}`, BENCH_MEMORY_FILE: file });
      return Math.max(...readFileSync(file, "utf8").trim().split("\n").map(Number)) / 1024;
    },
    countGit: (command) => {
      const file = join(base, "trace");
      rmSync(file, { force: true });
      run(command, { GIT_TRACE2_EVENT: file });
      return readFileSync(file, "utf8").split('"event":"start"').length - 1;
    },
  };
}

function ownEnvironment(home: string): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (!/^(?:GIT|YOI|NODE|XDG|npm)_/i.test(name)) env[name] = value;
  }
  return {
    ...env,
    HOME: home,
    USERPROFILE: home,
    GIT_CONFIG_NOSYSTEM: "1",
    LC_ALL: "C",
    TZ: "UTC",
    NO_COLOR: "1",
  };
}
