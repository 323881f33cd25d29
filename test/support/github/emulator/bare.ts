import { spawn } from "node:child_process";
import { makeBatch } from "./batch.ts";

/** What git printed and how it ended. */
export interface GitResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs git without blocking, so that a server in this process can answer it. */
export function runGit(
  cwd: string,
  env: NodeJS.ProcessEnv,
  args: readonly string[],
  input = "",
): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const child = spawn("git", args, { cwd, env });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    child.on("error", reject);
    // git may end before it has read its input.
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
    child.on("close", (status) =>
      resolve({ status: status ?? -1, stdout: `${Buffer.concat(out)}`, stderr: `${Buffer.concat(err)}` }),
    );
  });
}

/** A person as git writes one. */
export interface Signature {
  readonly name: string;
  readonly email: string;
}

/** One commit, as the API shows it. */
export interface CommitRead {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature & { readonly date: string };
  readonly committer: Signature & { readonly date: string };
  readonly message: string;
}

/** GitHub's own identity: the committer of what its buttons make. */
export const GITHUB: Signature = { name: "GitHub", email: "noreply@github.com" };

const FORMAT = "%H%x00%T%x00%P%x00%an%x00%ae%x00%aI%x00%cn%x00%ce%x00%cI%x00%B%x01";

/** A bare repository as the truth of the emulated GitHub. */
export interface Bare {
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  readonly git: (args: readonly string[], input?: string, env?: NodeJS.ProcessEnv) => Promise<GitResult>;
  /** Output of a command that must work. */
  readonly must: (args: readonly string[], input?: string, env?: NodeJS.ProcessEnv) => Promise<string>;
  /** Undefined: there is no such commit. */
  readonly resolve: (name: string) => Promise<string | undefined>;
  /** Ends what runs beside it. */
  readonly close: () => Promise<void>;
  /** Output of a command that says the same for ever, since it names objects by their ids alone: asked once. */
  readonly fixed: (args: readonly string[]) => Promise<GitResult>;
  /** Commits of a range of ids. */
  readonly log: (...range: readonly string[]) => Promise<CommitRead[]>;
  /** Whether everything of `older` is in `newer`. */
  readonly contains: (newer: string, older: string) => Promise<boolean>;
  /** The tree of both merged; undefined: they conflict. */
  readonly mergeTree: (ours: string, theirs: string) => Promise<string | undefined>;
  readonly makeCommit: (commit: {
    readonly tree: string;
    readonly parents: readonly string[];
    readonly message: string;
    readonly author: Signature & { readonly date?: string };
    readonly committer: Signature;
  }) => Promise<string>;
  /** Moves a ref if it is still `from` (zeros: it must not be there). */
  readonly move: (ref: string, to: string, from: string) => Promise<boolean>;
}

export const ZERO = "0".repeat(40);

/** Opens a bare repository. */
export function openBare(root: string, env: NodeJS.ProcessEnv): Bare {
  const git: Bare["git"] = (args, input, extra) => runGit(root, { ...env, ...extra }, args, input);
  const must: Bare["must"] = async (args, input, extra) => {
    const done = await git(args, input, extra);
    if (done.status !== 0) throw new Error(`git ${args.join(" ")} ended with ${done.status}: ${done.stderr}`);
    return done.stdout.replace(/\n$/, "");
  };
  const batch = makeBatch(root, env);
  const known = new Map<string, Promise<GitResult>>();
  const fixed: Bare["fixed"] = (args) => {
    const key = args.join("\0");
    const done = known.get(key) ?? git(args);
    known.set(key, done);
    return done;
  };
  return {
    root,
    env,
    git,
    must,
    resolve: batch.resolve,
    close: batch.close,
    log: async (...range) => {
      const text = await fixed([
        "log",
        `--format=${FORMAT}`,
        ...range,
        ...(range.includes("--") ? [] : ["--"]),
      ]);
      return text.stdout
        .split("\u0001")
        .map((part) => part.replace(/^\n/, ""))
        .filter((part) => part !== "")
        .map(parseCommit);
    },
    fixed,
    contains: async (newer, older) =>
      (await fixed(["merge-base", "--is-ancestor", older, newer])).status === 0,
    mergeTree: async (ours, theirs) => {
      const done = await fixed(["merge-tree", "--write-tree", "--no-messages", ours, theirs]);
      return done.status === 0 ? done.stdout.split("\n")[0] : undefined;
    },
    makeCommit: ({ tree, parents, message, author, committer }) =>
      must(
        ["commit-tree", tree, ...parents.flatMap((parent) => ["-p", parent])],
        message.endsWith("\n") ? message : `${message}\n`,
        {
          GIT_AUTHOR_NAME: author.name,
          GIT_AUTHOR_EMAIL: author.email,
          ...(author.date === undefined ? {} : { GIT_AUTHOR_DATE: author.date }),
          GIT_COMMITTER_NAME: committer.name,
          GIT_COMMITTER_EMAIL: committer.email,
        },
      ),
    move: async (ref, to, from) =>
      (await git(["update-ref", ...(to === ZERO ? ["-d", ref, from] : [ref, to, from])])).status === 0,
  };
}

function parseCommit(text: string): CommitRead {
  const [
    sha = "",
    tree = "",
    parents = "",
    an = "",
    ae = "",
    ad = "",
    cn = "",
    ce = "",
    cd = "",
    message = "",
  ] = text.split("\0");
  return {
    sha,
    tree,
    parents: parents === "" ? [] : parents.split(" "),
    author: { name: an, email: ae, date: ad },
    committer: { name: cn, email: ce, date: cd },
    message: message.replace(/\n+$/, ""),
  };
}
