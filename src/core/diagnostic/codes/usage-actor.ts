import type { CodeInfo } from "../code-info.ts";

/** Codes of the area `usage/` about who acts, and about what git is to do with the change. */
export const usageActorCodes = {
  "usage/no-name": {
    severity: "error",
    title: "nobody acts",
    message: "nothing says who you are: YOI_ACTOR is not set and git has no user.name",
    help: 'run git config --global user.name "Your Name"',
    explain:
      "Every event names its author, so that a reader knows whom to ask. The name is that of YOI_ACTOR, else git's user.name. It is the same name that your commits carry.",
  },
  "usage/bad-role": {
    severity: "error",
    title: "unknown role",
    message: "YOI_ROLE is {role}, which is no role",
    help: "unset YOI_ROLE to act as a person, or set it to one of: {roles}",
    explain:
      "The role decides which operations and moves are allowed. People leave YOI_ROLE alone; whoever starts an agent sets it. A word that is not known is refused instead of being taken for a person.",
  },
  "usage/role": {
    severity: "error",
    title: "not this role's operation",
    message: "{role} may not use `{command}`",
    help: "leave it to one of these: {allowed}",
    explain:
      "Each role has its own small set of operations: queueing is a person's act, plan records are the Orchestrator's, a reviewer reviews. An agent that needs something else writes a comment and says so.",
  },
  "usage/no-remote": {
    severity: "error",
    title: "nowhere to push",
    message: "there is no remote to push to",
    help: "add one with git remote add origin …, or use --commit alone",
    explain:
      "--push and --pr send the commit to the remote that the workspace works with: the configured one, else origin, else the only one. This repository has none, or several of which none is chosen under [git] in .yoi/ticket.config.toml.",
  },
  "usage/no-branch": {
    severity: "error",
    title: "no branch checked out",
    message: "HEAD is detached, so there is no branch to push",
    help: "switch to a branch first, or use --commit alone",
    explain:
      "--push sends the branch that is checked out. On a detached HEAD, as during a rebase or after checking out a tag, a commit belongs to no branch and would be lost at the next switch.",
  },
  "usage/no-commit-yet": {
    severity: "error",
    title: "no commit yet",
    message: "the repository has no commit that a branch could start from",
    help: "make the first commit, then repeat the command with --pr",
    explain:
      "A pull request needs a base. --pr makes a branch at the commit that is checked out, and before the first commit there is none.",
  },
  "usage/not-committed": {
    severity: "error",
    title: "written, not committed",
    message: "the change is in the files, but git did not commit it: {reason}",
    help: "mend what git or the hook names, then run git commit -- {paths}",
    explain:
      "The command had written the records when git, or a hook of the repository, refused the commit. Nothing is lost and nothing needs to be typed again: commit the named files by hand, or take them back with git restore.",
  },
  "usage/not-pushed": {
    severity: "error",
    title: "committed, not pushed",
    message: "the change is committed, but {remote} was not updated: {reason}",
    help: "run git fetch, look at what changed there, then git push {remote} {branch}",
    explain:
      "The commit exists here. The other side refused it or could not be reached: mostly somebody else pushed first, or the branch is protected, in which case --pr makes a branch of its own for a pull request.",
  },
} as const satisfies Record<string, CodeInfo>;
