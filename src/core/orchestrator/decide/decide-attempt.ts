import { MAX_FAILURES } from "../claim/operations.ts";
import type { Attempt } from "../ledger.ts";
import type { AttemptRole } from "../step.ts";
import { type Claimed, doStep, type Next, onClaim, waitNext } from "./next.ts";

/** What comes next for the open attempt; undefined: none is open. */
export function decideAttempt(claimed: Claimed): Next | undefined {
  const { seen, claim, observation } = claimed;
  const { attempt } = claim;
  if (attempt === null) return undefined;
  if (seen.attempt?.result === "complete") {
    return doStep({ kind: "publish", ...onClaim(claimed), role: attempt.role, attempt: attempt.id });
  }
  const who = `the ${attempt.role} of round ${attempt.round}`;
  switch (seen.attempt?.liveness ?? "unknown") {
    case "running":
      return waitNext("running", `${who} is running`);
    case "idle":
      return runAttempt(claimed, attempt);
    case "unknown":
      return observation.now < attempt.deadline
        ? waitNext("running", `${who} runs elsewhere, until ${attempt.deadline} at the latest`)
        : replaceAttempt(claimed, attempt);
    case "dead":
      return replaceAttempt(claimed, attempt);
  }
}

/** Opens an attempt, or says why none may be opened now. */
export function openAttempt(
  claimed: Claimed,
  {
    role,
    replaces,
    landed,
  }: { readonly role: AttemptRole; readonly replaces: string | null; readonly landed: string | null },
): Next {
  const { seen, claim, observation } = claimed;
  const failures = claim.failures + (replaces === null ? 0 : 1);
  if (failures >= MAX_FAILURES) {
    const need = `${failures} attempts in a row brought nothing (the last one: ${role}, round ${claim.round}): look at its transcript`;
    return doStep({ kind: "escalate", ...onClaim(claimed), topic: "failures", need });
  }
  if (claim.retry_after !== null && observation.now < claim.retry_after) {
    return waitNext("retry", `an attempt brought nothing: the next one is not before ${claim.retry_after}`);
  }
  if (role !== "validator" && !observation.config.roles[role]) {
    return waitNext("agent", `no agent is configured for the role ${role}`);
  }
  if (observation.checkout.problem !== null) return waitNext("checkout", observation.checkout.problem);
  if (role === "coder" && seen.worktree === "foreign") return foreignWorktree();
  return doStep({ kind: "open_attempt", ...onClaim(claimed), role, round: claim.round, replaces, landed });
}

function runAttempt(claimed: Claimed, attempt: Attempt): Next {
  const step = { ...onClaim(claimed), attempt: attempt.id };
  switch (attempt.role) {
    case "coder":
      if (claimed.seen.worktree === "foreign") return foreignWorktree();
      return claimed.seen.worktree === "ready"
        ? doStep({ kind: "run_coder", ...step })
        : doStep({ kind: "prepare_workspace", ...onClaim(claimed) });
    case "reviewer":
      return doStep({ kind: "run_reviewer", ...step });
    case "validator":
      return doStep({ kind: "run_validation", ...step });
  }
}

/** A dead attempt brought nothing: another one takes its place. */
function replaceAttempt(claimed: Claimed, attempt: Attempt): Next {
  const landed = attempt.role === "validator" ? claimed.claim.landed : null;
  return openAttempt(claimed, { role: attempt.role, replaces: attempt.id, landed });
}

function foreignWorktree(): Next {
  return waitNext("worktree", "something that yoi did not make stands where its worktree would be");
}
