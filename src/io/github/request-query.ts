// The GraphQL documents about requests. https://docs.github.com/en/graphql/reference/objects#pullrequest

/** How many branches, and how many commits, one call asks for. */
export const ASKED_PER_CALL = 25;
/** How many reviews, commits or checks one call gives at most: GitHub allows no more. */
export const PAGE = 100;
/** How many comments of one review are read: one call may ask for 500,000 things together. */
export const COMMENTS = 50;
/** How many check suites of a commit are read: one for each workflow and event, and one for each App. */
export const SUITES = 50;

const ACTOR = "__typename login";

/** Checks and statuses of a commit. The suites are looked at since a run that is held has no check yet. */
const CHECKS = `
fragment Checks on Commit {
  oid
  statusCheckRollup {
    contexts(first: ${PAGE}) {
      ...Contexts
    }
  }
  checkSuites(first: ${SUITES}) {
    nodes {
      id
      status
      conclusion
      app { slug }
      workflowRun { event workflow { name } }
    }
  }
}
fragment Contexts on StatusCheckRollupContextConnection {
  pageInfo { hasNextPage endCursor }
  nodes {
    __typename
    ... on CheckRun {
      name
      status
      conclusion
      startedAt
      checkSuite { id app { slug } workflowRun { event workflow { name } } }
    }
    ... on StatusContext { context state description }
  }
}`;

const FACTS = `
fragment Facts on PullRequest {
  id
  number
  url
  state
  isDraft
  title
  body
  author { ${ACTOR} }
  headRefOid
  headRefName
  isCrossRepository
  baseRefOid
  baseRefName
  mergeCommit { oid }
  mergedBy { ${ACTOR} }
  mergeable
  mergeQueueEntry { id }
}`;

const REVIEWS = `
fragment Reviews on PullRequestReviewConnection {
  pageInfo { hasPreviousPage startCursor }
  nodes {
    fullDatabaseId
    author { ${ACTOR} }
    state
    commit { oid }
    body
    submittedAt
    comments(first: ${COMMENTS}) { nodes { path line originalLine body } }
  }
}`;

const COMMITS = `
fragment Commits on PullRequestCommitConnection {
  pageInfo { hasPreviousPage startCursor }
  nodes { commit { author { user { login } } committer { user { login } } } }
}`;

const REQUEST = `
fragment Request on PullRequest {
  ...Facts
  reviews(last: ${PAGE}) { ...Reviews }
  commits(last: ${PAGE}) { ...Commits }
  head: commits(last: 1) { nodes { commit { ...Checks } } }
}`;

/** Of what is over nobody asks for comments and runs any more, and each of them would count. */
const ENDED = `
fragment Ended on PullRequest {
  ...Facts
  reviews(last: ${PAGE}) {
    pageInfo { hasPreviousPage startCursor }
    nodes { fullDatabaseId author { ${ACTOR} } state commit { oid } body submittedAt }
  }
  commits(last: ${PAGE}) { ...Commits }
  head: commits(last: 1) { nodes { commit { oid statusCheckRollup { contexts(first: ${PAGE}) { ...Contexts } } } } }
}`;

const ALL = `${REQUEST}${FACTS}${REVIEWS}${COMMITS}${CHECKS}`;

/**
 * Requests of `branches` branches (`$b0`, …, and the same as full names, `$r0`, …) and authors of `commits` commits
 * (`$c0`, …). The open request is read by the ref, since `headRefName` also finds the requests of strangers' forks
 * whose branch has the same name; what is closed often has no ref any more.
 */
export function findQuery(branches: number, commits: number, hasBase: boolean): string {
  const base = hasBase ? ", baseRefName: $base" : "";
  const asked = [
    ...(hasBase ? ["$base: String"] : []),
    ...times(branches, (index) => `$b${index}: String!, $r${index}: String!`),
    ...times(commits, (index) => `$c${index}: GitObjectID!`),
  ];
  const fields = [
    ...times(
      branches,
      (index) =>
        `o${index}: ref(qualifiedName: $r${index}) { associatedPullRequests(first: 1, states: [OPEN]${base}, orderBy: {field: CREATED_AT, direction: ASC}) { nodes { ...Request } } }
    e${index}: pullRequests(headRefName: $b${index}, first: 1, states: [CLOSED, MERGED]${base}, orderBy: {field: CREATED_AT, direction: DESC}) { nodes { ...Ended } }`,
    ),
    ...times(
      commits,
      (index) => `c${index}: object(oid: $c${index}) { ... on Commit { author { user { login } } } }`,
    ),
  ];
  return `query FindRequests($owner: String!, $name: String!, ${asked.join(", ")}) {
  repository(owner: $owner, name: $name) {
    ${fields.join("\n    ")}
  }
}${branches > 0 ? `${ALL}${ENDED}` : ""}`;
}

/** One request by its number, `$number`. */
export const REQUEST_QUERY = `query Request($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) { pullRequest(number: $number) { ...Request } }
}${ALL}`;

/** Closed requests of a branch, of forks as well; newest first. */
export const ENDED_QUERY = `query EndedRequests($owner: String!, $name: String!, $branch: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequests(headRefName: $branch, first: ${PAGE}, after: $after, states: [CLOSED, MERGED], orderBy: {field: CREATED_AT, direction: DESC}) {
      pageInfo { hasNextPage endCursor }
      nodes { number isCrossRepository baseRefName }
    }
  }
}`;

/** Heads of the open requests. */
export const HEADS_QUERY = `query OpenHeads($owner: String!, $name: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequests(first: ${PAGE}, after: $after, states: [OPEN], orderBy: {field: CREATED_AT, direction: DESC}) {
      pageInfo { hasNextPage endCursor }
      nodes { number headRefOid }
    }
  }
}`;

/** Older reviews and commits of a request: the pages before the cursors. */
export const OLDER_QUERY = `query OlderReviews($owner: String!, $name: String!, $number: Int!, $reviews: String, $commits: String) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      reviews(last: ${PAGE}, before: $reviews) { ...Reviews }
      commits(last: ${PAGE}, before: $commits) { ...Commits }
    }
  }
}${REVIEWS}${COMMITS}`;

/** Checks of one commit. */
export const CHECKS_QUERY = `query Checks($owner: String!, $name: String!, $sha: GitObjectID!) {
  repository(owner: $owner, name: $name) { object(oid: $sha) { ...Checks } }
}${CHECKS}`;

/** Further checks of one commit. */
export const MORE_CHECKS_QUERY = `query MoreChecks($owner: String!, $name: String!, $sha: GitObjectID!, $after: String) {
  repository(owner: $owner, name: $name) {
    object(oid: $sha) {
      ... on Commit { statusCheckRollup { contexts(first: ${PAGE}, after: $after) { ...Contexts } } }
    }
  }
}${CHECKS.slice(CHECKS.indexOf("fragment Contexts"))}`;

/** Puts a request into the merge queue. https://docs.github.com/en/graphql/reference/mutations#enqueuepullrequest */
export const ENQUEUE_MUTATION = `mutation Enqueue($node: ID!, $head: GitObjectID!) {
  enqueuePullRequest(input: {pullRequestId: $node, expectedHeadOid: $head}) { mergeQueueEntry { id } }
}`;

/** Whether a request is in the merge queue. */
export const QUEUED_QUERY = `query Queued($node: ID!) {
  node(id: $node) { ... on PullRequest { state headRefOid mergeQueueEntry { id } } }
}`;

/** Whose the token is: an installation token may not ask `GET /user`. */
export const VIEWER_QUERY = "query Viewer { viewer { login } }";

function times(count: number, make: (index: number) => string): string[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
