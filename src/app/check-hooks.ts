import { basename, dirname, join, relative, sep } from "node:path";
import { type Diagnostic, finding } from "../core/diagnostic/diagnostic.ts";
import { CONFIG_PATH } from "../core/ticket/files.ts";
import { parseConfig } from "../core/workspace/config.ts";
import { isThere, readSetupFile } from "../io/files/setup-file.ts";
import { readConfig } from "../io/git/config.ts";
import { probeHook, readHooksDir } from "../io/git/hooks.ts";
import type { Repository } from "../io/git/repository.ts";
import { readWorktrees } from "../io/git/worktrees.ts";
import { CLIENT_HOOKS, LEFTHOOK_CONFIGS, PRE_COMMIT_CONFIG, topOf } from "./init/detect.ts";
import { readText, shownPath } from "./init/plan.ts";
import { attributeLines, MERGE_DRIVERS } from "./init/plan-rest.ts";
import { judgeReach, type Reach } from "./init/reach.ts";

/** The Node that the hooks need. */
const NEEDED_NODE = 22;
/** Most linked worktrees that are looked at. */
const MAX_WORKTREES = 32;

/** How far the proof goes. */
export interface HookCheckOptions {
  /**
   * Also start hooks that run commands of others before yoi's (a hand-written one, lefthook, pre-commit). Without it
   * those are read, and only hooks that answer before anything else runs are started.
   */
  readonly runForeign?: boolean;
}

/**
 * Proves that git reaches yoi's hooks, in the main checkout and in every linked worktree, and that they could run, by
 * looking where git looks and starting what answers without side effects. Also whether records have their merge
 * drivers. Findings are warnings: the hooks of a clone are its owner's, and the status check on the forge is the gate.
 * 4 processes, and 2 to 4 for each worktree.
 */
export function checkHooks(repo: Repository, options: HookCheckOptions = {}): readonly Diagnostic[] {
  if (repo.root === undefined) return [];
  const checkouts = readWorktrees(repo).filter(
    ({ bare, prunable, path }) => !bare && !prunable && isThere(path),
  );
  const main = readHooksDir(repo, repo.root);
  const seen = new Set<string>();
  const found = checkouts.slice(0, MAX_WORKTREES).flatMap(({ path }, index) => {
    const dir = path === repo.root ? main : readHooksDir(repo, path);
    const isShared = seen.has(dir);
    seen.add(dir);
    return checkCheckout({ repo, options, checkout: path, dir, isLinked: index > 0, isShared });
  });
  return [...found, ...checkMergeDrivers(repo)];
}

interface CheckoutInput {
  readonly repo: Repository;
  readonly options: HookCheckOptions;
  /** Top of the checkout, absolute. */
  readonly checkout: string;
  /** Where git looks for hooks there. */
  readonly dir: string;
  readonly isLinked: boolean;
  /** Another checkout has the same hooks, and what is wrong with them was said there. */
  readonly isShared: boolean;
}

function checkCheckout(input: CheckoutInput): readonly Diagnostic[] {
  const { repo, checkout, dir, isLinked, isShared } = input;
  const top = topOf(repo);
  if (isLinked && !isThere(dir)) {
    const facts = { worktree: nameOf(top, checkout), dir: shownPath(checkout, dir) };
    return [finding("hook/missing-in-worktree", placeOf(top, checkout), facts)];
  }
  const reached = CLIENT_HOOKS.map((name) => ({ name, reach: reachOf(input, name) }));
  const probed = probeFirst(
    input,
    reached.map(({ reach }) => reach),
  );
  if (isShared) return probed;
  const off = reached.flatMap(({ reach }) => (reach.kind === "off" ? [placeOf(top, reach.path).path] : []));
  const missed = new Map<string, string[]>();
  for (const { name, reach } of reached) {
    if (reach.kind === "missed") missed.set(reach.reason, [...(missed.get(reach.reason) ?? []), name]);
  }
  return [
    ...off.map((path) => finding("hook/not-executable", { path }, { path })),
    ...[...missed].map(([reason, names]) => notReached(top, checkout, names, reason)),
    ...probed,
  ];
}

function notReached(top: string, checkout: string, names: readonly string[], reason: string): Diagnostic {
  const facts = { worktree: nameOf(top, checkout), hooks: names.join(", "), reason };
  return finding("hook/not-reached", placeOf(top, checkout), facts);
}

