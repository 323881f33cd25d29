import { runGit } from "./plumbing.ts";
import type { Repository } from "./repository.ts";

/** Makes a ref stand for another one, whatever it was before. 1 process. @throws git/refused */
export function setSymbolicRef(repo: Repository, name: string, target: string): void {
  runGit(["symbolic-ref", "--", name, target], repo);
}
