import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { failure } from "../../../core/diagnostic/error.ts";
import { findSandboxProblem, wrapInSandbox } from "../../../io/agent/sandbox.ts";
import type { Repository } from "../../../io/git/repository.ts";
import { openWorktreePlace, type WorktreePlace } from "../worktree/worktree-place.ts";

/** Whom a sandbox is for. */
export interface SandboxWish {
  readonly repo: Repository;
  /** A worktree of the repository, or a checkout of its own. */
  readonly cwd: string;
  /** Further directories that are written: home and temporary files. */
  readonly own: readonly string[];
  /** The environment inside, by which bubblewrap is found as well. */
  readonly env: Readonly<Record<string, string>>;
  /** The home of the person. */
  readonly home: string | undefined;
}

type Command = readonly [string, ...string[]];

/** Where people keep what lets others act in their name, below their home. */
const CREDENTIALS = [
  ...[".ssh", ".gnupg", ".aws", ".azure", ".kube", ".docker", ".password-store", ".local/share/keyrings"],
  ...[
    ".config/gh",
    ".config/glab-cli",
    ".config/gcloud",
    ".config/git",
    ".git-credentials",
    ".netrc",
    ".pypirc",
  ],
];

/**
 * A command inside bubblewrap. It writes its own directory, and where that is a worktree, what a commit writes: its
 * git directory and loose objects. Other worktrees, transcripts and a person's credentials are not there. 2 processes.
 * @throws agent/no-sandbox when bubblewrap cannot be used here
 */
export function sandboxCommand(command: Command, { repo, cwd, own, env, home }: SandboxWish): Command {
  const reason = findSandboxProblem(env);
  if (reason !== undefined) throw failure("agent/no-sandbox", { path: "" }, { reason });
  const place = openWorktreePlace(repo);
  const { commonDir } = repo;
  const commit = commitPlaces(place, cwd);
  return wrapInSandbox(command, {
    cwd,
    readable: [...(place.root === undefined ? [] : [place.root]), commonDir],
    hidden: [
      ...(home === undefined ? [] : CREDENTIALS.map((name) => join(home, name))),
      place.dir,
      join(commonDir, "yoi"),
    ],
    writable: [cwd, ...own, ...commit.writable],
    frozen: commit.frozen,
  });
}

/** What a commit in a worktree writes, and what in it says where git finds configuration and objects. */
function commitPlaces(
  { repo, gitDirs }: WorktreePlace,
  cwd: string,
): { readonly writable: readonly string[]; readonly frozen: readonly string[] } {
  const gitDir = gitDirs.get(cwd);
  if (gitDir === undefined) return { writable: [], frozen: [] };
  const config = join(gitDir, "config.worktree");
  // What is not there cannot be kept from being made.
  if (!existsSync(config)) writeFileSync(config, "");
  const objects = join(repo.commonDir, "objects");
  return {
    writable: [gitDir, objects],
    frozen: [
      ...["commondir", "gitdir"].map((name) => join(gitDir, name)),
      config,
      join(cwd, ".git"),
      ...["pack", "info"].map((name) => join(objects, name)),
    ],
  };
}
