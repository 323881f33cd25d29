import type { State } from "./state.ts";
import type { Actor, Protection } from "./values.ts";

/** What git says to a push that the rules of a branch refuse, and under which heading. */
const REFUSALS = {
  protection: ["GH006: Protected branch update failed for", "Changes must be made through a pull request."],
  ruleset: ["GH013: Repository rule violations found for", "- Changes must be made through a pull request."],
} as const;

/** Whether somebody may move a ref; undefined: yes, else GitHub's words. */
export function mayPush(state: State, actor: Actor, ref: string): string | undefined {
  // Branches of the merge queue belong to GitHub.
  if (ref.startsWith("refs/heads/gh-readonly-queue/"))
    return `GH013: Repository rule violations found for ${ref}.`;
  const rules = state.protections.get(ref.replace(/^refs\/heads\//, ""));
  if (rules === undefined || !ref.startsWith("refs/heads/") || !refusesPushes(rules)) return undefined;
  if (rules.bypass?.includes(actor.login) === true) return undefined;
  const [heading, words] = REFUSALS[rules.as ?? "ruleset"];
  return `${heading} ${ref}.\n${words}`;
}

/** A required check of a commit that is pushed directly is missing as well, so both refuse. */
function refusesPushes(rules: Protection): boolean {
  return (
    rules.requestsOnly === true ||
    rules.mergeQueue === true ||
    (rules.requiredApprovals ?? 0) > 0 ||
    (rules.requiredChecks ?? []).length > 0
  );
}
