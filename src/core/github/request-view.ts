import type { Claim } from "../orchestrator/ledger.ts";
import type { TicketSeen } from "../orchestrator/observation.ts";
import { GATE_CONTEXT, QUEUE_CONTEXT, TRANSITION_CONTEXT } from "./names.ts";
import { parseRequestMark } from "./request-body.ts";

/** How one check stands. */
export interface CheckLike {
  readonly name: string;
  readonly state: "pending" | "passed" | "failed" | "held";
}

/** A request as the API shows it. */
export interface RequestLike {
  readonly number: number;
  readonly state: "open" | "closed" | "merged";
  readonly isFork: boolean;
  readonly head: string;
  readonly baseBranch: string;
  readonly body: string;
  readonly inMergeQueue: boolean;
  /** `yoi/*` statuses of the head by context. */
  readonly statuses: ReadonlyMap<string, { readonly state: string; readonly description: string }>;
  /** Every other status and check of the head. */
  readonly checks: { readonly state: CheckLike["state"] | "none"; readonly names: readonly CheckLike[] };
}

/** What a request is looked at with. */
export interface RequestFacts {
  readonly ticket: string;
  readonly claim: Pick<Claim, "generation" | "request">;
  readonly defaultBranch: string;
  /** `[merge] required_checks`. */
  readonly requiredChecks: readonly string[] | undefined;
  /** Where the work branch is; null: it is gone. */
  readonly workHead: string | null;
  /** The head whose dossier this process has just put into the body: GitHub may show the old one for a moment. */
  readonly justShown: string | null;
  /** This process has just put it into the merge queue. */
  readonly justQueued: boolean;
}

/** Whether a request can be that of a work branch at all: of this repository, into the default branch. */
export function isWorkRequest({ isFork, baseBranch }: RequestLike, defaultBranch: string): boolean {
  return !isFork && baseBranch === defaultBranch;
}

/** Whether a request belongs to a claim, and not to an older one of the same ticket. */
export function isOfClaim(
  request: RequestLike,
  { ticket, claim }: Pick<RequestFacts, "ticket" | "claim">,
): boolean {
  if (claim.request === String(request.number)) return true;
  const mark = parseRequestMark(request.body);
  return mark?.ticket === ticket && mark.generation === claim.generation;
}

/**
 * What a request is to a decision. Null until it is open with the dossier of the work's head in its body, so that it is
 * opened or updated; one of an older claim is none. In a merge queue it waits, and its statuses are left alone: GitHub
 * throws a request out of the queue whose required status changes.
 */
export function viewRequest(request: RequestLike, facts: RequestFacts): TicketSeen["request"] {
  const { number, state, head, statuses, inMergeQueue } = request;
  if (!isWorkRequest(request, facts.defaultBranch)) return null;
  const isOwn = isOfClaim(request, facts);
  const id = String(number);
  if (state !== "open") return isOwn ? { id, state, head, checks: "pending", status: null } : null;
  const shown = parseRequestMark(request.body);
  const isShown =
    isOwn &&
    facts.workHead !== null &&
    (shown?.head === facts.workHead || facts.justShown === facts.workHead);
  if (!isShown) return null;
  // GitHub has not seen the push yet: it says nothing about the head that is asked for.
  if (head !== facts.workHead) return { id, state, head, checks: "pending", status: null };
  if (inMergeQueue || facts.justQueued) return { id, state, head, checks: "pending", status: null };
  return {
    id,
    state,
    head,
    checks: wasEjected(request) ? "failed" : viewChecks(request, facts.requiredChecks),
    status: statuses.get(GATE_CONTEXT)?.description ?? "",
  };
}

/** Whether the head was in the merge queue and left it without a merge. A person puts it there again, or mends it. */
export function wasEjected({ state, inMergeQueue, statuses }: RequestLike): boolean {
  return state === "open" && !inMergeQueue && statuses.has(QUEUE_CONTEXT);
}

/**
 * What the checks of a request say together: the named ones must be there and green; without names every one that
 * reports, and at least one that really ran; with an empty list none of them is asked. `yoi/transition` is asked always;
 * as long as it is not there, a check that is held may be the one that it comes from.
 */
export function viewChecks(
  { checks, statuses }: Pick<RequestLike, "checks" | "statuses">,
  required: readonly string[] | undefined,
): NonNullable<TicketSeen["request"]>["checks"] {
  const transition = statuses.get(TRANSITION_CONTEXT);
  const own: CheckLike = { name: TRANSITION_CONTEXT, state: stateOf(transition?.state ?? "pending") };
  const asked = checks.names.filter(
    ({ name, state }) => (required?.includes(name) ?? true) || (state === "held" && transition === undefined),
  );
  const wanted = [...asked, own];
  const isMissing =
    required === undefined
      ? checks.state === "none"
      : required.some((name) => !wanted.some((check) => check.name === name));
  const states = new Set(wanted.map(({ state }) => state));
  if (states.has("failed")) return "failed";
  if (states.has("held")) return "held";
  return isMissing || states.has("pending") ? "pending" : "passed";
}

function stateOf(state: string): CheckLike["state"] {
  if (state === "success") return "passed";
  return state === "pending" ? "pending" : "failed";
}
