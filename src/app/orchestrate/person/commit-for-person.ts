import { failure } from "../../../core/diagnostic/error.ts";
import { attemptInTheWay, claimByPerson } from "../../../core/orchestrator/claim/claim-by-person.ts";
import { hasLanded } from "../../../core/orchestrator/lay-over.ts";
import type { Claim, Ledger } from "../../../core/orchestrator/ledger.ts";
import { appendRounds, ROUNDS, type RoundEntry } from "../../../core/orchestrator/rounds.ts";
import type { PlanRecord } from "../../../core/ticket/plan.ts";
import type { Actor } from "../../../core/ticket/role.ts";
import type { Ticket } from "../../../core/ticket/ticket.ts";
import type { Config } from "../../../core/workspace/config.ts";
import { readTickets } from "../../change/read-tickets.ts";
import { readConfigAt } from "../../change/settings.ts";
import type { Orchestrator } from "../context.ts";
import { readSubject } from "../land/subject.ts";
import type { Current } from "../perform/move-claim.ts";
import { changedLedger, withEntry } from "../store/ledger-change.ts";
import { plannedRecord } from "../store/planned-record.ts";
import { type Call, commitRecords, planRecords } from "../store/records.ts";
import { workRef } from "../store/shared.ts";
import { moveForPerson, type PersonChange } from "./move-for-person.ts";
import { type PersonPlan, planForPerson } from "./person-plan.ts";
import { viewOf } from "./ticket-view.ts";

/** An operation of a person on a ticket that an Orchestrator may have claimed. */
export interface PersonRequest {
  /** The ticket's id. */
  readonly id: string;
  /** References to other tickets are their ids. */
  readonly call: Call;
  readonly actor: Actor;
  readonly newEventId: () => string;
}

/** What was committed. */
export interface PersonCommit {
  readonly commit: string;
  /** Short name of the branch. */
  readonly branch: string;
  /** What happened, in the words of the commit's subject. */
  readonly said: string;
  readonly plan: PersonPlan;
}

/**
 * Makes one announced commit on the work ref of a claimed ticket, which moves together with the ledger. Undefined where
 * nobody has claimed the ticket, or where the operation is not about its work: then it is one like any other. At a
 * remote nothing happens offline.
 * @throws ledger/unreachable, orchestrate/attempt-open, orchestrate/work-moved, orchestrate/landed, landing/refused,
 * RecordsRefused, and what the operation refuses: usage/*, state/*
 */
export async function commitForPerson(
  orchestrator: Orchestrator,
  request: PersonRequest,
): Promise<PersonCommit | undefined> {
  return await moveForPerson(orchestrator, (current) => makeCommit(orchestrator, request, current));
}

interface Making {
  readonly orchestrator: Orchestrator;
  readonly request: PersonRequest;
  readonly current: Current;
  readonly config: Config;
  readonly claim: Claim;
  readonly ticket: Ticket;
  readonly plan: PersonPlan;
}

function makeCommit(
  orchestrator: Orchestrator,
  request: PersonRequest,
  current: Current,
): PersonChange<PersonCommit> | undefined {
  const { repo, place, clock } = orchestrator;
  const { refs, ledger } = current;
  const { id, call } = request;
  const claim = ledger.claims.get(id)?.live ?? undefined;
  if (claim === undefined) return undefined;
  if (claim.landed !== null) return refuseLanded(request, claim);
  const config = readConfigAt(repo, { kind: "commit", oid: refs.defaultSha });
  const root = config.backend.root;
  const ticketAt = (oid: string): Ticket | undefined =>
    readTickets(repo, { kind: "commit", oid }, new Set([id]), root).get(id);
  const ticket = refs.work.get(id) === claim.head ? ticketAt(claim.head) : undefined;
  if (ticket === undefined) throw failure("orchestrate/work-moved", HERE, { ticket: id });
  const onDefault = viewOf(ticketAt(refs.defaultSha));
  if (hasLanded({ onDefault, work: viewOf(ticket), claim })) return undefined;
  const plan = planForPerson(call, { ticket, claim, config });
  if (plan === undefined) return undefined;
  refuseDuringAttempt(id, claim, plan, clock());
  const making = { orchestrator, request, current, config, claim, ticket, plan };
  const { commit, subject, record } = writeRecords(making);
  return {
    ledger: ledgerAfter(making, commit, record),
    moves: [{ name: workRef(place, id), from: claim.head, to: commit }],
    message: `${call.name.replace(/^ticket_/, "")}(${id}) by ${request.actor.name}`,
    value: { commit, branch: `${place.workPrefix}${id}`, said: subject, plan },
  };
}

