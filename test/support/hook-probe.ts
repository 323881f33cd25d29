// Run by a git hook of a test repository: prints what the hook's index holds, as several readers see it.
import { simpleGit } from "simple-git";
import { openHookRepository, openRepository, type Repository } from "../../src/io/git/repository.ts";
import {
  announcedMergeParents,
  mergeParents,
  type Revision,
  resolveCommit,
} from "../../src/io/git/revision.ts";
import { diffRevisions } from "../../src/io/git/tree.ts";

const changedPaths = (repo: Repository): readonly string[] => {
  const head = resolveCommit(repo, "HEAD");
  const before: Revision = head === undefined ? { kind: "empty" } : { kind: "commit", oid: head };
  return diffRevisions(repo, before, { kind: "index" }, []).map((change) => change.path);
};

const repo = openHookRepository(process.cwd(), process.env);
const library = await simpleGit({ baseDir: process.cwd() }).raw("diff", "--cached", "--name-only");
const { PROBE_COMMIT = "" } = process.env;
const seen = {
  root: repo.root,
  gitDir: repo.gitDir,
  hook: changedPaths(repo),
  plain: changedPaths(openRepository(process.cwd(), process.env)),
  library: library.split("\n").filter((line) => line !== ""),
  mergeHead: mergeParents(repo),
  hookFinds: resolveCommit(repo, PROBE_COMMIT),
  plainFinds: resolveCommit(openRepository(process.cwd(), process.env), PROBE_COMMIT),
  announced: announcedMergeParents(process.env),
};
process.stdout.write(`${JSON.stringify(seen)}\n`);
