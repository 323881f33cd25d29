import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type MergeDriverAnswer, runMergeDriver } from "../../src/app/merge-driver.ts";
import type { MergeKind } from "../../src/core/ticket/merge-record.ts";
import { rejectionOf } from "../support/failure.ts";
import { withTempDir } from "../support/git-repo.ts";
import { eventText, lifeTo, threadText } from "../support/ticket-text.ts";

interface Ran extends MergeDriverAnswer {
  readonly result: Buffer;
  readonly left: readonly string[];
}

async function run(kind: MergeKind, texts: readonly (string | Uint8Array)[]): Promise<Ran> {
  return await withTempDir((cwd) => {
    for (const [index, name] of ["O", "A", "B"].entries()) {
      const text = texts[index];
      if (text !== undefined) writeFileSync(join(cwd, name), text);
    }
    const call = { kind, base: "O", ours: "A", theirs: "B", path: "dir/thread.md" };
    const answer = runMergeDriver(call, { cwd, env: process.env });
    return { ...answer, result: readFileSync(join(cwd, "A")), left: readdirSync(cwd).sort() };
  });
}

const base = threadText(lifeTo("ready"));
const grown = (body: string): string =>
  `${base}\n${eventText({ kind: "comment", minute: 9, id: body, body })}`;

describe("the merge driver", () => {
  it("writes what both sides hold over our file, leaves nothing else, and answers 0", async () => {
    const { result, left, ...answer } = await run("thread", [base, grown("ours"), grown("theirs")]);
    expect(answer).toEqual({ exitCode: 0 });
    expect(result.toString()).toBe(grown("ours") + grown("theirs").slice(base.length));
    expect(left).toEqual(["A", "B", "O"]);
  });

  it("writes the conflict over our file and answers 1", async () => {
    const moves = ["queued", "closed"].map(
      (to) =>
        `${base}\n${eventText({ kind: "state_changed", minute: 9, id: `to-${to}`, attributes: { from: "ready", to } })}`,
    );
    const { result, exitCode } = await run("thread", [base, ...moves]);
    expect(exitCode).toBe(1);
    expect(result.toString()).toMatch(
      /<<<<<<< ours\n[\s\S]*to-queued[\s\S]*=======\n[\s\S]*to-closed[\s\S]*>>>>>>> theirs\n/,
    );
  });

  it("has git merge the lines of what is no UTF-8 text, and calls that a conflict", async () => {
    const latin = Buffer.from(`${base}caf\xe9\n`, "latin1");
    const { result, exitCode, notice } = await run("thread", [base, latin, `new\n${base}`]);
    expect(exitCode).toBe(1);
    expect(notice).toContain("dir/thread.md");
    expect(result).toEqual(Buffer.concat([Buffer.from("new\n"), latin]));
  });

  it("has git merge what it cannot merge as text either, and passes its refusal on", async () => {
    const found = await rejectionOf(() => run("item", ["---\n\0", "---\n\0ours", "---\n\0theirs"]));
    expect(found.diagnostic.code).toBe("git/refused");
    const absent = await rejectionOf(() => run("item", ["", ""]));
    expect(absent.diagnostic.code).toBe("git/refused");
  });
});
