import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { seededRandom } from "./random.ts";
import type { Runner } from "./run.ts";
import { makeParagraphs, makeTicket } from "./ticket-texts.ts";

/** A repository full of tickets in a temporary directory. */
export interface BenchWorkspace {
  readonly root: string;
  readonly ticketIds: readonly string[];
  /** A file that names every ticket file, one absolute path a line: what the raw read reads. */
  readonly fileList: string;
  /** Bytes of all ticket files. */
  readonly bytes: number;
}

const CONFIG = `version = 1

[ticket]
language = "English"
`;

/**
 * Writes a workspace of this many tickets, the same in every run. With `commit` everything is committed and packed
 * (without deltas, so that reading costs what distinct texts cost) and stands on `origin/main` as well.
 */
export function makeWorkspace(
  base: string,
  { tickets, commit, git }: { readonly tickets: number; readonly commit: boolean; readonly git: Runner },
): BenchWorkspace {
  const root = join(base, `tickets-${tickets}`);
  mkdirSync(join(root, ".yoi/tickets"), { recursive: true });
  writeFileSync(join(root, ".yoi/ticket.config.toml"), CONFIG);
  writeFileSync(join(root, "README.md"), "A project.\n");
  const random = seededRandom(tickets);
  const paragraphs = makeParagraphs(random);
  const ticketIds: string[] = [];
  const paths: string[] = [];
  let bytes = 0;
  for (let index = 0; index < tickets; index++) {
    const { id, files } = makeTicket(index, random, paragraphs);
    ticketIds.push(id);
    const dir = join(root, ".yoi/tickets", id);
    mkdirSync(dir);
    for (const [inside, text] of files) {
      const path = join(dir, inside);
      if (inside.includes("/")) mkdirSync(dirname(path));
      writeFileSync(path, text);
      paths.push(path);
      bytes += Buffer.byteLength(text);
    }
  }
  const fileList = join(base, `files-${tickets}.txt`);
  writeFileSync(fileList, paths.join("\n"));
  git(root, "init", "--quiet");
  if (commit) commitAll(root, git);
  return { root, ticketIds, fileList, bytes };
}

function commitAll(root: string, git: Runner): void {
  git(root, "config", "core.compression", "1");
  git(root, "add", "--all");
  git(root, "commit", "--quiet", "-m", "Tickets");
  git(root, "repack", "-a", "-d", "-q", "--window=0");
  git(root, "config", "remote.origin.url", "https://example.com/project.git");
  git(root, "config", "remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*");
  git(root, "config", "branch.main.remote", "origin");
  git(root, "config", "branch.main.merge", "refs/heads/main");
  git(root, "update-ref", "refs/remotes/origin/main", "HEAD");
}
