import { createEmulator, type Emulator } from "emulate";
import { ApiError } from "./router.ts";
import { showActor } from "./shapes.ts";
import { apiUrl, fullName, type State } from "./state.ts";
import type { Actor } from "./values.ts";

// What the overlay does not answer itself is answered by emulate: issues and their comments, labels, users.

/** Starts emulate with the people of a world. Every actor has a token of its own there. */
export async function startEmulate(state: State): Promise<Emulator> {
  const actors = [...state.actors.values()];
  return createEmulator({
    service: "github",
    port: 0,
    seed: {
      tokens: Object.fromEntries(
        actors.map((actor) => [
          emulateToken(actor),
          { login: actor.login, scopes: ["repo", "user", "admin:org"] },
        ]),
      ),
      github: {
        users: [
          ...actors.map(({ login, email }) => ({ login, email })),
          ...(state.actors.has(state.owner) ? [] : [{ login: state.owner }]),
        ],
        repos: [
          // Who may do what is decided before emulate is asked, so it need not hide anything itself.
          {
            owner: state.owner,
            name: state.name,
            private: false,
            default_branch: state.defaultBranch,
            auto_init: false,
          },
        ],
      },
    },
  });
}

function emulateToken(actor: Actor): string {
  return `emulate-${actor.id}`;
}

/** Asks emulate as an actor. People in what it answers are shown as this world knows them. */
export async function askEmulate(
  state: State,
  actor: Actor,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ readonly status: number; readonly body: unknown; readonly link: string | null }> {
  const reply = await fetch(`${state.emulateUrl}${path}`, {
    method,
    headers: { authorization: `token ${emulateToken(actor)}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await reply.text();
  const parsed: unknown = text === "" ? undefined : JSON.parse(text);
  return { status: reply.status, body: translate(state, parsed), link: reply.headers.get("link") };
}

/** Its addresses become those of this world. */
function translate(state: State, value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll(state.emulateUrl, apiUrl(state));
  if (Array.isArray(value)) return value.map((each) => translate(state, each));
  if (typeof value !== "object" || value === null) return value;
  const login: unknown = Reflect.get(value, "login");
  const actor = typeof login === "string" ? state.actors.get(login) : undefined;
  if (actor !== undefined) return { ...value, ...showActor(state, actor) };
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, translate(state, each)]));
}

/** Makes the issue that every request also is, and returns its number: requests and issues share one row. */
export async function createIssue(state: State, actor: Actor, title: string): Promise<number> {
  const made = await askEmulate(state, actor, "POST", `/repos/${fullName(state)}/issues`, { title });
  const number: unknown =
    typeof made.body === "object" && made.body !== null ? Reflect.get(made.body, "number") : null;
  if (typeof number !== "number") throw new ApiError(500, `emulate made no issue: ${JSON.stringify(made)}`);
  return number;
}
