import type { ObjectFormat } from "./pack.ts";

/** One entry of a tree object. */
export interface TreeNode {
  /** As git stores it: `40000` for a directory, without a leading zero. */
  readonly mode: string;
  readonly oid: string;
}

const OID_BYTES = { sha1: 20, sha256: 32 } as const;

/** Whether an entry is a directory. Trees of old tools have the leading zero. */
export function isDirectory({ mode }: TreeNode): boolean {
  return mode === "40000" || mode === "040000";
}

/**
 * The entries of a tree object by name; a name is its bytes, one character each, so that none is changed by being read.
 * `<mode> SP <name> NUL <id>` for each: https://git-scm.com/book/en/v2/Git-Internals-Git-Objects
 */
export function parseTree(body: Buffer, format: ObjectFormat): ReadonlyMap<string, TreeNode> {
  const nodes = new Map<string, TreeNode>();
  for (let at = 0; at < body.length; ) {
    const space = body.indexOf(0x20, at);
    const nul = space < 0 ? -1 : body.indexOf(0, space);
    // Anybody can store what is no tree: what follows cannot be read.
    if (nul < 0) break;
    const end = nul + 1 + OID_BYTES[format];
    const mode = body.toString("latin1", at, space);
    nodes.set(body.toString("latin1", space + 1, nul), { mode, oid: body.toString("hex", nul + 1, end) });
    at = end;
  }
  return nodes;
}

/** The tree object of some entries. Git sorts by bytes, and a directory as if its name ended in a slash. */
export function formatTree(nodes: ReadonlyMap<string, TreeNode>): Buffer {
  const sorted = [...nodes].map(([name, node]) => {
    return { key: isDirectory(node) ? `${name}/` : name, name, node };
  });
  sorted.sort((a, b) => (a.key < b.key ? -1 : 1));
  return Buffer.concat(
    sorted.flatMap(({ name, node }) => [
      Buffer.from(`${node.mode} ${name}\0`, "latin1"),
      Buffer.from(node.oid, "hex"),
    ]),
  );
}
