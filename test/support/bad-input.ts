import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, lstatSync, readdirSync, readFileSync, readlinkSync, type Stats } from "node:fs";
import { userInfo } from "node:os";
import { delimiter } from "node:path";
import { expect } from "vitest";
import { steady, withYoi, writeTicket } from "./cli.ts";
import { type CommandResult, type TestRepo, withRepo } from "./git-repo.ts";
import { commitUnseen, setUp } from "./hooked-repo.ts";
import { argumentsOf, runHere } from "./in-process.ts";

/** One kind of bad input, as a new user would meet it. */
export interface BadInput {
  readonly title: string;
  /** A sentence or two that let a reader picture it. */
  readonly about: string;
  /** Makes the input, in a repository where two lawful tickets, GOOD and BAD, are committed. */
  readonly prepare: (repo: TestRepo) => void;
  /** What is typed; without it `EVERY`. */
  readonly lines?: readonly Line[];
  /** `file:line:column code` of findings that the output must hold: the end of the place is enough. */
  readonly finds: readonly string[];
  /** Anything more that must hold afterwards. */
  readonly check?: (repo: TestRepo) => void;
  /** False where the system cannot make such an input; its section of the document is then not looked at. */
  readonly possible?: boolean;
}

/** A line of shell that must end with 1 or 2 and change nothing, or one that may do its work. */
export type Line = string | { readonly line: string };

/** A line that ends with 0, and may write. */
export function fine(line: string): Line {
  return { line };
}

/** The ticket whose records are bad, and one that nothing is wrong with. */
const BAD = "20261101-080000-broken";
const GOOD = "20261101-080000-good";
/** Where the bad ticket lies. */
export const DIR = `.yoi/tickets/${BAD}`;
/** Stands in the environment of every command, and in the text of some records: no message may ever show it. */
export const SECRET = ["ghp", "0123456789abcdefghijABCDEFGHIJ987654"].join("_");

/** Stages and commits everything, through the hooks. */
export const COMMIT = 'git add -A && git commit -qm "a change"';
/** What each of the ways to meet a record says about it. */
export const EVERY: readonly Line[] = [
  "yoi ticket doctor",
  "yoi ticket list",
  'yoi ticket edit broken --title "A new title"',
  COMMIT,
];

/** The user that `as-nobody` is, and whether it has to become one. */
export const NOBODY = 65_534;
export const isRoot = userInfo().uid === 0;
const works = (program: string, ...args: readonly string[]): boolean => spawnSync(program, args).status === 0;
const OWN_MOUNTS = isRoot ? ["--mount"] : ["--map-root-user", "--mount"];
/** Whether a repository can be mounted read-only: as root, or in a user name space. */
export const canMount = works("unshare", ...OWN_MOUNTS, "sh", "-c", "mount --bind /tmp /tmp");
/** Whether a command can be run by somebody who may not read everything. */
export const canBeNobody =
  !isRoot || works("setpriv", `--reuid=${NOBODY}`, "--clear-groups", process.execPath, "-e", "0");

/** Programs that the lines use; the document explains them. */
const PROGRAMS: Readonly<Record<string, string>> = {
  "as-nobody": isRoot ? `exec setpriv --reuid=${NOBODY} --clear-groups "$@"` : 'exec "$@"',
  "read-only": `exec unshare ${OWN_MOUNTS.join(" ")} sh -c 'mount --bind . . && mount -o remount,ro,bind . && cd "$PWD" && exec "$@"' sh "$@"`,
  "small-files": 'ulimit -f 1 && exec "$@"',
  "old-git": `PATH="$OLD_GIT:$PATH" exec "$@"`,
  "without-git": 'PATH="$(dirname "$(command -v yoi)")" exec "$@"',
};

/** A git before 2.31 repeats the option it does not know. */
const OLD_GIT = `real=$(PATH="\${PATH#*:}" command -v git)
for word; do
  shift
  case $word in
    version) echo "git version 2.20.1"; exit ;;
    --path-format=absolute) echo "$word" ;;
    *) set -- "$@" "$word" ;;
  esac
done
exec "$real" "$@"`;

