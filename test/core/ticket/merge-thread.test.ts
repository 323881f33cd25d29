import { describe, expect, it } from "vitest";
import { mergeRecord } from "../../../src/core/ticket/merge-record.ts";
import { parseThread } from "../../../src/core/ticket/thread.ts";
import { gitMerge } from "../../support/git-merge.ts";
import { type EventText, eventText, lifeTo, step, threadText } from "../../support/ticket-text.ts";

const merge = (base: string, ours: string, theirs: string) =>
  mergeRecord("thread", { base, ours, theirs }, gitMerge);
const bodiesOf = (text: string): readonly string[] =>
  parseThread(text, "thread.md", "t").thread.events.map(({ body }) => body);

const comment = (minute: number, body: string, more: Partial<EventText> = {}): EventText => ({
  kind: "comment",
  minute,
  body,
  id: `id-${body.slice(0, 20).replaceAll(/\W/g, "-")}`,
  ...more,
});
const create = comment(0, "born", { kind: "create" });
const thread = (...events: readonly EventText[]): string => threadText([create, ...events]);
const base = thread(comment(1, "old"));

describe("two threads that grew from one", () => {
  it("keep ours, then theirs that are new, as one document", () => {
    const ours = thread(comment(1, "old"), comment(5, "ours"));
    const theirs = thread(comment(1, "old"), comment(3, "theirs"));
    expect(merge(base, ours, theirs)).toEqual({
      text: thread(comment(1, "old"), comment(5, "ours"), comment(3, "theirs")),
      conflict: false,
    });
  });

  it("hold an event once that both sides have, in the order both know", () => {
    const picked = comment(2, "picked");
    const ours = thread(comment(1, "old"), comment(3, "o1"), picked, comment(5, "o2"));
    const theirs = thread(comment(1, "old"), comment(2, "t1"), picked, comment(4, "t2"));
    const merged = merge(base, ours, theirs);
    expect(bodiesOf(merged.text)).toEqual(["born", "old", "o1", "t1", "picked", "o2", "t2"]);
    expect(merged.conflict).toBe(false);
  });

  it("conflict where both have the same events in different orders", () => {
    const [one, two] = [comment(2, "one"), comment(2, "two")];
    const merged = merge(base, thread(comment(1, "old"), one, two), thread(comment(1, "old"), two, one));
    expect(merged.conflict).toBe(true);
  });

  it("conflict where one id stands for two different events", () => {
    const ours = thread(comment(1, "old"), comment(2, "ours", { id: "same" }));
    const theirs = thread(comment(1, "old"), comment(2, "theirs", { id: "same" }));
    const merged = merge(base, ours, theirs);
    expect(merged.conflict).toBe(true);
    expect(merged.text).toContain("\nours\n\n---\n");
    expect(merged.text).toContain("\ntheirs\n\n---\n");
  });

  it("give the separator and the empty line that the last event of ours lacks", () => {
    const open = thread(comment(1, "old"), comment(2, "ours")).replace(/\n\n---\n$/, "");
    const merged = merge(base, open, thread(comment(1, "old"), comment(3, "theirs")));
    expect(merged).toEqual({
      text: thread(comment(1, "old"), comment(2, "ours"), comment(3, "theirs")),
      conflict: false,
    });
  });

  it("keep the line endings of ours and every byte of it", () => {
    const ours = thread(comment(1, "old"), comment(2, "ours")).replaceAll("\n", "\r\n");
    const merged = merge(base, ours, thread(comment(1, "old"), comment(3, "theirs")));
    expect(merged).toEqual({
      text: `${ours}\r\n${eventText(comment(3, "theirs")).replaceAll("\n", "\r\n")}`,
      conflict: false,
    });
  });

  it("are not fooled by rules, fences and quoted headers in a body", () => {
    const nasty = "one\n\n---\n\ntwo\n\n```\n<!-- event: close -->\n```\n\nthree\n\n---";
    const ours = thread(comment(1, "old"), comment(2, nasty, { id: "nasty1" }));
    const theirs = thread(comment(1, "old"), comment(3, nasty, { id: "nasty2" }));
    const merged = merge(base, ours, theirs);
    expect(merged.conflict).toBe(false);
    expect(bodiesOf(merged.text)).toEqual(["born", "old", nasty, nasty]);
  });

  it("conflict where an unclosed fence of ours would swallow what theirs added", () => {
    const fence = "```\nnever closed";
    const ours = thread(comment(1, "old"), comment(2, fence, { id: "open" }));
    const theirs = thread(comment(1, "old"), comment(3, "```\nclosed\n```", { id: "closed" }));
    const merged = merge(base, ours, theirs);
    expect(merged.conflict).toBe(true);
    expect(merged.text).toContain("never closed");
    expect(merged.text).toContain("id: closed");
  });
});

