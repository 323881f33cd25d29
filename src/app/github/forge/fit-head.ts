import { boundReason } from "../../../core/orchestrator/fields.ts";
import { runGit } from "../../../io/git/plumbing.ts";
import type { Repository } from "../../../io/git/repository.ts";
import { mergeBases } from "../../../io/git/revision.ts";
import type { Orchestrator } from "../../orchestrate/context.ts";
import type { FittedHead, HeadToFit } from "../../orchestrate/forge/forge.ts";
import { mergeBase } from "../../orchestrate/perform/perform-update.ts";
import { commitStep } from "../../orchestrate/perform/step-commit.ts";
import { type ForgeParts, runUrl } from "./forge-parts.ts";

const WORKFLOWS = ".github/workflows";

/**
 * Looks whether GitHub will take a new head: neither the token of a job nor that of the App may push a change of
 * workflows, since a workflow runs with the repository's secrets as soon as it is there. Where the
 * default branch alone changed them since, it is merged into the head in the same push. Where the work changes them, a
 * person is asked instead, and what was brought is pushed nowhere. 2 processes, 2 to 20 more where they differ.
 * https://docs.github.com/en/actions/concepts/security/github_token
 */
export function fitHead(parts: ForgeParts, orchestrator: Orchestrator, head: HeadToFit): FittedHead {
  const { repo } = orchestrator;
  const { step, seen, current, made } = head;
  const { defaultSha } = current.refs;
  const from = current.refs.work.get(step.ticket);
  const ours = workflowsOf(repo, made.newHead);
  if (from === undefined || !("fence" in step) || step.fence === null) return null;
  if (ours === workflowsOf(repo, defaultSha)) return null;
  const [base = defaultSha] = mergeBases(repo, made.newHead, [defaultSha]);
  if (ours === workflowsOf(repo, base)) {
    const fence = { ...step.fence, head: made.newHead };
    const updated = mergeBase(orchestrator, { ticket: step.ticket, fence }, seen, current.refs);
    // What a merge leaves to a person is met by the next step; until then the push is tried as it is.
    if ("stale" in updated) return null;
    const verdicts = [...(made.verdicts ?? []), ...(updated.verdicts ?? [])];
    return { made: { ...made, ...updated, verdicts }, message: null };
  }
  // What is on GitHub already needs no push.
  return ours === workflowsOf(repo, from) ? null : hold(parts, orchestrator, head, from);
}

function hold(
  parts: ForgeParts,
  orchestrator: Orchestrator,
  { step, seen, current }: HeadToFit,
  from: string,
): FittedHead {
  const reason = `it changes ${WORKFLOWS}, which no job may push`;
  if (step.kind !== "publish") return { made: { stale: reason }, message: null };
  const url = runUrl(parts);
  const kept = url === undefined ? "" : `; what was brought is an artifact of ${url}`;
  const need = boundReason(
    `The work changes ${WORKFLOWS}, and no job may push that, since workflows run with secrets as soon as they are there: make this change by hand${kept}`,
  );
  const { generation, attempt } = step.fence;
  const newHead = commitStep(orchestrator, {
    id: step.ticket,
    parent: from,
    refs: current.refs,
    config: seen.config,
    calls: [{ name: "ticket_attend", input: { need } }],
    claim: { generation, attempt },
  });
  return { made: { newHead }, message: `held: ${reason}` };
}

/** The tree of the workflows of a commit; empty where it has none. 1 process. */
function workflowsOf(repo: Repository, commit: string): string {
  const args = ["rev-parse", "--verify", "--quiet", `${commit}:${WORKFLOWS}`];
  return runGit(args, { ...repo, okCodes: [0, 1, 128] })
    .stdout.toString("latin1")
    .trim();
}
