import { runGit } from "./plumbing.ts";
import type { Repository } from "./repository.ts";
import { isOid } from "./revision.ts";

/** One ref. */
export interface Ref {
  /** Full name: `refs/heads/main`. */
  readonly name: string;
  /** The object it stands on; for an annotated tag the commit (or other object) that is tagged. */
  readonly oid: string;
  /** The ref it points to, for a symbolic one: `refs/remotes/origin/HEAD` points to `refs/remotes/origin/main`. */
  readonly symref?: string;
  /** Full name of the ref a local branch follows, whether or not that exists. */
  readonly upstream?: string;
}

/** What is asked of each ref, in the order `parseRef` reads. A ref name can hold neither NUL nor a line end. */
const FORMAT = ["%(refname)", "%(objectname)", "%(*objectname)", "%(symref)", "%(upstream)"].join("%00");

/**
 * The refs with some full names or under some prefixes (`refs/heads`, `refs/heads/work`), by name; all refs when none
 * is given. A symbolic ref whose target does not exist is left out. 1 process.
 */
export function readRefs(repo: Repository, prefixes: readonly string[]): readonly Ref[] {
  const args = ["for-each-ref", `--format=${FORMAT}`, "--", ...prefixes];
  const lines = runGit(args, repo).stdout.toString("utf8").split("\n");
  return lines.filter((line) => line !== "").map(parseRef);
}

function parseRef(line: string): Ref {
  const [name = "", oid = "", peeled = "", symref = "", upstream = ""] = line.split("\0");
  return {
    name,
    oid: isOid(peeled) ? peeled : oid,
    ...(symref === "" ? {} : { symref }),
    ...(upstream === "" ? {} : { upstream }),
  };
}
