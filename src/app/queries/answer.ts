import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import type { Workspace } from "../workspace.ts";

/** What a reading use case is given besides its input. */
export interface QueryContext {
  readonly workspace: Workspace;
  /** Today's time, RFC 3339 in UTC and whole seconds. */
  readonly now: string;
  /** Told now and then how far long work is. */
  readonly onProgress: (label: string, done: number, total: number) => void;
}

/** What a reading use case found, and what was wrong in the records it had to read. */
export interface Answer<Data> {
  readonly data: Data;
  readonly diagnostics: readonly Diagnostic[];
}
