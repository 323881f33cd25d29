import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { listNames, readFileSet, readRecord } from "../../../src/io/files/read-files.ts";
import { aPlace, codeOf, put } from "./place.ts";

const all = { maxBytes: () => 1_000 };

function read(root: string, under: readonly string[], options = {}): Record<string, unknown> {
  const files = readFileSet(root, under, { ...all, ...options });
  return Object.fromEntries([...files].map(([path, { text, problem }]) => [path, problem ?? text]));
}

describe("readFileSet", () => {
  it("reads files and directories below the root, in the order of their names, and leaves out what is missing", () => {
    const { root } = aPlace({
      "t/b/2.md": "漢字\r\n",
      "t/b/10.md": "",
      "t/a/x/y": "\u{feff}y",
      "t/a.md": "a",
      "c.toml": "c",
      other: "o",
    });
    const files = readFileSet(root, ["t", "c.toml", "missing", "c/d"], all);
    expect([...files]).toEqual([
      ["t/a/x/y", { text: "\u{feff}y", sizeBytes: 4 }],
      ["t/a.md", { text: "a", sizeBytes: 1 }],
      ["t/b/10.md", { text: "", sizeBytes: 0 }],
      ["t/b/2.md", { text: "漢字\r\n", sizeBytes: 8 }],
      ["c.toml", { text: "c", sizeBytes: 1 }],
    ]);
  });

  it("says why a file has no text, and goes on", () => {
    const { root } = aPlace({
      "t/large": "x".repeat(1_001),
      "t/limit": "x".repeat(1_000),
      "t/latin1": Uint8Array.of(0x61, 0x0a, 0xe9, 0x0a),
      "t/nul": "a\nb\nc\0",
      "t/good": "good",
      "t/dir/x": "x",
    });
    symlinkSync("good", join(root, "t/link"));
    symlinkSync("dir", join(root, "t/dirlink"));
    symlinkSync("nowhere", join(root, "t/dangling"));
    expect(spawnSync("sh", ["-c", 'mkfifo "$0"', join(root, "t/pipe")]).status).toBe(0);
    const isFilePath = (path: string) => path === "t/dir";
    expect(Object.fromEntries(readFileSet(root, ["t"], { ...all, isFilePath }))).toEqual({
      "t/large": { text: "", sizeBytes: 1_001, problem: "too-large" },
      "t/limit": { text: "x".repeat(1_000), sizeBytes: 1_000 },
      "t/latin1": { text: "", sizeBytes: 4, problem: "not-utf8", line: 2 },
      "t/nul": { text: "", sizeBytes: 6, problem: "nul-byte", line: 3 },
      "t/good": { text: "good", sizeBytes: 4 },
      "t/dir": { text: "", sizeBytes: 0, problem: "directory" },
      "t/link": { text: "", sizeBytes: 0, problem: "symlink" },
      "t/dirlink": { text: "", sizeBytes: 0, problem: "symlink" },
      "t/dangling": { text: "", sizeBytes: 0, problem: "symlink" },
      "t/pipe": { text: "", sizeBytes: 0, problem: "special" },
    });
  });

  it("follows no link on the way to a path", () => {
    const { root } = aPlace({ "real/tickets/a/item.md": "a" });
    symlinkSync("real", join(root, ".yoi"));
    symlinkSync("a", join(root, "real/tickets/b"));
    expect(read(root, [".yoi/tickets", ".yoi/ticket.config.toml"])).toEqual({ ".yoi": "symlink" });
    expect(read(root, ["real/tickets/b/item.md", "real/tickets/a"])).toEqual({
      "real/tickets/b": "symlink",
      "real/tickets/a/item.md": "a",
    });
  });

  it("reports a file where a directory was asked for", () => {
    const { root } = aPlace({ ".yoi": "file" });
    expect(read(root, [".yoi/tickets"])).toEqual({ ".yoi": "special" });
  });

  it("lists an unwanted file with its size, and reads it not", () => {
    const { root } = aPlace({ "t/item.md": "a", "t/image.png": Uint8Array.of(0, 1, 2) });
    const files = readFileSet(root, ["t"], { ...all, wanted: (path) => path.endsWith(".md") });
    expect(files.get("t/image.png")).toEqual({ text: "", sizeBytes: 3, problem: "skipped" });
    expect(files.get("t/item.md")?.text).toBe("a");
  });

  it("does not interpret names", () => {
    const names = ["-rf", "a\nb", "..a", "a\\b", "__proto__", " ", "漢字", "item.md~"];
    const { root } = aPlace(Object.fromEntries(names.map((name) => [`t/${name}/${name}`, name])));
    expect([...readFileSet(root, ["t"], all).keys()].sort()).toEqual(
      names.map((name) => `t/${name}/${name}`).sort(),
    );
    for (const name of names) expect(readRecord(root, `t/${name}/${name}`, 100)?.text).toBe(name);
  });

  it("reports a name that is not UTF-8", () => {
    const { root } = aPlace({ "t/good": "good" });
    writeFileSync(Buffer.concat([Buffer.from(join(root, "t/")), Buffer.of(0xff)]), "bad");
    expect(read(root, ["t"])).toEqual({ "t/good": "good", "t/\u{fffd}": "unreadable" });
  });

  it("tells the executable bit", () => {
    const { root } = aPlace({ "t/a": "a" });
    chmodSync(join(root, "t/a"), 0o755);
    expect(readFileSet(root, ["t"], all).get("t/a")).toEqual({ text: "a", sizeBytes: 1, executable: true });
  });

  it("hides the temporary files of a write that is under way", () => {
    const { root } = aPlace({ "t/.yoi-tmp-abc-0": "half", "t/a": "a" });
    expect(read(root, ["t"])).toEqual({ "t/a": "a" });
    expect(listNames(root, "t").map(({ name }) => name)).toEqual(["a"]);
  });

  it("gives every file its own text, small and large in any order", () => {
    const { root } = aPlace();
    const sizes = [3, 70_000, 0, 65_536, 65_535, 300_000, 1];
    for (const [index, size] of sizes.entries()) put(root, `t/${index}`, `${index}`.repeat(size));
    const files = readFileSet(root, ["t"], { maxBytes: () => 1_000_000 });
    for (const [index, size] of sizes.entries())
      expect(files.get(`t/${index}`)?.text).toBe(`${index}`.repeat(size));
  });

  it.each(["..", "../x", "/etc", "a/../b", "a//b", ""])("refuses to look at %j", (path) => {
    const { root } = aPlace();
    expect(codeOf(() => readFileSet(root, [path], all))).toBe("file/outside");
    expect(codeOf(() => readRecord(root, path, 1))).toBe("file/outside");
    expect(codeOf(() => listNames(root, path))).toBe("file/outside");
  });
});

