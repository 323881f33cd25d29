import type { Verdict } from "../../core/diagnostic/verdict.ts";
import { formatBaseline } from "../../core/rules/baseline.ts";
import { BASELINE_PATH } from "../../core/ticket/files.ts";
import { MAX_RECORD_BYTES } from "../../core/ticket/limits.ts";
import { type LockOptions, withLock } from "../../io/files/lock.ts";
import { readRecord } from "../../io/files/read-files.ts";
import { writeEdits } from "../../io/files/write-edits.ts";
import type { Workspace } from "../workspace.ts";

/**
 * Writes `.yoi/baseline.json`: the faults of today, which from then on are warnings. Faults that are mended since it
 * was last written are no longer in it, so it only shrinks unless somebody adds to it on purpose. Returns how many
 * faults it holds. `found` is what was found without any baseline.
 */
export async function writeBaseline(
  workspace: Workspace,
  found: Verdict,
  lock: LockOptions,
): Promise<number> {
  const { root, stateDir } = workspace;
  const text = formatBaseline(found.diagnostics);
  await withLock(stateDir, lock, () => {
    const before = readRecord(root, BASELINE_PATH, MAX_RECORD_BYTES)?.text;
    if (before !== text)
      writeEdits({ root, stateDir }, [{ kind: "write", path: BASELINE_PATH, text, before }], {
        random: lock.random,
      });
  });
  return text.split("\n    [").length - 1;
}
