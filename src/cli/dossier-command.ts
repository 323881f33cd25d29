import { readDossier, type ShownDossier } from "../app/orchestrate/person/show-dossier.ts";
import { openWorkspace } from "../app/workspace.ts";
import { envelope, formatJson } from "../core/diagnostic/format-json.ts";
import { formatDossier } from "../core/orchestrator/dossier/format-dossier.ts";
import type { Language } from "../core/ticket/headings.ts";
import type { RawInput } from "./program.ts";
import { renderDossier } from "./render/dossier.ts";
import type { CommandContext } from "./run-command.ts";
import type { Terminal } from "./terminal.ts";

/** `yoi dossier`: Markdown, the same for a person on a terminal, or the JSON envelope. */
export function showDossier(raw: RawInput, { cwd, env, terminal }: CommandContext): number {
  const workspace = openWorkspace({ cwd, env });
  const shown = readDossier(workspace, String(raw["ticket"]));
  if (raw["json"] === true) {
    const { ticket, source, dossier, verdicts } = shown;
    terminal.out(formatJson(envelope("dossier", { ticket, source, dossier, verdicts, diagnostics: [] })));
  } else terminal.out(dossierFor(shown, workspace.config.ticket.language, terminal));
  return 0;
}

/** The dossier as text: Markdown to pipe into a request, plain lines on a terminal. */
export function dossierFor(shown: ShownDossier, language: Language, { width, paint }: Terminal): string {
  const { dossier, verdicts } = shown;
  if (width === undefined) return formatDossier(dossier, { verdicts, language });
  return renderDossier(dossier, { verdicts, language, width, paint });
}
