import { describe, expect, it } from "vitest";
import { type HistoryCommit, readHistory, readShallowCommits } from "../../../src/io/git/history.ts";
import { openRepository } from "../../../src/io/git/repository.ts";
import { countGit } from "../../support/count-git.ts";
import { failureOf } from "../../support/failure.ts";
import { type TestRepo, withRepo } from "../../support/git-repo.ts";

const open = (repo: TestRepo) => openRepository(repo.root, repo.env);

function historyOf(
  repo: TestRepo,
  include: readonly string[],
  exclude: readonly string[] = [],
): HistoryCommit[] {
  return [...readHistory(open(repo), { include, exclude }, ["t"])];
}

const pathsOf = (commit: HistoryCommit | undefined) =>
  commit?.edges.map((edge) => [edge.parent, edge.changes.map((change) => change.path)]);

describe.each(["sha1", "sha256"])("the history of a %s repository", (format) => {
  it("gives each commit that touches the paths, oldest first, the first one against nothing", async () => {
    await withRepo((repo) => {
      repo.write("t/課題", "1\n");
      const first = repo.commit("first");
      repo.write("other", "1\n");
      const second = repo.commit("second");
      repo.write("t/課題", "2\n");
      repo.write("t/b", "1\n");
      const third = repo.commit("third");
      const all = historyOf(repo, ["HEAD"]);
      expect(all.map((commit) => commit.oid)).toEqual([first, third]);
      expect(all.map(pathsOf)).toEqual([[[undefined, ["t/課題"]]], [[second, ["t/b", "t/課題"]]]]);
      expect(all[1]?.edges[0]?.changes[1]).toEqual({
        path: "t/課題",
        before: { mode: "100644", oid: repo.git("rev-parse", `${first}:t/課題`) },
        after: { mode: "100644", oid: repo.git("rev-parse", `${third}:t/課題`) },
      });
      expect(all[1]?.committedAt).toBe(Number(repo.git("log", "-1", "--format=%ct", third)));
      expect(historyOf(repo, ["HEAD"], [first]).map(pathsOf)).toEqual([[[second, ["t/b", "t/課題"]]]]);
      expect(historyOf(repo, [`${second}..${third}`])).toHaveLength(1);
      expect(historyOf(repo, ["HEAD"], ["HEAD"])).toEqual([]);
    }, `--object-format=${format}`);
  });
});

