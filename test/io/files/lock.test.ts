import { spawn } from "node:child_process";
import { existsSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { messageOf } from "../../../src/core/diagnostic/diagnostic.ts";
import { YoiError } from "../../../src/core/diagnostic/error.ts";
import { type LockOptions, withLock } from "../../../src/io/files/lock.ts";
import { describeSelf, type Holder, hasEnded } from "../../../src/io/files/lock-holder.ts";
import { scratch, tree } from "./place.ts";
import { runChild, startChild } from "./run-child.ts";

const options: LockOptions = { timeoutMs: 10_000, now: Date.now, random: Math.random };
const impatient: LockOptions = { ...options, timeoutMs: 100 };

async function failureOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof YoiError) return `${error.diagnostic.code}: ${messageOf(error.diagnostic)}`;
    throw error;
  }
  return "nothing thrown";
}

interface Counting {
  readonly processes: number;
  readonly times: number;
  readonly leaveDead: boolean;
}

async function counted({ processes, times, leaveDead }: Counting): Promise<string> {
  const base = scratch();
  const stateDir = join(base, "state");
  const counter = join(base, "counter");
  writeFileSync(counter, "0");
  // The first process fills the cache of compiled code for the others.
  await runChild({ kind: "count", stateDir, counter, times: 0 });
  const { signal } = await runChild({ kind: "hold", stateDir, die: true });
  expect(signal).toBe("SIGKILL");
  expect(Object.keys(tree(stateDir))).toEqual(["lock"]);
  const task = { kind: "count", stateDir, counter, times, leaveDead } as const;
  for (const { answer, stderr } of await Promise.all(
    Array.from({ length: processes }, () => runChild(task)),
  )) {
    expect({ answer, stderr }).toEqual({ answer: '"counted"', stderr: "" });
  }
  const { counter: value, ...others } = tree(base);
  expect(Object.keys(others)).toEqual([leaveDead ? "state/lock" : "state"]);
  return value ?? "";
}

