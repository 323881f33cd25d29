import type { CodeInfo } from "../code-info.ts";

/** Codes of the area `objective/`: the shape of an objective's `item.md`, and what it links to. */
export const objectiveCodes = {
  "objective/unknown-key": {
    severity: "error",
    title: "unknown key",
    message: "{key} is not a key of an objective",
    help: "{suggestion}",
    explain:
      "The front matter of an objective has a fixed set of keys, so that a slip of the pen does not silently do nothing. Keys of your own begin with x- and may hold anything.",
  },
  "objective/missing-key": {
    severity: "error",
    title: "key missing",
    message: "the front matter has no {key}",
    help: "add a line {key}: before the closing ---",
    explain:
      "title, state, created_at and updated_at are in every objective; lists and the panel show them. linked_tickets may be left out while nothing is linked.",
  },
  "objective/bad-value": {
    severity: "error",
    title: "unusable value",
    message: "{key} is {value}, not {expected}",
    help: "{suggestion}",
    explain:
      "Every value has one form, so that lists and tools need not guess. The value is ignored until it is mended; the other keys are read.",
  },
  "objective/duplicate-link": {
    severity: "error",
    title: "ticket linked twice",
    message: "{target} is linked twice",
    help: "keep {target} once in linked_tickets",
    explain:
      "A link says that the ticket serves the objective, and once says it all. A second one is mostly a merge of two branches that both added it.",
  },
  "objective/dangling-target": {
    severity: "error",
    title: "no such ticket",
    message: "the objective links {target}, which is no ticket here",
    help: "correct the id in linked_tickets, or remove it",
    explain:
      "A link to a ticket that is not there helps nobody. Mostly the id is mistyped, or the ticket exists only on another branch. Links of objectives never block anything.",
  },
} as const satisfies Record<string, CodeInfo>;
