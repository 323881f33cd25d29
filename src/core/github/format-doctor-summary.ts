import { countFindings, countOf } from "../diagnostic/printable.ts";
import type { Verdict } from "../diagnostic/verdict.ts";
import { formatFindingTable } from "./format-tables.ts";

/** What doctor found in the whole workspace, as Markdown for a job's summary. */
export function formatDoctorSummary({ outcome, examined, diagnostics }: Verdict): string {
  const counts = countFindings(diagnostics);
  const words = [outcome === "pass" ? "passed" : "failed", countOf(examined, "ticket"), counts];
  const title = `## ${outcome === "pass" ? "✅" : "❌"} yoi doctor: ${words.filter((word) => word !== "").join(", ")}`;
  const sections = [title, ...(diagnostics.length === 0 ? [] : [formatFindingTable(diagnostics)])];
  return `${sections.join("\n\n")}\n`;
}
