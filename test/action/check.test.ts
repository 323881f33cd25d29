import { existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  exampleOf,
  type PullWorld,
  putTicket,
  requestPayload,
  withPullWorld,
} from "../support/github/pull-world.ts";
import { type ActionEnd, runAction } from "../support/github/run-action.ts";
import { lifeTo, step, threadText, ticketTexts } from "../support/ticket-text.ts";

const ID = "20261101-080000-make-it-work";
const _OTHER = "20261101-080000-another-one";
const ITEM = `.yoi/tickets/${ID}/item.md`;
const ZERO = "0".repeat(40);

/** The state in the item without the event that explains it. */
function skipEvent({ author }: Pick<PullWorld, "author">): void {
  author.write(ITEM, ticketTexts("intake")["item.md"]?.replace("state: intake", "state: ready") ?? "");
}

const codesOf = ({ result }: ActionEnd): readonly string[] =>
  (result["findings"] as { code: string }[]).map(({ code }) => code);

describe("the Action on a pull request", () => {
  it("passes a lawful move and shows it: verdict, table, diagram, outputs", async () => {
    await withPullWorld({ [ID]: "intake" }, async ({ author, checkRequest }) => {
      putTicket(author, ID, "ready");
      author.commit("ready");
      const end = await checkRequest();
      expect(end).toMatchObject({ status: 0, stderr: "", annotations: [] });
      expect(end.outputs).toMatchObject({ reason: "passed", attempt: "" });
      expect(end.result).toMatchObject({ examined: 1, ok: true, schema: "yoi/action-result", version: 1 });
      expect(end.result["tickets"]).toEqual([
        {
          ticket: ID,
          before: "intake",
          after: "ready",
          moves: [{ from: "intake", to: "ready", role: "person" }],
        },
      ]);
      expect(end.summary).toContain("✅ yoi check: passed, 1 ticket");
      expect(end.summary).toContain("intake --> ready: 1 move");
    });
  });

  it("fails a state without its event, at its line, in the summary and in a SARIF file", async () => {
    await withPullWorld({ [ID]: "intake" }, async (world) => {
      skipEvent(world);
      world.author.commit("skip");
      const checkout = world.checkout();
      const end = await world.checkRequest({ checkout, inputs: { sarif: "out/yoi.sarif" } });
      expect(end.status).toBe(1);
      expect(end.outputs["reason"]).toBe("findings");
      expect(end.annotations[0]).toMatchObject({
        kind: "error",
        properties: { file: ITEM, line: "3", title: "state/not-recorded" },
      });
      expect(end.summary).toContain("❌ yoi check: failed, 2 errors in 1 ticket");
      const sarif = JSON.parse(readFileSync(join(checkout.root, "out/yoi.sarif"), "utf8"));
      expect(sarif.runs[0].results[0].ruleId).toBe("state/not-recorded");
    });
  });

  it("looks at nothing where no ticket is changed, and when the request was closed", async () => {
    await withPullWorld({ [ID]: "intake" }, async ({ author, checkRequest }) => {
      author.write("src/code.ts", "export {};\n");
      author.commit("code");
      const end = await checkRequest();
      expect(end).toMatchObject({ status: 0, outputs: { reason: "nothing" } });
      expect(end.summary).toContain("no ticket is changed");
      const closed = await checkRequest({ action: "closed" });
      expect(closed).toMatchObject({ status: 0, outputs: { reason: "ignored" } });
    });
  });

  it("says that it does not know who is behind a queueing, where its token may not ask", async () => {
    await withPullWorld({ [ID]: "ready" }, async ({ author, checkRequest }) => {
      putTicket(author, ID, "queued");
      author.commit("queue");
      const end = await checkRequest();
      expect(end.status).toBe(0);
      expect(codesOf(end)).toEqual(["github/identity-unknown"]);
    });
  });
});

