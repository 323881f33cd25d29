import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve, sep } from "node:path";
import { describe } from "vitest";

/** The snapshots of the ticket history, oldest first. */
export const SNAPSHOTS = ["era1-2026-06-06", "era2-2026-06-09", "era3-2026-06-20"] as const;

/** One of the snapshots. */
export type SnapshotName = (typeof SNAPSHOTS)[number];

/** The folder of the ticket history beside the project, or undefined where it is absent. */
export function corpusFolder(): string | undefined {
  const folder = resolve(import.meta.dirname, "../../../shared/corpus");
  return existsSync(join(folder, "snapshots")) ? folder : undefined;
}

/** Every file of a snapshot by its POSIX path from the repository root; nothing stays on disk. */
export function snapshotFiles(name: SnapshotName): ReadonlyMap<string, string> {
  const folder = corpusFolder();
  if (folder === undefined) throw new Error("the ticket history is absent: use describeCorpus");
  const scratch = mkdtempSync(join(tmpdir(), "yoi-corpus-"));
  try {
    execFileSync("tar", ["-xzf", join(folder, "snapshots", `${name}.tar.gz`), "-C", scratch]);
    const paths = readdirSync(scratch, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted();
    return new Map(
      paths.map((path) => [relative(scratch, path).split(sep).join("/"), readFileSync(path, "utf8")]),
    );
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** A `describe` that is skipped, and says why, where the ticket history is absent. */
export function describeCorpus(title: string, fn: () => void): void {
  const absent = corpusFolder() === undefined;
  describe.skipIf(absent)(absent ? `${title} (skipped: ../shared/corpus is absent)` : title, fn);
}
