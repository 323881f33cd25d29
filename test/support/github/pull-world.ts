import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import webhooks from "@octokit/webhooks-examples";
import { type TestRepo, withRepo } from "../git-repo.ts";
import { ticketTexts } from "../ticket-text.ts";
import { type ActionEnd, runAction } from "./run-action.ts";

/** A repository on a server, and what people push to it. */
export interface PullWorld {
  /** Where people work: branch `main`, pushed. */
  readonly author: TestRepo;
  readonly origin: TestRepo;
  /** A fresh checkout as `actions/checkout` leaves it with `filter: blob:none`. */
  readonly checkout: () => TestRepo;
  /** Puts the author's HEAD where a request has its head, and gives the commit. */
  readonly propose: (number: number) => string;
  /** Runs the Action for a request with a token that may not see requests, from the request's own workflow. */
  readonly checkRequest: (choice?: RequestChoice) => Promise<ActionEnd>;
  /** An API that refuses everything. */
  readonly apiUrl: string;
}

/** A request's event. */
export interface RequestChoice {
  readonly number?: number;
  readonly action?: string;
  readonly checkout?: TestRepo;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

const CONFIG = 'version = 1\n[git]\ndefault_branch = "main"\n';

/** Makes a repository with tickets in some states, shared through a bare one. */
export async function withPullWorld<T>(
  tickets: Readonly<Record<string, Parameters<typeof ticketTexts>[0]>>,
  use: (world: PullWorld) => Promise<T>,
  config: string = CONFIG,
): Promise<T> {
  return await withRepo(async (author) => {
    author.write("README.md", "# World\n");
    author.write(".yoi/ticket.config.toml", config);
    for (const [id, state] of Object.entries(tickets)) putTicket(author, id, state);
    author.commit("start");
    const origin = author.bare("origin.git");
    origin.git("config", "uploadpack.allowFilter", "true");
    author.git("remote", "add", "origin", `file://${origin.root}`);
    author.git("fetch", "--quiet", "origin");
    let clones = 0;
    const checkout = (): TestRepo => {
      clones += 1;
      return origin.clone(`checkout-${clones}`, "--filter=blob:none");
    };
    const propose = (number: number): string => {
      author.git("push", "--quiet", "--force", "origin", `HEAD:refs/pull/${number}/head`);
      return author.git("rev-parse", "HEAD");
    };
    return await withRefusingApi(async (apiUrl) => {
      const checkRequest = async (choice: RequestChoice = {}): Promise<ActionEnd> => {
        const { number = 1, action = "opened", inputs = {}, env = {} } = choice;
        const head = propose(number);
        return await runAction(choice.checkout ?? checkout(), {
          event: "pull_request",
          payload: requestPayload({ number, action, head, base: author.git("rev-parse", "origin/main") }),
          inputs,
          env: { GITHUB_REF: `refs/pull/${number}/merge`, ...env },
          apiUrl,
        });
      };
      return await use({ author, origin, checkout, propose, checkRequest, apiUrl });
    });
  });
}

/** Writes a lawful ticket into a working tree. */
export function putTicket(
  repo: TestRepo,
  id: string,
  state: Parameters<typeof ticketTexts>[0],
  fields: Readonly<Record<string, string>> = {},
): void {
  for (const [inside, text] of Object.entries(ticketTexts(state, fields)))
    repo.write(`.yoi/tickets/${id}/${inside}`, text);
}

/** The payload of a request's event: a published example with the values that count here. */
export function requestPayload(values: {
  readonly number: number;
  readonly action: string;
  readonly head: string;
  readonly base: string;
}): unknown {
  const { number, action, head, base } = values;
  const example = exampleOf("pull_request", "pull_request") as {
    readonly pull_request: Readonly<Record<string, object>>;
  };
  const { head: headOf, base: baseOf } = example.pull_request;
  return {
    ...example,
    action,
    number,
    pull_request: {
      ...example.pull_request,
      number,
      head: { ...headOf, sha: head },
      base: { ...baseOf, sha: base, ref: "main" },
    },
  };
}

/** A published example of an event. https://github.com/octokit/webhooks */
export function exampleOf(name: string, key: string): Readonly<Record<string, unknown>> {
  const known = (webhooks as unknown as readonly { name: string; examples: readonly object[] }[]).find(
    (each) => each.name === name,
  );
  const found = known?.examples.find((example) => key in example);
  if (found === undefined) throw new Error(`there is no published example of ${name}`);
  return found as Readonly<Record<string, unknown>>;
}

/** A server that says of everything that the token may not see it. */
async function withRefusingApi<T>(use: (url: string) => Promise<T>): Promise<T> {
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(403, { "content-type": "application/json" });
    response.end(JSON.stringify({ message: "Resource not accessible by integration" }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
