import { roleOf, type State } from "./state.ts";
import { type Actor, ROLES, type Role, type Token } from "./values.ts";

/** What a JSON body holds. */
export type Json = Record<string, unknown>;

/** One request to the API, taken apart. */
export interface Call {
  readonly state: State;
  readonly token: Token;
  readonly actor: Actor;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Json;
  /** A fault wants data from a moment ago. */
  readonly stale: boolean;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Handler = (call: Call) => Answer | Promise<Answer>;

/** Who may call: permissions of an integration (`a:write|b:write`), and the least role of a person. */
export interface Needs {
  readonly permission: string;
  readonly role: Role;
}

export interface Route {
  readonly method: string;
  /** Below `/repos/{owner}/{repo}`; `{name+}` takes the rest of the path, `/` alone is the repository. */
  readonly path: string;
  readonly needs: Needs;
  readonly handle: Handler;
}

/** An answer that is an error, in GitHub's shape. */
export class ApiError extends Error {
  readonly status: number;
  readonly errors: unknown;
  readonly headers: Readonly<Record<string, string>>;
  constructor(
    status: number,
    message: string,
    errors?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.status = status;
    this.errors = errors;
    this.headers = headers;
  }
}

/** Declares a route. */
export function route(method: string, path: string, permission: string, role: Role, handle: Handler): Route {
  return { method, path, needs: { permission, role }, handle };
}

/** The route of a request and what its path says, or undefined. */
export function matchRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): { readonly route: Route; readonly params: Readonly<Record<string, string>> } | undefined {
  for (const candidate of routes) {
    if (candidate.method !== method) continue;
    const params = matchPath(candidate.path, path);
    if (params !== undefined) return { route: candidate, params };
  }
  return undefined;
}

function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const want = pattern.split("/");
  const have = path.split("/");
  const params: Record<string, string> = {};
  for (const [index, part] of want.entries()) {
    const rest = /^\{(\w+)\+\}$/.exec(part);
    if (rest?.[1] !== undefined) {
      // What follows the rest must match from the end: `/branches/{branch+}/protection`.
      const after = want.length - index - 1;
      const end = have.length - after;
      if (end <= index) return undefined;
      for (let back = 0; back < after; back += 1) {
        if (want[index + 1 + back] !== have[end + back]) return undefined;
      }
      params[rest[1]] = decodeURIComponent(have.slice(index, end).join("/"));
      return params;
    }
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    const value = have[index];
    if (value === undefined) return undefined;
    if (name === undefined ? part !== value : value === "") return undefined;
    if (name !== undefined) params[name] = decodeURIComponent(value);
  }
  return want.length === have.length ? params : undefined;
}

/**
 * Refuses a token that may not call this.
 * https://docs.github.com/en/rest/authentication/permissions-required-for-github-apps
 */
export function authorize(state: State, token: Token, needs: Needs, reads: boolean): void {
  if (token.permissions === null) {
    const role = roleOf(state, token.actor);
    if (role === "none") throw new ApiError(404, "Not Found");
    if (ROLES.indexOf(role) < ROLES.indexOf(needs.role)) {
      throw new ApiError(
        403,
        reads ? "Must have push access to view this resource." : "Must have push access to repository.",
      );
    }
    return;
  }
  // What is public every token may read; settings and teams never are.
  const isPublic = reads && !state.isPrivate && !/^(?:administration|members):/.test(needs.permission);
  if (needs.permission === "" || isPublic) return;
  const alternatives = needs.permission.split("|").map((each) => each.split(":"));
  for (const [name = "", level] of alternatives) {
    const held = token.permissions[name];
    if (held === "write" || (held === "read" && level === "read")) return;
  }
  throw new ApiError(403, "Resource not accessible by integration", undefined, {
    "x-accepted-github-permissions": alternatives.map(([name, level]) => `${name}=${level}`).join("; "),
  });
}

/** A page of a list, with GitHub's `Link` header. */
export function page<T>(
  call: Call,
  path: string,
  items: readonly T[],
  show: (item: T) => unknown,
  wrap?: string,
): Answer {
  const size = Math.min(100, Math.max(1, Number(call.query["per_page"] ?? 30)));
  const number = Math.max(1, Number(call.query["page"] ?? 1));
  const last = Math.max(1, Math.ceil(items.length / size));
  const link = (to: number, rel: string): string => {
    const query = new URLSearchParams({ ...call.query, per_page: `${size}`, page: `${to}` });
    return `<${call.state.origin}/api/v3/repos/${call.state.owner}/${call.state.name}${path}?${query}>; rel="${rel}"`;
  };
  const links = [
    ...(number > 1 ? [link(number - 1, "prev"), link(1, "first")] : []),
    ...(number < last ? [link(number + 1, "next"), link(last, "last")] : []),
  ];
  const shown = items.slice((number - 1) * size, number * size).map(show);
  return {
    status: 200,
    body: wrap === undefined ? shown : { total_count: items.length, [wrap]: shown },
    ...(links.length === 0 ? {} : { headers: { link: links.join(", ") } }),
  };
}

/** A field of a body that is a text. */
export function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
