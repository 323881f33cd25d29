import { boundReason } from "../../../core/orchestrator/fields.ts";
import type { LedgerVerdict } from "../../../core/orchestrator/ledger.ts";
import type { Step, StepOutcome } from "../../../core/orchestrator/step.ts";
import { parseTime } from "../../../core/ticket/time.ts";
import type { Trailer } from "../../../io/git/commit-message.ts";
import { isAncestor, resolveCommits } from "../../../io/git/revision.ts";
import { readTickets } from "../../change/read-tickets.ts";
import type { Orchestrator } from "../context.ts";
import { performLanding, planLanding } from "../land/land.ts";
import { compareLanded } from "../land/landed.ts";
import { readSubject } from "../land/subject.ts";
import type { Seen } from "../observe/observe.ts";
import { type Current, type Made, moveClaim } from "./move-claim.ts";
import { requireWorkTicket } from "./perform-records.ts";
import { putOnDefault } from "./put-on-default.ts";

type StepOf<K extends Step["kind"]> = Extract<Step, { kind: K }>;

/** Lands a proposal on the default branch, guarded by both tips and by the ledger. */
export async function performMerge(
  orchestrator: Orchestrator,
  step: StepOf<"merge">,
  seen: Seen,
): Promise<StepOutcome> {
  const { repo, place, clock } = orchestrator;
  const { ticket: id, fence, base } = step;
  return await moveClaim(orchestrator, {
    step,
    seen,
    make: ({ refs }) => {
      if (refs.defaultSha !== base) return { stale: `${refs.defaultBranch} has been moved since` };
      const title = requireWorkTicket(orchestrator, seen, id, fence.head).item?.title ?? id;
      const plan = planLanding(repo, {
        base,
        head: fence.head,
        method: seen.config.merge.method,
        message: `${title}\n\nCompletes ${id}.`,
        trailers: landingTrailers(seen, id, fence.head),
        at: parseTime(clock()) ?? 0,
        ticketRoot: seen.config.backend.root,
      });
      if (plan.kind === "ready") return { landed: plan.landed };
      return {
        stale: `it conflicts with ${refs.defaultBranch} in ${[...plan.paths, ...plan.records].join(", ")}`,
      };
    },
    move: (moves) =>
      performLanding(
        repo,
        place,
        moves.filter(({ from, to }) => from !== to),
      ),
    done: ({ landed }) => `merged into ${place.defaultBranch} as ${landed?.slice(0, 10) ?? ""}`,
  });
}

/** Who approved which head, for whoever reads the history later. */
function landingTrailers({ ledger }: Seen, id: string, head: string): readonly Trailer[] {
  const verdicts = ledger.verdicts.get(id) ?? [];
  const approvers = verdicts.filter((verdict) => verdict.kind === "approval" && verdict.head === head);
  return [
    { name: "Yoi-Ticket", value: id },
    { name: "Yoi-Head", value: head },
    ...approvers.map(({ by }) => ({ name: "Approved-by", value: by })),
  ];
}

/** Notes in the ledger what somebody else landed. Where it differs from what was proposed, a person is asked. */
export async function performNoteLanded(
  orchestrator: Orchestrator,
  step: StepOf<"note_landed">,
  seen: Seen,
): Promise<StepOutcome> {
  const { ticket, landed, fence } = step;
  const root = seen.config.backend.root;
  const { repo } = orchestrator;
  // Without the commit that was proposed there is nothing to compare with.
  const isHere = resolveCommits(repo, [fence.head]).has(fence.head);
  const compared = isHere
    ? compareLanded(repo, { landed, head: fence.head, base: null, ticket, root })
    : { same: true, differences: [] };
  const where = compared.differences.slice(0, MAX_DIFFERENCES).join(", ");
  const said = compared.same ? "" : `: what landed differs from what was proposed in ${where}`;
  const done = (): string => `noted that it landed as ${landed.slice(0, 10)}${said}`;
  if (compared.same) return await moveClaim(orchestrator, { step, seen, done });
  const make = ({ refs }: Current): Made => {
    const at = { head: fence.head, base: refs.defaultSha, root };
    const subject = readSubject(repo, {
      ...at,
      ticket: requireWorkTicket(orchestrator, seen, ticket, fence.head),
    });
    const verdict: LedgerVerdict = {
      kind: "post_merge",
      id: orchestrator.newId(8),
      by: "orchestrator",
      at: orchestrator.clock(),
      head: landed,
      subject,
      passed: false,
      note: boundReason(`what landed differs from what was proposed in ${where}`),
    };
    return { verdicts: [verdict] };
  };
  return await moveClaim(orchestrator, { step, seen, make, done });
}

/** Most differing paths that are named. */
const MAX_DIFFERENCES = 10;

/** Ends the claim of landed work; its work ref goes. */
export async function performComplete(
  orchestrator: Orchestrator,
  step: StepOf<"complete">,
  seen: Seen,
): Promise<StepOutcome> {
  return await moveClaim(orchestrator, {
    step,
    seen,
    // A ticket that was reopened since has landed all the same.
    make: ({ refs }): Made =>
      isAncestor(orchestrator.repo, step.landed, refs.defaultSha)
        ? {}
        : { stale: `${refs.defaultBranch} does not hold ${step.landed.slice(0, 10)}` },
    done: () => "completed: the claim is closed and the work branch is gone",
  });
}

/** Ends a claim whose work did not land. */
export async function performRelease(
  orchestrator: Orchestrator,
  step: StepOf<"release">,
  seen: Seen,
): Promise<StepOutcome> {
  const kept = step.rescue.length > 0 ? "; the work is kept in a rescue ref" : "";
  return await moveClaim(orchestrator, { step, seen, done: () => `${step.outcome}: ${step.reason}${kept}` });
}

/** Deletes a work ref that an ended claim left behind. */
export async function performDeleteWorkRef(
  orchestrator: Orchestrator,
  step: StepOf<"delete_work_ref">,
  seen: Seen,
): Promise<StepOutcome> {
  return await moveClaim(orchestrator, {
    step,
    seen,
    done: () => "deleted the work branch of a claim that ended",
  });
}

/** Takes a queued ticket back to intake, on the default branch. */
export async function performReturn(
  orchestrator: Orchestrator,
  step: StepOf<"return_to_intake">,
  seen: Seen,
): Promise<StepOutcome> {
  const { ticket: id, queuedAt, reason } = step;
  const outcome = await putOnDefault(orchestrator, seen, {
    id,
    calls: [{ name: "ticket_return", input: { reason } }],
    refuse: (defaultSha) => {
      const root = seen.config.backend.root;
      const { repo } = orchestrator;
      const item = readTickets(repo, { kind: "commit", oid: defaultSha }, new Set([id]), root).get(id)?.item;
      const same = item?.state === "queued" && item.queued_at === queuedAt;
      return same ? undefined : "the default branch no longer shows it queued as it was";
    },
  });
  if (outcome.kind === "made") return { kind: "done", step, message: `back to intake: ${reason}` };
  return { kind: outcome.kind === "stale" ? "stale" : "failed", step, message: outcome.reason };
}
