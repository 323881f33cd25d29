import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readGuard } from "../../../src/app/orchestrate/agent/check-agent-work.ts";
import { readWorktreeStates } from "../../../src/app/orchestrate/worktree/worktree.ts";
import { findSandboxProblem } from "../../../src/io/agent/sandbox.ts";
import { type AgentWorld, COMMIT, type Deed, DONE, letWork, TICKET, withAgentWorld } from "./agent-world.ts";

const QUIET = { guard: { reasons: [], restored: [] } };

async function deedOf(
  script: string,
  look: (world: AgentWorld, deed: Deed) => void | Promise<void>,
): Promise<void> {
  await withAgentWorld(async (world) => {
    const main = world.repo.root;
    await look(world, await letWork(world, `MAIN=${main}\n${script}\n${DONE}`));
  });
}

function reasonsOf({ work }: Deed): string {
  return work.kind === "refused" ? work.reasons.join("; ") : "it was taken";
}

describe("what an honest agent brings", () => {
  it("is a line of commits, and nothing around it has changed", async () => {
    await deedOf(`${COMMIT}; ${COMMIT.replaceAll("new", "other")}`, ({ repo, worktree }, deed) => {
      const head = repo.at(worktree).git("rev-parse", "HEAD");
      const first = repo.git("rev-parse", `${head}^`);
      expect(deed).toMatchObject({
        ...QUIET,
        outcome: { kind: "answered", leftovers: 0 },
        work: { kind: "ok", head, commits: [first, head] },
      });
    });
  });

  it("is nothing where it made no commit, whatever it says", async () => {
    await deedOf("echo changed >src/a.txt", ({ head }, deed) => {
      expect(deed).toMatchObject({ ...QUIET, work: { kind: "ok", head, commits: [] } });
    });
  });
});

