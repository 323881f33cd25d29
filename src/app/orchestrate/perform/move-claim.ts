import { YoiError } from "../../../core/diagnostic/error.ts";
import { claimAfter, type StepFacts, type TicketStep } from "../../../core/orchestrator/claim/claim-after.ts";
import {
  type RefMove as PlannedMove,
  refMoves,
  rescuePrefix,
} from "../../../core/orchestrator/claim/ref-moves.ts";
import { type Ledger, liveClaim } from "../../../core/orchestrator/ledger.ts";
import type { StepOutcome } from "../../../core/orchestrator/step.ts";
import { parseTime } from "../../../core/ticket/time.ts";
import type { MoveOutcome, RefMove } from "../../../io/git/update-refs.ts";
import type { Orchestrator } from "../context.ts";
import type { FittedHead } from "../forge/forge.ts";
import type { Seen } from "../observe/observe.ts";
import { changedLedger } from "../store/ledger-change.ts";
import { readLedger, writeLedger } from "../store/ledger-store.ts";
import { moveShared, refreshShared, type SharedRefs, workRef } from "../store/shared.ts";
import { passBoundary } from "./boundary.ts";

/** How often a lost compare-and-set is tried again while the own entry has not changed. */
const MAX_TRIES = 30;

/** Where the shared refs stand while a step is made. */
export interface Current {
  readonly refs: SharedRefs;
  readonly ledger: Ledger;
}

/** What a step makes of the world, besides the ledger's entry: facts of new commits, or why it is not to be done. */
export type Made = Partial<StepFacts> | { readonly stale: string };

/** A move of shared refs that belongs to a step. */
export interface ClaimMove {
  readonly step: TicketStep;
  readonly seen: Seen;
  /** Makes the commits of the step. They are in no ref yet: nobody sees them when the move is lost. */
  readonly make?: (current: Current) => Made | Promise<Made>;
  /** Moves the refs; by default all at once. */
  readonly move?: (moves: readonly RefMove[]) => Promise<MoveOutcome>;
  readonly done: (facts: StepFacts) => string;
}

/**
 * Makes a step's change of the ledger and its refs in one compare-and-set. Where the set is lost to a change that does
 * not concern the ticket, it is tried again on what is there now; where the ticket's own entry or refs changed, the
 * step is stale and nothing has happened. @throws ledger/*, git/*
 */
export async function moveClaim(orchestrator: Orchestrator, claimMove: ClaimMove): Promise<StepOutcome> {
  const { step, seen, make, done } = claimMove;
  let current: Current = seen;
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    if (tries > 0) current = await readCurrent(orchestrator);
    const stale = elsewhere(step, current, seen);
    if (stale !== undefined) return { kind: "stale", step, message: stale };
    const { made, message } = fitted(orchestrator, claimMove, current, (await make?.(current)) ?? {});
    if ("stale" in made) return { kind: "stale", step, message: made.stale };
    const facts = factsOf(orchestrator, claimMove, current, made);
    const outcome = await moveOnce(orchestrator, claimMove, current, facts);
    if (typeof outcome === "string") return { kind: "stale", step, message: outcome };
    if (outcome.kind === "moved") return { kind: "done", step, message: message ?? done(facts) };
    if (outcome.kind !== "lost") return { kind: "failed", step, message: outcome.reason };
  }
  return { kind: "stale", step, message: `others changed the ledger ${MAX_TRIES} times meanwhile` };
}

/** What a step made, as the forge takes it. */
function fitted(
  orchestrator: Orchestrator,
  { step, seen }: ClaimMove,
  current: Current,
  made: Made,
): Exclude<FittedHead, null> {
  const newHead = "stale" in made ? null : (made.newHead ?? null);
  if (newHead === null) return { made, message: null };
  const head = { step, seen, current, made: { ...made, newHead } };
  return orchestrator.forge.fitHead(orchestrator, head) ?? { made, message: null };
}

/** Reads where the shared refs stand now. @throws ledger/unreachable, ledger/damaged */
export async function readCurrent({ repo, place }: Orchestrator): Promise<Current> {
  const refs = await refreshShared(repo, place);
  const read = readLedger(repo, refs.ledger);
  if (read.kind === "read") return { refs, ledger: read.ledger };
  const [problem] = read.problems;
  throw problem === undefined ? new TypeError("a damaged ledger has a problem") : new YoiError(problem);
}

/** The work ref moved since it was seen: whoever moved it is to be looked at before anything else is done. */
function elsewhere(step: TicketStep, { refs }: Current, seen: Seen): string | undefined {
  const same = refs.work.get(step.ticket) === seen.refs.work.get(step.ticket);
  return same ? undefined : "the work ref has been moved since";
}

/** One try. A text: the ledger refuses the step. */
async function moveOnce(
  orchestrator: Orchestrator,
  { step, move }: ClaimMove,
  current: Current,
  facts: StepFacts,
): Promise<MoveOutcome | string> {
  const { repo, place, env } = orchestrator;
  const { refs, ledger } = current;
  const change = claimAfter(ledger, step, facts);
  if (change.kind === "refused") return change.reason;
  const planned = refMoves(step, liveClaim(ledger, step.ticket), facts).map((each) =>
    named(orchestrator, step, each),
  );
  const rescues = planned.filter(({ name }) => name.startsWith("refs/yoi/rescue/"));
  // What keeps commits is made, and seen to be there, before anything else moves: no kill between two refs loses one.
  if (rescues.length > 0) {
    const kept = await moveShared(repo, place, rescues);
    if (kept.kind !== "moved") return kept;
    passBoundary(env, `${step.kind}:rescued`);
  }
  const after =
    change.kind === "unchanged"
      ? []
      : [
          {
            name: place.ledger,
            from: refs.ledger,
            to: writeLedger(repo, {
              before: refs.ledger,
              from: ledger,
              to: changedLedger(ledger, step.ticket, change),
              message: `${step.kind}(${step.ticket})`,
              at: parseTime(facts.now) ?? 0,
            }),
          },
        ];
  const moves = [...planned.filter((each) => !rescues.includes(each)), ...after];
  passBoundary(env, `${step.kind}:made`);
  const outcome = await (move === undefined ? moveShared(repo, place, moves) : move(moves));
  passBoundary(env, `${step.kind}:moved`);
  return outcome;
}

function named(
  { place }: Orchestrator,
  { ticket }: TicketStep,
  { ref, name, from, to }: PlannedMove,
): RefMove {
  const full = {
    work: workRef(place, ticket),
    default: `refs/heads/${place.defaultBranch}`,
    rescue: name ?? "",
  }[ref];
  return { name: full, from, to };
}

function factsOf(
  orchestrator: Orchestrator,
  { step, seen }: ClaimMove,
  { refs }: Current,
  made: Partial<StepFacts>,
): StepFacts {
  const { plans, config } = seen.observation;
  const prefix = rescuePrefix(step.ticket);
  return {
    now: orchestrator.clock(),
    newHead: null,
    attempt: null,
    request: null,
    landed: null,
    producedNothing: false,
    base: null,
    verdicts: [],
    rescues: new Map([...refs.rescue].filter(([name]) => name.startsWith(prefix))),
    limits: { maxParallel: config.max_parallel },
    plans: plans.filter(({ ticket_id, related_ticket }) => [ticket_id, related_ticket].includes(step.ticket)),
    ...made,
  };
}
