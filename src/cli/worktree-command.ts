import { type CleanOutcome, cleanWorktrees } from "../app/orchestrate/worktree/clean-worktrees.ts";
import { listWorktrees } from "../app/orchestrate/worktree/list-worktrees.ts";
import { openWorkspace } from "../app/workspace.ts";
import { envelope, formatJson } from "../core/diagnostic/format-json.ts";
import type { RawInput } from "./program.ts";
import type { CommandContext } from "./run-command.ts";
import { formatTable } from "./table.ts";

const STYLES = { ready: "green", dirty: "yellow", foreign: "red", stale: "dim", none: "dim" } as const;

/** `yoi worktree list`. */
export function listAll(raw: RawInput, { cwd, env, terminal }: CommandContext): number {
  const worktrees = listWorktrees(openWorkspace({ cwd, env }));
  if (raw["json"] === true) {
    terminal.out(formatJson(envelope("worktree-list", { worktrees, diagnostics: [] })));
    return 0;
  }
  const rows = worktrees.map(({ id, state, head, claimed, note }) => [
    { text: id },
    { text: state, style: terminal.paint[STYLES[state]] },
    { text: head?.slice(0, 10) ?? "-" },
    { text: claimed ? "claimed" : "free" },
    { text: note },
  ]);
  terminal.out(formatTable(rows, { width: terminal.width }));
  if (rows.length === 0) terminal.note("no ticket has a worktree here\n");
  return 0;
}

/** `yoi worktree clean`: exit code 1 when something stays that is not in use. */
export async function clean(raw: RawInput, { cwd, env, terminal }: CommandContext): Promise<number> {
  const ticket = raw["ticket"] === undefined ? undefined : String(raw["ticket"]);
  const outcomes = await cleanWorktrees(openWorkspace({ cwd, env }), {
    ticket,
    rescue: raw["rescue"] === true,
  });
  terminal.out(outcomes.map(renderOutcome).join(""));
  if (outcomes.length === 0) terminal.note("no ticket has a worktree here\n");
  return outcomes.some((outcome) => outcome.kind === "kept" && !outcome.isClaimed) ? 1 : 0;
}

function renderOutcome(outcome: CleanOutcome): string {
  const { path } = outcome;
  if (outcome.kind === "kept") return `kept ${path}: ${outcome.reason}\n`;
  const { rescued } = outcome;
  return rescued === null ? `removed ${path}\n` : `removed ${path}; what it held is in ${rescued}\n`;
}
