import { chmodSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type TestRepo, withRepo } from "../../support/git-repo.ts";
import { init, isSettled, left, plan, remove, snapshot, touched } from "./world.ts";

const HOOKS = ["pre-commit", "pre-merge-commit", "prepare-commit-msg", "commit-msg", "pre-push"];

/** Puts something that only says its name and what it was given in the place of yoi's hooks. */
function standIn(repo: TestRepo, script: string): void {
  for (const name of HOOKS) repo.write(`node_modules/yoi/hooks/${name}`, `${script}\n`);
  repo.write("node_modules/yoi/hooks/lib.sh", "");
  repo.write(".yoi/x", "");
}

function runHook(repo: TestRepo, name: string, input = ""): readonly [number | null, string] {
  const { status, stdout } = repo.run(join(repo.root, ".git/hooks", name), ["an arg"], input);
  return [status, stdout];
}

describe("yoi init in a repository without hooks", () => {
  it("shows every file and line, does it, has nothing to do the second time, and takes all of it back", async () => {
    await withRepo((repo) => {
      repo.write("README.md", "x\n");
      const before = snapshot(repo.root);
      const made = plan(repo, { agents: true });
      expect(snapshot(repo.root)).toEqual(before);
      expect(touched(made)).toEqual([
        ".yoi/ticket.config.toml",
        ...HOOKS.map((name) => `.git/hooks/${name}`),
        ".gitattributes",
        ...["item", "thread", "relations", "plan"].flatMap((kind) => [
          `merge.yoi-${kind}.name`,
          `merge.yoi-${kind}.driver`,
        ]),
        "AGENTS.md",
      ]);
      init(repo, { agents: true });
      expect(isSettled(repo, { agents: true })).toBe(true);
      expect(repo.git("config", "merge.yoi-thread.driver")).toMatch(
        /hooks\/merge-driver'.* thread %O %A %B %P; else git merge-file %A %O %B; fi$/,
      );
      expect(repo.git("check-attr", "merge", "--", ".yoi/tickets/open/a/thread.md")).toContain(
        "merge: yoi-thread",
      );
      expect(remove(repo).steps.length).toBe(made.steps.length);
      expect(snapshot(repo.root)).toEqual(before);
      expect(remove(repo).steps).toEqual([]);
    });
  });

  it("keeps what was there before, in every file it shares, and what came later", async () => {
    await withRepo((repo) => {
      repo.write(".gitattributes", "* text\n*.png binary");
      repo.write("AGENTS.md", "# Mine\r\n");
      repo.write(".yoi/ticket.config.toml", 'version = 1\n[git]\nwork_prefix = "task/"\n');
      repo.git("config", "merge.yoi-item.name", "something of mine");
      const before = snapshot(repo.root);
      init(repo, { agents: true });
      expect(repo.git("config", "yoi.workPrefix")).toBe("task/");
      expect(repo.read("AGENTS.md")).toMatch(/^# Mine\r\n<!-- >>> yoi init -->\r\n\r\n## Tickets/);
      repo.write("AGENTS.md", `${repo.read("AGENTS.md")}Later.\r\n`);
      repo.git("config", "merge.yoi-item.name", "something of mine");
      remove(repo);
      expect(snapshot(repo.root)).toEqual({ ...before, "AGENTS.md": `${before["AGENTS.md"]}Later.\r\n` });
    });
  });

  it("writes its hooks where the hooks of all linked worktrees are, and only what is asked for", async () => {
    await withRepo((repo) => {
      repo.commit("first");
      const linked = repo.worktree("linked");
      const made = init(linked, { mergeDrivers: false });
      expect(touched(made)).toEqual([
        ".yoi/ticket.config.toml",
        ...HOOKS.map((name) => join(repo.root, ".git/hooks", name)),
      ]);
      expect(touched(plan(repo, { hooks: "none", mergeDrivers: false }))).toEqual([
        ".yoi/ticket.config.toml",
      ]);
    });
  });

  it("names the hooks where they are: in node_modules, in the package itself, or by their absolute path", async () => {
    await withRepo((repo) => {
      const hookOf = () =>
        plan(repo).steps.flatMap((step) =>
          step.kind === "file"
            ? (/yoi_hook=(?:\$yoi_top\/)?(\S+)\/pre-commit$/m.exec(step.after ?? "")?.[1] ?? [])
            : [],
        );
      expect(hookOf()).toEqual([join(repo.base, "package/hooks")]);
      mkdirSync(join(repo.root, "node_modules"));
      symlinkSync(join(repo.base, "package"), join(repo.root, "node_modules/yoi"));
      expect(hookOf()).toEqual(["node_modules/yoi/hooks"]);
    });
  });
});

describe("yoi init beside a hook of one's own", () => {
  it.each([
    ["says its word, and the last one stays", "#!/bin/sh\necho mine\n", 0, "mine\nyoi an arg\n"],
    ["without a line at its end", "#!/bin/sh\necho mine", 0, "mine\nyoi an arg\n"],
    ["without a first line of its own", "echo mine\n", 0, "mine\nyoi an arg\n"],
    ["that fails", "#!/bin/sh\necho mine\nfalse\n", 1, "mine\n"],
    ["that fails with a number", "#!/bin/bash\nset -e\n(exit 7)\necho no\n", 7, ""],
    ["that ends in exit 0", "#!/bin/sh\necho mine\nexit 0\n", 0, "mine\nyoi an arg\n"],
    ["that ends in exit $?", "#!/bin/sh\necho mine\nfalse\nexit $?\n", 1, "mine\n"],
    ["that ends in a bare exit", "#!/bin/sh\necho mine\nexit\n\n# the end\n", 0, "mine\nyoi an arg\n"],
    ["that becomes another program", "#!/bin/sh\nset -eu\nexec echo mine\n", 0, "yoi an arg\nmine\n"],
    ["that leaves its directory", "#!/bin/sh\nmkdir -p sub; cd sub\necho mine\n", 0, "mine\nyoi an arg\n"],
  ])("%s", async (_title, script, status, output) => {
    await withRepo((repo) => {
      standIn(repo, 'echo yoi "$@"');
      repo.write(".git/hooks/pre-commit", script);
      chmodSync(join(repo.root, ".git/hooks/pre-commit"), 0o755);
      const before = snapshot(repo.root);
      expect(left(init(repo))).toEqual([]);
      expect(runHook(repo, "pre-commit")).toEqual([status, output]);
      expect(isSettled(repo)).toBe(true);
      repo.run("rm", ["-rf", "sub"]);
      remove(repo);
      expect(snapshot(repo.root)).toEqual(before);
    });
  });

  it("stops git when yoi does, whatever the hook says", async () => {
    await withRepo((repo) => {
      standIn(repo, "exit 1");
      for (const script of ["echo mine", "exec true", "exit 0"]) {
        repo.write(".git/hooks/pre-commit", `#!/bin/sh\n${script}\n`);
        chmodSync(join(repo.root, ".git/hooks/pre-commit"), 0o755);
        init(repo);
        expect(runHook(repo, "pre-commit")[0]).toBe(1);
        remove(repo);
      }
    });
  });

  it("hands standard input to both: what a pre-push is told is read once", async () => {
    await withRepo((repo) => {
      standIn(repo, 'sed "s/^/yoi /"');
      repo.write(".git/hooks/pre-push", '#!/bin/sh\nwhile read -r a b; do echo "mine $a $b"; done\n');
      chmodSync(join(repo.root, ".git/hooks/pre-push"), 0o755);
      init(repo);
      expect(runHook(repo, "pre-push", "one $HOME\ntwo `id`\n")).toEqual([
        0,
        "yoi one $HOME\nyoi two `id`\nmine one $HOME\nmine two `id`\n",
      ]);
    });
  });

  it("leaves alone what is no shell script, is switched off, or leads elsewhere, and says what to add", async () => {
    await withRepo((repo) => {
      const hooks = join(repo.root, ".git/hooks");
      repo.write(".git/hooks/pre-commit", "#!/usr/bin/env python3\nprint(1)\n");
      repo.write(".git/hooks/pre-push", "#!/bin/sh\necho off\n");
      repo.write(".git/hooks/commit-msg", new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0xff]));
      for (const name of ["pre-commit", "commit-msg"]) chmodSync(join(hooks, name), 0o755);
      repo.run("sh", ["-c", "echo '#!/bin/sh' > ../outside; chmod +x ../outside"]);
      symlinkSync("../../../outside", join(hooks, "pre-merge-commit"));
      mkdirSync(join(hooks, "prepare-commit-msg"));
      const before = snapshot(hooks);
      const made = init(repo);
      expect(made.findings.map(({ code, facts }) => [code, facts["path"], facts["reason"]])).toEqual([
        ["init/foreign-hook", ".git/hooks/pre-commit", "is no shell script"],
        ["init/foreign-hook", ".git/hooks/pre-merge-commit", `leads to ${join(repo.base, "outside")}`],
        ["init/foreign-hook", ".git/hooks/prepare-commit-msg", "is no ordinary file"],
        ["init/foreign-hook", ".git/hooks/commit-msg", "is no shell script"],
        ["init/hook-off", ".git/hooks/pre-push", undefined],
      ]);
      expect(snapshot(hooks)).toEqual(before);
    });
  });

  it("edits the file a link inside the repository leads to, and leaves a hook that calls yoi already", async () => {
    await withRepo((repo) => {
      standIn(repo, 'echo yoi "$@"');
      repo.write("scripts/check.sh", "#!/bin/sh\necho mine\n");
      chmodSync(join(repo.root, "scripts/check.sh"), 0o755);
      symlinkSync("../../scripts/check.sh", join(repo.root, ".git/hooks/pre-commit"));
      repo.hook("commit-msg", 'sh node_modules/yoi/hooks/commit-msg "$@"');
      repo.hook("pre-merge-commit", "npx yoi hook pre-merge-commit || exit $?");
      repo.hook("pre-push", "# sh node_modules/yoi/hooks/pre-push");
      expect(touched(init(repo, { mergeDrivers: false }))).toEqual([
        ".yoi/ticket.config.toml",
        ".git/hooks/pre-commit",
        ".git/hooks/prepare-commit-msg",
        ".git/hooks/pre-push",
      ]);
      expect(repo.read("scripts/check.sh")).toContain(">>> yoi init");
      expect(runHook(repo, "pre-commit")).toEqual([0, "mine\nyoi an arg\n"]);
      remove(repo);
      expect(repo.read("scripts/check.sh")).toBe("#!/bin/sh\necho mine\n");
    });
  });
});

