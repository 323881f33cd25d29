import type * as z from "zod";
import type { whyAnswer } from "../../core/operation/answers.ts";
import type { Paint } from "../../io/terminal/colour.ts";
import { oneLine } from "../text.ts";
import { renderOrchestration } from "./orchestration.ts";
import { type RenderOptions, stateStyle, stateText, titleOf } from "./words.ts";

type Step = z.infer<typeof whyAnswer>["next"][number];
type Need = Step["needs"][number];

/**
 * What stands between a ticket and each state it may go to: what is met, what is missing, and what helps; then its way
 * through the Orchestrator, where it is on it.
 */
export function renderWhy(
  { ticket, next, work, orchestration }: z.infer<typeof whyAnswer>,
  { paint }: RenderOptions,
): string {
  const state = stateStyle(ticket.state, paint)(stateText(ticket.state, work));
  const head = `${state}  ${ticket.id}  ${paint.bold(oneLine(titleOf(ticket.title)))}\n`;
  const way = orchestration === null ? [] : [renderOrchestration(orchestration, work, paint)];
  return [head, ...next.map((step) => renderStep(step, paint)), ...way].join("\n");
}

function renderStep({ to, roles, command, possible, needs }: Step, paint: Paint): string {
  const verdict = possible ? paint.green("possible") : paint.red("not yet");
  const how = command ?? "no command: the Orchestrator makes this move";
  const lines = needs.map((need) => `  ${renderNeed(need, paint)}`);
  return `→ ${paint.bold(to)}  ${verdict}  ${paint.dim(`${roles.join(", ")}:`)} ${how}\n${lines.join("")}`;
}

function renderNeed({ status, reason, help }: Need, paint: Paint): string {
  const mark = {
    met: paint.green("met:    "),
    missing: paint.red("missing:"),
    given: paint.dim("command:"),
    unknown: paint.dim("unknown:"),
  }[status];
  return `${mark} ${oneLine(reason)}\n${help === null ? "" : `           ${paint.cyan("help:")} ${oneLine(help)}\n`}`;
}
