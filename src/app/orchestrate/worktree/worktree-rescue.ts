import { failure } from "../../../core/diagnostic/error.ts";
import { readRefs } from "../../../io/git/refs.ts";
import type { Repository } from "../../../io/git/repository.ts";
import { updateRefs } from "../../../io/git/update-refs.ts";
import { saveWorktree } from "../../../io/git/worktree-change.ts";

/** What is saved of a worktree. */
interface Rescue {
  readonly id: string;
  readonly head: string | undefined;
  /** Null: the directory is gone, only the commits are left. */
  readonly path: string | null;
}

/** Most rescues of one ticket's worktree; a name that is taken meanwhile is tried again. */
const MAX_TRIES = 5;

/**
 * Keeps all that a worktree holds under a new ref of this repository, `refs/yoi/rescue/<id>/worktree-<n>`, and returns
 * its name. At most 7 processes. @throws worktree/dirty when that cannot be done, git/refused
 */
export function rescueWorktree(repo: Repository, { id, head, path }: Rescue): string {
  const facts = { dir: path ?? id, what: "work that could not be saved" };
  if (head === undefined) throw failure("worktree/dirty", { path: "" }, facts);
  const at = Math.floor(Date.now() / 1000);
  const message = `What the worktree of ${id} held`;
  const commit = path === null ? head : saveWorktree(repo, path, { head, message, at });
  const prefix = `refs/yoi/rescue/${id}/worktree-`;
  for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
    const taken = readRefs(repo, [`refs/yoi/rescue/${id}/`]).map(({ name }) =>
      Number(name.slice(prefix.length)),
    );
    const name = `${prefix}${Math.max(0, ...taken.filter(Number.isInteger)) + 1}`;
    if (updateRefs(repo, [{ name, from: null, to: commit }]).kind === "moved") return name;
  }
  throw failure("worktree/dirty", { path: "" }, facts);
}
