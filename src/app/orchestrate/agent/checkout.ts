import { makeCleanClone } from "../../../io/git/clean-clone.ts";
import type { Repository } from "../../../io/git/repository.ts";
import { makeScratch, removeScratch } from "./scratch.ts";

/** A checkout of a commit for one attempt. */
export interface WantedCheckout {
  readonly head: string;
  readonly attempt: string;
}

/**
 * Hands out a clean checkout of a commit: a repository of its own that borrows the objects, without remote, refs, hooks
 * or filters. It lies among the temporary files: below the main checkout, tools would find that one's packages. It is
 * removed afterwards, also when `use` throws. 5 processes.
 * @throws git/refused when the commit is missing
 */
export async function withCheckout<T>(
  repo: Repository,
  { head, attempt }: WantedCheckout,
  use: (dir: string) => Promise<T>,
): Promise<T> {
  const dir = makeScratch(attempt);
  try {
    await makeCleanClone(repo, dir, head);
    return await use(dir);
  } finally {
    removeScratch(dir);
  }
}
