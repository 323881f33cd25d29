import { existsSync } from "node:fs";
import { join } from "node:path";
import { openWorkspace } from "../app/workspace.ts";
import { codes, isCode } from "../core/diagnostic/codes.ts";
import { failure } from "../core/diagnostic/error.ts";
import { explain, listCodes } from "../core/diagnostic/explain.ts";
import { envelope, findingData, formatJson } from "../core/diagnostic/format-json.ts";
import { nearest } from "../core/diagnostic/nearest.ts";
import { CONFIG_PATH } from "../core/ticket/files.ts";
import { showFindings } from "./errors.ts";
import type { Input } from "./input.ts";
import type { CommandContext } from "./run-command.ts";
import { formatTable } from "./table.ts";

/** Answers a reading operation that is no query of records, and gives the exit code. */
export type SpecialReader = (
  input: Input,
  json: boolean,
  context: CommandContext,
) => number | Promise<number>;

/** The reading operations that answer in their own way, by name. */
export const SPECIAL_READERS: Readonly<Record<string, SpecialReader>> = {
  ticket_doctor: async (...call) => (await import("./doctor-command.ts")).examine(...call),
  ticket_lint: async (...call) => (await import("./doctor-command.ts")).lint(...call),
  explain: explainCode,
  config_check: checkConfig,
};

function explainCode(input: Input, json: boolean, { terminal }: CommandContext): number {
  const wanted = input["code"];
  if (typeof wanted === "string" && !isCode(wanted)) {
    const near = nearest(wanted, Object.keys(codes));
    const suggestion = near === undefined ? "run `yoi explain` for the list" : `write ${near}`;
    throw failure("usage/bad-value", { path: "" }, { name: "code", value: `"${wanted}"`, suggestion });
  }
  const chosen = listCodes().filter(({ code }) => wanted === undefined || code === wanted);
  if (json) {
    const list = chosen.map(({ code, severity, title }) => {
      const { message, help, explain: text } = codes[code];
      return { code, severity, title, message, help, explain: text };
    });
    terminal.out(formatJson(envelope("explain", { codes: list, diagnostics: [] })));
  } else if (typeof wanted === "string" && isCode(wanted)) terminal.out(explain(wanted));
  else {
    const rows = chosen.map(({ code, severity, title }) => [
      { text: code },
      { text: severity },
      { text: title },
    ]);
    terminal.out(formatTable(rows, { width: terminal.width }));
  }
  return 0;
}

function checkConfig(_input: Input, json: boolean, { cwd, env, terminal }: CommandContext): number {
  const { root, config, configDiagnostics: diagnostics } = openWorkspace({ cwd, env });
  const hasConfig = existsSync(join(root, CONFIG_PATH));
  const failed = diagnostics.some(({ severity }) => severity === "error");
  if (json) {
    const data = { path: CONFIG_PATH, exists: hasConfig, config, diagnostics: diagnostics.map(findingData) };
    terminal.out(formatJson(envelope("config-check", data)));
    return failed ? 1 : 0;
  }
  if (!hasConfig) terminal.note(`there is no ${CONFIG_PATH}; every key has its default\n`);
  else if (diagnostics.length === 0) terminal.out(`${CONFIG_PATH} is good\n`);
  showFindings(diagnostics, terminal);
  return failed ? 1 : 0;
}
