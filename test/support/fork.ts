import { openRepository, type Repository } from "../../src/io/git/repository.ts";
import type { TestRepo } from "./git-repo.ts";

/** Files by path; null removes one. */
export type Files = Readonly<Record<string, string | Uint8Array | null>>;

/** The repository as the code under test sees it. */
export function open(repo: TestRepo): Repository {
  return openRepository(repo.root, repo.env);
}

/** Writes and removes files and commits them. */
export function put(repo: TestRepo, files: Files, message = Object.keys(files).join(" ")): string {
  for (const [path, content] of Object.entries(files)) {
    if (content === null) repo.remove(path);
    else repo.write(path, content);
  }
  return repo.commit(message);
}

/** Commits two sides that start from one base. `main` stays checked out at ours, `side` is theirs. */
export function fork(
  repo: TestRepo,
  base: Files,
  ours: Files,
  theirs: Files,
): { readonly base: string; readonly ours: string; readonly theirs: string } {
  const from = put(repo, base);
  repo.git("switch", "--quiet", "--create", "side");
  const other = put(repo, theirs);
  repo.git("switch", "--quiet", "main");
  return { base: from, ours: put(repo, ours), theirs: other };
}

/** The text of a file of a commit or tree, without its last line end. */
export function show(repo: TestRepo, treeish: string, path: string): string {
  return repo.git("cat-file", "blob", `${treeish}:${path}`);
}

/** The paths of all files of a commit or tree. */
export function listed(repo: TestRepo, treeish: string): readonly string[] {
  return repo.git("ls-tree", "-r", "--name-only", treeish).split("\n");
}
