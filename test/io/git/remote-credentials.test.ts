import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { readRemoteDefault } from "../../../src/io/git/fetch-commits.ts";
import { withRemoteCredentials } from "../../../src/io/git/remote-credentials.ts";
import { openRepository } from "../../../src/io/git/repository.ts";
import { withRepo } from "../../support/git-repo.ts";

/** The authorisation headers of every request that `use` makes to a server that refuses them. */
async function headersSeen(use: (url: string) => Promise<void>): Promise<readonly (readonly string[])[]> {
  const seen: string[][] = [];
  const server = createServer((request, response) => {
    seen.push(request.headersDistinct["authorization"] ?? []);
    response.writeHead(404).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
  return seen;
}

describe("credentials for a server", () => {
  it("are sent once, in place of those that a checkout left, and are in no file", async () => {
    await withRepo(async (repo) => {
      const seen = await headersSeen(async (serverUrl) => {
        repo.git("remote", "add", "origin", `${serverUrl}/acme/widgets`);
        repo.git("config", `http.${serverUrl}/.extraheader`, "AUTHORIZATION: basic b2xk");
        const env = withRemoteCredentials(repo.env, { serverUrl: `${serverUrl}/`, token: "new-token" });
        expect(await readRemoteDefault(openRepository(repo.root, env), "origin")).toBeUndefined();
      });
      const basic = Buffer.from("x-access-token:new-token").toString("base64");
      expect(seen.length).toBeGreaterThan(0);
      for (const values of seen) expect(values).toEqual([`basic ${basic}`]);
      expect(repo.read(".git/config")).not.toContain(basic);
    });
  });

  it("go to no other server", async () => {
    await withRepo(async (repo) => {
      const seen = await headersSeen(async (serverUrl) => {
        repo.git("remote", "add", "origin", `${serverUrl}/acme/widgets`);
        const env = withRemoteCredentials(repo.env, { serverUrl: "https://github.com", token: "secret" });
        await readRemoteDefault(openRepository(repo.root, env), "origin");
      });
      expect(seen.flat()).toEqual([]);
    });
  });

  it("stand beside configuration that is in variables already", () => {
    const given = { GIT_CONFIG_COUNT: "1", GIT_CONFIG_KEY_0: "a.b", GIT_CONFIG_VALUE_0: "c" };
    const env = withRemoteCredentials(given, { serverUrl: "https://github.com", token: "t" });
    expect(env).toMatchObject({
      ...given,
      GIT_CONFIG_COUNT: "3",
      GIT_CONFIG_KEY_1: "http.https://github.com/.extraheader",
      GIT_CONFIG_VALUE_1: "",
    });
  });
});
