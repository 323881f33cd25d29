import { createHash } from "node:crypto";
import { lstatSync } from "node:fs";
import { join } from "node:path";
import { repositoryEnvironment } from "./environment.ts";
import { tryGit } from "./plumbing.ts";
import type { Repository } from "./repository.ts";

/** Most bytes of one answer; more is compared by its beginning no more, only as too much. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * What differs in a checkout from its commit, by path: a text that changes whenever the file is written again. Ignored
 * files are not looked at, submodules not entered. A path that the index is told not to look at is in it, too.
 * 2 processes.
 */
export function readCheckoutState(repo: Repository, path: string): ReadonlyMap<string, string> {
  const status = [
    "status",
    "--porcelain",
    "-z",
    "--no-renames",
    "--ignore-submodules=dirty",
    "--untracked-files=all",
  ];
  const state = new Map<string, string>();
  for (const entry of ask(repo, path, status)) {
    const file = entry.slice(3);
    state.set(file, `${entry.slice(0, 2)} ${signature(join(path, file))}`);
  }
  // A small letter: assumed unchanged; S: not wanted in the work tree.
  for (const entry of ask(repo, path, ["ls-files", "-v", "-z"])) {
    if (!entry.startsWith("H ") && !entry.startsWith("M "))
      state.set(`index flag of ${entry.slice(2)}`, entry.slice(0, 1));
  }
  return state;
}

function ask(repo: Repository, path: string, args: readonly string[]): readonly string[] {
  const call = {
    cwd: path,
    env: repositoryEnvironment(repo.env, "plain"),
    maxBytes: MAX_BYTES,
    okCodes: [0, 128],
  };
  const answer = tryGit(args, call);
  if (answer === "overflow") return [`?? (more than ${MAX_BYTES} bytes)`];
  if (answer.status !== 0) return ["?? (git cannot read this checkout)"];
  return answer.stdout
    .toString("utf8")
    .split("\0")
    .filter((entry) => entry !== "");
}

/** Changes with every write, also one that leaves size and time of change of the content as they were. */
function signature(path: string): string {
  const stats = lstatSync(path, { throwIfNoEntry: false, bigint: true });
  if (stats === undefined) return "gone";
  const { size, mode, ino, mtimeNs, ctimeNs } = stats;
  return createHash("sha256")
    .update([size, mode, ino, mtimeNs, ctimeNs].join(" "))
    .digest("hex")
    .slice(0, 16);
}
