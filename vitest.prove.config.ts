import { defineConfig } from "vitest/config";

/** `npm run prove`: what takes minutes, such as exhaustive small worlds, kill tests and long properties. */
export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 2,
    include: ["test/**/*.prove.ts"],
    setupFiles: ["test/setup/environment.ts"],
    globalSetup: ["test/setup/build.ts"],
    testTimeout: 15 * 60_000,
  },
});
