import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestRepo } from "../../../support/git-repo.ts";
import {
  type AttemptWorld,
  githubRun,
  holdAttempt,
  RUN,
  type Runner,
  TICKET,
  withAttempt,
} from "./attempt-world.ts";

const OTHER = { run: 4712, runAttempt: 1 };
const AGAIN = { ...RUN, runAttempt: 2 };

describe("a run of an attempt", () => {
  it("binds, runs and publishes, each on a runner of its own, and wakes the next tick", async () => {
    await withAttempt({ validation: [`test -f notes/${TICKET}.txt`] }, async (world) => {
      const coded = await world.wholeRun({ run: 1, runAttempt: 1 });
      expect(coded).toMatchObject([
        { reason: "bound", ok: true },
        { reason: "coded", ok: true },
        { reason: "published", ok: true, result: { kind: "coded", role: "coder", run: 1 } },
      ]);
      expect(world.origin.git("show", `work/${TICKET}:notes/${TICKET}.txt`)).toMatch(/^done in /);
      expect(world.github.woken).toBe(1);
      await world.plan();
      expect(await world.wholeRun({ run: 2, runAttempt: 1 })).toMatchObject([
        { reason: "bound" },
        { reason: "validated" },
        { reason: "published" },
      ]);
      await world.plan();
      const reviewer = world.runner({ run: 3, runAttempt: 1 });
      expect(await reviewer.bind()).toMatchObject({ outputs: { role: "reviewer" } });
      expect(await reviewer.agent()).toMatchObject({ reason: "reviewed", ok: true });
      expect(world.claim()).toMatchObject({ failures: 0, attempt: { runner: { run: 3 } } });
    });
  });

  it("whose agent fails is green, and the ticket says what the agent said last", async () => {
    await withAttempt({ coder: "cat >/dev/null; echo 'out of tokens' >&2; exit 3" }, async (world) => {
      const [, ran, published] = await world.wholeRun();
      expect([ran, published]).toMatchObject([
        { reason: "brought-nothing", ok: true },
        { reason: "brought-nothing", ok: true },
      ]);
      expect(world.thread()).toContain("the agent ended with 3: out of tokens");
      expect(world.claim()).toMatchObject({ attempt: null, failures: 1 });
    });
  });

  it("whose agent's job was killed ends the attempt, since it left no result", async () => {
    await withAttempt({}, async (world) => {
      const runner = world.runner();
      await runner.bind();
      expect(await runner.publish(runner.results)).toMatchObject({ reason: "brought-nothing", ok: true });
      expect(world.claim()).toMatchObject({ attempt: null, failures: 1 });
      expect(world.thread()).toContain("brought nothing: the agent's job left no result");
    });
  });

  it("whose results were poisoned ends the attempt, and the ticket says why", async () => {
    await withAttempt({}, async (world) => {
      const runner = world.runner();
      await runner.bind();
      await runner.agent();
      writeFileSync(join(runner.results, "more"), "");
      expect(await runner.publish(runner.results)).toMatchObject({ reason: "brought-nothing", ok: true });
      expect(world.thread()).toContain("was refused: there are files that no job of an agent leaves");
      expect(world.claim()).toMatchObject({ attempt: null, failures: 1 });
    });
  });
});

