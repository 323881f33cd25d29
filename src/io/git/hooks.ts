import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "./config.ts";
import { repositoryEnvironment } from "./environment.ts";
import { runGit } from "./plumbing.ts";
import type { Repository } from "./repository.ts";

/** How long a hook may take to answer doctor's question. */
const PROBE_TIMEOUT_MS = 20_000;

/**
 * The directory where git looks for hooks in one checkout (an absolute path), `core.hooksPath` taken into account: a
 * relative one means another directory in every checkout. 1 process.
 */
export function readHooksDir(repo: Repository, checkout: string): string {
  const env = repositoryEnvironment(repo.env, "plain");
  const args = ["rev-parse", "--path-format=absolute", "--git-path", "hooks"];
  return runGit(args, { cwd: checkout, env }).stdout.toString("utf8").replace(/\n$/, "");
}

/** `core.hooksPath` as written, and whether the repository itself says so or the person's or system's configuration. */
export interface HooksPath {
  readonly value: string;
  readonly scope: string;
}

/** Reads `core.hooksPath`; undefined when it is not set. 1 or 2 processes. */
export function readHooksPath(repo: Repository): HooksPath | undefined {
  if (!readConfig(repo).has("core.hookspath")) return undefined;
  const { stdout } = runGit(["config", "--show-scope", "--get", "core.hooksPath"], {
    ...repo,
    okCodes: [0, 1],
  });
  const [scope = "", value = ""] = stdout.toString("utf8").replace(/\n$/, "").split("\t");
  return value === "" ? undefined : { scope, value };
}

/**
 * Starts a hook as git would, with a mark by which yoi's hooks only say that they were reached. The index it is shown
 * does not exist, so that nothing can change the real one. Gives what was said; undefined when the hook could not be
 * started or took too long. 1 process and what the hook starts.
 */
export function probeHook(repo: Repository, file: string, checkout: string): string | undefined {
  const dir = mkdtempSync(join(tmpdir(), "yoi-probe-"));
  const answer = join(dir, "answer");
  const [program, args] = process.platform === "win32" ? ["sh", [file]] : [file, []];
  try {
    const env = repositoryEnvironment(repo.env, "plain");
    const ended = spawnSync(program, args, {
      cwd: checkout,
      env: { ...env, YOI_PROBE: "1", YOI_PROBE_FILE: answer, GIT_INDEX_FILE: join(dir, "index") },
      input: "",
      encoding: "utf8",
      timeout: PROBE_TIMEOUT_MS,
      windowsHide: true,
    });
    if (ended.error !== undefined) return undefined;
    return existsSync(answer) ? readFileSync(answer, "utf8") : "";
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