/** Makes a repository with hooks and the two tickets, and the bad input in it; gives what was printed. */
export async function meet(input: BadInput): Promise<string> {
  return await withRepo(async (plain) => {
    chmodSync(plain.base, 0o755);
    const repo = Object.entries(PROGRAMS).reduce(
      (place, [name, script]) => place.withProgram(name, script),
      withYoi(withOldGit(setUp(plain).withEnv({ GITHUB_TOKEN: SECRET }))),
    );
    for (const id of [GOOD, BAD]) writeTicket(repo, id, "intake");
    commitUnseen(repo, "two tickets");
    for (const dir of pathOf(repo)) if (dir.startsWith(repo.base)) chmodSync(dir, 0o755);
    input.prepare(repo);
    const shown: string[] = [];
    const seen = new Set<string>();
    for (const line of input.lines ?? EVERY) {
      const ended = await check(repo, line);
      shown.push(describeRun(lineOf(line), ended, seen));
    }
    input.check?.(repo);
    const text = sameEveryRun(shown.join("\n"), repo);
    for (const wanted of input.finds)
      expect(findingsIn(text)).toContainEqual(expect.stringMatching(endOf(wanted)));
    return text;
  });
}

/** Another git, which is not found before somebody asks for it. */
function withOldGit(repo: TestRepo): TestRepo {
  return repo.withEnv({ OLD_GIT: pathOf(repo.withProgram("git", OLD_GIT))[0] });
}

function pathOf(repo: TestRepo): readonly string[] {
  return (repo.env["PATH"] ?? "").split(delimiter);
}

/** `## title`, the sentence, and what was printed. */
export function section({ title, about }: BadInput, printed: string): string {
  return `## ${title}\n\n${about}\n\n${printed}`;
}

/** One row for a table of all cases: the title, the exit codes, and the codes of what was found. */
export function summary({ title }: BadInput, text: string): readonly [string, string, string] {
  const exits = new Set([...text.matchAll(/^exit (\d)$/gm)].map(([, code]) => code));
  const codes = new Set(findingsIn(text).map((found) => found.replace(/^.* /, "")));
  const own = [...codes].filter((code) => !code.startsWith("change/"));
  return [title, [...exits].sort().join(" "), own.join(" ")];
}

