import { cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type InitOptions, performPlan, planInit } from "../../src/app/init/init.ts";
import { openRepository } from "../../src/io/git/repository.ts";
import { type CommandResult, type TestRepo, withRepo } from "./git-repo.ts";
import { lifeTo, threadText, ticketTexts, timeAt } from "./ticket-text.ts";

const PROJECT = resolve(import.meta.dirname, "../..");

/** How a command of git ended, and what yoi's hooks said. */
export interface Outcome extends CommandResult {
  /** `error change/deleted`, `warning change/returned`, …, in the order they were printed. */
  readonly found: readonly string[];
}

/**
 * An empty repository where yoi is installed as a package and set up by `yoi init`, with plain hooks. Its hooks are
 * those of this project and start the built `dist/`. What is set up is no part of the history.
 */
export async function withHooks<T>(
  use: (repo: TestRepo) => T | Promise<T>,
  ...initArgs: readonly string[]
): Promise<T> {
  return withRepo((repo) => use(setUp(repo)), ...initArgs);
}

/** Installs yoi in a repository and runs `yoi init` there. */
export function setUp(repo: TestRepo, options: Partial<InitOptions> = {}): TestRepo {
  const ready = repo.withEnv({
    PATH: `${nodeDir(repo)}:${repo.env["PATH"] ?? ""}`,
  });
  const packageDir = installPackage(repo);
  const opened = openRepository(repo.root, repo.env);
  if (opened.root !== undefined) {
    mkdirSync(join(repo.root, "node_modules"), { recursive: true });
    if (!existsSync(join(repo.root, "node_modules/yoi")))
      symlinkSync(packageDir, join(repo.root, "node_modules/yoi"));
    writeFileSync(
      join(opened.commonDir, "info/exclude"),
      "/node_modules\n/.gitattributes\n/.yoi/ticket.config.toml\n",
    );
  }
  const wanted = { mergeDrivers: false, agents: false, worktrees: false, packageDir, ...options };
  const plan = planInit(opened, wanted);
  if (plan.findings.length > 0) throw new Error(`yoi init leaves ${JSON.stringify(plan.findings)}`);
  performPlan(opened, plan, Math.random);
  return ready;
}

/** The package as npm would put it there: without a node_modules of its own. */
export function installPackage(repo: TestRepo): string {
  const dir = join(repo.base, "package");
  if (existsSync(dir)) return dir;
  cpSync(join(PROJECT, "hooks"), join(dir, "hooks"), { recursive: true });
  symlinkSync(join(PROJECT, "dist"), join(dir, "dist"));
  return dir;
}

/** A directory with nothing but the node that runs the tests. */
function nodeDir(repo: TestRepo): string {
  const dir = join(repo.base, "node-bin");
  if (existsSync(dir)) return dir;
  mkdirSync(dir);
  symlinkSync(process.execPath, join(dir, "node"));
  return dir;
}

/** Runs git in a repository with hooks. */
export function tryGit(repo: TestRepo, ...args: readonly string[]): Outcome {
  const ended = repo.run("git", args);
  const found = [...`${ended.stderr}${ended.stdout}`.matchAll(/(error|warning)\[([a-z]+\/[a-z-]+)\]/g)];
  return { ...ended, found: found.map(([, severity, code]) => `${severity} ${code}`) };
}

/** Stages everything and commits. */
export function tryCommit(repo: TestRepo, ...args: readonly string[]): Outcome {
  repo.git("add", "--all");
  return tryGit(repo, "commit", "--quiet", "-m", "change", ...args);
}

/** Gives the repository a remote `origin` that has all of its branch, and follows it. */
export function share(repo: TestRepo): TestRepo {
  const remote = repo.bare("origin.git");
  repo.git("remote", "add", "origin", remote.root);
  repo.git("fetch", "--quiet", "origin");
  repo.git("branch", "--quiet", "--set-upstream-to=origin/main", "main");
  return remote;
}

/** Writes files of a ticket. */
export function writeTicket(repo: TestRepo, id: string, texts: Readonly<Record<string, string>>): void {
  for (const [inside, text] of Object.entries(texts)) repo.write(`.yoi/tickets/${id}/${inside}`, text);
}

/** Commits everything past the hooks and returns the commit's id. */
export function commitUnseen(repo: TestRepo, message = "past the hooks"): string {
  repo.git("add", "--all");
  repo.git("commit", "--quiet", "--no-verify", "--allow-empty", "-m", message);
  return repo.git("rev-parse", "HEAD");
}

/** The texts of a ticket in a state, with a comment at its end. */
export function withComment(
  state: Parameters<typeof lifeTo>[0],
  minute: number,
  body = "A comment.",
): Readonly<Record<string, string>> {
  const comment = { kind: "comment", minute, body };
  return {
    ...ticketTexts(state, { updated_at: timeAt(minute) }),
    "thread.md": threadText([...lifeTo(state), comment]),
  };
}
