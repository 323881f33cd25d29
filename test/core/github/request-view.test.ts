import { describe, expect, it } from "vitest";
import { GATE_CONTEXT, QUEUE_CONTEXT, TRANSITION_CONTEXT } from "../../../src/core/github/names.ts";
import { formatRequestBody } from "../../../src/core/github/request-body.ts";
import {
  type CheckLike,
  isOfClaim,
  type RequestFacts,
  type RequestLike,
  viewChecks,
  viewRequest,
  wasEjected,
} from "../../../src/core/github/request-view.ts";
import { oid } from "../../support/observation.ts";

const TICKET = "20260301-080000-copy";
const HEAD = oid("head");

function bodyOf(generation = 2, head = HEAD): string {
  return formatRequestBody("", { ticket: TICKET, generation, head }, "dossier");
}

function status(context: string, state: string, description = ""): RequestLike["statuses"] {
  return new Map([[context, { state, description }]]);
}

/** What every request needs, whatever else is asked. */
const LAWFUL = status(TRANSITION_CONTEXT, "success");

function request(change: Partial<RequestLike> = {}): RequestLike {
  return {
    number: 7,
    state: "open",
    isFork: false,
    head: HEAD,
    baseBranch: "main",
    body: bodyOf(),
    inMergeQueue: false,
    statuses: new Map([...LAWFUL, ...status(GATE_CONTEXT, "pending", "pending: checks: checks are running")]),
    checks: { state: "passed", names: [{ name: "test", state: "passed" }] },
    ...change,
  };
}

function facts(change: Partial<RequestFacts> = {}): RequestFacts {
  return {
    ticket: TICKET,
    claim: { generation: 2, request: null },
    defaultBranch: "main",
    requiredChecks: undefined,
    workHead: HEAD,
    justShown: null,
    justQueued: false,
    ...change,
  };
}

describe("a request as a decision sees it", () => {
  it("is open at its head, with its checks and what its status says", () => {
    expect(viewRequest(request(), facts())).toEqual({
      id: "7",
      state: "open",
      head: HEAD,
      checks: "passed",
      status: "pending: checks: checks are running",
    });
  });

  it("has an empty status where none was posted, so that one is", () => {
    expect(viewRequest(request({ statuses: new Map() }), facts())?.status).toBe("");
  });

  it.each<[string, Partial<RequestLike>, Partial<RequestFacts>]>([
    ["whose body names another head", { body: bodyOf(2, oid("old")) }, {}],
    ["that a person opened by hand", { body: "mine" }, {}],
    ["of an older claim", { body: bodyOf(1) }, {}],
    ["into another branch", { baseBranch: "release" }, {}],
    ["of a fork whose branch has the same name", { isFork: true }, {}],
    ["whose branch is gone", {}, { workHead: null }],
    ["of an older claim that was closed", { state: "closed", body: bodyOf(1) }, {}],
    ["that a person opened and closed by hand", { state: "closed", body: "mine" }, {}],
  ])("is none %s", (_what, change, given) => {
    expect(viewRequest(request(change), facts(given))).toBeNull();
  });

  it("ends the claim when it was closed, whatever head it shows", () => {
    const closed = request({ state: "closed", head: oid("old"), body: bodyOf(2, oid("old")) });
    expect(viewRequest(closed, facts())?.state).toBe("closed");
  });

  it("is known by the number in the ledger where a person took the marker out", () => {
    const closed = request({ state: "closed", body: "I do not want this." });
    expect(viewRequest(closed, facts({ claim: { generation: 2, request: "7" } }))?.state).toBe("closed");
    expect(isOfClaim(closed, facts({ claim: { generation: 2, request: "8" } }))).toBe(false);
  });

  it("counts as shown where this process has just put the dossier there", () => {
    const stale = request({ body: bodyOf(2, oid("old")) });
    expect(viewRequest(stale, facts({ justShown: HEAD }))?.state).toBe("open");
    expect(viewRequest(stale, facts({ justShown: oid("other") }))).toBeNull();
  });

  it.each<[string, Partial<RequestLike>, Partial<RequestFacts>]>([
    ["GitHub shows an older head", { head: oid("old") }, {}],
    ["it is in the merge queue", { inMergeQueue: true }, {}],
    ["it was just put there", {}, { justQueued: true }],
    ["it was merged, and git does not show it yet", { state: "merged" }, {}],
  ])("waits, and its status is left alone, while %s", (_what, change, given) => {
    expect(viewRequest(request(change), facts(given))).toMatchObject({ checks: "pending", status: null });
  });

  it("has failed when it left the merge queue without a merge, and not while it is in it again", () => {
    const left = request({ statuses: status(QUEUE_CONTEXT, "success") });
    expect(wasEjected(left)).toBe(true);
    expect(viewRequest(left, facts())?.checks).toBe("failed");
    expect(viewRequest({ ...left, inMergeQueue: true }, facts())?.checks).toBe("pending");
  });
});

