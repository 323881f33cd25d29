import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type BadInput, meet, section, summary } from "../../support/bad-input.ts";
import { commands } from "./commands.ts";
import { frontMatters } from "./front-matters.ts";
import { places } from "./places.ts";
import { records } from "./records.ts";
import { systems } from "./systems.ts";
import { threads } from "./threads.ts";

const DOCUMENT = join(import.meta.dirname, "golden.txt");
const PREFACE = `# Bad input, and what yoi prints

Each case is a repository of its own with yoi's hooks and two committed tickets, "good" and "broken". A line that begins
with $ is typed there; what went to standard error has a bar in front; an exit code other than 0 stands below. A finding
that was shown before in the same case is only named: (again). Every line with an exit code of 1 or 2 has left all files
as they were. What differs from run to run is in angle brackets.
`;

const chapters: readonly (readonly [title: string, inputs: readonly BadInput[]])[] = [
  ["item.md", frontMatters],
  ["thread.md", threads],
  ["The other records, and the configuration", records],
  ["What stands where a record belongs", places],
  ["What is typed", commands],
  ["The machine", systems],
];

describe("bad input has a finding with its place, and changes nothing", () => {
  const printed = new Map<string, string>();

  for (const [chapter, inputs] of chapters) {
    describe.concurrent(chapter, () => {
      for (const input of inputs) {
        it.skipIf(input.possible === false)(input.title, { timeout: 60_000 }, async () => {
          printed.set(input.title, section(input, await meet(input)));
        });
      }
    });
  }

  it("is the document that a person can read", async () => {
    // What this machine could not try stays as it stands.
    const written = writtenSections();
    const textOf = ({ title }: BadInput): string => printed.get(title) ?? written.get(title) ?? "";
    const rows = chapters.flatMap(([, inputs]) => inputs.map((input) => summary(input, textOf(input))));
    const text = chapters.map(([chapter, inputs]) => `# ${chapter}\n\n${inputs.map(textOf).join("\n")}`);
    await expect([PREFACE, tableOf(rows), ...text].join("\n")).toMatchFileSnapshot(DOCUMENT);
  });
});

/** All cases at a glance: what is wrong, how the commands end, what they find besides the lack of an event. */
function tableOf(rows: readonly (readonly [title: string, exits: string, codes: string])[]): string {
  const width = Math.max(...rows.map(([title]) => title.length));
  const lines = rows.map(([title, exits, codes]) => `${title.padEnd(width)}  ${exits.padEnd(3)}  ${codes}`);
  return `# At a glance\n\n${lines.map((line) => `${line.trimEnd()}\n`).join("")}`;
}

/** The sections of the document by their titles. What is printed may look like a heading, so only known ones count. */
function writtenSections(): ReadonlyMap<string, string> {
  const headings = new Set(
    chapters.flatMap(([chapter, inputs]) => [`# ${chapter}`, ...inputs.map(({ title }) => `## ${title}`)]),
  );
  const sections = new Map<string, string[]>();
  let current: string[] = [];
  for (const line of existsSync(DOCUMENT) ? readFileSync(DOCUMENT, "utf8").split("\n") : []) {
    if (headings.has(line)) {
      current = [];
      sections.set(line.replace(/^#+ /, ""), current);
    }
    current.push(line);
  }
  return new Map([...sections].map(([title, lines]) => [title, lines.join("\n")]));
}
