import type * as z from "zod";
import { countOf } from "../../core/diagnostic/printable.ts";
import type { orchestrationAnswer, workAnswer } from "../../core/operation/work-answers.ts";
import type { Paint } from "../../io/terminal/colour.ts";
import { oneLine, padToWidth } from "../text.ts";

type Orchestration = z.infer<typeof orchestrationAnswer>;
type Work = z.infer<typeof workAnswer> | null;
type Part = NonNullable<Orchestration["gate"]>["parts"][number];
/** A mark is painted already; the text is not safe for a terminal yet. */
type Line = readonly [label: string, text: string, mark?: string];

const LABEL_WIDTH = 11;

/** The way of a ticket through the Orchestrator, a line for each thing that decides about it. */
export function renderOrchestration(way: Orchestration, work: Work, paint: Paint): string {
  const lines: readonly Line[] = [
    ...ledgerLines(way),
    ["next", nextText(way)],
    ...way.waits.map(({ kind, text }): Line => ["waits for", `${kind}: ${text}`]),
    ...recordedLines(way),
    ["capacity", capacityText(way)],
    ...way.plan.map((record): Line => ["plan", planText(record)]),
    ...claimLines(way, work),
    ...way.ended.map((claim): Line => ["ended", endedText(claim)]),
    ["validation", validationText(way)],
    ...gateLines(way, paint),
    ["merge", mergeText(way)],
  ];
  const shown = lines.map(
    ([label, text, mark = ""]) => `  ${paint.dim(padToWidth(label, LABEL_WIDTH))} ${mark}${oneLine(text)}\n`,
  );
  return `${paint.bold("Orchestrator")}${paint.dim(" (as it was last seen here)")}\n${shown.join("")}`;
}

function ledgerLines({ ledger }: Orchestration): readonly Line[] {
  if (ledger.state === "present") return [];
  if (ledger.state === "new") return [["ledger", "there is none yet: nothing was ever claimed"]];
  return [
    ["ledger", `${ledger.state}: ${ledger.problem ?? "it cannot be read"}; see yoi ticket doctor --live`],
  ];
}

function nextText({ next, waits }: Orchestration): string {
  if (next !== null) return `${next.replaceAll("_", " ")}: yoi orchestrate does it`;
  return waits.length === 0 ? "nothing is to be done" : "nothing: it waits";
}

/** What the ledger says, where that is not what is seen now. */
function recordedLines({ recorded_wait: wait, waits }: Orchestration): readonly Line[] {
  if (wait === null) return [];
  const now = new Set(waits.map(({ kind, text }) => `${kind}: ${text}`));
  const then = wait.reasons.map(({ kind, text }) => `${kind}: ${text}`);
  const older = then.filter((reason) => !now.has(reason));
  return [["since", wait.since], ...older.map((reason): Line => ["recorded", reason])];
}

function capacityText({ capacity: { limit, claimed } }: Orchestration): string {
  const list = claimed.length === 0 ? "" : `: ${claimed.join(", ")}`;
  return `${claimed.length} of ${limit} tickets are worked on${list}`;
}

function planText({ kind, ticket_id, related_ticket, note, source }: Orchestration["plan"][number]): string {
  const said = `${ticket_id} ${kind}${related_ticket === null ? "" : ` ${related_ticket}`}`;
  return `${said}${note === null ? "" : `: ${note}`}${source === "ledger" ? " (in the ledger)" : ""}`;
}

function claimLines({ claim }: Orchestration, work: Work): readonly Line[] {
  if (claim === null) return [];
  const { generation, round, attempts, failures, attempt, landed, attention } = claim;
  const tried = `${countOf(attempts, "attempt")}${failures === 0 ? "" : `, the last ${failures} brought nothing`}`;
  return [
    ["claim", `generation ${generation}, round ${round}, ${tried}`],
    ...(work === null
      ? []
      : [["branch", `${work.branch} ${work.head?.slice(0, 12) ?? "(not seen)"}`] as const]),
    ...(attempt === null ? [] : [["attempt", attemptText(attempt)] as const]),
    ...(claim.retry_after === null ? [] : [["retry", `not before ${claim.retry_after}`] as const]),
    ...(attention === null ? [] : [["attention", attention] as const]),
    ...(landed === null ? [] : [["landed", landed.slice(0, 12)] as const]),
  ];
}

function attemptText(attempt: NonNullable<NonNullable<Orchestration["claim"]>["attempt"]>): string {
  const { role, round, opened_at, deadline, liveness, result } = attempt;
  const how = {
    running: "running here",
    idle: "not started yet",
    dead: "its process is gone",
    unknown: `running elsewhere, until ${deadline} at the latest`,
  }[liveness];
  const end = result === "complete" ? "its result waits to be published" : how;
  return `${role} of round ${round}, opened ${opened_at}: ${end}`;
}

function endedText({ generation, outcome, at, queued_at }: Orchestration["ended"][number]): string {
  return `generation ${generation} (queued ${queued_at}) was ${outcome} at ${at}`;
}

function validationText({ validation: { commands, passed } }: Orchestration): string {
  if (commands.length === 0) return "no command is configured";
  const result = passed === null ? "not run for the work as it is" : passed ? "passed" : "failed";
  return `${commands.join("; ")}: ${result}`;
}

function gateLines({ gate }: Orchestration, paint: Paint): readonly Line[] {
  if (gate === null) return [];
  const lineOf = ({ name, status, reason }: Omit<Part, "parts">, indent = ""): Line => [
    "",
    `${name}: ${reason}`,
    `${indent}${markOf(status, paint)} `,
  ];
  return [
    ["gate", `${gate.status}: ${gate.reason}`],
    ...gate.parts.flatMap((part) => [lineOf(part), ...part.parts.map((child) => lineOf(child, "  "))]),
  ];
}

function markOf(status: Part["status"], paint: Paint): string {
  return { passed: paint.green("✓"), pending: paint.yellow("…"), failed: paint.red("✗") }[status];
}

function mergeText({ authority: { merge, required_approvals: needed } }: Orchestration): string {
  const who =
    merge === "merge" ? "the Orchestrator merges when the gate passes" : "a person merges: yoi merge";
  return needed === 0 ? who : `${who}; ${countOf(needed, "approval")} of people required`;
}
