import type { FileSet } from "../../ticket/files.ts";
import { isId } from "../../ticket/id.ts";
import { LEDGER_VERSION, type Ledger } from "../ledger.ts";

/**
 * A ledger without what its damaged files say. Of a list of which one line is damaged nothing is kept: an approval
 * without the request for changes behind it would say more than was said.
 */
export function keepWhole(readable: Ledger, damaged: readonly string[]): Ledger {
  const bad = new Set(damaged);
  const whole = <T>(entries: ReadonlyMap<string, T>, path: (ticket: string) => string) =>
    new Map([...entries].filter(([ticket]) => !bad.has(path(ticket))));
  return {
    claims: whole(readable.claims, (ticket) => `claims/${ticket}.json`),
    waits: whole(readable.waits, (ticket) => `waits/${ticket}.json`),
    plans: whole(readable.plans, (ticket) => `plans/${ticket}.jsonl`),
    verdicts: whole(readable.verdicts, (ticket) => `verdicts/${ticket}.jsonl`),
  };
}

const KINDS = new Set(["claims", "waits", "plans", "verdicts"]);

/** Of damaged files those that a newer version of yoi wrote: of a kind that is not known here, or of a later version. */
export function newerFiles(files: FileSet, damaged: readonly string[]): readonly string[] {
  return [...new Set(damaged)].sort().filter((path) => {
    const [, kind = "", ticket = ""] = /^(\w+)\/([^/]+)\.jsonl?$/.exec(path) ?? [];
    if (!isId(ticket)) return false;
    return !KINDS.has(kind) || versionOf(files.get(path)?.text ?? "") > LEDGER_VERSION;
  });
}

function versionOf(text: string): number {
  try {
    const value: unknown = JSON.parse(text);
    const version = typeof value === "object" && value !== null && "version" in value ? value.version : 0;
    return typeof version === "number" ? version : 0;
  } catch {
    return 0;
  }
}
