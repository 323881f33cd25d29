import type { GitHubContext } from "../app/github/context.ts";
import type { ActionOutcome } from "../app/github/outcome.ts";
import type { UseCase } from "../core/github/auto.ts";
import type { CheckedInputs } from "./read-inputs.ts";

type Run = (context: GitHubContext, inputs: CheckedInputs) => Promise<ActionOutcome>;

/** Each use case by its name, loaded when it is asked for: a check does not pay for the Orchestrator. */
const USE_CASES: Readonly<Record<UseCase, Run>> = {
  check: async (context) => {
    const { runCheck } = await import("../app/github/check/run-check.ts");
    return await runCheck(context);
  },
  bind: async (context, inputs) => {
    const { runBind } = await import("../app/github/attempt/run-bind.ts");
    return await runBind(context, inputs);
  },
  agent: async (context, inputs) => {
    const { runAgentJob } = await import("../app/github/attempt/run-agent-job.ts");
    return await runAgentJob(context, inputs);
  },
  publish: async (context, inputs) => {
    const { runPublish } = await import("../app/github/attempt/run-publish.ts");
    return await runPublish(context, inputs);
  },
  plan: async (context, { ticket }) => {
    const { runPlan } = await import("../app/github/tick/run-plan.ts");
    return await runPlan(context, { ticket });
  },
  complete: async (context, { ticket }) => {
    const { runComplete } = await import("../app/github/tick/run-complete.ts");
    return await runComplete(context, { ticket });
  },
  gate: async (context) => {
    const { runGate } = await import("../app/github/gate/run-gate.ts");
    return await runGate(context);
  },
  doctor: async (context) => {
    const { runDoctorOnGitHub } = await import("../app/github/doctor/run-doctor.ts");
    return await runDoctorOnGitHub(context);
  },
};

/**
 * Runs use cases one after the other and puts what came of them together. Each runs, whatever came of the one before:
 * a check that cannot be made must not leave a gate as it was.
 * @throws what the first of them threw, after all have run
 */
export async function runUseCases(
  names: readonly UseCase[],
  context: GitHubContext,
  inputs: CheckedInputs,
): Promise<ActionOutcome> {
  const outcomes: Named[] = [];
  const errors: unknown[] = [];
  for (const name of names) {
    try {
      outcomes.push({ name, outcome: await USE_CASES[name](context, inputs) });
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
  const [first, ...others] = outcomes;
  return first !== undefined && others.length === 0 ? first.outcome : joinOutcomes(outcomes);
}

interface Named {
  readonly name: UseCase;
  readonly outcome: ActionOutcome;
}

/** Several outcomes as one: green when all are; the reason is that of the first that is not, else the last one's. */
function joinOutcomes(named: readonly Named[]): ActionOutcome {
  const outcomes = named.map(({ outcome }) => outcome);
  const lead = outcomes.find(({ ok }) => !ok) ?? outcomes.at(-1);
  return {
    reason: lead?.reason ?? "ignored",
    ok: outcomes.every(({ ok }) => ok),
    result: Object.fromEntries(
      named.map(({ name, outcome: { reason, result } }) => [name, { reason, ...result }]),
    ),
    summary: outcomes.map(({ summary }) => summary).join("\n"),
    findings: outcomes.flatMap(({ findings }) => findings),
    outputs: Object.assign({}, ...outcomes.map(({ outputs }) => outputs ?? {})) as Record<string, string>,
  };
}
