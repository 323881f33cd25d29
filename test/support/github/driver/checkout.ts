import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ProcessEnd, runProcess } from "./process.ts";

/** What `actions/checkout` is told, with the run it is in. */
export interface Checkout {
  readonly inputs: Readonly<Record<string, string>>;
  readonly workspace: string;
  readonly env: NodeJS.ProcessEnv;
  readonly serverUrl: string;
  readonly repository: string;
  /** `GITHUB_REF` and `GITHUB_SHA`: what is checked out where no `ref` is given. */
  readonly ref: string;
  readonly sha: string;
  readonly token: string;
}

const KNOWN = ["ref", "fetch-depth", "filter", "persist-credentials", "token", "path", "repository"];

/**
 * Does what `actions/checkout` does, with real git over HTTP: the same fetches, refs and branch, credentials in the
 * repository's configuration while it runs, and afterwards unless they are not to persist.
 * https://github.com/actions/checkout/blob/main/src/git-source-provider.ts
 */
export async function checkOut(checkout: Checkout): Promise<ProcessEnd> {
  const { inputs, workspace, env, serverUrl, repository, token } = checkout;
  const unknown = Object.keys(inputs).filter((name) => !KNOWN.includes(name));
  if (unknown.length > 0) throw new Error(`actions/checkout: the driver does not know ${unknown.join(", ")}`);
  const dir = join(workspace, inputs["path"] ?? "");
  mkdirSync(dir, { recursive: true });
  const output: string[] = [];
  const git = async (...args: string[]): Promise<boolean> => {
    const ended = await runProcess("git", args, { cwd: dir, env });
    output.push(`[command]git ${args.join(" ")}\n${ended.output}`);
    return ended.status === 0;
  };
  const standsOn = async (ref: string): Promise<string> =>
    (await runProcess("git", ["rev-parse", "--verify", "--quiet", ref], { cwd: dir, env })).output.trim();
  const basic = Buffer.from(`x-access-token:${inputs["token"] ?? token}`).toString("base64");
  const origin = `[remote "origin"]\n\turl = ${serverUrl}/${inputs["repository"] ?? repository}\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n[gc]\n\tauto = 0\n`;
  const credentials = `[http "${serverUrl}/"]\n\textraheader = AUTHORIZATION: basic ${basic}\n`;
  const [from, branch] = target(checkout);
  let ok = await git("init", "--quiet", "--template=");
  const config = join(dir, ".git/config");
  appendFileSync(config, `${origin}${credentials}`);
  ok &&=
    (await fetchAll(inputs, from, git, standsOn)) &&
    (await (branch === undefined
      ? git("checkout", "--quiet", "--force", from.local)
      : git("checkout", "--quiet", "--force", "-B", branch, from.local)));
  if (inputs["persist-credentials"] === "false")
    writeFileSync(config, readFileSync(config, "utf8").replace(credentials, ""));
  return { status: ok ? 0 : 1, output: output.join("").replaceAll(basic, "***") };
}

/** What is fetched: the commit or ref there, and where it lies here. */
interface Source {
  readonly remote: string;
  readonly local: string;
}

/** The commit, and the branch that stands on it then; undefined: HEAD is detached. */
function target({ inputs, ref, sha }: Checkout): readonly [Source, string | undefined] {
  const asked = inputs["ref"] ?? "";
  if (/^[0-9a-f]{40}$/.test(asked)) return [{ remote: asked, local: asked }, undefined];
  const full = asked === "" ? ref : asked.startsWith("refs/") ? asked : `refs/heads/${asked}`;
  const commit = asked === "" || asked === ref ? sha : full;
  if (full.startsWith("refs/heads/")) {
    const branch = full.slice("refs/heads/".length);
    return [{ remote: commit, local: `refs/remotes/origin/${branch}` }, branch];
  }
  if (full.startsWith("refs/pull/"))
    return [{ remote: commit, local: full.replace(/^refs\/pull\//, "refs/remotes/pull/") }, undefined];
  return [{ remote: commit, local: commit }, undefined];
}

async function fetchAll(
  inputs: Checkout["inputs"],
  { remote, local }: Source,
  git: (...args: string[]) => Promise<boolean>,
  standsOn: (ref: string) => Promise<string>,
): Promise<boolean> {
  const depth = Number(inputs["fetch-depth"] ?? "1");
  const options = ["--no-tags", "--prune", "--no-recurse-submodules"];
  const filter = (inputs["filter"] ?? "") === "" ? [] : [`--filter=${inputs["filter"]}`];
  const spec = local === remote ? remote : `+${remote}:${local}`;
  if (depth > 0)
    return await git("fetch", "--quiet", ...options, ...filter, `--depth=${depth}`, "origin", spec);
  const everything = ["+refs/heads/*:refs/remotes/origin/*", "+refs/tags/*:refs/tags/*"];
  return (
    (await git("fetch", "--quiet", ...options, ...filter, "origin", ...everything)) &&
    // The branch may have moved since the event: then the commit of the event is what is asked for.
    ((await standsOn(local)) === remote ||
      (await git("fetch", "--quiet", "--no-tags", "--no-recurse-submodules", ...filter, "origin", spec)))
  );
}
