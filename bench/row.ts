import type { Ratio, Times } from "./measure.ts";
import { compare, median } from "./measure.ts";

/** One line of the answer. */
export interface Row {
  /** What was measured. */
  readonly what: string;
  /** What it is divided by, or how it was counted. */
  readonly floor: string;
  /** Largest value that is wanted; absent where there is no goal. */
  readonly goal?: number;
  readonly figure: number;
  /** Smallest and largest value of a round. */
  readonly range?: readonly [number, number];
  /** `x` is a ratio, `MiB` and `git` are counted. */
  readonly unit: "x" | "MiB" | "git";
  /** Median of the time, in milliseconds, and that of the floor. */
  readonly ms?: readonly [number, number];
}

/** What a ratio is about. */
export interface RatioOf {
  readonly what: string;
  readonly floor: string;
  readonly goal?: number;
}

/** A row that divides times by those of a floor in the same rounds. */
export function ratioRow(about: RatioOf, times: Times, floor: Times): Row {
  const ratio: Ratio = compare(times, floor);
  return {
    ...about,
    figure: ratio.median,
    range: [ratio.min, ratio.max],
    unit: "x",
    ms: [median(times), median(floor)],
  };
}

const HEAD = ["what", "against", "goal", "measured", "range", "ms"] as const;

/** The rows as aligned text. */
export function formatPlain(rows: readonly Row[]): string {
  const lines = [[...HEAD], ...rows.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? "").length)));
  const pad = (text: string, column: number): string =>
    column < 2 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0);
  return lines.map((line) => `${line.map(pad).join("  ").trimEnd()}\n`).join("");
}

/** The rows as a Markdown table. */
export function formatMarkdown(rows: readonly Row[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |\n`;
  return `${line(HEAD)}${line(["---", "---", "--:", "--:", "--:", "--:"])}${rows.map((row) => line(cellsOf(row))).join("")}`;
}

function cellsOf({ what, floor, goal, figure, range, unit, ms }: Row): string[] {
  const sign = unit === "x" ? "x" : ` ${unit}`;
  const show = (value: number): string => (unit === "x" ? value.toFixed(2) : String(Math.round(value)));
  return [
    what,
    floor,
    goal === undefined ? "" : `≤ ${unit === "x" ? goal : goal}${sign}`,
    `${show(figure)}${sign}`,
    range === undefined ? "" : `${show(range[0])}–${show(range[1])}`,
    ms === undefined ? "" : `${ms[0].toFixed(0)} / ${ms[1].toFixed(0)}`,
  ];
}
