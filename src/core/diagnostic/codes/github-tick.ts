import type { CodeInfo } from "../code-info.ts";

/** Codes of the area `github/`: what keeps the Orchestrator on GitHub from going on. */
export const githubTickCodes = {
  "github/step-failed": {
    severity: "error",
    title: "step failed",
    message: "{step} for {ticket}: {reason}",
    help: "nothing is lost: the next tick tries it again",
    explain:
      "The tick decided on a step and could not do it. Every step looks at its precondition again and moves nothing by half, so that the next tick meets the same world or a newer one and tries again. Where the reason stays the same, it names what a person has to change, such as a permission of a job.",
  },
  "github/stopped": {
    severity: "error",
    title: "nothing may be done",
    message: "no ticket is worked on: {reason}",
    help: "run `yoi ticket doctor --live --fix` in a clone, first with --dry-run",
    explain:
      "The ledger says which ticket is worked on by whom. Without it, or with one that cannot be read, a ticket could be claimed twice, so no tick does anything until a person has had it rebuilt. Work branches and requests stay as they are.",
  },
} as const satisfies Record<string, CodeInfo>;
