import type { Review } from "../../core/github/verdicts.ts";
import { classifyChecks, contextsOf, ownStatuses, present, suitesOf } from "./classify-checks.ts";
import type { ChecksAnswer, ContextAnswer, OlderAnswer, RequestAnswer } from "./request-shapes.ts";
import type { GitHubChecks, RequestSeen } from "./values.ts";

const STATES = { OPEN: "open", CLOSED: "closed", MERGED: "merged" } as const;
const MERGEABLE = { MERGEABLE: "mergeable", CONFLICTING: "conflicting", UNKNOWN: "unknown" } as const;

/** What a deleted account is called. https://docs.github.com/en/account-and-profile/concepts/account-deletion */
const GHOST = "ghost";

/** What further pages of a request held. */
export interface Further {
  /** Pages of older reviews and commits, the newest page first. */
  readonly older: readonly OlderAnswer[];
  /** Further checks of the head. */
  readonly contexts: readonly ContextAnswer[];
  /** Whether there is more than was read of reviews or commits, and of checks. */
  readonly isCut: boolean;
  readonly areChecksCut: boolean;
}

/** A request as it is used, from GitHub's answer. */
export function requestFrom(answer: RequestAnswer, further: Further): RequestSeen {
  const pages = [answer, ...further.older].reverse();
  const head = present(answer.head.nodes)[0]?.commit;
  const author = actorOf(answer.author);
  return {
    number: answer.number,
    nodeId: answer.id,
    url: answer.url,
    state: STATES[answer.state],
    isDraft: answer.isDraft,
    title: answer.title,
    body: answer.body,
    author: author.login,
    authorIsBot: author.isBot,
    head: answer.headRefOid,
    headBranch: answer.headRefName,
    isFork: answer.isCrossRepository,
    base: answer.baseRefOid,
    baseBranch: answer.baseRefName,
    mergeCommit: answer.mergeCommit?.oid ?? null,
    mergedBy: answer.mergedBy === null ? null : actorOf(answer.mergedBy).login,
    mergeable: MERGEABLE[answer.mergeable],
    inMergeQueue: answer.mergeQueueEntry !== null,
    reviews: pages.flatMap(({ reviews }) => present(reviews?.nodes)).map(reviewFrom),
    isCut: further.isCut,
    committers: committersOf(pages),
    ...headFacts(head, answer.headRefOid, further),
  };
}

/** Checks of a commit; a list that was cut is not finished, whatever its part says. */
export function checksFrom(
  answer: ChecksAnswer,
  further: Pick<Further, "contexts" | "areChecksCut">,
  without: readonly string[],
): GitHubChecks {
  const contexts = [...contextsOf(answer), ...further.contexts];
  const checks = classifyChecks(suitesOf(answer), contexts, without);
  return further.areChecksCut && checks.state !== "failed" ? { ...checks, state: "pending" } : checks;
}

/** For some moments after a push the list of commits is still the old one: its checks are not those of the head. */
function headFacts(
  head: ChecksAnswer | undefined,
  sha: string,
  further: Further,
): Pick<RequestSeen, "statuses" | "checks"> {
  if (head?.oid !== sha) return { statuses: new Map(), checks: { state: "pending", names: [] } };
  return {
    statuses: ownStatuses([...contextsOf(head), ...further.contexts]),
    checks: checksFrom(head, further, []),
  };
}

type ReviewAnswer = ReturnType<
  typeof present<NonNullable<NonNullable<RequestAnswer["reviews"]>["nodes"]>[number]>
>;

function reviewFrom(review: NonNullable<ReviewAnswer[number]>): Review {
  const { login, isBot } = actorOf(review.author);
  return {
    id: review.fullDatabaseId,
    login,
    isBot,
    state: review.state,
    commit: review.commit?.oid ?? null,
    body: review.body,
    submittedAt: review.submittedAt ?? "",
    comments: present(review.comments.nodes).map(({ path, line, originalLine, body }) => ({
      path,
      line: line ?? originalLine,
      body,
    })),
  };
}

function committersOf(pages: readonly OlderAnswer[]): readonly (string | null)[] {
  const commits = pages.flatMap(({ commits }) => present(commits.nodes));
  const logins = commits.flatMap(({ commit }) => [
    commit.author?.user?.login ?? null,
    commit.committer?.user?.login ?? null,
  ]);
  return [...new Set(logins)];
}

/** Logins as the REST interface has them: those of bots end with `[bot]`, which GraphQL leaves out. */
function actorOf(actor: RequestAnswer["author"]): { readonly login: string; readonly isBot: boolean } {
  if (actor === null) return { login: GHOST, isBot: false };
  const { __typename: kind, login } = actor;
  const isBot = kind !== "User" || login.endsWith("[bot]");
  return { login: kind === "Bot" && !login.endsWith("[bot]") ? `${login}[bot]` : login, isBot };
}
