import type { CodeInfo } from "../code-info.ts";

/** Codes of the area `landing/`: what keeps a proposal from being said something about, or from landing. */
export const landingCodes = {
  "landing/no-proposal": {
    severity: "error",
    title: "no proposal",
    message: "{ticket} has no proposal that could be looked at: it is {state}",
    help: "see `yoi why {ticket}` for what it waits for",
    explain:
      "People approve, send back and merge proposals: work whose completion is the last commit of its branch, after an agent's review and validation. Before that, and after it has landed, there is nothing to approve.",
  },
  "landing/moved": {
    severity: "error",
    title: "proposal moved",
    message: "the work branch of {ticket} is no longer at {head}",
    help: "look at the work as it is now and repeat the command",
    explain:
      "What is said about a proposal is bound to the commit that was looked at. The branch has moved since, so that the word would have been about something else: nothing was recorded.",
  },
  "landing/refused": {
    severity: "error",
    title: "not taken",
    message: "the shared refs were not moved: {reason}",
    help: "mend what the reason names and repeat the command",
    explain:
      "Ledger, work branches and default branch are moved together or not at all. The remote, a hook there, or a lock in the repository did not take the move. Nothing has changed.",
  },
  "landing/gate": {
    severity: "error",
    title: "gate not passed",
    message: "{ticket} may not land yet: {reason}",
    help: "see `yoi why {ticket}` for the whole gate, or override a part of it with a reason",
    explain:
      "A proposal lands when every part of the gate passed: review and validation of exactly this work, evidence for each criterion, the approvals that the configuration asks for, and a merge without conflict. A person may override a part with `yoi review --override`, which is recorded with name and reason.",
  },
  "landing/under-way": {
    severity: "error",
    title: "something is under way",
    message: "{what} is under way in this checkout",
    help: "finish or abort it, then repeat the command",
    explain:
      "The checkout belongs to whoever is in the middle of a merge, rebase, cherry-pick or revert there: its files are neither one state nor the other. Nothing was changed.",
  },
  "landing/dirty": {
    severity: "error",
    title: "checkout has changes",
    message: "the checkout has changes that are not committed: {paths}",
    help: "commit them, or put them aside with git stash, then repeat the command",
    explain:
      "Work is taken back in the checkout, in one commit that holds nothing else. Changes of yours would get into it, or be lost with it. Files that git does not track do not matter. Nothing was changed.",
  },
  "landing/not-landed": {
    severity: "error",
    title: "no landing found",
    message: "no commit is known that landed {ticket}",
    help: "look for it with `yoi ticket history {ticket}`, then use git revert and `yoi ticket reopen`",
    explain:
      "What is to be taken back is found by the ledger, or by the event that closed the ticket: the commit that brought this event onto the branch landed the work. There is none where the ticket came closed with the first commit of the repository, or where the history is cut off before it.",
  },
  "landing/not-here": {
    severity: "error",
    title: "landing is not on this branch",
    message: "{commit}, which landed {ticket}, is not part of what is checked out",
    help: "switch to the default branch, or to a branch made from it, and repeat the command",
    explain:
      "Work can only be taken back where it is. The commit that landed the ticket is on the default branch and the branch that is checked out does not hold it. Nothing was changed.",
  },
  "landing/shared": {
    severity: "error",
    title: "landed together with others",
    message: "{commit} landed {others} as well as {ticket}",
    help: "take all of them back: git revert the commit, then `yoi ticket reopen` each ticket",
    explain:
      "Several tickets were finished on one branch, and one commit brought them all. Which code belongs to which of them cannot be told, so taking back one would silently take back the others, which would stay closed. Nothing was changed.",
  },
  "landing/revert-conflict": {
    severity: "error",
    title: "later work is in the way",
    message: "taking back {commit} of {ticket} conflicts with later work in {paths}",
    help: "take the later work back first, or use git revert, solve it by hand, and `yoi ticket reopen {ticket}`",
    explain:
      "Since the work landed, other commits changed the same lines. Only a person can say what is to remain of them. Nothing was changed: no file, no index, no commit.",
  },
  "landing/nothing-left": {
    severity: "error",
    title: "nothing to take back",
    message: "no code of {ticket} is left to take back",
    help: "to only take the ticket up again, run `yoi ticket reopen {ticket}`",
    explain:
      "The commits that landed the ticket changed no code, or their code is gone already, taken back or replaced. Work by hand on the default branch is only found where its commits carry a `Yoi-Ticket` trailer with the ticket's id. Nothing was changed.",
  },
  "landing/in-the-way": {
    severity: "error",
    title: "file in the way",
    message: "{path} is not tracked by git and would be overwritten",
    help: "move or remove the file, then repeat the command",
    explain:
      "Taking the work back brings a file back that it had removed, and a file of the same name lies there which git does not know. It exists nowhere else, so it is not overwritten. Nothing was changed.",
  },
  "landing/staged": {
    severity: "error",
    title: "staged, not committed",
    message: "everything is taken back and staged, but git did not commit it: {reason}",
    help: "mend what git or the hook names and run git commit, or undo it with git reset --hard",
    explain:
      "Code and records were changed together and staged when git, or a hook of the repository, refused the commit. The checkout had no other changes before, so git reset --hard brings back exactly what was there.",
  },
} as const satisfies Record<string, CodeInfo>;
