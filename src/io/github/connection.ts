import { setTimeout as wait } from "node:timers/promises";
import { getOctokit } from "@actions/github";
import { defaults } from "@actions/github/lib/utils";
import { retry } from "@octokit/plugin-retry";
import { throttling } from "@octokit/plugin-throttling";
import type { z } from "zod";
import { CONNECTION_LIMITS, type ConnectionLimits, type ConnectionOptions } from "./connection-options.ts";
import { type FailureContext, faultOf, githubFailure } from "./failure.ts";
import { type Fetch, makeFetch } from "./fetch.ts";
import type { OperationName } from "./operations.ts";
import { makePace, NO_PACE } from "./pace.ts";
import { makeRedact } from "./secrets.ts";

/** Octokit with its typed methods of the REST interface. */
export type Octokit = ReturnType<typeof getOctokit>;

/** The parameters that every call on the repository has. */
export interface RepositoryName {
  readonly owner: string;
  readonly repo: string;
}

/** One token's way to GitHub. */
export interface Connection {
  readonly repository: RepositoryName;
  readonly limits: ConnectionLimits;
  readonly requestCount: () => number;
  /** Frees a text of the token. */
  readonly redact: (text: string) => string;
  /**
   * Calls the REST interface and checks the answer's form. What only reads is repeated after a fault; what writes only
   * with `REPEATABLE`.
   * @throws github/* as `githubFailure` lists them, but what `expect` names is thrown as it came
   */
  readonly rest: <T extends z.ZodType>(
    operation: OperationName,
    answer: T,
    call: (rest: Octokit["rest"]) => Promise<{ readonly data: unknown }>,
    expect?: (error: unknown) => boolean,
  ) => Promise<z.infer<T>>;
  /** Asks by GraphQL and checks the answer's form. A mutation is never repeated. @throws github/* */
  readonly graphql: <T extends z.ZodType>(
    operation: OperationName,
    query: string,
    variables: Readonly<Record<string, string | number | null>>,
    answer: T,
  ) => Promise<z.infer<T>>;
  /** Waits before something is tried for the n-th time again, n from 1. */
  readonly pause: (repetition: number) => Promise<void>;
}

/** Marks a write that may be done twice, among the parameters of a call. */
export const REPEATABLE = { request: { isRepeatable: true } } as const;

/** What is not tried again: GitHub has understood it and says no. Rate limits are waited for by plugin-throttling. */
const FINAL = [400, 401, 403, 404, 405, 406, 409, 410, 413, 415, 422, 429, 451];

/** Opens a connection. Nothing is asked yet. */
export function openConnection(options: ConnectionOptions): Connection {
  const limits = { ...CONNECTION_LIMITS, ...options.limits };
  const redact = makeRedact(options.token);
  const repository = { owner: options.owner, repo: options.name };
  const context: FailureContext = {
    repository: `${options.owner}/${options.name}`,
    redact,
    now: () => Date.now(),
  };
  let requests = 0;
  const octokit = makeOctokit(options, limits, redact, () => {
    requests += 1;
  });
  return {
    repository,
    limits,
    requestCount: () => requests,
    redact,
    pause: (repetition) => wait(limits.retryMs * repetition ** 2),
    rest: async (operation, answer, call, expect = () => false) => {
      try {
        return answer.parse((await call(octokit.rest)).data);
      } catch (error) {
        if (expect(error)) throw error;
        throw githubFailure(error, operation, context);
      }
    },
    graphql: async (operation, query, variables, answer) => {
      const isRepeatable = !query.startsWith("mutation");
      const baseUrl = options.graphqlUrl.replace(/\/graphql\/?$/, "");
      try {
        const said = await octokit.graphql(query, { ...variables, baseUrl, request: { isRepeatable } });
        return answer.parse(said);
      } catch (error) {
        const missing = missingData(error);
        if (missing === undefined) throw githubFailure(error, operation, context);
        return parseOr(answer, missing, error, (cause) => githubFailure(cause, operation, context));
      }
    },
  };
}

/** What GitHub could not find is null in the data, and is an error of its own type beside it. */
function missingData(error: unknown): unknown {
  const { errors } = faultOf(error);
  if (errors.length === 0 || errors.some(({ type }) => type !== "NOT_FOUND")) return undefined;
  return typeof error === "object" && error !== null && "data" in error ? error.data : undefined;
}

/** A null that the form does not allow, such as that of the repository itself, is what GitHub did not find. */
function parseOr<T extends z.ZodType>(
  answer: T,
  data: unknown,
  error: unknown,
  fail: (cause: unknown) => Error,
): z.infer<T> {
  const parsed = answer.safeParse(data);
  if (parsed.success) return parsed.data;
  throw fail(error);
}

function makeOctokit(
  options: ConnectionOptions,
  limits: ConnectionLimits,
  redact: (text: string) => string,
  onRequest: () => void,
): Octokit {
  const log = (line: string): void => options.log?.(redact(line));
  const mayWait =
    (kind: string) => (seconds: number, request: { url: string }, _: unknown, count: number) => {
      const isWaiting = count < limits.retries && seconds <= limits.rateLimitSeconds;
      if (isWaiting) log(`GitHub's ${kind} is reached at ${request.url}: waiting ${seconds} seconds`);
      return isWaiting;
    };
  // Declared as a class of Bottleneck, which is not a library of ours; the plugin uses `key(…).schedule(…)` alone.
  const paces = { write: makePace(limits.writeBurst, limits.writePauseMs), notifications: NO_PACE } as object;
  const octokit = getOctokit(
    options.token,
    {
      baseUrl: options.apiUrl,
      userAgent: "yoi",
      log: { debug: ignore, info: ignore, warn: log, error: log },
      // What knows the proxy of the runner, with a limit.
      request: { fetch: makeFetch(defaults.request?.fetch as Fetch, limits, onRequest) },
      retry: { doNotRetry: FINAL, retries: limits.retries, retryAfterBaseValue: limits.retryMs },
      throttle: {
        ...paces,
        id: `${options.apiUrl} ${options.owner}/${options.name}`,
        onRateLimit: mayWait("rate limit"),
        onSecondaryRateLimit: mayWait("secondary rate limit"),
      },
    },
    retry,
    throttling,
  );
  octokit.hook.before("request", (request) => {
    const isRead = request.method === "GET" || request.method === "HEAD";
    const mayRepeat = isRead || request.request["isRepeatable"] === true;
    // A copy, since all requests share one object, into which plugin-retry writes as well. Any other number than 0 would
    // let it repeat what is final too.
    request.request = { ...request.request, ...(mayRepeat ? {} : { retries: 0 }) };
  });
  return octokit;
}

function ignore(): void {
  // Octokit tells of every request here.
}
