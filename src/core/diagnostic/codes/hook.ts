import type { CodeInfo } from "../code-info.ts";

/** Codes of the area `hook/`: whether git reaches yoi's hooks, and whether they can run. */
export const hookCodes = {
  "hook/not-reached": {
    severity: "warning",
    title: "git does not reach the hook",
    message: "git does not reach yoi's hooks in {worktree}: {hooks} ({reason})",
    help: "run `yoi init`",
    explain:
      "A hook that is installed is not a hook that runs: core.hooksPath can lead elsewhere, another tool can have replaced the file, or a line above can end the script. This was found by looking where git looks and, where that runs nothing of anybody else's, by starting the hook with a mark to which yoi's hooks only answer that they were reached. Without hooks, faults are met first by the status check on the forge.",
  },
  "hook/not-executable": {
    severity: "warning",
    title: "hook is not executable",
    message: "{path} is not executable, so git skips it",
    help: "run chmod +x {path}",
    explain:
      "Git runs a hook only when its executable bit is set, and says so in a hint that is easily missed. The bit is lost by copying over some file systems, by archives, and by tools that write hooks anew.",
  },
  "hook/missing-in-worktree": {
    severity: "warning",
    title: "linked worktree without hooks",
    message: "the checkout {worktree} has no {dir}, where core.hooksPath leads, so git runs no hook there",
    help: "run `yoi init --worktrees`, or husky's own command in that worktree",
    explain:
      "A relative core.hooksPath means another directory in every checkout. Husky's directory is not in git, so a new linked worktree has none, and commits made there pass unseen. `yoi init --worktrees` copies it there, which is what `husky` itself does on installation.",
  },
  "hook/cannot-run": {
    severity: "warning",
    title: "hook cannot run",
    message:
      "git reaches the hook in {worktree}, but {missing} is missing, so every commit that touches a ticket is stopped",
    help: "install yoi again, for instance with npm ci",
    explain:
      "The shell part of a hook starts Node only when a ticket is touched, so what is missing shows late. A hook that cannot judge stops git: what was not seen must not pass.",
  },
  "hook/old-node": {
    severity: "warning",
    title: "Node of the hook is too old",
    message: "the hook in {worktree} finds Node {found}; it needs {needed} or later",
    help: "put a newer Node on the PATH of what runs git, or name one: git config --global yoi.node /path/to/node",
    explain:
      "Editors and graphical clients often run hooks with another PATH than your shell, so another Node may be found there. The Node of a project (node_modules/.bin/node) is preferred where there is one.",
  },
  "hook/no-merge-driver": {
    severity: "warning",
    title: "merge driver is not set up",
    message: "records are merged by git's own text merge here: {missing}",
    help: "run `yoi init`",
    explain:
      "Git merges two threads that both grew at the end as a conflict, or interleaves them. yoi's merge drivers keep every event of both sides once and in order. Which files they serve stands in .gitattributes and is shared; how to start them stands in each clone's own configuration, which git never copies, so every clone needs `yoi init` once.",
  },
} as const satisfies Record<string, CodeInfo>;
