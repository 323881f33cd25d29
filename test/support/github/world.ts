import type { AddressInfo } from "node:net";
import { type TestRepo, withRepo } from "../git-repo.ts";
import { openBare } from "./emulator/bare.ts";
import { startEmulate } from "./emulator/emulate.ts";
import { formatImport } from "./emulator/fast-import.ts";
import { makeFaults } from "./emulator/faults.ts";
import { makeWorld, type World } from "./emulator/make-world.ts";
import { installPushHooks } from "./emulator/push-hooks.ts";
import { makeServer } from "./emulator/server.ts";
import { makeTurns, type State } from "./emulator/state.ts";
import type { Actor, Role } from "./emulator/values.ts";

/** What a world is made of. */
export interface WorldOptions {
  /** `acme`. */
  readonly owner?: string;
  /** `widgets`. */
  readonly name?: string;
  /** Private repositories (the default) show nothing without a token. */
  readonly isPrivate?: boolean;
  /** `main`. */
  readonly defaultBranch?: string;
  /** People and their roles; `none` is somebody from elsewhere. Beside, or instead of, those of `PEOPLE`. */
  readonly people?: Readonly<Record<string, Role>>;
  /** Files of the first commit. */
  readonly files?: Readonly<Record<string, string>>;
  readonly methods?: readonly ("merge" | "squash" | "rebase")[];
  /** The setting "Allow GitHub Actions to create and approve pull requests": true. */
  readonly actionsMayOpenPulls?: boolean;
  /** By slug: who is in a team. */
  readonly teams?: Readonly<Record<string, readonly string[]>>;
}

/** Who is in every world. */
const PEOPLE: Readonly<Record<string, Role>> = {
  ada: "admin",
  mia: "maintain",
  wes: "write",
  rita: "write",
  tom: "triage",
  rex: "read",
  sam: "none",
};

/** Bots of every world: the `GITHUB_TOKEN`, yoi's own App, and somebody else's. */
const BOTS: readonly (readonly [string, Actor["kind"]])[] = [
  ["github-actions[bot]", "actions"],
  ["yoi-app[bot]", "app"],
  ["helper[bot]", "app"],
  ["github-merge-queue[bot]", "app"],
];

const SERVER_CONFIG = `[http]
\treceivepack = true
[receive]
\thideRefs = refs/pull
[uploadpack]
\tallowAnySHA1InWant = true
\tallowFilter = true
`;

/**
 * Starts a GitHub of its own: a bare repository over smart HTTP, REST and GraphQL, all on one local port. Afterwards
 * everything is removed, and the test fails if anything was asked that GitHub does not know.
 *
 * The servers run in this process, so whatever talks to them must not block it: use `world.git`, never the blocking
 * `TestRepo.git`, for what goes over HTTP.
 */
export async function withGitHub<T>(
  use: (world: World) => Promise<T>,
  options: WorldOptions = {},
): Promise<T> {
  return withRepo(async (seed) => {
    const state = makeState(seed, options);
    const server = makeServer(state);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    state.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const emulate = await startEmulate(state);
    state.emulateUrl = emulate.url;
    try {
      const result = await use(makeWorld(state));
      if (state.violations.length > 0) throw violated(state);
      return result;
    } catch (error) {
      // What was asked wrongly is often why the test failed, so both are shown.
      if (state.violations.length > 0 && !(error instanceof Violated)) throw violated(state, error);
      throw error;
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await emulate.close();
      for (const bare of state.repos.values()) await bare.close();
    }
  }, "--bare");
}

/** Something was asked that GitHub does not know. */
class Violated extends Error {}

function violated({ violations }: State, cause?: unknown): Error {
  return new Violated(`GitHub was asked what it does not know:\n${violations.join("\n")}`, { cause });
}

function makeState(seed: TestRepo, options: WorldOptions): State {
  const { owner = "acme", name = "widgets", defaultBranch = "main", isPrivate = true } = options;
  let id = 1000;
  let clock = Date.parse("2026-11-21T08:00:00Z");
  const people = { ...PEOPLE, ...options.people };
  const actors = new Map<string, Actor>();
  for (const login of Object.keys(people)) {
    id += 1;
    actors.set(login, { login, id, kind: "user", email: `${login}@example.com` });
  }
  for (const [login, kind] of BOTS) {
    id += 1;
    const email =
      kind === "actions" ? "41898282+github-actions[bot]@users.noreply.github.com" : `${login}@example.com`;
    actors.set(login, { login, id: kind === "actions" ? 41_898_282 : id, kind, email });
  }
  fill(seed, defaultBranch, options.files ?? { "README.md": "# Widgets\n" });
  const bare = openBare(seed.root, seed.env);
  return {
    owner,
    name,
    isPrivate,
    defaultBranch,
    origin: "",
    emulateUrl: "",
    bare,
    base: seed,
    repos: new Map([[`${owner}/${name}`, bare]]),
    actors,
    roles: new Map(Object.entries(people)),
    teams: new Map(Object.entries(options.teams ?? {}).map(([slug, members]) => [slug, new Set(members)])),
    tokens: new Map(),
    actionsMayOpenPulls: options.actionsMayOpenPulls ?? true,
    protections: new Map(),
    allowedMethods: new Set(options.methods ?? ["merge", "squash", "rebase"]),
    pulls: new Map(),
    statuses: [],
    checkRuns: [],
    runs: [],
    artifacts: [],
    dispatches: [],
    queue: [],
    events: [],
    requests: [],
    violations: [],
    faults: makeFaults(),
    inTurn: makeTurns(),
    nextId: () => {
      id += 1;
      return id;
    },
    now: () => {
      clock += 1000;
      return new Date(clock).toISOString().replace(".000", "");
    },
  };
}

/** Makes the bare repository `origin`, with a first commit. */
function fill(bare: TestRepo, branch: string, files: Readonly<Record<string, string>>): void {
  bare.write("HEAD", `ref: refs/heads/${branch}\n`);
  bare.write("config", `${bare.read("config")}${SERVER_CONFIG}`);
  const ref = `refs/heads/${branch}`;
  const author = { name: "Test Person", email: "test@example.com" };
  const text = formatImport({ ref, message: "chore: begin", author, files });
  const done = bare.run("git", ["fast-import", "--quiet", "--date-format=now"], text);
  if (done.status !== 0) throw new Error(done.stderr);
  installPushHooks(bare.root);
}
