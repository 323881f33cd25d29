import { type Diagnostic, finding, messageOf } from "../../core/diagnostic/diagnostic.ts";
import { YoiError } from "../../core/diagnostic/error.ts";
import { parseRemoteUrl } from "../../core/github/remote-url.ts";
import { readConfig } from "../../io/git/config.ts";
import type { GitHubApi } from "../../io/github/api.ts";
import { openGitHub } from "../../io/github/client.ts";
import { githubForge } from "../github/forge/github-forge.ts";
import type { Orchestrator } from "../orchestrate/context.ts";
import { observeSeen, type Seen } from "../orchestrate/observe/observe.ts";
import type { SharedRefs } from "../orchestrate/store/shared.ts";
import type { Workspace } from "../workspace.ts";

/** What was seen with what GitHub says; undefined, with a finding that says why, where it could not be asked. */
export interface GitHubAnswer {
  readonly seen: Seen | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Observes what was last seen of the shared refs, together with what GitHub shows now. As many calls as a settled tick. */
export async function observeOnGitHub(
  workspace: Workspace,
  orchestrator: Orchestrator,
  refs: SharedRefs,
  ticket: string,
): Promise<GitHubAnswer> {
  const unasked = (reason: string): GitHubAnswer => {
    const found = finding("orchestrate/github-not-asked", { path: "" }, { ticket, reason }, ticket);
    return { seen: undefined, diagnostics: [found] };
  };
  const api = openApi(workspace, orchestrator);
  if (typeof api === "string") return unasked(api);
  const forge = githubForge({ api, actingApi: api });
  try {
    return { seen: await observeSeen({ ...orchestrator, forge }, refs), diagnostics: [] };
  } catch (error) {
    if (!(error instanceof YoiError) || !error.diagnostic.code.startsWith("github/")) throw error;
    return unasked(messageOf(error.diagnostic));
  }
}

/** The repository's API, or why it cannot be asked. 1 process. */
function openApi({ env, repository }: Workspace, { place }: Orchestrator): GitHubApi | string {
  const token = [env["GH_TOKEN"], env["GITHUB_TOKEN"]].find((each) => each !== undefined && each !== "");
  if (token === undefined) return "there is no token";
  const serverUrl = env["GITHUB_SERVER_URL"] ?? "https://github.com";
  const urls = place.kind === "remote" ? readConfig(repository).get(`remote.${place.remote}.url`) : undefined;
  const name = urls?.map((url) => parseRemoteUrl(url, serverUrl)).find((each) => each !== undefined);
  if (name === undefined) return `the remote is no repository of ${serverUrl}`;
  const isPublic = serverUrl === "https://github.com";
  return openGitHub({
    token,
    apiUrl: env["GITHUB_API_URL"] ?? (isPublic ? "https://api.github.com" : `${serverUrl}/api/v3`),
    graphqlUrl:
      env["GITHUB_GRAPHQL_URL"] ?? (isPublic ? "https://api.github.com/graphql" : `${serverUrl}/api/graphql`),
    ...name,
  });
}
