import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expectRefused, forge, makeTarget, type Target } from "./attack-target.ts";
import { TICKET } from "./attempt-world.ts";

let target: Target;
beforeAll(async () => {
  target = await makeTarget();
}, 60_000);
afterAll(async () => {
  await target.release();
});

describe("a bundle that was forged", () => {
  const put = (path: string): string =>
    `mkdir -p "$(dirname '${path}')"; echo x >'${path}'; git add -Af; git commit -qm x`;
  /** A tree with an entry that no file system is asked to hold. */
  const named = (name: string): string =>
    `blob=$(echo x | git hash-object -w --stdin)
tree=$( (git cat-file tree HEAD^{tree}; /usr/bin/printf '100644 ${name}\\0'; /usr/bin/printf "$(echo $blob | sed 's/../\\\\x&/g')") | git hash-object -t tree -w --stdin --literally)
git reset -q --soft $(git commit-tree -p HEAD -m x $tree)`;
  const forgeries: readonly (readonly [string, string, string | RegExp])[] = [
    ["with a ticket", put(`.yoi/tickets/${TICKET}/item.md`), ".yoi/tickets"],
    ["with policy", put(".yoi/ticket.config.toml"), ".yoi/ticket.config.toml"],
    ["with a workflow", put(".github/workflows/x.yml"), ".github/workflows/x.yml"],
    ["with owners of code", put(".github/CODEOWNERS"), ".github/CODEOWNERS"],
    ["with a hook", put(".husky/pre-commit"), ".husky/pre-commit"],
    [
      "with a workflow that a later commit removes",
      `${put(".github/workflows/x.yml")}; git rm -q .github/workflows/x.yml; git commit -qm y`,
      ".github/workflows/x.yml",
    ],
    ["with .gitmodules", put(".gitmodules"), ".gitmodules describes submodules"],
    [
      "with a submodule",
      "git update-index --add --cacheinfo 160000,$(git rev-parse HEAD),sub; git commit -qm x",
      "sub is a submodule",
    ],
    ["with .GIT", named(".GIT"), /well-formed|git's own directory/],
    ["with git~1", named("git~1"), /well-formed|git's own directory/],
    ["with a name that leads out", named(".."), /well-formed|leads out/],
    [
      "with a link that leads out",
      "ln -s ../../etc out; git add -A; git commit -qm x",
      "out is a link that leads out",
    ],
    [
      "with a trailer of the Orchestrator",
      `git commit -q --allow-empty -m x -m 'Yoi-Claim: ${TICKET} 1 - -'`,
      "Yoi-Claim",
    ],
    [
      "with an approval in a trailer",
      "git commit -q --allow-empty -m x -m 'Yoi-Approved-By: somebody'",
      "Yoi-Approved-By",
    ],
    [
      "with the ticket of somebody else",
      "git commit -q --allow-empty -m x -m 'Yoi-Ticket: other-ticket'",
      "Yoi-Ticket",
    ],
    ...["[skip ci]", "[ci skip]", "[no ci]", "[skip actions]", "[actions skip]", "[SKIP CI]"].map(
      (words) => [`with ${words}`, `git commit -q --allow-empty -m 'x ${words}'`, words] as const,
    ),
    ["with skip-checks", "git commit -q --allow-empty -m x -m '' -m 'skip-checks: true'", "skip-checks"],
    [
      "with a merge",
      "git commit -q --allow-empty -m x; a=$(git rev-parse HEAD); git reset -q --hard HEAD^; git commit -q --allow-empty -m y; git merge -q -m m $a",
      "is a merge",
    ],
    [
      "with a file that is too large",
      "head -c 21000000 /dev/zero >big; git add -A; git commit -qm x",
      "big has 21000000 bytes",
    ],
    [
      "with a zip bomb",
      "head -c 34000000 /dev/zero >big; git add -A; git commit -qm x",
      "object of 34000000 bytes",
    ],
    [
      "with a tree that holds itself ten times, ten levels deep",
      `tree=$(echo x | git hash-object -w --stdin); mode='100644 blob'
for level in 0 1 2 3 4 5 6 7 8 9; do
tree=$(for n in 0 1 2 3 4 5 6 7 8 9; do printf '%s %s\\t%s\\n' "$mode" "$tree" "$n"; done | git mktree); mode='040000 tree'
done
tree=$( (git ls-tree HEAD; printf '040000 tree %s\\tbomb\\n' "$tree") | git mktree)
git reset -q --soft $(git commit-tree -p HEAD -m x $tree)`,
      "more than 20000 paths are changed",
    ],
    [
      "with a history of its own: no fast-forward",
      "git checkout -q --orphan x; git commit -qm x; git checkout -q --detach; git branch -D x",
      "history was rewritten",
    ],
    [
      "with a history that was rewritten",
      "git commit -q --amend --allow-empty -m again",
      "history was rewritten",
    ],
  ];
  it.each(forgeries)("%s is refused", (_what, script, reason) => {
    const dir = target.copy();
    forge(target, dir, script);
    expectRefused(target, dir, reason);
  });

  it("with nothing but honest commits is taken, and no ref moves", () => {
    const dir = target.copy();
    forge(target, dir, `${put("src/a.txt")}; git commit -q --allow-empty -m y -m 'Yoi-Ticket: ${TICKET}'`);
    const refs = target.ours.git("for-each-ref");
    const taken = target.judge(dir);
    expect(taken).toMatchObject({ kind: "coded", attempt: target.attempt, source: { kind: "commit" } });
    if (taken.kind !== "coded" || taken.source.kind !== "commit") throw new Error("not reached");
    expect(target.ours.git("show", `${taken.source.head}:src/a.txt`)).toBe("x");
    expect(target.ours.git("for-each-ref")).toBe(refs);
    expect(target.ours.git("status", "--porcelain")).toBe("");
  });
});
