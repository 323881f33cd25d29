import { rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { attributeLines } from "../../../src/app/init/plan-rest.ts";
import { checkTicket } from "../../../src/core/rules/check-ticket.ts";
import { byteLength } from "../../../src/core/ticket/files.ts";
import { MERGE_KINDS } from "../../../src/core/ticket/merge-record.ts";
import { parseThread } from "../../../src/core/ticket/thread.ts";
import { parseTicket } from "../../../src/core/workspace/parse-ticket.ts";
import { corpusFolder, describeCorpus } from "../../support/corpus.ts";
import { type TestRepo, withRepo } from "../../support/git-repo.ts";
import { installPackage } from "../../support/hooked-repo.ts";

/** A merge of the history in which people (or git) made a ticket's file that no parent has. */
interface PastMerge {
  readonly commit: string;
  readonly parents: readonly [string, string];
  readonly paths: readonly string[];
}

/** What one of those merges comes to today. */
interface Replay {
  readonly tree: string;
  readonly conflicts: readonly string[];
  /** Reads a file of the result. */
  readonly read: (path: string) => string | undefined;
}

describeCorpus("the merges of the ticket history, made again with the drivers", () => {
  it("hold every event of both sides, or are conflicts", async () => {
    await withRepo((plain) => {
      const repo = openHistory(plain);
      const merges = pastMerges(repo);
      const replays = merges.map((merge) => mergeAgain(repo, merge.parents));
      for (const [index, merge] of merges.entries()) {
        const replay = replays[index];
        if (replay !== undefined) expectSound(repo, merge, replay);
      }
      rmSync(join(repo.root, ".git/info/attributes"));
      const plainly = merges.map((merge) => mergeAgain(repo, merge.parents));
      expect(merges.length).toBe(17);
      // Of 33 files git leaves 21 to be mended by hand, the drivers 5: two of a ticket that both sides moved, and three of
      // the merge that brought another layout to one side while the other moved the tickets on.
      expect(tally(repo, merges, plainly)).toEqual({ "as it was": 8, conflict: 21, otherwise: 4 });
      expect(tally(repo, merges, replays)).toEqual({ "as it was": 15, conflict: 5, otherwise: 13 });
    });
  }, 120_000);
});

/** How many of the files come out how. */
function tally(
  repo: TestRepo,
  merges: readonly PastMerge[],
  replays: readonly Replay[],
): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [index, { commit, paths }] of merges.entries()) {
    for (const path of paths) {
      const replay = replays[index];
      const isSame = replay?.read(path) === show(repo, commit, path);
      const outcome = replay?.conflicts.includes(path) ? "conflict" : isSame ? "as it was" : "otherwise";
      counts[outcome] = (counts[outcome] ?? 0) + 1;
    }
  }
  return counts;
}

function expectSound(repo: TestRepo, merge: PastMerge, replay: Replay): void {
  for (const path of merge.paths) {
    if (replay.conflicts.some((other) => dirname(other) === dirname(path))) continue;
    if (path.endsWith("/thread.md")) expectEvents(repo, merge, path, replay);
    expectNoNewErrors(repo, merge, path, replay);
  }
}

function openHistory(plain: TestRepo): TestRepo {
  const repo = plain.withEnv({ PATH: `${dirname(process.execPath)}:${process.env["PATH"] ?? ""}` });
  repo.git(
    "fetch",
    "--quiet",
    join(corpusFolder() ?? "", "yoi-history.bundle"),
    "+refs/*:refs/*",
    "--update-head-ok",
  );
  const hooks = join(installPackage(repo), "hooks");
  for (const kind of MERGE_KINDS) {
    repo.git("config", `merge.yoi-${kind}.driver`, `sh '${hooks}/merge-driver' ${kind} %O %A %B %P`);
  }
  writeFileSync(join(repo.root, ".git/info/attributes"), `${attributeLines(".yoi/tickets").join("\n")}\n`);
  return repo;
}

function pastMerges(repo: TestRepo): readonly PastMerge[] {
  const lines = repo
    .git("rev-list", "--merges", "--parents", "--topo-order", "--reverse", "main")
    .split("\n");
  return lines.flatMap((line) => {
    const [commit = "", first = "", second = ""] = line.split(" ");
    const paths = repo
      .git("diff-tree", "-c", "-r", "--name-only", "--no-commit-id", commit, "--", ".yoi/tickets")
      .split("\n")
      .filter((path) => path !== "");
    return paths.length === 0 ? [] : [{ commit, parents: [first, second] as const, paths }];
  });
}

function mergeAgain(
  repo: TestRepo,
  [ours, theirs]: PastMerge["parents"],
  ...options: readonly string[]
): Replay {
  const ended = repo.run("git", [
    ...options,
    "merge-tree",
    "--write-tree",
    "--name-only",
    "--no-messages",
    ours,
    theirs,
  ]);
  expect([0, 1]).toContain(ended.status);
  const [tree = "", ...conflicts] = ended.stdout.trimEnd().split("\n");
  return { tree, conflicts, read: (path) => show(repo, tree, path) };
}

function show(repo: TestRepo, revision: string, path: string): string | undefined {
  const { status, stdout } = repo.run("git", ["show", `${revision}:${path}`]);
  return status === 0 ? stdout : undefined;
}

/** Every event of both sides, in order; of a ticket that moved, by its header, because moving rewrote ids in bodies. */
function expectEvents(repo: TestRepo, { parents }: PastMerge, path: string, replay: Replay): void {
  const all = textsOf(replay.read(path));
  if (all.length === 0) return;
  expect(new Set(all).size).toBe(all.length);
  for (const parent of parents) {
    const old = oldPath(repo, parent, replay.tree, path);
    const keyOf = (text: string): string => (old === path ? text : String(text.split("\n", 1)[0]));
    const own = textsOf(show(repo, parent, old)).map(keyOf);
    expect(own).not.toEqual([]);
    expect(all.map(keyOf).filter((key) => own.includes(key))).toEqual(own);
  }
}

/** Where a parent has a file that the merge moved. */
function oldPath(repo: TestRepo, parent: string, tree: string, path: string): string {
  if (show(repo, parent, path) !== undefined) return path;
  const renames = repo.git(
    "diff",
    "-M20%",
    "--diff-filter=R",
    "--name-status",
    parent,
    tree,
    "--",
    ".yoi/tickets",
  );
  const line = renames.split("\n").find((rename) => rename.endsWith(`\t${path}`));
  return line?.split("\t")[1] ?? path;
}

function textsOf(thread: string | undefined): readonly string[] {
  return parseThread(thread ?? "", "thread.md", "t").thread.events.map(({ text }) => text);
}

function expectNoNewErrors(repo: TestRepo, { parents }: PastMerge, path: string, replay: Replay): void {
  const dir = dirname(path);
  const errorsOf = (read: (path: string) => string | undefined): readonly string[] => {
    const files = ["item.md", "thread.md", "resolution.md"].flatMap((inside) => {
      const text = read(`${dir}/${inside}`);
      return text === undefined ? [] : [[inside, { text, sizeBytes: byteLength(text) }] as const];
    });
    const found = checkTicket(parseTicket({ id: dir.split("/").at(-1) ?? "", dir, files: new Map(files) }));
    return found.filter(({ severity }) => severity === "error").map(({ code }) => code);
  };
  const known = parents.flatMap((parent) => errorsOf((file) => show(repo, parent, file)));
  expect(errorsOf(replay.read).filter((code) => !known.includes(code))).toEqual([]);
}
