import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { type CgiAnswer, runHttpBackend } from "../http-backend.ts";
import { recordMove } from "./events.ts";
import { mayPush } from "./protection.ts";
import { reconcile } from "./reconcile.ts";
import { fullName, roleOf, type State } from "./state.ts";
import { ROLES, type Token } from "./values.ts";

/** What of a URL is asked of git; undefined: it is no request of git. */
export function matchGit(path: string): { readonly repo: string; readonly rest: string } | undefined {
  const found = /^\/([^/]+\/[^/]+?)(?:\.git)?(\/(?:info\/refs|git-upload-pack|git-receive-pack))$/.exec(path);
  return found?.[1] === undefined || found[2] === undefined ? undefined : { repo: found[1], rest: found[2] };
}

/** The token of a request: `bearer`, `token`, or the password of Basic. */
export function tokenOf(state: State, header: string | undefined): Token | "unknown" | undefined {
  if (header === undefined) return undefined;
  const [scheme = "", value = ""] = header.split(" ");
  if (/^basic$/i.test(scheme)) {
    const pair = Buffer.from(value, "base64").toString();
    return state.tokens.get(pair.slice(pair.indexOf(":") + 1)) ?? "unknown";
  }
  return state.tokens.get(value) ?? "unknown";
}

function say(status: number, words: string, headers: Record<string, string> = {}): CgiAnswer {
  return { status, headers: { "content-type": "text/plain", ...headers }, body: Buffer.from(`${words}\n`) };
}

/** Answers one request of git over HTTP as GitHub does. */
export async function serveGit(
  state: State,
  request: IncomingMessage,
  body: Buffer,
  asked: { readonly repo: string; readonly rest: string; readonly query: string },
): Promise<CgiAnswer> {
  const token = tokenOf(state, request.headers.authorization);
  const pushes = asked.rest === "/git-receive-pack" || asked.query.includes("service=git-receive-pack");
  const login = { "www-authenticate": 'Basic realm="GitHub"' };
  if (token === "unknown") return say(401, "Invalid username or token.", login);
  if (token === undefined && (pushes || state.isPrivate))
    return say(401, "No credentials were given.", login);
  const bare = state.repos.get(asked.repo);
  if (bare === undefined || (token !== undefined && !may(state, token, asked.repo, false))) {
    return say(404, "Repository not found.");
  }
  if (pushes && token !== undefined && !may(state, token, asked.repo, true)) {
    return say(403, `Permission to ${asked.repo}.git denied to ${token.actor.login}.`);
  }
  const dir = join(state.base.base, `push-${randomUUID()}`);
  const moved = join(dir, "moved");
  mkdirSync(dir);
  try {
    const env = {
      ...bare.env,
      ...(pushes && token !== undefined ? pushEnv(state, token, asked.repo, dir) : {}),
    };
    const answer = await runHttpBackend(request, body, {
      root: bare.root,
      path: asked.rest,
      query: asked.query,
      env,
    });
    if (token !== undefined && existsSync(moved)) {
      const lines = readFileSync(moved, "utf8")
        .split("\n")
        .filter((row) => row !== "");
      await state.inTurn(() => follow(state, token, asked.repo, lines));
    }
    return answer;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function follow(state: State, token: Token, repo: string, lines: readonly string[]): Promise<void> {
  for (const line of repo === fullName(state) ? lines : []) {
    const [before = "", after = "", ref = ""] = line.split(" ");
    await recordMove(state, token.actor, ref, before, after);
  }
  await reconcile(state, token.actor);
}

function may(state: State, token: Token, repo: string, write: boolean): boolean {
  if (token.permissions !== null) {
    const held = token.permissions["contents"];
    if (write) return held === "write" && repo === fullName(state);
    return held !== undefined || !state.isPrivate;
  }
  if (repo !== fullName(state)) return !write || repo.startsWith(`${token.actor.login}/`);
  const role = roleOf(state, token.actor);
  return ROLES.indexOf(role) >= ROLES.indexOf(write ? "write" : "read");
}

function pushEnv(state: State, token: Token, repo: string, dir: string): NodeJS.ProcessEnv {
  const refused = repo === fullName(state) ? [...state.protections.keys()] : [];
  const refs = refused
    .map((branch) => `refs/heads/${branch}`)
    .filter((ref) => mayPush(state, token.actor, ref) !== undefined);
  const classic = refs.filter(
    (ref) => state.protections.get(ref.replace("refs/heads/", ""))?.as === "protection",
  );
  writeFileSync(join(dir, "refs"), `${refs.join("\n")}\n`);
  writeFileSync(join(dir, "protection"), `${classic.join("\n")}\n`);
  const mayWorkflows = token.permissions === null || token.permissions["workflows"] === "write";
  return {
    EMULATED_ACTOR: token.actor.login,
    EMULATED_REFUSED: dir,
    EMULATED_MOVED: join(dir, "moved"),
    ...(mayWorkflows ? { EMULATED_MAY_WORKFLOWS: "1" } : {}),
  };
}
