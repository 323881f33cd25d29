import { countFindings, countOf } from "../diagnostic/printable.ts";
import { inertCode, inertLine } from "../orchestrator/dossier/inert.ts";
import { type CheckReport, isGood } from "./check-report.ts";
import { formatMovesDiagram } from "./format-moves-diagram.ts";
import { formatFindingTable, formatTable } from "./format-tables.ts";
import type { TicketMoves } from "./moves.ts";

const MAX_TITLE = 120;
const MAX_TEXT = 300;
const MAX_OVERRIDES = 20;

/**
 * A check's summary as Markdown: the verdict, the tickets with their moves, the findings, and the state machine with
 * the moves marked. All text from tickets is made inert. The same for the same report; ends with a newline.
 */
export function formatCheckSummary(report: CheckReport, title: string): string {
  const { tickets, findings, notes, change, overrides } = report;
  const moves = tickets.flatMap((each) => each.moves);
  const sections = [
    `## ${isGood(report) ? "✅" : "❌"} ${title}: ${verdictOf(report)}`,
    ...(change === "" ? [] : [`Compared: ${inertCode(change)}`]),
    ...(notes.length === 0 ? [] : [notes.map((note) => `- ${inertLine(note, MAX_TEXT)}`).join("\n")]),
    ...(tickets.length === 0 ? [] : [`### Tickets\n\n${ticketTable(tickets)}`]),
    ...(overrides.length === 0 ? [] : [`### Decisions of people\n\n${overrideTable(overrides)}`]),
    ...(findings.length === 0 ? [] : [`### Findings\n\n${formatFindingTable(findings)}`]),
    ...(moves.length === 0 ? [] : [`### Moves\n\n\`\`\`mermaid\n${formatMovesDiagram(moves)}\`\`\``]),
  ];
  return `${sections.join("\n\n")}\n`;
}

function verdictOf(report: CheckReport): string {
  const { examined, findings } = report;
  const counts = countFindings(findings);
  if (examined === 0 && findings.length === 0) return "no ticket is changed";
  const tickets = countOf(examined, "ticket");
  if (isGood(report)) return counts === "" ? `passed, ${tickets}` : `passed, ${tickets}, ${counts}`;
  return `failed, ${counts} in ${tickets}`;
}

function ticketTable(tickets: readonly TicketMoves[]): string {
  const rows = tickets.map((each) => [
    inertCode(each.ticket),
    inertLine(each.title, MAX_TITLE),
    stateCell(each),
    movesCell(each),
  ]);
  return formatTable(["Ticket", "Title", "State", "Moves"], rows);
}

function stateCell({ before, after }: TicketMoves): string {
  if (before === after) return after ?? "not readable";
  return `${before ?? "new"} → ${after ?? "gone"}`;
}

function movesCell({ moves, said }: TicketMoves): string {
  const steps = moves.map(
    ({ from, to, role, author }) =>
      `${from} → ${to} (${inertLine(author, 60)}${role === undefined ? "" : `, ${role}`})`,
  );
  const others = [...said].map(([kind, count]) => `${count} ${inertLine(kind, 60)}`);
  return [...steps, ...others].slice(0, 12).join("<br>") || "no event";
}

function overrideTable(overrides: CheckReport["overrides"]): string {
  const shown = overrides.slice(-MAX_OVERRIDES);
  return formatTable(
    ["Ticket", "Who", "What"],
    shown.map(({ ticket, by, text }) => [inertCode(ticket), inertLine(by, 60), inertLine(text, MAX_TEXT)]),
  );
}
