import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { allSpecs } from "../../src/cli/specs.ts";
import { formatStateDiagram } from "../../src/core/ticket/state-diagram.ts";
import { parseConfig } from "../../src/core/workspace/config.ts";
import { withTempDir } from "../support/git-repo.ts";

const PROJECT = resolve(import.meta.dirname, "../..");
const readme = readFileSync(join(PROJECT, "README.md"), "utf8");

/** The shell blocks below a heading of the README. */
function commandsOf(heading: string): readonly string[] {
  const section = readme.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  if (section === undefined) throw new Error(`the README has no section "${heading}"`);
  return [...section.matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => match[1] ?? "");
}

describe("the README", () => {
  it("draws the state machine from its table", () => {
    const drawn = /```mermaid\n([\s\S]*?)```/.exec(readme)?.[1];
    expect(drawn).toBe(formatStateDiagram());
  });

  it("begins with the two commands that CI runs on a fresh clone", () => {
    const [commands = ""] = commandsOf("Try it here");
    const ran = readFileSync(join(PROJECT, ".ci/run"), "utf8").split("\n");
    const said = commands.trim().split(/\n| && /);
    expect(said).toEqual(["npm ci", "npx yoi demo", "npm test"]);
    for (const command of said) expect(ran).toContain(`step ${command}`);
  });

  it("shows a configuration that is good", () => {
    const toml = /```toml\n([\s\S]*?)```/.exec(readme)?.[1];
    expect(parseConfig(toml).diagnostics).toEqual([]);
    expect(parseConfig(toml).config.roles.coder.agent).toBe("claude");
  });

  it("names only commands that there are", () => {
    const table = readme.split("| Command | What it does |")[1]?.split("\n\n")[0] ?? "";
    const named = [...table.matchAll(/^\| `yoi ([a-z ]+?)(?: <id>| --live)?` \|/gm)].map(
      (match) => match[1] ?? "",
    );
    expect(named.length).toBeGreaterThan(6);
    const known = allSpecs().map(({ path }) => path.join(" "));
    for (const name of named) expect(known).toContain(name);
  });

  it("links only to files that are there", () => {
    const targets = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map((match) => match[1] ?? "");
    expect(targets.length).toBeGreaterThan(3);
    for (const target of targets) execFileSync("test", ["-e", join(PROJECT, target)]);
  });

  it("gives commands that work, from installing to closing a ticket", async () => {
    await withTempDir((dir) => {
      const tarball = pack(dir);
      const project = join(dir, "project");
      const home = join(dir, "home");
      mkdirSync(project);
      mkdirSync(home);
      const env = {
        ...process.env,
        HOME: home,
        PATH: `${dirname(process.execPath)}${delimiter}${process.env["PATH"] ?? ""}`,
        npm_config_offline: "true",
        npm_config_audit: "false",
      };
      const run = (script: string): string =>
        execFileSync("bash", ["-euo", "pipefail", "-c", script], {
          cwd: project,
          env,
          encoding: "utf8",
          stdio: ["ignore", "pipe", "pipe"],
        });
      run("git init -q -b main . && git config user.name Alice && git config user.email alice@example.com");
      run("npm init -y >/dev/null && echo node_modules > .gitignore");
      const [install = ""] = commandsOf("In your repository");
      expect(install).toContain("npm install --save-dev yoi\n");
      run(install.replace("--save-dev yoi", `--save-dev ${tarball}`));
      const [life = "", questions = ""] = commandsOf("A ticket's life by hand");
      expect(life.match(/--commit/g)?.length).toBe(7);
      run(life);
      expect(run("git log --format=%s").split("\n")).toHaveLength(9);
      expect(run("npx yoi ticket list --all")).toMatch(
        /^closed {2}\d{8}-\d{6}-support-dark-mode {2}Support dark mode\n$/,
      );
      run(questions);
      expect(
        run(
          "npx yoi ticket doctor --format github && npx yoi ticket doctor --history HEAD~3..HEAD --format github",
        ),
      ).not.toContain("::error");
      run(
        "git init -q --bare ../origin.git && git remote add origin ../origin.git && git push -q -u origin main",
      );
      const [onGitHub = ""] = commandsOf("GitHub in five minutes");
      expect(onGitHub).toContain("--action OWNER/yoi@COMMIT ");
      run(onGitHub.replace("OWNER/yoi@COMMIT", `example/yoi@${"a".repeat(40)}`));
      expect(
        run("git ls-tree --name-only origin/main .github/workflows/").match(/yoi-\w+\.yml/g),
      ).toHaveLength(5);
      expect(run("npx yoi init --github --dry-run")).toContain("nothing to do\n");
      expect(run("npx yoi ticket doctor")).not.toContain("workflow/");
    });
  });
});

/** The package as npm would publish it. */
function pack(dir: string): string {
  const args = ["pack", "--silent", "--ignore-scripts", "--pack-destination", dir];
  const name = execFileSync("npm", args, { cwd: PROJECT, encoding: "utf8" }).trim();
  return join(dir, name);
}
