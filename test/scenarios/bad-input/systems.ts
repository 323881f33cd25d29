import { chmodSync, chownSync, lchownSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describeSelf } from "../../../src/io/files/lock-holder.ts";
import {
  type BadInput,
  COMMIT,
  canBeNobody,
  canMount,
  DIR,
  fine,
  isRoot,
  NOBODY,
} from "../../support/bad-input.ts";
import type { TestRepo } from "../../support/git-repo.ts";
import { itemText, lifeTo, threadText } from "../../support/ticket-text.ts";

const ITEM = `${DIR}/item.md`;
const THREAD = `${DIR}/thread.md`;
const nothing = (): void => undefined;

/** Lets the paths be removed again. */
function readable(...paths: readonly string[]): (repo: TestRepo) => void {
  return (repo) => {
    for (const path of paths) chmodSync(join(repo.root, path), 0o755);
  };
}

/** Gives the repository to the one who runs `as-nobody`, but for some paths that nobody may read. */
function unreadable(...paths: readonly string[]): (repo: TestRepo) => void {
  return (repo) => {
    if (isRoot) giveAway(repo.root);
    for (const path of paths) {
      if (isRoot) chownSync(join(repo.root, path), 0, 0);
      chmodSync(join(repo.root, path), 0o000);
    }
  };
}

function giveAway(dir: string): void {
  lchownSync(dir, NOBODY, NOBODY);
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) giveAway(path);
    else lchownSync(path, NOBODY, NOBODY);
  }
}

