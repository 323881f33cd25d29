import type { CodeInfo } from "../code-info.ts";

/** Codes of the area `git/`: what keeps yoi from asking git, and what git refused. */
export const gitCodes = {
  "git/not-found": {
    severity: "error",
    title: "git is missing",
    message: "the program git was not found",
    help: "install git {needed} or later and put it on PATH",
    explain:
      "Tickets live in a git repository and yoi asks git itself for everything it knows about commits, the index and refs. The program was not found on PATH, or it may not be executed. Install it, or correct PATH in the place that starts yoi: editors and graphical clients often run hooks with a shorter PATH than your shell.",
  },
  "git/too-old": {
    severity: "error",
    title: "git is too old",
    message: "git {found} is too old: yoi needs {needed} or later",
    help: "update git to {needed} or later",
    explain:
      "yoi relies on options that older versions of git do not know, or, worse, silently ignore; a check that went on with them could pass what it never saw. Update git; where several are installed, PATH decides which one is found. `git --version` in the same place shows it.",
  },
  "git/not-a-repository": {
    severity: "error",
    title: "not a git repository",
    message: "{dir} is not inside a git repository",
    help: "change to a repository, name one with --cwd, or make one with git init",
    explain:
      "yoi works on the repository that holds the current directory, found the way git finds it. The directory may not exist, may lie outside every repository, or a ceiling (GIT_CEILING_DIRECTORIES, another file system) may end the search too early.",
  },
  "git/dubious-ownership": {
    severity: "error",
    title: "repository of another user",
    message: "git refuses {dir} because it belongs to another user",
    help: "own the directory, or allow it with git config --global --add safe.directory",
    explain:
      "Configuration and hooks of a repository can run programs, so git does not touch one that belongs to somebody else. This is usual in containers, where the files belong to the host's user. Allow the exact directory with safe.directory if you trust it; yoi never does that for you.",
  },
  "git/refused": {
    severity: "error",
    title: "git refused",
    message: "git {verb} ended with {status}: {stderr}",
    help: "mend what git names and repeat the command",
    explain:
      "git was asked for something and answered with an error that yoi does not know how to handle, so nothing further was done. The text is git's own, shortened, with passwords and tokens removed. Running the same command by hand often tells more; `git fsck` shows whether the repository is damaged.",
  },
  "git/timed-out": {
    severity: "error",
    title: "git took too long",
    message: "git {verb} had not ended after {seconds} seconds and was stopped",
    help: "repeat the command, and see what git waits for",
    explain:
      "Every call of git has a time limit, so that a hook never hangs for good. A lock held by another process, a network file system, or a partial clone that fetches objects one by one can be the cause.",
  },
  "git/too-much-output": {
    severity: "error",
    title: "git answered too much",
    message: "git {verb} printed more than {limit} bytes",
    help: "ask for less: fewer paths, or a shorter range of commits",
    explain:
      "Every answer of git has a limit on its size, so that a repository from a stranger cannot exhaust the memory. No part of an answer that was cut off is used.",
  },
  "git/missing-object": {
    severity: "error",
    title: "object is missing",
    message: "object {oid} is named by the repository, but git does not deliver it",
    help: "run git fetch, or git fsck when the clone is complete",
    explain:
      "A file's content was asked for and not delivered: a partial clone that cannot reach its server, a damaged object store, or an object of another type. What was not seen cannot be judged, so this ends the check instead of passing it.",
  },
  "git/unknown-revision": {
    severity: "error",
    title: "unknown revision",
    message: "{name} names no commit in this repository",
    help: "check the spelling, or fetch the commit",
    explain:
      "A branch, tag or commit was named that this repository does not have, or that names something other than a commit. A commit that exists only on the server must be fetched before it can be looked at.",
  },
  "git/shallow": {
    severity: "error",
    title: "history is cut off",
    message: "this clone is shallow and its history ends before {what}",
    help: "run git fetch --unshallow, or clone with --filter=blob:none instead of --depth",
    explain:
      "A shallow clone does not hold the commits that a change must be compared with, so what others can already see cannot be known. Fetch the rest of the history. In a workflow use `fetch-depth: 0` with `filter: blob:none`, which is small as well and complete.",
  },
  "git/fetch-first": {
    severity: "error",
    title: "fetch first",
    message: "{ref} stands on {oid} at the other side, and this clone does not have that commit",
    help: "run git fetch and repeat the push",
    explain:
      "A push is judged by what it changes in what others can already see. The commit that the other side has is not here, so that cannot be known. Fetch it; if your push was meant to replace it, look at what it holds before you do.",
  },
  "git/no-work-tree": {
    severity: "error",
    title: "no work tree",
    message: "{dir} has no work tree, so files cannot be changed there",
    help: "run the command in a checkout",
    explain:
      "Commands that edit tickets change files of a checkout. A bare repository, and the inside of a .git directory, have none; there yoi only reads.",
  },
  "git/unmerged": {
    severity: "error",
    title: "unmerged path",
    message: "{file} is unmerged in the index",
    help: "resolve the conflict and git add the file",
    explain:
      "While a conflict is open, the index holds several versions of a file and none that could be judged. Edit the file, remove the conflict markers and add it.",
  },
  "git/push-rejected": {
    severity: "error",
    title: "push rejected",
    message: "{remote} rejected {ref}: {reason}",
    help: "run git fetch, look at what changed there, and repeat",
    explain:
      "The other side did not take the push: it has moved since it was last seen, its rules refuse the change, or a hook there does. Nothing was moved. A leased push names what it expects to replace, so it never overwrites what it has not seen.",
  },
} as const satisfies Record<string, CodeInfo>;
