import { describe, expect, it } from "vitest";
import { checkWorkspace } from "../../../src/core/rules/check-workspace.ts";
import { findCycles, waitGraphOf } from "../../../src/core/workspace/relation-graph.ts";
import { summarize } from "../../../src/core/workspace/summary.ts";
import { relationsText, ticketTexts } from "../../support/ticket-text.ts";
import { errorsOf, ticketOf, warningsOf } from "./world.ts";

function ticket(id: string, relations: readonly (readonly [string, string])[] = []) {
  return summarize(
    ticketOf({ ...ticketTexts("intake"), "artifacts/relations.json": relationsText(id, relations) }, id),
  );
}

function check(...tickets: ReturnType<typeof ticket>[]) {
  return checkWorkspace({ tickets, objectives: [], strays: [] });
}

describe("ids", () => {
  it("differ in more than case", () => {
    expect(errorsOf(check(ticket("20261101-080000-one"), ticket("20261101-080000-ONE")))).toEqual([
      "ticket/duplicate-id",
    ]);
  });

  it("may share a slug, with a warning", () => {
    expect(warningsOf(check(ticket("20261101-080000-one"), ticket("20261102-080000-one")))).toEqual([
      "ticket/duplicate-slug",
    ]);
  });
});

describe("relations", () => {
  it("lead to tickets that are there, or name the nearest", () => {
    const [found] = check(ticket("alpha", [["related", "betta"]]), ticket("beta"));
    expect(found).toMatchObject({
      code: "relation/dangling-target",
      facts: { target: "betta", suggestion: "did you mean beta?" },
    });
  });

  it("do not wait in a circle, whichever side stores it", () => {
    const found = check(
      ticket("one", [["depends_on", "two"]]),
      ticket("two", [["depends_on", "three"]]),
      ticket("three", [
        ["blocks", "two"],
        ["depends_on", "one"],
      ]),
    );
    expect(found).toMatchObject([{ code: "relation/cycle", facts: { cycle: "one → two → three → one" } }]);
  });

  it("of other kinds may point at each other", () => {
    expect(check(ticket("one", [["related", "two"]]), ticket("two", [["supersedes", "one"]]))).toEqual([]);
  });
});

describe("the graph of waiting", () => {
  it("is searched without exhausting the stack by a chain of 100,000 tickets", () => {
    const chain = new Map(
      Array.from({ length: 100_000 }, (_, index) => [`t${index}`, new Set([`t${index + 1}`])]),
    );
    expect(findCycles(chain)).toEqual([]);
    chain.set("t100000", new Set(["t0"]));
    expect(findCycles(chain)).toHaveLength(1);
  });

  it("takes depends_on and blocks for one and the same edge", () => {
    const graph = waitGraphOf([ticket("one", [["depends_on", "two"]]), ticket("two", [["blocks", "one"]])]);
    expect([...graph].map(([id, edges]) => [id, [...edges]])).toEqual([["one", ["two"]]]);
  });
});

describe("files between the tickets", () => {
  it("are warned of, keepers of empty directories are not", () => {
    const strays = [".yoi/tickets/notes.md", ".yoi/tickets/pending/.gitkeep"];
    expect(checkWorkspace({ tickets: [], objectives: [], strays })).toMatchObject([
      { code: "ticket/stray-file", path: strays[0] },
    ]);
  });
});
