import { expect, it } from "vitest";
import { readClaimTrailers } from "../../../../src/app/orchestrate/store/claim-trailers.ts";
import { formatClaimTrailer } from "../../../../src/core/orchestrator/claim/claim-trailer.ts";
import { writeCommit } from "../../../../src/io/git/objects.ts";
import { openRepository } from "../../../../src/io/git/repository.ts";
import { countGit } from "../../../support/count-git.ts";
import { type TestRepo, withRepo } from "../../../support/git-repo.ts";

const ID = "20261101-080000-dark-mode";
const trailer = { ticket: ID, generation: 2, attempt: "a7k2b3c4", ledger: "c".repeat(40) };
const CLAIM = formatClaimTrailer(trailer);

function commitWith(repo: TestRepo, message: string): string {
  const tree = repo.git("write-tree");
  return writeCommit(openRepository(repo.root, repo.env), { tree, parents: [], message, at: 1_782_000_000 });
}

it("reads what commits prove, and nothing where they prove nothing", async () => {
  await withRepo((repo) => {
    const git = openRepository(repo.root, repo.env);
    const good = commitWith(repo, `x\n\nYoi-Ticket: ${ID}\nYoi-Claim: ${CLAIM}`);
    const others = [
      "no trailer at all",
      `x\n\nYoi-Claim: ${CLAIM}\nYoi-Claim: ${CLAIM.replace(" 2 ", " 3 ")}`,
      `x\n\nYoi-Claim: ${CLAIM}\n\nA paragraph behind it makes it a part of the text.`,
      `x\n\nYoi-Claim: ${CLAIM} and more`,
      `x\n\nYoi-Claim:`,
    ].map((message) => commitWith(repo, message));
    repo.git("config", "log.showSignature", "true");
    expect(readClaimTrailers(git, [good, ...others, good])).toEqual(new Map([[good, trailer]]));
  });
});

it("starts one process for any number of commits, and none for none", async () => {
  await withRepo((repo) => {
    const commits = [...Array(20).keys()].map((index) => {
      const claim = formatClaimTrailer({ ...trailer, generation: index + 1 });
      return commitWith(repo, `commit ${index}\n\nYoi-Claim: ${claim}`);
    });
    const { repo: counted, take } = countGit(repo);
    const git = openRepository(counted.root, counted.env);
    take();
    const found = readClaimTrailers(git, commits);
    expect(commits.map((commit) => found.get(commit)?.generation)).toEqual(
      [...Array(20).keys()].map((index) => index + 1),
    );
    expect(take()).toBe(1);
    expect(readClaimTrailers(git, [])).toEqual(new Map());
    expect(take()).toBe(0);
  });
});
