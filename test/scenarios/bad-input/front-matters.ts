import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { type BadInput, COMMIT, DIR, fine, SECRET } from "../../support/bad-input.ts";
import type { TestRepo } from "../../support/git-repo.ts";
import { itemText } from "../../support/ticket-text.ts";

const ITEM = `${DIR}/item.md`;
/** Without an edit, which faults that stood before do not forbid. */
const READS = ["yoi ticket doctor", "yoi ticket list", COMMIT];

/** Writes an item whose front matter has other lines where its title was. */
function titled(...lines: readonly string[]): (repo: TestRepo) => void {
  return (repo) => repo.write(ITEM, itemText().replace(/^title: .*$/m, lines.join("\n")));
}

function written(content: string | Uint8Array): (repo: TestRepo) => void {
  return (repo) => repo.write(ITEM, content);
}

function untouched(repo: TestRepo): void {
  expect(existsSync(join(repo.root, "ran")), "something ran").toBe(false);
}

/** What may be wrong with an `item.md`. */
export const frontMatters: readonly BadInput[] = [
  {
    title: "Nothing is wrong",
    about: "For comparison: a good item. A commit that is fine prints nothing.",
    prepare: titled("title: Make it work again"),
    lines: [fine("yoi ticket doctor"), fine("yoi ticket list"), fine("yoi ticket show broken"), fine(COMMIT)],
    finds: [],
  },
  {
    title: "No front matter",
    about: "The file begins with text.",
    prepare: written("# Make it work\n\nWhy.\n"),
    finds: ["item.md:1:1 item/front-matter-missing"],
  },
  {
    title: "An empty file",
    about: "The file has no byte.",
    prepare: written(""),
    finds: ["item.md:1:1 item/front-matter-missing"],
  },
  {
    title: "Front matter that is not closed",
    about: "The line --- below the keys is missing.",
    prepare: written("---\ntitle: Make it work\nstate: intake\n\n## Background\n\nWhy.\n"),
    finds: ["item.md:1:1 item/front-matter-unclosed"],
  },
  {
    title: "A title that is not YAML",
    about:
      "title: TUI: list. The title is still read, so that the ticket can be found, and a command writes it rightly.",
    prepare: titled("title: TUI: list"),
    lines: [
      ...READS,
      fine('yoi ticket edit broken --title "TUI: the list"'),
      fine(`grep title ${ITEM}`),
      fine("yoi ticket doctor"),
    ],
    finds: ["item.md:2:8 item/not-yaml"],
  },
  {
    title: "A front matter that is not YAML at all",
    about: "A bracket that is never closed, and a line that is no key.",
    prepare: titled("title: Make it work", "labels: [ui, list", "just words"),
    lines: READS,
    finds: ["item.md:3:9 item/not-yaml", "item.md:4:1 item/not-a-map"],
  },
  {
    title: "A key twice",
    about: "Two titles, as a merge may leave them.",
    prepare: titled("title: Make it work", "title: Make it fly"),
    lines: READS,
    finds: ["item.md:3:1 item/duplicate-key"],
  },
  {
    title: "An anchor and an alias",
    about: "labels: &words [ui] and risk_flags: *words.",
    prepare: titled("title: Make it work", "labels: &words [ui]", "risk_flags: *words"),
    lines: READS,
    finds: ["item.md:3:9 item/anchor", "item.md:4:13 item/alias"],
  },
  {
    title: "Tags",
    about: "Tags that some YAML readers run as programs; this one would create the file `ran`.",
    prepare: titled(
      `title: !!js/function "function () { require('fs').writeFileSync('ran', '') }()"`,
      "labels: !!python/object/apply:os.system ['touch ran']",
    ),
    lines: READS,
    finds: ["item.md:2:8 item/tag", "item.md:3:9 item/tag"],
    check: untouched,
  },
  {
    title: "A bomb of aliases",
    about: "Ten lists, each nine times the one before: a thousand million words when it is followed.",
    prepare: titled(
      "title: Make it work",
      "x-a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]",
      ..."bcdefghij".split("").map((name, at) => {
        const before = "abcdefghij"[at];
        return `x-${name}: &${name} [${Array(9).fill(`*${before}`).join(", ")}]`;
      }),
      "labels: *j",
    ),
    lines: READS,
    finds: ["item.md:3:6 item/anchor", "item.md:13:9 item/alias"],
  },
  {
    title: "Keys that some programs take for something else",
    about: "__proto__, constructor and toString are keys like any other.",
    prepare: titled(
      "title: Make it work",
      "__proto__: {state: closed}",
      "constructor: {prototype: {state: closed}}",
      "toString: 1",
    ),
    lines: READS,
    finds: ["item.md:3:1 item/unknown-key", "item.md:4:1 item/unknown-key", "item.md:5:1 item/unknown-key"],
  },
  {
    title: "A fence with a language",
    about: "The first line is ---js, and what follows would create the file `ran` if anybody ran it.",
    prepare: written(
      `---js\nrequire("node:fs").writeFileSync("ran", ""), { title: "Make it work" }\n---\n\nWhy.\n`,
    ),
    finds: ["item.md:1:4 item/fence"],
    check: untouched,
  },
  {
    title: "A fence with a language behind a space",
    about: "The first line is --- coffee.",
    prepare: written(`--- coffee\nrequire("fs").writeFileSync "ran", ""\n---\n\nWhy.\n`),
    finds: ["item.md:1:4 item/fence"],
    check: untouched,
  },
  {
    title: "A byte order mark",
    about: "Three invisible bytes before the first ---.",
    prepare: written(`\u{feff}${itemText()}`),
    lines: READS,
    finds: ["item.md:1:1 item/byte-order-mark"],
  },
  {
    title: "CRLF",
    about: "Line endings of Windows are fine as long as a file keeps to one kind, and an edit keeps them.",
    prepare: written(itemText().replaceAll("\n", "\r\n")),
    lines: [
      fine("yoi ticket doctor"),
      fine('yoi ticket edit broken --title "A new title"'),
      fine(`grep -c "$(printf '\\r')" ${ITEM}`),
      fine(COMMIT),
    ],
    finds: [],
  },
  {
    title: "A carriage return inside a line",
    about: "It would hide what stands before it on a terminal.",
    prepare: titled("title: rm -rf\rMake it work"),
    lines: READS,
    finds: ["item.md:2:14 item/control-character"],
  },
  {
    title: "NUL bytes",
    about: "The file as UTF-16, which is every other byte zero.",
    prepare: written(Buffer.from(itemText(), "utf16le")),
    finds: ["item.md:1 file/nul-byte"],
  },
  {
    title: "Bytes that are not UTF-8",
    about: "A title in Shift JIS on line 2.",
    prepare: written(
      Buffer.concat([
        Buffer.from("---\ntitle: "),
        Buffer.from([0x83, 0x65, 0x83, 0x58]),
        Buffer.from(itemText().slice("---\ntitle: Make it work".length)),
      ]),
    ),
    finds: ["item.md:2 file/not-utf8"],
  },
  {
    title: "Characters that turn text around",
    about: "A right-to-left override in the title, and an escape sequence that would clear the screen.",
    prepare: titled("title: \u{202e}krow ti ekaM", "assignee: \u{1b}[2Jalice"),
    lines: READS,
    finds: ["item.md:2:8 item/control-character", "item.md:3:11 item/control-character"],
  },
  {
    title: "An item of 50 MB",
    about: "It is not read; a list looks at the beginning of every item only.",
    prepare: written(
      Buffer.concat([Buffer.from(itemText()), Buffer.alloc(50 * 1024 * 1024, "All work and no play.\n")]),
    ),
    lines: [
      "yoi ticket doctor",
      fine("yoi ticket list"),
      "yoi ticket show broken",
      'yoi ticket edit broken --title "A new title"',
      COMMIT,
    ],
    finds: ["item.md file/too-large"],
  },
  {
    title: "A title of a million characters",
    about: "It makes the item larger than an item may be.",
    prepare: titled(`title: ${"a".repeat(1_000_000)}`),
    finds: ["item.md file/too-large"],
  },
  {
    title: "A line of 300,000 characters",
    about: "Within the size of an item, far above that of a line.",
    prepare: titled(`title: ${"a".repeat(300_000)}`),
    finds: ["item.md:2:20001 item/line-too-long"],
  },
  {
    title: "A secret in the line that is wrong",
    about: "The line is shown without it.",
    prepare: titled(`title: TUI: ${SECRET}`),
    lines: ["yoi ticket doctor", COMMIT],
    finds: ["item.md:2:8 item/not-yaml", "item.md:2:13 record/secret"],
  },
  {
    title: "A slip of the pen",
    about: "A state, a priority, a time and a key that do not exist, and a fact of somebody's machine.",
    prepare: (repo) =>
      repo.write(
        ITEM,
        itemText({
          state: "in_progress",
          priority: "high",
          updated_at: "yesterday",
          lables: "[ui]",
          pid: "4711",
        }),
      ),
    finds: [
      "item.md:3:8 item/unknown-state",
      "item.md:5:13 item/bad-time",
      "item.md:6:11 item/unknown-word",
      "item.md:7:1 item/unknown-key",
      "item.md:8:1 item/local-fact",
    ],
  },
];
