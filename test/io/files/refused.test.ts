import { spawnSync } from "node:child_process";
import { chmodSync, chownSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Edit } from "../../../src/core/workspace/edit.ts";
import type { WritePlace } from "../../../src/io/files/journal.ts";
import { aPlace, tree } from "./place.ts";
import { runChild } from "./run-child.ts";

const NOBODY = 65_534;
// Takes half as much space again in the journal, where every newline is written as two characters.
const large = "x\n".repeat(20_000);
const edits: readonly Edit[] = [
  { kind: "write", path: "dir/a.md", before: "a", text: "A" },
  { kind: "write", path: "dir/b.md", before: "b", text: large },
];
const files = { "dir/a.md": "a", "dir/b.md": "b" };

const works = (program: string, ...args: readonly string[]): boolean => spawnSync(program, args).status === 0;
const canMount = works("unshare", "--mount", "sh", "-c", "mount -t tmpfs -o size=64k tmpfs /mnt");
const canBeNobody = works("setpriv", `--reuid=${NOBODY}`, "--clear-groups", process.execPath, "-e", "0");

async function refusal(place: WritePlace, by: readonly string[]): Promise<unknown> {
  const { answer, stderr } = await runChild({ kind: "write", place, edits }, by);
  expect(stderr).toBe("");
  expect(tree(place.root)).toEqual(files);
  expect(tree(place.stateDir)).toEqual({});
  return answer;
}

/** Runs a command in a name space of its own after mounting something there. */
function mounted(mount: string): readonly string[] {
  return ["unshare", "--mount", "sh", "-c", `${mount} && exec "$@"`, "sh"];
}

describe("a write that the system refuses changes nothing and leaves nothing", () => {
  it.each([
    ["a record", 8],
    ["the journal", 100],
  ])("when %s exceeds the limit on file sizes", async (_, blocks) => {
    const by = ["sh", "-c", `ulimit -f ${blocks} && exec "$@"`, "sh"];
    expect(await refusal(aPlace(files), by)).toMatchObject({
      code: "file/disk-full",
      facts: { reason: "the limit on the size of a file is reached" },
    });
  });

  it.skipIf(!canMount)("when the disk is full (skipped where nothing can be mounted)", async () => {
    const place = aPlace({ "dir/.keep": "" });
    const script = `mount -t tmpfs -o size=32k tmpfs ${place.root} && mkdir ${place.root}/dir &&
      printf a > ${place.root}/dir/a.md && printf b > ${place.root}/dir/b.md && "$@" &&
      cd ${place.root} && find . -type f | sort | tr '\\n' ' ' && cat dir/a.md dir/b.md`;
    const { answer, stderr } = await runChild({ kind: "write", place, edits }, [
      "unshare",
      "--mount",
      "sh",
      "-c",
      script,
      "sh",
    ]);
    expect(stderr).toBe("");
    expect(answer).toBe("./dir/a.md ./dir/b.md ab");
    expect(tree(place.stateDir)).toEqual({});
  });

  it.skipIf(!canMount)(
    "when the file system is read-only (skipped where nothing can be mounted)",
    async () => {
      const place = aPlace(files);
      const readOnly = mounted(
        `mount --bind ${place.root} ${place.root} && mount -o remount,ro,bind ${place.root}`,
      );
      expect(await refusal(place, readOnly)).toMatchObject({
        code: "file/read-only",
        facts: { path: "dir/a.md", reason: "the file system is read-only" },
      });
      const { stateDir } = place;
      const stateReadOnly = mounted(
        `mount --bind ${stateDir} ${stateDir} && mount -o remount,ro,bind ${stateDir}`,
      );
      expect(await refusal(place, stateReadOnly)).toMatchObject({ code: "file/read-only" });
    },
  );

  it.skipIf(!canBeNobody)(
    "when the user may not write the directory or the file (skipped where no other user can be)",
    async () => {
      const place = aPlace(files);
      const by = ["setpriv", `--reuid=${NOBODY}`, "--clear-groups"];
      chmodSync(join(place.root, ".."), 0o755);
      chownSync(place.stateDir, NOBODY, NOBODY);
      const expected = { code: "file/read-only", facts: { path: "dir/a.md", reason: "permission denied" } };
      for (const path of ["dir/a.md", "dir/b.md"]) chownSync(join(place.root, path), NOBODY, NOBODY);
      expect(await refusal(place, by)).toMatchObject(expected);
      chownSync(join(place.root, "dir"), NOBODY, NOBODY);
      chownSync(join(place.root, "dir/a.md"), 0, 0);
      expect(await refusal(place, by)).toMatchObject(expected);
    },
  );
});
