import type { GitHubApi } from "../../../io/github/api.ts";

const SAYS_SIBLINGS = "failed: siblings:";

/** Numbers of the open requests of a head, in order, where others than this one have it too; else none. 1 call. */
export async function siblingsOf(api: GitHubApi, head: string, number: number): Promise<readonly number[]> {
  const all = await api.requestsWithHead(head);
  const open = all.filter(({ state }) => state === "open").map((each) => each.number);
  return open.some((each) => each !== number) ? open.sort((a, b) => a - b) : [];
}

/** Whether a status of the gate says that several open requests have its head. */
export function isSiblingText(text: string): boolean {
  return text.startsWith(SAYS_SIBLINGS);
}

/** Why a head that several open requests have does not pass. */
export function siblingText(siblings: readonly number[]): string {
  const list = siblings.slice(0, 5).map((number) => `#${number}`);
  return `${SAYS_SIBLINGS} ${list.join(", ")} ${list.length === 1 ? "has" : "have"} the very same head: close what is not meant`;
}
