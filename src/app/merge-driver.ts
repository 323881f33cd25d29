import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { decodeRecord } from "../core/ticket/decode.ts";
import { type MergeKind, mergeRecord } from "../core/ticket/merge-record.ts";
import { mergeFiles, mergeTexts } from "../io/git/merge-file.ts";

/** What git tells a merge driver: `%O %A %B %P` behind the kind of record. https://git-scm.com/docs/gitattributes */
export interface MergeDriverCall {
  readonly kind: MergeKind;
  /** File with the common ancestor; empty where both sides added the record. */
  readonly base: string;
  /** File with our version, where the result goes. */
  readonly ours: string;
  /** File with their version. */
  readonly theirs: string;
  /** Where the result will stand in the work tree. */
  readonly path: string;
}

/** What git is told by exit code, and what a person is told beside git's own words. */
export interface MergeDriverAnswer {
  /** 0 merged, 1 a conflict, with its markers in the file. */
  readonly exitCode: 0 | 1;
  readonly notice?: string;
}

/** More than any file that git merges as text. */
const MAX_BYTES = 1024 * 1024 * 1024;

/**
 * Merges one record for git and writes the result over our file. What is no text, and what this code fails at, is merged
 * line by line as git would, and is a conflict: were our file left as it is, git would take it for the result.
 * @throws git/refused where git cannot merge the files either
 */
export function runMergeDriver(
  call: MergeDriverCall,
  { cwd, env }: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): MergeDriverAnswer {
  const files = {
    base: resolve(cwd, call.base),
    ours: resolve(cwd, call.ours),
    theirs: resolve(cwd, call.theirs),
  };
  try {
    const [base, ours, theirs] = [readText(files.base), readText(files.ours), readText(files.theirs)];
    if (base !== undefined && ours !== undefined && theirs !== undefined) {
      const merged = mergeRecord(call.kind, { base, ours, theirs }, (sides) =>
        mergeTexts(sides, { cwd, env }),
      );
      replaceFile(files.ours, merged.text);
      return { exitCode: merged.conflict ? 1 : 0 };
    }
    mergeLines(files, { cwd, env });
    return {
      exitCode: 1,
      notice: `yoi: ${call.path} is no UTF-8 text, so it was merged line by line: check it`,
    };
  } catch (error) {
    mergeLines(files, { cwd, env });
    const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { exitCode: 1, notice: `${trace}\nyoi: ${call.path} was merged line by line: check it` };
  }
}

function readText(path: string): string | undefined {
  const { text, problem } = decodeRecord(readFileSync(path), MAX_BYTES);
  return problem === undefined ? text : undefined;
}

function mergeLines(
  files: { readonly base: string; readonly ours: string; readonly theirs: string },
  call: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): void {
  replaceFile(files.ours, mergeFiles(files, call).bytes);
}

/** All or nothing: with half of a result in its place, our version would be gone. */
function replaceFile(path: string, content: string | Uint8Array): void {
  const next = `${path}.yoi`;
  writeFileSync(next, content);
  renameSync(next, path);
}
