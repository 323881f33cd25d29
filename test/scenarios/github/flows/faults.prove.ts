import { afterAll, describe, expect, it } from "vitest";
import type { FaultKind } from "../../../support/github/emulator/faults.ts";
import { formatFlows } from "../../../support/github/flow-table.ts";
import { wholeFlow } from "../../../support/github/flow-whole.ts";

/** Every kind of request that the flow makes, as a pattern of what a fault is matched with. */
async function operationsOfFlow(): Promise<readonly string[]> {
  const found = new Set<string>();
  await wholeFlow({}, (flow) => {
    const { requests } = flow.world.state;
    const { push } = requests;
    // Only what jobs ask: people's own requests are not yoi's to repeat.
    requests.push = (...added) => {
      for (const { method, path, kind, body, login } of added) {
        if (login !== "github-actions[bot]") continue;
        found.add(
          kind === "graphql" ? graphqlName(body) : `${method} ${path}`.replaceAll(/[0-9a-f]{40}|\d+/g, "*"),
        );
      }
      return push.apply(requests, added);
    };
  });
  return [...found].sort();
}

function graphqlName(body: unknown): string {
  const { query } = body as { readonly query: string };
  return `POST /graphql ${/(?:query|mutation) \w+/.exec(query)?.[0] ?? query.slice(0, 40)}`;
}

function pattern(operation: string): RegExp {
  const escaped = operation.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll(String.raw`\*`, "[0-9a-f]+")}(?:[?(\\s]|$)`);
}

afterAll(() => console.log(formatFlows()));

/** Asked once for all faults. */
let operations: Promise<readonly string[]> | undefined;

describe("the flow from queue to merge", () => {
  const kinds: readonly (readonly [kind: FaultKind, what: string, requests: RegExp])[] = [
    ["500", "each kind of request", /./],
    ["secondary-limit", "each kind of request", /./],
    ["lost-reply", "each kind of request", /./],
    ["403", "each kind of request", /./],
    ["stale", "each kind of question", /^GET \/repos|graphql query/],
    // Each is waited for: those that change something are enough.
    ["timeout", "each kind of request that writes", /^(?:POST|PUT|PATCH) \/repos/],
  ];
  it.each(kinds)("comes to the same end when %s meets %s once", async (kind, _what, requests) => {
    operations ??= operationsOfFlow();
    const all = (await operations).filter((operation) => requests.test(operation));
    expect(all.length).toBeGreaterThan(3);
    let waiting = (): number => all.length;
    await wholeFlow(
      {},
      ({ world: { faults } }) => {
        for (const operation of all) faults.next({ match: pattern(operation), kind });
        waiting = faults.waiting;
      },
      // A comment that was refused is not made up for when everything goes on without it.
      kind === "403" ? 0 : 1,
    );
    // The claim's own requests can be over before the faults begin.
    expect(waiting()).toBeLessThan(all.length / 4);
  });
});
