import { runGit } from "./plumbing.ts";
import type { Repository } from "./repository.ts";
import { isOid } from "./revision.ts";

/**
 * The values of one trailer in the messages of some commits, by commit; most have none and are left out. The key is
 * letters and dashes. 1 process whatever the count, none for no commits. @throws git/refused when one is missing
 */
export function readCommitTrailers(
  repo: Repository,
  commits: readonly string[],
  key: string,
): ReadonlyMap<string, readonly string[]> {
  const asked = [...new Set(commits)];
  if (asked.length === 0) return new Map();
  const format = `--format=%H%x00%(trailers:key=${key},valueonly,unfold,separator=%x00)`;
  const args = ["rev-list", "--no-walk=unsorted", "--no-commit-header", format, "--stdin"];
  const lines = runGit(args, { ...repo, input: `${asked.join("\n")}\n` })
    .stdout.toString("utf8")
    .split("\n");
  return new Map(
    lines.flatMap((line) => {
      const [commit = "", ...values] = line.split("\0");
      const given = values.filter((value) => value !== "");
      return given.length === 0 ? [] : [[commit, given] as const];
    }),
  );
}

/** A commit whose message has some trailers. */
export interface TrailedCommit {
  readonly oid: string;
  readonly parents: readonly string[];
  /** Committer's time, in seconds since 1970. */
  readonly committedAt: number;
  /** Values of each asked key, in the order of the keys; empty where the commit has none. */
  readonly values: readonly (readonly string[])[];
}

/**
 * The commits that `include` reaches and `exclude` does not and that have at least one of some trailers, parents before
 * children. Keys are letters and dashes. 1 process, whatever the length of the history. @throws git/refused
 */
export function listTrailed(
  repo: Repository,
  { include, exclude }: { readonly include: readonly string[]; readonly exclude: readonly string[] },
  keys: readonly string[],
): readonly TrailedCommit[] {
  const trailers = keys.map((key) => `%(trailers:key=${key},valueonly,unfold,separator=%x1f)`);
  const args = [
    ...["rev-list", "--topo-order", "--reverse", "--no-commit-header"],
    ...keys.map((key) => `--grep=^${key}:`),
    `--format=${["%H", "%P", "%ct", ...trailers].join("%x00")}`,
    "--stdin",
  ];
  const input = [...include, ...exclude.map((oid) => `^${oid}`)].map((line) => `${line}\n`).join("");
  const lines = runGit(args, { ...repo, input })
    .stdout.toString("utf8")
    .split("\n");
  return lines.flatMap((line): TrailedCommit[] => {
    const [oid = "", parents = "", time = "", ...fields] = line.split("\0");
    const values = fields.map((field) => field.split("\x1f").filter((value) => value !== ""));
    if (values.every((given) => given.length === 0)) return [];
    return [{ oid, parents: parents.split(" ").filter(isOid), committedAt: Number(time), values }];
  });
}
