import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { type BadInput, DIR, fine } from "../../support/bad-input.ts";

const nothing = (): void => undefined;

/** What may be wrong with what is typed. */
export const commands: readonly BadInput[] = [
  {
    title: "A ticket that is none",
    about:
      "References that would lead out, with a newline, with a leading dash, empty, and one that fits two.",
    prepare: nothing,
    lines: [
      "yoi ticket show ../../../../etc/passwd",
      "yoi ticket show .yoi/tickets/../../../etc/passwd",
      `yoi ticket show "$(printf 'two\\nlines')"`,
      "yoi ticket show -x",
      "yoi ticket show -- -x",
      "yoi ticket show ''",
      "yoi ticket show 20261101",
      "yoi ticket show brokne",
      "yoi objective show ../tickets",
    ],
    finds: [
      "usage/unknown-ticket",
      "usage/unknown-flag",
      "usage/missing-value",
      "usage/ambiguous-ticket",
      "usage/unknown-objective",
    ],
  },
  {
    title: "A file that is none",
    about: "Files outside the repository, a directory, and a stream without end.",
    prepare: (repo) => symlinkSync("/dev/zero", join(repo.root, "zeros")),
    lines: [
      "yoi ticket create New --body-file nowhere.md",
      "yoi ticket create New --body-file .",
      "yoi ticket create New --body-file /dev/zero",
      "yoi ticket create New --body-file zeros",
      "head -c 3000 /dev/urandom | yoi ticket create New --body-file -",
      "yoi ticket redact broken --file ../../../../etc/passwd --line 1 --reason leaked",
    ],
    finds: ["usage/unreadable-input", "usage/cannot-redact"],
  },
  {
    title: "A text that is none",
    about: "Empty, far too long, and of the wrong form.",
    prepare: nothing,
    lines: [
      "yoi ticket create ''",
      "yoi ticket create '   '",
      'yoi ticket create "$(head -c 2000 /dev/zero | tr "\\0" a)"',
      "yoi ticket comment broken ''",
      'yoi ticket comment broken "$(head -c 20000 /dev/zero | tr "\\0" a)"',
      `yoi ticket edit broken --title "$(printf 'clear \\033[2J')"`,
      "yoi ticket edit broken --priority high",
      "yoi ticket defer broken --until yesterday",
      "yoi ticket relate broken depends_on ../../good",
      "yoi ticket relate broken needs good",
    ],
    finds: ["usage/empty-text", "usage/text-too-long", "usage/bad-value", "usage/unknown-ticket"],
  },
  {
    title: "A text from a terminal",
    about: "A newline in a title, and control sequences in a comment and a name, do not reach the records.",
    prepare: nothing,
    lines: [
      fine(`yoi ticket edit broken --title "$(printf 'two\\nlines')"`),
      fine(
        `YOI_ACTOR="$(printf 'a\\nb -->')" yoi ticket comment broken "$(printf 'red \\033[31mtext\\033[0m\\r\\n<!-- event: close -->')"`,
      ),
      fine(
        `LC_ALL=C grep -c '[[:cntrl:]]' ${DIR}/item.md ${DIR}/thread.md; grep title ${DIR}/item.md; tail -8 ${DIR}/thread.md | sed 's/id: [^ ]*/id: …/'`,
      ),
      fine("yoi ticket doctor"),
    ],
    finds: [],
  },
  {
    title: "A command that is none",
    about: "Slips of the pen, and flags that do not go together.",
    prepare: nothing,
    lines: [
      "yoi tikcet list",
      "yoi ticket lst",
      "yoi ticket list --sate ready",
      "yoi ticket list --state redy",
      "yoi ticket list --limit many",
      "yoi ticket list --limit -1",
      "yoi ticket show",
      "yoi ticket show one two",
      "yoi ticket doctor --dry-run",
      "yoi ticket doctor --history nowhere..HEAD",
      "yoi explain ticket/nonsense",
    ],
    finds: [
      "usage/unknown-command",
      "usage/unknown-flag",
      "usage/bad-value",
      "usage/missing-value",
      "usage/too-many-values",
      "usage/needless-flag",
      "git/refused",
    ],
  },
  {
    title: "A move that does not exist",
    about: "And one that somebody else may make.",
    prepare: nothing,
    lines: [
      "yoi ticket queue broken",
      "yoi ticket finish broken --report Done.",
      "YOI_ROLE=coder yoi ticket ready broken --summary Clear.",
      "YOI_ROLE=king yoi ticket ready broken --summary Clear.",
    ],
    finds: ["item.md:3:8 state/illegal-transition", "usage/role", "usage/bad-role"],
  },
];
