/** Whose word git gives to a server. */
export interface RemoteCredentials {
  /** `GITHUB_SERVER_URL`: `https://github.com`. */
  readonly serverUrl: string;
  readonly token: string;
}

/**
 * The environment with what lets git speak to one server by a token, so that it stands in no file, no argument and no
 * log. It is a setting for the one server alone; what was set in `env` before is kept. The empty value comes first,
 * since it empties the list: a header that the checkout left in `.git/config` would be sent as well, and GitHub takes
 * the first. https://git-scm.com/docs/git-config#Documentation/git-config.txt-httpextraHeader and
 * https://git-scm.com/docs/git-config#ENVIRONMENT
 */
export function withRemoteCredentials(
  env: NodeJS.ProcessEnv,
  { serverUrl, token }: RemoteCredentials,
): NodeJS.ProcessEnv {
  const before = countOf(env["GIT_CONFIG_COUNT"]);
  const key = `http.${serverUrl.replace(/\/+$/, "")}/.extraheader`;
  // The name beside the token may be anything: https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/authenticating-as-a-github-app-installation
  const word = Buffer.from(`x-access-token:${token}`).toString("base64");
  return {
    ...env,
    GIT_CONFIG_COUNT: String(before + 2),
    [`GIT_CONFIG_KEY_${before}`]: key,
    [`GIT_CONFIG_VALUE_${before}`]: "",
    [`GIT_CONFIG_KEY_${before + 1}`]: key,
    [`GIT_CONFIG_VALUE_${before + 1}`]: `AUTHORIZATION: basic ${word}`,
  };
}

/** A count that git would refuse counts as none. */
function countOf(text: string | undefined): number {
  return /^\d{1,6}$/.test(text ?? "") ? Number(text) : 0;
}
