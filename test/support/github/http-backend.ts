import { spawn } from "node:child_process";
import type { IncomingMessage } from "node:http";

/** What `git http-backend` answers a request with. */
export interface CgiAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/**
 * Runs `git http-backend` for one request of smart HTTP, with its whole body.
 * https://git-scm.com/docs/git-http-backend
 */
export function runHttpBackend(
  request: IncomingMessage,
  body: Buffer,
  cgi: {
    /** The bare repository. */
    readonly root: string;
    /** `/info/refs`, `/git-upload-pack` or `/git-receive-pack`. */
    readonly path: string;
    readonly query: string;
    /** Who is asking; hooks see it as well. */
    readonly env: NodeJS.ProcessEnv;
  },
): Promise<CgiAnswer> {
  const { headers } = request;
  const env: NodeJS.ProcessEnv = {
    ...cgi.env,
    GIT_PROJECT_ROOT: cgi.root,
    GIT_HTTP_EXPORT_ALL: "1",
    PATH_INFO: cgi.path,
    QUERY_STRING: cgi.query,
    REQUEST_METHOD: request.method ?? "GET",
    CONTENT_TYPE: headers["content-type"] ?? "",
    CONTENT_LENGTH: `${body.length}`,
    HTTP_CONTENT_ENCODING: headers["content-encoding"] ?? "",
    GIT_PROTOCOL: `${headers["git-protocol"] ?? ""}`,
    REMOTE_ADDR: "127.0.0.1",
    // Without it receive-pack is refused: GitHub knows who pushes.
    REMOTE_USER: "github",
  };
  return new Promise((resolve, reject) => {
    const child = spawn("git", ["http-backend"], { env });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    child.on("error", reject);
    child.stdin.on("error", () => undefined);
    child.stdin.end(body);
    child.on("close", () => {
      const whole = Buffer.concat(out);
      const end = whole.indexOf("\r\n\r\n");
      if (end < 0) return reject(new Error(`git http-backend said no headers: ${Buffer.concat(err)}`));
      resolve(parseCgi(whole.subarray(0, end).toString(), whole.subarray(end + 4)));
    });
  });
}

function parseCgi(head: string, body: Buffer): CgiAnswer {
  const headers: Record<string, string> = {};
  for (const line of head.split("\r\n")) {
    const at = line.indexOf(":");
    headers[line.slice(0, at).toLowerCase()] = line.slice(at + 1).trim();
  }
  const status = Number((headers["status"] ?? "200").split(" ")[0]);
  delete headers["status"];
  return { status, headers, body };
}
