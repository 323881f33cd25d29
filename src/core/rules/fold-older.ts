import { type Diagnostic, finding } from "../diagnostic/diagnostic.ts";
import { DEFAULT_TICKET_ROOT } from "../ticket/files.ts";

/**
 * The findings with all warnings about older forms folded into one that counts the tickets: an old repository has
 * several of them in every ticket, and one command mends them all.
 */
export function foldOlder(found: readonly Diagnostic[]): readonly Diagnostic[] {
  const older = new Set(found.filter(isOlderForm).flatMap(({ ticket }) => ticket ?? []));
  if (older.size === 0) return found;
  const count = older.size === 1 ? "1 ticket is" : `${older.size} tickets are`;
  return [
    ...found.filter((each) => !isOlderForm(each)),
    finding("record/older-form", { path: DEFAULT_TICKET_ROOT }, { count }),
  ];
}

function isOlderForm({ code, severity, ticket }: Diagnostic): boolean {
  return severity === "warning" && ticket !== undefined && /^(?:item|thread|plan)\/older-/.test(code);
}
