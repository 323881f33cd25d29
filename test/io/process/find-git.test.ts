import { spawn } from "node:child_process";
import { describe, expect, it } from "vitest";
import { isGitRunning } from "../../../src/io/process/find-git.ts";
import { withTempDir } from "../../support/git-repo.ts";

const LOOKS = 300;

describe.skipIf(process.platform !== "linux")("finding a git", () => {
  it("does not take one that ends elsewhere for one that runs here", async () => {
    await withTempDir(async (dir) => {
      await withTempDir(async (elsewhere) => {
        const busy = spawn("sh", ["-c", "while :; do git version; done"], {
          cwd: elsewhere,
          stdio: ["ignore", "pipe", "inherit"],
        });
        try {
          await new Promise((resolve) => {
            busy.stdout.once("data", resolve);
          });
          busy.stdout.resume();
          const seen = Array.from({ length: LOOKS }, () => isGitRunning([dir]));
          expect(seen.filter((isRunning) => isRunning !== false)).toEqual([]);
        } finally {
          busy.kill("SIGKILL");
          await new Promise((resolve) => busy.once("close", resolve));
        }
      });
    });
  });
});
