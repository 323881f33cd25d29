import { record } from "../events.ts";
import { type Answer, ApiError, type Call, type Route, route, text } from "../router.ts";
import { showActor } from "../shapes.ts";
import { findActor, roleOf } from "../state.ts";

// https://docs.github.com/en/rest/collaborators/collaborators

/** The four words that `permission` knows; `role_name` tells the rest. */
const WORDS: Record<string, string> = { maintain: "write", triage: "read" };

function permission(call: Call): Answer {
  const { state } = call;
  const login = call.params["login"] ?? "";
  const actor = findActor(state, login);
  if (actor === undefined || actor.kind !== "user") throw new ApiError(404, `${login} is not a user`);
  // A stranger may read what is public.
  const role = roleOf(state, actor);
  return {
    status: 200,
    body: { permission: WORDS[role] ?? role, role_name: role, user: showActor(state, actor) },
  };
}

/** Routes of people, and events made by hand. */
export const peopleRoutes: readonly Route[] = [
  route("GET", "/collaborators/{login}/permission", "metadata:read", "read", permission),
  route("POST", "/dispatches", "contents:write", "write", (call) => {
    const type = text(call.body["event_type"]) ?? "";
    record(call.state, call.actor, "repository_dispatch", type, {
      client_payload: call.body["client_payload"] ?? {},
      branch: call.state.defaultBranch,
    });
    return { status: 204 };
  }),
];

function teamOf({ state, params }: Call): ReadonlySet<string> {
  const members = params["org"] === state.owner ? state.teams.get(params["team"] ?? "") : undefined;
  if (members === undefined) throw new ApiError(404, "Not Found");
  return members;
}

/** Routes outside of a repository. */
export const otherRoutes: readonly Route[] = [
  route("GET", "/user", "", "none", (call) => {
    if (call.token.permissions !== null) throw new ApiError(403, "Resource not accessible by integration");
    return { status: 200, body: showActor(call.state, call.actor) };
  }),
  route("GET", "/rate_limit", "", "none", () => ({
    status: 200,
    body: { resources: { core: { limit: 5000, remaining: 4999, reset: 0, used: 1 } }, rate: {} },
  })),
  route("GET", "/orgs/{org}/teams/{team}", "members:read", "read", (call) => {
    teamOf(call);
    return { status: 200, body: { id: 1, slug: call.params["team"], name: call.params["team"] } };
  }),
  route("GET", "/orgs/{org}/teams/{team}/memberships/{login}", "members:read", "read", (call) => {
    const actor = findActor(call.state, call.params["login"] ?? "");
    if (actor === undefined || !teamOf(call).has(actor.login)) throw new ApiError(404, "Not Found");
    return { status: 200, body: { state: "active", role: "member", url: "" } };
  }),
];
