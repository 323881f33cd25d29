import { mkdirSync } from "node:fs";
import { judgePrompt } from "../../../core/orchestrator/agent/prompts.ts";
import { boundReason } from "../../../core/orchestrator/fields.ts";
import type { Step, StepOutcome } from "../../../core/orchestrator/step.ts";
import type { Orchestrator } from "../context.ts";
import type { Seen } from "../observe/observe.ts";
import { performReturn } from "../perform/perform-landing.ts";
import { requireWorkTicket } from "../perform/perform-records.ts";
import { performWaits } from "../perform/perform-waits.ts";
import { packetOf, readGuidance } from "./agent-prompts.ts";
import { attemptDir } from "./attempt-files.ts";
import { withCheckout } from "./checkout.ts";
import { runAgent } from "./run-agent.ts";

type AcceptStep = Extract<Step, { kind: "accept" }>;

/** What an Orchestrator agent decided: to accept with a plan, or something that is done already. */
export type Judged =
  | { readonly kind: "accept"; readonly plan: string | undefined }
  | { readonly kind: "other"; readonly outcome: StepOutcome };

/**
 * Asks the Orchestrator agent about a queued ticket that every rule lets pass: it can add a reason not to begin, never
 * take one away. It sees the ticket, plans and workspace facts, in a checkout of its own of the default branch. An
 * agent that brings no judgement keeps the ticket waiting, with the reason in the ledger.
 */
export async function judgeTicket(orchestrator: Orchestrator, step: AcceptStep, seen: Seen): Promise<Judged> {
  const { repo, stateDir, env, newId } = orchestrator;
  const name = seen.config.roles.orchestrator.agent ?? "";
  const agent = seen.config.agents[name];
  if (agent === undefined) throw new TypeError("no agent is configured for the orchestrator");
  const head = seen.refs.defaultSha;
  const ticket = requireWorkTicket(orchestrator, seen, step.ticket, head);
  const prompt = judgePrompt({
    guidance: readGuidance(orchestrator, seen, "orchestrator"),
    packet: packetOf(orchestrator, seen, { ticket, claim: { head, round: 1 } }),
    facts: factsOf(seen),
  });
  const attempt = newId(12);
  const dir = attemptDir(stateDir, attempt);
  mkdirSync(dir, { recursive: true });
  const outcome = await withCheckout(repo, { head, attempt }, (cwd) =>
    runAgent({
      repo,
      role: "orchestrator",
      name,
      agent,
      ticket: step.ticket,
      attempt,
      prompt,
      cwd,
      attemptDir: dir,
      env,
      timeoutMs: (agent.timeout_minutes ?? seen.config.orchestrator.run_minutes) * 60_000,
    }),
  );
  if (outcome.kind === "failed")
    return wait(orchestrator, step, `${name} brought no judgement: ${outcome.reason}`);
  const { decision, reason, plan } = outcome.result;
  if (decision === "accept") return { kind: "accept", plan: plan ?? reason };
  if (decision === "wait") return wait(orchestrator, step, `${name} says: ${reason}`);
  const { ticket: id, queuedAt } = step;
  const back = { kind: "return_to_intake", ticket: id, queuedAt, reason: boundReason(reason) } as const;
  return { kind: "other", outcome: await performReturn(orchestrator, back, seen) };
}

async function wait(orchestrator: Orchestrator, { ticket }: AcceptStep, text: string): Promise<Judged> {
  const reasons = [{ kind: "judgement" as const, text: boundReason(text), tickets: [] }];
  const step = { kind: "record_waits", waits: [{ ticket, reasons }] } as const;
  return { kind: "other", outcome: await performWaits(orchestrator, step) };
}

function factsOf({
  observation,
  ledger,
}: Seen): readonly { readonly name: string; readonly value: string }[] {
  const working = [...ledger.claims].filter(([, { live }]) => live !== null).map(([id]) => id);
  const queued = observation.tickets
    .filter(({ on_default }) => on_default?.state === "queued")
    .map(({ id }) => id);
  return [
    {
      name: "tickets being worked on",
      value: `${working.length} of ${observation.config.max_parallel}: ${working.join(", ")}`,
    },
    { name: "tickets that are queued", value: queued.join(", ") },
  ];
}
