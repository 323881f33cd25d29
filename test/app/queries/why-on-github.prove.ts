import { describe, expect, it } from "vitest";
import { explainTicket } from "../../../src/app/queries/why-ticket.ts";
import { openWorkspace } from "../../../src/app/workspace.ts";
import { propose } from "../../support/github/forge-world.ts";

const TICKET = "20261101-080000-copy";

describe("yoi why on GitHub", () => {
  it("shows the gate with what people said on the request", async () => {
    const proposed = await propose({ tickets: [TICKET] });
    try {
      await proposed.start(async ({ world, open, pulls }) => {
        await (await open()).settle();
        await world.as("rita").approve(pulls()[0] ?? 0);
        const token = world.token({ actor: "rita" });
        const clone = await world.as("rita").clone();
        const fetched = await world.git(
          clone.root,
          token,
          "fetch",
          "--quiet",
          "origin",
          "refs/yoi/ledger:refs/yoi/seen/origin/ledger",
        );
        expect(fetched.status).toBe(0);
        const env = {
          ...clone.env,
          GH_TOKEN: token,
          GITHUB_SERVER_URL: world.serverUrl,
          GITHUB_API_URL: world.apiUrl,
          GITHUB_GRAPHQL_URL: world.graphqlUrl,
        };
        const workspace = openWorkspace({ cwd: clone.root, env });
        const context = { workspace, now: "2026-11-21T12:00:00Z", onProgress: () => undefined };
        const { data, diagnostics } = await explainTicket(context, { ticket: TICKET });
        expect(diagnostics).toEqual([]);
        const approvals = data.orchestration?.gate?.parts.find(({ name }) => name === "approvals");
        expect(approvals).toMatchObject({ status: "passed", reason: "1 of 1 approvals of people (rita)" });
        expect(data.orchestration?.next).toBe("set_status");
      });
    } finally {
      await proposed.dispose();
    }
  });
});
