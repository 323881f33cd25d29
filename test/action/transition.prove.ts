import { describe, expect, it } from "vitest";
import { ask } from "../support/github/emulator/person.ts";
import { requestPayload } from "../support/github/pull-world.ts";
import { runAction } from "../support/github/run-action.ts";
import {
  filesOf,
  propose,
  proposeFromFork,
  statusOf,
  wake,
  withTickets,
} from "../support/github/transition-world.ts";
import { ticketTexts } from "../support/ticket-text.ts";

const ID = "20261101-080000-make-it-work";
const OTHER = "20261101-080000-another-one";

describe("the status yoi/transition", () => {
  it("lets no bot queue, though its token may write", async () => {
    await withTickets(filesOf(ID, "ready"), async (world) => {
      const bot = world.token({ contents: "write", pull_requests: "write" });
      const head = await world.as("wes").pushFiles("by-bot", filesOf(ID, "queued"));
      const opened = await ask(world.state, bot, "POST", "/pulls", {
        head: "by-bot",
        base: "main",
        title: "queue",
      });
      expect(opened.status).toBe(201);
      expect((await wake(world, { head_sha: head })).summary).toContain("that is no person");
      expect(statusOf(world, head)?.[0]).toBe("failure");
    });
  });

  it("asks the team where the configuration names one, and says what it may not see", async () => {
    const config = { ".yoi/ticket.config.toml": 'version = 1\n[github]\nqueue_team = "acme/planners"\n' };
    await withTickets({ ...filesOf(ID, "ready"), ...config }, async (world) => {
      const head = await propose(world, "wes", "mine", filesOf(ID, "queued"));
      const unseen = await wake(world, { head_sha: head });
      expect(statusOf(world, head)?.[0]).toBe("failure");
      expect(unseen.summary).toContain("github/queue-team-unknown");

      const app = world.token({ actor: "yoi-app[bot]", permissions: { contents: "read", members: "read" } });
      const seen = (sha: string) => wake(world, { head_sha: sha }, "completed", { "app-token": app });
      await seen(head);
      expect(statusOf(world, head)?.[0]).toBe("success");
      const other = await propose(world, "rita", "hers", filesOf(ID, "queued"));
      expect((await seen(other)).summary).toContain("is not in acme/planners");
      expect(statusOf(world, other)?.[0]).toBe("failure");
    });
  });

  it("is judged by the base's policy, and by all requests of one head", async () => {
    await withTickets(filesOf(ID, "ready"), async (world) => {
      const relaxed = 'version = 1\n[github]\nqueue_team = "evil/all"\n[git]\nledger = "refs/yoi/mine"\n';
      const fork = await world.fork("sam");
      const files = { ...filesOf(ID, "queued"), ".yoi/ticket.config.toml": relaxed };
      const { sha } = await proposeFromFork(world, fork, files);
      expect((await wake(world, { head_sha: sha })).summary).toContain("github/may-not-queue");

      await world.as("ada").pushFiles("older", { "notes.md": "x" });
      const both = await world.as("wes").pushFiles("both", filesOf(OTHER, "ready"));
      await world.as("wes").openPull({ head: "both" });
      await world.as("wes").openPull({ head: "both", base: "older" });
      await wake(world, { head_sha: both });
      expect(statusOf(world, both)?.[1]).toContain("2 tickets changed");
    });
  });

  it("is judged anew when a request that was green gets another base", async () => {
    await withTickets(filesOf(ID, "intake"), async (world) => {
      const wes = world.as("wes");
      const skipped = ticketTexts("intake")["item.md"]?.replace("state: intake", "state: ready") ?? "";
      await wes.pushFiles("loose", { [`.yoi/tickets/${ID}/item.md`]: skipped });
      const head = await wes.pushFiles("on-top", filesOf(OTHER, "ready"), "loose");
      const number = await wes.openPull({ head: "on-top", base: "loose" });
      await wake(world, { head_sha: head });
      expect(statusOf(world, head)?.[0]).toBe("success");
      const moved = await wes.ask("PATCH", `/pulls/${number}`, { base: "main" });
      expect(moved.status).toBe(200);
      await wake(world, { head_sha: head });
      expect(statusOf(world, head)?.[0]).toBe("failure");
    });
  });

  it("is judged where tickets come in at another place than the base's", async () => {
    await withTickets({}, async (world) => {
      const moved = 'version = 1\n[backend]\nroot = ".yoi/elsewhere"\n';
      const hidden = Object.fromEntries(
        Object.entries(filesOf(ID, "queued")).map(([path, text]) => [
          path.replace(".yoi/tickets", ".yoi/elsewhere"),
          text,
        ]),
      );
      const fork = await world.fork("sam");
      const { sha } = await proposeFromFork(world, fork, { ...hidden, ".yoi/ticket.config.toml": moved });
      const { summary } = await wake(world, { head_sha: sha });
      expect(summary).toContain("github/may-not-queue");
      expect(summary).toContain("github/tickets-elsewhere");
      expect(statusOf(world, sha)?.[0]).toBe("failure");
    });
  });

  it("is not posted from a request's own workflow, which judges people as far as it may see them", async () => {
    await withTickets(filesOf(ID, "ready"), async (world) => {
      const fork = await world.fork("sam");
      const { sha, number } = await proposeFromFork(world, fork, filesOf(ID, "queued"));
      const base = world.bare.git("rev-parse", "main");
      const end = await runAction(world.state.base.at(world.bare.clone("own").root), {
        event: "pull_request",
        payload: requestPayload({ number, action: "opened", head: sha, base }),
        inputs: { token: world.token({ contents: "read", pull_requests: "read" }) },
        apiUrl: world.apiUrl,
        repository: `${world.owner}/${world.name}`,
        env: { GITHUB_GRAPHQL_URL: world.graphqlUrl },
      });
      expect([end.status, end.outputs["reason"]]).toEqual([1, "findings"]);
      expect(end.annotations[0]?.properties["title"]).toBe("github/may-not-queue");
      expect(world.state.statuses).toEqual([]);
    });
  });
});
