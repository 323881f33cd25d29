import { resolve } from "node:path";

/**
 * Variables by which a caller chooses repository, index or objects. Git hands them to its hooks, where they MUST be
 * kept (`git commit -a` and `git commit <path>` use a temporary index; a server's hook sees new objects only through
 * the quarantine); anywhere else they would send a command to the wrong repository.
 * The list is that of `git rev-parse --local-env-vars`, without what carries configuration.
 */
const CHOOSING = [
  "GIT_DIR",
  "GIT_COMMON_DIR",
  "GIT_WORK_TREE",
  "GIT_IMPLICIT_WORK_TREE",
  "GIT_INDEX_FILE",
  "GIT_PREFIX",
  "GIT_OBJECT_DIRECTORY",
  "GIT_ALTERNATE_OBJECT_DIRECTORIES",
  "GIT_QUARANTINE_PATH",
  "GIT_SHALLOW_FILE",
  "GIT_NAMESPACE",
];

/** Variables that change what plumbing answers, or run a program; dropped in every mode. */
const MISLEADING = [
  "GIT_CONFIG",
  "GIT_DIFF_OPTS",
  "GIT_EXTERNAL_DIFF",
  "GIT_GLOB_PATHSPECS",
  "GIT_GRAFT_FILE",
  "GIT_ICASE_PATHSPECS",
  "GIT_NOGLOB_PATHSPECS",
  "GIT_REPLACE_REF_BASE",
];

/**
 * What every plumbing call is given. Replace refs are not followed: what is pushed, and judged by others, is the
 * original object. Paths are literal: `*` and `:(…)` in a path mean themselves.
 */
const FIXED = {
  GIT_LITERAL_PATHSPECS: "1",
  GIT_NO_REPLACE_OBJECTS: "1",
  GIT_OPTIONAL_LOCKS: "0",
  GIT_TERMINAL_PROMPT: "0",
  LC_ALL: "C",
};

/** `hook`: called by git, which has chosen repository and index. `plain`: the directory alone decides. */
export type Mode = "hook" | "plain";

/** The caller's environment without what must not reach git in this mode. */
export function repositoryEnvironment(env: NodeJS.ProcessEnv, mode: Mode): NodeJS.ProcessEnv {
  const kept: NodeJS.ProcessEnv = { ...env };
  for (const name of MISLEADING) delete kept[name];
  if (mode === "plain") for (const name of CHOOSING) delete kept[name];
  return kept;
}

/**
 * The environment of a hook with absolute paths, so that it means the same in every directory. Git reads a relative
 * `GIT_INDEX_FILE` from the top of the work tree, the others from the current directory.
 */
export function absoluteEnvironment(
  env: NodeJS.ProcessEnv,
  cwd: string,
  root: string | undefined,
): NodeJS.ProcessEnv {
  const absolute: NodeJS.ProcessEnv = { ...env };
  const from = { GIT_DIR: cwd, GIT_COMMON_DIR: cwd, GIT_WORK_TREE: cwd, GIT_OBJECT_DIRECTORY: cwd };
  for (const [name, base] of Object.entries({ ...from, GIT_INDEX_FILE: root ?? cwd })) {
    const value = env[name];
    if (value !== undefined && value !== "") absolute[name] = resolve(base, value);
  }
  return absolute;
}

/** The environment of one plumbing call. */
export function plumbingEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...env, ...FIXED };
}
