import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Edit } from "../../../src/core/workspace/edit.ts";
import type { WritePlace } from "../../../src/io/files/journal.ts";
import { recoverEdits } from "../../../src/io/files/recover-edits.ts";
import { lastingScratch, makePlace, tree } from "./place.ts";
import { runChild, twoAtATime } from "./run-child.ts";

const dir = ".yoi/tickets/20260101-000000-one";
const item = `${dir}/item.md`;
const thread = `${dir}/thread.md`;
const older = ".yoi/tickets/open/20260101-000000-one";

interface Update {
  readonly before: Readonly<Record<string, string>>;
  readonly edits: readonly Edit[];
  readonly after: Readonly<Record<string, string>>;
}

const twoFiles: Update = {
  before: { [item]: "state: ready\n", [thread]: "one\n" },
  edits: [
    { kind: "write", path: item, before: "state: ready\n", text: "state: queued\n" },
    { kind: "write", path: thread, before: "one\n", text: "one\ntwo\n" },
  ],
  after: { [item]: "state: queued\n", [thread]: "one\ntwo\n" },
};

const newTicket: Update = {
  before: { "README.md": "hello\n" },
  edits: [
    { kind: "write", path: item, before: undefined, text: "state: intake\n" },
    { kind: "write", path: thread, before: undefined, text: "one\n" },
  ],
  after: { "README.md": "hello\n", [item]: "state: intake\n", [thread]: "one\n" },
};

const movedTicket: Update = {
  before: {
    [`${older}/item.md`]: "status: open\n",
    [`${older}/old.md`]: "old\n",
    [`${older}/artifacts/log.txt`]: "log\n",
  },
  edits: [
    { kind: "move", from: older, to: dir },
    { kind: "write", path: item, before: "status: open\n", text: "state: intake\n" },
    { kind: "remove", path: `${dir}/old.md`, before: "old\n" },
    { kind: "write", path: thread, before: undefined, text: "migrated\n" },
  ],
  after: { [item]: "state: intake\n", [`${dir}/artifacts/log.txt`]: "log\n", [thread]: "migrated\n" },
};

/** One place for every step of an update, left by a real process that was killed before that step. */
interface Killed {
  readonly base: string;
  readonly places: readonly WritePlace[];
}

async function killAtEveryStep({ before, edits }: Update): Promise<Killed> {
  const base = lastingScratch();
  const { answer, stderr } = await runChild({
    kind: "write",
    place: makePlace(join(base, "whole"), before),
    edits,
  });
  expect(stderr).toBe("");
  const { steps } = answer as { readonly steps: readonly string[] };
  const places = steps.map((_, killAt) => makePlace(join(base, `${killAt}`), before));
  const ends = await twoAtATime(
    places.map((place, killAt) => () => runChild({ kind: "write", place, edits, killAt })),
  );
  expect(ends.map(({ signal }) => signal)).toEqual(steps.map(() => "SIGKILL"));
  return { base, places };
}

function copyOf(killed: Killed): readonly WritePlace[] {
  const base = join(killed.base, `copy-${Math.random()}`);
  mkdirSync(base);
  return killed.places.map((place, index) => {
    cpSync(join(place.root, ".."), join(base, `${index}`), { recursive: true });
    return { root: join(base, `${index}`, "work"), stateDir: join(base, `${index}`, "git", "yoi") };
  });
}