describe("moves on both sides", () => {
  const before = threadText(lifeTo("ready"));
  const queued = threadText(lifeTo("queued"));

  it("are a conflict that shows both whole, behind what they share", () => {
    const returned = threadText([
      ...lifeTo("ready"),
      { ...step(4, "ready", "intake", "missing decision"), id: "away" },
    ]);
    const merged = merge(before, queued, returned);
    expect(merged.conflict).toBe(true);
    expect(merged.text).toBe(
      `${before}\n<<<<<<< ours\n${queued.slice(before.length + 1)}=======\n${returned.slice(before.length + 1)}>>>>>>> theirs\n`,
    );
  });

  it("are a conflict also where the moves would chain by chance", () => {
    const there = [...lifeTo("ready"), step(3, "ready", "queued"), step(4, "queued", "ready")];
    const theirs = [...lifeTo("ready"), { ...step(5, "ready", "queued"), id: "other" }];
    expect(merge(before, threadText(there), threadText(theirs)).conflict).toBe(true);
  });

  it("are none where theirs went on from a move that ours has too", () => {
    const theirs = threadText(lifeTo("inprogress"));
    const ours = `${queued}\n${eventText(comment(6, "ours"))}`;
    const merged = merge(before, ours, theirs);
    expect(merged.conflict).toBe(false);
    const { events } = parseThread(merged.text, "thread.md", "t").thread;
    expect(events.map(({ kind, to }) => to ?? kind).slice(-3)).toEqual(["queued", "comment", "inprogress"]);
  });

  it("are a conflict where merging the state of the items would lose the last of them", () => {
    const back = `${queued}\n${eventText({ ...step(9, "queued", "ready"), id: "back" })}`;
    const ours = `${queued}\n${eventText(comment(6, "ours"))}`;
    expect(merge(before, ours, back).conflict).toBe(true);
    expect(merge(before, back, ours).conflict).toBe(true);
  });

  it("are a conflict where both sides began the ticket", () => {
    const merged = merge("", thread(), threadText([{ ...create, id: "other" }]));
    expect(merged.conflict).toBe(true);
  });

  it("are none where only one side moved and the other wrote", () => {
    const ours = `${before}\n${eventText(comment(9, "late"))}`;
    const merged = merge(before, ours, queued);
    expect(merged.conflict).toBe(false);
    expect(merged.text).toBe(`${ours}\n${queued.slice(before.length + 1)}`);
  });
});

describe("a redacted event", () => {
  const redact = (text: string, body: string, reason: string): string =>
    text.replace(`## comment\n\n${body}\n`, `[redacted 2026-11-02 by alice: ${reason}]\n`);
  const secret = thread(comment(1, "secret"), comment(2, "after"));

  it("stays redacted, whichever side did it", () => {
    const redacted = redact(secret, "secret", "token");
    const wrote = `${secret}\n${eventText(comment(5, "more"))}`;
    expect(merge(secret, wrote, redacted)).toEqual({
      text: redact(wrote, "secret", "token"),
      conflict: false,
    });
    expect(merge(secret, `${redacted}\n${eventText(comment(4, "why"))}`, wrote)).toEqual({
      text: `${redacted}\n${eventText(comment(4, "why"))}\n${eventText(comment(5, "more"))}`,
      conflict: false,
    });
  });

  it("stays redacted in our words where both did it", () => {
    const merged = merge(secret, redact(secret, "secret", "ours"), redact(secret, "secret", "theirs"));
    expect(merged).toEqual({ text: redact(secret, "secret", "ours"), conflict: false });
  });

  it("is known among older events that have the same header", () => {
    const older = (body: string): string =>
      `<!-- event: comment author: bob at: 2026-11-01T08:00:00Z -->\n\n${body}\n\n---\n`;
    const before = [older("one"), older("two"), older("three")].join("\n");
    const tombstone = "[redacted 2026-11-02 by alice: token]";
    const redacted = [older("one"), older(tombstone), older("three")].join("\n");
    const wrote = `${before}\n${older("four")}`;
    expect(merge(before, wrote, redacted)).toEqual({
      text: [older("one"), older(tombstone), older("three"), older("four")].join("\n"),
      conflict: false,
    });
  });
});

describe("the past of a thread", () => {
  it("is merged as text where one side mended it, and what the other wrote is kept", () => {
    const long = thread(comment(1, "first"), comment(2, "second"), comment(3, "third"));
    const ours = long.replace("\nfirst\n", "\nmended\n");
    const theirs = `${long}\n${eventText(comment(5, "theirs"))}`;
    const merged = merge(long, ours, theirs);
    expect(merged).toEqual({ text: theirs.replace("\nfirst\n", "\nmended\n"), conflict: false });
  });

  it("is a conflict where both sides mended one event", () => {
    const ours = base.replace("\nold\n", "\nours\n");
    const theirs = base.replace("\nold\n", "\ntheirs\n");
    expect(merge(base, ours, theirs).conflict).toBe(true);
  });

  it("is a conflict where git would lose an event, write one twice, or change their order", () => {
    const [one, two] = [thread(comment(1, "old"), comment(2, "x")), thread(comment(3, "y"))];
    const isConflict = (text: string): boolean =>
      mergeRecord("thread", { base, ours: one, theirs: two }, () => ({ text, conflict: false })).conflict;
    expect(isConflict(thread(comment(2, "x"), comment(3, "y")))).toBe(false);
    expect(isConflict(thread(comment(2, "x")))).toBe(true);
    expect(isConflict(thread(comment(2, "x"), comment(3, "y"), comment(3, "y")))).toBe(true);
    expect(isConflict(thread(comment(1, "old"), comment(2, "x"), comment(3, "y")))).toBe(true);
  });

  it("stays as it is, with a header nobody can read, where git merges the lines cleanly", () => {
    const broken = `${thread(comment(1, "old"))}\n<!-- event comment -->\n\ntext\n\n---\n\n${eventText(comment(4, "x"))}`;
    const ours = broken.replace("\nold\n", "\nold, mended\n");
    const theirs = `${broken}\n${eventText(comment(5, "theirs"))}`;
    const merged = merge(broken, ours, theirs);
    expect(merged).toEqual({ text: theirs.replace("\nold\n", "\nold, mended\n"), conflict: false });
  });
});