/** Runs one line, which must keep what bad input is promised. */
async function check(repo: TestRepo, line: Line): Promise<CommandResult> {
  const before = stateOf(repo);
  const ended = await runLine(repo, lineOf(line));
  const said = `${ended.stdout}${ended.stderr}`;
  expect(said).not.toMatch(/^\s+at .*[:(]\d+:\d+|node:internal|is a bug in yoi/m);
  expect(said).not.toContain(SECRET);
  if (typeof line !== "string") {
    expect(ended, line.line).toMatchObject({ status: 0 });
    return ended;
  }
  expect([1, 2], `${line}\n${said}`).toContain(ended.status);
  expect(said).toMatch(/(?:error|warning)\[[a-z]+\/[a-z0-9-]+\]/);
  expect(stateOf(repo), line).toEqual(before);
  await checkJson(repo, line, ended);
  return ended;
}

/** Commands and what they found whose JSON was looked at before: once is enough. */
const asJson = new Set<string>();

/** With `--json` a command that could not run prints nothing on standard output, and any other one JSON value. */
async function checkJson(repo: TestRepo, line: string, plain: CommandResult): Promise<void> {
  if (!/\byoi (?!init)/.test(line) || /[|>]/.test(line)) return;
  const words = /\byoi (?:--cwd \S+ )?(\w+ ?\w*)/.exec(line)?.[1];
  const asked = [
    words,
    plain.status,
    ...findingsIn(plain.stderr).map((found) => found.replace(/^.* /, "")),
  ].join(" ");
  if (asJson.has(asked)) return;
  asJson.add(asked);
  const { stdout, stderr, status } = await runLine(repo, line.replace(/(?= -- )|$/, " --json"));
  expect(status, stderr).toBe(plain.status);
  expect(`${stdout}${stderr}`).not.toContain(SECRET);
  if (status === 2) expect(stdout).toBe("");
  else expect(JSON.parse(stdout)).toMatchObject({ version: 1 });
}

function lineOf(line: Line): string {
  return typeof line === "string" ? line : line.line;
}

/** A line that only starts yoi needs no process for that. The others: not `spawnSync`, several are tried at once. */
async function runLine(repo: TestRepo, line: string): Promise<CommandResult> {
  const args = argumentsOf(line);
  if (args !== undefined) return await runHere(repo, ...args);
  return await new Promise((resolve, reject) => {
    const child = spawn("sh", ["-c", line], {
      cwd: repo.root,
      env: repo.env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const printed = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const) {
      child[name].setEncoding("utf8").on("data", (text: string) => {
        printed[name] += text;
      });
    }
    child.on("error", reject);
    child.on("close", (status) => resolve({ ...printed, status }));
  });
}

/** Every file and link of the work tree and of what git keeps about it, but for what `git add` writes. */
function stateOf(repo: TestRepo): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  const visit = (dir: Buffer, inside: string): void => {
    for (const name of tryRead(() => readdirSync(dir, { encoding: "buffer" })) ?? []) {
      // Names need not be UTF-8.
      const path = `${inside}/${name.toString("latin1")}`;
      if (/^\/\.git\/(?:objects|index|COMMIT_EDITMSG)$/.test(path)) continue;
      const full = Buffer.concat([dir, Buffer.from("/"), name]);
      const stats = lstatSync(full);
      if (stats.isDirectory()) visit(full, path);
      else if (stats.isSymbolicLink()) found[path] = `link to ${readlinkSync(full)}`;
      else found[path] = `${stats.mode} ${stats.size} ${stats.mtimeMs} ${digest(full, stats)}`;
    }
  };
  visit(Buffer.from(repo.root), "");
  return found;
}

/** A large file is the same when its size and time are. */
function digest(path: Buffer, stats: Stats): string {
  if (!stats.isFile() || stats.size > 1024 * 1024) return "";
  const bytes = tryRead(() => readFileSync(path));
  return bytes === undefined ? "unreadable" : createHash("sha256").update(bytes).digest("hex");
}

/** Undefined for what this case made unreadable. */
function tryRead<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** The line, its output, `| ` before what went to standard error, and an exit code other than 0. */
function describeRun(line: string, { stdout, stderr, status }: CommandResult, seen: Set<string>): string {
  // A busy machine makes any command long enough to show how far it is.
  const said = tidy(stderr.replaceAll(/^[a-z]+ tickets: \d+ of \d+\n/gm, ""), seen).replaceAll(
    /^(?=.)/gm,
    "| ",
  );
  return `$ ${line}\n${tidy(stdout, seen)}${said}${status === 0 ? "" : `exit ${status}\n`}`;
}

/** A finding that was printed before in the same section is named again, not shown again. */
function tidy(text: string, seen: Set<string>): string {
  const blocks = text.replaceAll(/\n{2,}/g, "\n").split(/^(?=\S)/m);
  return blocks
    .map((block) => {
      if (!FINDING.test(block)) return block;
      const isNew = !seen.has(block);
      seen.add(block);
      return isNew ? block : `(again) ${block.slice(0, block.indexOf("]") + 1)} …\n`;
    })
    .join("");
}

const FINDING = /^(?:(.*): )?(?:error|warning)\[([a-z]+\/[a-z0-9-]+)\]/;

/** `path:line:column code` of every finding in a text. */
function findingsIn(text: string): readonly string[] {
  return text.split("\n").flatMap((line) => {
    const match = FINDING.exec(line.replace(/^(?:\| )?(?:\(again\) )?/, ""));
    return match === null ? [] : [`${match[1] ?? ""} ${match[2]}`.trim()];
  });
}

function endOf(wanted: string): RegExp {
  return new RegExp(`(?:^|[/ ])${wanted.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`);
}

/** Directories and the ids of new events are other ones in every run, too. */
function sameEveryRun(text: string, repo: TestRepo): string {
  return steady(text, repo)
    .replaceAll(repo.base, "<directory>")
    .replaceAll(/(?<=<!-- event: \w+ id: )\w{8}(?= author: "Test Person")/g, "<id>");
}
