import type { CodeInfo } from "../code-info.ts";

/** Codes of the area `worktree/`: what keeps the worktree of a ticket from being made, reset or removed. */
export const worktreeCodes = {
  "worktree/dirty": {
    severity: "error",
    title: "worktree has unsaved work",
    message: "{dir} holds {what} that nothing else holds",
    help: "commit it on a branch, or run yoi worktree clean --rescue",
    explain:
      "The worktree of a ticket is only removed or reset when nothing can be lost: no file that is not committed, and no commit that no branch or other ref reaches. With --rescue everything in it is first committed to a ref under refs/yoi/rescue in this repository. Ignored files do not count.",
  },
  "worktree/foreign": {
    severity: "error",
    title: "not a worktree of yoi",
    message: "{dir} is in the way: {reason}",
    help: "move it somewhere else",
    explain:
      "Agents work in `.worktree/<ticket>` of the main checkout, in linked worktrees of this repository that yoi made. What stands at such a place and is something else belongs to somebody: yoi neither uses nor removes it.",
  },
  "worktree/claimed": {
    severity: "error",
    title: "worktree in use",
    message: "the worktree of {ticket} belongs to work that is under way",
    help: "wait until the work has ended, or return the ticket: yoi ticket return {ticket}",
    explain:
      "An Orchestrator has claimed the ticket, and an agent may be at work in the worktree. It is removed when the claim ends: when the work has landed, was withdrawn, or was taken back to intake. What this clone has last seen of the claims counts; nothing is fetched for it.",
  },
  "worktree/symlink": {
    severity: "error",
    title: "worktree behind a link",
    message: "{dir} is a symbolic link or lies behind one",
    help: "remove the link",
    explain:
      "A link at `.worktree`, or in the place of a ticket's worktree, could send an agent and the removal of its files to another place on this machine. Worktrees are made and removed only inside the main checkout, on a path without links.",
  },
  "worktree/left-behind": {
    severity: "warning",
    title: "worktree of an unclaimed ticket",
    message: "{dir} is left of {ticket}, which nobody has claimed",
    help: "run `yoi ticket doctor --live --fix` or `yoi orchestrate`: what nothing else holds is saved first",
    explain:
      "When a claim ends, the worktree in which its agents worked goes on each machine at its next tick. Until then it only takes room. Files that are not committed and commits that no ref reaches are first kept in a ref under refs/yoi/rescue of this repository.",
  },
  "worktree/missing": {
    severity: "warning",
    title: "worktree is gone",
    message: "{dir} is registered as a worktree, and its directory is gone",
    help: "run `yoi ticket doctor --live --fix`: the registration goes, commits in it are saved first",
    explain:
      "Somebody removed the directory without git, which still counts it as a worktree. Its files are lost; the commit it stood on is kept in a ref if nothing else reaches it. Only this one registration is removed: other missing worktrees may be on a disk that is not connected.",
  },
  "worktree/half-made": {
    severity: "warning",
    title: "worktree was not finished",
    message: "{dir} was begun and not finished: git was killed while it made the worktree",
    help: "run `yoi ticket doctor --live --fix`: it is removed, no agent has worked there",
    explain:
      "A worktree counts as made when git has written its first index. Before that nobody has worked in it, so that it can go without a loss; the next attempt makes it anew.",
  },
  "worktree/unsaved": {
    severity: "warning",
    title: "unsaved work in a worktree",
    message: "{dir} holds {what}, and no attempt is running there",
    help: "look what it is: the next attempt keeps it in a ref under refs/yoi/rescue and begins anew",
    explain:
      "An agent or a person left something in the worktree of a claimed ticket that no attempt will publish: a run was killed, or somebody worked there by hand. Nothing of it is lost when the next attempt begins, but nothing of it becomes part of the work either.",
  },
} as const satisfies Record<string, CodeInfo>;
