import { expect, it } from "vitest";
import { listTrailed } from "../../../src/io/git/commit-trailers.ts";
import { openRepository } from "../../../src/io/git/repository.ts";
import { countGit } from "../../support/count-git.ts";
import { withRepo } from "../../support/git-repo.ts";

const KEYS = ["Yoi-Claim", "Yoi-Head"];

it("lists the commits of a range that have a trailer, parents first, with one process", async () => {
  await withRepo((repo) => {
    const first = repo.commit("first\n\nYoi-Claim: a 1");
    repo.commit("without");
    repo.git("switch", "--quiet", "--create", "side");
    const side = repo.commit("side\n\nYoi-Claim: b 1\nYoi-Claim: b 2");
    repo.git("switch", "--quiet", "main");
    repo.commit("a text that only says\n\nYoi-Claim: in its middle\n\nand goes on.");
    repo.git("merge", "--quiet", "--no-ff", "-m", "merge\n\nYoi-Head: x\nYoi-Ticket: y", "side");
    const merge = repo.git("rev-parse", "HEAD");
    const { repo: counted, take } = countGit(repo);
    const git = openRepository(counted.root, counted.env);
    take();
    const all = listTrailed(git, { include: [merge], exclude: [] }, KEYS);
    expect(take()).toBe(1);
    expect(all.map(({ oid, values }) => [oid, values])).toEqual([
      [first, [["a 1"], []]],
      [side, [["b 1", "b 2"], []]],
      [merge, [[], ["x"]]],
    ]);
    expect(all.at(-1)?.parents).toEqual([repo.git("rev-parse", "HEAD^1"), side]);
    expect(all[0]?.committedAt).toBe(Number(repo.git("log", "-1", "--format=%ct", first)));
    const range = { include: [merge], exclude: [side] };
    expect(listTrailed(git, range, KEYS).map(({ oid }) => oid)).toEqual([merge]);
    expect(listTrailed(git, { include: [first], exclude: [first] }, KEYS)).toEqual([]);
  });
});
