import { spawn } from "node:child_process";
import { describe, expect, it } from "vitest";
import { CLI, yoi } from "../../support/cli.ts";
import type { CommandResult, TestRepo } from "../../support/git-repo.ts";
import { itemOn, orchestrate, withShared } from "../../support/orchestrated.ts";

const TICKET = "first-ticket";
const OPTIONS = { tickets: [TICKET], authority: "dossier" } as const;
const START = ["ticket", "start", TICKET, "--push"] as const;

/** Runs yoi beside others. */
function start(repo: TestRepo, ...args: readonly string[]): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CLI, ...args], { cwd: repo.root, env: repo.env });
    const printed = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const) {
      child[name].setEncoding("utf8").on("data", (text: string) => {
        printed[name] += text;
      });
    }
    child.on("error", reject).on("close", (status) => resolve({ ...printed, status }));
  });
}

function claimsOn(origin: TestRepo): unknown {
  return JSON.parse(origin.git("show", `refs/yoi/ledger:claims/${TICKET}.json`));
}

describe("a person who starts a queued ticket by hand while an Orchestrator claims it", () => {
  it("before it looks: it leaves the ticket to the person", async () => {
    await withShared(OPTIONS, ({ origin, machine }) => {
      const started = yoi(machine("person"), ...START);
      expect({ status: started.status, stderr: started.stderr }).toMatchObject({ status: 0 });
      expect(orchestrate(machine())).not.toMatch(/accept/);
      expect(itemOn(origin, "main", TICKET)).toContain("state: inprogress");
      expect(origin.git("for-each-ref", "--format=%(refname)", "refs/heads/work")).toBe("");
    });
  });

  it("between its look and its claim: the claim is not made, or given back before anything starts", async () => {
    await withShared(OPTIONS, ({ origin, machine }) => {
      // Killed with the acceptance made and nothing moved: what it does next is what it does when it is that slow.
      yoi(machine().withEnv({ YOI_STOP_AT: "accept:made" }), "orchestrate");
      expect(yoi(machine("person"), ...START)).toMatchObject({ status: 0 });
      orchestrate(machine());
      expect(itemOn(origin, "main", TICKET)).toContain("state: inprogress");
      expect(origin.git("for-each-ref", "--format=%(refname)", "refs/heads/work")).toBe("");
    });
  });

  it("after its claim, not knowing of it: the Orchestrator gives the ticket back before an agent runs", async () => {
    await withShared(OPTIONS, ({ origin, machine }) => {
      const person = machine("person");
      yoi(machine().withEnv({ YOI_STOP_AT: "accept:moved" }), "orchestrate");
      expect(yoi(person, ...START)).toMatchObject({ status: 0 });
      expect(orchestrate(machine())).toMatch(/release: withdrawn/);
      expect(itemOn(origin, "main", TICKET)).toContain("state: inprogress");
      expect(claimsOn(origin)).toMatchObject({ live: null, ended: [{ outcome: "withdrawn" }] });
      expect(origin.git("log", "--format=%s", `refs/yoi/rescue/${TICKET}/1`)).not.toContain("feat:");
    });
  });

  it("after its claim, knowing of it: the person is told and nothing changes", async () => {
    await withShared(OPTIONS, ({ origin, machine }) => {
      yoi(machine().withEnv({ YOI_STOP_AT: "accept:moved" }), "orchestrate");
      const person = machine("person");
      yoi(person, "orchestrate", "--dry-run");
      const before = origin.git("for-each-ref");
      const { status, stderr, stdout } = yoi(person, ...START);
      expect(status).not.toBe(0);
      expect(`${stdout}${stderr}`).toMatch(/error\[[a-z]+\/[a-z-]+\]/);
      expect(origin.git("for-each-ref")).toBe(before);
      expect(person.git("status", "--porcelain")).toBe("");
    });
  });

  it("at the same time: exactly one of the two has it in the end", async () => {
    await withShared(OPTIONS, async ({ origin, machine }) => {
      machine();
      const person = machine("person");
      const [ran, started] = await Promise.all([
        start(machine(), "orchestrate", "--once"),
        start(person, ...START),
      ]);
      expect(ran.status).toBe(0);
      const said = orchestrate(machine());
      const isPersons = itemOn(origin, "main", TICKET).includes("state: inprogress");
      expect(started.status === 0, started.stderr).toBe(isPersons);
      if (isPersons) {
        expect(origin.git("for-each-ref", "--format=%(refname)", "refs/heads/work")).toBe("");
      } else {
        expect(said).toMatch(/waits \(person\)/);
        expect(started.stderr).toMatch(/error\[/);
      }
    });
  });
});
