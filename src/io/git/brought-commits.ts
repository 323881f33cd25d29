import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Extent, extentOf } from "./count-changes.ts";
import { readHistory } from "./history.ts";
import { runGit, tryGit } from "./plumbing.ts";
import type { Change } from "./raw.ts";
import type { Repository } from "./repository.ts";

/** One commit with what it says and changes against its first parent. */
export interface CommitSeen {
  readonly oid: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly changes: readonly Change[];
}

/** Most bytes of messages that are read. */
const MAX_MESSAGE_BYTES = 16 * 1024 * 1024;

/**
 * The commits that `head` reaches and `start` does not, parents first; "overflow" when their messages are too long to be
 * read, "too-many-changes" when they change more than `maxChanges` paths, "malformed" when nobody can say. Of `limit` and more only so many are read, and
 * not what they change. 3 processes, and 1 for each level of directories.
 */
export function readCommitsSince(
  repo: Repository,
  {
    start,
    head,
    limit,
    maxChanges,
  }: {
    readonly start: string;
    readonly head: string;
    readonly limit: number;
    readonly maxChanges: number;
  },
): readonly CommitSeen[] | "overflow" | Exclude<Extent, "fits"> {
  const format = "--format=%H%x00%P%x00%B%x00";
  const args = [
    "rev-list",
    "--topo-order",
    "--reverse",
    `--max-count=${limit}`,
    "--no-commit-header",
    format,
  ];
  const answer = tryGit([...args, head, `^${start}`], { ...repo, maxBytes: MAX_MESSAGE_BYTES });
  if (answer === "overflow") return "overflow";
  const fields = answer.stdout.toString("utf8").split("\0");
  const commits: CommitSeen[] = [];
  for (let at = 0; at + 2 < fields.length; at += 3) {
    const oid = (fields[at] ?? "").trim();
    const parents = (fields[at + 1] ?? "").split(" ").filter((parent) => parent !== "");
    commits.push({ oid, parents, message: fields[at + 2] ?? "", changes: [] });
  }
  if (commits.length >= limit) return commits;
  const extent = extentOf(repo, commits, maxChanges);
  if (extent !== "fits") return extent;
  const history = readHistory(repo, { include: [head], exclude: [start] }, []);
  const changes = new Map([...history].map(({ oid, edges }) => [oid, edges[0]?.changes]));
  return commits.map((commit) => ({ ...commit, changes: changes.get(commit.oid) ?? [] }));
}

/** The sizes of objects; one that is missing has no entry. 1 process, none for no objects. */
export function readSizes(repo: Repository, oids: readonly string[]): ReadonlyMap<string, number> {
  if (oids.length === 0) return new Map();
  const input = `${[...new Set(oids)].join("\n")}\n`;
  const { stdout } = runGit(["cat-file", "--batch-check=%(objectname) %(objectsize)", "--buffer"], {
    ...repo,
    input,
  });
  return new Map(
    stdout
      .toString("latin1")
      .split("\n")
      .flatMap((line): readonly (readonly [string, number])[] => {
        const [oid = "", size] = line.split(" ");
        return size === undefined || !/^\d+$/.test(size) ? [] : [[oid, Number(size)]];
      }),
  );
}

/**
 * What git says against the objects that `head` has and `start` has not, looked at one by one; undefined: nothing. A
 * malformed object can be stored by anybody, and later confuses whoever reads it. 2 processes.
 */
export function findBrokenObject(
  repo: Repository,
  { start, head, maxBytes }: { readonly start: string; readonly head: string; readonly maxBytes: number },
): string | undefined {
  const dir = mkdtempSync(join(tmpdir(), "yoi-pack-"));
  try {
    const packed = tryGit(["pack-objects", "--quiet", "--revs", "--stdout"], {
      ...repo,
      input: `${head}\n^${start}\n`,
      maxBytes,
      okCodes: [0, 128],
    });
    if (packed === "overflow") return `they are more than ${maxBytes} bytes`;
    if (packed.status !== 0) return firstLine(packed.stderr);
    const file = join(dir, "brought.pack");
    writeFileSync(file, packed.stdout);
    // Not `--strict`: in a partial clone that refuses a tree whose unchanged files were never fetched. That nothing of
    // these commits is missing, packing them has shown.
    const checked = runGit(["index-pack", "--fsck-objects", file], { ...repo, okCodes: [0, 1, 128] });
    return checked.status === 0 ? undefined : firstLine(checked.stderr);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function firstLine(text: string): string {
  return text.split("\n").find((line) => /^(?:error|fatal)/.test(line)) ?? "git cannot read them";
}