describe.each([
  ["two files", twoFiles],
  ["a new ticket", newTicket],
  ["a ticket that moves, is edited and loses a file", movedTicket],
])("a command killed while it writes %s", (_, update) => {
  let killed: Killed;
  beforeAll(async () => {
    killed = await killAtEveryStep(update);
  }, 60_000);
  afterAll(() => rmSync(killed.base, { recursive: true, force: true }));

  it("leaves an update that the next command finishes or undoes, whatever the step", async () => {
    const places = copyOf(killed);
    const { answer } = await runChild({ kind: "recover", places });
    const outcomes = answer as readonly string[];
    for (const [killAt, place] of places.entries()) {
      const files = outcomes[killAt] === "completed" ? update.after : update.before;
      expect({ killAt, files: tree(place.root), state: tree(place.stateDir) }).toEqual({
        killAt,
        files,
        state: {},
      });
    }
    expect(new Set(outcomes)).toEqual(new Set(["nothing", "undone", "completed"]));
    // There is one step from which the update is certain.
    const certain = outcomes.indexOf("completed");
    expect(outcomes.slice(certain)).toEqual(outcomes.slice(certain).map(() => "completed"));
  });

  it("is repaired also when two repairs are cut off before, each at any step", () => {
    let wasCut = true;
    for (let cut = 0; wasCut; cut++) {
      wasCut = false;
      for (const [killAt, place] of copyOf(killed).entries()) {
        for (const steps of [cut, cut >> 1]) wasCut = cutOff(place, steps) || wasCut;
        recoverEdits(place);
        expect([update.before, update.after], `killed at ${killAt}, cut at ${cut}`).toContainEqual(
          tree(place.root),
        );
        expect(tree(place.stateDir)).toEqual({});
      }
    }
  });
});

/** Repairs until some steps are taken; says whether there were more. */
function cutOff(place: WritePlace, steps: number): boolean {
  let left = steps;
  const onStep = () => {
    left -= 1;
    if (left < 0) throw new Error("cut off");
  };
  try {
    recoverEdits(place, { onStep });
    return false;
  } catch (error) {
    expect(error).toEqual(new Error("cut off"));
    return true;
  }
}

describe("a command killed while it writes two files, and a person in between", () => {
  let killed: Killed;
  beforeAll(async () => {
    killed = await killAtEveryStep(twoFiles);
  }, 60_000);
  afterAll(() => rmSync(killed.base, { recursive: true, force: true }));

  it.each([item, thread])("keeps what was written to %s, and loses no text of either", (path) => {
    const codes = new Set<string>();
    for (const [killAt, place] of copyOf(killed).entries()) {
      const isWritten = tree(place.root)[path] === twoFiles.after[path];
      writeFileSync(join(place.root, path), "a person's words\n");
      const recovery = recoverEdits(place);
      const code = recovery?.diagnostics[0]?.code ?? "nothing";
      codes.add(code);

      const files = tree(place.root);
      const expected = { ...(isWritten ? twoFiles.after : twoFiles.before), [path]: "a person's words\n" };
      expect(files, `killed at ${killAt}`).toEqual(expected);
      const kept = code === "file/journal-conflict" ? Object.values(twoFiles.after) : [];
      expect(Object.values(tree(place.stateDir))).toEqual(kept);
      if (isWritten) expect(["nothing", "file/journal-completed"]).toContain(code);
      else expect(["nothing", "file/journal-undone", "file/journal-conflict"]).toContain(code);
    }
    expect([...codes].sort()).toEqual([
      "file/journal-completed",
      "file/journal-conflict",
      "file/journal-undone",
      "nothing",
    ]);
  });

  it("does not trust a prepared file that a power failure emptied", () => {
    for (const [killAt, place] of copyOf(killed).entries()) {
      for (const path of Object.keys(tree(place.root))) {
        if (path.includes(".yoi-tmp-")) writeFileSync(join(place.root, path), "");
      }
      recoverEdits(place);
      expect([twoFiles.before, twoFiles.after], `killed at ${killAt}`).toContainEqual(tree(place.root));
      expect(tree(place.stateDir)).toEqual({});
    }
  });

  it("does not redo an update whose prepared files were cleaned away", () => {
    for (const [killAt, place] of copyOf(killed).entries()) {
      for (const path of Object.keys(tree(place.root))) {
        if (path.includes(".yoi-tmp-")) rmSync(join(place.root, path));
      }
      const begun = tree(place.root)[item] === twoFiles.after[item];
      recoverEdits(place);
      expect(tree(place.root), `killed at ${killAt}`).toEqual(begun ? twoFiles.after : twoFiles.before);
      expect(tree(place.stateDir)).toEqual({});
    }
  });

  it("does not write into another branch that was checked out since", () => {
    const otherBranch = { [item]: "another item\n", [thread]: "another thread\n" };
    for (const place of copyOf(killed)) {
      for (const [path, text] of Object.entries(otherBranch)) writeFileSync(join(place.root, path), text);
      recoverEdits(place);
      expect(tree(place.root)).toEqual(otherBranch);
    }
  });
});
