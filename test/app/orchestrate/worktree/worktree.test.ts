import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  prepareWorktree,
  readWorktreeStates,
  removeWorktree,
} from "../../../../src/app/orchestrate/worktree/worktree.ts";
import { openRepository, type Repository } from "../../../../src/io/git/repository.ts";
import { rejectionOf } from "../../../support/failure.ts";
import { type TestRepo, withRepo } from "../../../support/git-repo.ts";

const ID = "20260822-101500-copy";

interface World {
  readonly repo: TestRepo;
  readonly opened: Repository;
  readonly head: string;
  readonly dir: string;
}

/** A repository with one commit on main, and where the ticket's worktree is to be. */
async function withWorld(use: (world: World) => Promise<void>): Promise<void> {
  await withRepo(async (repo) => {
    repo.write("src/a.txt", "one\n");
    repo.write(".gitignore", "ignored/\n");
    const head = repo.commit("first");
    await use({
      repo,
      opened: openRepository(repo.root, repo.env),
      head,
      dir: join(repo.root, ".worktree", ID),
    });
  });
}

async function prepare({ opened, head }: World, rescue = false) {
  return await prepareWorktree(opened, { id: ID, head, rescue });
}

function state({ opened, head }: World): string {
  return readWorktreeStates(opened).stateOf(ID, [head]);
}

/** A commit in the worktree that nothing else holds. */
function commitInside({ repo, dir }: World): string {
  const inside = repo.at(dir);
  inside.write("src/b.txt", "two\n");
  return inside.commit("work");
}

