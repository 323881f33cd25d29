import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { TestRepo } from "./git-repo.ts";

/** A repository whose git writes down how often it is started. */
export interface CountedRepo {
  readonly repo: TestRepo;
  /** How many git processes were started by what runs with `repo.env` since the last call. */
  take(): number;
}

/** Puts a counting git before the real one. What git starts itself is not counted. */
export function countGit(repo: TestRepo): CountedRepo {
  const log = join(repo.base, "git-calls");
  const real = repo.run("sh", ["-c", "command -v git"]).stdout.trim();
  return {
    repo: repo.withProgram("git", `echo >> '${log}'\nexec '${real}' "$@"`),
    take: () => {
      if (!existsSync(log)) return 0;
      const count = readFileSync(log, "utf8").length;
      rmSync(log);
      return count;
    },
  };
}
