import { randomUUID } from "node:crypto";
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { setOutput } from "@actions/core";
import manifest from "../../package.json" with { type: "json" };
import type { ActionOutcome } from "../app/github/outcome.ts";
import { formatGithub, MAX_ANNOTATIONS_PER_KIND } from "../core/diagnostic/format-github.ts";
import { formatSarif } from "../core/diagnostic/format-sarif.ts";
import { formatFinding, plainPalette } from "../core/diagnostic/format-text.ts";
import { formatActionResult } from "../core/github/action-result.ts";
import { cutSummary } from "../core/github/cut-summary.ts";
import { displayWidth } from "../io/terminal/width.ts";
import { OUTPUTS } from "./outputs.ts";

/** Most findings that are printed into the log. */
const MAX_LOGGED = 500;

/** Where and as what an outcome is written. */
export interface Written {
  readonly mode: string;
  /** Path of the SARIF file, from the workspace; empty: none. */
  readonly sarif: string;
  readonly workspace: string;
}

/**
 * Tells the runner what came of a step: annotations, the job's summary, outputs, and the SARIF file.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function writeOutcome(outcome: ActionOutcome, { mode, sarif, workspace }: Written): void {
  const { findings, reason, ok } = outcome;
  logFindings(outcome);
  process.stdout.write(`${formatGithub(findings)}yoi: ${reason}\n`);
  const given = outcome.outputs ?? {};
  for (const name of Object.keys(OUTPUTS)) setOutput(name, given[name] ?? "");
  setOutput("reason", reason);
  setOutput("result", formatActionResult({ mode, reason, ok, findings, details: outcome.result }));
  const summaryFile = process.env["GITHUB_STEP_SUMMARY"] ?? "";
  if (summaryFile !== "" && outcome.summary !== "") appendFileSync(summaryFile, cutSummary(outcome.summary));
  if (sarif !== "") writeSarif(resolve(workspace, sarif), outcome);
}

/** All findings in the log where GitHub does not show all of them; as text in which no line is a command. */
function logFindings({ findings }: ActionOutcome): void {
  if (findings.length <= MAX_ANNOTATIONS_PER_KIND) return;
  const stop = randomUUID();
  const options = { palette: plainPalette, widthOf: displayWidth };
  const texts = findings.slice(0, MAX_LOGGED).map((found) => `${formatFinding(found, options)}\n`);
  process.stdout.write(`::stop-commands::${stop}\n${texts.join("\n")}\n::${stop}::\n`);
}

/** The file is made anew: a link of its name, as a request's files can hold one, is not followed. */
function writeSarif(path: string, { findings }: ActionOutcome): void {
  mkdirSync(dirname(path), { recursive: true });
  rmSync(path, { force: true });
  writeFileSync(path, formatSarif(findings, { toolVersion: manifest.version }), { flag: "wx" });
}
