import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseBundle } from "./bundle.ts";
import { measurePack } from "./bundle-pack.ts";
import { runGit } from "./plumbing.ts";
import type { Repository } from "./repository.ts";
import { resolveCommit } from "./revision.ts";

/** A bundle of a stranger, and what must be true of it. */
export interface WantedBundle {
  readonly bundle: Buffer;
  /** Full name of the only ref that it may bring. */
  readonly ref: string;
  readonly head: string;
  /** The only commit that it may build upon. */
  readonly start: string;
  readonly maxBytes: number;
  /** Looks at the commits where they lie in quarantine. Says why they are not taken: a few words each. */
  readonly check: (quarantined: Repository) => readonly string[];
}

/** Whether the commits are in the repository now. */
export type BundleOutcome =
  | { readonly kind: "taken" }
  | { readonly kind: "refused"; readonly reasons: readonly string[] };

/**
 * Takes the commits of a bundle into a repository, once everything about them was checked: its header, the size of what
 * it expands to, the form of every object and that nothing is missing, then what the caller checks. Until then its
 * objects lie in a directory of their own, which is removed in every case. What is taken at last is a pack that git
 * makes anew of what the head reaches: nothing else that the bundle held. No ref is moved, nothing is checked out.
 * 7 processes and those of the check. @throws git/*
 */
export function importBundle(repo: Repository, wanted: WantedBundle): BundleOutcome {
  const { bundle, maxBytes } = wanted;
  if (bundle.length > maxBytes) return refused(`it has ${bundle.length} bytes, more than ${maxBytes}`);
  const parsed = parseBundle(bundle, repo.objectFormat);
  if (parsed.kind === "refused") return refused(parsed.reason);
  const { header, pack } = parsed;
  if (header.ref !== wanted.ref) return refused("it brings another ref than the one of this attempt");
  if (header.start !== wanted.start) return refused("it builds upon another commit than the expected one");
  if (header.head !== wanted.head) return refused("its head is another one than the result names");
  const measured = measurePack(pack, repo.objectFormat);
  if (measured.kind === "refused") return refused(measured.reason);
  const dir = mkdtempSync(join(tmpdir(), "yoi-quarantine-"));
  try {
    return takeFrom(quarantineIn(repo, dir), repo, pack, wanted);
  } finally {
    rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  }
}

function takeFrom(
  quarantined: Repository,
  repo: Repository,
  pack: Buffer,
  { head, start, maxBytes, check }: WantedBundle,
): BundleOutcome {
  const stored = storePack(quarantined, pack, maxBytes);
  if (stored !== undefined) return refused(`its objects are not well-formed: ${stored}`);
  if (resolveCommit(quarantined, head) !== head) return refused("its head is no commit");
  const objects = ["rev-list", "--objects", "--quiet", head, `^${start}`];
  const reached = runGit(objects, { ...quarantined, okCodes: [0, 128] });
  if (reached.status !== 0) return refused(`objects are missing: ${complaintOf(reached.stderr)}`);
  const reasons = check(quarantined);
  if (reasons.length > 0) return { kind: "refused", reasons };
  const again = ["pack-objects", "--quiet", "--revs", "--stdout"];
  const { stdout } = runGit(again, { ...quarantined, input: `${head}\n^${start}\n` });
  const problem = storePack(repo, stdout, stdout.length);
  return problem === undefined ? { kind: "taken" } : refused(`git does not take its objects: ${problem}`);
}

/**
 * Stores a pack that stands for itself, looking at every object; what git says against it. Not `--strict`: in a partial
 * clone that refuses a tree whose unchanged files were never fetched. What is missing is found by `rev-list`. 1 process.
 */
function storePack(repo: Repository, pack: Buffer, maxBytes: number): string | undefined {
  const args = ["index-pack", "--stdin", "--fsck-objects", `--max-input-size=${maxBytes}`];
  const { status, stderr } = runGit(args, { ...repo, input: pack, okCodes: [0, 1, 128] });
  return status === 0 ? undefined : complaintOf(stderr);
}

/** The repository, with objects that are written put elsewhere. https://git-scm.com/docs/git#_the_git_repository */
function quarantineIn(repo: Repository, dir: string): Repository {
  const own = join(repo.commonDir, "objects");
  const env = {
    ...repo.env,
    GIT_OBJECT_DIRECTORY: dir,
    GIT_ALTERNATE_OBJECT_DIRECTORIES: `"${own.replaceAll(/["\\]/g, "\\$&")}"`,
  };
  return { ...repo, env };
}

function complaintOf(stderr: string): string {
  return stderr.split("\n").find((line) => /^(?:error|fatal)/.test(line)) ?? "git cannot read them";
}

function refused(reason: string): BundleOutcome {
  return { kind: "refused", reasons: [reason] };
}
