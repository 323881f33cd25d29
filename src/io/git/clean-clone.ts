import { appendFileSync, copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { readConfig } from "./config.ts";
import { repositoryEnvironment } from "./environment.ts";
import { runForPerson } from "./git.ts";
import { refusal, runGit } from "./plumbing.ts";
import type { Repository } from "./repository.ts";

/** How long a checkout may take: a partial clone fetches what it lacks. */
const TIMEOUT_MS = 30 * 60_000;

/**
 * Makes a repository in an empty directory that borrows the objects of another one, and checks a commit out. It has no
 * remote, no ref but HEAD, no hook, and none of the other's configuration. No configuration of the person or the
 * system counts meanwhile, so no filter runs: a file of Git LFS is its pointer. 4 processes, and a few more where
 * the other repository is a partial clone.
 * @throws git/refused when the commit is missing
 */
export async function makeCleanClone(repo: Repository, dir: string, head: string): Promise<void> {
  const env = {
    ...repositoryEnvironment(repo.env, "plain"),
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_COUNT: "0",
  };
  const here = { cwd: dir, env };
  const format = `--object-format=${repo.objectFormat}`;
  runGit(["init", "--quiet", "--template=", "--initial-branch=checkout", format, "."], here);
  const gitDir = join(dir, ".git");
  mkdirSync(join(gitDir, "objects/info"), { recursive: true });
  appendFileSync(join(gitDir, "objects/info/alternates"), `${quoted(join(repo.commonDir, "objects"))}\n`);
  if (repo.shallow) copyFileSync(join(repo.commonDir, "shallow"), join(gitDir, "shallow"));
  const promisor = readPromisor(repo);
  for (const [key, value] of promisor) runGit(["config", "--local", key, value], here);
  // What is missing is fetched with the person's own configuration: their keys and helpers.
  const own = promisor.length === 0 ? env : repositoryEnvironment(repo.env, "plain");
  await checkOut({ ...repo, cwd: dir, env: own }, head);
  for (const [key] of promisor) runGit(["config", "--local", "--unset", key], here);
}

async function checkOut(there: Repository, head: string): Promise<void> {
  const args = ["-c", "core.hooksPath=/dev/null", "checkout", "--quiet", "--detach", head];
  const { status, stderr } = await runForPerson(there, args, undefined, TIMEOUT_MS);
  if (status !== 0) throw refusal(args, status, stderr);
  // A file whose content is missing is left out, and git ends as if nothing was.
  const missing = runGit(["ls-files", "--deleted", "-z"], there).stdout.length > 0;
  if (missing) throw refusal(args, status, stderr === "" ? "files are missing" : stderr);
}

/** What a partial clone knows of the remotes that have the rest of its objects; empty for a complete one. */
function readPromisor(repo: Repository): readonly (readonly [key: string, value: string])[] {
  const config = readConfig(repo);
  const remotes = [...config].flatMap(([key, values]) => {
    const name = /^remote\.(.+)\.promisor$/s.exec(key)?.[1];
    return name === undefined || values.at(-1) !== "true" ? [] : [`remote.${name}`];
  });
  return remotes.flatMap((remote) =>
    ["url", "promisor", "partialclonefilter"].flatMap((key): readonly (readonly [string, string])[] => {
      const value = config.get(`${remote}.${key}`)?.at(-1);
      return value === undefined ? [] : [[`${remote}.${key}`, value]];
    }),
  );
}

/** A path with a line end or a quote at its start is quoted there. https://git-scm.com/docs/gitrepository-layout */
function quoted(path: string): string {
  return /^"|[\n\\]/.test(path) ? `"${path.replaceAll(/["\\]/g, "\\$&").replaceAll("\n", "\\n")}"` : path;
}
