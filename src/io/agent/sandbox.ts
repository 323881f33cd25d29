import { spawnSync } from "node:child_process";
import { existsSync, realpathSync, statSync } from "node:fs";

/** What a sandbox shows and lets write. Everything else of the file system is there to be read. Absolute paths. */
export interface SandboxPlaces {
  /** Where the program runs. */
  readonly cwd: string;
  /** Shown although it lies among temporary files; not written. */
  readonly readable: readonly string[];
  /** Empty inside, but for what is written below it. */
  readonly hidden: readonly string[];
  /** Written. */
  readonly writable: readonly string[];
  /** Not written although something above is. */
  readonly frozen: readonly string[];
}

type Command = readonly [string, ...string[]];

/** How long a sandbox with nothing in it may take. */
const PROBE_TIMEOUT_MS = 20_000;

/** A process of its own number, which ends with whoever started it and takes all that it started with it. */
const ISOLATION = [
  ...["--die-with-parent", "--new-session", "--unshare-pid", "--unshare-ipc", "--unshare-uts"],
  "--unshare-cgroup-try",
];
/** Temporary files and sockets of others are not there; names of servers are still found. */
const SYSTEM = [
  ...["--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--tmpfs", "/tmp", "--tmpfs", "/run"],
  ...["--ro-bind-try", "/run/systemd/resolve", "/run/systemd/resolve"],
];

/**
 * A command inside bubblewrap (https://github.com/containers/bubblewrap): the kernel lets it write only what the places
 * allow. The network is open: an agent needs its model. Paths that do not exist are left out.
 */
export function wrapInSandbox(command: Command, places: SandboxPlaces): Command {
  const { cwd, readable, hidden, writable, frozen } = places;
  const binds = (option: string, paths: readonly string[]): readonly string[] =>
    paths.filter((path) => existsSync(path)).flatMap((path) => [option, path, path]);
  return [
    ...prefix(),
    ...binds("--ro-bind", readable),
    ...hidden.filter((path) => existsSync(path)).flatMap(hide),
    ...binds("--bind", writable),
    ...binds("--ro-bind", frozen),
    ...["--chdir", cwd, "--", ...command],
  ];
}

/** Behind a link is what counts: bubblewrap mounts over no link. */
function hide(path: string): readonly string[] {
  const real = realpathSync(path);
  return statSync(real).isDirectory() ? ["--tmpfs", real] : ["--ro-bind", "/dev/null", real];
}

/** Why bubblewrap cannot be used here; undefined when it can. 1 process. */
export function findSandboxProblem(env: Readonly<Record<string, string>>): string | undefined {
  const [program, ...args] = prefix();
  const ended = spawnSync(program, [...args, "--", "true"], {
    env,
    encoding: "utf8",
    timeout: PROBE_TIMEOUT_MS,
  });
  if (ended.error !== undefined) {
    const { code } = ended.error as NodeJS.ErrnoException;
    return code === "ENOENT" ? "the program bwrap was not found" : `bwrap could not be started (${code})`;
  }
  if (ended.status === 0) return undefined;
  const [first = ""] = ended.stderr.split("\n");
  return first === "" ? `bwrap ended with ${ended.status ?? ended.signal}` : first;
}

function prefix(): Command {
  // Root inside would still be root: without its capabilities it cannot undo a mount.
  const drop = process.getuid?.() === 0 ? ["--cap-drop", "ALL"] : [];
  return ["bwrap", ...ISOLATION, ...drop, ...SYSTEM];
}
