/** A repository on GitHub. */
export interface RepositoryName {
  readonly owner: string;
  readonly name: string;
}

const NAME = /^\/?([A-Za-z0-9](?:[A-Za-z0-9-]{0,38}))\/([A-Za-z0-9._-]{1,100}?)(?:\.git)?\/?$/;
/** `git@github.com:owner/name.git`. https://git-scm.com/docs/git-clone#_git_urls */
const SCP = /^(?:[^@/\s]+@)?([^:/\s]+):(?!\/)(\S+)$/;

/** Which repository of a server a remote's URL means; undefined for one of another server. */
export function parseRemoteUrl(url: string, serverUrl: string): RepositoryName | undefined {
  const server = URL.parse(serverUrl);
  const scp = SCP.exec(url);
  const parsed = URL.parse(url);
  const isUrl = parsed !== null && parsed.host !== "";
  // Over SSH the port is another one than the pages'.
  const host = isUrl ? (parsed.protocol === "ssh:" ? parsed.hostname : parsed.host) : scp?.[1];
  const wanted = isUrl && parsed.protocol !== "ssh:" ? server?.host : server?.hostname;
  if (server === null || host === undefined || host !== wanted) return undefined;
  const [, owner, name] = NAME.exec(isUrl ? parsed.pathname : (scp?.[2] ?? "")) ?? [];
  return owner === undefined || name === undefined ? undefined : { owner, name };
}
