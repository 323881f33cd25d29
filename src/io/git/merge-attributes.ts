import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readBlobs } from "./blobs.ts";
import type { Repository } from "./repository.ts";
import { listFiles } from "./tree.ts";

/** Git itself ignores attribute files that are larger. https://git-scm.com/docs/gitattributes */
const MAX_BYTES = 100 * 1024 * 1024;

/** The drivers that are part of git; any other one is a program that the configuration of a machine names. */
const FOREIGN_DRIVER = /(^|[\s!-])merge=(?!(?:text|binary|union)(?:\s|$))\S*/gm;

/**
 * Writes the attribute files of a commit into a directory, without the merge drivers that are not git's own: those run
 * programs, and are there on some machines only. Gives whether any says how files are merged. 2 processes, 1 where the
 * commit has none.
 */
export function writeMergeAttributes(repo: Repository, commit: string, dir: string): boolean {
  const files = listFiles(repo, { kind: "commit", oid: commit }, []).entries.filter(
    ({ path, mode }) => /(?:^|\/)\.gitattributes$/.test(path) && mode.startsWith("100"),
  );
  const blobs = readBlobs(
    repo,
    files.map(({ oid }) => oid),
    MAX_BYTES,
  );
  let matters = false;
  for (const { path, oid } of files) {
    const blob = blobs.get(oid);
    if (blob === undefined || "kind" in blob) continue;
    const text = Buffer.from(blob).toString("latin1");
    matters ||= /\b(?:merge|binary|conflict-marker-size)\b/.test(text);
    mkdirSync(join(dir, dirname(path)), { recursive: true });
    writeFileSync(join(dir, path), Buffer.from(text.replaceAll(FOREIGN_DRIVER, "$1"), "latin1"));
  }
  return matters;
}
