import { spawn, spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { isProcessAlive, processStart } from "../../../src/io/process/alive.ts";

describe("isProcessAlive", () => {
  it("knows this process by its start, and no other with the same pid", () => {
    const started = processStart("self") ?? "unknown";
    expect(isProcessAlive({ pid: process.pid, started })).toBe(true);
    expect(isProcessAlive({ pid: process.pid, started: "unknown" })).toBe(true);
    expect(isProcessAlive({ pid: process.pid, started: `${started}1` })).toBe(process.platform !== "linux");
  });

  it("calls a process dead that has ended, and one that only waits for its parent", async () => {
    const { pid } = spawnSync("true");
    expect(isProcessAlive({ pid, started: "unknown" })).toBe(false);
    // The shell never asks how its child ended: it becomes a program that does not.
    const parent = spawn("sh", ["-c", "true & echo $!; exec sleep 1000"], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    const child = await new Promise<number>((resolve) =>
      parent.stdout.once("data", (bytes: Buffer) => resolve(Number(bytes.toString()))),
    );
    await expect
      .poll(() => isProcessAlive({ pid: child, started: "unknown" }))
      .toBe(process.platform !== "linux");
    parent.kill("SIGKILL");
  });
});
