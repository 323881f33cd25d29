import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { withYoi, writeTicket, yoi } from "../support/cli.ts";
import { type TestRepo, withRepo } from "../support/git-repo.ts";
import { timeAt } from "../support/ticket-text.ts";

const READY = "20261101-080000-dark-mode";
const INTAKE = "20261102-080000-new-menu";

function writeWorkspace(repo: TestRepo): void {
  writeTicket(repo, READY, "ready", { fields: { title: "'Dark: mode'" } });
  writeTicket(repo, INTAKE, "intake", { fields: { title: "新しいメニュー" } });
  repo.write(
    ".yoi/objectives/20261101-080000-usable-at-night/item.md",
    `---\ntitle: Usable at night\nstate: active\ncreated_at: ${timeAt(0)}\nupdated_at: ${timeAt(0)}\nlinked_tickets: []\n---\n`,
  );
  repo.write("request.md", "x\n");
}

/** A line at whose end Tab is pressed, and what is offered. */
const CASES: readonly (readonly [line: string, offered: readonly string[]])[] = [
  ["yoi ti", ["ticket"]],
  ["yoi ticket re", ["ready", "return", "reopen", "relate", "redact"]],
  ["yoi ticket queue ", [READY]],
  ["yoi ticket ready ", [INTAKE]],
  ["yoi ticket show ", [INTAKE, READY]],
  ["yoi ticket show 20261101", [READY]],
  ["yoi ticket show dar", ["dark-mode"]],
  ["yoi ticket list --pri", ["--priority"]],
  ["yoi ticket list --state in", ["intake", "inprogress"]],
  ["yoi ticket list --text x --state q", ["queued"]],
  ["yoi ticket relate dark-mode dep", ["depends_on"]],
  ["yoi ticket relate dark-mode depends_on new", ["new-menu"]],
  ["yoi ticket create --body-file req", ["request.md"]],
  ["yoi objective show ", ["20261101-080000-usable-at-night"]],
  ["yoi explain state/not-r", ["state/not-recorded"]],
  ["yoi completion ", ["bash", "zsh", "fish"]],
  ["yoi --no-color ticket queue ", [READY]],
  ["yoi ticket create Title ", []],
  ["yoi nonsense ", []],
];

const installed = (shell: string) => spawnSync(shell, ["-c", "exit 0"]).status === 0;

describe("completion in bash", () => {
  /** What bash offers at the end of a line: its own splitting of the line, then the function it was given. */
  function offered(repo: TestRepo, line: string): string[] {
    const words = line.split(/( |=)/).filter((word) => word !== "" && word !== " ");
    if (line.endsWith(" ") || line.endsWith("=")) words.push("");
    const script = [
      'eval "$(yoi completion bash)"',
      "fn=$(complete -p yoi | sed 's/.*-F //; s/ .*//')",
      `COMP_WORDS=(${words.map((word) => `'${word}'`).join(" ")}); COMP_CWORD=${words.length - 1}`,
      '"$fn"',
      `for found in "\${COMPREPLY[@]}"; do printf "%s\\n" "$found"; done`,
    ];
    const { stdout, stderr, status } = withYoi(repo).run("bash", ["--norc", "-c", script.join("\n")]);
    expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
    return stdout.split("\n").slice(0, -1);
  }

  it("offers what fits", async () => {
    await withRepo((repo) => {
      writeWorkspace(repo);
      for (const [line, expected] of [...CASES, ["yoi ticket list --state=q", ["queued"]] as const]) {
        expect([line, [...offered(repo, line)].sort()]).toEqual([line, [...expected].sort()]);
      }
    });
  });

  it("works on the line as a person types it", async () => {
    await withRepo((repo) => {
      writeWorkspace(repo);
      const typed = 'eval "$(yoi completion bash)"\nyoi ticket queue 2026110\t | cat > out.txt\nexit\n';
      const shell = withYoi(repo).withEnv({ TERM: "dumb", PS1: "> " });
      if (spawnSync("script", ["--version"]).status !== 0) return;
      shell.run("script", ["-qec", "bash --norc --noprofile -i", "/dev/null"], typed);
      expect(repo.read("out.txt")).toContain(READY);
    });
  });
});

describe("completion in fish", () => {
  it.skipIf(!installed("fish"))("offers what fits, with titles (needs fish)", async () => {
    await withRepo((repo) => {
      writeWorkspace(repo);
      for (const [line, expected] of [...CASES, ["yoi ticket list --state=q", ["--state=queued"]] as const]) {
        if (line.includes("--body-file")) continue;
        const script = `yoi completion fish | source; complete -C "${line}"`;
        const { stdout } = withYoi(repo).run("fish", ["--no-config", "-c", script]);
        const found = stdout
          .split("\n")
          .slice(0, -1)
          .map((entry) => entry.split("\t")[0] ?? "");
        expect([line, found.sort()]).toEqual([line, [...expected].sort()]);
      }
      const { stdout } = withYoi(repo).run("fish", [
        "--no-config",
        "-c",
        'yoi completion fish | source; complete -C "yoi ticket ready "',
      ]);
      expect(stdout).toBe(`${INTAKE}\t新しいメニュー\n`);
    });
  });
});

describe("completion in zsh", () => {
  it.skipIf(!installed("zsh"))("offers what fits, with titles (needs zsh)", async () => {
    await withRepo((repo) => {
      writeWorkspace(repo);
      for (const [line, expected] of [...CASES, ["yoi ticket list --state=q", ["--state=queued"]] as const]) {
        const words = line.split(" ");
        // The script runs outside the line editor here, so the two functions it hands candidates to print them.
        const script = [
          "compdef() { : }; _files() { print -r -- :files }",
          `_describe() { print -rl -- "\${(@P)argv[-1]}" }`,
          'eval "$(yoi completion zsh)"',
          `words=(${words.map((word) => `'${word}'`).join(" ")}); CURRENT=${words.length}`,
          "_yoi",
        ];
        const { stdout } = withYoi(repo).run("zsh", ["-f", "-c", script.join("\n")]);
        const found = stdout
          .split("\n")
          .filter((entry) => entry !== "")
          .map((entry) => entry.split(/(?<!\\):/)[0] ?? "");
        const wanted = line.includes("--body-file") ? [""] : [...expected].sort();
        expect([line, found.sort()]).toEqual([line, wanted]);
      }
    });
  });
});

describe("completion anywhere", () => {
  it("describes what it offers", async () => {
    await withRepo((repo) => {
      writeWorkspace(repo);
      const { stdout } = yoi(repo, "__complete", "zsh", "--", "ticket", "queue", "");
      expect(stdout).toBe(`${READY}\tDark: mode\n`);
    });
  });

  it("stays silent outside a repository", async () => {
    await withRepo((repo) => {
      const { stdout, stderr, status } = yoi(
        repo,
        "__complete",
        "bash",
        "--",
        "--cwd",
        repo.base,
        "ticket",
        "show",
        "",
      );
      expect({ stdout, stderr, status }).toEqual({ stdout: "", stderr: "", status: 0 });
    });
  });

  it("looks where --cwd points", async () => {
    await withRepo((repo) => {
      writeWorkspace(repo);
      const elsewhere = repo.run(process.execPath, ["-e", ""]);
      expect(elsewhere.status).toBe(0);
      const { stdout } = yoi(repo, "__complete", "bash", "--", "--cwd", ".yoi", "ticket", "queue", "");
      expect(stdout).toContain(READY);
    });
  });
});
