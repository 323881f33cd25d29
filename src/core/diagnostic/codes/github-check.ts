import type { CodeInfo } from "../code-info.ts";

/** Codes of the area `github/`: who made a change of tickets, as GitHub knows people. */
export const githubCheckCodes = {
  "github/may-not-queue": {
    severity: "error",
    title: "queued without permission",
    message: "{who} moves {ticket} to queued, and {reason}",
    help: "have somebody who may queue open the request or approve its head: {allowed}",
    explain:
      "Work begins when a ticket is queued, and it costs money and makes changes. So this move needs a person who may write to the repository, or is a member of the team that the configuration names. It counts who opened the request, and who approved the very commit that is checked. An account of a bot or an App never queues, whatever it may do.",
  },
  "github/queue-team-unknown": {
    severity: "error",
    title: "team cannot be seen",
    message: "it is not known whether {who} is in {team}, so {ticket} is not queued",
    help: "give the Action an App token that may read members of the organisation, or leave queue_team out",
    explain:
      "The configuration says that only members of a team may queue tickets. The token of a job cannot see teams: GitHub lets only a token with read access to members of the organisation ask. What cannot be seen counts as no, because the alternative would let anybody queue.",
  },
  "github/forged-orchestrator": {
    severity: "error",
    title: "not the Orchestrator's move",
    message: "{ticket} goes from {from} to {to} in the Orchestrator's name, and {reason}",
    help: "make the move in your own name, or let the Orchestrator make it",
    explain:
      "An event names the role that made a move, and a text can name any. What the Orchestrator did on a work branch is proved by its ledger, which holds every head that it ever made: a move in its name counts when one of those heads has it, whoever merges it later. Returns to intake are an exception, since they give nobody anything.",
  },
  "github/not-merge-ready": {
    severity: "error",
    title: "work is not finished",
    message: "{branch} carries the Orchestrator's work on {ticket}, which is {state} there, not closed",
    help: "wait for the proposal: the Orchestrator closes the ticket on its branch before it asks people",
    explain:
      "Work and its record land together: the last commit of a work branch closes the ticket and holds the dossier. A request of such a branch that is merged earlier would bring code without a review, and leave the ticket open on the default branch.",
  },
  "github/withdrawn": {
    severity: "error",
    title: "work was withdrawn",
    message: "{ticket} is no longer queued on {branch} as it was when its work began",
    help: "close this request, or queue the ticket again: its work then begins anew",
    explain:
      "Taking a ticket out of the queue on the default branch is how a person stops the Orchestrator. What was made until then stays in a rescue ref, and it must not land by mistake. The next tick ends the claim and closes the request.",
  },
  "github/tickets-elsewhere": {
    severity: "error",
    title: "tickets at an unjudged place",
    message: "{ticket} comes in at {root}, where the base does not look for tickets",
    help: "change backend.root in a request of its own, and bring tickets there afterwards",
    explain:
      "A change is judged by the configuration of its base, which says where tickets are. One that names another place and brings tickets there in the same step would have them judged by nobody. Once the new place is on the base, everything that comes in there is judged.",
  },
  "github/identity-unknown": {
    severity: "warning",
    title: "people were not asked for",
    message: "who moved what is not judged here: {reason}",
    help: "look at the status yoi/transition, which the default branch's workflow posts",
    explain:
      "A check that runs from the request's own copy of a workflow has a token that may only read, and perhaps not even requests and people. What it says is for quick reading. The status that counts is computed again by the workflow of the default branch, which can ask, and never trusts the request.",
  },
} as const satisfies Record<string, CodeInfo>;