describe("yoi init and core.hooksPath", () => {
  it("uses a directory of the repository that git is told to use", async () => {
    await withRepo((repo) => {
      repo.git("config", "core.hooksPath", ".githooks");
      const before = snapshot(repo.root);
      expect(touched(init(repo)).slice(1, 6)).toEqual(HOOKS.map((name) => `.githooks/${name}`));
      expect(repo.git("config", "core.hooksPath")).toBe(".githooks");
      expect(isSettled(repo)).toBe(true);
      remove(repo);
      expect(snapshot(repo.root)).toEqual(before);
    });
  });

  it("never touches the hooks of all repositories, nor the setting", async () => {
    await withRepo((repo) => {
      repo.git("config", "--global", "core.hooksPath", join(repo.base, "all-hooks"));
      const made = init(repo);
      expect(left(made)).toEqual(["init/foreign-hooks-path"]);
      expect(touched(made)[1]).toBe(".gitattributes");
      expect(repo.run("ls", [join(repo.base, "all-hooks")]).status).not.toBe(0);
      expect(repo.git("config", "--show-scope", "core.hooksPath")).toContain("global");
    });
  });
});

it("gives a repository without checkout only the hook that a server runs", async () => {
  await withRepo((repo) => {
    const before = snapshot(repo.root);
    expect(touched(init(repo))).toEqual(["hooks/pre-receive"]);
    expect(isSettled(repo)).toBe(true);
    remove(repo);
    expect(snapshot(repo.root)).toEqual(before);
  }, "--bare");
});
