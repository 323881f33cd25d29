import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { checkRequest } from "../openapi.ts";
import type { Fault } from "./faults.ts";
import { matchGit, serveGit, tokenOf } from "./git-host.ts";
import { answerGraphql, checkDocument } from "./graphql/execute.ts";
import { reconcile } from "./reconcile.ts";
import { answerRest } from "./rest.ts";
import { type Answer, ApiError } from "./router.ts";
import type { State } from "./state.ts";
import type { LoggedRequest, Token } from "./values.ts";

const API = "/api/v3";

/** The server of a world. API requests are answered one after the other, so that each sees a whole state. */
export function makeServer(state: State): Server {
  return createServer((request, response) => {
    void serve(state, request, response).catch((error: unknown) => {
      // A fault of the emulator fails the test: it is no answer of GitHub.
      state.violations.push(`emulator: ${error instanceof Error ? error.stack : String(error)}`);
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end(JSON.stringify({ message: "emulator" }));
    });
  });
}

async function serve(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks);
  const url = new URL(request.url ?? "/", state.origin);
  const method = request.method ?? "GET";
  const token = tokenOf(state, request.headers.authorization);
  const query = Object.fromEntries(url.searchParams);
  const git = matchGit(url.pathname);
  const isGraphql = url.pathname === "/api/graphql";
  const isRest = url.pathname.startsWith(`${API}/`);
  const path = isRest ? url.pathname.slice(API.length) : isGraphql ? "/graphql" : url.pathname;
  const body: unknown = git === undefined ? parseJson(raw) : undefined;
  const log = (status: number): void => {
    const entry: LoggedRequest = {
      method,
      path,
      query,
      kind: git !== undefined ? "git" : isGraphql ? "graphql" : "rest",
      login: typeof token === "object" ? token.actor.login : null,
      status,
      body,
    };
    state.requests.push(entry);
  };
  const artifact = /^\/_artifacts\/(\d+)$/.exec(url.pathname)?.[1];
  if (artifact !== undefined) {
    const found = state.artifacts.find(({ id }) => id === Number(artifact));
    response.writeHead(found === undefined ? 404 : 200, { "content-type": "application/zip" });
    response.end(found?.zip);
    return;
  }
  const document = isGraphql ? ` ${String((body as { query?: unknown } | undefined)?.query)}` : "";
  const fault = state.faults.take(`${method} ${path}${url.search}${document}`);
  if (fault !== undefined && endsBefore(fault, response)) {
    log(fault.kind === "timeout" ? 0 : response.statusCode);
    return;
  }
  const stale = fault?.kind === "stale";
  if (git !== undefined) {
    const answer = await serveGit(state, request, raw, { ...git, query: url.searchParams.toString() });
    log(fault?.kind === "lost-reply" ? 0 : answer.status);
    if (fault?.kind === "lost-reply") response.destroy();
    else response.writeHead(answer.status, answer.headers).end(answer.body);
    return;
  }
  const answer = await state.inTurn(async (): Promise<Answer> => {
    if (isGraphql) return graphql(state, token, body, stale);
    if (!isRest) return { status: 404, body: { message: "Not Found" } };
    return rest(state, token, { method, path, query, body, stale });
  });
  log(fault?.kind === "lost-reply" ? 0 : answer.status);
  if (fault?.kind === "lost-reply") response.destroy();
  else send(request, response, answer);
}

function parseJson(raw: Buffer): unknown {
  if (raw.length === 0) return undefined;
  try {
    return JSON.parse(raw.toString());
  } catch {
    return undefined;
  }
}

/** Faults that come before anything is done. */
function endsBefore({ kind, retryAfter = 1 }: Fault, response: ServerResponse): boolean {
  const end = (status: number, body: string, headers: Record<string, string> = {}): true => {
    response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers }).end(body);
    return true;
  };
  switch (kind) {
    case "500":
      return end(500, JSON.stringify({ message: "Server Error" }));
    case "502":
      return end(502, "<html><body><h1>502 Bad Gateway</h1></body></html>", { "content-type": "text/html" });
    case "secondary-limit":
      return end(
        403,
        JSON.stringify({
          message:
            "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
          documentation_url:
            "https://docs.github.com/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits",
        }),
        { "retry-after": `${retryAfter}` },
      );
    case "rate-limit":
      return end(403, JSON.stringify({ message: "API rate limit exceeded for installation." }), {
        "x-ratelimit-limit": "1000",
        "x-ratelimit-remaining": "0",
        "x-ratelimit-reset": `${Math.floor(Date.now() / 1000) + retryAfter}`,
      });
    case "403":
      return end(403, JSON.stringify({ message: "Resource not accessible by integration", status: "403" }));
    case "timeout":
      // Nothing is said; the socket goes when the client or the world ends.
      return true;
    case "lost-reply":
    case "stale":
      return false;
  }
}

async function graphql(
  state: State,
  token: Token | "unknown" | undefined,
  body: unknown,
  stale: boolean,
): Promise<Answer> {
  if (typeof token !== "object") return { status: 401, body: { message: "Bad credentials", status: "401" } };
  const asked = body as { query?: unknown; variables?: Record<string, unknown> } | undefined;
  const source = typeof asked?.query === "string" ? asked.query : "";
  const wrong = checkDocument(source);
  if (wrong.length > 0) {
    state.violations.push(...wrong.map((each) => `graphql: ${each}\n${source}`));
    return { status: 200, body: { errors: wrong.map((message) => ({ message })) } };
  }
  await reconcile(state);
  return { status: 200, body: await answerGraphql({ state, token, stale }, source, asked?.variables ?? {}) };
}

async function rest(
  state: State,
  token: Token | "unknown" | undefined,
  asked: {
    readonly method: string;
    readonly path: string;
    readonly query: Readonly<Record<string, string>>;
    readonly body: unknown;
    readonly stale: boolean;
  },
): Promise<Answer> {
  const wrong = checkRequest(asked);
  if (wrong.length > 0) {
    state.violations.push(...wrong);
    return { status: 400, body: { message: `Not in GitHub's description: ${wrong.join("; ")}` } };
  }
  if (token === "unknown") return { status: 401, body: { message: "Bad credentials", status: "401" } };
  if (token === undefined)
    return { status: 401, body: { message: "Requires authentication", status: "401" } };
  try {
    await reconcile(state);
    return await answerRest(state, token, asked);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return {
      status: error.status,
      headers: error.headers,
      body: {
        message: error.message,
        ...(error.errors === undefined ? {} : { errors: error.errors }),
        documentation_url: "https://docs.github.com/rest",
        status: `${error.status}`,
      },
    };
  }
}

function send(request: IncomingMessage, response: ServerResponse, { status, body, headers }: Answer): void {
  const text = body === undefined ? "" : JSON.stringify(body);
  const etag = `W/"${createHash("sha256").update(text).digest("hex")}"`;
  const isRead = request.method === "GET" && status === 200;
  const all = {
    ...(body === undefined ? {} : { "content-type": "application/json; charset=utf-8" }),
    ...(isRead ? { etag } : {}),
    "x-github-request-id": "EMUL:0001",
    "x-ratelimit-limit": "5000",
    "x-ratelimit-remaining": "4999",
    "x-ratelimit-reset": "4102444800",
    ...headers,
  };
  if (isRead && request.headers["if-none-match"] === etag) response.writeHead(304, all).end();
  else response.writeHead(status, all).end(text);
}
