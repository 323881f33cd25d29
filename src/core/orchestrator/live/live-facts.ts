import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import type { State } from "../../ticket/state.ts";
import type { Observation } from "../observation.ts";
import type { Decision, Step } from "../step.ts";
import type { Subject } from "../subject.ts";

/** A lock on a ref that is older than any command takes. */
export interface LockSeen {
  /** Full name of the ref; `packed-refs` for the file that holds many. */
  readonly ref: string;
  /** The lock file, absolute. */
  readonly path: string;
  /** The lock file as people are told it: the name of its repository and the path in there. */
  readonly name: string;
  readonly minutes: number;
  /** Whether a git runs in that repository on this machine. */
  readonly holder: "none" | "git" | "unknown";
}

/** What stands at the place of a ticket's worktree. */
export interface WorktreeSeen {
  readonly ticket: string;
  /** From the top of the main checkout. */
  readonly dir: string;
  readonly kind: "whole" | "unlinked" | "half" | "missing" | "symlink" | "foreign";
  /** Why it is foreign. */
  readonly reason: string;
  /** It holds work that nothing else holds. */
  readonly unsaved: boolean;
}

/** The directory of an attempt on this machine. */
export interface AttemptSeen {
  readonly id: string;
  /** Whole days since anything in it changed. */
  readonly days: number;
  /** A result lies there. */
  readonly result: boolean;
  /** Its home or temporary directories are there. */
  readonly scratch: boolean;
  /** How many processes of it run. */
  readonly processes: number;
}

/** The dossier of a proposal. */
export interface DossierSeen {
  readonly ticket: string;
  readonly file: string;
  /** Null: there is none. */
  readonly dossier:
    | null
    | { readonly problem: string }
    | { readonly ticket: string; readonly head: string; readonly subject: Subject };
  /** The commit that was proposed: the parent of the one that brought the dossier; null where that is not known. */
  readonly proposed: string | null;
}

/** Everything that is compared. */
export interface LiveFacts {
  readonly observation: Observation;
  readonly decision: Decision;
  /** Where claims live. */
  readonly place: "remote" | "local";
  /** What a work ref's name is, less the ticket. */
  readonly workPrefix: string;
  /** What is wrong with a damaged ledger. */
  readonly problems: readonly Diagnostic[];
  /** Files of the ledger that a newer version wrote. */
  readonly newer: readonly string[];
  readonly locks: readonly LockSeen[];
  readonly worktrees: readonly WorktreeSeen[];
  readonly attempts: readonly AttemptSeen[];
  readonly dossiers: readonly DossierSeen[];
  /** Tickets whose completed queueing the default branch shows open again. */
  readonly takenBack: readonly { readonly ticket: string; readonly state: State }[];
  /** Rescue refs of claims, with the newest generation that the ledger knows of the ticket. */
  readonly rescues: readonly {
    readonly name: string;
    readonly ticket: string;
    readonly generation: number;
    readonly known: number;
  }[];
}

/** What mends a finding that has one right answer. */
export type LiveFix =
  | { readonly kind: "rebuild_ledger" }
  | { readonly kind: "remove_lock"; readonly lock: LockSeen }
  | { readonly kind: "perform"; readonly step: Extract<Step, { kind: "delete_work_ref" }> }
  | { readonly kind: "remove_worktree"; readonly ticket: string; readonly dir: string }
  | {
      readonly kind: "end_attempt";
      readonly attempt: string;
      readonly what: string;
      readonly withResult: boolean;
    }
  | { readonly kind: "remove_attempts"; readonly attempts: readonly string[] };

/** An inconsistency, and what mends it. */
export interface LiveFinding {
  readonly found: Diagnostic;
  /** Null: the next tick does it, or a person must. */
  readonly fix: LiveFix | null;
}
