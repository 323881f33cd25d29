import { isId } from "../../ticket/id.ts";
import type { Claim } from "../ledger.ts";
import type { Fence, Step } from "../step.ts";
import type { StepFacts, TicketStep } from "./claim-after.ts";

/**
 * One move of a ref, by compare-and-set. `from` null: it must not exist; `to` null: it is deleted; the same twice: it
 * must be there and stays.
 */
export interface RefMove {
  readonly ref: "work" | "rescue" | "default";
  /** The full name of a rescue ref; the others follow from ticket and configuration. */
  readonly name?: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** The refs that keep a ticket's work: `<generation>` for a claim that ended, `<generation>-<commit>` for all others. */
export function rescuePrefix(ticket: string): string {
  return `refs/yoi/rescue/${ticket}/`;
}

/** What the rescue ref of a claim is named by; undefined for one that keeps something else, such as a worktree. */
export function parseRescueName(
  name: string,
): { readonly ticket: string; readonly generation: number; readonly isWhole: boolean } | undefined {
  const [, ticket = "", generation = "", commit] =
    /^refs\/yoi\/rescue\/([^/]+)\/([1-9]\d*)(-[0-9a-f]+)?$/.exec(name) ?? [];
  if (!isId(ticket)) return undefined;
  return { ticket, generation: Number(generation), isWhole: commit === undefined };
}

/**
 * Which refs a step moves besides the ledger. Rescue refs come first: they are made, and seen to be there, before any
 * other ref moves, so that no kill between two refs loses a commit. They are named by what they keep, so making them
 * twice is the same.
 */
export function refMoves(
  step: TicketStep,
  claim: Claim | undefined,
  facts: Pick<StepFacts, "newHead" | "landed" | "rescues">,
): readonly RefMove[] {
  switch (step.kind) {
    case "accept":
      return [{ ref: "work", from: null, to: facts.newHead }];
    case "recover":
      return recoverMoves(step, claim);
    case "hold":
      return [
        ...rescueMoves(step.ticket, step.fence, [step.found], facts.rescues, true),
        { ref: "work", from: step.found, to: step.fence.head },
      ];
    case "publish":
    case "propose":
    case "update_from_base":
    case "request_changes":
    case "escalate":
      return facts.newHead === null || facts.newHead === step.fence.head
        ? []
        : [{ ref: "work", from: step.fence.head, to: facts.newHead }];
    case "adopt":
      return [{ ref: "work", from: step.head, to: step.head }];
    case "merge":
      return [
        { ref: "work", from: step.fence.head, to: step.fence.head },
        { ref: "default", from: step.base, to: facts.landed },
      ];
    case "complete":
    case "release": {
      const kept = rescueMoves(step.ticket, step.fence, step.rescue, facts.rescues, step.kind === "complete");
      return [...kept, ...deleteMoves(step.workHead)];
    }
    case "delete_work_ref":
      return deleteMoves(step.head);
    case "cleanup":
    case "note_landed":
    case "open_attempt":
    case "open_request":
    case "prepare_workspace":
    case "return_to_intake":
    case "run_coder":
    case "run_reviewer":
    case "run_validation":
    case "set_status":
      return [];
  }
}

function recoverMoves(
  step: Extract<Step, { kind: "recover" }>,
  claim: Claim | undefined,
): readonly RefMove[] {
  switch (step.action) {
    case "claim":
    case "ledger":
      return [{ ref: "work", from: step.head, to: step.head }];
    case "ref":
      return claim === undefined ? [] : [{ ref: "work", from: claim.before, to: claim.head }];
    case "back":
      return claim === undefined ? [] : [{ ref: "work", from: claim.before, to: claim.before }];
    case "unlanded":
      return [];
  }
}

function deleteMoves(head: string | null): readonly RefMove[] {
  return head === null ? [] : [{ ref: "work", from: head, to: null }];
}

/** The first commit of a claim that ended takes the plain name where it is free. */
function rescueMoves(
  ticket: string,
  { generation }: Fence,
  commits: readonly string[],
  rescues: ReadonlyMap<string, string>,
  goesOn: boolean,
): readonly RefMove[] {
  const plain = `${rescuePrefix(ticket)}${generation}`;
  return commits.flatMap((commit, index): RefMove[] => {
    const there = rescues.get(plain);
    const name =
      goesOn || index > 0 || (there !== undefined && there !== commit) ? `${plain}-${commit}` : plain;
    return rescues.get(name) === commit ? [] : [{ ref: "rescue", name, from: null, to: commit }];
  });
}
