import { describe, expect, it } from "vitest";
import { formatSubjectText } from "../../../src/core/orchestrator/subject-text.ts";
import { parseTexts } from "../../support/ticket-history.ts";
import { itemText, relationsText, threadText } from "../../support/ticket-text.ts";

const BODY = "\n## Background\n\nWhy.\n\n## Acceptance criteria\n\n- It works.\n";

function textOf(item: string, relations?: string): string {
  const files = new Map([
    ["item.md", item],
    ["thread.md", threadText([{ kind: "create", minute: 0 }])],
  ]);
  if (relations !== undefined) files.set("artifacts/relations.json", relations);
  return formatSubjectText(parseTexts(files));
}

describe("formatSubjectText", () => {
  const plain = textOf(itemText({}, BODY));

  it("does not mind how the text is laid out, or what else the item says", () => {
    const crlf = itemText({}, BODY).replaceAll("\n", "\r\n");
    expect(textOf(crlf)).toBe(plain);
    expect(textOf(itemText({}, BODY.replaceAll("\n\n", "  \n\n").concat("\n\n")))).toBe(plain);
    expect(textOf(itemText({ state: "done", priority: "P0", assignee: "bob", "x-own": "1" }, BODY))).toBe(
      plain,
    );
  });

  it("changes with title, words of the body and indentation", () => {
    const others = [
      itemText({ title: "Another" }, BODY),
      itemText({}, BODY.replace("works", "works well")),
      itemText({}, BODY.replace("- It", "  - It")),
      itemText({}, "\n"),
    ].map((item) => textOf(item));
    expect(new Set([plain, ...others]).size).toBe(5);
  });

  it("knows relations by kind and target alone, in no order", () => {
    const id = "20261101-080000-make-it-work";
    const one = relationsText(id, [
      ["depends_on", "other-one"],
      ["related", "other-two"],
    ]);
    const turned = relationsText(id, [
      ["related", "other-two"],
      ["depends_on", "other-one"],
    ]);
    const item = itemText({}, BODY);
    expect(textOf(item, turned)).toBe(textOf(item, one));
    expect(textOf(item, one.replaceAll('"note": ""', '"note": "because"'))).toBe(textOf(item, one));
    expect(textOf(item, one.replace("other-one", "other-six"))).not.toBe(textOf(item, one));
    expect(textOf(item, one)).not.toBe(plain);
  });

  it("tells a ticket that cannot be read from none, and from another one", () => {
    const texts = [formatSubjectText(undefined), textOf("no front matter"), textOf("nor here")];
    expect(new Set(texts).size).toBe(3);
  });
});