const HERE = { path: "" };

/** There is no work any more; only a question about what landed is left, and that has answers of its own. */
function refuseLanded({ id, call }: PersonRequest, { attention }: Claim): undefined {
  if (call.name !== "ticket_attend" || attention === null) return undefined;
  throw failure("orchestrate/landed", HERE, { ticket: id, need: attention });
}

function refuseDuringAttempt(ticket: string, claim: Claim, plan: PersonPlan, now: string): void {
  const open = attemptInTheWay(claim, plan, now);
  if (open === undefined) return;
  const { role, round, opened_at: since, deadline } = open;
  throw failure("orchestrate/attempt-open", HERE, { ticket, role, round, since, deadline });
}

interface Written {
  readonly commit: string;
  readonly subject: string;
  /** The plan record that was made, where one was. */
  readonly record: PlanRecord | undefined;
}

/**
 * The commit names the person as the actor, in its trailer and in the event. Its author is the Orchestrator's name:
 * who commits to a work branch cannot approve the work, and a word about it is no work.
 */
function writeRecords(making: Making): Written {
  const { orchestrator, request, current, config, claim, plan } = making;
  const { repo, clock } = orchestrator;
  const { defaultSha, ledger } = current.refs;
  const { actor, newEventId, id } = request;
  const context = { base: claim.head, config, actor, now: clock(), newEventId, landed: defaultSha };
  const planned = planRecords(repo, context, id, [plan.call], roundsWith(making));
  const { oid } = commitRecords(repo, {
    planned,
    parents: [claim.head],
    claim: { ticket: id, generation: claim.generation, attempt: null, ledger },
    landed: defaultSha,
    visible: [defaultSha],
  });
  const subject = (planned.subjects[0] ?? "").replace(`ticket(${id}): `, "");
  const record = plan.call.name === "plan_record" ? plannedRecord(planned) : undefined;
  return { commit: oid, subject, record };
}

/** Where a person sends a proposal back, the next round is about what they say. */
function roundsWith(making: Making): ReadonlyMap<string, string> {
  const { orchestrator, request, current, config, claim, ticket, plan } = making;
  if (plan.request === null) return new Map();
  const { repo, clock } = orchestrator;
  const base = current.refs.defaultSha;
  const entry: RoundEntry = {
    kind: "request",
    round: claim.round + 1,
    at: clock(),
    head: claim.head,
    subject: readSubject(repo, { head: claim.head, base, ticket, root: config.backend.root }),
    by: request.actor.name,
    cause: "person",
    text: plan.request,
    findings: [],
  };
  return new Map([[ROUNDS, appendRounds(ticket.files.get(ROUNDS)?.text, [entry])]]);
}

/** A plan record counts for other tickets too, which look for it in the ledger until the work has landed. */
function ledgerAfter(making: Making, newHead: string, record: PlanRecord | undefined): Ledger {
  const { orchestrator, request, current, claim, plan } = making;
  const change = claimByPerson(current.ledger, request.id, claim, { ...plan, newHead }, orchestrator.clock());
  if (change.kind !== "changed") throw new TypeError(`the claim does not take the commit: ${change.kind}`);
  const after = changedLedger(current.ledger, request.id, change);
  if (record === undefined || record.kind === "accepted_plan") return after;
  const plans = withEntry(after.plans, request.id, [...(after.plans.get(request.id) ?? []), record]);
  return { ...after, plans };
}
