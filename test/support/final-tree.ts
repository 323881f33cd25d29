import type { TestRepo } from "./git-repo.ts";

/**
 * What a branch holds, as one text: every path with its content, without what differs from run to run (ids, times,
 * attempts, generations).
 */
export function finalTree(repo: TestRepo, branch = "main"): string {
  const paths = repo.git("ls-tree", "-r", "--name-only", branch).split("\n");
  const texts = paths.map((path) => `== ${path}\n${steadyRecord(repo.git("show", `${branch}:${path}`))}`);
  return texts.join("\n").replaceAll(repo.base, "<base>");
}

function steadyRecord(text: string): string {
  return text
    .replaceAll(/\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z\b/g, "<time>")
    .replaceAll(/\b[0-9a-f]{64}\b/g, "<digest>")
    .replaceAll(/\b(?:[0-9a-f]{40}|[0-9a-f]{10}(?=`))\b/g, "<commit>")
    .replaceAll(/(\bid: |"id":"(?:plan-)?|attempt":"|done in |attempt )[0-9a-z]{8,12}\b/gi, "$1<id>")
    .replaceAll(/"duration_ms": ?\d+/g, '"duration_ms":0')
    .replaceAll(/after \d+\.\d s/g, "after <time>")
    .replaceAll(/"(?:oid|digest|code|ticket|policy)": ?"[0-9a-f]{16,}"/g, '"<digest>"');
}
