import { HEAD } from "./keep.ts";
import type { WorkflowSettings } from "./settings.ts";
import { APP_INPUT, CHECKOUT, expression, formatAppToken } from "./text-parts.ts";

/** Who is in github.queue_team: GITHUB_TOKEN sees no team. */
const TEAM_TOKEN = formatAppToken([
  "contents: read # reads the commits",
  "members: read # sees who is in github.queue_team",
]);

/** `yoi-gate.yml`: posts the verdicts that gate a merge. */
export function formatGate({ action, asksTeam }: WorkflowSettings): string {
  return `${HEAD}#
# Posts the statuses yoi/transition and yoi/review-gate. It runs the default branch's copy of this file and of the
# rules, so that no change judges itself; what it is woken by is no more than a wake-up.
name: yoi gate

on:
  workflow_run:
    workflows: ["yoi check", "yoi review"]
    types: [requested, completed] # requested: the statuses are pending before anything else

permissions: {} # nothing but what a job asks for

concurrency: # one after the other for each head, and none is dropped
  group: yoi-gate-${expression("github.event.workflow_run.head_sha")}
  cancel-in-progress: false
  queue: max

jobs:
  gate:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    cache-mode: none # nothing that a request left in a cache comes here
    permissions:
      contents: read # reads commits, tickets and the ledger
      pull-requests: read # reads requests and their reviews
      checks: read # looks whether other checks are green
      statuses: write # posts the two statuses
      actions: write # wakes yoi-tick.yml
    steps:
${CHECKOUT}${asksTeam ? TEAM_TOKEN : ""}      - uses: ${action}
        with:
          mode: auto
${asksTeam ? APP_INPUT : ""}`;
}
