import { describe, expect, it } from "vitest";
import { readActor } from "../../src/app/actor.ts";
import {
  findPlace,
  listTicketPlaces,
  loadTicket,
  openWorkspace,
  resolveTicket,
} from "../../src/app/workspace.ts";
import { CONFIG_PATH } from "../../src/core/ticket/files.ts";
import { openRepository } from "../../src/io/git/repository.ts";
import { failureOf } from "../support/failure.ts";
import { type TestRepo, withRepo } from "../support/git-repo.ts";
import { ticketTexts } from "../support/ticket-text.ts";

const ROOT = ".yoi/tickets";
const IDS = [
  "20261101-080000-dark-mode",
  "20261101-090000-dark-charts",
  "20261102-080000-charts",
  "00001KVHX0WBE",
];
const PLACES = IDS.map((id) => ({ id, dir: `${ROOT}/${id}` }));

function open(repo: TestRepo, cwd = repo.root): ReturnType<typeof openWorkspace> {
  return openWorkspace({ cwd, env: repo.env });
}

describe("a reference", () => {
  it.each([
    ["the id", "20261101-080000-dark-mode", 0],
    ["the id in another case", "00001kvhx0wbe", 3],
    ["the slug", "dark-mode", 0],
    ["a slug that is also part of another id", "charts", 2],
    ["a part of one id only", "090000", 1],
    ["a path into the ticket", "./.yoi/tickets/00001KVHX0WBE/item.md", 3],
    ["an id with spaces around it", " 00001KVHX0WBE ", 3],
  ])("finds a ticket by %s", (_what, reference, index) => {
    expect(findPlace(PLACES, reference, ROOT)).toBe(PLACES[index]);
  });

  it("is refused with the candidates when it fits several", () => {
    const { diagnostic } = failureOf(() => findPlace(PLACES, "dark", ROOT));
    expect(diagnostic).toMatchObject({
      code: "usage/ambiguous-ticket",
      facts: { candidates: `${IDS[0]}, ${IDS[1]}` },
    });
  });

  it("is refused with the nearest name when it fits none", () => {
    expect(failureOf(() => findPlace(PLACES, "drak-mode", ROOT)).diagnostic).toMatchObject({
      code: "usage/unknown-ticket",
      facts: { suggestion: "write dark-mode" },
    });
    expect(failureOf(() => findPlace(PLACES, "", ROOT)).diagnostic.code).toBe("usage/unknown-ticket");
  });

  it("means the first of two directories of one id in an older layout", () => {
    const twins = ["open", "closed"].map((status) => ({ id: "one-id", dir: `${ROOT}/${status}/one-id` }));
    expect(findPlace(twins, "one-id", ROOT)).toBe(twins[0]);
  });
});

describe("a workspace", () => {
  it("is found from any directory below, and reads its tickets, old places included", async () => {
    await withRepo((repo) => {
      for (const [inside, text] of Object.entries(ticketTexts("ready"))) {
        repo.write(`${ROOT}/${IDS[0]}/${inside}`, text);
        repo.write(`${ROOT}/pending/older-one/${inside}`, text);
      }
      repo.write("src/deep/file.txt", "");
      const workspace = open(repo, `${repo.root}/src/deep`);
      expect(workspace.root).toBe(repo.root);
      expect(
        listTicketPlaces(workspace)
          .map(({ dir }) => dir)
          .toSorted(),
      ).toEqual([`${ROOT}/${IDS[0]}`, `${ROOT}/pending/older-one`]);
      const ticket = loadTicket(workspace, resolveTicket(workspace, "older"));
      expect(ticket).toMatchObject({ status: "pending", item: { title: "Make it work" } });
    });
  });

  it("uses a broken configuration as far as it can be read, and says what is wrong", async () => {
    await withRepo((repo) => {
      repo.write(CONFIG_PATH, 'version = 1\n[backend]\nroot = ".yoi/things"\n[ticket]\nlanguage = "Latin"\n');
      const workspace = open(repo);
      expect(workspace.ticketRoot).toBe(".yoi/things");
      expect(workspace.config.ticket.language).toBe("English");
      expect(workspace.configDiagnostics).toMatchObject([{ path: CONFIG_PATH, line: 5 }]);
    });
  });

  it("does not follow a configuration that is a link", async () => {
    await withRepo((repo) => {
      repo.write("elsewhere.toml", 'version = 1\n[backend]\nroot = ".yoi/things"\n');
      repo.write(".yoi/x", "");
      repo.run("ln", ["-s", "../elsewhere.toml", CONFIG_PATH]);
      expect(open(repo)).toMatchObject({ ticketRoot: ROOT, configDiagnostics: [{ code: "file/symlink" }] });
    });
  });

  it("shares lock and journal with its linked worktrees", async () => {
    await withRepo((repo) => {
      repo.commit("first");
      expect(open(repo.worktree("linked")).stateDir).toBe(open(repo).stateDir);
    });
  });

  it("needs a work tree", async () => {
    await withRepo((repo) => {
      expect(failureOf(() => open(repo)).diagnostic.code).toBe("git/no-work-tree");
      expect(failureOf(() => open(repo, repo.base)).diagnostic.code).toBe("git/not-a-repository");
    }, "--bare");
  });
});

describe("the actor", () => {
  const actorIn = (repo: TestRepo, env: Record<string, string>): ReturnType<typeof readActor> =>
    readActor(openRepository(repo.root, repo.env), { ...repo.env, ...env });

  it("is a person with git's name, or whom the environment names", async () => {
    await withRepo((repo) => {
      expect(actorIn(repo, {})).toEqual({ name: "Test Person", role: "person" });
      expect(actorIn(repo, { GIT_AUTHOR_NAME: "Bob" })).toEqual({ name: "Bob", role: "person" });
      const agent = { YOI_ACTOR: " coder\n--> 1 ", YOI_ROLE: "coder", GIT_AUTHOR_NAME: "Bob" };
      expect(actorIn(repo, agent)).toEqual({ name: "coder --> 1", role: "coder" });
    });
  });

  it("is refused without a name, and with a role that is none", async () => {
    await withRepo((repo) => {
      expect(failureOf(() => actorIn(repo, { YOI_ROLE: "admin" })).diagnostic.code).toBe("usage/bad-role");
      repo.git("config", "--global", "--unset", "user.name");
      expect(failureOf(() => actorIn(repo, {})).diagnostic.code).toBe("usage/no-name");
    });
  });
});
