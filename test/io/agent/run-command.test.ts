import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type ProcessCall, runProcess } from "../../../src/io/agent/run-command.ts";
import { sweepMarked } from "../../../src/io/agent/sweep.ts";
import { endTranscript } from "../../../src/io/agent/transcript.ts";
import { isPidInUse, readProcessStat } from "../../../src/io/process/alive.ts";
import { rejectionOf } from "../../support/failure.ts";
import { withTempDir } from "../../support/git-repo.ts";

const PATH = process.env["PATH"] ?? "";
let count = 0;

/** A call that runs a shell script; each has a mark of its own. */
function call(dir: string, script: string, more: Partial<ProcessCall> = {}): ProcessCall {
  count += 1;
  return {
    command: ["sh", "-c", script],
    cwd: dir,
    env: { PATH },
    timeoutMs: 20_000,
    maxOutputBytes: 1024 * 1024,
    mark: { name: "YOI_ATTEMPT", value: `test${process.pid}n${count}` },
    transcriptPath: join(dir, "transcript.jsonl"),
    graceMs: 200,
    ...more,
  };
}

interface Line {
  readonly event: string;
  readonly kind?: string;
  readonly text?: string;
}

function transcriptOf(dir: string): readonly Line[] {
  const lines = readFileSync(join(dir, "transcript.jsonl"), "utf8").trimEnd().split("\n");
  return lines.map((line) => JSON.parse(line) as Line);
}

function isGone(file: string): boolean {
  const pid = Number(readFileSync(file, "utf8"));
  return !isPidInUse(pid) || readProcessStat(pid)?.state === "Z";
}

describe("runProcess", () => {
  it("hands over prompt, directory and exactly the environment, and gives output and exit code", async () => {
    await withTempDir(async (dir) => {
      const script =
        'cat; pwd; env | sort | grep -v "^\\(PWD\\|SHLVL\\|_\\|OLDPWD\\)="; echo oops >&2; exit 3';
      const run = call(dir, script, { stdin: "prompt\n", env: { PATH, KEY: "value" } });
      const ended = await runProcess(run);
      expect(ended).toMatchObject({ kind: "exited", exitCode: 3, signal: null, leftovers: 0 });
      const expected = ["prompt", dir, "KEY=value", `PATH=${PATH}`, `YOI_ATTEMPT=${run.mark.value}`, ""];
      expect(ended.stdout.toString()).toBe(expected.join("\n"));
      expect(ended.stderrTail).toBe("oops\n");
    });
  });

  it("writes a transcript that only its owner can read and that ends with the end", async () => {
    await withTempDir(async (dir) => {
      await runProcess(call(dir, "echo näh; sleep 0.1; echo worse >&2", { stdin: "do it" }));
      expect(statSync(join(dir, "transcript.jsonl")).mode & 0o777).toBe(0o600);
      expect(transcriptOf(dir)).toMatchObject([
        { event: "start", command: ["sh", "-c", expect.any(String)], stdin: "do it" },
        { event: "stdout", text: "näh\n" },
        { event: "stderr", text: "worse\n" },
        { event: "end", kind: "exited", exit_code: 0, leftovers: 0 },
      ]);
    });
  });

  it("does not mind a program that never reads its prompt", async () => {
    await withTempDir(async (dir) => {
      const ended = await runProcess(call(dir, "exec <&-; echo done", { stdin: "x".repeat(1_000_000) }));
      expect(ended).toMatchObject({ kind: "exited", exitCode: 0, outputTail: "done\n" });
    });
  });

  it("tells what could not be started", async () => {
    await withTempDir(async (dir) => {
      const missing = await runProcess(call(dir, "", { command: ["no-such-program-of-yoi"] }));
      expect(missing).toMatchObject({ kind: "not-started", exitCode: null });
      expect(missing.stderrTail).toBe("ENOENT: the program could not be started");
      const long = ["sh", "-c", "x".repeat(3_000_000)] as const;
      const tooLong = await runProcess(call(dir, "", { command: [...long] }));
      expect(tooLong).toMatchObject({ kind: "not-started" });
      expect(transcriptOf(dir).filter(({ event }) => event === "end")).toHaveLength(2);
    });
  });

  it("does not run what leaves no transcript", async () => {
    await withTempDir(async (dir) => {
      const nowhere = call(dir, "touch ran", { transcriptPath: join(dir, "missing/transcript.jsonl") });
      const error = await rejectionOf(() => runProcess(nowhere));
      expect(error.diagnostic).toMatchObject({ code: "agent/transcript", facts: { reason: "ENOENT" } });
      expect(statSync(join(dir, "ran"), { throwIfNoEntry: false })).toBeUndefined();
    });
  });

  it("stops what prints without end, and keeps no more than the end of it", async () => {
    await withTempDir(async (dir) => {
      let seen = 0;
      const endless = call(dir, "yes 0123456789 & echo $! >child; wait", {
        maxOutputBytes: 3_000_000,
        onOutput: (bytes) => {
          seen += bytes.length;
        },
      });
      const ended = await runProcess(endless);
      expect(ended).toMatchObject({ kind: "too-much-output" });
      expect(seen).toBe(3_000_000);
      expect(ended.stdout.length).toBe(1024 * 1024);
      expect(isGone(join(dir, "child"))).toBe(true);
      expect(statSync(join(dir, "transcript.jsonl")).size).toBeLessThan(7_000_000);
      expect(transcriptOf(dir).at(-1)).toMatchObject({ event: "end", kind: "too-much-output" });
    });
  });

  it("cuts the transcript of an output that comes byte by byte, and still ends it", async () => {
    await withTempDir(async (dir) => {
      const slow = "const w = require('fs').writeSync; for (let i = 0; i < 20000; i += 1) w(1, '\\0');";
      const run = call(dir, "", { command: [process.execPath, "-e", slow], maxOutputBytes: 20_000 });
      const ended = await runProcess(run);
      expect(ended.stdout.length).toBe(20_000);
      expect(statSync(join(dir, "transcript.jsonl")).size).toBeLessThan(200_000);
      expect(transcriptOf(dir).at(-1)).toMatchObject({ event: "end", kind: "exited" });
    });
  });

  it("ends what hangs", async () => {
    await withTempDir(async (dir) => {
      const ended = await runProcess(call(dir, "echo here; exec sleep 1000", { timeoutMs: 300 }));
      expect(ended).toMatchObject({ kind: "timed-out", exitCode: null, signal: "SIGTERM" });
      expect(ended.outputTail).toBe("here\n");
      expect(transcriptOf(dir).at(-1)).toMatchObject({ event: "end", kind: "timed-out" });
    });
  });

  it("kills what ignores SIGTERM, with its children", async () => {
    await withTempDir(async (dir) => {
      const stubborn =
        'trap "" TERM; sh -c \'trap "" TERM; while :; do sleep 1; done\' & echo $! >child; while :; do sleep 1; done';
      const ended = await runProcess(call(dir, stubborn, { timeoutMs: 300 }));
      expect(ended).toMatchObject({ kind: "timed-out", signal: "SIGKILL" });
      expect(isGone(join(dir, "child"))).toBe(true);
    });
  });

  it("ends when it is cancelled, also before it began", async () => {
    await withTempDir(async (dir) => {
      const controller = new AbortController();
      const running = runProcess(
        call(dir, "echo up; exec sleep 1000", {
          cancel: controller.signal,
          onOutput: () => controller.abort(),
        }),
      );
      expect(await running).toMatchObject({ kind: "cancelled" });
      const late = await runProcess(call(dir, "exec sleep 1000", { cancel: AbortSignal.abort() }));
      expect(late).toMatchObject({ kind: "cancelled" });
    });
  });

  it("tells by which signal a program died", async () => {
    await withTempDir(async (dir) => {
      const ended = await runProcess(call(dir, "kill -9 $$"));
      expect(ended).toMatchObject({ kind: "signalled", exitCode: null, signal: "SIGKILL" });
    });
  });

  it.runIf(process.platform === "linux")(
    "kills what a program leaves in the background, also in a session of its own",
    async () => {
      await withTempDir(async (dir) => {
        const script = [
          "sleep 1000 & echo $! >in-group",
          "setsid sh -c 'echo $$ >own-session; exec sleep 1000' >/dev/null 2>&1 &",
          // Drops the mark, but its parent still has it.
          "setsid sh -c 'env -i /bin/sh -c \"echo \\$\\$ >no-mark; exec /bin/sleep 1000\"; :' &",
          "while ! [ -s own-session ] || ! [ -s no-mark ]; do sleep 0.02; done; echo done",
        ];
        const ended = await runProcess(call(dir, script.join("\n")));
        expect(ended).toMatchObject({ kind: "exited", exitCode: 0, outputTail: "done\n" });
        expect(ended.leftovers).toBeGreaterThanOrEqual(3);
        for (const name of ["in-group", "own-session", "no-mark"]) expect(isGone(join(dir, name))).toBe(true);
      });
    },
  );
});