/** What may be wrong with the machine. */
export const systems: readonly BadInput[] = [
  {
    title: "A file that may not be read",
    about: "item.md belongs to somebody else; `as-nobody` runs a command as a user without rights.",
    prepare: unreadable(ITEM),
    lines: [
      "as-nobody yoi ticket doctor",
      "as-nobody yoi ticket list",
      'as-nobody yoi ticket edit broken --title "A new title"',
    ],
    finds: ["item.md file/unreadable"],
    check: readable(ITEM),
    possible: canBeNobody,
  },
  {
    title: "A directory that may not be read",
    about: "That of one ticket.",
    prepare: unreadable(DIR),
    lines: [
      "as-nobody yoi ticket doctor",
      "as-nobody yoi ticket list",
      'as-nobody yoi ticket edit broken --title "A new title"',
    ],
    finds: ["item.md file/unreadable"],
    check: readable(DIR),
    possible: canBeNobody,
  },
  {
    title: "All tickets may not be read",
    about: "The directory .yoi/tickets is closed.",
    prepare: unreadable(".yoi/tickets"),
    lines: ["as-nobody yoi ticket doctor", "as-nobody yoi ticket list", "as-nobody yoi ticket create New"],
    finds: ["tickets file/unreadable"],
    check: readable(".yoi/tickets"),
    possible: canBeNobody,
  },
  {
    title: "A repository of somebody else",
    about: "git refuses it, and so does yoi.",
    prepare: nothing,
    lines: ["as-nobody yoi ticket list"],
    finds: ["git/dubious-ownership"],
    possible: isRoot && canBeNobody,
  },
  {
    title: "A full disk",
    about: "`small-files` lets no file grow above half a kilobyte, as `ulimit -f 1` does.",
    prepare: nothing,
    lines: [
      'small-files yoi ticket comment broken "$(seq 200)"',
      "small-files yoi ticket create New",
      fine("yoi ticket doctor"),
    ],
    finds: ["thread.md file/disk-full", "item.md file/disk-full"],
  },
  {
    title: "A full disk behind standard output",
    about: "/dev/full takes nothing.",
    prepare: nothing,
    lines: ["yoi ticket list >/dev/full", "yoi ticket doctor --json >/dev/full"],
    finds: ["usage/system"],
    possible: process.platform === "linux",
  },
  {
    title: "A read-only repository",
    about: "`read-only` runs a command while the repository is mounted read-only.",
    prepare: nothing,
    lines: [
      fine("read-only yoi ticket list"),
      fine("read-only yoi ticket doctor"),
      'read-only yoi ticket comment broken "One more."',
      "read-only yoi ticket create New",
    ],
    finds: ["lock file/read-only"],
    possible: canMount,
  },
  {
    title: "Not a repository",
    about:
      "The directory above it, a bare repository, the inside of .git, and a directory that is not there.",
    prepare: (repo) => void repo.git("init", "--quiet", "--bare", "../bare.git"),
    lines: [
      "cd .. && yoi ticket list",
      "yoi --cwd .. ticket doctor",
      "yoi --cwd ../bare.git ticket list",
      "yoi --cwd .git ticket list",
      "yoi --cwd nowhere ticket list",
    ],
    finds: ["git/not-a-repository", "git/no-work-tree"],
  },
  {
    title: "A damaged repository",
    about: "Its HEAD says nothing that git could read.",
    prepare: (repo) => repo.write(".git/HEAD", "nonsense\n"),
    lines: ["yoi ticket list"],
    finds: ["git/not-a-repository"],
  },
  {
    title: "A lock left by a dead process",
    about: "It was killed while it held the lock. The next command takes over at once.",
    prepare: (repo) => {
      mkdirSync(join(repo.root, ".git/yoi"), { recursive: true });
      writeFileSync(
        join(repo.root, ".git/yoi/lock"),
        JSON.stringify({ ...describeSelf("dead"), pid: 4_194_305 }),
      );
    },
    lines: [fine('yoi ticket comment broken "One more."'), fine("ls .git/yoi"), fine("yoi ticket doctor")],
    finds: [],
  },
  {
    title: "Twenty commands at once on one ticket",
    about:
      "Each waits for its turn; none is lost, and the thread is in order. Then ten that all change one line.",
    prepare: nothing,
    lines: [
      fine(`seq 20 | xargs -P 20 -I{} yoi ticket comment broken "Comment {}." 2>/dev/null | sort | uniq -c`),
      fine(`grep -c '^<!-- event: comment ' ${THREAD}`),
      fine(`grep '^Comment ' ${THREAD} | sort -u | wc -l`),
      fine(`grep -o ' at: [^ ]*' ${THREAD} | sort -c && echo in order`),
      fine("seq 10 | xargs -P 10 -I{} yoi ticket edit broken --label l{} >/dev/null 2>&1"),
      fine(`grep labels ${ITEM} | grep -o 'l[0-9]*' | sort -n | tr '\\n' ' '`),
      fine("yoi ticket doctor"),
    ],
    finds: [],
  },
  {
    title: "A clock that went back",
    about: "The newest event is of the year 2040. A new one is not older than that.",
    prepare: (repo) => {
      const at = "2040-01-01T00:00:00Z";
      repo.write(ITEM, itemText({ updated_at: at }));
      repo.write(
        THREAD,
        threadText([...lifeTo("intake"), { kind: "comment", minute: 1 }]).replace(/2026-11-01T08:01:00Z/, at),
      );
    },
    lines: [
      fine("yoi ticket doctor"),
      fine('yoi ticket comment broken "One more."'),
      fine(`grep -o ' at: [^ ]*' ${THREAD}; grep updated_at ${ITEM}`),
      fine(COMMIT),
    ],
    finds: ["thread.md:9 time/future"],
  },
  {
    title: "A git that is too old",
    about: "The first git on PATH says it is 2.20.1.",
    prepare: nothing,
    lines: ["old-git yoi ticket list", 'old-git yoi ticket comment broken "One more."'],
    finds: ["git/too-old"],
  },
  {
    title: "No git",
    about: "PATH has none.",
    prepare: nothing,
    lines: ["without-git yoi ticket list", 'without-git yoi ticket comment broken "One more."'],
    finds: ["git/not-found"],
  },
  {
    title: "Nobody",
    about: "Git knows no user.name, and the home directory is not there.",
    prepare: nothing,
    lines: [
      fine("HOME=/nonexistent yoi ticket list"),
      'HOME=/nonexistent yoi ticket comment broken "One more."',
    ],
    finds: ["usage/no-name"],
  },
];
