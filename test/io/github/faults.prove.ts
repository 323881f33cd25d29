import { describe, expect, it } from "vitest";
import type { GitHubApi } from "../../../src/io/github/api.ts";
import { openGitHub } from "../../../src/io/github/client.ts";
import { QUICK } from "../../support/github/answers.ts";
import type { FaultKind } from "../../support/github/emulator/faults.ts";
import type { World } from "../../support/github/emulator/make-world.ts";
import { withGitHub } from "../../support/github/world.ts";

// Every call that writes, with every fault at every request that it makes: what is there afterwards is what is there
// without the fault.

const KINDS: readonly FaultKind[] = ["500", "502", "secondary-limit", "timeout", "lost-reply", "stale"];
const MARKER = "<!-- yoi:request -->";

/** What a call works on. */
interface Scene {
  readonly world: World;
  readonly api: GitHubApi;
  readonly head: string;
  readonly number: number;
}

const CALLS: Readonly<Record<string, (scene: Scene) => Promise<unknown>>> = {
  openRequest: async ({ world, api }) => {
    await world.as("wes").pushFiles("work/2", { b: "two\n" });
    const request = { head: "work/2", base: "main", title: "Second", body: "Body" };
    return (await api.openRequest(request)).number > 0;
  },
  updateRequest: ({ api, number }) => api.updateRequest(number, { body: "New", title: "New title" }),
  "mergeRequest, once": ({ api, number, head }) => mergeOnce(api, number, head),
  "mergeRequest, twice": async ({ api, number, head }) => [
    await mergeOnce(api, number, head),
    await mergeOnce(api, number, head),
  ],
  enqueueRequest: async ({ world, api, number, head }) => {
    world.protect("main", { mergeQueue: true, requestsOnly: true });
    const nodeId = (await api.readRequest(number))?.nodeId ?? "";
    return await api.enqueueRequest({ nodeId, head });
  },
  "upsertComment, new": async ({ api, number }) => {
    await api.upsertComment({ number, marker: MARKER, body: `${MARKER}\none` });
  },
  "upsertComment, changed": async ({ api, number }) => {
    for (const text of ["one", "two"]) {
      await api.upsertComment({ number, marker: MARKER, body: `${MARKER}\n${text}` });
    }
  },
  setStatus: ({ api, head }) =>
    api.setStatus({ sha: head, context: "yoi/transition", state: "success", description: "Fine" }),
};

async function mergeOnce(api: GitHubApi, number: number, head: string): Promise<string> {
  return (await api.mergeRequest({ number, head, method: "merge", title: "Title", message: "" })).kind;
}

/** Runs a call on a fresh GitHub, with one fault at its n-th request from here; gives what is there afterwards. */
async function perform(
  call: (scene: Scene) => Promise<unknown>,
  fault?: { readonly kind: FaultKind; readonly at: number },
): Promise<{ readonly after: unknown; readonly requests: number; readonly isHit: boolean }> {
  return await withGitHub(async (world) => {
    const head = await world.as("wes").pushFiles("work/1", { a: "one\n" });
    const number = await world.as("wes").openPull({ head: "work/1" });
    const { owner, name, apiUrl, graphqlUrl } = world;
    const token = world.token({
      contents: "write",
      pull_requests: "write",
      statuses: "write",
      checks: "read",
    });
    const limits = { ...QUICK, requestMs: 3_000 };
    const own = openGitHub({ token, apiUrl, graphqlUrl, owner, name, limits });
    let asked = 0;
    // The fault is laid at requests of the call under test, not at those that set the scene.
    const take = world.faults.take;
    Object.assign(world.faults, {
      take: (request: string, ...rest: readonly unknown[]) => {
        if (request.includes("/git-") || request.includes("info/refs")) return undefined;
        asked += 1;
        if (asked === fault?.at) world.faults.next({ match: "", kind: fault.kind });
        return Reflect.apply(take, world.faults, [request, ...rest]);
      },
    });
    const value = await call({ world, api: own, head, number });
    const requests = asked;
    Object.assign(world.faults, { take });
    const isHit = fault !== undefined && asked >= fault.at;
    const pulls = [...world.state.pulls.values()].map(({ title, body, state, merged }) => ({
      title,
      body,
      state,
      isMerged: merged !== null,
    }));
    const comments = (await world.as("wes").ask("GET", `/issues/${number}/comments`)).body;
    const texts = (comments as readonly { readonly body: string }[]).map(({ body }) => body);
    const statuses = await own.readStatuses(head);
    const queue = world.state.queue.map(({ pull }) => pull);
    const landed = world.bare.git("rev-list", "--count", "main");
    return { after: { value, pulls, texts, statuses: [...statuses], queue, landed }, requests, isHit };
  });
}

describe.each(Object.entries(CALLS))("%s", (_, call) => {
  it.each(KINDS)("leaves the same behind after %s at any of its requests", async (kind) => {
    const expected = await perform(call);
    expect(expected.requests).toBeGreaterThan(0);
    for (let at = 1; at <= expected.requests; at += 1) {
      const { after, isHit } = await perform(call, { kind, at });
      expect(isHit, `request ${at}`).toBe(true);
      expect(after, `request ${at}`).toEqual(expected.after);
    }
  });
});
