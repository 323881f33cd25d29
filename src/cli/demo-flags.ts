import { switchFlag } from "./command-spec.ts";
import type { Flag } from "./flags.ts";

/** The flags of `yoi demo`. */
export const DEMO_FLAGS: readonly Flag[] = [
  switchFlag("keep", "keep the directory and say where it is"),
  {
    key: "agent",
    name: "--agent",
    kind: "text",
    description: "a command line of an agent to use instead of the scripted one",
    choices: [],
    required: false,
    hint: "command",
  },
];
