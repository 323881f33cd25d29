import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type GitCall, runGit } from "./plumbing.ts";

/** Three versions of one file: paths, or their contents. */
export interface ThreeWay {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

/** Exit codes of `git merge-file`: how many conflicts there are, at most 127. https://git-scm.com/docs/git-merge-file */
const CONFLICTS = Array.from({ length: 128 }, (_, count) => count);

/**
 * Merges three files line by line, in the conflict style of the person's configuration. Nothing is written. 1 process.
 * @throws git/refused, for what git takes for binary files too
 */
export function mergeFiles(
  { base, ours, theirs }: ThreeWay,
  call: Pick<GitCall, "cwd" | "env">,
): { readonly bytes: Buffer; readonly conflict: boolean } {
  const labels = ["-L", "ours", "-L", "base", "-L", "theirs"];
  const { status, stdout } = runGit(["merge-file", "-p", ...labels, "--", ours, base, theirs], {
    ...call,
    okCodes: CONFLICTS,
  });
  return { bytes: stdout, conflict: status !== 0 };
}

/** As `mergeFiles`, for three texts. 1 process. */
export function mergeTexts(
  { base, ours, theirs }: ThreeWay,
  call: Pick<GitCall, "cwd" | "env">,
): { readonly text: string; readonly conflict: boolean } {
  const dir = mkdtempSync(join(tmpdir(), "yoi-merge-"));
  try {
    const paths = { base: join(dir, "base"), ours: join(dir, "ours"), theirs: join(dir, "theirs") };
    writeFileSync(paths.base, base);
    writeFileSync(paths.ours, ours);
    writeFileSync(paths.theirs, theirs);
    const { bytes, conflict } = mergeFiles(paths, call);
    return { text: bytes.toString("utf8"), conflict };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
