import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { yoi } from "../../support/cli.ts";
import type { TestRepo } from "../../support/git-repo.ts";
import { itemOn, orchestrate, withAlone, withShared } from "../../support/orchestrated.ts";

const TICKET = "first-ticket";

/** An Orchestrator agent in shell, and the configuration that names it. */
function judging(repo: TestRepo, answer: string): void {
  const path = join(repo.base, "judge.sh");
  writeFileSync(path, `#!/bin/sh\ncat >/dev/null\necho '${answer}'\n`);
  chmodSync(path, 0o755);
  const config = repo.read(".yoi/ticket.config.toml");
  const table = `[agents.judge]\nprotocol = "command"\ncommand = ["${path}"]\n[roles.orchestrator]\nagent = "judge"\n`;
  repo.write(".yoi/ticket.config.toml", `${config}${table}`);
  repo.commit("a judge");
  repo.git("push", "--quiet", "origin", "HEAD:main");
}

describe("an Orchestrator agent", () => {
  it("accepts with a plan, which becomes a record of the ticket", async () => {
    await withShared({ tickets: [TICKET] }, ({ origin, machine }) => {
      judging(machine(), '{"decision":"accept","reason":"Clear.","plan":"One note, one line."}');
      orchestrate(machine());
      const plan = origin.git("show", `main:.yoi/tickets/${TICKET}/artifacts/orchestration-plan.jsonl`);
      expect(plan).toContain("One note, one line.");
    });
  });

  it("keeps a ticket waiting with its reason, and is not asked again at once", async () => {
    await withShared({ tickets: [TICKET] }, ({ origin, machine }) => {
      judging(machine(), '{"decision":"wait","reason":"The release comes first."}');
      expect(orchestrate(machine())).toMatch(/waits \(judgement\): judge says: The release comes first/);
      const ledger = origin.git("rev-parse", "refs/yoi/ledger");
      expect(orchestrate(machine())).toMatch(/waits \(judgement\)/);
      expect(origin.git("rev-parse", "refs/yoi/ledger")).toBe(ledger);
    });
  });

  it("returns a ticket to intake with the decision that is missing", async () => {
    await withShared({ tickets: [TICKET] }, ({ origin, machine }) => {
      judging(machine(), '{"decision":"return","reason":"Undecided: which notes?"}');
      orchestrate(machine());
      expect(itemOn(origin, "main", TICKET)).toContain("state: intake");
      expect(origin.git("show", `main:.yoi/tickets/${TICKET}/thread.md`)).toContain(
        "Undecided: which notes?",
      );
    });
  });
});

describe("a world that is not tidy", () => {
  it("without a reachable origin nothing is claimed", async () => {
    await withShared({ tickets: [TICKET] }, ({ origin, machine }) => {
      machine().git("remote", "set-url", "origin", join(origin.base, "gone.git"));
      const { stderr, status } = yoi(machine(), "orchestrate");
      expect({ status }).toEqual({ status: 2 });
      expect(stderr).toContain("error[ledger/unreachable]");
      expect(origin.git("for-each-ref", "--format=%(refname)")).toBe("refs/heads/main");
    });
  });

  it("with a work branch that no claim explains the ticket waits, and the branch stays", async () => {
    await withShared({ tickets: [TICKET] }, ({ origin, machine }) => {
      const person = machine("person");
      person.git("push", "--quiet", "origin", `HEAD:refs/heads/work/${TICKET}`);
      expect(orchestrate(machine())).toMatch(/waits \(branch\)/);
      person.write("mine.txt", "mine\n");
      person.commit("mine");
      person.git("push", "--quiet", "origin", `HEAD:refs/heads/work/${TICKET}`);
      const head = origin.git("rev-parse", `work/${TICKET}`);
      expect(orchestrate(machine())).toMatch(/waits \(branch\)/);
      expect(origin.git("rev-parse", `work/${TICKET}`)).toBe(head);
    });
  });

  it("in the middle of a rebase no work begins", async () => {
    await withAlone({ tickets: [TICKET] }, (repo) => {
      repo.git("switch", "--quiet", "--create", "side");
      repo.write("README.md", "side\n");
      repo.commit("side");
      repo.git("switch", "--quiet", "main");
      repo.write("README.md", "main\n");
      repo.commit("main");
      repo.run("git", ["rebase", "side"]);
      expect(orchestrate(repo)).toMatch(/waits \(checkout\): a rebase is under way/);
      expect(repo.git("for-each-ref", "--format=%(refname)", "refs/heads/work")).toBe("");
    });
  });

  it("with the main checkout on another branch and changed, the work is done beside it", async () => {
    await withShared({ tickets: [TICKET] }, ({ origin, machine }) => {
      machine().git("switch", "--quiet", "--create", "mine");
      machine().write("README.md", "half done\n");
      orchestrate(machine());
      expect(itemOn(origin, "main", TICKET)).toContain("state: closed");
      expect(machine().read("README.md")).toBe("half done\n");
      expect(machine().git("symbolic-ref", "--short", "HEAD")).toBe("mine");
    });
  });

  it("with the default branch checked out and changed, a merge without a remote waits and says where", async () => {
    await withAlone({ tickets: [TICKET] }, (repo) => {
      repo.write("README.md", "half done\n");
      const { stdout } = yoi(repo, "orchestrate");
      expect(stdout).toMatch(/✗ first-ticket merge: .*checked out/);
      repo.git("checkout", "--quiet", "README.md");
      orchestrate(repo);
      expect(itemOn(repo, "main", TICKET)).toContain("state: closed");
      expect(repo.git("status", "--porcelain")).toBe("");
    });
  });
});
