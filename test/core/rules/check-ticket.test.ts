import { describe, expect, it } from "vitest";
import { checkTicket } from "../../../src/core/rules/check-ticket.ts";
import { STATES } from "../../../src/core/ticket/state.ts";
import { parseTicket } from "../../../src/core/workspace/parse-ticket.ts";
import {
  type EventText,
  itemText,
  lifeTo,
  step,
  threadText,
  ticketTexts,
  timeAt,
} from "../../support/ticket-text.ts";
import { errorsOf, ID, ticketOf, warningsOf } from "./world.ts";

describe("a lawful ticket", () => {
  it.each(STATES)("in state %s has no finding", (state) => {
    expect(checkTicket(ticketOf(ticketTexts(state)))).toEqual([]);
  });
});

describe("the state of the item", () => {
  it("is explained by the thread", () => {
    const texts = { "item.md": itemText({ state: "ready" }), "thread.md": threadText(lifeTo("intake")) };
    expect(errorsOf(checkTicket(ticketOf(texts)))).toEqual(["state/not-explained"]);
  });

  it("points at the value in the item", () => {
    const texts = { "item.md": itemText({ state: "ready" }), "thread.md": threadText(lifeTo("intake")) };
    const [found] = checkTicket(ticketOf(texts));
    expect(found).toMatchObject({ line: 3, column: 8, length: 5, source: "state: ready" });
  });

  it("is explained by a migration that recorded it", () => {
    const events: EventText[] = [
      { kind: "create", minute: 0 },
      step(1, "ready", "done"),
      { kind: "migration", minute: 2, attributes: { to: "ready", field: "state" } },
    ];
    const texts = {
      "item.md": itemText({ state: "ready", updated_at: timeAt(2) }),
      "thread.md": threadText(events),
    };
    expect(errorsOf(checkTicket(ticketOf(texts)))).toEqual([]);
  });

  it("may be closed by an older close event alone", () => {
    const older = `<!-- event: create author: bob at: ${timeAt(0)} -->\n\n## Created\n\nx\n\n---\n\n<!-- event: close author: bob at: ${timeAt(1)} status: closed -->\n\n## Closed\n\nx\n\n---\n`;
    const texts = {
      "item.md": itemText({ state: "closed", updated_at: timeAt(1) }),
      "thread.md": older,
      "resolution.md": "x\n",
    };
    expect(errorsOf(checkTicket(ticketOf(texts)))).toEqual([]);
  });

  it("keeps no queued fields when the ticket is ready", () => {
    const found = checkTicket(ticketOf(ticketTexts("ready", { queued_by: "alice", queued_at: timeAt(1) })));
    expect(errorsOf(found)).toEqual(["state/queued-fields-stale", "state/queued-fields-stale"]);
  });
});

describe("a closed ticket", () => {
  it("has a resolution and a close event", () => {
    const events = lifeTo("closed").filter(({ kind }) => kind !== "close");
    const { "item.md": item = "" } = ticketTexts("closed");
    expect(errorsOf(checkTicket(ticketOf({ "item.md": item, "thread.md": threadText(events) })))).toEqual([
      "state/no-close-event",
      "state/no-resolution",
    ]);
  });

  it("alone has a resolution", () => {
    expect(errorsOf(checkTicket(ticketOf({ ...ticketTexts("done"), "resolution.md": "x\n" })))).toEqual([
      "state/stray-resolution",
    ]);
  });
});

describe("times", () => {
  it("do not fall along the moves", () => {
    const events = [
      { kind: "create", minute: 0 },
      { kind: "intake_summary", minute: 3 },
      step(5, "intake", "ready"),
      step(4, "ready", "intake"),
    ];
    const texts = { "item.md": itemText({ updated_at: timeAt(9) }), "thread.md": threadText(events) };
    expect(errorsOf(checkTicket(ticketOf(texts)))).toEqual(["time/falls"]);
  });

  it("may be equal", () => {
    const events = [
      { kind: "create", minute: 0 },
      { kind: "intake_summary", minute: 0, id: "aaaaaaaa" },
      { ...step(0, "intake", "ready"), id: "bbbbbbbb" },
    ];
    const texts = { "item.md": itemText({ state: "ready" }), "thread.md": threadText(events) };
    expect(checkTicket(ticketOf(texts))).toEqual([]);
  });

  it("in the future are named when today is known", () => {
    const ticket = ticketOf(ticketTexts("ready"));
    expect(warningsOf(checkTicket(ticket, "2026-10-01T00:00:00Z"))).toEqual(["time/future"]);
    expect(checkTicket(ticket, timeAt(10))).toEqual([]);
  });

  it("of the item are not before those of the thread", () => {
    expect(warningsOf(checkTicket(ticketOf(ticketTexts("ready", { updated_at: timeAt(0) }))))).toEqual([
      "time/updated-before-event",
    ]);
    expect(errorsOf(checkTicket(ticketOf(ticketTexts("intake", { created_at: timeAt(5) }))))).toEqual([
      "time/updated-before-created",
    ]);
  });
});

