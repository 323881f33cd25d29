import { defineConfig } from "vitest/config";

const core = ["test/core/**/*.test.ts"];
const io = ["test/io/**/*.test.ts", "test/app/**/*.test.ts", "test/*.test.ts"];

export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 2,
    setupFiles: ["test/setup/environment.ts"],
    projects: [
      // One process for many files: to load zod and the rest anew for each would take a third of the time.
      { extends: true, test: { name: "core", include: core, testTimeout: 10_000, isolate: false } },
      { extends: true, test: { name: "io", include: io, testTimeout: 30_000, isolate: false } },
      {
        extends: true,
        // Everything else, so that no test file is left out: the doors, run from dist/.
        test: {
          name: "scenario",
          include: ["test/**/*.test.ts"],
          exclude: [...core, ...io],
          globalSetup: ["test/setup/build.ts"],
          testTimeout: 60_000,
        },
      },
    ],
  },
});
