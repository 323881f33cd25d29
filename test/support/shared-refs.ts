import { decidePlace, type SharedPlace } from "../../src/app/orchestrate/store/shared.ts";
import { defaultConfig } from "../../src/core/workspace/config.ts";
import { openRepository, type Repository } from "../../src/io/git/repository.ts";
import { type TestRepo, withRepo } from "./git-repo.ts";

/** One clone, as a machine with an Orchestrator has it. */
export interface Machine {
  readonly repo: TestRepo;
  readonly git: Repository;
  readonly place: SharedPlace;
}

/** Opens a clone as an Orchestrator does. */
export function machineIn(repo: TestRepo): Machine {
  const git = openRepository(repo.root, repo.env);
  return { repo, git, place: decidePlace(git, defaultConfig()) };
}

/** Several machines that share one bare origin. */
export interface Machines {
  readonly origin: TestRepo;
  readonly first: Machine;
  readonly second: Machine;
  /** What the default branch stands on at the origin. */
  readonly base: string;
}

/** Makes an origin whose default branch holds some files, and two clones of it. */
export async function withMachines(
  files: Readonly<Record<string, string>>,
  use: (machines: Machines) => Promise<void>,
  ...initArgs: readonly string[]
): Promise<void> {
  await withRepo(
    async (repo) => {
      for (const [path, text] of Object.entries(files)) repo.write(path, text);
      const base = repo.commit("base");
      const origin = repo.bare("origin.git");
      const [first, second] = [origin.clone("first"), origin.clone("second")];
      await use({ origin, first: machineIn(first), second: machineIn(second), base });
    },
    ...initArgs,
  );
}

/** The refs of a repository and where they stand, but for those that only say what was seen elsewhere. */
export function refsOf(repo: TestRepo): Readonly<Record<string, string>> {
  const lines = repo.git("for-each-ref", "--format=%(refname) %(objectname)").split("\n");
  const refs = lines.map((line) => line.split(" ") as [string, string]);
  return Object.fromEntries(refs.filter(([name]) => !/^refs\/(?:remotes|yoi\/seen)\//.test(name)));
}