describe("texts", () => {
  const withBody = (body: string) =>
    ticketOf({ ...ticketTexts("intake"), "item.md": itemText({}, `\n${body}\n`) });

  it.each([
    ["a GitHub token", `ghp_${"a1B2".repeat(9)}`],
    ["an AWS access key", "AKIAIOSFODNN7EXAMPLE"],
    ["a private key", "-----BEGIN RSA PRIVATE KEY-----"],
    ["an Anthropic key", `sk-ant-api03-${"x".repeat(30)}`],
  ])("that hold %s are refused without showing it", (what, secret) => {
    const found = checkTicket(withBody(`Use ${secret} for it.`));
    expect(errorsOf(found)).toEqual(["record/secret"]);
    expect(found[0]).toMatchObject({ line: 8, column: 5, facts: { what, ticket: ID } });
    expect(JSON.stringify(found)).not.toContain(secret);
  });

  it("that only look a little like a secret pass", () => {
    expect(checkTicket(withBody("ghp_short, AKIA and npm_install are words; sk-ant-ics too."))).toEqual([]);
  });

  it("that name somebody's home are warned of", () => {
    expect(warningsOf(checkTicket(withBody("See /home/alice/src and /Users/bob.")))).toEqual([
      "record/home-path",
      "record/home-path",
    ]);
    expect(checkTicket(withBody("See /home/user/src or /home/<name>."))).toEqual([]);
  });

  it("with conflict markers are refused", () => {
    const found = checkTicket(withBody("<<<<<<< HEAD\na\n=======\nb\n>>>>>>> theirs"));
    expect(errorsOf(found)).toEqual(["record/conflict-marker"]);
  });

  it("are searched in artifacts too", () => {
    const texts = { ...ticketTexts("intake"), "artifacts/log.txt": "key AKIAIOSFODNN7EXAMPLE\n" };
    expect(checkTicket(ticketOf(texts))).toMatchObject([
      { code: "record/secret", path: `.yoi/tickets/${ID}/artifacts/log.txt` },
    ]);
  });
});

describe("a broken record", () => {
  it("does not hide the others", () => {
    const found = checkTicket(
      ticketOf({ "item.md": "no front matter", "thread.md": threadText(lifeTo("intake")) }),
    );
    expect(found.every(({ path }) => path.endsWith("item.md"))).toBe(true);
    expect(errorsOf(found).length).toBeGreaterThan(0);
  });

  it("that is missing is named", () => {
    expect(errorsOf(checkTicket(ticketOf({ "item.md": itemText() })))).toEqual(["ticket/no-thread"]);
    expect(errorsOf(checkTicket(ticketOf({ "thread.md": threadText(lifeTo("intake")) })))).toEqual([
      "ticket/no-item",
    ]);
  });

  it("is text, an artifact may be a picture", () => {
    const files = new Map(ticketOf(ticketTexts("intake")).files);
    const binary = { text: "", sizeBytes: 9, problem: "nul-byte" } as const;
    const check = (inside: string) =>
      errorsOf(
        checkTicket(
          parseTicket({ id: ID, dir: `.yoi/tickets/${ID}`, files: new Map([...files, [inside, binary]]) }),
        ),
      );
    expect(check("artifacts/shot.png")).toEqual([]);
    expect(check("artifacts/relations.json")).toEqual(["file/nul-byte"]);
    expect(check("resolution.md")).toContain("file/nul-byte");
  });

  it("of an unknown name is warned of", () => {
    expect(warningsOf(checkTicket(ticketOf({ ...ticketTexts("intake"), "notes.md": "x" })))).toEqual([
      "ticket/unknown-file",
    ]);
  });
});