describe.runIf(process.platform === "linux")("sweepMarked", () => {
  it("leaves alone what carries another mark, or one that only begins alike", async () => {
    await withTempDir(async (dir) => {
      const marked = call(dir, "echo $$ >pid; exec sleep 1000");
      const controller = new AbortController();
      const running = runProcess({ ...marked, cancel: controller.signal, stdin: "" });
      await expect
        .poll(() => statSync(join(dir, "pid"), { throwIfNoEntry: false })?.size ?? 0)
        .toBeGreaterThan(0);
      const { name, value } = marked.mark;
      expect(await sweepMarked({ name, value: value.slice(0, -1) })).toBe(0);
      expect(await sweepMarked({ name, value: `${value}0` })).toBe(0);
      expect(await sweepMarked({ name, value })).toBe(1);
      expect(await running).toMatchObject({ kind: "signalled", signal: "SIGKILL" });
    });
  });
});

describe("endTranscript", () => {
  it("ends a transcript that was cut off, once", async () => {
    await withTempDir((dir) => {
      const path = join(dir, "transcript.jsonl");
      writeFileSync(path, '{"event":"start"}\n{"event":"stdout","te');
      endTranscript(path);
      endTranscript(path);
      expect(readFileSync(path, "utf8")).toBe(
        '{"event":"start"}\n{"event":"stdout","te\n{"event":"end","kind":"lost"}\n',
      );
    });
  });

  it("makes none where there is none", async () => {
    await withTempDir((dir) => {
      endTranscript(join(dir, "none"));
      expect(statSync(join(dir, "none"), { throwIfNoEntry: false })).toBeUndefined();
    });
  });
});
