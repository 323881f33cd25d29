import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatRequestBody,
  parseRequestMark,
  type RequestMark,
} from "../../../src/core/github/request-body.ts";
import { oid } from "../../support/observation.ts";

const MARK: RequestMark = { ticket: "20260301-080000-copy", generation: 2, head: oid("head") };
const BEGIN = `<!-- yoi:dossier ${MARK.ticket} 2 ${MARK.head} -->`;
const END = "<!-- /yoi -->";
const words = fc.string({ unit: "grapheme", maxLength: 60 }).filter((text) => !text.includes("<!--"));

describe("the body of a request", () => {
  it("names ticket, generation and head, and is read back as such", () => {
    const body = formatRequestBody("", MARK, "## A dossier\n");
    expect(body).toBe(`${BEGIN}\n## A dossier\n${END}`);
    expect(parseRequestMark(body)).toEqual(MARK);
  });

  it("keeps what people wrote above and below, and replaces only what is between", () => {
    const first = `Why this matters.\r\n\r\n${formatRequestBody("", MARK, "old")}\r\n\r\nCC the team`;
    const second = formatRequestBody(first, { ...MARK, head: oid("next") }, "new");
    expect(second).toBe(
      `Why this matters.\n\n${BEGIN.replace(MARK.head, oid("next"))}\nnew\n${END}\n\nCC the team`,
    );
  });

  it("puts the dossier below the text of somebody who opened the request by hand", () => {
    expect(formatRequestBody("I was faster.", MARK, "d")).toBe(`I was faster.\n\n${BEGIN}\nd\n${END}`);
  });

  it("is the same when it is made again, whatever people and dossier say", () => {
    fc.assert(
      fc.property(words, words, fc.string({ unit: "grapheme", maxLength: 200 }), (above, below, dossier) => {
        const body = formatRequestBody(
          `${above}\n\n${formatRequestBody("", MARK, "x")}\n\n${below}`,
          MARK,
          dossier,
        );
        expect(formatRequestBody(body, MARK, dossier)).toBe(body);
        expect(parseRequestMark(body)).toEqual(MARK);
        expect(body.startsWith(above.replaceAll("\r\n", "\n").trim())).toBe(true);
        expect(body.endsWith(below.replaceAll("\r\n", "\n").trim())).toBe(true);
      }),
    );
  });

  it("does not let a dossier that quotes a marker end it early or name another claim", () => {
    const quoted = `a\n${END}\nb\n<!-- yoi:dossier other-ticket 9 ${oid("x")} -->`;
    const body = formatRequestBody("", MARK, quoted);
    expect(parseRequestMark(body)).toEqual(MARK);
    expect(formatRequestBody(body, MARK, "short")).toBe(`${BEGIN}\nshort\n${END}`);
  });

  it("stays within what GitHub takes, and shortens the dossier before anything that people wrote", () => {
    const own = "x".repeat(20_000);
    const body = formatRequestBody(own, MARK, "d".repeat(60_000));
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(body.startsWith(own)).toBe(true);
    expect(body).toContain("yoi dossier");
    const full = formatRequestBody("y".repeat(65_536), MARK, "d");
    expect(full.length).toBeLessThanOrEqual(65_536);
    expect(parseRequestMark(full)).toEqual(MARK);
  });

  it.each([
    "",
    "<!-- yoi:dossier -->",
    `<!-- yoi:dossier ../x 1 ${oid("h")} -->`,
    `text ${BEGIN}`,
    BEGIN.replace(" 2 ", " 0 "),
  ])("takes %j for nobody's", (body) => {
    expect(parseRequestMark(body)).toBeUndefined();
  });
});
