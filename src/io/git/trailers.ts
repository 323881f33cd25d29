import type { Trailer } from "./commit-message.ts";
import { runGit } from "./plumbing.ts";
import type { Repository } from "./repository.ts";

/**
 * The trailers of a commit message in a file (an absolute path), as git itself reads them: comments and what stands
 * below the scissors of `git commit --verbose` are no part of it. 1 process. @throws git/refused
 */
export function readTrailers(repo: Repository, file: string): readonly Trailer[] {
  const { stdout } = runGit(["interpret-trailers", "--parse", "--no-divider", file], repo);
  return stdout
    .toString("utf8")
    .split("\n")
    .flatMap((line) => {
      const [, name, value] = /^([^\s:]+)\s*:\s*(.*)$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [{ name, value: value.trim() }];
    });
}
