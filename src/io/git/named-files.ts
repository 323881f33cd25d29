import { decodeRecord } from "../../core/ticket/decode.ts";
import type { RecordFile } from "../../core/ticket/files.ts";
import { runGit } from "./plumbing.ts";
import type { Repository } from "./repository.ts";
import { isOid } from "./revision.ts";

/** A file by the commit that holds it and its path from the top of the repository. */
export interface NamedFile {
  readonly commit: string;
  readonly path: string;
}

/**
 * The files of some commits by path, as `fileKey` names them; what is not there, or is no file, has no entry.
 * 1 process whatever the count, none for no names. @throws git/too-much-output
 */
export function readNamedFiles(
  repo: Repository,
  named: readonly NamedFile[],
  maxBytes: number,
): ReadonlyMap<string, RecordFile> {
  // A line end would be the end of the question, and what is no object id could be an option of the name's own.
  const asked = [...new Set(named.filter(isAskable).map(fileKey))];
  const files = new Map<string, RecordFile>();
  if (asked.length === 0) return files;
  const input = `${asked.join("\n")}\n`;
  const { stdout } = runGit(["cat-file", "--batch", "--buffer"], { ...repo, input });
  let at = 0;
  for (const key of asked) {
    const end = stdout.indexOf(0x0a, at);
    const [oid = "", type = "", size = ""] = stdout.toString("utf8", at, end).split(" ");
    at = end + 1;
    if (!isOid(oid) || !/^\d+$/.test(size)) continue;
    const bytes = stdout.subarray(at, at + Number(size));
    at += Number(size) + 1;
    if (type === "blob") files.set(key, decodeRecord(bytes, maxBytes));
  }
  return files;
}

/** The name under which git finds a file of a commit. */
export function fileKey({ commit, path }: NamedFile): string {
  return `${commit}:${path}`;
}

function isAskable({ commit, path }: NamedFile): boolean {
  return isOid(commit) && !path.includes("\n");
}
