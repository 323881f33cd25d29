import type { CodeInfo } from "../code-info.ts";

/** Codes of the area `ledger/`: the refs that Orchestrators share, and what the ledger holds. */
export const ledgerCodes = {
  "ledger/unreachable": {
    severity: "error",
    title: "remote not reached",
    message: "{remote} was not reached: {reason}",
    help: "look at the connection and the rights to {remote}, then repeat",
    explain:
      "Orchestrators agree at a shared remote, and nothing is claimed or moved without it: offline means no claim. Where the answer to a push was lost it may have arrived all the same; the next run looks at what is there and goes on from it.",
  },
  "ledger/which-remote": {
    severity: "error",
    title: "remote of the claims is unclear",
    message: "claims belong to one remote; configured is {wished}, and there are {remotes}",
    help: "name one of them as git.remote in .yoi/ticket.config.toml",
    explain:
      "All Orchestrators have to look at the same ledger, so it is never guessed which of several remotes holds it: two places would hold two truths, and one ticket could be claimed twice. The remote is the one that git.remote names, else origin, else the only one.",
  },
  "ledger/no-default-branch": {
    severity: "error",
    title: "no default branch",
    message: "{where} has no default branch by the name {branch}",
    help: "name the branch as git.default_branch in .yoi/ticket.config.toml, or push it",
    explain:
      "Tickets are taken from the default branch and finished work lands there. It is the configured one, else what the remote says, else main or master. An empty repository has none yet: commit the tickets first.",
  },
  "ledger/ref-locked": {
    severity: "error",
    title: "ref is locked",
    message: "git holds a lock on {ref}: {reason}",
    help: "run `yoi ticket doctor --live`, or remove the lock file once no git is running there",
    explain:
      "Git takes a lock on a ref for the moment in which it moves it. A git that was killed leaves its lock behind, and from then on nobody can move that ref. Locks are never removed by themselves: only a person can be sure that no other git is at work in that repository.",
  },
  "ledger/unreadable": {
    severity: "error",
    title: "ledger cannot be read",
    message: "git does not deliver the ledger {sha}: {reason}",
    help: "run `yoi ticket doctor --live --fix`, or fetch again where a clone has lost objects",
    explain:
      "The ref of the ledger names something that git cannot read as a tree of files: an object is missing or of another kind. Nothing is decided on half a ledger, so everything stops until it is rebuilt.",
  },
  "ledger/bad-file": {
    severity: "error",
    title: "ledger file is damaged",
    message: "{file} of the ledger cannot be read: {problem}",
    help: "run `yoi ticket doctor --live --fix`, first with --dry-run",
    explain:
      "Every file of the ledger has one form, and only programs write it. A file of another form was edited by hand, damaged, or written by a newer version. What it said about claims is not known, so nothing is decided until the ledger is rebuilt.",
  },
  "ledger/unknown-file": {
    severity: "error",
    title: "unknown file in the ledger",
    message: "{file} is no file of a ledger",
    help: "update yoi, or take the file out of the ledger",
    explain:
      "The ledger holds claims, waits, plans and verdicts, one file a ticket, and nothing else. A newer version may know more kinds: what this one does not understand it must not decide against.",
  },
  "ledger/unwritable": {
    severity: "error",
    title: "entry does not fit the ledger",
    message: "{file} would be a damaged file of the ledger: {problem}",
    help: "report this: it is a fault of yoi",
    explain:
      "What is written to the ledger is read back before any ref moves, because a damaged ledger stops every Orchestrator. This entry would not have been readable, so nothing was written.",
  },
  "ledger/lost": {
    severity: "error",
    title: "ledger is lost",
    message: "{problem}: nothing is worked on",
    help: "run `yoi ticket doctor --live --fix`, first with --dry-run",
    explain:
      "Work branches and rescue refs are made together with entries of the ledger, so where they stand without one the ledger was deleted. Without it a ticket could be claimed twice, and generations would begin anew, so everything stops until the ledger is rebuilt: claims from work branches, ends of claims from rescue refs and the default branch. Decisions about order, reasons for waiting, verdicts, attempts and the claims of people are lost.",
  },
  "ledger/newer-file": {
    severity: "error",
    title: "ledger of a newer version",
    message: "{file} of the ledger was written by a newer version of yoi",
    help: "update yoi on this machine",
    explain:
      "A newer version of yoi knows files of the ledger, or forms of them, that this one does not. They are no damage, and rebuilding the ledger without them would take from others what they wrote: until this version is updated it decides nothing.",
  },
  "ledger/stale-lock": {
    severity: "error",
    title: "lock of a ref was left behind",
    message: "{file} has locked {ref} for {minutes} minutes: {holder}",
    help: "run `yoi ticket doctor --live --fix` where no git is running there, or remove the file",
    explain:
      "Git locks a ref for the moment in which it moves it. A git that was killed leaves the lock behind, and from then on nobody can move that ref: claims, publishing and landing fail. The lock is removed by --fix when it is older than any command takes and this machine runs no git in that repository; elsewhere a person has to make sure.",
  },
  "ledger/work-ref-absent": {
    severity: "warning",
    title: "claim without work branch",
    message: "{ticket} is claimed, and {branch} does not exist; the next tick {next}",
    help: "run `yoi orchestrate`, or push the branch again if it was deleted by mistake",
    explain:
      "The ledger expects every claim to have its work branch. A branch that was there and is gone was deleted by a person, who so gives the work up; one that was never there is an acceptance that was interrupted between its two refs. The next tick tells them apart and acts.",
  },
  "ledger/work-ref-behind": {
    severity: "warning",
    title: "work branch is behind the ledger",
    message: "{branch} is where it was before its last move; the next tick {next}",
    help: "run `yoi orchestrate`",
    explain:
      "Ledger and work branch move together, but a git that is killed in between can move one of them only. The ledger says where the branch was before, so that the move can be completed, or taken back where its commit is lost.",
  },
  "ledger/work-ref-ahead": {
    severity: "warning",
    title: "work branch is ahead of the ledger",
    message: "{branch} has commits that the ledger does not know; the next tick {next}",
    help: "run `yoi orchestrate`",
    explain:
      "Somebody pushed to the work branch, or a move of the Orchestrator was interrupted before the ledger had it. Commits that follow from the expected ones are taken over; the trailer of an Orchestrator's own commit proves which of the two it was.",
  },
  "ledger/work-ref-elsewhere": {
    severity: "error",
    title: "work branch was replaced",
    message: "{branch} does not follow from the work that the ledger knows; the next tick {next}",
    help: "say on the ticket what is to become of it: both histories are kept",
    explain:
      "The work branch was rewritten or replaced by something else. Nothing of it is thrown away: what is there goes to a rescue ref, the branch is put back to where the ledger has it, and a person is asked what was meant.",
  },
  "ledger/foreign-work-ref": {
    severity: "warning",
    title: "work branch that nobody claims",
    message: "{branch} belongs to no claim: {reason}",
    help: "rename or delete it, or leave it: its ticket is not claimed as long as it is there",
    explain:
      "The names of work branches are for the Orchestrator, which makes them together with a claim. A branch of such a name that no claim and no trailer explains is somebody's own. It is never touched, and the ticket is not accepted, because its branch could not be made.",
  },
  "ledger/unfinished-claim": {
    severity: "warning",
    title: "acceptance was interrupted",
    message: "{branch} holds an acceptance that the ledger does not know; the next tick {next}",
    help: "run `yoi orchestrate`",
    explain:
      "An acceptance moves the ledger and the work branch together, and a git that is killed in between can leave the branch alone behind. Its trailer proves what it is, so the claim can be completed where the ticket may still be accepted.",
  },
  "ledger/left-work-ref": {
    severity: "warning",
    title: "work branch of an ended claim",
    message: "{branch} is left of a claim that ended",
    help: "run `yoi ticket doctor --live --fix` or `yoi orchestrate`: it is deleted if it has not moved",
    explain:
      "When a claim ends, its work branch goes in the same move. Where that was interrupted the branch stays behind and keeps its ticket from being claimed again. What it holds has landed or is kept in a rescue ref, so it is deleted, if it still stands where it was seen.",
  },
  "ledger/no-such-ticket": {
    severity: "error",
    title: "claim of a missing ticket",
    message: "{ticket} is claimed, and the default branch has no such ticket; the next tick {next}",
    help: "restore the ticket if it was removed by mistake, else run `yoi orchestrate`",
    explain:
      "Claims are made for tickets that the default branch shows as queued. One that is gone from there was withdrawn by whoever removed it: the claim ends and its work is kept in a rescue ref. A ticket that was renamed is another ticket.",
  },
  "ledger/unlanded-claim": {
    severity: "warning",
    title: "closed without a landing",
    message: "the default branch shows {ticket} closed, and its claim names no landing; the next tick {next}",
    help: "run `yoi orchestrate`",
    explain:
      "A claim whose work landed says by which commit. Where the default branch shows the ticket closed and the claim does not know of it, a person merged the work, or closed the ticket in another way. The next tick finds out which, and ends the claim accordingly.",
  },
  "ledger/diverged": {
    severity: "error",
    title: "two stories of one ticket",
    message: "the default branch and {branch} tell different stories of {ticket}",
    help: "return the ticket to intake on the default branch, or merge that branch into the work branch",
    explain:
      "The events that changed the ticket's state on the default branch are not the beginning of those on its work branch, although the queueing is the same. No rule can tell which of them is meant, so nothing is done with the ticket until a person has decided.",
  },
  "ledger/taken-back": {
    severity: "warning",
    title: "completed ticket was taken back",
    message: "{ticket} is {state} again on the default branch, in the queueing that was completed",
    help: "take it to intake with `yoi ticket return {ticket}`, then queue it if it is to be done again",
    explain:
      "A git revert of landed work takes the ticket back to an earlier form without any event. A queueing is worked on once only, so nobody will claim it again. `yoi revert` takes code back and reopens the ticket properly; after a plain revert the ticket is to be taken to intake by hand, and queued anew if its work is wanted again.",
  },
  "ledger/attempt-dead": {
    severity: "warning",
    title: "process of an attempt is dead",
    message: "attempt {attempt} of the {role} on {ticket} has lost its process; the next tick {next}",
    help: "run `yoi orchestrate`",
    explain:
      "The process that ran the attempt ended without a result: it was killed, or the machine was restarted. Nothing is lost but its work; another attempt takes its place, and after several in a row a person is asked.",
  },
  "ledger/attempt-overdue": {
    severity: "warning",
    title: "attempt is past its deadline",
    message: "attempt {attempt} of the {role} on {ticket} had to end at {deadline}; the next tick {next}",
    help: "run `yoi orchestrate` here, or look at the machine that runs it",
    explain:
      "Whether an attempt on another machine still runs cannot be asked from here, so its deadline decides. A deadline may waste work but breaks nothing: whoever comes too late finds the attempt closed and can move no ref.",
  },
  "ledger/unknown-rescue": {
    severity: "error",
    title: "rescue ref of an unknown claim",
    message: "{ref} is of generation {generation}, and the ledger knows {known} of {ticket}",
    help: "look whether the ledger was put back to an older state: `git log` of its ref",
    explain:
      "Rescue refs keep the work of claims and are named by their generations, which never go down. One that is newer than what the ledger knows shows that the ledger was replaced by an older one, so that queueings which ended could be claimed again.",
  },
} as const satisfies Record<string, CodeInfo>;
