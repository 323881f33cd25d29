import { join } from "node:path";
import { readGraph, removeDemo, runDemo } from "../app/demo/run-demo.ts";
import { findPackage } from "../app/init/init.ts";
import { findDossier } from "../app/orchestrate/person/show-dossier.ts";
import { openWorkspace } from "../app/workspace.ts";
import { failure } from "../core/diagnostic/error.ts";
import { dossierFor } from "./dossier-command.ts";
import { newEventId } from "./event-id.ts";
import { lockOptions } from "./lock.ts";
import type { RawInput } from "./program.ts";
import { renderOutcome } from "./render/orchestrate.ts";
import type { CommandContext } from "./run-command.ts";

/** `yoi demo`: the whole flow in a temporary directory, step by step. */
export async function demo(raw: RawInput, { env, terminal }: CommandContext): Promise<number> {
  const { out, paint } = terminal;
  const packageDir = findPackage(import.meta.dirname);
  const scripted = [process.execPath, join(packageDir, "dist/demo-agent.js")] as const;
  const agent = raw["agent"] === undefined ? scripted : splitCommand(String(raw["agent"]));
  const who = raw["agent"] === undefined ? "a scripted agent, no model" : agent.join(" ");
  out(`${paint.bold("yoi demo")}: coder and reviewer are ${who}\n`);
  const made = await runDemo({
    env,
    agent,
    packageDir,
    lock: lockOptions(terminal),
    newEventId,
    onHeading: (text) => out(`\n${paint.bold(`== ${text}`)}\n`),
    onLine: (text) => out(`  ${text}\n`),
    onOutcome: (outcome) => {
      if (outcome.kind !== "stale") out(`  ${renderOutcome(outcome, paint)}`);
    },
  });
  out(`\n${paint.bold("== What the default branch holds now")}\n${readGraph(made)}`);
  const [, second = ""] = made.tickets;
  const workspace = openWorkspace({ cwd: made.clone, env: made.env });
  const shown = findDossier(workspace, second);
  if (shown !== undefined) {
    const text = dossierFor(shown, workspace.config.ticket.language, terminal);
    out(`\n${paint.bold(`== The dossier of ${second}`)}\n${text}`);
  }
  out(
    made.finished
      ? "\nEvery ticket is closed, and its branch is merged and gone.\n"
      : "\nNot everything is finished.\n",
  );
  if (raw["keep"] === true)
    out(`Look around in ${made.clone}: yoi ticket list --all, yoi ticket history menu\n`);
  else removeDemo(made);
  return made.finished ? 0 : 1;
}

/** Words as a simple shell splits them: blanks separate, quotes keep together. */
function splitCommand(line: string): readonly [string, ...string[]] {
  const words = [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, one, two, plain]) => one ?? two ?? plain ?? "",
  );
  const [program, ...rest] = words;
  if (program !== undefined && program !== "") return [program, ...rest];
  const facts = { name: "--agent", value: `"${line}"`, suggestion: "give a program and its arguments" };
  throw failure("usage/bad-value", { path: "" }, facts);
}
