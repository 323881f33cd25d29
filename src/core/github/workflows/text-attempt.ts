import { HEAD } from "./keep.ts";
import { formatUses, PINS } from "./pins.ts";
import type { KeyRole, WorkflowSettings } from "./settings.ts";
import {
  APP_INPUT,
  APP_TOKEN,
  CHECKOUT,
  CHECKOUT_WHOLE,
  expression,
  ORCHESTRATOR_PERMISSIONS,
  RESULTS,
} from "./text-parts.ts";

/** `yoi-attempt.yml`: one attempt of coder, reviewer or validation, in three jobs of different trust. */
export function formatAttempt(settings: WorkflowSettings): string {
  return `${HEAD}#
# One attempt of a coder, a reviewer or the validation. Three jobs: bind may write and runs nothing of others; agent runs
# what nobody has checked and may not write; publish may write, runs nothing of what agent brought and checks all of it.
name: yoi attempt
run-name: yoi ${expression("inputs.role")} ${expression("inputs.ticket")} ${expression("inputs.attempt")}

${ON}
permissions: {} # nothing but what a job asks for

concurrency: # the attempts of a ticket one after the other
  group: yoi-ticket-${expression("inputs.ticket")}
  cancel-in-progress: false
  queue: max

jobs:
${bindJob(settings)}
${agentJob(settings)}
${publishJob(settings)}`;
}

const ON = `on:
  workflow_dispatch: # started by the Orchestrator
    inputs:
      ticket:
        description: Id of the ticket
        type: string
        required: true
      attempt:
        description: Id of the attempt in the ledger
        type: string
        required: true
      role:
        description: What the attempt is for; the ledger decides, this is for the title
        type: string
        required: true
      from_run:
        description: Publish what this run left, and run nothing
        type: string
        required: false
        default: ""
`;

function bindJob({ action }: WorkflowSettings): string {
  return `  bind: # ties the attempt to this run; of two runs for one attempt the later one stops here
    if: inputs.from_run == ''
    runs-on: ubuntu-latest
    timeout-minutes: 15
    cache-mode: none
    permissions:
      contents: write # writes the ledger
    outputs:
      attempt: ${expression("steps.bind.outputs.attempt")} # empty: another run has it
      role: ${expression("steps.bind.outputs.role")}
      artifact: ${expression("steps.bind.outputs.artifact")}
    steps:
${CHECKOUT}      - id: bind
        uses: ${action}
        with:
          mode: plan
          ticket: ${expression("inputs.ticket")}
          attempt: ${expression("inputs.attempt")}
`;
}

function agentJob({ action, keys, agentMinutes }: WorkflowSettings): string {
  return `  agent:
    needs: bind
    # The artifact's name ends with the run attempt: a re-run of this job alone has no right to the attempt.
    if: needs.bind.outputs.attempt != '' && endsWith(needs.bind.outputs.artifact, format('-{0}', github.run_attempt))
    # yoi:keep agent-runner
    runs-on: ubuntu-latest
    # yoi:keep end
    timeout-minutes: ${agentMinutes} # the agent's own limit is orchestrator.run_minutes
    cache-mode: none # what an agent leaves in a cache would reach trusted jobs
    permissions:
      contents: read # clones; there is no right to write here, and no other secret than model keys
    steps:
${CHECKOUT_WHOLE}      # yoi:keep agent-setup
      # Your own steps: the programs that your agent and your validation commands need. Name actions by a full SHA.
      # yoi:keep end
      - uses: ${action}
        with:
          mode: agent
          ticket: ${expression("inputs.ticket")}
          attempt: ${expression("needs.bind.outputs.attempt")}
          results: ${RESULTS}
${keyLines(keys)}      - if: always() # what there is, is kept for publish, also after a failure
        uses: ${formatUses(PINS.upload)}
        with:
          name: ${expression("needs.bind.outputs.artifact")}
          path: ${RESULTS}
          retention-days: 1
          if-no-files-found: ignore
`;
}

/** The keys of the models: secrets, or variables for what is none. Validation runs the coder's code and gets none. */
function keyLines(keys: WorkflowSettings["keys"]): string {
  if (keys.size === 0) return "";
  const lines = [...keys].map(([name, roles]) => {
    return `          ${name}: ${expression(`${askRole(roles)} && (secrets.${name} || vars.${name}) || ''`)}\n`;
  });
  return `        env: # by [agents.*] env; a role gets only what its agent asks for, and validation nothing\n${lines.join("")}`;
}

function askRole(roles: readonly KeyRole[]): string {
  const asked = roles.map((role) => `needs.bind.outputs.role == '${role}'`);
  return asked.length === 1 ? asked.join("") : `(${asked.join(" || ")})`;
}

function publishJob({ action }: WorkflowSettings): string {
  return `  publish:
    needs: [bind, agent]
    if: always() && (inputs.from_run != '' || needs.bind.outputs.attempt != '') # also after a failure: the attempt must end
    runs-on: ubuntu-latest
    timeout-minutes: 30
    cache-mode: none # nothing that an agent left in a cache comes here
${ORCHESTRATOR_PERMISSIONS}    steps:
${CHECKOUT}      - if: inputs.from_run == ''
        continue-on-error: true # nothing there: the attempt ends as having brought nothing
        uses: ${formatUses(PINS.download)}
        with:
          name: ${expression("needs.bind.outputs.artifact")}
          path: ${RESULTS}
      - if: inputs.from_run != '' # what a run left whose own publish did not end
        continue-on-error: true
        uses: ${formatUses(PINS.download)}
        with:
          pattern: yoi-${expression("inputs.ticket")}-${expression("inputs.from_run")}-*
          merge-multiple: true
          path: ${RESULTS}
          run-id: ${expression("inputs.from_run")}
          github-token: ${expression("github.token")}
${APP_TOKEN}      - uses: ${action}
        with:
          mode: publish
          ticket: ${expression("inputs.ticket")}
          attempt: ${expression("needs.bind.outputs.attempt || inputs.attempt")}
          results: ${RESULTS}
${APP_INPUT}`;
}
