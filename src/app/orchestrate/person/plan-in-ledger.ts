import { failure } from "../../../core/diagnostic/error.ts";
import type { PlanRecord } from "../../../core/ticket/plan.ts";
import { readTickets } from "../../change/read-tickets.ts";
import { readConfigAt } from "../../change/settings.ts";
import type { Orchestrator } from "../context.ts";
import { withEntry } from "../store/ledger-change.ts";
import { plannedRecord } from "../store/planned-record.ts";
import { planRecords } from "../store/records.ts";
import type { PersonRequest } from "./commit-for-person.ts";
import { moveForPerson } from "./move-for-person.ts";

/**
 * Writes a decision about order or capacity into the ledger, where it counts at once, and from where the acceptance
 * copies it into the ticket. Undefined where the ticket is claimed: then it belongs into its work.
 * @throws ledger/unreachable, orchestrate/no-ledger, orchestrate/not-waiting, landing/refused, usage/*
 */
export async function recordPlanInLedger(
  orchestrator: Orchestrator,
  { id, call, actor, newEventId }: PersonRequest,
): Promise<PlanRecord | undefined> {
  const { repo, clock } = orchestrator;
  return await moveForPerson(orchestrator, ({ refs, ledger }) => {
    if (refs.ledger === null) throw failure("orchestrate/no-ledger", HERE, {});
    if ((ledger.claims.get(id)?.live ?? null) !== null) return undefined;
    const config = readConfigAt(repo, { kind: "commit", oid: refs.defaultSha });
    const base = refs.defaultSha;
    const ticket = readTickets(repo, { kind: "commit", oid: base }, new Set([id]), config.backend.root).get(
      id,
    );
    const state = ticket?.item?.state;
    if (state === "inprogress" || state === "done" || state === "closed") {
      throw failure("orchestrate/not-waiting", HERE, { ticket: id, state, branch: refs.defaultBranch });
    }
    const planned = planRecords(repo, { base, config, actor, now: clock(), newEventId }, id, [call]);
    const record = plannedRecord(planned);
    if (record === undefined) throw new TypeError("the operation made no plan record");
    const plans = withEntry(ledger.plans, id, [...(ledger.plans.get(id) ?? []), record]);
    return {
      ledger: { ...ledger, plans },
      moves: [],
      message: `plan(${id}) ${record.kind} by ${actor.name}`,
      value: record,
    };
  });
}

const HERE = { path: "" };
