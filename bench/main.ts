import { parseArgs } from "node:util";
import { measureCommits } from "./cases-commit.ts";
import { measureHistory } from "./cases-history.ts";
import { measureHook } from "./cases-hook.ts";
import { measureOrchestrator } from "./cases-orchestrate.ts";
import { measureReading } from "./cases-read.ts";
import { measureStart } from "./cases-start.ts";
import { formatMarkdown, formatPlain, type Row } from "./row.ts";
import { withLab } from "./run.ts";
import { openSetting, requireBuild, type Setting } from "./setting.ts";

const CASES: Readonly<Record<string, (setting: Setting) => readonly Row[]>> = {
  start: measureStart,
  commit: measureCommits,
  hook: measureHook,
  reading: measureReading,
  history: measureHistory,
  orchestrator: measureOrchestrator,
};

const USAGE = `usage: npm run bench -- [options]

Measures yoi against floors that are measured in the same run: each round runs the case and its floor in turn, and the
median of the ratios of the rounds is printed, with the goal beside it. dist/ is measured: run npm run build first.

  --quick          200 and 400 tickets, 3 rounds: only to see that it runs
  --full           also 100,000 tickets (takes 5 GB of disk and some minutes)
  --rounds <n>     how many rounds (default 15)
  --only <case>    one of: ${Object.keys(CASES).join(", ")}; repeatable
  --markdown       a table for the README
`;

function main(): void {
  const { values } = parseArgs({
    options: {
      quick: { type: "boolean", default: false },
      full: { type: "boolean", default: false },
      markdown: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
      rounds: { type: "string" },
      only: { type: "string", multiple: true },
    },
  });
  const wanted = values.only ?? Object.keys(CASES);
  const unknown = wanted.find((name) => !Object.hasOwn(CASES, name));
  if (values.help || unknown !== undefined) {
    process.stdout.write(unknown === undefined ? USAGE : `there is no case ${unknown}\n\n${USAGE}`);
    process.exitCode = unknown === undefined ? 0 : 2;
    return;
  }
  requireBuild();
  const sizes = values.quick ? [200, 400] : [1_000, 10_000, ...(values.full ? [100_000] : [])];
  const rounds = Number(values.rounds ?? (values.quick ? 3 : 15));
  const say = (text: string): void => void process.stderr.write(`${text}\n`);
  const rows = withLab((lab) => {
    const setting = openSetting(lab, { sizes, rounds, skip: (why) => say(`skipped: ${why}`) });
    return wanted.flatMap((name) => {
      say(`measuring: ${name}`);
      return CASES[name]?.(setting) ?? [];
    });
  });
  process.stdout.write(values.markdown ? formatMarkdown(rows) : formatPlain(rows));
}

main();