describe("prepareWorktree", () => {
  it("makes a detached checkout that git ignores without a change to .gitignore, also a second time", async () => {
    await withWorld(async (world) => {
      const { repo, dir, head } = world;
      expect(state(world)).toBe("none");
      expect(await prepare(world)).toEqual({ path: dir, rescued: null });
      expect(state(world)).toBe("ready");
      const inside = repo.at(dir);
      expect(inside.git("rev-parse", "HEAD")).toBe(head);
      expect(inside.git("rev-parse", "--abbrev-ref", "HEAD")).toBe("HEAD");
      expect(await prepare(world)).toEqual({ path: dir, rescued: null });
      expect(repo.git("status", "--porcelain")).toBe("");
      const excluded = repo.read(".git/info/exclude").split("\n");
      expect(excluded.filter((line) => line === "/.worktree/")).toHaveLength(1);
    });
  });

  it("works in the main checkout when it is called from a linked one", async () => {
    await withWorld(async (world) => {
      const linked = world.repo.worktree("linked", "-b", "other");
      const opened = openRepository(linked.root, linked.env);
      const { path } = await prepareWorktree(opened, { id: ID, head: world.head, rescue: false });
      expect(path).toBe(world.dir);
      expect(readWorktreeStates(opened).ids).toEqual([ID]);
    });
  });

  it("has a place in a bare repository as well", async () => {
    await withWorld(async ({ repo, head }) => {
      const bare = repo.bare();
      const opened = openRepository(bare.root, bare.env);
      const { path } = await prepareWorktree(opened, { id: ID, head, rescue: false });
      expect(path).toBe(join(bare.root, "yoi/worktree", ID));
      expect(readWorktreeStates(opened).stateOf(ID, [head])).toBe("ready");
    });
  });

  it("holds nothing that git does not track", async () => {
    await withWorld(async (world) => {
      const { repo, dir } = world;
      repo.write(".env", "TOKEN=secret\n");
      repo.write("ignored/x", "local\n");
      await prepare(world);
      expect(existsSync(join(dir, "src/a.txt"))).toBe(true);
      expect(existsSync(join(dir, ".env")) || existsSync(join(dir, "ignored"))).toBe(false);
    });
  });

  it("runs the repository's hooks inside, plain ones and husky's, and none of them itself", async () => {
    await withWorld(async (world) => {
      const { repo, dir } = world;
      repo.hook("post-checkout", "touch checked-out");
      repo.hook("pre-commit", "touch $(git rev-parse --git-dir)/plain-hook");
      await prepare(world);
      expect(existsSync(join(dir, "checked-out"))).toBe(false);
      commitInside(world);
      expect(existsSync(join(repo.root, ".git/worktrees", ID, "plain-hook"))).toBe(true);
    });
    await withWorld(async (world) => {
      const { repo, dir } = world;
      repo.git("config", "core.hooksPath", ".husky/_");
      repo.write(".husky/_/.gitignore", "*");
      repo.hook("pre-commit", "touch $(git rev-parse --git-dir)/husky-hook");
      await prepare(world);
      expect(state(world)).toBe("ready");
      commitInside(world);
      expect(existsSync(join(repo.root, ".git/worktrees", ID, "husky-hook"))).toBe(true);
      expect(repo.at(dir).git("status", "--porcelain")).toBe("");
    });
  });

  it("takes a worktree to another commit and keeps its ignored files", async () => {
    await withWorld(async (world) => {
      const { repo, dir } = world;
      await prepare(world);
      repo.at(dir).write("ignored/cache", "kept\n");
      repo.write("src/a.txt", "later\n");
      const later = { ...world, head: repo.commit("second") };
      expect(state(later)).toBe("stale");
      await prepare(later);
      expect(state(later)).toBe("ready");
      expect(readFileSync(join(dir, "src/a.txt"), "utf8")).toBe("later\n");
      expect(existsSync(join(dir, "ignored/cache"))).toBe(true);
    });
  });

  it("refuses to reset work that nothing else holds, and with rescue keeps all of it under a ref first", async () => {
    await withWorld(async (world) => {
      const { repo, dir, head } = world;
      await prepare(world);
      const work = commitInside(world);
      const inside = repo.at(dir);
      inside.write("src/a.txt", "changed\n");
      inside.write("new.txt", "new\n");
      expect((await rejectionOf(() => prepare(world))).diagnostic.code).toBe("worktree/dirty");
      const { rescued } = await prepare(world, true);
      expect(rescued).toBe(`refs/yoi/rescue/${ID}/worktree-1`);
      expect(repo.git("show", `${rescued}:new.txt`)).toBe("new");
      expect(repo.git("show", `${rescued}:src/a.txt`)).toBe("changed");
      expect(repo.git("rev-parse", `${rescued}^`)).toBe(work);
      expect(state(world)).toBe("ready");
      expect(inside.git("rev-parse", "HEAD")).toBe(head);
      expect(existsSync(join(dir, "new.txt"))).toBe(false);
    });
  });

  it("takes a worktree off a branch without moving the branch", async () => {
    await withWorld(async (world) => {
      const { repo, dir, head } = world;
      await prepare(world);
      repo.at(dir).git("switch", "--quiet", "-c", "elsewhere");
      const work = commitInside(world);
      expect(state(world)).toBe("stale");
      await prepare(world);
      expect(repo.git("rev-parse", "elsewhere")).toBe(work);
      expect(repo.at(dir).git("rev-parse", "HEAD")).toBe(head);
      expect(state(world)).toBe("ready");
    });
  });

  it.each(["a merge with conflicts", "a rebase with conflicts"])("gets over %s", async (what) => {
    await withWorld(async (world) => {
      const { repo, dir } = world;
      repo.write("src/a.txt", "theirs\n");
      repo.commit("theirs");
      await prepare(world);
      const inside = repo.at(dir);
      inside.write("src/a.txt", "ours\n");
      inside.commit("ours");
      expect(inside.run("git", [what.startsWith("a merge") ? "merge" : "rebase", "main"]).status).toBe(1);
      const { rescued } = await prepare(world, true);
      expect(rescued).not.toBeNull();
      expect(state(world)).toBe("ready");
    });
  });

  it("gets over a lock that a killed git left behind", async () => {
    await withWorld(async (world) => {
      await prepare(world);
      writeFileSync(join(world.repo.root, ".git/worktrees", ID, "index.lock"), "");
      expect(state(world)).toBe("stale");
      await prepare(world);
      expect(state(world)).toBe("ready");
    });
  });
});

