import { existsSync } from "node:fs";
import { join } from "node:path";
import { type BenchWorkspace, makeWorkspace } from "./make-workspace.ts";
import type { Command, Lab } from "./run.ts";

const PROJECT = join(import.meta.dirname, "..");

/** What all cases work with. */
export interface Setting {
  readonly lab: Lab;
  /** Numbers of tickets that are measured, from small to large. */
  readonly sizes: readonly number[];
  readonly rounds: number;
  /** The workspace of a size, committed and packed. Made when it is first asked for. */
  readonly workspace: (tickets: number) => BenchWorkspace;
  /** Says why a case is left out. */
  readonly skip: (why: string) => void;
}

/** A command of Node, under the Node that runs the bench. */
function node(cwd: string, ...args: readonly string[]): Command {
  return { args: [process.execPath, ...args], cwd };
}

/** A command of the built yoi. */
export function yoi(cwd: string, ...args: readonly string[]): Command {
  return node(cwd, join(PROJECT, "dist/cli.js"), ...args);
}

/** A program of `bench/floor`. */
export function floor(cwd: string, name: string, ...args: readonly string[]): Command {
  return node(cwd, join(PROJECT, "bench/floor", name), ...args);
}

/** The start of the smallest program Node has. */
export function bareNode(cwd: string): Command {
  return node(cwd, "-e", "0");
}

/** The folder with the hooks, as `core.hooksPath` names it. */
export const HOOKS: string = join(PROJECT, "hooks");

/** The bundle with the ticket history beside the project, or undefined where it is absent. */
export function historyBundle(): string | undefined {
  const bundle = join(PROJECT, "../shared/corpus/yoi-history.bundle");
  return existsSync(bundle) ? bundle : undefined;
}

/** Refuses to measure where nothing was built. */
export function requireBuild(): void {
  if (!existsSync(join(PROJECT, "dist/cli.js")))
    throw new Error("there is no dist/: run npm run build first");
}

/** Opens the setting of one run. */
export function openSetting(lab: Lab, options: Pick<Setting, "sizes" | "rounds" | "skip">): Setting {
  const made = new Map<number, BenchWorkspace>();
  const workspace = (tickets: number): BenchWorkspace => {
    const known =
      made.get(tickets) ?? makeWorkspace(lab.base, { tickets, commit: tickets <= 10_000, git: lab.git });
    made.set(tickets, known);
    return known;
  };
  return { lab, ...options, workspace };
}

/** `1,000 tickets`. */
export function count(tickets: number): string {
  return tickets.toLocaleString("en");
}
