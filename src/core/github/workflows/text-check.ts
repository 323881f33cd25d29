import { HEAD } from "./keep.ts";
import type { WorkflowSettings } from "./settings.ts";
import { CHECKOUT, expression, quoted } from "./text-parts.ts";

/** `yoi-check.yml`: judges every change, without any right to write. */
export function formatCheck({ action, defaultBranch }: WorkflowSettings): string {
  return `${HEAD}#
# Judges every change of tickets and annotates it. For a request GitHub runs the request's own copy of this file, so it
# may only read; the verdict that counts is made again by yoi-gate.yml.
name: yoi check

on:
  pull_request:
    types: [opened, synchronize, reopened, edited, ready_for_review, closed] # edited: the base may be another one
  merge_group: # without it a merge queue would wait for ever
    types: [checks_requested]
  push:
    branches: [${quoted(defaultBranch)}] # what was pushed past a request is judged too

permissions: {} # nothing but what a job asks for

concurrency: # a newer commit of a request ends the run for the older one
  group: yoi-check-${expression("github.event.pull_request.number || github.sha")}
  cancel-in-progress: true

jobs:
  check:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    cache-mode: none # reads and leaves no cache
    permissions:
      contents: read # reads the commits
    steps:
${CHECKOUT}      - uses: ${action}
        with:
          mode: check
`;
}
