import type { CodeInfo } from "../code-info.ts";

/** Codes of the area `init/`: what `yoi init` leaves to a person. */
export const initCodes = {
  "init/foreign-hook": {
    severity: "error",
    title: "hook left alone",
    message: "{path} is there already and {reason}, so yoi's lines were not added",
    help: "call this from it: {line}",
    explain:
      "`yoi init` adds a few marked lines to hooks that are shell scripts and never replaces one. A program in another language, a link that leads out of the repository, or a file that cannot be read is left as it is. Call the named script from it, with all arguments and the standard input it was given, and end it with the same exit code.",
  },
  "init/hook-off": {
    severity: "error",
    title: "hook is switched off",
    message: "{path} is not executable, so git does not run it",
    help: "make it executable or remove it, then run `yoi init` again",
    explain:
      "Git silently skips a hook without the executable bit. Adding lines to it would change nothing, and setting the bit would also start what somebody switched off, so that is left to you.",
  },
  "init/foreign-hooks-path": {
    severity: "error",
    title: "hooks of all repositories",
    message:
      "core.hooksPath is {value}, set by your {scope} configuration, so git never looks into this repository's hooks",
    help: "call this from the hooks there: {line}",
    explain:
      "With core.hooksPath outside the repository, every repository shares one directory of hooks. yoi takes over neither that setting nor the hooks of other repositories. Call yoi's hooks from there where a repository has tickets, or give this repository a core.hooksPath of its own.",
  },
  "init/config-form": {
    severity: "error",
    title: "configuration left alone",
    message: "{path} has a form in which no line can be added for certain",
    help: "add it by hand: {line}",
    explain:
      "`yoi init` changes the configuration of other tools only by adding whole lines, so that every other byte stays and can be restored. Configuration written as a program, on one line, or with anchors leaves no sure place for that.",
  },
  "init/not-installed": {
    severity: "warning",
    title: "yoi is not installed here",
    message: "{path} is not there yet, and the hooks need it",
    help: "run npm install --save-dev yoi",
    explain:
      "Hooks that are committed must work for everyone who clones the repository, so they look for yoi in node_modules and not where this command happens to be. As long as it is missing there, commits that touch tickets are stopped.",
  },
  "init/no-package": {
    severity: "error",
    title: "hooks of yoi not found",
    message: "the directory hooks of this yoi was not found above {from}",
    help: "install yoi again",
    explain:
      "yoi comes with a directory of shell hooks beside the program. It is missing, so this installation is incomplete, or the program was copied out of its package.",
  },
  "init/changed-since": {
    severity: "warning",
    title: "file kept",
    message: "{path} was changed since `yoi init` made it, so it stays",
    help: "remove it by hand if nobody needs it",
    explain:
      "`yoi init --remove` takes back exactly what `yoi init` did. A file that somebody has worked on since is theirs.",
  },
} as const satisfies Record<string, CodeInfo>;
