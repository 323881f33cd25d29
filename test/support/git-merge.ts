import { tmpdir } from "node:os";
import type { MergeText } from "../../src/core/ticket/merge.ts";
import { mergeTexts } from "../../src/io/git/merge-file.ts";

/** Merges texts with the real git, which knows no configuration but its own. */
export const gitMerge: MergeText = (sides) =>
  mergeTexts(sides, {
    cwd: tmpdir(),
    env: { PATH: process.env["PATH"], HOME: "/nonexistent", GIT_CONFIG_NOSYSTEM: "1" },
  });
