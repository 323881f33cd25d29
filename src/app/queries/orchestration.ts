import type * as z from "zod";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import type { orchestrationAnswer } from "../../core/operation/work-answers.ts";
import { decide } from "../../core/orchestrator/decide/decide.ts";
import { validationOf } from "../../core/orchestrator/decide/evidence.ts";
import { evaluateGate } from "../../core/orchestrator/decide/gate.ts";
import type { Observation, TicketSeen } from "../../core/orchestrator/observation.ts";
import type { Config } from "../../core/workspace/config.ts";
import { type Orchestrator, openOrchestrator } from "../orchestrate/context.ts";
import { seeLocally } from "../orchestrate/forge/local-forge.ts";
import { observeAt } from "../orchestrate/observe/observe.ts";
import { whereDecided } from "../orchestrate/store/seen.ts";
import { readShared, type SharedRefs } from "../orchestrate/store/shared.ts";
import type { Workspace } from "../workspace.ts";
import type { QueryContext } from "./answer.ts";
import type { GitHubAnswer } from "./observe-on-github.ts";

/** The way of a ticket to its end, as it stands in JSON. */
type Orchestration = z.infer<typeof orchestrationAnswer>;

/** The way of a ticket, and what could not be seen of it. */
export interface OrchestrationRead {
  readonly orchestration: Orchestration | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The way of a ticket to its end: what an Orchestrator that sees what was last seen here would do with it, and why it
 * waits. Null for a ticket that is neither queued on the default branch nor claimed, and where nothing says which refs
 * are the shared ones. No git remote is asked, no ref is moved; where work is done on GitHub, that is asked with the
 * environment's token, and a finding says where it was not. About 12 processes, and up to 20 for each work ref.
 */
export async function readOrchestration(
  { workspace, now }: QueryContext,
  id: string,
  plan: Orchestration["plan"],
): Promise<OrchestrationRead> {
  const opened = whereDecided(() => openOrchestrator(workspace));
  const refs = opened === undefined ? undefined : readShared(opened.repo, opened.place);
  if (opened === undefined || refs === undefined) return { orchestration: null, diagnostics: [] };
  const orchestrator = { ...opened, clock: () => now };
  const asked = workspace.config.github.enabled ? await askGitHub(workspace, orchestrator, refs, id) : null;
  const seen = asked?.seen ?? observeAt(orchestrator, refs, seeLocally(orchestrator));
  const { observation, config } = seen;
  const ticket = observation.tickets.find((each) => each.id === id);
  if (ticket === undefined || !isOnTheWay(ticket)) return { orchestration: null, diagnostics: [] };
  return {
    orchestration: describe(ticket, { observation, config, plan }),
    diagnostics: asked?.diagnostics ?? [],
  };
}

async function askGitHub(
  workspace: Workspace,
  orchestrator: Orchestrator,
  refs: SharedRefs,
  id: string,
): Promise<GitHubAnswer> {
  const { observeOnGitHub } = await import("./observe-on-github.ts");
  return await observeOnGitHub(workspace, orchestrator, refs, id);
}

function isOnTheWay({ on_default, claim, wait, work }: TicketSeen): boolean {
  const isClaimed = (claim?.live ?? null) !== null;
  return isClaimed || wait !== null || work !== null || on_default?.state === "queued";
}

interface Facts {
  readonly observation: Observation;
  readonly config: Config;
  readonly plan: Orchestration["plan"];
}

function describe(ticket: TicketSeen, { observation, config, plan }: Facts): Orchestration {
  const { id, claim, wait, work, verdicts } = ticket;
  const decision = decide(observation);
  const step = decision.steps.find((each) => each.kind !== "record_waits" && each.ticket === id);
  const claimed = observation.tickets.filter((each) => (each.claim?.live ?? null) !== null);
  return {
    ledger: { state: observation.ledger.state, problem: observation.ledger.problem },
    next: step?.kind ?? null,
    waits: [...(decision.waits.find((each) => each.ticket === id)?.reasons ?? [])],
    recorded_wait: wait === null ? null : { since: wait.since, reasons: wait.reasons },
    capacity: { limit: observation.config.max_parallel, claimed: claimed.map((each) => each.id) },
    plan,
    claim: claimData(ticket),
    ended: (claim?.ended ?? []).map(({ generation, queued_at, outcome, at }) => {
      return { generation, queued_at, outcome, at };
    }),
    gate:
      work === null || (claim?.live ?? null) === null ? null : gateData(evaluateGate(ticket, observation)),
    validation: {
      commands: [...config.validation.commands],
      passed: work === null ? null : (validationOf({ work, verdicts }) ?? null),
    },
    authority: {
      merge: observation.config.authority,
      required_approvals: observation.config.required_approvals,
    },
  };
}

function claimData({ claim, attempt: seen }: TicketSeen): Orchestration["claim"] {
  const live = claim?.live ?? null;
  if (live === null) return null;
  const { generation, queued_at, round, attempts, failures, retry_after, attention, attempt, landed } = live;
  const open = attempt === null || seen === null ? null : { ...attemptData(attempt), ...seen };
  return { generation, queued_at, round, attempts, failures, retry_after, attention, attempt: open, landed };
}

type Attempt = NonNullable<NonNullable<Orchestration["claim"]>["attempt"]>;

function attemptData({ id, role, round, opened_at, deadline }: Omit<Attempt, "liveness" | "result">) {
  return { id, role, round, opened_at, deadline };
}

type GateData = NonNullable<Orchestration["gate"]>;
type GateResult = ReturnType<typeof evaluateGate>;

function gateData(gate: GateResult): GateData {
  const partOf = ({ name, status, reason }: GateResult) => ({ name, status, reason });
  const parts = gate.children.map((part) => ({ ...partOf(part), parts: part.children.map(partOf) }));
  return { ...partOf(gate), parts };
}
