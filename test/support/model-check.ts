import { rivalsOf } from "../../src/core/orchestrator/decide/plan-waits.ts";
import { liveClaim } from "../../src/core/orchestrator/ledger.ts";
import { isSameSubject } from "../../src/core/orchestrator/subject.ts";
import { conflictsBetween, isWithin, read, subjectAt, ticketAt } from "./model-git.ts";
import type { Move } from "./model-perform.ts";
import type { Rules, World } from "./model-world.ts";

/** What is wrong with a move of one world; undefined: nothing. */
export function faultOf(before: World, move: Move, rules: Rules): string | undefined {
  return (
    wrongClaims(before, move.world, rules) ??
    wrongOrder(before, move, rules) ??
    wrongStart(before, move, rules) ??
    beforeAcceptance(move.world, rules) ??
    staleWrite(before, move) ??
    lostWork(before, move) ??
    wrongMerge(before, move, rules) ??
    doubledRound(before, move, rules)
  );
}

/** At most one live claim of a queueing, generations only rise, and capacity and conflicts hold in the ledger. */
function wrongClaims(before: World, after: World, rules: Rules): string | undefined {
  const live = rules.tickets.filter((ticket) => liveClaim(after.ledger, ticket) !== undefined);
  if (live.length > rules.maxParallel) return `more than ${rules.maxParallel} claims: ${live.join(", ")}`;
  for (const ticket of live) {
    const rival = rivalsOf(rules.plans, ticket).find(({ id }) => live.includes(id));
    if (rival !== undefined) return `${ticket} runs beside ${rival.id}`;
  }
  for (const ticket of rules.tickets) {
    const [old, now] = [before.ledger.claims.get(ticket), after.ledger.claims.get(ticket)];
    const ended = (now?.ended ?? []).map(({ queued_at }) => queued_at);
    const all = now?.live == null ? ended : [...ended, now.live.queued_at];
    if (new Set(all).size !== all.length) return `${ticket} was claimed twice for one queueing`;
    const last = old?.live?.generation ?? old?.ended.at(-1)?.generation ?? 0;
    if (old?.live == null && now?.live != null && now.live.generation !== last + 1) {
      return `${ticket} got generation ${now.live.generation} after ${last}`;
    }
  }
  return undefined;
}

/** Whoever takes a place leaves one for each ticket that comes first. */
function wrongOrder(before: World, { step, world }: Move, rules: Rules): string | undefined {
  if (step?.kind !== "accept" || before.ledger === world.ledger) return undefined;
  const live = [...world.ledger.claims.values()].filter((file) => file.live !== null).length;
  const overtaken = step.ahead.filter((ticket) => liveClaim(world.ledger, ticket) === undefined);
  return overtaken.length > 0 && live + overtaken.length > rules.maxParallel
    ? `${step.ticket} was accepted before ${overtaken.join(", ")}`
    : undefined;
}

/** What a ticket depends on is over when it is accepted, and no result is there when an attempt is given up. */
function wrongStart(before: World, { step, world }: Move, rules: Rules): string | undefined {
  if (step === undefined || before.ledger === world.ledger) return undefined;
  if (step.kind === "accept") {
    const blocker = rules.dependsOn[step.ticket];
    if (blocker === undefined) return undefined;
    const isOver =
      ticketAt(before.main, blocker).state === "closed" && liveClaim(before.ledger, blocker) === undefined;
    return isOver ? undefined : `${step.ticket} was accepted before ${blocker} was completed`;
  }
  if (step.kind !== "open_attempt" || step.replaces === null) return undefined;
  const performer = before.machines.find(({ steps }) => steps[0] === step);
  return performer?.results[step.replaces] === undefined ? undefined : "a result was given up";
}

/** No worktree, no run and no code before a claim. */
function beforeAcceptance(world: World, rules: Rules): string | undefined {
  for (const ticket of rules.tickets) {
    if (world.ledger.claims.get(ticket) !== undefined) continue;
    if (world.machines.some(({ worktrees }) => worktrees[ticket] !== undefined))
      return `${ticket} has a worktree early`;
    const head = world.work[ticket];
    const isBare = head === undefined || read(head).by !== "coder";
    if (!isBare) return `${ticket} has code before its claim`;
  }
  return undefined;
}

