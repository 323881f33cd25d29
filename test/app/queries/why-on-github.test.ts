import { describe, expect, it } from "vitest";
import { requireLocalWork } from "../../../src/app/orchestrate/require-local.ts";
import { explainTicket } from "../../../src/app/queries/why-ticket.ts";
import { openWorkspace } from "../../../src/app/workspace.ts";
import { messageOf } from "../../../src/core/diagnostic/diagnostic.ts";
import { failureOf } from "../../support/failure.ts";
import { type TestRepo, withRepo } from "../../support/git-repo.ts";
import { ticketTexts, timeAt } from "../../support/ticket-text.ts";

const ID = "20261101-080000-dark-mode";

async function notAsked(repo: TestRepo, env: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const workspace = openWorkspace({
    cwd: repo.root,
    env: { ...repo.env, GH_TOKEN: "", GITHUB_TOKEN: "", ...env },
  });
  const context = { workspace, now: timeAt(60), onProgress: () => undefined };
  const { data, diagnostics } = await explainTicket(context, { ticket: ID });
  expect(data.orchestration?.next).toBe("accept");
  return diagnostics.filter(({ code }) => code === "orchestrate/github-not-asked").map(messageOf);
}

async function withQueued(config: string, use: (repo: TestRepo) => Promise<void>): Promise<void> {
  await withRepo(async (repo) => {
    const roles = `[agents.a]\nprotocol = "command"\ncommand = ["true"]\n[roles.coder]\nagent = "a"\n[roles.reviewer]\nagent = "a"\n`;
    repo.write(".yoi/ticket.config.toml", `version = 1\n${roles}${config}`);
    for (const [inside, text] of Object.entries(ticketTexts("queued")))
      repo.write(`.yoi/tickets/${ID}/${inside}`, text);
    repo.commit("start");
    await use(repo);
  });
}

describe("a repository whose work is done on GitHub", () => {
  it("says why GitHub was not asked for the gate, and shows what git tells", async () => {
    await withQueued("[github]\nenabled = true\n", async (repo) => {
      expect(await notAsked(repo, {})).toEqual([expect.stringMatching(/there is no token$/) as string]);
      expect(await notAsked(repo, { GH_TOKEN: "x" })).toEqual([
        expect.stringMatching(/no repository of https:\/\/github\.com$/) as string,
      ]);
    });
  });

  it("is no matter of a repository that works by itself", async () => {
    await withQueued("", async (repo) => {
      expect(await notAsked(repo, {})).toEqual([]);
    });
  });

  it("is not worked on from a person's machine", async () => {
    await withQueued("[github]\nenabled = true\n", (repo) => {
      const { config } = openWorkspace({ cwd: repo.root, env: repo.env });
      expect(failureOf(() => requireLocalWork(config, "orchestrate")).diagnostic.code).toBe(
        "orchestrate/on-github",
      );
      expect(() => requireLocalWork({ ...config, github: { enabled: false } }, "orchestrate")).not.toThrow();
      return Promise.resolve();
    });
  });
});