describe("the checks of a request", () => {
  const check = (name: string, state: CheckLike["state"] = "passed"): CheckLike => ({ name, state });
  it.each<[string, readonly CheckLike[], readonly string[] | undefined, string]>([
    ["nothing reported and nothing is configured", [], undefined, "pending"],
    ["one passed and nothing is configured", [check("a")], undefined, "passed"],
    ["one of two is running", [check("a"), check("b", "pending")], undefined, "pending"],
    ["one of two is held", [check("a", "pending"), check("b", "held")], undefined, "held"],
    ["one failed, whatever else there is", [check("a", "held"), check("b", "failed")], undefined, "failed"],
    ["there are to be none", [check("a", "failed")], [], "passed"],
    ["the named one passed, beside a failed one", [check("a"), check("b", "failed")], ["a"], "passed"],
    ["the named one is missing", [check("b")], ["a"], "pending"],
    ["one of two named ones is missing", [check("a")], ["a", "b"], "pending"],
    ["two have the named one's name and one failed", [check("a"), check("a", "failed")], ["a"], "failed"],
  ])("%s", (_what, names, required, expected) => {
    expect(
      viewChecks(
        { checks: { state: names.length === 0 ? "none" : "passed", names }, statuses: LAWFUL },
        required,
      ),
    ).toBe(expected);
  });

  it.each([
    ["failure", [], "failed"],
    ["error", ["a"], "failed"],
    ["pending", undefined, "pending"],
    ["success", ["a", TRANSITION_CONTEXT], "passed"],
  ])("count yoi/transition wherever it is: %s", (state, required, expected) => {
    const statuses = status(TRANSITION_CONTEXT, state);
    expect(viewChecks({ checks: { state: "passed", names: [check("a")] }, statuses }, required)).toBe(
      expected,
    );
  });

  it("are not there where everything was skipped, which is no green", () => {
    const skipped = { state: "none" as const, names: [check("a")] };
    expect(viewChecks({ checks: skipped, statuses: LAWFUL }, undefined)).toBe("pending");
    expect(viewChecks({ checks: skipped, statuses: LAWFUL }, ["a"])).toBe("passed");
  });

  it("are held while any is that yoi/transition may come from, also where none is asked", () => {
    const checks = { state: "held" as const, names: [check("yoi check", "held")] };
    expect(viewChecks({ checks, statuses: new Map() }, [])).toBe("held");
    expect(viewChecks({ checks, statuses: status(TRANSITION_CONTEXT, "success") }, [])).toBe("passed");
  });

  it("wait for yoi/transition, whatever is asked", () => {
    const seen = { checks: { state: "passed" as const, names: [check("a")] }, statuses: new Map() };
    expect(viewChecks(seen, undefined)).toBe("pending");
    expect(viewChecks(seen, [])).toBe("pending");
  });
});
