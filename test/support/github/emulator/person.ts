import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TestRepo } from "../../git-repo.ts";
import type { GitResult } from "./bare.ts";
import { formatImport } from "./fast-import.ts";
import { apiUrl, fullName, type State } from "./state.ts";
import type { Actor } from "./values.ts";

/** What came back of a request. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Asks the API with a token; never throws for a status. `path` is below the repository when it begins with a slash. */
export async function ask(
  state: State,
  token: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Reply> {
  const reply = await fetch(`${apiUrl(state)}/repos/${fullName(state)}${path}`, {
    method,
    redirect: "manual",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await reply.text();
  return { status: reply.status, headers: reply.headers, body: text === "" ? undefined : JSON.parse(text) };
}

/** Somebody who acts through the API and git. What fails throws with GitHub's words. */
export interface Person {
  readonly actor: Actor;
  readonly token: string;
  readonly ask: (method: string, path: string, body?: unknown) => Promise<Reply>;
  readonly openPull: (pull: {
    readonly head: string;
    readonly base?: string;
    readonly title?: string;
    readonly body?: string;
    readonly draft?: boolean;
  }) => Promise<number>;
  readonly approve: (number: number, body?: string) => Promise<number>;
  readonly requestChanges: (
    number: number,
    body: string,
    comments?: readonly { readonly path: string; readonly line: number; readonly body: string }[],
  ) => Promise<number>;
  readonly dismiss: (number: number, review: number, message?: string) => Promise<void>;
  readonly comment: (number: number, body: string) => Promise<number>;
  readonly merge: (number: number, method?: "merge" | "squash" | "rebase") => Promise<string>;
  readonly close: (number: number) => Promise<void>;
  readonly deleteBranch: (branch: string) => Promise<void>;
  /** A clone whose commits are the person's. Push from it with `push`. */
  readonly clone: (name?: string) => Promise<TestRepo>;
  /** Pushes from a clone over HTTP, and returns how it ended. */
  readonly push: (clone: TestRepo, ...args: readonly string[]) => Promise<GitResult>;
  /** Commits files on a branch made from `from` (the default branch) and pushes it; returns the commit. */
  readonly pushFiles: (
    branch: string,
    files: Readonly<Record<string, string>>,
    from?: string,
  ) => Promise<string>;
}

/** Makes a person's hands. */
export function makePerson(state: State, actor: Actor, token: string, git: RunGit): Person {
  const must = async (method: string, path: string, body?: unknown): Promise<Record<string, unknown>> => {
    const reply = await ask(state, token, method, path, body);
    if (reply.status >= 300)
      throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
    return (reply.body ?? {}) as Record<string, unknown>;
  };
  const review = async (number: number, body: Record<string, unknown>): Promise<number> =>
    Number((await must("POST", `/pulls/${number}/reviews`, body))["id"]);
  const clone: Person["clone"] = async (name = `clone-${actor.login}-${state.nextId()}`) => {
    const root = join(state.base.base, name);
    const done = await git(
      state.base.base,
      token,
      "clone",
      "--quiet",
      `${state.origin}/${fullName(state)}`,
      root,
    );
    if (done.status !== 0) throw new Error(done.stderr);
    const identity = {
      GIT_AUTHOR_NAME: actor.login,
      GIT_AUTHOR_EMAIL: actor.email,
      GIT_COMMITTER_NAME: actor.login,
      GIT_COMMITTER_EMAIL: actor.email,
    };
    return state.base.at(root).withEnv(identity);
  };
  const push: Person["push"] = (repo, ...args) => git(repo.root, token, "push", ...args);
  return {
    actor,
    token,
    ask: (method, path, body) => ask(state, token, method, path, body),
    openPull: async ({ head, base = state.defaultBranch, title = head, body = "", draft = false }) =>
      Number((await must("POST", "/pulls", { head, base, title, body, draft }))["number"]),
    approve: (number, body = "") => review(number, { event: "APPROVE", body }),
    requestChanges: (number, body, comments = []) =>
      review(number, {
        event: "REQUEST_CHANGES",
        body,
        comments: comments.map((comment) => ({ side: "RIGHT", ...comment })),
      }),
    dismiss: async (number, id, message = "no longer") => {
      await must("PUT", `/pulls/${number}/reviews/${id}/dismissals`, { message });
    },
    comment: async (number, body) =>
      Number((await must("POST", `/issues/${number}/comments`, { body }))["id"]),
    merge: async (number, method = "merge") =>
      String((await must("PUT", `/pulls/${number}/merge`, { merge_method: method }))["sha"]),
    close: async (number) => {
      await must("PATCH", `/pulls/${number}`, { state: "closed" });
    },
    deleteBranch: async (branch) => {
      await must("DELETE", `/git/refs/${encodeURIComponent(`heads/${branch}`)}`);
    },
    clone,
    push,
    pushFiles: (branch, files, from = state.defaultBranch) =>
      pushFiles(state, actor, branch, files, from, git, token),
  };
}

type RunGit = (cwd: string, token: string | null, ...args: readonly string[]) => Promise<GitResult>;

/** Commits in a repository that borrows all objects, and pushes as from any clone. */
async function pushFiles(
  state: State,
  actor: Actor,
  branch: string,
  files: Readonly<Record<string, string>>,
  from: string,
  git: RunGit,
  token: string,
): Promise<string> {
  const { bare } = state;
  const root = join(state.base.base, `desk-${actor.login}.git`);
  if (!existsSync(root)) {
    await bare.must(["init", "--quiet", "--bare", root]);
    writeFileSync(join(root, "objects/info/alternates"), `${join(bare.root, "objects")}\n`);
  }
  const ref = `refs/heads/${branch}`;
  const parent = (await bare.resolve(ref)) ?? (await bare.resolve(`refs/heads/${from}`));
  const message = `feat: change ${Object.keys(files).join(", ")}`;
  const author = { name: actor.login, email: actor.email };
  await bare.must(
    ["-C", root, "fast-import", "--quiet", "--force", "--date-format=now"],
    formatImport({ ref, parent, message, author, files }),
  );
  const pushed = await git(
    root,
    token,
    "push",
    "--quiet",
    `${state.origin}/${fullName(state)}`,
    `${ref}:${ref}`,
  );
  if (pushed.status !== 0) throw new Error(pushed.stderr);
  return bare.must(["-C", root, "rev-parse", ref]);
}
