import { recordPull, recordReview } from "./events.ts";
import { markMerged } from "./merging.ts";
import type { State } from "./state.ts";
import { ownerOf } from "./state.ts";
import type { Actor, Pull } from "./values.ts";

/**
 * Lets all open requests follow git: pushes show as `synchronize`, a deleted head branch closes, a head that reached the
 * base branch is merged. `actor` is who moved the refs, as far as it is known.
 */
export async function reconcile(state: State, actor?: Actor): Promise<void> {
  const open = [...state.pulls.values()].filter((pull) => pull.state === "open");
  if (open.length === 0) return;
  for (const pull of open) {
    const head = await state.repos.get(pull.headRepo)?.resolve(`refs/heads/${pull.headBranch}`);
    const base = await state.bare.resolve(`refs/heads/${pull.baseBranch}`);
    await follow(state, pull, actor, head, base);
  }
}

async function follow(
  state: State,
  pull: Pull,
  actor: Actor | undefined,
  head: string | undefined,
  base: string | undefined,
): Promise<void> {
  const by = actor ?? ownerOf(state);
  if (head !== undefined && head !== pull.headSha) await moveHead(state, pull, by, head);
  if (base !== undefined && base !== pull.baseSha) {
    pull.baseSha = base;
    if (await state.bare.contains(base, pull.headSha)) {
      const path = await state.bare.must([
        "rev-list",
        "--ancestry-path",
        "--first-parent",
        `${pull.headSha}..${base}`,
      ]);
      markMerged(state, pull, by, path === "" ? pull.headSha : (path.split("\n").at(-1) ?? base));
      leaveQueue(state, pull);
      return;
    }
  }
  if (head === undefined || base === undefined) {
    pull.state = "closed";
    pull.closedAt = state.now();
    pull.updatedAt = pull.closedAt;
    leaveQueue(state, pull);
    recordPull(state, by, "closed", pull);
  }
}

async function moveHead(state: State, pull: Pull, by: Actor, head: string): Promise<void> {
  const before = pull.headSha;
  await fetchHead(state, pull.headRepo, head, pull.number);
  pull.headSha = head;
  pull.updatedAt = state.now();
  leaveQueue(state, pull);
  recordPull(state, by, "synchronize", pull, { before, after: head });
  if (state.protections.get(pull.baseBranch)?.dismissesStale !== true) return;
  for (const review of pull.reviews) {
    if (review.state !== "APPROVED") continue;
    review.state = "DISMISSED";
    recordReview(state, by, "dismissed", pull, review);
  }
}

/** Brings a head into `refs/pull/<n>/head` of the repository: of a fork with its objects. */
export async function fetchHead(state: State, repo: string, sha: string, number: number): Promise<void> {
  const from = state.repos.get(repo)?.root ?? state.bare.root;
  if (from !== state.bare.root) await state.bare.must(["fetch", "--quiet", "--no-tags", from, sha]);
  await state.bare.must(["update-ref", `refs/pull/${number}/head`, sha]);
}

function leaveQueue(state: State, pull: Pull): void {
  const at = state.queue.findIndex((entry) => entry.pull === pull.number);
  if (at >= 0) state.queue.splice(at, 1);
}
