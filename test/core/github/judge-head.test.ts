import { describe, expect, it } from "vitest";
import { type HeadRequest, judgeHead, ticketOfBranch } from "../../../src/core/github/judge-head.ts";

const TICKET = "20260301-080000-copy";

function request(change: Partial<HeadRequest> = {}): HeadRequest {
  return { number: 1, state: "open", headBranch: `work/${TICKET}`, isFork: false, ...change };
}

describe("the requests of a head", () => {
  it.each<[string, readonly HeadRequest[], object]>([
    ["none is open", [request({ state: "merged" }), request({ state: "closed" })], { kind: "none" }],
    ["a work branch's", [request()], { kind: "work", ticket: TICKET, number: 1 }],
    [
      "a work branch's beside closed ones",
      [request(), request({ number: 2, state: "closed" })],
      { kind: "work", ticket: TICKET, number: 1 },
    ],
    ["a fork's branch of the same name", [request({ isFork: true })], { kind: "free" }],
    ["a person's branch", [request({ headBranch: "feature/x" })], { kind: "free" }],
    [
      "two with one head",
      [request(), request({ number: 2, isFork: true })],
      { kind: "siblings", numbers: [1, 2] },
    ],
  ])("%s", (_what, requests, expected) => {
    expect(judgeHead(requests, "work/")).toEqual(expected);
  });

  it.each(["work/", "work", "work/../x", `other/${TICKET}`, `work/${TICKET}/more`])(
    "%j is no work branch",
    (branch) => {
      expect(ticketOfBranch(branch, "work/")).toBeUndefined();
    },
  );
});
