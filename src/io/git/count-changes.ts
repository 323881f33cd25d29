import { runGit } from "./plumbing.ts";
import type { Repository } from "./repository.ts";
import { formatTree, isDirectory, parseTree, type TreeNode } from "./tree-object.ts";

/** Two trees to compare, by names that git knows; undefined: there is none on that side. */
type TreePair = readonly [before: string | undefined, after: string | undefined];
type Nodes = ReadonlyMap<string, TreeNode>;

/** Deepest directory that is looked into: each level costs a process. */
const MAX_DEPTH = 128;
const NOTHING: Nodes = new Map();

/** How much some commits change: not more than a limit, more, or nobody knows since a tree is none. */
export type Extent = "fits" | "too-many-changes" | "malformed";

/**
 * Looks whether some commits change more paths than a limit, against their first parents, or deeper ones than anybody
 * has. Few objects can make up more paths than any machine can hold, by trees that hold one tree many times: git would
 * list them all before it says a word. Here no more are looked at than the limit. 1 process a level of directories.
 * @throws git/*
 */
export function extentOf(
  repo: Repository,
  commits: readonly { readonly oid: string; readonly parents: readonly string[] }[],
  limit: number,
): Extent {
  let count = 0;
  let pairs: TreePair[] = commits.map(({ oid, parents: [parent] }) => [
    parent === undefined ? undefined : `${parent}^{tree}`,
    `${oid}^{tree}`,
  ]);
  for (let depth = 0; pairs.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return "too-many-changes";
    const trees = readTrees(repo, pairs);
    if (trees === undefined) return "malformed";
    const below: TreePair[] = [];
    for (const [before, after] of pairs) {
      const [was, is] = [nodesOf(trees, before), nodesOf(trees, after)];
      for (const name of new Set([...was.keys(), ...is.keys()])) {
        const [from, to] = [was.get(name), is.get(name)];
        if (from?.oid === to?.oid && from?.mode === to?.mode) continue;
        if (isFile(from) || isFile(to)) count += 1;
        const pair: TreePair = [directoryOf(from), directoryOf(to)];
        if (pair.some((oid) => oid !== undefined)) below.push(pair);
        if (count + below.length > limit) return "too-many-changes";
      }
    }
    pairs = below;
  }
  return "fits";
}

function nodesOf(trees: ReadonlyMap<string, Nodes>, name: string | undefined): Nodes {
  return name === undefined ? NOTHING : (trees.get(name) ?? NOTHING);
}

function isFile(node: TreeNode | undefined): boolean {
  return node !== undefined && !isDirectory(node);
}

function directoryOf(node: TreeNode | undefined): string | undefined {
  return node !== undefined && isDirectory(node) ? node.oid : undefined;
}

/** The trees of one level by the name that they were asked for; undefined: one has no form. 1 process. */
function readTrees(repo: Repository, pairs: readonly TreePair[]): ReadonlyMap<string, Nodes> | undefined {
  const names = [...new Set(pairs.flat())].filter((name) => name !== undefined);
  const { stdout } = runGit(["cat-file", "--batch", "--buffer"], { ...repo, input: `${names.join("\n")}\n` });
  const trees = new Map<string, Nodes>();
  let at = 0;
  for (const name of names) {
    const end = stdout.indexOf(0x0a, at);
    const [, type = "", size = ""] = stdout.toString("latin1", at, end).split(" ");
    at = end + 1;
    // `<name> missing`: whoever reads the commits meets it too.
    if (!/^\d+$/.test(size)) continue;
    if (type === "tree") {
      const nodes = parseTree(stdout.subarray(at, at + Number(size)), repo.objectFormat);
      // A name that is there twice would be counted once.
      if (formatTree(nodes).length !== Number(size)) return undefined;
      trees.set(name, nodes);
    }
    at += Number(size) + 1;
  }
  return trees;
}
