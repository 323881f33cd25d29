/** Where GitHub is, as whom it is asked, and how patiently. */
export interface ConnectionOptions {
  /** The job's token, or one of a GitHub App. It is in no message and no error. */
  readonly token: string;
  /** `GITHUB_API_URL`: `https://api.github.com`, or `https://<host>/api/v3`. */
  readonly apiUrl: string;
  /** `GITHUB_GRAPHQL_URL`: `https://api.github.com/graphql`, or `https://<host>/api/graphql`. */
  readonly graphqlUrl: string;
  readonly owner: string;
  readonly name: string;
  /** Told of every wait and of what GitHub says is going to be removed. Default: nobody. */
  readonly log?: (line: string) => void;
  /** Other limits than the usual ones. */
  readonly limits?: Partial<ConnectionLimits>;
}

/** How long and how often is waited. */
export interface ConnectionLimits {
  /** How long one request may take, in milliseconds. */
  readonly requestMs: number;
  /** How often a request that may be repeated is repeated. */
  readonly retries: number;
  /** The wait before the first repetition, in milliseconds; before the n-th it is n² times that. */
  readonly retryMs: number;
  /** Longest wait for a rate limit to end, in seconds: with a longer one the request fails and says when. */
  readonly rateLimitSeconds: number;
  /** How many writes may follow each other at once; after that there is a wait of `writePauseMs` before each. */
  readonly writeBurst: number;
  /** See `writeBurst`. */
  readonly writePauseMs: number;
}

/**
 * The usual limits. GitHub itself gives up after 10 seconds
 * (https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api#timeouts), and allows 80 requests a minute that make content, which is a burst of 20 and one a second.
 * https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits
 */
export const CONNECTION_LIMITS: ConnectionLimits = {
  requestMs: 20_000,
  retries: 3,
  retryMs: 500,
  rateLimitSeconds: 120,
  writeBurst: 20,
  writePauseMs: 1_000,
};