describe("an attempt that one run has bound and run", () => {
  let held: Awaited<ReturnType<typeof holdAttempt>>;
  let world: AttemptWorld;
  let owner: Runner;
  let ledger: string;
  beforeAll(async () => {
    held = await holdAttempt({});
    world = held.world;
    owner = world.runner();
    await owner.bind();
    await owner.agent();
    ledger = world.origin.git("rev-parse", "refs/yoi/ledger");
  }, 60_000);
  afterAll(async () => {
    await held.release();
  });
  const unchanged = (): void => {
    expect(world.origin.git("rev-parse", "refs/yoi/ledger")).toBe(ledger);
  };

  it("hands over a bundle and typed JSON, and no transcript", async () => {
    expect(readdirSync(owner.results).sort()).toEqual(["result.json", "work.bundle"]);
    expect(JSON.parse(readFileSync(join(owner.results, "result.json"), "utf8"))).toMatchObject({
      version: 1,
      kind: "coded",
      ticket: TICKET,
      attempt: world.attempt(),
      run: 4711,
      run_attempt: 1,
      role: "coder",
      start: world.claim()?.head,
      result: { outcome: "implemented" },
    });
    unchanged();
  });

  it("is bound by a step that is done twice only once", async () => {
    expect(await owner.bind()).toMatchObject({
      reason: "bound",
      outputs: { attempt: world.attempt(), role: "coder", artifact: `yoi-${TICKET}-4711-1` },
    });
    unchanged();
  });

  it("is lost to a run that was started twice, whose further jobs do nothing", async () => {
    const other = world.runner(OTHER);
    expect(await other.bind()).toMatchObject({
      reason: "lost",
      ok: true,
      outputs: { attempt: "", role: "", artifact: "" },
    });
    expect(await other.agent()).toMatchObject({ reason: "lost", ok: true });
    expect(existsSync(other.results)).toBe(false);
    expect(await other.publish(owner.results)).toMatchObject({ reason: "lost", ok: true });
    unchanged();
  });

  it("gives no authority to a second attempt of its own run", async () => {
    const again = world.runner(AGAIN);
    expect(await again.bind()).toMatchObject({ reason: "lost", ok: true });
    expect(await again.agent()).toMatchObject({ reason: "lost", ok: true });
    expect(await again.publish(owner.results)).toMatchObject({ reason: "lost", ok: true });
    unchanged();
  });

  it("is no attempt of another name, whatever that holds", async () => {
    const runner = world.runner();
    for (const name of ["abcdef123456", "../../x", "", "::set-output name=x::y"]) {
      for (const job of [runner.bind, runner.agent, (each: string) => runner.publish(owner.results, each)]) {
        const { reason, ok, summary } = await job(name);
        expect([reason, ok]).toEqual(["lost", true]);
        expect(summary).not.toMatch(/::|\.\.\//);
      }
    }
    unchanged();
  });

  it("stays open when what was left could not be downloaded", async () => {
    world.github.artifacts.set(RUN.run, [`yoi-${TICKET}-4711-1`]);
    const runner = world.runner();
    expect(await runner.publish(runner.results)).toMatchObject({ reason: "no-download", ok: false });
    unchanged();
  });

  it("is published by a later run once its own is over, and by two at the same time only once", async () => {
    const attempt = world.attempt();
    world.github.runs.set(RUN.run, githubRun(RUN, "completed"));
    const both = await Promise.all(
      [OTHER, { run: 4713, runAttempt: 1 }].map((run) => world.runner(run).publish(owner.results, attempt)),
    );
    expect(both.filter(({ reason }) => reason === "published")).toHaveLength(1);
    expect(both.every(({ ok }) => ok)).toBe(true);
    expect(world.thread().match(/implementation_report/g)).toHaveLength(1);
    const refs = world.origin.git("for-each-ref");
    expect(await world.runner().publish(owner.results, attempt)).toMatchObject({ reason: "lost", ok: true });
    expect(world.origin.git("for-each-ref")).toBe(refs);
  });
});

describe("an agent on a runner", () => {
  it("is given the variables that are named for it, and no token, no file and no word to the runner", async () => {
    const env = {
      GITHUB_TOKEN: "ghs_secret",
      GH_TOKEN: "ghs_secret",
      ACTIONS_RUNTIME_TOKEN: "ghs_secret",
      "INPUT_APP-TOKEN": "ghs_secret",
      GITHUB_ENV: "/tmp/none",
      GITHUB_OUTPUT: "/tmp/none",
      GITHUB_PATH: "/tmp/none",
      GITHUB_STATE: "/tmp/none",
      GITHUB_STEP_SUMMARY: "/tmp/none",
      MODEL_API_KEY: "model-key-1234567890",
      OTHER_KEY: "not-asked-for",
    };
    const coder = `cat >/dev/null; mkdir -p notes
env | sed 's/^MODEL_API_KEY=.*/MODEL_API_KEY was given/' >notes/env.txt; git add -A; git commit -qm x
echo '::error::from the agent'; echo '::set-env name=A::b' >&2; echo '##[add-path]/tmp'
echo '{"outcome":"implemented","summary":"my key is '"$MODEL_API_KEY"'"}'`;
    const prepare = (clone: TestRepo): void => {
      const path = ".yoi/ticket.config.toml";
      const keyed = '[agents.coding]\nenv = ["MODEL_API_KEY"]';
      clone.write(path, clone.read(path).replace("[agents.coding]", keyed));
      clone.commit("name variables");
      clone.git("push", "--quiet");
    };
    await withAttempt({ coder, prepare }, async (world) => {
      const runner = world.runner(RUN, env);
      await runner.bind();
      const outcome = await runner.agent();
      const bundle = join(runner.results, "work.bundle");
      runner.repo.git("fetch", "--quiet", bundle, `refs/heads/yoi/${world.attempt()}`);
      const seen = runner.repo.git("show", "FETCH_HEAD:notes/env.txt");
      expect(seen).toContain("MODEL_API_KEY was given");
      expect(seen).not.toMatch(/secret|\/tmp\/none|not-asked-for/);
      expect(seen).not.toMatch(/^(?:GITHUB|GH|ACTIONS|INPUT|RUNNER)_/m);
      const result = readFileSync(join(runner.results, "result.json"), "utf8");
      expect(result).toContain("my key is ***");
      expect(JSON.stringify([outcome, runner.logged, result])).not.toMatch(/model-key|::|##\[/);
    });
  });
});
