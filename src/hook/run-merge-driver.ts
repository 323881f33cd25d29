import { runMergeDriver } from "../app/merge-driver.ts";
import { messageOf } from "../core/diagnostic/diagnostic.ts";
import { YoiError } from "../core/diagnostic/error.ts";
import { MERGE_KINDS } from "../core/ticket/merge-record.ts";

/**
 * Merges one record for git: `<kind> %O %A %B %P`. The exit code is git's: 0 merged, 1 a conflict. 2 means that nothing
 * was written; hooks/merge-driver then has git merge the lines, because git would take our version for the result.
 */
export function runMergeDriverCommand(args: readonly string[], env: NodeJS.ProcessEnv): 0 | 1 | 2 {
  const [word, base, ours, theirs, path = ""] = args;
  const kind = MERGE_KINDS.find((known) => known === word);
  const print = (text: string): void => void process.stderr.write(`${text}\n`);
  if (kind === undefined || base === undefined || ours === undefined || theirs === undefined) {
    print(`yoi: merge-driver takes one of ${MERGE_KINDS.join(", ")} and what git calls %O %A %B %P`);
    return 2;
  }
  try {
    const answer = runMergeDriver({ kind, base, ours, theirs, path }, { cwd: process.cwd(), env });
    if (answer.notice !== undefined) print(answer.notice);
    return answer.exitCode;
  } catch (error) {
    print(error instanceof YoiError ? `yoi: ${messageOf(error.diagnostic)}` : String(error));
    return 2;
  }
}
