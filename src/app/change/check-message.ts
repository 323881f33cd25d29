import { type Diagnostic, finding } from "../../core/diagnostic/diagnostic.ts";
import { nearest } from "../../core/diagnostic/nearest.ts";
import { type Verdict, verdictOf } from "../../core/diagnostic/verdict.ts";
import { parseTicketPath } from "../../core/ticket/files.ts";
import { isId } from "../../core/ticket/id.ts";
import type { Repository } from "../../io/git/repository.ts";
import type { Revision } from "../../io/git/revision.ts";
import { readTrailers } from "../../io/git/trailers.ts";
import { listFiles } from "../../io/git/tree.ts";
import { placesOf } from "./read-tickets.ts";
import { readConfigAt } from "./settings.ts";

const INDEX: Revision = { kind: "index" };

/**
 * Judges the message (a file, by its absolute path) of the commit that git is about to make: a `Yoi-Ticket` trailer
 * names a ticket that the commit holds. Examines nothing where there is no such trailer. 1 process then, else 3 to 5.
 */
export function checkMessage(repo: Repository, file: string): Verdict {
  const ids = readTrailers(repo, file).flatMap(({ name, value }) =>
    name.toLowerCase() === "yoi-ticket" ? [value] : [],
  );
  if (ids.length === 0) return verdictOf([], 0);
  const root = readConfigAt(repo, INDEX).backend.root;
  const asked = [...new Set(ids)];
  const known = listIds(
    repo,
    root,
    asked.filter(isId).flatMap((id) => placesOf(root, id)),
  );
  const unknown = asked.filter((id) => !known.has(id));
  return verdictOf(unknown.length === 0 ? [] : explain(repo, root, unknown), asked.length);
}

function listIds(repo: Repository, root: string, paths: readonly string[]): ReadonlySet<string> {
  if (paths.length === 0) return new Set();
  return new Set(
    listFiles(repo, INDEX, paths).entries.flatMap(({ path }) => parseTicketPath(path, root)?.id ?? []),
  );
}

function explain(repo: Repository, root: string, unknown: readonly string[]): readonly Diagnostic[] {
  const all = listIds(repo, root, [root]);
  return unknown.map((id) => {
    const near = nearest(id, all);
    const suggestion =
      near === undefined
        ? "see `yoi ticket list` for all ids, or leave the trailer out"
        : `write Yoi-Ticket: ${near}`;
    return finding("change/trailer", { path: "" }, { id, suggestion });
  });
}
