import { chmodSync, existsSync, mkdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { messageOf } from "../../../src/core/diagnostic/diagnostic.ts";
import type { Edit } from "../../../src/core/workspace/edit.ts";
import { recoverEdits } from "../../../src/io/files/recover-edits.ts";
import { writeEdits } from "../../../src/io/files/write-edits.ts";
import { aPlace, codeOf, put, tree } from "./place.ts";

const options = { random: Math.random };

function write(path: string, before: string | undefined, text: string): Edit {
  return { kind: "write", path, before, text };
}

describe("writeEdits", () => {
  it("writes, creates, removes and moves, and leaves nothing else behind", () => {
    const place = aPlace({
      "a.md": "a",
      "b/b.md": "b",
      "c/c.md": "c",
      "c/bytes": Uint8Array.of(0, 255),
      "c/d/e": "e",
    });
    const edits: readonly Edit[] = [
      { kind: "move", from: "c", to: "moved/c" },
      write("a.md", "a", "A"),
      { kind: "remove", path: "b/b.md", before: "b" },
      write("moved/c/c.md", "c", "C"),
      write("new/dir/n.md", undefined, "n"),
      write("moved/c/new.md", undefined, "new"),
    ];
    writeEdits(place, edits, options);
    expect(tree(place.root)).toEqual({
      "a.md": "A",
      "moved/c/bytes": "\0\u{fffd}",
      "moved/c/c.md": "C",
      "moved/c/d/e": "e",
      "moved/c/new.md": "new",
      "new/dir/n.md": "n",
    });
    expect(tree(place.stateDir)).toEqual({});
  });

  it("keeps every byte: a byte order mark, CRLF, no newline at the end, an empty text", () => {
    const place = aPlace({ a: "\u{feff}one\r\ntwo" });
    writeEdits(
      place,
      [write("a", "\u{feff}one\r\ntwo", "\u{feff}one\r\n漢字"), write("b", undefined, "")],
      options,
    );
    expect(tree(place.root)).toEqual({ a: "\u{feff}one\r\n漢字", b: "" });
  });

  it("keeps the mode of a file", () => {
    const place = aPlace({ a: "a" });
    chmodSync(join(place.root, "a"), 0o750);
    writeEdits(place, [write("a", "a", "A")], options);
    expect(statSync(join(place.root, "a")).mode & 0o777).toBe(0o750);
  });

  it("makes the state directory where there is none", () => {
    const place = aPlace({ a: "a" });
    writeEdits({ ...place, stateDir: `${place.stateDir}/not/yet` }, [write("a", "a", "A")], options);
    expect(tree(place.root)).toEqual({ a: "A" });
  });

  it("does not touch a file whose text stays", () => {
    const place = aPlace({ a: "a" });
    const { mtimeMs, ino } = statSync(join(place.root, "a"));
    writeEdits(place, [write("a", "a", "a")], options);
    expect(statSync(join(place.root, "a"))).toMatchObject({ mtimeMs, ino });
  });

  it.each<[string, readonly Edit[]]>([
    ["changed", [write("b", "b", "B"), write("a", "older", "A")]],
    ["vanished", [write("b", "b", "B"), write("gone", "text", "A")]],
    ["appeared", [write("b", "b", "B"), write("a", undefined, "A")]],
    ["changed before it is removed", [write("b", "b", "B"), { kind: "remove", path: "a", before: "older" }]],
    ["vanished before it is moved", [{ kind: "move", from: "gone", to: "c" }, write("b", "b", "B")]],
    ["appeared where another is moved to", [{ kind: "move", from: "a", to: "d" }, write("b", "b", "B")]],
    [
      "changed before it is moved and edited",
      [{ kind: "move", from: "a", to: "c" }, write("c", "older", "C")],
    ],
  ])("writes nothing when a file %s since it was read", (_, edits) => {
    const place = aPlace({ a: "a", b: "b", d: "d" });
    expect(codeOf(() => writeEdits(place, edits, options))).toBe("file/changed-meanwhile");
    expect(tree(place.root)).toEqual({ a: "a", b: "b", d: "d" });
    expect(tree(place.stateDir)).toEqual({});
  });

  it("takes back what it wrote when a file changes in the middle of the update", () => {
    const place = aPlace({ a: "a", b: "b" });
    let renames = 0;
    const onStep = (step: string) => {
      // The first three renames are those of the two journals and of `a`.
      if (step.startsWith("rename") && ++renames === 3)
        writeFileSync(join(place.root, "b"), "a person's words");
    };
    const edits = [write("a", "a", "A"), write("b", "b", "B")];
    expect(codeOf(() => writeEdits(place, edits, { ...options, onStep }))).toBe("file/changed-meanwhile");
    expect(tree(place.root)).toEqual({ a: "a", b: "a person's words" });
    expect(tree(place.stateDir)).toEqual({});
  });

  it.each([
    "../a",
    "/a",
    "a/../../b",
    "a//b",
    "./a",
    ".git/config",
    ".GIT/hooks/x",
    "x/.git /y",
    "git~1/x",
    "a\\b",
    "a\nb",
    "",
    "a/",
  ])("refuses the path %j", (path) => {
    const place = aPlace({ a: "a" });
    const edits: readonly Edit[][] = [
      [write(path, undefined, "x")],
      [{ kind: "remove", path, before: "x" }],
      [{ kind: "move", from: "a", to: path }],
      [{ kind: "move", from: path, to: "b" }],
    ];
    for (const edit of edits) expect(codeOf(() => writeEdits(place, edit, options))).toBe("file/outside");
    expect(tree(place.root)).toEqual({ a: "a" });
  });

  it("never writes through a symbolic link, wherever on the path it is", () => {
    const place = aPlace({ "real/item.md": "text", "outside.md": "text" });
    symlinkSync("real", join(place.root, "link"));
    symlinkSync("../outside.md", join(place.root, "real/thread.md"));
    symlinkSync("nowhere", join(place.root, "dangling"));
    const before = tree(place.root);
    const edits: readonly Edit[][] = [
      [write("link/item.md", "text", "changed")],
      [write("link/new.md", undefined, "new")],
      [write("real/thread.md", "text", "changed")],
      [write("dangling", undefined, "changed")],
      [{ kind: "remove", path: "real/thread.md", before: "text" }],
      [{ kind: "move", from: "link", to: "elsewhere" }],
      [{ kind: "move", from: "link/item.md", to: "elsewhere" }],
    ];
    for (const edit of edits) expect(codeOf(() => writeEdits(place, edit, options))).toBe("file/symlink");
    expect(codeOf(() => writeEdits(place, [{ kind: "move", from: "real", to: "link/x" }], options))).toBe(
      "file/symlink",
    );
    expect(tree(place.root)).toEqual(before);
  });

  it("says so when a directory stands where the file belongs, or a file where the directory belongs", () => {
    const place = aPlace({ file: "f" });
    mkdirSync(join(place.root, "item.md"));
    expect(codeOf(() => writeEdits(place, [write("item.md", undefined, "x")], options))).toBe(
      "file/directory",
    );
    expect(codeOf(() => writeEdits(place, [write("file/x.md", undefined, "x")], options))).toBe(
      "file/special",
    );
    expect(tree(place.root)).toEqual({ file: "f", "item.md": "(empty)" });
  });

  it("treats edits that contradict each other as a bug of the caller", () => {
    const place = aPlace({ a: "a", "d/x": "x" });
    const wrong: readonly (readonly Edit[])[] = [
      [write("a", "a", "b"), write("a", "b", "c")],
      [write("d/x", "x", "y"), { kind: "move", from: "d", to: "e" }],
      [{ kind: "move", from: "d", to: "e" }, write("d/x", "x", "y")],
      [
        { kind: "move", from: "d", to: "e" },
        { kind: "move", from: "e", to: "f" },
      ],
      [{ kind: "move", from: "d", to: "d/e" }],
    ];
    for (const edits of wrong)
      expect(() => codeOf(() => writeEdits(place, edits, options))).toThrow(/edits?|moves/);
    expect(tree(place.root)).toEqual({ a: "a", "d/x": "x" });
  });
});

describe("what a killed command left", () => {
  function interrupted(
    place: Parameters<typeof writeEdits>[0],
    edits: readonly Edit[],
    stopAt: string,
  ): void {
    let stopped = false;
    const onStep = (step: string) => {
      stopped ||= step.includes(stopAt);
      if (stopped) throw new Error("stopped");
    };
    expect(() => writeEdits(place, edits, { ...options, onStep })).toThrow("stopped");
  }

  it("is repaired and reported by the next write", () => {
    const place = aPlace({ a: "a", b: "b" });
    interrupted(place, [write("a", "a", "A")], ".draft");
    interrupted(place, [write("a", "a", "A")], `fill ${place.root}`);
    const { recovered } = writeEdits(place, [write("b", "b", "B")], options);
    expect(recovered?.outcome).toBe("undone");
    expect(recovered?.diagnostics.map(messageOf)).toEqual([
      "an earlier command was interrupted before its update of 1 files (a …) began; nothing of it remains",
    ]);
    expect(tree(place.root)).toEqual({ a: "a", b: "B" });
    expect(writeEdits(place, [write("b", "B", "b")], options)).toEqual({});
  });

  it("in another worktree of the same repository is left to that one, and does not block", () => {
    const place = aPlace({ a: "a", b: "b" });
    const other = { root: `${place.root}-linked`, stateDir: place.stateDir };
    put(other.root, "a", "a");
    put(other.root, "b", "b");
    const edits = [write("a", "a", "A"), write("b", "b", "B")];
    let renames = 0;
    const onStep = (step: string) => {
      if (step.startsWith("rename") && ++renames >= 3) throw new Error("stopped");
      if (renames >= 3) throw new Error("stopped");
    };
    expect(() => writeEdits(place, edits, { ...options, onStep })).toThrow("stopped");
    const half = tree(place.root);

    expect(recoverEdits(other)).toBeUndefined();
    expect(writeEdits(other, [write("a", "a", "other")], options)).toEqual({});
    expect(tree(place.root)).toEqual(half);
    expect(tree(other.root)).toEqual({ a: "other", b: "b" });

    expect(recoverEdits(place)?.outcome).toBe("completed");
    expect(tree(place.root)).toEqual({ a: "A", b: "B" });
    expect(tree(place.stateDir)).toEqual({});
  });

  it("is put aside and reported when its journal cannot be read", () => {
    const place = aPlace({ a: "a" });
    interrupted(place, [write("a", "a", "A")], `fill ${place.root}`);
    const [name = ""] = Object.keys(tree(place.stateDir));
    for (const text of [
      "",
      "{",
      '{"version":1}',
      '{"version":1,"phase":"prepare","token":"x","root":"../../work","paths":[],"temps":["a"]}',
    ]) {
      writeFileSync(join(place.stateDir, name), text);
      expect(recoverEdits(place)?.diagnostics.map(({ code }) => code)).toEqual(["file/journal-damaged"]);
      expect(existsSync(join(place.stateDir, name))).toBe(false);
    }
    expect(Object.keys(tree(place.stateDir))).toHaveLength(4);
    expect(tree(place.root)["a"]).toBe("a");
  });
});
