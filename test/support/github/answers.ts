import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { GitHubApi } from "../../../src/io/github/api.ts";
import { openGitHub } from "../../../src/io/github/client.ts";
import type { ConnectionLimits } from "../../../src/io/github/connection-options.ts";

/** One request as it reached the server. */
export interface Asked {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  // biome-ignore lint/suspicious/noExplicitAny: whatever the client sent, looked at by expectations
  readonly body: any;
}

/** What the server says to one request. */
export type Answer =
  | { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }
  /** It breaks the connection, before or in the middle of an answer. */
  | "drop"
  | "cut"
  /** It ends in order, but only a part of it came: something in between has shortened it. */
  | "part"
  /** It never answers. */
  | "hang";

/** A server that stands in for GitHub with answers made by hand, and a client of it. */
export interface Answers {
  readonly url: string;
  readonly api: GitHubApi;
  readonly asked: readonly Asked[];
  /** Everything that the client has logged. */
  readonly logged: readonly string[];
}

/** The token of the client. */
export const TOKEN = "ghs_0123456789abcdefghijABCDEFGHIJ012345";

/** Limits with which no test waits. */
export const QUICK: Partial<ConnectionLimits> = { retryMs: 1, writePauseMs: 0, requestMs: 5_000 };

/** Starts a server that answers as `answer` says, hands a client of it to `use` and stops it afterwards. */
export async function withAnswers<T>(
  answer: (asked: Asked, count: number) => Answer,
  use: (answers: Answers) => T | Promise<T>,
  limits: Partial<ConnectionLimits> = {},
): Promise<T> {
  const asked: Asked[] = [];
  const logged: string[] = [];
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const one = { method: request.method ?? "", path: request.url ?? "", headers: request.headers, body };
      asked.push(one);
      say(response, answer(one, asked.length));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const api = openGitHub({
    token: TOKEN,
    apiUrl: url,
    graphqlUrl: `${url}/graphql`,
    owner: "o",
    name: "r",
    log: (line) => logged.push(line),
    limits: { ...QUICK, ...limits },
  });
  try {
    return await use({ url, api, asked, logged });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** An answer of GraphQL. */
export function data(content: unknown): Answer {
  return { status: 200, body: { data: content } };
}

function say(response: ServerResponse, answer: Answer): void {
  if (answer === "hang") return;
  if (answer === "drop") {
    response.destroy();
    return;
  }
  const isPart = answer === "cut" || answer === "part";
  const text = isPart ? '{"number": 1}' : JSON.stringify(answer.body ?? {});
  const status = isPart ? 200 : answer.status;
  const headers = isPart ? {} : answer.headers;
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
  if (answer === "cut") {
    response.write(text.slice(0, 5), () => response.destroy());
    return;
  }
  if (answer === "part") {
    response.end(text.slice(0, 5));
    return;
  }
  response.end(status === 204 ? undefined : text);
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString("utf8");
  return text === "" ? undefined : JSON.parse(text);
}
