import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";

/** What one command printed and how it ended. */
export interface CommandResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A real repository in a temporary directory, driven by raw git. */
export interface TestRepo {
  /** The work tree, or the git directory of a bare repository. */
  readonly root: string;
  /** The temporary directory that holds everything of this test. */
  readonly base: string;
  /** The environment of every command: own home, no system configuration, nothing of the caller's `GIT_*`. */
  readonly env: NodeJS.ProcessEnv;
  /** Runs git and returns its output without the last line end; throws with git's words when it fails. */
  git(...args: readonly string[]): string;
  /** Runs any program and returns how it ended, whatever that is. */
  run(program: string, args: readonly string[], input?: string): CommandResult;
  write(path: string, content: string | Uint8Array): void;
  read(path: string): string;
  remove(path: string): void;
  /** Stages everything, commits (an empty commit is fine) and returns the commit's id. */
  commit(message: string): string;
  /** Installs an executable shell hook, without the `#!` line. */
  hook(name: string, script: string): void;
  /** Clones this repository; `args` go to `git clone` (`--depth=1`, `--no-checkout`). */
  clone(name?: string, ...args: readonly string[]): TestRepo;
  /** Clones this repository as a bare one. */
  bare(name?: string): TestRepo;
  /** Adds a linked worktree; `args` go to `git worktree add` after its path. */
  worktree(name: string, ...args: readonly string[]): TestRepo;
  /** Another repository of the same test: a submodule's checkout, a repository made by hand. */
  at(root: string): TestRepo;
  /** The same repository with other environment variables; undefined removes one. */
  withEnv(extra: Readonly<Record<string, string | undefined>>): TestRepo;
  /** The same repository with a program put before the others on PATH, as a shell script without the `#!` line. */
  withProgram(name: string, script: string): TestRepo;
}

const COMPILE_CACHE = resolve(import.meta.dirname, "../../node_modules/.cache/yoi-test");

const MEMORY = "/dev/shm";
const NEEDED_BYTES = 2 ** 30;
/** Waiting for a disk would be half of the time of many tests: where there is enough memory they work in that. */
const PLACE = memoryPlace() ?? tmpdir();

const GLOBAL_CONFIG = `[user]
\tname = Test Person
\temail = test@example.com
[init]
\tdefaultBranch = main
[commit]
\tgpgSign = false
[tag]
\tgpgSign = false
[gc]
\tauto = 0
[maintenance]
\tauto = false
[core]
\tfsync = none
[advice]
\tdetachedHead = false
[protocol "file"]
\tallow = always
`;

/**
 * Makes an empty repository with branch `main`, hands it to `use` and removes everything afterwards, also when `use`
 * throws. `initArgs` go to `git init` (`--object-format=sha256`, `--bare`).
 */
export async function withRepo<T>(
  use: (repo: TestRepo) => T | Promise<T>,
  ...initArgs: readonly string[]
): Promise<T> {
  return withTempDir(async (base) => {
    const env = makeEnv(base);
    const repo = testRepo(join(base, "repo"), base, env);
    mkdirSync(repo.root);
    repo.git("init", "--quiet", ...initArgs);
    return await use(repo);
  });
}

/** Makes a temporary directory (its real path), hands it to `use` and removes it afterwards. */
export async function withTempDir<T>(use: (dir: string) => T | Promise<T>): Promise<T> {
  const dir = realpathSync(mkdtempSync(join(PLACE, "yoi-test-")));
  try {
    return await use(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  }
}

/** A file system in memory with room for everything that tests write, in which scripts may be run. */
function memoryPlace(): string | undefined {
  if (process.env["TMPDIR"] !== undefined || !existsSync(MEMORY)) return undefined;
  const { bavail, bsize } = statfsSync(MEMORY);
  if (bavail * bsize < NEEDED_BYTES) return undefined;
  const dir = mkdtempSync(join(MEMORY, "yoi-probe-"));
  try {
    writeScript(join(dir, "probe"), "exit 0");
    return spawnSync(join(dir, "probe")).status === 0 ? MEMORY : undefined;
  } finally {
    rmSync(dir, { recursive: true });
  }
}

function makeEnv(base: string): NodeJS.ProcessEnv {
  const home = join(base, "home");
  mkdirSync(home);
  writeFileSync(join(home, ".gitconfig"), GLOBAL_CONFIG);
  const env: NodeJS.ProcessEnv = {};
  for (const [name, value] of Object.entries(process.env)) if (!name.startsWith("GIT")) env[name] = value;
  return {
    ...env,
    HOME: home,
    USERPROFILE: home,
    XDG_CONFIG_HOME: join(home, ".config"),
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_TERMINAL_PROMPT: "0",
    GIT_CEILING_DIRECTORIES: base,
    // Compiling the bundle anew for every home directory would take half the time of a command.
    NODE_COMPILE_CACHE: COMPILE_CACHE,
    LC_ALL: "C",
    TZ: "UTC",
  };
}

function testRepo(root: string, base: string, env: NodeJS.ProcessEnv): TestRepo {
  const run = (program: string, args: readonly string[], input?: string): CommandResult => {
    const ended = spawnSync(program, args, {
      cwd: root,
      env,
      input,
      encoding: "utf8",
      maxBuffer: 256 * 1024 * 1024,
    });
    if (ended.error !== undefined) throw ended.error;
    return { status: ended.status, stdout: ended.stdout, stderr: ended.stderr };
  };
  const git = (...args: readonly string[]): string => {
    const { status, stdout, stderr } = run("git", args);
    if (status !== 0) throw new Error(`git ${args.join(" ")} ended with ${status}: ${stderr}${stdout}`);
    return stdout.replace(/\n$/, "");
  };
  const write = (path: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  return {
    root,
    base,
    env,
    git,
    run,
    write,
    read: (path) => readFileSync(join(root, path), "utf8"),
    remove: (path) => rmSync(join(root, path), { recursive: true }),
    commit: (message) => {
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", "-m", message);
      return git("rev-parse", "HEAD");
    },
    hook: (name, script) => {
      const dir = git("rev-parse", "--path-format=absolute", "--git-path", "hooks");
      writeScript(join(dir, name), script);
    },
    clone: (name = "clone", ...args) => {
      git("clone", "--quiet", ...args, `file://${root}`, join(base, name));
      return testRepo(join(base, name), base, env);
    },
    bare: (name = "bare.git") => {
      git("clone", "--quiet", "--bare", `file://${root}`, join(base, name));
      return testRepo(join(base, name), base, env);
    },
    worktree: (name, ...args) => {
      git("worktree", "add", "--quiet", join(base, name), ...args);
      return testRepo(join(base, name), base, env);
    },
    at: (other) => testRepo(other, base, env),
    withEnv: (extra) => testRepo(root, base, { ...env, ...extra }),
    withProgram: (name, script) => {
      const dir = mkdtempSync(join(base, "bin-"));
      writeScript(join(dir, name), script);
      return testRepo(root, base, { ...env, PATH: `${dir}${delimiter}${env["PATH"] ?? ""}` });
    },
  };
}

function writeScript(path: string, script: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
}
