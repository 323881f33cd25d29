import { peopleToAsk, type WeighedReviews, weighReviews } from "../../../core/github/verdicts.ts";
import type { Subject } from "../../../core/orchestrator/subject.ts";
import { mergeBases, resolveCommits } from "../../../io/git/revision.ts";
import type { GitHubApi } from "../../../io/github/api.ts";
import type { RequestSeen } from "../../../io/github/values.ts";
import { readTickets } from "../../change/read-tickets.ts";
import type { Orchestrator } from "../../orchestrate/context.ts";
import { readSubject } from "../../orchestrate/land/subject.ts";
import type { Involved } from "./look-people.ts";

/** What the reviews of a request mean. One call for each person whose word could count, remembered by the API. */
export async function readReviews(
  api: GitHubApi,
  orchestrator: Orchestrator,
  { reviews }: RequestSeen,
  { committers, requester, distrust }: Involved,
  place: { readonly id: string; readonly defaultSha: string; readonly root: string },
): Promise<WeighedReviews> {
  const excluded = new Set(
    [...committers, ...(requester === null ? [] : [requester])].map((login) => login.toLowerCase()),
  );
  const roles = new Map<string, string>();
  for (const login of peopleToAsk(reviews, { excluded, distrust }))
    roles.set(login, await api.readPermission(login));
  const subjectOf = (commit: string): Subject | undefined =>
    orchestrator.memo.get(`reviewed ${commit} ${place.defaultSha} ${place.id}`, () =>
      readReviewed(orchestrator, commit, place),
    );
  return weighReviews(reviews, { roles, excluded, distrust, subjectOf });
}

/**
 * What a review of a commit is about. The policy is the one that the reviewed branch had taken up: under a newer policy
 * a review holds for its very head only.
 */
function readReviewed(
  { repo }: Orchestrator,
  commit: string,
  { id, defaultSha, root }: { readonly id: string; readonly defaultSha: string; readonly root: string },
): Subject | undefined {
  if (!resolveCommits(repo, [commit]).has(commit)) return undefined;
  const base = mergeBases(repo, commit, [defaultSha])[0] ?? defaultSha;
  const ticket = readTickets(repo, { kind: "commit", oid: commit }, new Set([id]), root).get(id);
  return readSubject(repo, { head: commit, base, ticket, root });
}
