import { failure } from "../../core/diagnostic/error.ts";
import { absoluteEnvironment, type Mode, repositoryEnvironment } from "./environment.ts";
import { type GitAnswer, refusal, runGit } from "./plumbing.ts";
import { requireGit } from "./version.ts";

/** A repository that git has found and agrees to work on. All paths are absolute. */
export interface Repository {
  /** The work tree; undefined in a bare repository and inside a `.git` directory. */
  readonly root: string | undefined;
  /** The git directory of this work tree. */
  readonly gitDir: string;
  /** The git directory that linked worktrees share: objects, refs, configuration. */
  readonly commonDir: string;
  readonly bare: boolean;
  readonly shallow: boolean;
  readonly objectFormat: "sha1" | "sha256";
  /** Where commands run: the work tree, or the git directory where there is none. */
  readonly cwd: string;
  /** The caller's environment without what would mislead git; in a hook it holds the index git has chosen. */
  readonly env: NodeJS.ProcessEnv;
}

/**
 * `rev-parse` prints an option it does not know as it stands: so this one tells where a path ends, whatever line ends
 * the path has. A git before 2.31 gives itself away in the same manner, by printing `--path-format`.
 */
const END = "--yoi-end-of-path";
const QUESTION = [
  "rev-parse",
  "--path-format=absolute",
  "--is-bare-repository",
  "--is-shallow-repository",
  "--show-object-format",
  "--git-dir",
  END,
  "--git-common-dir",
  END,
  // Last, since it ends the command where there is no work tree.
  "--show-toplevel",
];

/**
 * Opens the repository that holds a directory. What a calling hook has chosen (`GIT_DIR`, `GIT_INDEX_FILE`, …) is
 * ignored: the directory alone decides. 1 process.
 * @throws git/not-a-repository, git/not-found, git/too-old, git/dubious-ownership, git/refused
 */
export function openRepository(cwd: string, env: NodeJS.ProcessEnv): Repository {
  return open(cwd, env, "plain");
}

/**
 * Opens the repository a git hook runs for, with the index and objects that git has chosen. 1 process.
 * @throws as `openRepository`
 */
export function openHookRepository(cwd: string, env: NodeJS.ProcessEnv): Repository {
  return open(cwd, env, "hook");
}

/** The work tree of a repository. @throws git/no-work-tree */
export function requireWorkTree(repo: Repository): string {
  if (repo.root === undefined) throw failure("git/no-work-tree", { path: "." }, { dir: repo.gitDir });
  return repo.root;
}

function open(cwd: string, env: NodeJS.ProcessEnv, mode: Mode): Repository {
  const kept = repositoryEnvironment(env, mode);
  const answer = runGit(QUESTION, { cwd, env: kept, okCodes: [0, 128, 129] });
  const found = parseAnswer(answer.stdout.toString("utf8"));
  if (found === undefined || (answer.status !== 0 && found.root !== undefined))
    throw explain(answer, cwd, env);
  const { root } = found;
  return {
    ...found,
    cwd: root ?? found.gitDir,
    env: mode === "hook" ? absoluteEnvironment(kept, cwd, root) : kept,
  };
}

/** Reads the answer to `QUESTION`; undefined when it is not complete up to the work tree. */
function parseAnswer(text: string): Omit<Repository, "cwd" | "env"> | undefined {
  const [bare, shallow, format, ...rest] = text.split("\n");
  const [gitDir, commonDir, root] = rest.join("\n").split(`\n${END}\n`);
  if (gitDir === undefined || commonDir === undefined || root === undefined) return undefined;
  if (!isBoolean(bare) || !isBoolean(shallow) || (format !== "sha1" && format !== "sha256")) return undefined;
  return {
    root: root === "" ? undefined : root.replace(/\n$/, ""),
    gitDir,
    commonDir,
    bare: bare === "true",
    shallow: shallow === "true",
    objectFormat: format,
  };
}

function isBoolean(text: string | undefined): boolean {
  return text === "true" || text === "false";
}

/** Why opening failed. Asks for the version first (1 process): an old git fails here in many ways. */
function explain(answer: GitAnswer, cwd: string, env: NodeJS.ProcessEnv): Error {
  requireGit(cwd, env);
  const place = { path: "." };
  if (answer.stderr.includes("dubious ownership"))
    return failure("git/dubious-ownership", place, { dir: cwd });
  if (answer.stderr.includes("not a git repository"))
    return failure("git/not-a-repository", place, { dir: cwd });
  return refusal(QUESTION, answer.status, answer.stderr);
}