describe("the state of a worktree", () => {
  it("is dirty with a change, a new file, or a commit that no ref reaches, and not with an ignored file", async () => {
    await withWorld(async (world) => {
      const { repo, dir, opened } = world;
      await prepare(world);
      const inside = repo.at(dir);
      inside.write("ignored/x", "x");
      expect(state(world)).toBe("ready");
      inside.write("new", "x");
      expect(state(world)).toBe("dirty");
      inside.remove("new");
      inside.write("src/a.txt", "changed\n");
      expect(state(world)).toBe("dirty");
      inside.git("checkout", "--quiet", "src/a.txt");
      const work = commitInside(world);
      expect(state(world)).toBe("dirty");
      expect(readWorktreeStates(opened).stateOf(ID, [work])).toBe("ready");
      repo.git("update-ref", "refs/yoi/elsewhere", work);
      expect(state(world)).toBe("stale");
    });
  });

  it("of a directory that is gone is stale, or dirty when commits would go with it", async () => {
    await withWorld(async (world) => {
      const { repo, dir, opened } = world;
      await prepare(world);
      rmSync(dir, { recursive: true });
      expect(state(world)).toBe("stale");
      expect(readWorktreeStates(opened).ids).toEqual([ID]);
      await prepare(world);
      expect(state(world)).toBe("ready");
      const work = commitInside(world);
      rmSync(dir, { recursive: true });
      expect(state(world)).toBe("dirty");
      expect((await prepare(world, true)).rescued).toBe(`refs/yoi/rescue/${ID}/worktree-1`);
      expect(repo.git("rev-parse", `refs/yoi/rescue/${ID}/worktree-1`)).toBe(work);
      expect(state(world)).toBe("ready");
    });
  });

  it("of one that git was killed over is stale: an empty directory, or one without an index", async () => {
    await withWorld(async (world) => {
      const { dir } = world;
      mkdirSync(dir, { recursive: true });
      expect(state(world)).toBe("stale");
      await prepare(world);
      unlinkSync(join(world.repo.root, ".git/worktrees", ID, "index"));
      writeFileSync(join(world.repo.root, ".git/worktrees", ID, "locked"), "initializing");
      expect(state(world)).toBe("stale");
      await prepare(world);
      expect(state(world)).toBe("ready");
    });
  });

  it("of one whose link to git is gone is dirty, and it is linked again to save what it holds", async () => {
    await withWorld(async (world) => {
      const { dir, repo } = world;
      await prepare(world);
      writeFileSync(join(dir, "new"), "x");
      unlinkSync(join(dir, ".git"));
      expect(state(world)).toBe("dirty");
      const { rescued } = await prepare(world, true);
      expect(repo.git("show", `${rescued}:new`)).toBe("x");
      expect(state(world)).toBe("ready");
    });
  });

  it.each([
    ["a directory of a person", (dir: string) => writeAt(dir, "notes.txt", "mine")],
    ["a file", (dir: string) => writeAt(join(dir, ".."), ID, "mine")],
    ["another repository", (dir: string) => writeAt(dir, ".git/HEAD", "ref: refs/heads/main\n")],
  ])("of %s is foreign, and it stays as it is", async (_what, make) => {
    await withWorld(async (world) => {
      make(world.dir);
      expect(state(world)).toBe("foreign");
      for (const act of [
        () => prepare(world, true),
        () => removeWorktree(world.opened, { id: ID, rescue: true }),
      ]) {
        expect((await rejectionOf(act)).diagnostic.code).toBe("worktree/foreign");
      }
      expect(existsSync(world.dir)).toBe(true);
    });
  });

  it("of one in which an agent put a repository of its own is foreign: git never runs in that", async () => {
    await withWorld(async (world) => {
      const { dir, repo } = world;
      await prepare(world);
      unlinkSync(join(dir, ".git"));
      const inside = repo.at(dir);
      inside.git("init", "--quiet");
      inside.git("config", "filter.x.clean", `touch ${repo.base}/poisoned; cat`);
      inside.write(".gitattributes", "* filter=x\n");
      inside.write("src/a.txt", "changed\n");
      expect(state(world)).toBe("foreign");
      expect(existsSync(join(repo.base, "poisoned"))).toBe(false);
    });
  });

  it("never follows a link: at .worktree, or in a ticket's place", async () => {
    await withWorld(async (world) => {
      const { repo, dir, opened } = world;
      mkdirSync(join(repo.base, "elsewhere"));
      symlinkSync(join(repo.base, "elsewhere"), join(repo.root, ".worktree"));
      expect(state(world)).toBe("foreign");
      expect((await rejectionOf(() => prepare(world, true))).diagnostic.code).toBe("worktree/symlink");
      unlinkSync(join(repo.root, ".worktree"));
      await prepare(world);
      renameSync(dir, join(repo.base, "moved"));
      symlinkSync(join(repo.base, "moved"), dir);
      expect(state(world)).toBe("foreign");
      const remove = () => removeWorktree(opened, { id: ID, rescue: true });
      expect((await rejectionOf(remove)).diagnostic.code).toBe("worktree/symlink");
      expect(existsSync(join(repo.base, "moved/src/a.txt"))).toBe(true);
    });
  });

  it("does not enter a submodule that an agent made", async () => {
    await withWorld(async (world) => {
      const { dir, repo } = world;
      await prepare(world);
      const inside = repo.at(dir);
      inside.git("init", "--quiet", "sub");
      const sub = repo.at(join(dir, "sub"));
      sub.write("file", "x");
      sub.commit("in the submodule");
      inside.git("add", "sub");
      inside.git("commit", "--quiet", "-m", "submodule");
      sub.git("config", "filter.x.clean", `touch ${repo.base}/poisoned; cat`);
      sub.write(".gitattributes", "* filter=x\n");
      sub.write("file", "y");
      expect(state(world)).toBe("dirty");
      expect(existsSync(join(repo.base, "poisoned"))).toBe(false);
    });
  });
});

