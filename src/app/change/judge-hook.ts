import { resolve } from "node:path";
import { failure } from "../../core/diagnostic/error.ts";
import type { Verdict } from "../../core/diagnostic/verdict.ts";
import { openHookRepository, type Repository } from "../../io/git/repository.ts";
import { readActor } from "../actor.ts";
import type { CheckOptions } from "./check-change.ts";
import { checkCommit } from "./check-commit.ts";
import { checkMessage } from "./check-message.ts";
import { checkPush, parsePrePush, parsePreReceive } from "./check-push.ts";

/** The git hooks that judge. https://git-scm.com/docs/githooks */
export const HOOKS = ["pre-commit", "pre-merge-commit", "commit-msg", "pre-push", "pre-receive"] as const;

/** One of the git hooks that judge. */
export type HookName = (typeof HOOKS)[number];

/** How git calls a hook. */
export interface HookCall {
  /** Where git starts the hook: the top of the work tree, or a bare repository. */
  readonly cwd: string;
  /** The environment git gives the hook, with the index and the objects it has chosen. */
  readonly env: NodeJS.ProcessEnv;
  /** What git gives behind the hook's name. */
  readonly args: readonly string[];
  /** Reads standard input to its end; asked only by the hooks that get one. */
  readonly readInput: () => string;
  /** RFC 3339. */
  readonly now: string;
}

/** Whether a word names a hook that judges. */
export function isHookName(word: string): word is HookName {
  return (HOOKS as readonly string[]).includes(word);
}

/**
 * Judges what git is about to do, as it asks one of its hooks.
 * @throws git/* and usage/* when that cannot be known: git must then be stopped
 */
export function judgeHook(hook: HookName, call: HookCall): Verdict {
  const { cwd, env, args } = call;
  const repo = openHookRepository(cwd, env);
  switch (hook) {
    case "pre-commit":
    case "pre-merge-commit":
      return checkCommit(repo, env, hook === "pre-merge-commit", optionsOf(repo, call));
    case "commit-msg":
      return checkMessage(repo, resolve(cwd, messageFile(args)));
    case "pre-push":
      return checkPush(repo, parsePrePush(call.readInput()), optionsOf(repo, call));
    case "pre-receive":
      return checkPush(repo, parsePreReceive(call.readInput()), optionsOf(repo, call));
  }
}

/** Only the role counts in a judgement, so a server or a clone without a name of its own is no obstacle. */
function optionsOf(repo: Repository, { env, now }: HookCall): CheckOptions {
  const name = env["YOI_ACTOR"] || env["GIT_AUTHOR_NAME"] || "unknown";
  return { actor: readActor(repo, { ...env, YOI_ACTOR: name }), now };
}

function messageFile(args: readonly string[]): string {
  const [file] = args;
  if (file !== undefined) return file;
  throw failure(
    "usage/missing-value",
    { path: "" },
    { command: "yoi hook commit-msg", name: "the file with the message" },
  );
}
