import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BadInput, COMMIT, DIR, EVERY, fine } from "../../support/bad-input.ts";
import type { TestRepo } from "../../support/git-repo.ts";
import { itemText, ticketTexts } from "../../support/ticket-text.ts";

const ITEM = `${DIR}/item.md`;
const canMakePipes = process.platform !== "win32";

/** Puts a link in the place of something. */
function linked(path: string, target: string): (repo: TestRepo) => void {
  return (repo) => {
    rmSync(join(repo.root, path), { recursive: true });
    symlinkSync(target, join(repo.root, path));
  };
}

/** Puts a file into the bad ticket under each of some names. */
function named(...names: readonly string[]): (repo: TestRepo) => void {
  return (repo) => {
    for (const name of names) repo.write(`${DIR}/artifacts/${name}`, "text\n");
  };
}

/** What may stand where a record belongs. */
export const places: readonly BadInput[] = [
  {
    title: "A directory in the place of item.md",
    about: "With a file in it, or git would not know of it.",
    prepare: (repo) => {
      repo.remove(ITEM);
      repo.write(`${ITEM}/item.md`, itemText());
    },
    lines: EVERY,
    finds: ["item.md file/directory"],
  },
  {
    title: "A symbolic link in the place of item.md",
    about: "It leads to a file outside the repository, which nobody opens.",
    prepare: (repo) => {
      writeFileSync(join(repo.base, "outside.md"), itemText({ title: "Not to be seen" }));
      linked(ITEM, "../../../../outside.md")(repo);
    },
    lines: EVERY,
    finds: ["item.md file/symlink"],
  },
  {
    title: "A symbolic link in the place of a ticket",
    about: "It leads to another ticket.",
    prepare: linked(DIR, "20261101-080000-good"),
    lines: [
      "yoi ticket doctor",
      fine("yoi ticket list"),
      "yoi ticket show broken",
      `yoi ticket lint ${ITEM}`,
      COMMIT,
    ],
    finds: ["20261101-080000-broken file/symlink"],
  },
  {
    title: "A symbolic link in the place of .yoi",
    about: "Its files are still there, behind the link.",
    prepare: (repo) => {
      renameSync(join(repo.root, ".yoi"), join(repo.root, "records"));
      symlinkSync("records", join(repo.root, ".yoi"));
    },
    lines: [
      "yoi ticket doctor",
      "yoi ticket list",
      'yoi ticket create "New"',
      `yoi ticket lint ${ITEM}`,
      COMMIT,
    ],
    finds: [".yoi file/symlink"],
  },
  {
    title: "A pipe in the place of item.md",
    about: "Reading it would never end.",
    prepare: (repo) => {
      repo.remove(ITEM);
      repo.run("mkfifo", [ITEM]);
    },
    lines: ["yoi ticket doctor", "yoi ticket list", 'yoi ticket edit broken --title "A new title"'],
    finds: ["item.md file/special"],
    possible: canMakePipes,
  },
  {
    title: "A file in the place of all tickets",
    about: ".yoi/tickets is a file.",
    prepare: (repo) => {
      repo.remove(".yoi/tickets");
      repo.write(".yoi/tickets", "text\n");
    },
    lines: ["yoi ticket doctor", "yoi ticket list", 'yoi ticket create "New"', COMMIT],
    finds: ["tickets file/special"],
  },
  {
    title: "A ticket without item.md",
    about: "Only its thread is there.",
    prepare: (repo) => repo.remove(ITEM),
    lines: EVERY,
    finds: ["item.md ticket/no-item"],
  },
  {
    title: "Names of files that not every system can hold",
    about:
      "With a newline, a leading dash, a backslash, a trailing dot, and one that Windows keeps for itself.",
    prepare: named("two\nlines.md", "-rf", "a\\b.md", "end.", "con.txt", "..txt"),
    lines: ["yoi ticket doctor", COMMIT],
    finds: [
      "-rf file/bad-name",
      "a\\b.md file/bad-name",
      "con.txt file/bad-name",
      "end. file/bad-name",
      "two�lines.md file/bad-name",
    ],
  },
  {
    title: "A name that is not UTF-8",
    about: "One byte, as an older system may have written it.",
    prepare: (repo) => {
      mkdirSync(join(repo.root, DIR, "artifacts"));
      writeFileSync(
        Buffer.concat([
          Buffer.from(join(repo.root, DIR, "artifacts/")),
          Buffer.from([0xe9]),
          Buffer.from(".md"),
        ]),
        "text\n",
      );
    },
    lines: ["yoi ticket doctor", COMMIT],
    finds: ["�.md file/unreadable", "\\xe9.md file/bad-name"],
    possible: process.platform === "linux",
  },
  {
    title: "Names of tickets that are no ids",
    about:
      "With a newline, a leading dash, two dots, a space, too short, and one that differs from another in case only.",
    prepare: (repo) => {
      for (const id of ["two\nlines", "-rf", "..up", "a space", "ab", "20261101-080000-GOOD"])
        for (const [inside, text] of Object.entries(ticketTexts("intake")))
          repo.write(`.yoi/tickets/${id}/${inside}`, text);
    },
    lines: ["yoi ticket doctor", fine("yoi ticket list"), COMMIT],
    finds: [
      "-rf ticket/bad-id",
      "..up ticket/bad-id",
      "a space ticket/bad-id",
      "ab ticket/bad-id",
      "two�lines ticket/bad-id",
      "20261101-080000-GOOD ticket/duplicate-id",
    ],
  },
  {
    title: "More files than a ticket may have",
    about: "Three hundred logs.",
    prepare: (repo) => {
      for (let at = 0; at < 300; at++) repo.write(`${DIR}/artifacts/log-${at}.txt`, "text\n");
    },
    lines: ["yoi ticket doctor", COMMIT],
    finds: ["20261101-080000-broken ticket/too-many-files"],
  },
];
