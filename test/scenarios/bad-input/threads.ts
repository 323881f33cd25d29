import { expect } from "vitest";
import { type BadInput, COMMIT, DIR, fine, SECRET } from "../../support/bad-input.ts";
import type { TestRepo } from "../../support/git-repo.ts";
import { eventText, lifeTo, threadText, timeAt } from "../../support/ticket-text.ts";

const THREAD = `${DIR}/thread.md`;
const START = threadText(lifeTo("intake"));
const LINES = ["yoi ticket doctor", "yoi ticket history broken", COMMIT];

/** Puts text at the end of the thread. */
function appended(text: string): (repo: TestRepo) => void {
  return (repo) => repo.write(THREAD, `${START}\n${text}`);
}

function manyEvents(count: number): string {
  const events = Array.from({ length: count }, (_, at) =>
    eventText({ kind: "comment", minute: 1, id: `c${at}`.padEnd(8, "x"), body: "Yes." }),
  );
  return `${START}\n${events.join("\n")}`;
}

/** What may be wrong with a `thread.md`. */
export const threads: readonly BadInput[] = [
  {
    title: "A thread of 100,000 events",
    about: "Eleven megabytes. It is not read.",
    prepare: (repo) => repo.write(THREAD, manyEvents(100_000)),
    lines: [...LINES, fine("yoi ticket list"), 'yoi ticket comment broken "One more."'],
    finds: ["thread.md file/too-large"],
  },
  {
    title: "A thread of 20,000 events",
    about: "Small enough to be read, with more events than a thread may have.",
    prepare: (repo) => repo.write(THREAD, manyEvents(20_000)),
    lines: ["yoi ticket doctor", 'yoi ticket comment broken "One more."', COMMIT],
    finds: ["thread.md:40001 thread/too-many-events"],
  },
  {
    title: "A line of a million characters",
    about: "A comment with a picture pasted as text.",
    prepare: appended(eventText({ kind: "comment", minute: 1, body: "A".repeat(1_000_000) })),
    lines: ["yoi ticket doctor", COMMIT],
    finds: ["thread.md:9 thread/body-too-large", "thread.md:13 thread/line-too-long"],
  },
  {
    title: "An event that cannot be read",
    about: "Its header is not closed.",
    prepare: appended("<!-- event: comment id: abcd1234 author: bob\n\nYes.\n\n---\n"),
    lines: [...LINES, fine('yoi ticket comment broken "One more."')],
    finds: [],
  },
  {
    title: "An event with slips of the pen",
    about: "A kind, a role and a time that do not exist, and an attribute twice.",
    prepare: appended(
      "<!-- event: coment id: abcd1234 author: bob role: boss at: noon -->\n\nYes.\n\n---\n\n" +
        `<!-- event: comment id: abcd1235 author: bob author: eve role: person at: ${timeAt(2)} -->\n\nNo.\n\n---\n`,
    ),
    lines: ["yoi ticket doctor", COMMIT],
    finds: [
      "thread.md:9:13 thread/unknown-kind",
      "thread.md:9:51 thread/bad-role",
      "thread.md:9:60 thread/bad-time",
      "thread.md:15:54 thread/duplicate-attribute",
    ],
  },
  {
    title: "A code fence that is never closed",
    about: "It would swallow every event behind it.",
    prepare: appended(
      `${eventText({ kind: "comment", minute: 1, body: "```sh\nmake" })}\n${eventText({ kind: "comment", minute: 2 })}`,
    ),
    lines: LINES,
    finds: ["thread.md:13 thread/unclosed-fence"],
  },
  {
    title: "Conflict markers",
    about: "A merge that nobody finished.",
    prepare: appended(
      `<<<<<<< HEAD\n${eventText({ kind: "comment", minute: 1 })}=======\n${eventText({ kind: "plan", minute: 1, id: "other123" })}>>>>>>> theirs\n`,
    ),
    lines: ["yoi ticket doctor", COMMIT],
    finds: ["thread.md:9:1 record/conflict-marker"],
  },
  {
    title: "A NUL byte in a thread",
    about: "On line 13.",
    prepare: appended(eventText({ kind: "comment", minute: 1, body: "Yes\0no." })),
    lines: [...LINES, 'yoi ticket comment broken "One more."'],
    finds: ["thread.md:13 file/nul-byte"],
  },
  {
    title: "No thread",
    about: "The file is gone.",
    prepare: (repo) => repo.remove(THREAD),
    lines: ["yoi ticket doctor", 'yoi ticket comment broken "One more."', COMMIT],
    finds: ["thread.md ticket/no-thread"],
  },
  {
    title: "A secret where a time belongs",
    about: "The line is shown with asterisks in its place.",
    prepare: appended(`<!-- event: comment author: at: ${SECRET} -->\n\nYes.\n\n---\n`),
    lines: ["yoi ticket doctor", COMMIT],
    finds: ["thread.md:9:33 thread/bad-time", "thread.md:9:33 record/secret"],
    check: (repo) => expect(repo.read(THREAD)).toContain(SECRET),
  },
];