describe("readRecord", () => {
  it("tells a missing file from an unreadable one", () => {
    const { root } = aPlace({ "d/a": "abc", f: "f" });
    symlinkSync("d", join(root, "link"));
    expect(readRecord(root, "d/a", 3)).toEqual({ text: "abc", sizeBytes: 3 });
    expect(readRecord(root, "d/a", 2)?.problem).toBe("too-large");
    expect(readRecord(root, "d/b", 3)).toBeUndefined();
    expect(readRecord(root, "no/b", 3)).toBeUndefined();
    expect(readRecord(root, "d", 3)?.problem).toBe("directory");
    expect(readRecord(root, "link/a", 3)?.problem).toBe("symlink");
    expect(readRecord(root, "f/a", 3)?.problem).toBe("special");
  });
});

describe("listNames", () => {
  it("lists one directory with the kind of each name", () => {
    const { root } = aPlace({ "t/b/x": "", "t/a": "" });
    symlinkSync("a", join(root, "t/c"));
    mkdirSync(join(root, "t/empty"));
    expect(listNames(root, "t")).toEqual([
      { name: "a", kind: "file" },
      { name: "b", kind: "directory" },
      { name: "c", kind: "symlink" },
      { name: "empty", kind: "directory" },
    ]);
  });

  it("is empty for a missing directory, and refuses what it must not list", () => {
    const { root } = aPlace({ "t/x": "" });
    symlinkSync("t", join(root, "link"));
    expect(listNames(root, "missing/deep")).toEqual([]);
    expect(codeOf(() => listNames(root, "link"))).toBe("file/symlink");
    expect(codeOf(() => listNames(root, "t/x"))).toBe("file/special");
  });
});