describe("the Action on other events", () => {
  const push = (world: PullWorld, values: object): Promise<ActionEnd> =>
    runAction(world.checkout(), {
      event: "push",
      payload: { ...exampleOf("push", "ref"), ref: "refs/heads/main", ...values },
      apiUrl: world.apiUrl,
    });

  it("judges a push to the default branch, forced or not, and the first one", async () => {
    await withPullWorld({ [ID]: "ready" }, async (world) => {
      const { author } = world;
      const before = author.git("rev-parse", "HEAD");
      putTicket(author, ID, "queued");
      const after = author.commit("queue");
      author.git("push", "--quiet", "origin", "main");
      expect(await push(world, { before, after })).toMatchObject({
        status: 0,
        outputs: { reason: "passed" },
      });
      expect(await push(world, { before: ZERO, after })).toMatchObject({ status: 0 });
      // What others saw is taken back.
      author.git("push", "--quiet", "--force", "origin", `${before}:main`);
      author.git("push", "--quiet", "origin", `${after}:refs/heads/kept`);
      const forced = await push(world, { before: after, after: before });
      expect(forced.status).toBe(1);
      expect(codesOf(forced)).toContain("change/event-lost");
    });
  });
});

describe("the Action, given what it cannot use", () => {
  const payload = requestPayload({ number: 1, action: "opened", head: ZERO, base: ZERO });
  const cases: readonly (readonly [string, object, string])[] = [
    ["a mode that is mistyped", { inputs: { mode: "chekc" } }, "github/bad-input"],
    ["no token", { inputs: { token: "" } }, "github/missing-input"],
    ["an agent without an attempt", { inputs: { mode: "agent", ticket: ID } }, "github/missing-input"],
    ["a ticket that climbs", { inputs: { mode: "plan", ticket: "../../etc" } }, "github/bad-input"],
    ["a payload without a head", { payload: { action: "opened", number: 1 } }, "github/bad-event"],
    ["no runner around it", { env: { GITHUB_REPOSITORY: undefined } }, "github/no-runner"],
    ["a head that is nowhere", {}, "git/unknown-revision"],
  ];

  it("ends with one finding that says what to do, its code as the reason, and no trace", async () => {
    await withPullWorld({}, async (world) => {
      const ends = await Promise.all(
        cases.map(async ([, choice]) =>
          runAction(world.checkout(), {
            event: "pull_request",
            payload,
            apiUrl: world.apiUrl,
            ...choice,
          }),
        ),
      );
      for (const [index, [name, , code]] of cases.entries()) {
        const end = ends[index];
        expect([name, end?.status, end?.outputs["reason"]]).toEqual([name, 2, code]);
        expect(end?.annotations.map(({ properties }) => properties["title"])).toEqual([code]);
        expect(`${end?.stdout}${end?.stderr}`).not.toMatch(/ at .*\.js:\d+/);
      }
      expect(ends[0]?.annotations[0]?.message).toContain("write check");
    });
  });
});

