import type { ClaimTrailer } from "../../../core/orchestrator/claim/claim-trailer.ts";
import type { Claim } from "../../../core/orchestrator/ledger.ts";
import type { WorkSeen } from "../../../core/orchestrator/observation.ts";
import { parseRounds, ROUNDS } from "../../../core/orchestrator/rounds.ts";
import type { Ticket } from "../../../core/ticket/ticket.ts";
import { parseAcceptanceCriteria } from "../../../core/workspace/acceptance-criteria.ts";
import { matchesPath } from "../../../core/workspace/match-path.ts";
import { ORCHESTRATOR_IDENTITY } from "../../../io/git/objects.ts";
import { runGit } from "../../../io/git/plumbing.ts";
import type { Repository } from "../../../io/git/repository.ts";
import { isAncestor, mergeBases } from "../../../io/git/revision.ts";
import type { Orchestrator } from "../context.ts";
import { mergeCommits } from "../land/merge-commits.ts";
import { readSubject, ticketDigest } from "../land/subject.ts";
import { isEntryUnchanged } from "../store/ledger-store.ts";
import { readChangedPaths } from "./changed-paths.ts";
import { chainOf } from "./observe-default.ts";
import type { SeeingFacts } from "./observe-ticket.ts";

/** What a work ref is seen with. */
export interface WorkFacts
  extends Pick<SeeingFacts, "orchestrator" | "refs" | "ledger" | "config" | "trailers"> {
  readonly claim: Claim | null;
  /** The ticket at the tip. */
  readonly workTicket: Ticket | undefined;
}

/** The tip of a work ref, and how it stands to ledger and default branch. Up to 15 processes, 3 when it was seen before. */
export function seeWork(id: string, head: string, facts: WorkFacts): WorkSeen {
  const { orchestrator, refs, config, claim, workTicket, trailers } = facts;
  const { memo } = orchestrator;
  const trailer = trailers.get(head);
  const own = trailer?.ticket === id ? trailer : undefined;
  const branch = memo.get(`branch ${head} ${refs.defaultSha} ${id}`, () => seeBranch(head, facts));
  const { changed, ...rest } = branch;
  return {
    head,
    relation: relationOf(orchestrator, head, claim),
    trailer:
      own === undefined ? null : { generation: own.generation, attempt: own.attempt, ledger: own.ledger },
    entry_unchanged:
      own !== undefined &&
      memo.get(`entry ${id} ${own.ledger} ${refs.ledger}`, () => entryUnchanged(id, own, facts)),
    ticket: seeWorkTicket(workTicket),
    has_code: changed.length > 0,
    rounds: [...parseRounds(workTicket?.files.get(ROUNDS)?.text).entries],
    protected_paths: changed.filter((path) =>
      config.merge.protected_paths.some((glob) => matchesPath(glob, path)),
    ),
    ...rest,
  };
}

/** What two commits alone say of a work branch: it is read once for each pair. */
function seeBranch(
  head: string,
  { orchestrator, refs, config, workTicket }: WorkFacts,
): Pick<WorkSeen, "subject" | "base" | "committers"> & { readonly changed: readonly string[] } {
  const { repo } = orchestrator;
  const { defaultSha } = refs;
  const root = config.backend.root;
  const [base] = mergeBases(repo, head, [defaultSha]);
  const contained = base === defaultSha;
  return {
    changed: base === undefined ? [] : readChangedPaths(repo, base, head, root),
    subject: readSubject(repo, { head, base: defaultSha, ticket: workTicket, root }),
    base: {
      contained,
      conflicts: contained ? [] : conflictsOf(repo, { ours: head, theirs: defaultSha, ticketRoot: root }),
    },
    committers: base === undefined ? [] : readCommitters(repo, base, head),
  };
}

function seeWorkTicket(ticket: Ticket | undefined): WorkSeen["ticket"] {
  const state = ticket?.item?.state;
  if (ticket?.item === undefined || state === undefined) return null;
  return {
    state,
    attention: ticket.item.attention_required,
    text: ticketDigest(ticket),
    chain: chainOf(ticket),
    criteria: [...parseAcceptanceCriteria(ticket.item.body)],
  };
}

function relationOf(
  { repo, memo, known }: Orchestrator,
  head: string,
  claim: Claim | null,
): WorkSeen["relation"] {
  if (claim === null) return "other";
  if (head === claim.head) return "expected";
  if (head === claim.before) return "behind";
  // A commit that is not here is nobody's ancestor as long as it is not.
  const isAhead = memo.get(`ancestor ${claim.head} ${head} ${known.has(claim.head)}`, () =>
    isAncestor(repo, claim.head, head),
  );
  return isAhead ? "ahead" : "other";
}

/** A trailer proves a move only while the ledger's entry is the one the move started from. */
function entryUnchanged(
  id: string,
  { ledger: before }: ClaimTrailer,
  { orchestrator, refs, ledger }: Pick<WorkFacts, "orchestrator" | "refs" | "ledger">,
): boolean {
  const now = refs.ledger;
  if (before === now) return true;
  if (before === null || now === null) return !ledger.claims.has(id);
  return isEntryUnchanged(orchestrator.repo, before, now, id);
}

function conflictsOf(
  repo: Repository,
  merge: { readonly ours: string; readonly theirs: string; readonly ticketRoot: string },
): string[] {
  const merged = mergeCommits(repo, merge);
  return merged.kind === "clean" ? [] : [...merged.paths, ...merged.records];
}

/** The names of people who committed since the branch left the default branch. 1 process. */
function readCommitters(repo: Repository, base: string, head: string): string[] {
  const args = ["log", "--format=%an%n%cn", "--no-show-signature", `${base}..${head}`, "--"];
  const names = runGit(args, repo).stdout.toString("utf8").split("\n");
  return [...new Set(names)].filter((name) => name !== "" && name !== ORCHESTRATOR_IDENTITY.name).sort();
}
