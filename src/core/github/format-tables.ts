import { type Diagnostic, helpOf, messageOf } from "../diagnostic/diagnostic.ts";
import { inertCode, inertLine } from "../orchestrator/dossier/inert.ts";

/** Most rows of one table; the rest is counted. */
const MAX_ROWS = 100;
const MAX_TEXT = 300;

/** Findings as a Markdown table, errors first, in words that do nothing. */
export function formatFindingTable(findings: readonly Diagnostic[]): string {
  const ordered = [...findings].sort((a, b) => weight(a) - weight(b));
  const rows = ordered.map((found) => [
    found.severity,
    inertCode(placeOf(found)),
    `${inertLine(messageOf(found), MAX_TEXT)}<br>${inertLine(helpOf(found), MAX_TEXT)}${found.note === undefined ? "" : `<br>${inertLine(found.note, MAX_TEXT)}`}`,
    inertCode(found.code),
  ]);
  return formatTable(["", "Where", "What, and what to do", "Code"], rows);
}

function weight({ severity }: Diagnostic): number {
  return severity === "error" ? 0 : 1;
}

function placeOf({ path, line }: Diagnostic): string {
  if (path === "") return "-";
  return line === undefined ? path : `${path}:${line}`;
}

/** A Markdown table of cells that are inert already; rows above a limit are counted behind it. */
export function formatTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => "---"), ...rows.slice(0, MAX_ROWS)].map(
    (cells) => `| ${cells.join(" | ")} |`,
  );
  const left = rows.length - MAX_ROWS;
  return left > 0 ? `${lines.join("\n")}\n\n${left} more are left out here.` : lines.join("\n");
}
