import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { YoiError } from "../../core/diagnostic/error.ts";
import type { LockOptions } from "../../io/files/lock.ts";
import { recoverPending } from "../../io/files/recover-edits.ts";
import { openWorkspace, type Workspace } from "../workspace.ts";

/** A workspace, and what an earlier command that was killed had left behind in it. */
export interface OpenedWorkspace {
  readonly workspace: Workspace;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Opens the workspace for a command that only reads, after repairing what a killed command left half written. Where
 * that cannot be repaired (a read-only disk) the records are read as they stand, and it is reported.
 */
export async function openForReading(
  place: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
  lock: LockOptions,
): Promise<OpenedWorkspace> {
  const workspace = openWorkspace(place);
  try {
    return { workspace, diagnostics: (await recoverPending(workspace, lock))?.diagnostics ?? [] };
  } catch (error) {
    if (!(error instanceof YoiError)) throw error;
    return { workspace, diagnostics: [error.diagnostic] };
  }
}
