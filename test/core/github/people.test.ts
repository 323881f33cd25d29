import { describe, expect, it } from "vitest";
import { type CommitPeople, isForeign, unknownCommit } from "../../../src/core/github/people.ts";
import { oid } from "../../support/observation.ts";

const OWN = "coder.coder@yoi.invalid";

function commit(change: Partial<CommitPeople> = {}): CommitPeople {
  return {
    oid: oid("c"),
    authorEmail: "a@b.example",
    committerEmail: "a@b.example",
    login: "ada",
    ...change,
  };
}

describe("who made the commits of a work branch", () => {
  it.each([
    ["yoi's own commit", OWN, "noreply@yoi.invalid", false],
    ["yoi's own commit that GitHub's pages merged", OWN, "noreply@github.com", false],
    ["a person's commit", "a@b.example", "a@b.example", true],
    ["a person's commit made on GitHub's pages", "a@b.example", "noreply@github.com", true],
    ["yoi's commit that a person committed anew", OWN, "a@b.example", true],
    ["an address that only looks like yoi's", "a@yoi.invalid.example", "noreply@yoi.invalid", true],
  ])("%s is a person's: %#", (_what, authorEmail, committerEmail, foreign) => {
    expect(isForeign({ oid: oid("c"), authorEmail, committerEmail })).toBe(foreign);
  });

  it.each<[string, readonly CommitPeople[], boolean]>([
    ["an author whom GitHub knows", [commit()], true],
    ["an author whom it does not know", [commit({ login: null })], false],
    ["an author whom nobody asked for", [commit({ login: undefined })], false],
    [
      "a known author whose commit somebody unknown committed",
      [commit({ committerEmail: "x@y.example" })],
      false,
    ],
    [
      "a committer who is known as an author",
      [
        commit({ committerEmail: "X@y.example" }),
        commit({ authorEmail: "x@y.example", committerEmail: "x@y.example", login: "xena" }),
      ],
      true,
    ],
    ["a known author on GitHub's pages", [commit({ committerEmail: "noreply@github.com" })], true],
    ["yoi's commit that somebody unknown committed anew", [commit({ authorEmail: OWN, login: null })], false],
    ["no commit of people", [], true],
  ])("takes all for known with %s: %#", (_what, commits, known) => {
    expect(unknownCommit(commits) === undefined).toBe(known);
  });
});
