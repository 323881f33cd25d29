import { describe, expect, it } from "vitest";
import { type FileChange, type FileVersion, mergeChanges } from "../../../src/core/ticket/merge-changes.ts";

const ROOT = ".yoi/tickets";
const v = (oid: string, mode = "100644"): FileVersion => ({ mode, oid });

/** A change of a path; a missing side is an empty text. */
function change(path: string, before: string, after: string): FileChange {
  return {
    path: path.startsWith(".") ? path : `${ROOT}/${path}`,
    ...(before === "" ? {} : { before: v(before) }),
    ...(after === "" ? {} : { after: v(after) }),
  };
}

/** What is taken over, with paths below the ticket root and object ids for versions. */
function merged(ours: readonly FileChange[], theirs: readonly FileChange[]) {
  const { taken, contested, torn } = mergeChanges(ours, theirs, ROOT);
  const short = (path: string): string => path.replace(`${ROOT}/`, "");
  return {
    taken: Object.fromEntries([...taken].map(([path, version]) => [short(path), version?.oid ?? null])),
    contested: contested.map(({ path, base, ours: mine, theirs: other }) => [
      short(path),
      base?.oid,
      mine?.oid,
      other?.oid,
    ]),
    torn: torn.map(short),
  };
}

describe("mergeChanges", () => {
  it("takes over what only they did, and leaves what only we did or both did alike", () => {
    const ours = [change("a1b/item.md", "1", "2"), change("c1d/x.md", "1", ""), change("e1f/y.md", "", "5")];
    const theirs = [
      change("a1b/thread.md", "3", "4"),
      change("a1b/new.md", "", "6"),
      change("a1b/old.md", "7", ""),
      change("c1d/x.md", "1", ""),
      change("e1f/y.md", "", "5"),
      change(".yoi/objectives/aim/item.md", "8", "9"),
    ];
    expect(merged(ours, theirs)).toEqual({
      taken: {
        "a1b/thread.md": "4",
        "a1b/new.md": "6",
        "a1b/old.md": null,
        ".yoi/objectives/aim/item.md": "9",
      },
      contested: [],
      torn: [],
    });
    expect(merged(ours, [])).toEqual({ taken: {}, contested: [], torn: [] });
  });

  it("contests what both did differently: edits, additions, a removal against an edit, and modes", () => {
    const ours = [
      change("a1b/item.md", "1", "2"),
      change("a1b/add.md", "", "3"),
      change("a1b/gone.md", "4", ""),
      { path: `${ROOT}/a1b/mode`, before: v("5"), after: v("5", "100755") },
    ];
    const theirs = [
      change("a1b/item.md", "1", "8"),
      change("a1b/add.md", "", "9"),
      change("a1b/gone.md", "4", "7"),
      change("a1b/mode", "5", "6"),
    ];
    expect(merged(ours, theirs).contested).toEqual([
      ["a1b/item.md", "1", "2", "8"],
      ["a1b/add.md", undefined, "3", "9"],
      ["a1b/gone.md", "4", undefined, "7"],
      ["a1b/mode", "5", "5", "6"],
    ]);
  });

  const moved = [
    change("open/a1b/item.md", "1", ""),
    change("a1b/item.md", "", "2"),
    change("open/a1b/thread.md", "3", ""),
    change("a1b/thread.md", "", "3"),
  ];
  const edited = [change("open/a1b/thread.md", "3", "4"), change("open/a1b/artifacts/new.md", "", "5")];

  it("carries what they did into the directory that we moved a ticket to", () => {
    expect(merged(moved, edited)).toEqual({
      taken: { "a1b/thread.md": "4", "a1b/artifacts/new.md": "5" },
      contested: [],
      torn: [],
    });
  });

  it("moves along with them, and takes our own files with it", () => {
    expect(merged(edited, moved)).toEqual({
      taken: {
        "open/a1b/item.md": null,
        "a1b/item.md": "2",
        "open/a1b/thread.md": null,
        "a1b/thread.md": "4",
        "open/a1b/artifacts/new.md": null,
        "a1b/artifacts/new.md": "5",
      },
      contested: [],
      torn: [],
    });
  });

  it("contests an item that was moved here and edited there, at its new place", () => {
    const theirs = [change("open/a1b/item.md", "1", "9")];
    expect(merged(moved, theirs)).toEqual({
      taken: {},
      contested: [["a1b/item.md", "1", "2", "9"]],
      torn: [],
    });
  });

  it("is torn between two places that a ticket was moved to", () => {
    const theirs = [change("open/a1b/item.md", "1", ""), change("closed/a1b/item.md", "", "1")];
    const { torn, taken } = merged(moved, theirs);
    expect(torn).toEqual(["a1b/item.md"]);
    expect(Object.keys(taken)).not.toContain("a1b/item.md");
  });

  it("takes a ticket that stands in two directories at once by its paths", () => {
    const twins = [change("open/a1b/item.md", "1", "2"), change("closed/a1b/item.md", "3", "4")];
    expect(merged([], twins).taken).toEqual({ "open/a1b/item.md": "2", "closed/a1b/item.md": "4" });
  });
});
