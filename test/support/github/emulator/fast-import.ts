import type { Signature } from "./bare.ts";

/** A commit as `git fast-import` reads it. https://git-scm.com/docs/git-fast-import */
export interface CommitToImport {
  readonly ref: string;
  /** The commit it follows; undefined: it is the first one. */
  readonly parent?: string | undefined;
  readonly message: string;
  readonly author: Signature;
  /** Content by path; null removes the file. */
  readonly files: Readonly<Record<string, string | null>>;
}

/** Writes a commit for `git fast-import`: one process for as many files as there are. */
export function formatImport({ ref, parent, message, author, files }: CommitToImport): string {
  const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`;
  const changes = Object.entries(files).map(([path, content]) =>
    content === null ? `D ${quote(path)}\n` : `M 100644 inline ${quote(path)}\n${data(content)}`,
  );
  return [
    `commit ${ref}\n`,
    `committer ${author.name} <${author.email}> now\n`,
    data(`${message}\n`),
    parent === undefined ? "" : `from ${parent}\n`,
    ...changes,
    "\n",
  ].join("");
}

function quote(path: string): string {
  return `"${path.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
