import { failure } from "../../core/diagnostic/error.ts";
import type { Identity } from "./objects.ts";
import { formatPack, objectId } from "./pack.ts";
import { runGit } from "./plumbing.ts";
import type { Repository } from "./repository.ts";

/** A commit as git stores it, byte for byte: one character a byte. */
export interface RawCommit {
  readonly oid: string;
  readonly tree: string;
  readonly parents: readonly string[];
  /** `<name> SP <<email>> SP <seconds> SP <zone>`. */
  readonly author: string;
  /** The encoding of the message, where it is not UTF-8. */
  readonly encoding: string | undefined;
  readonly message: string;
}

/** Reads commits, in order. 1 process, none for no commits. @throws git/missing-object */
export function readRawCommits(repo: Repository, oids: readonly string[]): readonly RawCommit[] {
  if (oids.length === 0) return [];
  const input = `${oids.join("\n")}\n`;
  const text = runGit(["cat-file", "--batch", "--buffer"], { ...repo, input }).stdout.toString("latin1");
  let at = 0;
  return oids.map((oid) => {
    const end = text.indexOf("\n", at);
    const [, type, size] = text.slice(at, end).split(" ");
    if (type !== "commit") throw failure("git/missing-object", { path: "." }, { oid });
    const start = end + 1;
    at = start + Number(size) + 1;
    return parseCommit(oid, text.slice(start, start + Number(size)));
  });
}

/** What a commit that is made again differs in. */
export interface Remake {
  readonly tree: string;
  readonly parent: string;
  readonly by: Identity;
  /** Seconds since 1970. */
  readonly at: number;
}

/** Makes a commit with the author and message of another one; no signature or note follows. 1 process. */
export function writeLike(repo: Repository, like: RawCommit, { tree, parent, by, at }: Remake): string {
  const header = [
    `tree ${tree}`,
    `parent ${parent}`,
    `author ${like.author}`,
    `committer ${by.name} <${by.email}> ${at} +0000`,
    ...(like.encoding === undefined ? [] : [`encoding ${like.encoding}`]),
  ];
  const body = Buffer.from(`${header.join("\n")}\n\n${like.message}`, "latin1");
  const commit = { type: "commit", body } as const;
  runGit(["unpack-objects", "-q"], { ...repo, input: formatPack(repo.objectFormat, [commit]) });
  return objectId(repo.objectFormat, commit);
}

/** Lines of `<key> SP <value>`; one that begins with a space goes on with the line before. Then an empty line, then the message. */
function parseCommit(oid: string, text: string): RawCommit {
  const end = text.indexOf("\n\n");
  const lines = (end < 0 ? text : text.slice(0, end)).split("\n");
  const values = (key: string): readonly string[] =>
    lines.flatMap((line) => (line.startsWith(`${key} `) ? [line.slice(key.length + 1)] : []));
  return {
    oid,
    tree: values("tree")[0] ?? "",
    parents: values("parent"),
    author: values("author")[0] ?? "",
    encoding: values("encoding")[0],
    message: end < 0 ? "" : text.slice(end + 2),
  };
}