describe("an attack on the Action's check", () => {
  it("by policy in the request: it is judged by the base's", async () => {
    await withPullWorld({ [ID]: "intake" }, async (world) => {
      const { author, checkRequest } = world;
      skipEvent(world);
      author.write(
        ".yoi/ticket.config.toml",
        'version = 0\n[backend]\nroot = ".yoi/elsewhere"\n[github]\nqueue_team = "evil/all"\n',
      );
      author.write(".yoi/baseline.json", '{ "version": 1, "known": [] }\n');
      author.commit("relax the rules");
      const end = await checkRequest();
      expect(end.status).toBe(1);
      expect(codesOf(end)).toEqual(
        expect.arrayContaining(["config/version-lowered", "config/root-left", "state/not-recorded"]),
      );
    });
  });

  it("by moves in the Orchestrator's name: no ledger holds them", async () => {
    await withPullWorld({ [ID]: "queued" }, async ({ author, checkRequest }) => {
      const started = { ...step(4, "queued", "inprogress", "started"), role: "orchestrator" };
      author.write(`.yoi/tickets/${ID}/thread.md`, threadText([...lifeTo("queued"), started]));
      author.write(ITEM, ticketTexts("inprogress")["item.md"] ?? "");
      author.commit("in its name");
      const end = await checkRequest();
      expect(end.status).toBe(1);
      expect(codesOf(end)).toEqual(["github/forged-orchestrator"]);
    });
  });

  it("by commands, outputs and Markdown in titles and names: nothing of it has an effect", async () => {
    await withPullWorld({ [ID]: "intake" }, async ({ author, checkRequest }) => {
      const evil = [
        "::add-path::/tmp/evil",
        "##[add-mask]x",
        "@everyone Fixes #1 ![x](https://evil.example/x.png) <img src=x onerror=alert(1)>",
        // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub's
        "$(touch pwned) `touch pwned` ${{ github.token }}",
      ].join(" ");
      putTicket(author, ID, "ready", {
        title: JSON.stringify(`x ::error::owned ${evil}`),
        stat: JSON.stringify(`\n::error::owned ${evil}\nEOF\nreason=owned`),
      });
      author.write(`.yoi/tickets/${ID}/artifacts/a\n::error file=x::owned\nreason<<E\n`, "x");
      author.commit("evil\n\n::error::owned");
      const end = await checkRequest({ env: { GITHUB_HEAD_REF: "x\n::error::owned" } });
      expect(end.annotations.map(({ kind }) => kind)).not.toContain("add-path");
      for (const { properties } of end.annotations) expect(properties["title"]).toMatch(/^[a-z]+\/[a-z-]+$/);
      expect(Object.keys(end.outputs).sort()).toEqual(["artifact", "attempt", "reason", "result", "role"]);
      expect(end.outputs["reason"]).not.toBe("owned");
      // What is code has no effect.
      const active = end.summary.replaceAll(/`[^`\n]+`/g, "");
      expect(active).not.toMatch(/<img|!\[|^::|@everyone|#1\b|https:/m);
    });
  });

  it("by front matter that is a program: it is not run", async () => {
    await withPullWorld({ [ID]: "intake" }, async ({ author, checkRequest }) => {
      const mark = join(author.base, "pwned");
      author.write(
        ITEM,
        `---js\n{ title: require("node:fs").writeFileSync(${JSON.stringify(mark)}, "x") }\n---\nbody\n`,
      );
      author.commit("program");
      const end = await checkRequest();
      expect(end.status).toBe(1);
      expect(existsSync(mark)).toBe(false);
    });
  });

  it("by a link in the place of a record: it is not followed", async () => {
    await withPullWorld({ [ID]: "intake" }, async ({ author, checkRequest }) => {
      const secret = join(author.base, "secret.md");
      writeFileSync(secret, ticketTexts("intake", { title: "The secret" })["item.md"] ?? "");
      author.remove(ITEM);
      symlinkSync(secret, join(author.root, ITEM));
      symlinkSync("../../etc", join(author.root, ".yoi/tickets/20261101-080000-a-link"));
      author.commit("links");
      const end = await checkRequest();
      expect(end.status).toBe(1);
      expect(codesOf(end)).toContain("file/symlink");
      expect(`${end.stdout}${end.summary}${end.outputs["result"]}`).not.toContain("The secret");
    });
  });

  it("by huge files and by a flood of faults: findings are bounded, and the rest is counted", async () => {
    await withPullWorld({}, async ({ author, checkRequest }) => {
      author.write(`.yoi/tickets/${ID}/thread.md`, "x".repeat(5 * 1024 * 1024));
      author.write(ITEM, `---\ntitle: ${"y".repeat(600_000)}\n---\n`);
      for (let at = 0; at < 30; at += 1) author.write(`.yoi/tickets/20261101-08${at + 10}00-x/item.md`, "no");
      author.commit("flood");
      const end = await checkRequest();
      expect(end.status).toBe(1);
      expect(end.annotations.filter(({ kind }) => kind === "error")).toHaveLength(10);
      expect(end.annotations.at(-1)?.message).toMatch(/\d+ errors.* more than GitHub shows/);
      expect(end.summary.length).toBeLessThan(1_000_000);
      expect(codesOf(end).length).toBeLessThanOrEqual(50);
    });
  });
});
