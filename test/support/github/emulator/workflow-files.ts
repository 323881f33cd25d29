import type { Bare } from "./bare.ts";
import { ApiError } from "./router.ts";

/** What GitHub says to a token without `workflows` that brings a workflow file. */
export function workflowRefusal(path: string): string {
  return `refusing to allow a GitHub App to create or update workflow \`${path}\` without \`workflows\` permission`;
}

/**
 * The first workflow file that a move of a ref brings and that no branch has; undefined: there is none. The same file
 * with the same content on another branch is fine.
 * https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/scopes-for-oauth-apps (`workflow`)
 */
export async function newWorkflowFile(bare: Bare, old: string, next: string): Promise<string | undefined> {
  const before = new Set(await workflowBlobs(bare, old));
  const brought = (await workflowBlobs(bare, next)).filter((line) => !before.has(line));
  if (brought.length === 0) return undefined;
  const refs = await bare.must(["for-each-ref", "--format=%(objectname)", "refs/heads"]);
  const known = new Set<string>();
  for (const sha of new Set(refs.split("\n").filter((line) => line !== ""))) {
    for (const line of await workflowBlobs(bare, sha)) known.add(line);
  }
  return brought.find((line) => !known.has(line))?.split("\t")[1];
}

async function workflowBlobs(bare: Bare, commit: string): Promise<string[]> {
  if (/^0+$/.test(commit)) return [];
  const listed = await bare.fixed(["ls-tree", "-r", commit, "--", ".github/workflows/"]);
  return listed.stdout.split("\n").filter((line) => line !== "");
}

/**
 * Refuses a merge that brings workflow files by a token without `workflows`, even though the head branch has them.
 *
 * @throws ApiError 403
 */
export async function refuseWorkflows(bare: Bare, base: string, merged: string): Promise<void> {
  const before = new Set(await workflowBlobs(bare, base));
  const brought = (await workflowBlobs(bare, merged)).find((line) => !before.has(line));
  if (brought !== undefined) throw new ApiError(403, workflowRefusal(brought.split("\t")[1] ?? ""));
}