describe("the commits of an agent are refused", () => {
  it.each([
    ["when it rewrote history", "git commit --quiet --amend --allow-empty -m again", "history was rewritten"],
    [
      "when it began anew",
      "git checkout --quiet --orphan x; git commit --quiet -m x; git checkout --quiet --detach; git branch --quiet -D x",
      "history was rewritten",
    ],
    ["when it stays on a branch of its own", `git switch --quiet -c mine; ${COMMIT}`, "on a branch, mine"],
    [
      "when it merged",
      `${COMMIT}; git branch tip; git checkout --quiet HEAD^; git commit --quiet --allow-empty -m y; git merge --quiet -m merge tip; git branch --quiet -D tip`,
      "is a merge",
    ],
    [
      "with a ticket",
      "mkdir -p .yoi/tickets/x; echo x >.yoi/tickets/x/item.md; git add --all; git commit --quiet -m x",
      ".yoi/tickets/x/item.md",
    ],
    [
      "with policy",
      "echo '# x' >>.yoi/ticket.config.toml; git commit --quiet -am x",
      ".yoi/ticket.config.toml",
    ],
    [
      "with a policy that it took back later",
      "echo '# x' >>.yoi/ticket.config.toml; git commit --quiet -am x; git revert --no-edit HEAD >/dev/null",
      ".yoi/ticket.config.toml",
    ],
    [
      "with a submodule",
      "git update-index --add --cacheinfo 160000,$(git rev-parse HEAD),sub; git commit --quiet -m x",
      "sub is a submodule",
    ],
    [
      "with a link that leads out",
      "ln -s ../../../etc src/out; git add --all; git commit --quiet -m x",
      "src/out is a link",
    ],
    [
      "with the Orchestrator's words",
      `git commit --quiet --allow-empty -m x -m 'Yoi-Claim: ${TICKET} 1 - -'`,
      "Yoi-Claim",
    ],
    ["with words to the forge's machines", "git commit --quiet --allow-empty -m 'x [skip ci]'", "[skip ci]"],
    [
      "with a file that is too large",
      "head -c 21000000 /dev/zero >big; git add --all; git commit --quiet -m x",
      "big has 21000000 bytes",
    ],
  ])("%s", async (_when, script, reason) => {
    await deedOf(script, (_world, deed) => {
      expect(reasonsOf(deed)).toContain(reason);
    });
  });

  it("with a malformed tree that git would not have made", async () => {
    const tree =
      "tree=$(printf '40000 .git\\0%b' \"$(git rev-parse HEAD^{tree} | sed 's/../\\\\x&/g')\" | git hash-object -t tree -w --stdin --literally)";
    const script = `${tree}; git reset --quiet --soft $(git commit-tree -p HEAD -m x $tree)`;
    await deedOf(script.replace("printf", "/usr/bin/printf"), (_world, deed) => {
      expect(reasonsOf(deed)).toMatch(/git's own directory/);
    });
  });

  it("with an object that is not well-formed", async () => {
    const commit = "git cat-file commit HEAD | sed 's/^author .*/author x/; 1a parent '$(git rev-parse HEAD)";
    const script = `git update-ref --no-deref HEAD $(${commit} | git hash-object -t commit -w --stdin --literally)`;
    await deedOf(script, (_world, deed) => {
      expect(reasonsOf(deed)).toContain("not well-formed");
    });
  });

  it("when there are too many", async () => {
    const script =
      "for i in $(seq 201); do echo 'commit HEAD'; echo 'committer a <a@b> 1 +0000'; echo 'data 1'; echo x; [ $i != 1 ] || echo from $(git rev-parse HEAD); done | git fast-import --quiet --export-marks=m 2>/dev/null";
    await deedOf(
      script.replaceAll("commit HEAD", "commit refs/heads/many") +
        "; rm -f m; git checkout --quiet --detach many",
      (_world, deed) => {
        expect(reasonsOf(deed)).toContain("more than 200 commits");
      },
    );
  });
});

describe("an agent that reaches beyond its worktree is found out", () => {
  it.each([
    [
      "commits on another branch",
      `git switch --quiet feature; ${COMMIT}; git switch --quiet --detach main`,
      "refs/heads/feature was changed",
    ],
    ["makes a branch", "git branch sneaky", "refs/heads/sneaky was made"],
    [
      "moves the main branch",
      "git update-ref refs/heads/main $(git commit-tree -p HEAD -m x HEAD^{tree})",
      "refs/heads/main was changed",
    ],
    ["deletes a branch", "git branch --quiet -D feature", "refs/heads/feature was removed"],
    ["makes a tag", "git tag v1", "refs/tags/v1 was made"],
    [
      "changes a file of the main checkout",
      "echo x >>$MAIN/src/a.txt",
      "in the main checkout, src/a.txt was made",
    ],
    ["adds a file there", "echo x >$MAIN/evil.sh", "in the main checkout, evil.sh was made"],
    [
      "hides a change from the index",
      "git -C $MAIN update-index --assume-unchanged src/a.txt; echo x >>$MAIN/src/a.txt",
      "index flag of src/a.txt was made",
    ],
    [
      "switches the main checkout",
      "git -C $MAIN checkout --quiet feature",
      "HEAD of the main checkout went from main to feature",
    ],
    ["makes a worktree elsewhere", "git worktree add --quiet --detach $MAIN/../away", "the worktree"],
  ])("%s", async (_what, script, reason) => {
    await deedOf(script, ({ repo }, { guard }) => {
      expect(guard.reasons.join("; ")).toContain(reason);
      // Reasons end up in records.
      expect(guard.reasons.join("; ")).not.toContain(repo.base);
    });
  });

  it("notices a second change to a file that a person had changed already", async () => {
    await withAgentWorld(async (world) => {
      world.repo.write("src/a.txt", "mine\n");
      const deed = await letWork(world, `echo evil >${world.repo.root}/src/a.txt; ${DONE}`);
      expect(deed.guard.reasons).toEqual(["in the main checkout, src/a.txt was changed"]);
      const honest = await letWork(world, DONE);
      expect(honest.guard.reasons).toEqual([]);
    });
  });

  it("notices a change in another worktree, unless another agent works there", async () => {
    await withAgentWorld(async (world) => {
      const other = world.repo.worktree("other", "-b", "other");
      const deed = await letWork(world, `echo x >${other.root}/x; ${DONE}`);
      expect(deed.guard.reasons).toEqual([expect.stringMatching(/^in …\/.*\/other, x was made$/)]);
    });
  });

  it("lets others move what they are said to move", async () => {
    await deedOf(
      "git update-ref refs/heads/work/x HEAD; git update-ref refs/yoi/ledger HEAD",
      (_world, { guard }) => {
        expect(guard).toEqual(QUIET.guard);
      },
    );
  });
});

describe("what an agent leaves in git's own directory is told and put back", () => {
  it.each([
    ["a setting", "git config core.hooksPath /tmp/evil", ".git/config was changed"],
    [
      "a filter driver",
      "git config filter.x.clean 'touch poisoned'; echo '* filter=x' >$MAIN/.git/info/attributes",
      ".git/info/attributes was made",
    ],
    ["a monitor of files", "git config core.fsmonitor 'touch poisoned'", ".git/config was changed"],
    [
      "a hook",
      "printf '#!/bin/sh\\n' >$MAIN/.git/hooks/post-checkout; chmod +x $MAIN/.git/hooks/post-checkout",
      ".git/hooks/post-checkout was made",
    ],
    [
      "a hook in the place of another",
      "echo 'exit 0' >$MAIN/.git/hooks/pre-push",
      ".git/hooks/pre-push was changed",
    ],
    ["a hook that no longer runs", "chmod -x $MAIN/.git/hooks/pre-push", ".git/hooks/pre-push was changed"],
    ["no hook any more", "rm $MAIN/.git/hooks/pre-push", ".git/hooks/pre-push was removed"],
    [
      "another directory of hooks",
      "mv $MAIN/.git/hooks $MAIN/.git/h; mkdir $MAIN/../evil; ln -s $MAIN/../evil $MAIN/.git/hooks",
      ".git/hooks was changed",
    ],
    ["an exclude", "echo '*.sh' >>$MAIN/.git/info/exclude", ".git/info/exclude was changed"],
    [
      "borrowed objects",
      "mkdir $MAIN/../objects; echo $MAIN/../objects >$MAIN/.git/objects/info/alternates",
      ".git/objects/info/alternates was made",
    ],
    [
      "a setting of its worktree",
      `echo '[core]' >$MAIN/.git/worktrees/${TICKET}/config.worktree`,
      "config.worktree was made",
    ],
    [
      "another git directory for its worktree",
      `echo ../../../evil >$MAIN/.git/worktrees/${TICKET}/commondir`,
      "commondir was changed",
    ],
    ["a repository in its worktree", "rm .git; git init --quiet", `.worktree/${TICKET}/.git was changed`],
  ])("%s", async (_what, script, reason) => {
    await withAgentWorld(async (world) => {
      const { repo } = world;
      repo.hook("pre-push", "exit 0");
      const config = repo.read(".git/config");
      const files = repo.run("sh", [
        "-c",
        "ls -lR --time-style=+ .git/hooks .git/info .git/objects/info | grep -v total",
      ]).stdout;
      const deed = await letWork(world, `MAIN=${repo.root}\n${script}\n${DONE}`);
      expect(deed.guard.reasons.join("; ")).toContain(reason);
      expect(deed.guard.restored.length).toBeGreaterThan(0);
      expect(repo.read(".git/config")).toBe(config);
      const now = repo.run("sh", [
        "-c",
        "ls -lR --time-style=+ .git/hooks .git/info .git/objects/info | grep -v total",
      ]).stdout;
      expect(now).toBe(files);
      expect(existsSync(join(repo.root, "poisoned"))).toBe(false);
      expect((await letWork(world, DONE)).guard).toEqual(QUIET.guard);
    });
  });

  it("keeps what the agent left, and the hook of a directory outside the repository is put back too", async () => {
    await withAgentWorld(async (world) => {
      const { repo } = world;
      repo.git("config", "core.hooksPath", join(repo.base, "hooks"));
      repo.hook("pre-commit", "exit 0");
      const hook = join(repo.base, "hooks/pre-commit");
      const before = readFileSync(hook, "utf8");
      const deed = await letWork(world, `echo evil >${hook}; ${DONE}`);
      expect(deed.guard.restored).toHaveLength(1);
      expect(readFileSync(hook, "utf8")).toBe(before);
      const dir = join(deed.outcome.transcript, "..");
      expect(readFileSync(join(dir, "changed/1/pre-commit"), "utf8")).toBe("evil\n");
    });
  });

  it("only tells of a person's own configuration: it may have been the person", async () => {
    await withAgentWorld(async (world) => {
      const file = join(world.repo.base, "home/.gitconfig");
      const deed = await letWork(world, `echo '[core]' >>${file}; ${DONE}`);
      expect(deed.guard).toEqual({
        reasons: ["git configuration of the person or the system was changed"],
        restored: [],
      });
      expect(readFileSync(file, "utf8")).toMatch(/\[core\]\n$/);
    });
  });

  it("can be compared by whoever takes over from a process that was killed", async () => {
    await withAgentWorld(async (world) => {
      const { outcome } = await letWork(world, DONE);
      const dir = join(outcome.transcript, "..");
      expect(readGuard(dir)).toMatchObject({ version: 1 });
      expect(statSync(join(dir, "guard.json")).mode & 0o777).toBe(0o600);
      writeFileSync(join(dir, "guard.json"), "{}");
      expect(readGuard(dir)).toBeUndefined();
      expect(readGuard(join(dir, "none"))).toBeUndefined();
    });
  });
});

const problem = findSandboxProblem({ PATH: process.env["PATH"] ?? "" });
const name = problem === undefined ? "inside bubblewrap" : `inside bubblewrap (left out here: ${problem})`;

describe.runIf(problem === undefined)(name, () => {
  async function inside(script: string, look: (world: AgentWorld, deed: Deed) => void): Promise<void> {
    await withAgentWorld(async (world) => {
      const setting = `MAIN=${world.repo.root}\nMAINGIT=${world.opened.commonDir}\n`;
      look(world, await letWork(world, `${setting}${script}\n${DONE}`, { sandbox: "bwrap" }));
    });
  }

  it("an honest agent commits, and has a home and temporary files", async () => {
    await inside(`set -e; touch $HOME/x $TMPDIR/y /tmp/z; ${COMMIT}`, (world, deed) => {
      expect(deed).toMatchObject({
        ...QUIET,
        outcome: { kind: "answered" },
        work: { kind: "ok", commits: [expect.any(String)] },
      });
      expect(readWorktreeStates(world.opened).stateOf(TICKET, [world.head])).toBe("dirty");
      expect(world.repo.git("fsck", "--strict")).toBe("");
    });
  });

  it("the kernel refuses everything but its own worktree and what a commit needs", async () => {
    const tries = [
      "echo x >>$MAIN/src/a.txt",
      "touch $MAIN/evil",
      "touch /usr/evil",
      "git config core.fsmonitor evil",
      "touch $MAINGIT/hooks/pre-commit",
      "touch $MAINGIT/info/attributes",
      "git branch sneaky",
      "git update-ref refs/heads/feature HEAD^{tree}",
      "touch $MAINGIT/objects/info/alternates",
      "touch $MAINGIT/objects/pack/x",
      "rm .git",
      `rm $MAINGIT/worktrees/${TICKET}/commondir`,
      `echo '[core]' >$MAINGIT/worktrees/${TICKET}/config.worktree`,
      "mount -o remount,rw /",
      "umount $MAINGIT",
    ];
    const script = tries
      .map((attempt, index) => `if ${attempt}; then echo "done: ${index}" >&2; fi`)
      .join("\n");
    await inside(`${script}\ntouch $MAIN/../evil`, ({ repo }, deed) => {
      expect(deed).toMatchObject({ ...QUIET, outcome: { kind: "answered" } });
      const transcript = readFileSync(deed.outcome.transcript, "utf8");
      expect(tries.filter((_attempt, index) => transcript.includes(`done: ${index}\\n`))).toEqual([]);
      // Among the temporary files it writes, but into its own.
      expect(existsSync(join(repo.base, "evil"))).toBe(false);
    });
  });

  it("it sees no other worktree, no transcript, no credential and no process of others", async () => {
    await withAgentWorld(async (world) => {
      const { repo } = world;
      repo
        .at(join(repo.base, "home"))
        .run("sh", ["-c", "mkdir .ssh && echo secret >.ssh/id && echo secret >.netrc"]);
      repo.at(join(repo.root, ".worktree")).write("neighbour/x", "x");
      const script = [
        `[ -z "$(ls ${repo.base}/home/.ssh 2>/dev/null)" ] || exit 10`,
        `[ -z "$(cat ${repo.base}/home/.netrc 2>/dev/null)" ] || exit 11`,
        `[ ! -e ${repo.root}/.worktree/neighbour ] || exit 12`,
        `[ ! -e ${repo.root}/.git/yoi/attempts/*/transcript.jsonl ] || exit 13`,
        `[ ! -e /proc/${process.pid}/environ ] || exit 14`,
        DONE,
      ];
      const deed = await letWork(world, script.join("\n"), { sandbox: "bwrap" });
      expect(deed.outcome).toMatchObject({ kind: "answered" });
    });
  });

  it("what it leaves running ends with it", async () => {
    const dir = "echo $$ >left; exec sleep 1000";
    await inside(
      `setsid env -i /bin/sh -c '${dir}' >/dev/null 2>&1 & while ! [ -s left ]; do sleep 0.02; done; ps -o pid= >/dev/null; sleep 0.1`,
      (world, deed) => {
        expect(deed.outcome).toMatchObject({ kind: "answered" });
        const running = world.repo.run("sh", [
          "-c",
          "for p in /proc/[0-9]*; do tr '\\0' ' ' <$p/cmdline 2>/dev/null; echo; done",
        ]).stdout;
        expect(running).not.toMatch(/^sleep 1000 $/m);
      },
    );
  });
});