describe("removeWorktree", () => {
  it("removes what holds nothing of its own, and does nothing where there is none", async () => {
    await withWorld(async (world) => {
      const { opened, dir, repo } = world;
      expect(await removeWorktree(opened, { id: ID, rescue: false })).toEqual({
        removed: false,
        rescued: null,
      });
      await prepare(world);
      expect(await removeWorktree(opened, { id: ID, rescue: false })).toEqual({
        removed: true,
        rescued: null,
      });
      expect(existsSync(dir)).toBe(false);
      expect(repo.git("worktree", "list", "--porcelain").match(/^worktree /gm)).toHaveLength(1);
    });
  });

  it("refuses work that nothing else holds unless it is saved, each time under a new ref", async () => {
    await withWorld(async (world) => {
      const { opened, repo } = world;
      await prepare(world);
      const work = commitInside(world);
      const refused = await rejectionOf(() => removeWorktree(opened, { id: ID, rescue: false }));
      expect(refused.diagnostic).toMatchObject({
        code: "worktree/dirty",
        facts: { what: "commits that no ref reaches" },
      });
      const first = await removeWorktree(opened, { id: ID, rescue: true });
      expect(repo.git("rev-parse", String(first.rescued))).toBe(work);
      await prepare(world);
      writeFileSync(join(world.dir, "other"), "x");
      const second = await removeWorktree(opened, { id: ID, rescue: true });
      expect(second.rescued).toBe(`refs/yoi/rescue/${ID}/worktree-2`);
    });
  });

  it("forgets a registration without a directory", async () => {
    await withWorld(async (world) => {
      await prepare(world);
      rmSync(world.dir, { recursive: true });
      expect(await removeWorktree(world.opened, { id: ID, rescue: false })).toMatchObject({ removed: true });
      expect(readWorktreeStates(world.opened).ids).toEqual([]);
    });
  });
});

function writeAt(dir: string, path: string, text: string): void {
  const file = join(dir, path);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, text);
}
