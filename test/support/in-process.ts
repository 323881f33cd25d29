import { runLine } from "../../src/cli/run.ts";
import { openTerminal, type Streams } from "../../src/cli/terminal.ts";
import type { CommandResult, TestRepo } from "./git-repo.ts";

/**
 * Runs `yoi` as `main.ts` does, but in this process: for tests of what a command says, which need no process of its
 * own. The source is what `dist/` is built from; the suite refuses to start where it is not.
 */
export async function runHere(repo: TestRepo, ...args: readonly string[]): Promise<CommandResult> {
  const printed = { stdout: "", stderr: "" };
  const write = (name: keyof typeof printed) => ({
    isTTY: false,
    write: (text: string) => {
      printed[name] += text;
      return true;
    },
  });
  const streams = { stdout: write("stdout"), stderr: write("stderr") } as unknown as Streams;
  const terminal = openTerminal(streams, repo.env, args.includes("--no-color"));
  const status = await runLine(args, { cwd: repo.root, env: repo.env, terminal });
  return { ...printed, status };
}

/** Words that a shell takes as they stand, and quoted ones in which it replaces nothing. */
const LINE = /^yoi(?: +(?:[\w./:@%+=,-]+|'[^'\n]*'|"[^"$`\\\n]*"))+$/;

/**
 * The arguments of a line that is nothing but `yoi` with words, which `runHere` runs as a shell would; undefined for one
 * that needs a shell, standard input or git's standard streams.
 */
export function argumentsOf(line: string): readonly string[] | undefined {
  if (!LINE.test(line)) return undefined;
  const args = [...line.slice("yoi".length).matchAll(/'([^']*)'|"([^"]*)"|([^ ]+)/g)].map(
    ([, single, double, plain]) => single ?? double ?? plain ?? "",
  );
  const needsProcess = args.includes("-") || ["init", "hook", "demo", "orchestrate"].includes(args[0] ?? "");
  return needsProcess ? undefined : args;
}
