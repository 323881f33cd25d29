import { HEAD } from "./keep.ts";
import type { WorkflowSettings } from "./settings.ts";
import {
  APP_INPUT,
  APP_TOKEN,
  CHECKOUT,
  expression,
  ORCHESTRATOR_PERMISSIONS,
  quoted,
} from "./text-parts.ts";

/** `yoi-tick.yml`: one look of the Orchestrator. */
export function formatTick(settings: WorkflowSettings): string {
  const { action, defaultBranch } = settings;
  return `${HEAD}#
# One look of the Orchestrator: claims what is queued, starts attempts, opens requests, merges and completes. Runs of it
# may be lost or doubled: the ledger in git is the lock.
name: yoi tick

on:
  push:
    branches: [${quoted(defaultBranch)}] # a ticket was queued, something landed
  schedule:
    - cron: "17 * * * *" # what no event tells: deadlines, a lost wake-up
${others(settings)}  workflow_dispatch: # the other workflows wake it in this way, and so can you
    inputs:
      ticket:
        description: Look at this ticket only
        type: string
        required: false
        default: ""

permissions: {} # nothing but what a job asks for

concurrency: # one at a time; of those that wait the newest does for all. A look at one ticket stands for no other
  group: yoi-tick-${expression("inputs.ticket || 'all'")}
  cancel-in-progress: false

jobs:
  plan:
    runs-on: ubuntu-latest
    timeout-minutes: 30
    cache-mode: none # nothing that others left in a cache comes here
${ORCHESTRATOR_PERMISSIONS}    steps:
${CHECKOUT}${APP_TOKEN}      - uses: ${action}
        with:
          mode: plan
          ticket: ${expression("inputs.ticket")}
${APP_INPUT}
  doctor: # examines tickets, workflows and branch rules
    if: github.event_name == 'schedule'
    runs-on: ubuntu-latest
    timeout-minutes: 15
    cache-mode: none
    permissions:
      contents: read # reads the repository
    steps:
${CHECKOUT}      - uses: ${action}
        with:
          mode: doctor
`;
}

/** The end of another workflow may have made a request mergeable, and no other event tells. */
function others({ others: names, workPrefix }: WorkflowSettings): string {
  if (names.length === 0) return "";
  return `  workflow_run: # the checks of a work branch have ended
    workflows: [${names.map(quoted).join(", ")}]
    types: [completed]
    branches: [${quoted(`${workPrefix}**`)}]
`;
}
