import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { OlderStatus, RecordFile } from "./files.ts";
import type { Item } from "./item.ts";
import type { PlanRecord } from "./plan.ts";
import type { Relation } from "./relations.ts";
import type { Thread } from "./thread.ts";

/**
 * One ticket parsed at one revision. A part that is missing or could not be read is undefined and has its finding in
 * `diagnostics`: a broken record never hides the good ones.
 */
export interface Ticket {
  readonly id: string;
  /** Path of the ticket's directory, relative to the repository. */
  readonly dir: string;
  /** The status directory, in the older layout only. */
  readonly status?: OlderStatus;
  readonly item?: Item;
  readonly thread?: Thread;
  /** Text of `resolution.md`. */
  readonly resolution?: string;
  readonly relations: readonly Relation[];
  readonly planRecords: readonly PlanRecord[];
  /** Every file of the ticket by its path inside the ticket's directory. */
  readonly files: ReadonlyMap<string, RecordFile>;
  /** What the parsers found: shape, positions, limits. */
  readonly diagnostics: readonly Diagnostic[];
}
