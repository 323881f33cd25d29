/** One file of a tree or of the index. */
export interface TreeEntry {
  /** POSIX path from the top of the repository. A name that is not UTF-8 shows its foreign bytes as `\xNN`. */
  readonly path: string;
  /** Git's octal mode: `100644`, `100755`, `120000` (symbolic link), `160000` (submodule). */
  readonly mode: string;
  /** Full object id. */
  readonly oid: string;
}

/** One side of a change. */
export interface ChangeSide {
  readonly mode: string;
  readonly oid: string;
}

/** One path that differs between two revisions. A path without `before` is new, without `after` is gone. */
export interface Change {
  readonly path: string;
  readonly before?: ChangeSide;
  readonly after?: ChangeSide;
  /** The index holds an open conflict at this path, so there is no `after` that could be judged. */
  readonly unmerged?: true;
}

/** Options of the diff commands whose output `parseChanges` reads. */
export const RAW_DIFF_OPTIONS = [
  "--raw",
  "-z",
  "--no-renames",
  "--no-abbrev",
  "--no-ext-diff",
  // Otherwise `ignore = all` in .gitmodules, a file of the repository, would hide a submodule.
  "--ignore-submodules=none",
] as const;

const ABSENT_MODE = "000000";
const NULL_OID = /^0+$/;

/** The fields of an output that ends each with NUL, as Latin-1: one character a byte. */
export function splitNul(output: Buffer): string[] {
  const fields = output.toString("latin1").split("\0");
  fields.pop();
  return fields;
}

/** The text of a Latin-1 field. Bytes that are not UTF-8 become `\xNN`, so that two names never become one. */
export function decodeField(field: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is the question
  if (/^[\u0000-\u007f]*$/.test(field)) return field;
  const text = Buffer.from(field, "latin1").toString("utf8");
  if (!text.includes("\u{fffd}") || Buffer.from(text, "utf8").toString("latin1") === field) return text;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is the question
  return field.replaceAll(/[^\u0000-\u007f]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16)}`);
}

/** Reads what a diff command printed with `RAW_DIFF_OPTIONS`. */
export function parseChanges(output: Buffer): Change[] {
  const fields = splitNul(output);
  const changes: Change[] = [];
  for (let i = 0; i + 1 < fields.length; i += 2)
    changes.push(parseChange(fields[i] ?? "", fields[i + 1] ?? ""));
  return changes;
}

/** One record: `:100644 100644 <oid> <oid> M` and its path. https://git-scm.com/docs/diff-format */
export function parseChange(meta: string, path: string): Change {
  const [beforeMode = "", afterMode = "", beforeOid = "", afterOid = "", status = ""] = meta
    .slice(1)
    .split(" ");
  const before = side(beforeMode, beforeOid);
  const after = side(afterMode, afterOid);
  return {
    path: decodeField(path),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    ...(status === "U" ? { unmerged: true } : {}),
  };
}

function side(mode: string, oid: string): ChangeSide | undefined {
  return mode === ABSENT_MODE || NULL_OID.test(oid) ? undefined : { mode, oid };
}