describe("readHistory", () => {
  it("compares a merge with each parent, also with one it equals", async () => {
    await withRepo((repo) => {
      repo.write("t/a", "1\n");
      repo.commit("root");
      repo.git("switch", "-q", "-c", "side");
      repo.write("t/side", "1\n");
      const side = repo.commit("side");
      repo.git("switch", "-q", "main");
      repo.write("other", "1\n");
      const main = repo.commit("main");
      repo.git("merge", "-q", "-m", "merged", "side");
      const merged = repo.git("rev-parse", "HEAD");
      const found = historyOf(repo, ["HEAD"]).find((commit) => commit.oid === merged);
      expect(pathsOf(found)).toEqual([
        [main, ["t/side"]],
        [side, []],
      ]);
      const bounded = historyOf(repo, ["HEAD"], [main, side]);
      expect(bounded.map(pathsOf)).toEqual([pathsOf(found)]);
    });
  });

  it("finds what only the merge commit itself brought", async () => {
    await withRepo((repo) => {
      repo.write("t/a", "1\n");
      repo.commit("root");
      repo.git("switch", "-q", "-c", "side");
      repo.commit("side");
      repo.git("switch", "-q", "main");
      repo.commit("main");
      repo.git("merge", "-q", "--no-ff", "--no-commit", "side");
      repo.write("t/a", "slipped in\n");
      const evil = repo.commit("merged");
      const found = historyOf(repo, ["HEAD"]).at(-1);
      expect(found?.oid).toBe(evil);
      expect(found?.edges.map((edge) => edge.changes.length)).toEqual([1, 1]);
    });
  });

  it("finds a change that a later one took back, on a side branch that was merged with ours", async () => {
    await withRepo((repo) => {
      repo.write("t/a", "1\n");
      repo.commit("root");
      repo.git("switch", "-q", "-c", "side");
      repo.write("t/a", "2\n");
      const there = repo.commit("there");
      repo.git("switch", "-q", "main");
      repo.commit("main");
      repo.git("merge", "-q", "-s", "ours", "-m", "merged", "side");
      expect(historyOf(repo, ["HEAD"]).map((commit) => commit.oid)).toContain(there);
    });
  });

  it("leaves out the commits where a shallow clone ends, and names them", async () => {
    await withRepo((repo) => {
      const oids = ["1", "2", "3"].map((text) => {
        repo.write("t/a", `${text}\n`);
        return repo.commit(text);
      });
      const cut = repo.clone("cut", "--depth=2");
      expect(historyOf(cut, ["HEAD"]).map((commit) => commit.oid)).toEqual([oids[2]]);
      expect(readShallowCommits(open(cut))).toEqual([oids[1]]);
      expect(readShallowCommits(open(repo))).toEqual([]);
    });
  });

  it("gives parents before children, whatever the clocks said", async () => {
    await withRepo((repo) => {
      const at = (seconds: number) =>
        repo.withEnv({ GIT_COMMITTER_DATE: `@${1_700_000_000 + seconds} +0000` });
      const step = (name: string, seconds: number) => {
        repo.write(`t/${name}`, "1\n");
        return at(seconds).commit(name);
      };
      const root = step("root", 90);
      repo.git("switch", "-q", "-c", "side");
      const oldClock = [step("z", 4), step("y", 5)];
      repo.git("switch", "-q", "main");
      const ours = step("x", 100);
      at(110).git("merge", "-q", "-m", "merged", "side");
      const order = historyOf(repo, ["HEAD"]).map((commit) => commit.oid);
      expect(order[0]).toBe(root);
      expect(order.filter((oid) => oldClock.includes(oid))).toEqual(oldClock);
      expect(order).toContain(ours);
      expect(order.at(-1)).toBe(repo.git("rev-parse", "HEAD"));
    });
  });

  it("takes names literally and refuses what git could read as an option", async () => {
    await withRepo((repo) => {
      repo.commit("first");
      for (const bad of ["--all", "-1", "", "HEAD\n--all"]) {
        expect(failureOf(() => historyOf(repo, [bad])).diagnostic.code).toBe("git/unknown-revision");
        expect(failureOf(() => historyOf(repo, ["HEAD"], [bad])).diagnostic.code).toBe(
          "git/unknown-revision",
        );
      }
      expect(failureOf(() => historyOf(repo, ["none"])).diagnostic.code).toBe("git/refused");
    });
  });

  it("takes one process more for each further 5,000 edges", async () => {
    await withRepo((repo) => {
      const lines = ["blob\nmark :1\ndata 2\n1\n", "blob\nmark :2\ndata 2\n2\n"];
      for (let i = 0; i < 6_000; i++) {
        const who = `committer T <t@example.com> ${1_700_000_000 + i} +0000`;
        // The edges of this merge are the 5,000th and the 5,001st.
        const merge = i === 4_999 ? "merge :100\n" : "";
        const mark = i === 0 ? "mark :100\n" : "";
        lines.push(
          `commit refs/heads/main\n${mark}${who}\ndata 1\n${i % 10}\n${merge}M 100644 :${(i % 2) + 1} t/a\n`,
        );
      }
      expect(repo.run("git", ["fast-import", "--quiet"], lines.join("")).status).toBe(0);
      const counted = countGit(repo);
      const git = { ...open(repo), env: counted.repo.env };
      let count = 0;
      let last = 0;
      for (const commit of readHistory(git, { include: ["main"] }, ["t"])) {
        expect(commit.committedAt).toBeGreaterThan(last);
        last = commit.committedAt;
        expect(commit.edges.length).toBe(count === 4_999 ? 2 : 1);
        count += 1;
      }
      expect(count).toBe(6_000);
      expect(counted.take()).toBe(3);
    });
  });
});