describe("withLock", () => {
  it("lets twenty processes in one at a time after one that was killed, and loses none", async () => {
    expect(await counted({ processes: 20, times: 3, leaveDead: false })).toBe("60");
  });

  it("lets one at a time in also when each of them dies with the lock in its hand", async () => {
    expect(await counted({ processes: 6, times: 40, leaveDead: true })).toBe("240");
  });

  it("gives back what the function gives, and is free again", async () => {
    const stateDir = join(scratch(), "state");
    expect(await withLock(stateDir, options, () => 1)).toBe(1);
    expect(await withLock(stateDir, options, async () => await sleep(1, 2))).toBe(2);
    await expect(withLock(stateDir, options, () => Promise.reject(new Error("mine")))).rejects.toThrow(
      "mine",
    );
    expect(tree(stateDir)).toEqual({});
  });

  it("makes two callers in one process wait for each other", async () => {
    const stateDir = scratch();
    const order: string[] = [];
    const work = (name: string) => async () => {
      order.push(`${name} in`);
      await sleep(20);
      order.push(`${name} out`);
    };
    await Promise.all(["a", "b", "c"].map((name) => withLock(stateDir, options, work(name))));
    expect(order.filter((_, index) => index % 2 === 0).map((word) => word[0])).toEqual(
      order.filter((_, index) => index % 2 === 1).map((word) => word[0]),
    );
  });

  it("names the process that holds it when the time is over, after saying once that it waits", async () => {
    const stateDir = scratch();
    const child = startChild({ kind: "hold", stateDir, die: false });
    try {
      await new Promise((resolve) => child.stdout?.once("data", resolve));
      const waitedFor: number[] = [];
      const onWait = (holder: { readonly pid: number }) => waitedFor.push(holder.pid);
      expect(await failureOf(withLock(stateDir, { ...impatient, onWait }, () => 1))).toBe(
        `file/locked: process ${child.pid} on ${hostname()} has held the lock for the 1 seconds that were waited`,
      );
      expect(waitedFor).toEqual([child.pid]);
    } finally {
      child.kill("SIGKILL");
    }
    expect(await withLock(stateDir, options, () => "free")).toBe("free");
    expect(tree(stateDir)).toEqual({});
  });

  it("waits for a lock of another machine and never takes it", async () => {
    const stateDir = scratch();
    const lock = JSON.stringify({ ...describeSelf("x"), pid: 999_999_999, host: "elsewhere" });
    writeFileSync(join(stateDir, "lock"), lock);
    expect(await failureOf(withLock(stateDir, impatient, () => 1))).toContain(
      "process 999999999 on elsewhere",
    );
    expect(tree(stateDir)).toEqual({ lock });
  });

  it("takes over an empty lock, the work of a power failure, once it is old", async () => {
    const stateDir = scratch();
    const lock = join(stateDir, "lock");
    writeFileSync(lock, "");
    expect(await failureOf(withLock(stateDir, impatient, () => 1))).toContain("file/locked");
    utimesSync(lock, new Date(), new Date(Date.now() - 60_000));
    expect(await withLock(stateDir, options, () => 1)).toBe(1);
    expect(tree(stateDir)).toEqual({});
  });

  it("goes on where a process was killed in the middle of a takeover", async () => {
    const stateDir = scratch();
    const ended = (token: string) => JSON.stringify({ ...describeSelf(token), pid: 999_999_999 });
    writeFileSync(join(stateDir, "lock"), ended("first"));
    writeFileSync(join(stateDir, "takeover-first"), ended("second"));
    writeFileSync(join(stateDir, "takeover-second"), ended("third"));
    writeFileSync(join(stateDir, "lock-third"), ended("third"));
    expect(await withLock(stateDir, options, () => Object.keys(tree(stateDir)))).toEqual(["lock"]);
    expect(tree(stateDir)).toEqual({});
  });

  it("leaves a lock alone that somebody else put in its place", async () => {
    const stateDir = scratch();
    const lock = JSON.stringify(describeSelf("other"));
    await withLock(stateDir, options, () => writeFileSync(join(stateDir, "lock"), lock));
    expect(tree(stateDir)).toEqual({ lock });
  });

  it("says what is wrong where no lock can be made", async () => {
    const base = scratch();
    writeFileSync(join(base, "file"), "");
    expect(await failureOf(withLock(join(base, "file", "state"), options, () => 1))).toContain(
      "file/write-failed",
    );
  });
});

describe("hasEnded", () => {
  const self = describeSelf("self");
  const onLinux = existsSync("/proc/self/stat");

  it.each<[string, Partial<Holder>, boolean]>([
    ["this process", {}, false],
    ["a pid that nobody has", { pid: 999_999_999 }, true],
    ["a pid that nobody has, on another machine", { pid: 999_999_999, host: "elsewhere" }, false],
    ["a pid that nobody has, in another container", { pid: 999_999_999, pidSpace: "pid:[1]" }, false],
  ])("of %s", (_, change, ended) => {
    expect(hasEnded({ ...self, ...change }, self)).toBe(ended);
  });

  it.skipIf(!onLinux).each<[string, Partial<Holder>]>([
    ["whose pid another process has now", { started: "1" }],
    ["of before the machine started anew", { boot: "00000000-0000-0000-0000-000000000000" }],
  ])("knows a process %s (skipped without /proc)", (_, change) => {
    expect(hasEnded({ ...self, ...change }, self)).toBe(true);
  });

  it.skipIf(!onLinux)(
    "knows a process that ended and was not yet waited for (skipped without /proc)",
    async () => {
      // `sleep` stays a zombie: its parent became another program, which never waits for it.
      const parent = spawn("sh", ["-c", "sleep 0 & echo $!; exec sleep 30"], {
        stdio: ["ignore", "pipe", "ignore"],
      });
      try {
        const pid = await new Promise<number>((resolve) =>
          parent.stdout.once("data", (data) => resolve(Number(data))),
        );
        await sleep(200);
        const { started: _, ...other } = self;
        expect(hasEnded({ ...other, pid }, self)).toBe(true);
      } finally {
        parent.kill("SIGKILL");
      }
    },
  );
});
