import { isWorkRequest, viewRequest } from "../../../core/github/request-view.ts";
import { isWriter } from "../../../core/github/verdicts.ts";
import type { Claim, LedgerVerdict } from "../../../core/orchestrator/ledger.ts";
import { fetchMissing } from "../../../io/git/fetch-missing.ts";
import { resolveCommits } from "../../../io/git/revision.ts";
import type { RequestsFound } from "../../../io/github/api.ts";
import type { RequestSeen } from "../../../io/github/values.ts";
import type { Orchestrator } from "../../orchestrate/context.ts";
import type { ForgeQuestion, ForgeView } from "../../orchestrate/forge/forge.ts";
import type { ForgeParts, RequestNotes } from "./forge-parts.ts";
import { readAttempts } from "./look-attempts.ts";
import { type CommitsToAsk, commitsToAsk, type Involved, involvedIn } from "./look-people.ts";
import { readReviews } from "./look-reviews.ts";

/** One claimed ticket on its way. */
interface Claimed {
  readonly id: string;
  readonly claim: Claim;
  readonly branch: string;
  readonly asked: CommitsToAsk;
}

/** What GitHub shows of one claimed ticket. */
interface Facts extends RequestNotes {
  readonly involved: Involved | null;
  readonly verdicts: readonly LedgerVerdict[];
}

const NOTHING: RequestsFound = { requests: new Map(), authors: new Map() };

/**
 * Looks at the requests of claimed work branches, at what people said there, and at the runs of open attempts. Nothing
 * is asked where nothing is claimed; else one call for 25 claims, one where an attempt is open, and one for each person
 * who reviewed. @throws github/*
 */
export async function lookAtGitHub(
  parts: ForgeParts,
  orchestrator: Orchestrator,
  question: ForgeQuestion,
): Promise<ForgeView> {
  const { refs, config } = question;
  await fetchLooked(parts, orchestrator, question);
  const claimed = claimedOf(orchestrator, question);
  const open = claimed.flatMap(({ id, claim: { attempt } }) =>
    attempt === null ? [] : [{ ticket: id, attempt }],
  );
  const attempts = await readAttempts(parts, orchestrator, open);
  const found = claimed.length === 0 ? NOTHING : await parts.api.findRequests(wanted(claimed));
  const facts = new Map<string, Facts>();
  for (const each of claimed) facts.set(each.id, await readFacts(parts, orchestrator, question, each, found));
  parts.memory.notes.clear();
  for (const [id, { request, left, notes }] of facts) parts.memory.notes.set(id, { request, left, notes });
  return {
    checkoutProblem: () => null,
    // Every job has a clone of its own.
    worktrees: [],
    worktreeOf: (_id, live) => (live === null ? "none" : "ready"),
    attemptOf: (attempt) => attempts.get(attempt.id) ?? { liveness: "unknown", result: "none" },
    requestOf: (id, work, live) => {
      const request = facts.get(id)?.request;
      if (request === undefined || live === null) return null;
      return viewRequest(request, {
        ticket: id,
        claim: live,
        defaultBranch: refs.defaultBranch,
        requiredChecks: config.merge.required_checks,
        workHead: work?.head ?? null,
        justShown: parts.memory.shown.get(id) ?? null,
        justQueued: parts.memory.queued.has(request.head),
      });
    },
    verdictsOf: (id) => facts.get(id)?.verdicts ?? [],
    // People approve where GitHub knows who they are. A name in the ledger anybody can write who may push.
    heeds: ({ kind }) => kind !== "approval",
    committersOf: (id) => facts.get(id)?.involved?.committers ?? [],
    requesterOf: (id) => facts.get(id)?.involved?.requester ?? null,
  };
}

/** What a look reads of commits, in one exchange where the job's clone lacks it. */
async function fetchLooked(
  { memory }: ForgeParts,
  { repo, place }: Orchestrator,
  { refs, ledger }: ForgeQuestion,
): Promise<void> {
  if (place.kind !== "remote") return;
  const bases = [...ledger.claims.values()].flatMap(({ live }) => (live === null ? [] : [live.base]));
  const looked = [refs.defaultSha, ...refs.work.values(), ...bases].filter((oid) => !memory.whole.has(oid));
  const here = looked.length === 0 ? looked : [...resolveCommits(repo, looked).keys()];
  await fetchMissing(repo, place.remote, here);
  for (const commit of here) memory.whole.add(commit);
}

function claimedOf(orchestrator: Orchestrator, { refs, ledger, config }: ForgeQuestion): readonly Claimed[] {
  const { defaultSha } = refs;
  const root = config.backend.root;
  return [...ledger.claims].flatMap(([id, { live: claim }]): Claimed[] => {
    if (claim === null) return [];
    const asked = commitsToAsk(orchestrator, { id, claim, head: refs.work.get(id), defaultSha, root });
    return [{ id, claim, branch: `${orchestrator.place.workPrefix}${id}`, asked }];
  });
}

function wanted(claimed: readonly Claimed[]): { readonly branches: string[]; readonly commits: string[] } {
  const commits = claimed.flatMap(({ asked: { queueing, foreign } }) => [
    ...(queueing === undefined ? [] : [queueing]),
    ...foreign.map(({ oid }) => oid),
  ]);
  return { branches: claimed.map(({ branch }) => branch), commits: [...new Set(commits)] };
}

async function readFacts(
  { api }: ForgeParts,
  orchestrator: Orchestrator,
  { refs, config }: ForgeQuestion,
  { id, branch, asked }: Claimed,
  { requests, authors }: RequestsFound,
): Promise<Facts> {
  const request = requests.get(branch);
  const isNone = request === undefined || !isWorkRequest(request, refs.defaultBranch);
  if (isNone || !(await endsRightly(api, request)))
    return { request: undefined, involved: null, verdicts: [], left: [], notes: [] };
  const involved = involvedIn(request, asked, authors);
  const place = { id, defaultSha: refs.defaultSha, root: config.backend.root };
  const said =
    request.state === "open"
      ? await readReviews(api, orchestrator, request, involved, place)
      : { verdicts: [], left: [] };
  return { request, involved, ...said, notes: notesOf(request, involved) };
}

/**
 * Whoever opened a request may close it, and everybody who can read may open one of a work branch: one that a person
 * without write access opened and closed says nothing about the work.
 */
async function endsRightly(api: ForgeParts["api"], request: RequestSeen): Promise<boolean> {
  if (request.state !== "closed" || request.authorIsBot) return true;
  return isWriter(await api.readPermission(request.author));
}

function notesOf(request: RequestSeen, { distrust }: Involved): readonly string[] {
  return [
    ...(request.isDraft ? ["It is a draft: GitHub merges no draft."] : []),
    ...(request.checks.state === "held" ? ["GitHub holds its checks until a person lets them run."] : []),
    ...(distrust === null ? [] : [distrust]),
  ];
}
