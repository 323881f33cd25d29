import { messageOf } from "../../diagnostic/diagnostic.ts";
import { printable } from "../../diagnostic/printable.ts";
import { checkReach } from "../../rules/check-reach.ts";

/** Most commits that an agent may bring at once. */
export const MAX_BROUGHT_COMMITS = 200;
/** Largest file that it may bring, and all of them together, in bytes. */
export const MAX_BROUGHT_FILE_BYTES = 20 * 1024 * 1024;
export const MAX_BROUGHT_BYTES = 200 * 1024 * 1024;
/** Most changes of paths in all its commits. */
export const MAX_BROUGHT_CHANGES = 20_000;
/** Longest commit message, in UTF-16 code units. */
const MAX_MESSAGE_LENGTH = 64 * 1024;
/** Most reasons that are told. */
const MAX_REASONS = 10;

/** One path that a commit changes. */
export interface BroughtChange {
  readonly path: string;
  /** Git's octal mode afterwards; undefined: the path is gone. */
  readonly mode: string | undefined;
  readonly sizeBytes: number;
  /** Where a symbolic link points. */
  readonly target?: string;
}

/** One commit that an agent brought. */
export interface BroughtCommit {
  readonly oid: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly changes: readonly BroughtChange[];
}

/** What agents brought, and what for. */
export interface Brought {
  /** Where the agent started. */
  readonly start: string;
  readonly ticket: string;
  readonly agent: string;
  /** Oldest first. */
  readonly commits: readonly BroughtCommit[];
}

/**
 * Why the commits of an agent are not taken: a few words each, none when they are. A straight line from where it
 * started, small enough, that touches no record, no policy and nothing of git's own, and says nothing in the name of
 * the Orchestrator or to the forge's machines.
 */
export function checkBrought({ start, ticket, agent, commits }: Brought): readonly string[] {
  const reasons = [
    ...checkLine(start, commits),
    ...checkSizes(commits),
    ...commits.flatMap((commit) => [
      ...checkMessage(commit, ticket),
      ...commit.changes.flatMap((change) =>
        checkChange(change, agent).map((why) => `${shortOf(commit)}: ${why}`),
      ),
    ]),
  ];
  const told = [...new Set(reasons.map(printable))];
  const left = told.length - MAX_REASONS;
  return left > 0 ? [...told.slice(0, MAX_REASONS), `and ${left} more`] : told;
}

function checkLine(start: string, commits: readonly BroughtCommit[]): readonly string[] {
  if (commits.length > MAX_BROUGHT_COMMITS) return [`there are more than ${MAX_BROUGHT_COMMITS} commits`];
  const merge = commits.find(({ parents }) => parents.length > 1);
  if (merge !== undefined) return [`${shortOf(merge)} is a merge: only the Orchestrator merges`];
  const isLine = commits.every(({ parents }, index) => parents[0] === (commits[index - 1]?.oid ?? start));
  return isLine ? [] : ["the commits do not follow the one it started from: history was rewritten"];
}

function checkSizes(commits: readonly BroughtCommit[]): readonly string[] {
  const changes = commits.flatMap((commit) => commit.changes);
  const total = changes.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const large = changes.find(({ sizeBytes }) => sizeBytes > MAX_BROUGHT_FILE_BYTES);
  return [
    ...(changes.length > MAX_BROUGHT_CHANGES ? [`more than ${MAX_BROUGHT_CHANGES} paths are changed`] : []),
    ...(large === undefined
      ? []
      : [`${large.path} has ${large.sizeBytes} bytes, more than ${MAX_BROUGHT_FILE_BYTES}`]),
    ...(total > MAX_BROUGHT_BYTES ? [`all files together have more than ${MAX_BROUGHT_BYTES} bytes`] : []),
  ];
}

/** A line that git, or somebody who looks for it less strictly, could take for a trailer of ours. */
const OUR_TRAILER = /^[ \t]*yoi-[a-z-]*[ \t]*:.*$/gim;
/** Words by which a commit keeps the forge's checks from running. */
const SKIP =
  /\[(?:skip[ -]ci|ci[ -]skip|no[ -]ci|skip[ -]actions?|actions?[ -]skip)\]|^skip-checks:.*$|\*{3}no_ci\*{3}/im;

function checkMessage(commit: BroughtCommit, ticket: string): readonly string[] {
  const { message } = commit;
  if (message.length > MAX_MESSAGE_LENGTH) return [`the message of ${shortOf(commit)} is too long`];
  const foreign = (message.match(OUR_TRAILER) ?? []).find(
    (line) => !/^yoi-ticket[ \t]*:/i.test(line) || line.slice(line.indexOf(":") + 1).trim() !== ticket,
  );
  const skip = SKIP.exec(message)?.[0];
  return [
    ...(foreign === undefined
      ? []
      : [`${shortOf(commit)} says "${foreign.trim().slice(0, 80)}", which is not an agent's to say`]),
    ...(skip === undefined
      ? []
      : [`${shortOf(commit)} says "${skip}", which would keep checks from running`]),
  ];
}

function checkChange({ path, mode, target }: BroughtChange, agent: string): readonly string[] {
  const parts = path.split("/");
  if (parts.some((part) => part === "" || part === "." || part === ".."))
    return [`${path} leads out of the repository`];
  // Bytes that are not UTF-8 are shown with a backslash; as a name it would be a separator on Windows.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing control characters is the purpose
  if (/[\u0000-\u001f\u007f\\]/.test(path)) return [`${path} has a name that not every system can hold`];
  if (parts.some(isGitName)) return [`${path} is called like git's own directory`];
  if (mode === "160000") return [`${path} is a submodule`];
  if (parts.map(foldName).join("/") === ".gitmodules") return [`${path} describes submodules`];
  const reach = checkReach({ name: agent, role: "coder" }, [parts.map(foldName).join("/")], []);
  if (reach.length > 0) return reach.map((found) => messageOf({ ...found, facts: { ...found.facts, path } }));
  if (mode === "120000" && !staysInside(parts.length - 1, target ?? "")) {
    return [`${path} is a link that leads out of the repository`];
  }
  return [];
}

/**
 * Whether a link in a directory of some depth stays inside, whatever other links it passes: it goes up first, not
 * higher than the top, and then only down. A `..` behind a name could go up from wherever that name leads.
 */
function staysInside(depth: number, target: string): boolean {
  if (target === "" || target.startsWith("/") || /[\\\0]/.test(target) || /^[A-Za-z]:/.test(target))
    return false;
  const parts = target.split("/").filter((part) => part !== "" && part !== ".");
  const up = parts.findIndex((part) => part !== "..");
  const down = up < 0 ? [] : parts.slice(up);
  return (up < 0 ? parts.length : up) <= depth && !down.includes("..") && !down.some(isGitName);
}

/** What HFS+ ignores in a name. https://git-scm.com/docs/git-config#Documentation/git-config.txt-coreprotectHFS */
const IGNORED = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;

/** A name as the file system with the fewest distinctions knows it. */
function foldName(name: string): string {
  return name
    .replaceAll(IGNORED, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/:.*$/, "")
    .replace(/[. ]+$/, "");
}

/** `git~1` and the like are short names of `.git` on Windows. */
function isGitName(name: string): boolean {
  return /^(?:\.git|git~\d+)$/.test(foldName(name));
}

function shortOf({ oid }: BroughtCommit): string {
  return oid.slice(0, 10);
}
