import { switchFlag } from "./command-spec.ts";
import type { Flag } from "./flags.ts";

const TEXT = { kind: "text", choices: [], required: false } as const;

/** The flags of `yoi orchestrate`. */
export const ORCHESTRATE_FLAGS: readonly Flag[] = [
  switchFlag("once", "one tick: look, decide and do it once"),
  switchFlag("watch", "go on looking until it is stopped"),
  { ...switchFlag("dry-run", "print what would be done, and why the rest waits"), key: "dry_run" },
  { ...TEXT, key: "ticket", name: "--ticket", description: "work on this ticket only", hint: "id" },
  {
    ...TEXT,
    kind: "number",
    key: "max_parallel",
    name: "--max-parallel",
    description: "fewer tickets at once than the configuration allows",
    hint: "n",
  },
  {
    ...TEXT,
    key: "observation",
    name: "--observation",
    description: "decide about an observation that --dry-run --json has printed; nothing is done",
    hint: "file",
  },
  switchFlag("json", "print one JSON value and nothing else"),
];
