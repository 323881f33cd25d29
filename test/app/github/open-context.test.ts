import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openContext } from "../../../src/app/github/open-context.ts";
import { parseRunner } from "../../../src/core/github/runner.ts";
import { rejectionOf } from "../../support/failure.ts";
import { withGitHub } from "../../support/github/world.ts";

describe("the context of a run", () => {
  it("knows the default branch, whatever its name, though actions/checkout leaves that open", async () => {
    await withGitHub(
      async (world) => {
        const token = world.token({ contents: "read" });
        const { base, env: plain } = world.bare;
        const root = join(base, "job");
        // What actions/checkout does for a request: one commit, and no branch of the remote.
        await world.git(base, null, "init", "--quiet", root);
        const checkout = world.bare.at(root);
        checkout.git("remote", "add", "origin", world.cloneUrl);
        const runner = parseRunner({
          GITHUB_REPOSITORY: `${world.owner}/${world.name}`,
          GITHUB_SERVER_URL: world.serverUrl,
          GITHUB_API_URL: world.apiUrl,
          GITHUB_GRAPHQL_URL: world.graphqlUrl,
          GITHUB_RUN_ID: "1",
          GITHUB_RUN_ATTEMPT: "1",
          GITHUB_EVENT_NAME: "schedule",
          GITHUB_WORKSPACE: root,
          RUNNER_TEMP: base,
        });
        const opening = {
          event: { name: "schedule" } as const,
          runner,
          tokens: { job: token, app: "" },
          env: plain,
          log: () => undefined,
        };
        const context = await openContext(opening);
        expect(checkout.git("symbolic-ref", "refs/remotes/origin/HEAD")).toBe("refs/remotes/origin/trunk");
        expect(checkout.git("rev-parse", "origin/HEAD")).toBe(world.bare.git("rev-parse", "trunk"));
        expect(context).toMatchObject({ actingApi: context.api });
        expect(JSON.stringify(context.env)).not.toContain(token);
        expect(context.api.requestCount()).toBe(0);

        const nowhere = { ...opening, runner: { ...runner, workspace: base } };
        expect((await rejectionOf(() => openContext(nowhere))).diagnostic.code).toBe("git/not-a-repository");
      },
      { defaultBranch: "trunk" },
    );
  });
});
