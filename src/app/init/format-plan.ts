import type { FileStep, InitPlan, InitStep } from "./plan.ts";

/** Most lines of a comparison that are looked at; longer files are shown by what surrounds the change. */
const MAX_COMPARED = 1_500;

/** A plan for people: every file with the exact lines that come (+) and go (-), every key of git's configuration. */
export function formatPlan(plan: InitPlan): string {
  const found = plan.found === "" ? "" : `${plan.found}\n`;
  if (plan.steps.length === 0) return `${found}nothing to do\n`;
  return `${found}${plan.steps.map(formatStep).join("")}`;
}

/** The commands that are left to run, and what is done elsewhere, one a line; empty when there is nothing. */
export function formatNext({ next, byHand }: InitPlan): string {
  return `${formatList("then run:", next)}${formatList("then, on GitHub, once:", byHand)}`;
}

function formatList(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : `${title}\n${lines.map((line) => `  ${line}\n`).join("")}`;
}

function formatStep(step: InitStep): string {
  if (step.kind === "file") return formatFile(step);
  if (step.after === undefined) return `git config --unset ${step.key}\n`;
  return `git config ${step.key} "${step.after}"\n`;
}

function formatFile({ path, before, after, executable }: FileStep): string {
  const verb = before === undefined ? "make" : after === undefined ? "remove" : "change";
  const mode = before === undefined && executable === true ? " (executable)" : "";
  const lines = after === undefined ? [] : diffLines(linesOf(before ?? ""), linesOf(after));
  return `${verb} ${path}${mode}\n${lines.map((line) => `  ${line}\n`).join("")}`;
}

function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r?\n/);
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

/** The lines that come and go, in order. Whole lines are compared by their longest common subsequence. */
function diffLines(before: readonly string[], after: readonly string[]): readonly string[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before.at(-1 - end) === after.at(-1 - end)
  )
    end++;
  const old = before.slice(start, before.length - end);
  const young = after.slice(start, after.length - end);
  if (old.length > MAX_COMPARED || young.length > MAX_COMPARED)
    return [`(${old.length} lines become ${young.length})`];
  return walk(old, young, commonLengths(old, young));
}

/** For every pair of positions the length of the longest common subsequence behind them. */
function commonLengths(old: readonly string[], young: readonly string[]): readonly Uint16Array[] {
  const table = Array.from({ length: old.length + 1 }, () => new Uint16Array(young.length + 1));
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = young.length - 1; j >= 0; j--) {
      const [row, next] = [table[i], table[i + 1]];
      if (row === undefined || next === undefined) continue;
      row[j] = old[i] === young[j] ? (next[j + 1] ?? 0) + 1 : Math.max(next[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}

function walk(
  old: readonly string[],
  young: readonly string[],
  table: readonly Uint16Array[],
): readonly string[] {
  const shown: string[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < young.length) {
    if (i < old.length && j < young.length && old[i] === young[j]) [i, j] = [i + 1, j + 1];
    else if (j < young.length && (i === old.length || (table[i]?.[j + 1] ?? 0) >= (table[i + 1]?.[j] ?? 0)))
      shown.push(`+ ${young[j++]}`);
    else shown.push(`- ${old[i++]}`);
  }
  return shown;
}