/** A checkout by its way from this one: no absolute path, which could stand in a log that others read. */
function placeOf(top: string, checkout: string): { readonly path: string } {
  return { path: relative(top, checkout).split(sep).join("/") || "." };
}

function nameOf(top: string, checkout: string): string {
  return checkout === top ? "this checkout" : placeOf(top, checkout).path;
}

/** What stands where git looks for one hook, and whether it leads to yoi. */
function reachOf({ checkout, dir, options }: CheckoutInput, name: string): Reach {
  const file = join(dir, name);
  const found = readSetupFile(file);
  if (found === undefined) return { kind: "missed", reason: "no such hook" };
  if (typeof found === "string") return { kind: "missed", reason: "a hook that cannot be read" };
  if (!found.executable && process.platform !== "win32") return { kind: "off", path: file };
  // Husky's own files only start the ones beside their directory.
  const isHusky = basename(dir) === "_" && /husky|\/h"/.test(found.text);
  const script = isHusky ? readSetupFile(join(dirname(dir), name)) : found;
  if (typeof script !== "object") return { kind: "missed", reason: "husky has no such hook" };
  const config = managerConfig(checkout, found.text);
  const judged = judgeReach({ text: script.text, name, config, file });
  return judged.kind === "read" && options.runForeign === true ? { kind: "answers", file } : judged;
}

/** The configuration that a hook written by lefthook or pre-commit reads; undefined for any other hook. */
function managerConfig(checkout: string, text: string): string | undefined {
  if (/\blefthook\b/.test(text)) {
    const path = LEFTHOOK_CONFIGS.find((name) => readText(checkout, name) !== undefined);
    return path === undefined ? "" : readText(checkout, path);
  }
  return /pre-commit\.com|\bpre_commit\b/.test(text)
    ? (readText(checkout, PRE_COMMIT_CONFIG) ?? "")
    : undefined;
}

/** Starts the first hook that answers without doing anything: one is enough to tell whether they can run. */
function probeFirst({ repo, checkout }: CheckoutInput, reached: readonly Reach[]): readonly Diagnostic[] {
  const top = topOf(repo);
  const found: Diagnostic[] = [];
  for (const reach of reached) {
    if (reach.kind !== "answers") continue;
    const printed = probeHook(repo, reach.file, checkout);
    const answer = /yoi-probe hook=(\S+) bundle=(\S+) node=v?(\S+)/.exec(printed ?? "");
    if (answer === null)
      found.push(notReached(top, checkout, [basename(reach.file)], "it was started and did not come to yoi"));
    else if (found.length === 0) return checkAnswer(top, checkout, answer[2] ?? "", answer[3] ?? "");
  }
  return found;
}

function checkAnswer(top: string, checkout: string, bundle: string, node: string): readonly Diagnostic[] {
  const place = placeOf(top, checkout);
  const worktree = nameOf(top, checkout);
  if (bundle !== "ok")
    return [finding("hook/cannot-run", place, { worktree, missing: "yoi's dist/hook.js" })];
  if (node === "none") return [finding("hook/cannot-run", place, { worktree, missing: "node" })];
  if (Number.parseInt(node, 10) >= NEEDED_NODE) return [];
  return [finding("hook/old-node", place, { worktree, found: node, needed: NEEDED_NODE })];
}

function checkMergeDrivers(repo: Repository): readonly Diagnostic[] {
  const top = topOf(repo);
  const config = readConfig(repo);
  const root = parseConfig(readText(top, CONFIG_PATH)).config.backend.root;
  const attributes = readText(top, ".gitattributes")?.split(/\r?\n/) ?? [];
  const lines = attributeLines(root).filter((line) => !attributes.includes(line));
  const keys = MERGE_DRIVERS.map(({ kind }) => `merge.yoi-${kind}.driver`).filter((key) => !config.has(key));
  // Neither is there where nobody asked for them.
  if (lines.length === MERGE_DRIVERS.length && keys.length === MERGE_DRIVERS.length) return [];
  const missing = [
    ...(lines.length === 0 ? [] : ["lines of .gitattributes are missing"]),
    ...(keys.length === 0 ? [] : [`git config has no ${keys.join(", ")}`]),
  ];
  if (missing.length === 0) return [];
  return [finding("hook/no-merge-driver", { path: ".gitattributes" }, { missing: missing.join(", and ") })];
}
