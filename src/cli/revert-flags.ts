import { switchFlag } from "./command-spec.ts";
import type { Flag } from "./flags.ts";

/** The flags of `yoi revert`. */
export const REVERT_FLAGS: readonly Flag[] = [
  {
    key: "reason",
    name: "--reason",
    kind: "text",
    description: "why, in a sentence or two",
    choices: [],
    required: true,
    hint: "text",
  },
  { ...switchFlag("no-commit", "leave everything staged"), key: "no_commit" },
  switchFlag("push", "push the branch as well"),
  switchFlag("json", "print one JSON value and nothing else"),
];
