import { z } from "zod";

// What GitHub answers to the queries of `request-query.ts`: nothing unchecked comes further.

const actor = z.object({ __typename: z.string(), login: z.string() }).nullable();
const login = z.object({ user: z.object({ login: z.string() }).nullable() }).nullable();
const nodes = <T extends z.ZodType>(node: T) => z.array(node.nullable()).nullable();
const workflowRun = z.object({ event: z.string(), workflow: z.object({ name: z.string() }) }).nullable();
const app = z.object({ slug: z.string() }).nullable();

const checkRun = z.object({
  __typename: z.literal("CheckRun"),
  name: z.string(),
  status: z.string(),
  conclusion: z.string().nullable(),
  startedAt: z.string().nullable(),
  checkSuite: z.object({ id: z.string(), app, workflowRun }),
});
const statusContext = z.object({
  __typename: z.literal("StatusContext"),
  context: z.string(),
  state: z.string(),
  description: z.string().nullable(),
});
const contexts = z.object({
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  nodes: nodes(z.discriminatedUnion("__typename", [checkRun, statusContext])),
});
const rollup = z.object({ contexts }).nullable();
const suite = z.object({
  id: z.string(),
  status: z.string(),
  conclusion: z.string().nullable(),
  app,
  workflowRun,
});
const commitChecks = z.object({
  oid: z.string(),
  statusCheckRollup: rollup,
  checkSuites: z.object({ nodes: nodes(suite) }).nullish(),
});

const before = z.object({ hasPreviousPage: z.boolean(), startCursor: z.string().nullable() });
const reviews = z.object({
  pageInfo: before,
  nodes: nodes(
    z.object({
      fullDatabaseId: z.coerce.number().int().positive(),
      author: actor,
      state: z.enum(["APPROVED", "CHANGES_REQUESTED", "COMMENTED", "DISMISSED", "PENDING"]),
      commit: z.object({ oid: z.string() }).nullable(),
      body: z.string(),
      submittedAt: z.string().nullable(),
      comments: z
        .object({
          nodes: nodes(
            z.object({
              path: z.string(),
              line: z.int().nullable(),
              originalLine: z.int().nullable(),
              body: z.string(),
            }),
          ),
        })
        .default({ nodes: [] }),
    }),
  ),
});
const commits = z.object({
  pageInfo: before,
  nodes: nodes(z.object({ commit: z.object({ author: login, committer: login }) })),
});

const request = z.object({
  id: z.string(),
  number: z.int(),
  url: z.string(),
  state: z.enum(["OPEN", "CLOSED", "MERGED"]),
  isDraft: z.boolean(),
  title: z.string(),
  body: z.string(),
  author: actor,
  headRefOid: z.string(),
  headRefName: z.string(),
  isCrossRepository: z.boolean(),
  baseRefOid: z.string(),
  baseRefName: z.string(),
  mergeCommit: z.object({ oid: z.string() }).nullable(),
  mergedBy: actor,
  mergeable: z.enum(["MERGEABLE", "CONFLICTING", "UNKNOWN"]),
  mergeQueueEntry: z.object({ id: z.string() }).nullable(),
  reviews: reviews.nullable(),
  commits,
  head: z.object({ nodes: nodes(z.object({ commit: commitChecks })) }),
});

/** A request as `fragment Request` gives it. */
export type RequestAnswer = z.infer<typeof request>;
/** A commit as `fragment Checks` gives it. */
export type ChecksAnswer = z.infer<typeof commitChecks>;
/** A check or status as `fragment Contexts` gives it. */
export type ContextAnswer = z.infer<typeof checkRun> | z.infer<typeof statusContext>;
/** A check suite as `fragment Checks` gives it. */
export type SuiteAnswer = z.infer<typeof suite>;
/** Reviews and commits as `OLDER_QUERY` gives them. */
export type OlderAnswer = Pick<RequestAnswer, "reviews" | "commits">;

const inRepository = <T extends z.ZodType>(content: T) => z.object({ repository: content });

/** The answer to `findQuery`, by the aliases of it. */
export const findAnswer = inRepository(
  z.record(
    z.string(),
    z
      .union([
        z.object({ associatedPullRequests: z.object({ nodes: nodes(request) }) }),
        z.object({ nodes: nodes(request) }),
        // Strict, so that a request that is not as it should be is none of these; an object that is no commit is empty.
        z.strictObject({ author: login.optional() }),
      ])
      .nullable(),
  ),
);
/** The answer to `REQUEST_QUERY`. */
export const requestAnswer = inRepository(z.object({ pullRequest: request.nullable() }));

const numbered = <T extends z.ZodRawShape>(shape: T) =>
  inRepository(
    z.object({
      pullRequests: z.object({
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
        nodes: nodes(z.object({ number: z.int(), ...shape })),
      }),
    }),
  );
/** The answer to `ENDED_QUERY`. */
export const endedAnswer = numbered({ isCrossRepository: z.boolean(), baseRefName: z.string() });
/** The answer to `HEADS_QUERY`. */
export const headsAnswer = numbered({ headRefOid: z.string() });
/** The answer to `OLDER_QUERY`. */
export const olderAnswer = inRepository(
  z.object({ pullRequest: z.object({ reviews: reviews.nullable(), commits }).nullable() }),
);
/** The answer to `CHECKS_QUERY`; an object that is no commit is empty. */
export const checksAnswer = inRepository(z.object({ object: commitChecks.nullable() }));
/** The answer to `MORE_CHECKS_QUERY`. */
export const moreChecksAnswer = inRepository(
  z.object({ object: z.object({ statusCheckRollup: rollup }).nullable() }),
);
/** The answer to `ENQUEUE_MUTATION`. */
export const enqueueAnswer = z.object({
  enqueuePullRequest: z.object({ mergeQueueEntry: z.object({ id: z.string() }).nullable() }).nullable(),
});
/** The answer to `QUEUED_QUERY`. */
export const queuedAnswer = z.object({
  node: z
    .object({
      state: z.string(),
      headRefOid: z.string(),
      mergeQueueEntry: z.object({ id: z.string() }).nullable(),
    })
    .nullable(),
});
/** The answer to `VIEWER_QUERY`. */
export const viewerAnswer = z.object({ viewer: z.object({ login: z.string() }) });
