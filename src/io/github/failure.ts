import { z } from "zod";
import { failure, YoiError } from "../../core/diagnostic/error.ts";
import { OPERATIONS, type OperationName } from "./operations.ts";

// What goes wrong between yoi and GitHub, as findings. Nothing of a request is kept in them: its headers hold the token.

/** What a failure is told with. */
export interface FailureContext {
  readonly repository: string;
  /** Frees a text of the token. */
  readonly redact: (text: string) => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** One error of a GraphQL answer. https://spec.graphql.org/October2021/#sec-Errors */
export interface GraphqlError {
  readonly type: string;
  readonly message: string;
  /** The fields that lead to what is missing, and the indices of lists. */
  readonly path: readonly unknown[];
}

/** What Octokit throws, as far as it is looked at: `@octokit/request-error` and `@octokit/graphql` declare it. */
interface Thrown {
  readonly status?: unknown;
  readonly message?: unknown;
  readonly headers?: unknown;
  readonly response?: unknown;
  readonly errors?: unknown;
}

/** What was thrown, as plain values. */
export interface Fault {
  /** HTTP status; undefined: the answer was not an HTTP error. */
  readonly status: number | undefined;
  readonly message: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Of a GraphQL answer. */
  readonly errors: readonly GraphqlError[];
  /** Whether any HTTP answer came. */
  readonly isAnswered: boolean;
}

const HERE = { path: "." };

/** Reads what a request threw. */
export function faultOf(error: unknown): Fault {
  const thrown: Thrown = typeof error === "object" && error !== null ? error : {};
  const response: Thrown =
    typeof thrown.response === "object" && thrown.response !== null ? thrown.response : {};
  const errors = Array.isArray(thrown.errors) ? thrown.errors : dataErrors(response);
  return {
    status: typeof thrown.status === "number" ? thrown.status : undefined,
    message: typeof thrown.message === "string" ? thrown.message : String(error),
    headers: { ...textsOf(response.headers), ...textsOf(thrown.headers) },
    errors: errors.flatMap(graphqlError),
    isAnswered: thrown.response !== undefined || errors.length > 0,
  };
}

/** Whether it is not known if GitHub did what it was asked for: no answer, or a fault of GitHub's own. */
export function isUnanswered(error: unknown): boolean {
  if (error instanceof YoiError) return error.diagnostic.code === "github/unreachable";
  const { status } = faultOf(error);
  return status !== undefined && status >= 500;
}

/** Whether GitHub hides it or has nothing there (403, 404). A rate limit, which is told by 403 too, is something else. */
export function isHidden(error: unknown): boolean {
  const fault = faultOf(error);
  return fault.status === 404 || (fault.status === 403 && rateLimitEnd(fault, 0) === undefined);
}

/** Whether GitHub answered with one of these HTTP statuses. */
export function hasStatus(error: unknown, ...statuses: readonly number[]): boolean {
  const { status } = faultOf(error);
  return status !== undefined && statuses.includes(status);
}

/**
 * What a request threw, as a finding: github/unauthorized (401), github/forbidden and github/requests-not-permitted
 * (403), github/not-found (404), github/rate-limited (403, 429), github/refused (any other 4xx), github/unreachable
 * (5xx, no answer), github/unexpected-answer. What is a finding already stays as it is.
 */
export function githubFailure(error: unknown, name: OperationName, context: FailureContext): YoiError {
  if (error instanceof YoiError) return error;
  const { words: operation, permission } = OPERATIONS[name];
  const { redact, repository } = context;
  if (error instanceof z.ZodError) {
    return failure("github/unexpected-answer", HERE, { operation, reason: redact(formatIssue(error)) });
  }
  const fault = faultOf(error);
  const { status } = fault;
  const reason = redact(sayReason(fault));
  const cause = new Error(reason);
  const limit = rateLimitEnd(fault, context.now());
  if (limit !== undefined) {
    return failure("github/rate-limited", HERE, { operation, until: limit }, cause);
  }
  if (status === 401) return failure("github/unauthorized", HERE, { operation }, cause);
  if (status === 403 && NOT_PERMITTED.test(fault.message)) {
    return failure("github/requests-not-permitted", HERE, { repository }, cause);
  }
  if (status === 403 || hasType(fault, "FORBIDDEN") || hasType(fault, "INSUFFICIENT_SCOPES")) {
    const needed = neededPermission(fault.headers, permission) ?? permissionOfPath(fault) ?? permission;
    return failure("github/forbidden", HERE, { operation, permission: needed, reason }, cause);
  }
  if (status === 404 || hasType(fault, "NOT_FOUND")) {
    return failure("github/not-found", HERE, { operation, repository }, cause);
  }
  if (status !== undefined && status >= 500) {
    return failure("github/unreachable", HERE, { operation, reason }, cause);
  }
  if ((status !== undefined && status >= 400) || fault.errors.length > 0) {
    return failure("github/refused", HERE, { operation, reason }, cause);
  }
  return failure("github/unexpected-answer", HERE, { operation, reason }, cause);
}

/** What GitHub gives as its reason, without the address of its documentation. */
export function sayReason({ message, errors, status, isAnswered }: Fault): string {
  if (errors.length > 0) return errors.map((error) => error.message).join("; ");
  const text = message.replace(/ - https:\/\/docs\.github\.com\S*$/, "").trim();
  const said = text === "" ? "no message" : text;
  return status !== undefined && status >= 500 && isAnswered ? `${status}: ${said}` : said;
}

/** https://github.com/orgs/community/discussions/22342: GitHub's words when the setting is off. */
const NOT_PERMITTED = /not permitted to create or approve pull requests/i;

/**
 * When a rate limit ends, as RFC 3339; undefined: none was hit.
 * https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
 */
function rateLimitEnd(fault: Fault, now: number): string | undefined {
  const { status, headers, message } = fault;
  const retryAfter = Number(headers["retry-after"]);
  const isLimit =
    status === 429 ||
    hasType(fault, "RATE_LIMITED") ||
    ((status === 403 || fault.errors.length > 0) &&
      (headers["x-ratelimit-remaining"] === "0" || retryAfter > 0 || /\brate limit\b/i.test(message)));
  if (!isLimit) return undefined;
  if (retryAfter > 0) return formatTime(now + retryAfter * 1000);
  const reset = Number(headers["x-ratelimit-reset"]) * 1000;
  if (headers["x-ratelimit-remaining"] === "0" && reset > now) return formatTime(reset);
  // Documented for an answer that names no time: at least one minute.
  return formatTime(now + 60_000);
}

function formatTime(milliseconds: number): string {
  return new Date(Math.ceil(milliseconds / 1000) * 1000).toISOString().replace(".000Z", "Z");
}

/**
 * The permission that GitHub says was missing: `contents=write,pull_requests=write`; alternatives are separated by `;`.
 * https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api#resource-not-accessible
 */
function neededPermission(headers: Readonly<Record<string, string>>, usual: string): string | undefined {
  const alternatives = (headers["x-accepted-github-permissions"] ?? "")
    .split(";")
    .map((one) =>
      [...one.matchAll(/([a-z_]+)=([a-z]+)/g)]
        .map(([, area = "", level = ""]) => `${area.replaceAll("_", "-")}: ${level}`)
        .join(", "),
    );
  if (alternatives.includes(usual)) return usual;
  return alternatives.find((one) => one !== "");
}

/** What the fields of a GraphQL answer need that a token often lacks. The deepest field counts. */
const FIELD_PERMISSIONS: Readonly<Record<string, string>> = {
  workflowRun: "actions: read",
  checkSuites: "checks: read",
  checkSuite: "checks: read",
  statusCheckRollup: "checks: read",
  contexts: "statuses: read",
};

function permissionOfPath({ errors }: Fault): string | undefined {
  const fields = errors.filter(({ type }) => type === "FORBIDDEN").flatMap(({ path }) => path);
  const known = fields.filter(
    (field) => typeof field === "string" && Object.hasOwn(FIELD_PERMISSIONS, field),
  );
  return FIELD_PERMISSIONS[String(known.at(-1) ?? "")];
}

function hasType({ errors }: Fault, type: string): boolean {
  return errors.some((error) => error.type === type);
}

function formatIssue({ issues }: z.ZodError): string {
  const [first] = issues;
  return first === undefined ? "no reason" : `${first.path.join(".")}: ${first.message}`;
}

/** Errors of GraphQL come with 200; what a refused call of the REST interface lists as `errors` is something else. */
function dataErrors(response: Thrown): readonly unknown[] {
  const data: unknown = "data" in response ? response.data : undefined;
  if (response.status !== 200 || typeof data !== "object" || data === null || !("errors" in data)) return [];
  return Array.isArray(data.errors) ? data.errors : [];
}

function graphqlError(error: unknown): GraphqlError[] {
  if (typeof error !== "object" || error === null) return [];
  const type = "type" in error && typeof error.type === "string" ? error.type : "";
  const message = "message" in error && typeof error.message === "string" ? error.message : "";
  const path: readonly unknown[] = "path" in error && Array.isArray(error.path) ? error.path : [];
  return [{ type, message, path }];
}

function textsOf(headers: unknown): Record<string, string> {
  if (typeof headers !== "object" || headers === null) return {};
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === "string" || typeof value === "number" ? [[name.toLowerCase(), String(value)]] : [],
    ),
  );
}
