import { HEAD } from "./keep.ts";
import { expression } from "./text-parts.ts";

/** `yoi-review.yml`: wakes the gate when somebody reviews; may do nothing itself. */
export function formatReview(): string {
  return `${HEAD}#
# Somebody reviewed. GitHub runs the request's own copy of this file, so it may do nothing: its end wakes yoi-gate.yml,
# which asks GitHub what was said.
name: yoi review

on:
  pull_request_review:
    types: [submitted, edited, dismissed]

permissions: {} # nothing at all

concurrency: # of several reviews only the last one has to wake
  group: yoi-review-${expression("github.event.pull_request.number")}
  cancel-in-progress: true

jobs:
  wake:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    cache-mode: none
    permissions: {}
    steps:
      - run: echo "yoi gate looks at the reviews next"
`;
}
