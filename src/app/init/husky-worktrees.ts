import { join } from "node:path";
import { listDirectory, readSetupFile } from "../../io/files/setup-file.ts";
import { readHooksDir } from "../../io/git/hooks.ts";
import type { Repository } from "../../io/git/repository.ts";
import { readWorktrees } from "../../io/git/worktrees.ts";
import { topOf } from "./detect.ts";
import { type FileStep, type PlanPart, shownPath } from "./plan.ts";

/** A file that tells the copy made here from what husky itself put there. */
const MARK = ".yoi-init";

/**
 * Husky's directory (`.husky/_`) is not in git, so a linked worktree has none and git runs no hook there: it is copied
 * from this checkout. 1 process, and 1 for each worktree.
 */
export function planWorktrees(repo: Repository): PlanPart {
  const top = topOf(repo);
  const own = readHooksDir(repo, top);
  const files = listDirectory(own).flatMap((name) => {
    const file = readSetupFile(join(own, name));
    return typeof file === "object" ? [{ name, ...file }] : [];
  });
  if (!own.endsWith("/_") || files.length === 0) return {};
  const steps = otherHooksDirs(repo, own)
    .filter((dir) => listDirectory(dir).length === 0)
    .flatMap((dir) =>
      [...files, { name: MARK, text: "", executable: false }].map(({ name, text, executable }) =>
        copyStep(top, join(dir, name), text, executable),
      ),
    );
  return { steps };
}

/** Takes those copies away again. */
export function planWorktreesRemoval(repo: Repository): PlanPart {
  const top = topOf(repo);
  const steps = otherHooksDirs(repo, readHooksDir(repo, top)).flatMap((dir): readonly FileStep[] => {
    const names = listDirectory(dir);
    if (!names.includes(MARK)) return [];
    return names.flatMap((name) => {
      const file = readSetupFile(join(dir, name));
      if (typeof file !== "object") return [];
      return [
        {
          kind: "file",
          path: shownPath(top, join(dir, name)),
          file: join(dir, name),
          before: file.text,
          after: undefined,
        },
      ];
    });
  });
  return { steps };
}

function otherHooksDirs(repo: Repository, own: string): readonly string[] {
  const checkouts = readWorktrees(repo).filter(({ bare, prunable }) => !bare && !prunable);
  return [...new Set(checkouts.map(({ path }) => readHooksDir(repo, path)))].filter(
    (dir) => dir !== own && dir.endsWith("/_"),
  );
}

function copyStep(top: string, file: string, text: string, executable: boolean): FileStep {
  return { kind: "file", path: shownPath(top, file), file, before: undefined, after: text, executable };
}
