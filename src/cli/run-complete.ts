import { resolve } from "node:path";
import { listCandidates } from "../app/queries/list-candidates.ts";
import { type Candidate, decideCompletion } from "./complete.ts";
import { FILES, SHELLS } from "./completion-scripts.ts";
import { allSpecs } from "./specs.ts";
import { oneLine } from "./text.ts";

/** Where completion looks, and where it prints. */
export interface CompleteContext {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly out: (text: string) => void;
}

/**
 * `yoi __complete <shell> -- <words…>`: one candidate a line, with a tab and its description. Completion never fails:
 * outside a repository there are simply no ids.
 */
export function runComplete(args: readonly string[], { cwd, env, out }: CompleteContext): void {
  const shell = SHELLS.find((known) => known === args[0]);
  if (shell === undefined || args[1] !== "--") return;
  const { wanted, typed, prefix } = decideCompletion(args.slice(2), allSpecs(), shell);
  if (wanted.kind === "files") {
    out(`${FILES}\n`);
    return;
  }
  let candidates: readonly Candidate[];
  if (wanted.kind === "words") candidates = wanted.candidates.filter(({ value }) => value.startsWith(typed));
  else {
    try {
      const states = wanted.kind === "tickets" ? wanted.states : undefined;
      candidates = listCandidates({ cwd: resolve(cwd, chosenDirectory(args)), env }, { typed, states });
    } catch {
      candidates = [];
    }
  }
  out(candidates.map(({ value, description }) => `${prefix}${value}\t${oneLine(description)}\n`).join(""));
}

/** The value of `--cwd` among the words, or the directory itself. */
function chosenDirectory(words: readonly string[]): string {
  const at = words.lastIndexOf("--cwd");
  const joined = words.findLast((word) => word.startsWith("--cwd="))?.slice("--cwd=".length);
  return (at < 0 ? joined : words[at + 1]) ?? ".";
}
