import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { withRepo } from "../../support/git-repo.ts";
import { withHusky } from "./husky.ts";
import { init, isSettled, left, plan, remove, snapshot, touched } from "./world.ts";

describe("yoi init beside husky", () => {
  it("adds to husky's files and makes those that are missing, and takes that back", async () => {
    await withRepo((repo) => {
      withHusky(repo);
      repo.write(".husky/pre-commit", "npx lint-staged\n");
      const before = snapshot(repo.root);
      const made = init(repo);
      expect(left(made)).toEqual(["init/not-installed"]);
      expect(touched(made).filter((path) => path.includes("husky"))).toEqual(
        ["pre-commit", "pre-merge-commit", "prepare-commit-msg", "commit-msg", "pre-push"].map(
          (name) => `.husky/${name}`,
        ),
      );
      expect(repo.read(".husky/pre-commit")).toMatch(/# <<< yoi init\nnpx lint-staged\n# >>> yoi init\n/);
      expect(repo.git("config", "core.hooksPath")).toBe(".husky/_");
      expect(isSettled(repo)).toBe(true);
      remove(repo);
      expect(snapshot(repo.root)).toEqual(before);
    });
  });

  it("is known by package.json before it was ever run", async () => {
    await withRepo((repo) => {
      repo.write("package.json", '{ "scripts": { "prepare": "husky || true" } }\n');
      const made = plan(repo);
      expect(made.found).toBe("hooks are run by husky");
      expect(made.next).toEqual(["npx husky    # git does not call husky's hooks yet"]);
      expect(touched(plan(repo, { hooks: "plain" }))).toContain(".git/hooks/pre-commit");
    });
  });

  it("copies husky's directory to linked worktrees on request, and takes its own copies away", async () => {
    await withRepo((repo) => {
      withHusky(repo);
      repo.commit("first");
      const linked = repo.worktree("linked");
      expect(existsSync(join(linked.root, ".husky/_"))).toBe(false);
      expect(touched(init(repo)).some((path) => path.includes("linked"))).toBe(false);
      init(repo, { worktrees: true });
      const copied = snapshot(join(linked.root, ".husky/_"));
      expect({ ...copied, ".yoi-init": undefined }).toEqual({
        ...snapshot(join(repo.root, ".husky/_")),
        ".yoi-init": undefined,
      });
      expect(linked.git("status", "--porcelain")).toBe("");
      expect(isSettled(repo, { worktrees: true })).toBe(true);
      remove(repo);
      expect(existsSync(join(linked.root, ".husky/_"))).toBe(false);
      expect(existsSync(join(repo.root, ".husky/_/pre-commit"))).toBe(true);
    });
  });
});

describe("yoi init beside lefthook", () => {
  const config = `# ours
pre-commit:
  parallel: true
  commands:
    lint:
      glob: "*.ts"
      run: npx biome check {staged_files}

# about messages
commit-msg:
  jobs:
    - name: words
      run: check {1}
pre-push:
  scripts:
    "all.sh":
      runner: sh`;

  it("adds a command to every hook and restores the file", async () => {
    await withRepo((repo) => {
      repo.write("lefthook.yml", config);
      const before = snapshot(repo.root);
      const made = init(repo, { mergeDrivers: false });
      expect(touched(made)).toEqual([".yoi/ticket.config.toml", "lefthook.yml"]);
      expect(made.next).toEqual(["npx lefthook install    # git must call lefthook for each of these hooks"]);
      const text = repo.read("lefthook.yml");
      expect(text).toContain(`      run: npx biome check {staged_files}
    # >>> yoi init
    yoi:
      run: |
        hook=node_modules/yoi/hooks/pre-commit
`);
      expect(text).toContain(
        "      run: check {1}\n    # >>> yoi init\n    - name: yoi\n      run: |\n        hook=",
      );
      expect(text).toContain("pre-push:\n  # >>> yoi init\n  commands:\n    yoi:\n      use_stdin: true\n");
      expect(text).toContain("\n# >>> yoi init (new line end)\npre-merge-commit:\n  commands:\n    yoi:\n");
      expect(isSettled(repo, { mergeDrivers: false })).toBe(true);
      remove(repo);
      expect(snapshot(repo.root)).toEqual(before);
    });
  });

  it.each([
    ["lefthook.yml", "pre-commit: { commands: { a: { run: b } } }\n"],
    ["lefthook.yml", "pre-commit:\n  commands: *shared\n"],
    ["lefthook.toml", "[pre-commit]\n"],
  ])("leaves a form to a person that has no sure place (%s)", async (path, text) => {
    await withRepo((repo) => {
      repo.write(path, text);
      expect(left(init(repo))).toContain("init/config-form");
      expect(repo.read(path)).toBe(text);
    });
  });
});

describe("yoi init beside the pre-commit framework", () => {
  it.each([
    ["items at the margin", "repos:\n- repo: https://example.com/a\n  rev: v1\n  hooks:\n  - id: a\n", ""],
    [
      "items that are indented",
      "repos:\n  - repo: https://example.com/a\n    rev: v1\n    hooks:\n      - id: a\ndefault_stages: [pre-commit]\n",
      "  ",
    ],
  ])("adds its hooks behind the others (%s)", async (_title, text, indent) => {
    await withRepo((repo) => {
      repo.write(".pre-commit-config.yaml", text);
      const before = snapshot(repo.root);
      const made = init(repo, { mergeDrivers: false });
      expect(made.next[0]).toMatch(
        /^pre-commit install -t pre-commit -t pre-merge-commit -t prepare-commit-msg -t commit-msg -t pre-push /,
      );
      expect(repo.read(".pre-commit-config.yaml")).toContain(
        `- id: a\n${indent}# >>> yoi init\n${indent}- repo: local\n${indent}  hooks:\n${indent}  - id: yoi-pre-commit\n`,
      );
      expect(isSettled(repo, { mergeDrivers: false })).toBe(true);
      remove(repo);
      expect(snapshot(repo.root)).toEqual(before);
    });
  });

  it("leaves a list on one line to a person", async () => {
    await withRepo((repo) => {
      repo.write(".pre-commit-config.yaml", "repos: []\n");
      expect(left(init(repo))).toContain("init/config-form");
    });
  });
});

describe("yoi init and lint-staged", () => {
  it.each([
    ["package.json", '{\n  "lint-staged": {\n    "*.ts": "a"\n  }\n}\n'],
    [".lintstagedrc.json", '{\n  "*.ts": "a"\n}\n'],
    [".lintstagedrc", '{\n  "*.ts": "a"\n}\n'],
    [".lintstagedrc", "'*.ts': a\n"],
    [".lintstagedrc.yaml", "'*.ts': a"],
  ])("adds an entry to %s and restores it", async (path, text) => {
    await withRepo((repo) => {
      repo.write(path, text);
      expect(touched(init(repo))).toContain(path);
      expect(repo.read(path)).toMatch(/"\.yoi\/tickets\/\*\*\/\*\.md": "?yoi ticket lint/);
      expect(isSettled(repo)).toBe(true);
      remove(repo);
      expect(repo.read(path)).toBe(text);
    });
  });

  it("leaves a program to a person, and adds nothing where lint-staged is not used", async () => {
    await withRepo((repo) => {
      repo.write("package.json", '{\n  "devDependencies": { "lint-staged": "1" }\n}\n');
      expect(touched(plan(repo))).not.toContain("package.json");
      repo.write("lint-staged.config.mjs", "export default {};\n");
      expect(left(plan(repo))).toContain("init/config-form");
    });
  });
});
