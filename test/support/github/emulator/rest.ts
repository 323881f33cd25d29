import { askEmulate } from "./emulate.ts";
import { record } from "./events.ts";
import { type Answer, ApiError, authorize, type Call, matchRoute, type Needs, type Route } from "./router.ts";
import { actionRoutes } from "./routes/actions.ts";
import { commitRoutes } from "./routes/commits.ts";
import { otherRoutes, peopleRoutes } from "./routes/people.ts";
import { pullRoutes } from "./routes/pulls.ts";
import { refRoutes } from "./routes/refs.ts";
import { reviewRoutes } from "./routes/reviews.ts";
import { ruleRoutes } from "./routes/rules.ts";
import { showRepo } from "./shapes.ts";
import { fullName, type State } from "./state.ts";
import type { Token } from "./values.ts";

/** What the overlay answers of a repository. The order counts where a path takes the rest. */
const REPOSITORY: readonly Route[] = [
  ...pullRoutes,
  ...reviewRoutes,
  ...commitRoutes,
  ...ruleRoutes,
  ...refRoutes,
  ...actionRoutes,
  ...peopleRoutes,
];

/** What emulate answers of a repository, and who may ask. */
const EMULATED: readonly { readonly path: RegExp; readonly method: RegExp; readonly needs: Needs }[] = [
  { path: /^\/?$/, method: /^GET$/, needs: { permission: "metadata:read", role: "read" } },
  {
    path: /^\/issues(\/.*)?$/,
    method: /^GET$/,
    needs: { permission: "issues:read|pull_requests:read|issues:write|pull_requests:write", role: "read" },
  },
  {
    path: /^\/issues\/\d+\/labels/,
    method: /./,
    needs: { permission: "issues:write|pull_requests:write", role: "triage" },
  },
  {
    path: /^\/issues(\/.*)?$/,
    method: /./,
    needs: { permission: "issues:write|pull_requests:write", role: "read" },
  },
];

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly stale: boolean;
}

/** Answers one REST request. @throws ApiError */
export async function answerRest(state: State, token: Token, asked: Asked): Promise<Answer> {
  const found = /^\/repos\/([^/]+)\/([^/]+)(\/.*)?$/.exec(asked.path);
  const isHere = found !== null && `${found[1]}/${found[2]}`.toLowerCase() === fullName(state).toLowerCase();
  if (found !== null && !isHere) throw new ApiError(404, "Not Found");
  const path = found === null ? asked.path : (found[3] ?? "");
  const matched = matchRoute(found === null ? otherRoutes : REPOSITORY, asked.method, path);
  const call: Call = {
    state,
    token,
    actor: token.actor,
    params: matched?.params ?? {},
    query: asked.query,
    body: (asked.body ?? {}) as Call["body"],
    stale: asked.stale,
  };
  if (matched !== undefined) {
    if (found !== null || matched.route.needs.permission !== "") {
      authorize(state, token, matched.route.needs, asked.method === "GET");
    }
    return matched.route.handle(call);
  }
  return passOn(call, asked, path, found !== null);
}

/** Lets emulate answer. */
async function passOn(call: Call, asked: Asked, path: string, inRepository: boolean): Promise<Answer> {
  const { state, actor, token } = call;
  if (inRepository) {
    const rule = EMULATED.find((each) => each.path.test(path) && each.method.test(asked.method));
    if (rule === undefined) throw new ApiError(404, "Not Found");
    authorize(state, token, rule.needs, asked.method === "GET");
    await onlyOwnComments(call, asked, path);
  }
  const query = new URLSearchParams(asked.query).toString();
  const target = `${asked.path}${query === "" ? "" : `?${query}`}`;
  const reply = await askEmulate(state, actor, asked.method, target, asked.body);
  const comment = /^\/issues\/(?:(\d+)\/comments|comments\/\d+)$/.exec(path);
  if (comment !== null && asked.method !== "GET" && reply.status < 300) {
    const action = { POST: "created", PATCH: "edited", DELETE: "deleted" }[asked.method] ?? "edited";
    record(state, actor, "issue_comment", action, { comment: reply.body ?? {} });
  }
  let { body } = reply;
  if (inRepository && path === "") body = { ...(body as object), ...showRepo(state, fullName(state)) };
  if (asked.stale && Array.isArray(body)) body = body.slice(0, -1);
  return {
    status: reply.status,
    body,
    ...(reply.link === null ? {} : { headers: { link: reply.link } }),
  };
}

/** Somebody else's comment is changed only by who may write to the repository. */
async function onlyOwnComments({ state, actor, token }: Call, asked: Asked, path: string): Promise<void> {
  if (asked.method === "GET" || !/^\/issues\/comments\/\d+$/.test(path)) return;
  const reply = await askEmulate(state, actor, "GET", asked.path);
  const author = (reply.body as { user?: { login?: string } } | undefined)?.user?.login;
  if (author === actor.login) return;
  authorize(state, token, { permission: "issues:write|pull_requests:write", role: "write" }, false);
}
