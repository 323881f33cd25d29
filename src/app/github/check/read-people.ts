import type { Person, RequestPeople } from "../../../core/github/check-identity.ts";
import type { Review } from "../../../core/github/verdicts.ts";
import type { GitHubApi } from "../../../io/github/api.ts";
import type { RequestSeen } from "../../../io/github/values.ts";

/** Most approvers that are asked about; the newest ones. */
const MAX_APPROVERS = 20;
const WRITERS: ReadonlySet<string> = new Set(["admin", "maintain", "write"]);

/** With what people are asked about. */
export interface PeopleApis {
  readonly api: GitHubApi;
  /** Sees teams where it has an App's token that may. */
  readonly actingApi: GitHubApi;
  /** Members of this team may queue; undefined: whoever may write. */
  readonly team: string | undefined;
}

/**
 * Reads what the people behind a request may do: its author, and who approved exactly the head that is judged. 1 call
 * for each of them, 2 with a team. @throws github/*
 */
export async function readPeople(request: RequestSeen, apis: PeopleApis): Promise<RequestPeople> {
  const { author, authorIsBot, isFork } = request;
  const approvers: Person[] = [];
  for (const { login, isBot } of approvalsOf(request)) {
    if (login !== author) approvers.push(await readPerson(login, isBot, apis));
  }
  return { author: await readPerson(author, authorIsBot, apis), approvers, isFork };
}

async function readPerson(login: string, isBot: boolean, apis: PeopleApis): Promise<Person> {
  const { api, actingApi, team } = apis;
  if (isBot) return { login, isBot, mayWrite: false, inQueueTeam: false };
  const mayWrite = WRITERS.has(await api.readPermission(login));
  if (team === undefined) return { login, isBot, mayWrite };
  return { login, isBot, mayWrite, inQueueTeam: await actingApi.isTeamMember(team, login) };
}

/** The latest word of each person that is one, where it approves this head. */
function approvalsOf({ reviews, head }: RequestSeen): readonly Review[] {
  const latest = new Map<string, Review>();
  for (const review of reviews) {
    if (review.state !== "COMMENTED" && review.state !== "PENDING") latest.set(review.login, review);
  }
  return [...latest.values()]
    .filter(({ state, commit }) => state === "APPROVED" && commit === head)
    .slice(-MAX_APPROVERS);
}
