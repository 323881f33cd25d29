import type { Outcome, WaitReason } from "./ledger.ts";
import type { ReviewFinding, RoundEntry } from "./rounds.ts";

/** The ledger entry that a step was decided on. A step whose entry has changed since does nothing. */
export interface Fence {
  readonly generation: number;
  /** Where the claim expected the work ref. */
  readonly head: string;
  /** The open attempt, or null. */
  readonly attempt: string | null;
}

interface OnClaim {
  readonly ticket: string;
  readonly fence: Fence;
}

/** What a person is asked about. */
export type AskTopic = "rounds" | "progress" | "failures" | "conflict" | "post-merge";

/** Who can be given an attempt. */
export type AttemptRole = "coder" | "reviewer" | "validator";

/** One effect as data. Each is idempotent and looks at its precondition again before it acts. */
export type Step =
  /** Writes why tickets wait into the ledger; null: it waits no longer. */
  | {
      readonly kind: "record_waits";
      readonly waits: readonly { readonly ticket: string; readonly reasons: readonly WaitReason[] | null }[];
    }
  /** Claims a queued ticket: ledger entry and work ref at one commit that holds the acceptance. */
  | {
      readonly kind: "accept";
      readonly ticket: string;
      readonly queuedAt: string;
      readonly generation: number;
      /** An Orchestrator agent is asked first. */
      readonly judge: boolean;
      /** Tickets that come first and that the same decision accepts: the last place is never taken from them. */
      readonly ahead: readonly string[];
    }
  /** Takes a queued ticket that nobody has claimed back to intake, on the default branch. */
  | {
      readonly kind: "return_to_intake";
      readonly ticket: string;
      readonly queuedAt: string;
      readonly reason: string;
    }
  /** Finishes or takes back a move of two refs that was interrupted. */
  | {
      readonly kind: "recover";
      readonly ticket: string;
      /**
       * `claim`: a work ref with an acceptance that the ledger lacks; `ledger`: a work ref whose trailer proves what
       * the ledger lacks; `ref`: a ledger whose head the work ref lacks; `back`: the same, and the head is lost;
       * `unlanded`: a ledger that names a merge which the default branch lacks.
       */
      readonly action: "claim" | "ledger" | "ref" | "back" | "unlanded";
      readonly generation: number;
      /** Where the work ref is expected afterwards. With `back` to before the acceptance: the claim's lost head. */
      readonly head: string;
      /** The round that the records at that commit are in. */
      readonly round: number;
      /** The ticket at that commit asks a person something. */
      readonly asked: boolean;
      readonly queuedAt: string;
      readonly fence: Fence | null;
    }
  /** Takes commits of a person on the work ref into the claim. */
  | (OnClaim & { readonly kind: "adopt"; readonly head: string; readonly round: number })
  /** Saves a work ref that nobody can explain to a rescue ref, puts it back, and asks a person. */
  | (OnClaim & { readonly kind: "hold"; readonly found: string; readonly reason: string })
  /** Makes the ticket's worktree stand at the claim's head. */
  | (OnClaim & { readonly kind: "prepare_workspace" })
  /** Opens an attempt in the ledger, closing a dead one. Nothing is started before it is visible to others. */
  | (OnClaim & {
      readonly kind: "open_attempt";
      readonly role: AttemptRole;
      readonly round: number;
      /** Closes this attempt, which brought nothing. */
      readonly replaces: string | null;
      /** For the validator: the commit that landed. */
      readonly landed: string | null;
    })
  | (OnClaim & { readonly kind: "run_coder"; readonly attempt: string })
  | (OnClaim & { readonly kind: "run_reviewer"; readonly attempt: string })
  | (OnClaim & { readonly kind: "run_validation"; readonly attempt: string })
  /** Takes over what an attempt brought: its commits, checked, and the records of it; closes the attempt. */
  | (OnClaim & { readonly kind: "publish"; readonly role: AttemptRole; readonly attempt: string })
  /** Commits the completion as the branch's last commit. */
  | (OnClaim & { readonly kind: "propose" })
  /** Merges the default branch into the work branch; conflicts outside tickets begin a round for the coder. */
  | (OnClaim & {
      readonly kind: "update_from_base";
      readonly base: string;
      readonly conflicts: readonly string[];
    })
  | (OnClaim & { readonly kind: "open_request" })
  | (OnClaim & { readonly kind: "set_status"; readonly status: string })
  /** Begins a new round; a proposal goes back to inprogress. The `request` entry has the number of the new round. */
  | (OnClaim & {
      readonly kind: "request_changes";
      readonly cause: Extract<RoundEntry, { kind: "request" }>["cause"];
      readonly by: string;
      readonly text: string;
      readonly findings: readonly ReviewFinding[];
    })
  /**
   * Asks a person: attention_required on the work ref, or in the claim where the work landed or its ticket cannot be
   * read. Closes an open attempt. Nobody is asked twice about one topic in one round.
   */
  | (OnClaim & { readonly kind: "escalate"; readonly need: string; readonly topic: AskTopic })
  /** Lands the proposal on the default branch, guarded by both tips. */
  | (OnClaim & {
      readonly kind: "merge";
      readonly base: string;
      /** How many verdicts the ledger had: nobody said anything since the gate was evaluated. */
      readonly verdicts: number;
    })
  /** Notes in the ledger what somebody else landed. */
  | (OnClaim & { readonly kind: "note_landed"; readonly landed: string })
  /** Ends the claim of landed work: records are on the default branch, the work ref goes. */
  | (OnClaim & {
      readonly kind: "complete";
      readonly landed: string;
      /** Where the work ref is; null: it is gone already. */
      readonly workHead: string | null;
      /** Commits that did not land and that no other ref keeps. */
      readonly rescue: readonly string[];
    })
  /** Ends a claim whose work did not land; the work is kept in a rescue ref. */
  | (OnClaim & {
      readonly kind: "release";
      readonly outcome: Exclude<Outcome, "completed">;
      /** Where the work ref is; null: it is gone already. */
      readonly workHead: string | null;
      /** Commits that no other ref keeps, the work ref's first. */
      readonly rescue: readonly string[];
      readonly reason: string;
    })
  /** Removes what a claim left on this machine: the worktree. */
  | { readonly kind: "cleanup"; readonly ticket: string }
  /** Deletes a work ref that an ended claim left behind. */
  | { readonly kind: "delete_work_ref"; readonly ticket: string; readonly head: string };

/** What is to be done, and why everything else waits. */
export interface Decision {
  readonly steps: readonly Step[];
  readonly waits: readonly { readonly ticket: string; readonly reasons: readonly WaitReason[] }[];
  /** Why nothing at all may be done: the ledger is lost or damaged. */
  readonly stopped: string | null;
}

/** What came of a step. */
export type StepOutcome =
  | { readonly kind: "done"; readonly step: Step; readonly message: string }
  /** The precondition holds no longer: somebody else was faster, or a person acted. The next tick looks again. */
  | { readonly kind: "stale"; readonly step: Step; readonly message: string }
  | { readonly kind: "failed"; readonly step: Step; readonly message: string };