/** Who moves a ticket's entry or work ref was decided on the very entry that is there. */
function staleWrite(before: World, { step, world }: Move): string | undefined {
  if (step === undefined || !("fence" in step) || step.fence === null) return undefined;
  const { ticket, fence } = step;
  const [old, now] = [before.ledger.claims.get(ticket), world.ledger.claims.get(ticket)];
  if (old === now && before.work[ticket] === world.work[ticket] && before.main === world.main)
    return undefined;
  const live = old?.live;
  const isSame =
    live?.generation === fence.generation &&
    live.head === fence.head &&
    (live.attempt?.id ?? null) === fence.attempt;
  if (!isSame) return `${step.kind} wrote ${ticket} from a stale entry`;
  return step.kind === "publish" && live.attempt?.id !== step.attempt
    ? "a stale attempt was published"
    : undefined;
}

/** Every piece of code that a ref or worktree had is in one of them still, unless a person threw it away. */
function lostWork(before: World, { label, world }: Move): string | undefined {
  if (label.startsWith("a person: delete") || label.startsWith("a person: replace")) return undefined;
  const kept = new Set(piecesOf(world));
  const lost = piecesOf(before).filter((piece) => !kept.has(piece));
  return lost.length === 0 ? undefined : `lost ${lost.join(", ")}`;
}

function piecesOf({ main, work, rescue, machines }: World): readonly string[] {
  const local = machines.flatMap(({ worktrees }) => Object.values(worktrees));
  return [main, ...Object.values(work), ...Object.values(rescue), ...local].flatMap((id) => read(id).code);
}

/** What the Orchestrator lands is complete, reviewed, validated, approved and without conflict, as it is. */
function wrongMerge(before: World, { step, world }: Move, rules: Rules): string | undefined {
  if (step?.kind !== "merge" || before.main === world.main) return undefined;
  const { ticket, fence } = step;
  const { state, attention, rounds } = ticketAt(fence.head, ticket);
  const said = before.ledger.verdicts.get(ticket) ?? [];
  const subjects = [subjectAt(fence.head, ticket)];
  for (const verdict of said.toReversed()) {
    if (verdict.kind === "update" && subjects.some((each) => isSameSubject(each, verdict.subject)))
      subjects.push(verdict.from);
  }
  const isOf = ({ subject }: { readonly subject: (typeof subjects)[number] }): boolean =>
    subjects.some((each) => isSameSubject(each, subject));
  const isExact = ({ subject }: { readonly subject: (typeof subjects)[number] }): boolean =>
    isSameSubject(subjects[0], subject);
  const review = rounds.findLast((entry) => entry.kind === "review" && isOf(entry));
  const results = [...rounds, ...said].filter((entry) => entry.kind === "validation" && isExact(entry));
  const validation = results.at(-1);
  const approvals = said.filter((verdict) => verdict.kind === "approval" && isOf(verdict));
  const words = said.filter(({ kind }) => kind === "approval" || kind === "changes_requested").filter(isOf);
  const shown = ticketAt(before.main, ticket);
  const { chain } = ticketAt(fence.head, ticket);
  if (!shown.chain.every((word, index) => chain[index] === word))
    return `${ticket} was merged after it was withdrawn`;
  if (state !== "closed" || attention !== null) return `${ticket} was merged before it was complete`;
  if (review?.kind !== "review" || review.status !== "approve")
    return `${ticket} was merged without a review`;
  if (rules.validation && !(validation?.kind === "validation" && validation.passed))
    return `${ticket} was merged without validation`;
  if (rules.approvals > approvals.length) return `${ticket} was merged without approval`;
  if (words.at(-1)?.kind === "changes_requested") return `${ticket} was merged against a person`;
  if (conflictsBetween(fence.head, before.main).length > 0) return `${ticket} was merged over a conflict`;
  if (ticketAt(before.main, ticket).text > ticketAt(fence.head, ticket).text)
    return `${ticket} was merged over an edit`;
  return isWithin(fence.head, before.main) ? `${ticket} was merged twice` : undefined;
}

/** One report and one request for a round, one review and validation for a round and subject. */
function doubledRound(before: World, { step, world }: Move, rules: Rules): string | undefined {
  if (step === undefined) return undefined;
  for (const ticket of rules.tickets) {
    const head = world.work[ticket];
    if (head === undefined || head === before.work[ticket]) continue;
    const keys = ticketAt(head, ticket).rounds.map(({ kind, round, subject }) => {
      const isOfRound = kind === "report" || kind === "request";
      return [kind, round, ...(isOfRound ? [] : [subject.code, subject.ticket])].join(" ");
    });
    const twice = keys.find((key, index) => keys.indexOf(key) !== index);
    if (twice !== undefined) return `${ticket} has ${twice} twice`;
  }
  return undefined;
}
