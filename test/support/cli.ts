import { join } from "node:path";
import type { CommandResult, TestRepo } from "./git-repo.ts";
import { relationsText, ticketTexts } from "./ticket-text.ts";

/** The built command line. */
export const CLI = join(import.meta.dirname, "../../dist/cli.js");

/** Runs the built `yoi` in a repository as a process of its own. */
export function yoi(repo: TestRepo, ...args: readonly string[]): CommandResult {
  return repo.run(process.execPath, [CLI, ...args]);
}

/** The same repository with `yoi` on PATH, for what is started by a shell. */
export function withYoi(repo: TestRepo): TestRepo {
  return repo.withProgram("yoi", `exec "${process.execPath}" "${CLI}" "$@"`);
}

/** Runs `yoi … --json`, which must have printed one JSON value, and gives it. */
export function yoiJson(repo: TestRepo, ...args: readonly string[]): unknown {
  return JSON.parse(yoi(repo, ...args, "--json").stdout);
}

/** What a test may choose about a ticket. */
export interface TicketChoice {
  readonly fields?: Readonly<Record<string, string | undefined>>;
  readonly relations?: readonly (readonly [kind: string, target: string])[];
}

/** Writes a lawful ticket in a state, as text, into the working tree. */
export function writeTicket(
  repo: TestRepo,
  id: string,
  state: Parameters<typeof ticketTexts>[0],
  { fields = {}, relations = [] }: TicketChoice = {},
): void {
  const dir = `.yoi/tickets/${id}`;
  for (const [inside, text] of Object.entries(ticketTexts(state, fields)))
    repo.write(`${dir}/${inside}`, text);
  if (relations.length > 0) repo.write(`${dir}/artifacts/relations.json`, relationsText(id, relations));
}

/**
 * Runs command lines by a shell, one after the other, and gives what a person would see: the line, its output, what
 * it said besides, and an exit code other than 0. What differs from run to run is made equal.
 */
export function transcript(repo: TestRepo, lines: readonly string[]): string {
  const place = withYoi(repo);
  return lines
    .map((line) => {
      const { stdout, stderr, status } = place.run("sh", ["-c", line]);
      const notes = stderr.replaceAll(/^(?=.)/gm, "| ");
      return steady(`$ ${line}\n${stdout}${notes}${status === 0 ? "" : `exit ${status}\n`}`, repo);
    })
    .join("\n");
}

/** Times of today, ids made of them, commits and directories are other ones in every run. */
export function steady(text: string, repo: TestRepo): string {
  // A run may begin on the day before; times in help texts and in tickets that tests write are of other days.
  const days = [0, 1].map((back) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10));
  const day = `(?:${days.join("|")})`;
  return (
    text
      .replaceAll(repo.root, "<repository>")
      // Of two commands within one second the second leaves updated_at, and so item.md, as it is.
      .replaceAll(/(Files to commit:) \S+\/item\.md (?=\S+\/thread\.md)/g, "$1 ")
      .replaceAll(new RegExp(`\\b${day.replaceAll("-", "")}-\\d{6}-(?=[a-z])`, "g"), "<now>-")
      .replaceAll(new RegExp(`\\b${day}T\\d{2}:\\d{2}:\\d{2}Z`, "g"), "<now>")
      .replaceAll(/\b[0-9a-f]{10}(?:[0-9a-f]{30})?\b/g, "<commit>")
  );
}
