import type { GitHubApi } from "../../../io/github/api.ts";

/** Numbers of the other open requests of a head. 1 call. */
export async function siblingsOf(api: GitHubApi, head: string, number: number): Promise<readonly number[]> {
  const all = await api.requestsWithHead(head);
  return all.filter((each) => each.state === "open" && each.number !== number).map((each) => each.number);
}

/** Why a head that several open requests have does not pass. */
export function siblingText(siblings: readonly number[]): string {
  const list = siblings.slice(0, 5).map((number) => `#${number}`);
  return `failed: siblings: ${list.join(", ")} ${list.length === 1 ? "has" : "have"} the very same head: close what is not meant`;
}
