import { expect } from "vitest";
import type { Flow } from "./flow.ts";

interface Row {
  readonly flow: string;
  readonly runs: number;
  readonly rest: number;
  readonly graphql: number;
  readonly git: number;
}

const rows: Row[] = [];

/** Keeps how much a flow asked of GitHub with the tokens of jobs. */
export function noteFlow({ world, driver }: Flow): void {
  const own = world.requests.filter(({ login }) => login?.endsWith("[bot]") === true);
  const count = (kind: string): number => own.filter((each) => each.kind === kind).length;
  rows.push({
    flow: expect.getState().currentTestName ?? "",
    runs: driver.runs.length,
    rest: count("rest"),
    graphql: count("graphql"),
    git: count("git"),
  });
}

/** The table of all flows of this file, for people to read. */
export function formatFlows(): string {
  const head = "| Flow | Runs | REST | GraphQL | git |\n| --- | ---: | ---: | ---: | ---: |\n";
  const lines = rows.map(
    ({ flow, runs, rest, graphql, git }) => `| ${flow} | ${runs} | ${rest} | ${graphql} | ${git} |\n`,
  );
  return head + lines.join("");
}
