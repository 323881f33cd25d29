import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { makeBundle, parseBundle } from "../../../src/io/git/bundle.ts";
import { type BundleOutcome, importBundle } from "../../../src/io/git/bundle-import.ts";
import { measurePack } from "../../../src/io/git/bundle-pack.ts";
import { formatPack } from "../../../src/io/git/pack.ts";
import { openRepository, type Repository } from "../../../src/io/git/repository.ts";
import { type TestRepo, withRepo } from "../../support/git-repo.ts";

const REF = "refs/heads/yoi/a1b2c3";
const MAX = 1024 * 1024;

interface World {
  readonly theirs: TestRepo;
  readonly ours: TestRepo;
  readonly opened: Repository;
  readonly start: string;
}

/** A repository, and a clone of it in which somebody else works. */
async function withWorld(
  use: (world: World) => void | Promise<void>,
  ...args: readonly string[]
): Promise<void> {
  await withRepo(
    async (ours) => {
      ours.write("a.txt", "one\n");
      const start = ours.commit("first");
      const theirs = ours.clone("theirs");
      await use({ theirs, ours, opened: openRepository(ours.root, ours.env), start });
    },
    ...args,
  );
}

function commitIn(repo: TestRepo, name = "b.txt"): string {
  repo.write(name, `${name}\n`);
  return repo.commit(`add ${name}`);
}

function bundleOf(theirs: TestRepo, head: string, start: string): Buffer {
  const made = makeBundle(openRepository(theirs.root, theirs.env), { ref: REF, head, start }, MAX);
  if (typeof made === "string") throw new Error(made);
  return made;
}

function take({ opened, start }: World, bundle: Buffer, head: string): BundleOutcome {
  return importBundle(opened, { bundle, ref: REF, head, start, maxBytes: MAX, check: () => [] });
}

/** What git itself makes. */
function gitBundle(repo: TestRepo, ...args: readonly string[]): Buffer {
  const file = join(repo.base, "made.bundle");
  repo.git("bundle", "create", "--quiet", "--version=2", file, ...args);
  return readFileSync(file);
}

function has(repo: TestRepo, oid: string): boolean {
  return repo.run("git", ["cat-file", "-e", oid]).status === 0;
}

function withHeader(bundle: Buffer, change: (header: string) => string): Buffer {
  const end = bundle.indexOf("\n\n");
  return Buffer.concat([
    Buffer.from(change(bundle.toString("latin1", 0, end)), "latin1"),
    bundle.subarray(end),
  ]);
}

describe("a bundle of honest commits", () => {
  it.each(["sha1", "sha256"])(
    "is one that git reads, and is taken without moving a ref (%s)",
    async (format) => {
      await withWorld((world) => {
        const { theirs, ours, start } = world;
        commitIn(theirs);
        const head = commitIn(theirs, "dir/c.txt");
        const bundle = bundleOf(theirs, head, start);
        const file = join(ours.base, "work.bundle");
        writeFileSync(file, bundle);
        expect(ours.git("bundle", "list-heads", file)).toBe(`${head} ${REF}`);
        ours.git("bundle", "verify", "--quiet", file);
        const refs = ours.git("for-each-ref");
        expect(has(ours, head)).toBe(false);
        expect(take(world, bundle, head)).toEqual({ kind: "taken" });
        expect(ours.git("rev-list", "--objects", head, `^${start}`).split("\n")).toHaveLength(7);
        expect(ours.git("for-each-ref")).toBe(refs);
      }, `--object-format=${format}`);
    },
  );

  it("is taken twice as it is taken once", async () => {
    await withWorld((world) => {
      const head = commitIn(world.theirs);
      const bundle = bundleOf(world.theirs, head, world.start);
      expect([take(world, bundle, head), take(world, bundle, head)]).toEqual([
        { kind: "taken" },
        { kind: "taken" },
      ]);
    });
  });

  it("is taken into a partial clone that never saw the files beside those it changes", async () => {
    await withWorld(({ theirs, ours }) => {
      ours.write("dir/a.txt", "one\n");
      ours.write("dir/b.txt", "two\n");
      const start = ours.commit("second");
      theirs.git("fetch", "--quiet", "origin");
      theirs.git("checkout", "--quiet", start);
      ours.git("config", "uploadpack.allowFilter", "true");
      const partial = ours.clone("partial", "--filter=blob:none", "--no-checkout");
      const head = commitIn(theirs, "dir/c.txt");
      const world = { theirs, ours: partial, opened: openRepository(partial.root, partial.env), start };
      const bundle = bundleOf(theirs, head, start);
      const part = Buffer.concat([
        headerOf(bundle),
        packOf(theirs, `${head}\n${theirs.git("rev-parse", `${head}:`)}\n`),
      ]);
      expect(take(world, part, head)).toMatchObject({ kind: "refused" });
      expect(take(world, bundle, head)).toEqual({ kind: "taken" });
    });
  });

  it("brings nothing into the repository that its head does not reach", async () => {
    await withWorld((world) => {
      const { theirs, ours, start } = world;
      const head = commitIn(theirs);
      theirs.write("extra", "nobody names this");
      const extra = theirs.git("hash-object", "-w", "extra");
      const oids = `${theirs.git("rev-list", "--objects", head, `^${start}`).replaceAll(/ .*/g, "")}\n${extra}\n`;
      const pack = packOf(theirs, oids);
      const bundle = Buffer.concat([headerOf(bundleOf(theirs, head, start)), pack]);
      expect(take(world, bundle, head)).toEqual({ kind: "taken" });
      expect([has(ours, head), has(ours, extra)]).toEqual([true, false]);
    });
  });
});

/** The header of a bundle with its empty line. */
function headerOf(bundle: Buffer): Buffer {
  return bundle.subarray(0, bundle.indexOf("\n\n") + 2);
}

/** A pack of some objects, as git makes it. */
function packOf(repo: TestRepo, oids: string): Buffer {
  const base = join(repo.base, "packed");
  const { stdout, status } = repo.run("git", ["pack-objects", "--quiet", base], oids);
  if (status !== 0) throw new Error("git pack-objects failed");
  return readFileSync(`${base}-${stdout.trim()}.pack`);
}

describe("a bundle is refused", () => {
  const honest = ({ theirs, start }: World, change: (header: string) => string): [Buffer, string] => {
    const head = commitIn(theirs);
    return [withHeader(bundleOf(theirs, head, start), change), head];
  };
  const cases: readonly (readonly [string, (world: World) => [Buffer, string], string])[] = [
    ["of version 3", (world) => honest(world, (text) => text.replace("# v2", "# v3")), 'begins with "# v3'],
    [
      "with a filter",
      (world) => honest(world, (text) => text.replace("bundle\n", "bundle\n@filter=blob:none\n")),
      "capabilities of its own",
    ],
    [
      "with two refs",
      (world) => honest(world, (text) => `${text}\n${world.start} refs/heads/main`),
      "brings 2 refs",
    ],
    [
      "with the ref of another attempt",
      (world) => honest(world, (text) => text.replace(REF, "refs/heads/main")),
      "another ref",
    ],
    [
      "with no prerequisite: a whole history of its own",
      (world) => {
        const head = commitIn(world.theirs);
        world.theirs.git("update-ref", REF, head);
        return [gitBundle(world.theirs, REF), head];
      },
      "builds upon 0 commits",
    ],
    [
      "with two prerequisites",
      (world) => honest(world, (text) => text.replace(/\n-/, `\n-${"1".repeat(40)}\n-`)),
      "builds upon 2 commits",
    ],
    [
      "with another prerequisite",
      (world) => {
        const middle = commitIn(world.theirs);
        const head = commitIn(world.theirs, "c.txt");
        return [bundleOf(world.theirs, head, middle), head];
      },
      "builds upon another commit",
    ],
    [
      "with another head than the result names",
      (world) => [honest(world, (text) => text)[0], world.start],
      "head is another one",
    ],
    ["with no header that ends", () => [Buffer.alloc(4_000, "x"), "0".repeat(40)], "no header that ends"],
    [
      "with a line that says nothing",
      (world) => honest(world, (text) => `${text}\nnonsense`),
      "says nothing",
    ],
    ["that is larger than it may be", (world) => [Buffer.alloc(MAX + 1), world.start], `more than ${MAX}`],
    [
      "that is thin: it lacks what its deltas build upon",
      (world) => {
        const { theirs, start } = world;
        const lines = Array.from({ length: 500 }, (_, index) => `line ${index} ${index * 7919}\n`);
        theirs.write("a.txt", lines.join(""));
        const middle = theirs.commit("long");
        world.ours.git("fetch", "--quiet", theirs.root, middle);
        theirs.write("a.txt", [...lines, "more\n"].join(""));
        const head = theirs.commit("longer");
        theirs.git("update-ref", REF, head);
        const thin = gitBundle(theirs, REF, `^${middle}`);
        return [withHeader(thin, (text) => text.replace(/^-.*$/m, `-${start}`)), head];
      },
      "unresolved delta",
    ],
    [
      "that lacks objects",
      (world) => {
        const { theirs, start } = world;
        const head = commitIn(theirs);
        const bundle = bundleOf(theirs, head, start);
        return [Buffer.concat([headerOf(bundle), packOf(theirs, `${head}\n`)]), head];
      },
      "objects are missing",
    ],
    [
      "whose head is no commit",
      (world) => {
        world.theirs.write("blob", "a blob");
        const blob = world.theirs.git("hash-object", "-w", "blob");
        const head = commitIn(world.theirs, "x");
        const bundle = withHeader(bundleOf(world.theirs, head, world.start), (text) =>
          text.replace(head, blob),
        );
        return [Buffer.concat([headerOf(bundle), packOf(world.theirs, `${blob}\n`)]), blob];
      },
      "no commit",
    ],
    [
      "with a malformed commit",
      (world) => {
        const { theirs, start } = world;
        const text = theirs.git("cat-file", "commit", "HEAD").replace(/^author .*$/m, "author x");
        const args = ["hash-object", "-t", "commit", "-w", "--stdin", "--literally"];
        const head = theirs
          .run("git", args, `${text.replace(/^author/m, `parent ${start}\nauthor`)}\n`)
          .stdout.trim();
        return [bundleOf(theirs, head, start), head];
      },
      "not well-formed",
    ],
    [
      "with bytes changed on the way",
      (world) => {
        const [bundle, head] = honest(world, (text) => text);
        const changed = Buffer.from(bundle);
        changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 0xff;
        return [changed, head];
      },
      "not well-formed",
    ],
    [
      "with something behind its pack",
      (world) => {
        const [bundle, head] = honest(world, (text) => text);
        return [Buffer.concat([bundle, Buffer.from("more")]), head];
      },
      "does not end",
    ],
  ];
  it.each(cases)("%s", async (_what, make, reason) => {
    await withWorld((world) => {
      const [bundle, head] = make(world);
      const before = world.ours.git("count-objects", "-v");
      const outcome = take(world, bundle, head);
      expect(outcome).toMatchObject({ kind: "refused", reasons: [expect.stringContaining(reason)] });
      expect(world.ours.git("count-objects", "-v")).toBe(before);
      expect(readdirSync(join(world.ours.root, ".git"))).not.toContain("shallow");
    });
  });

  it("when the check of its commits says so, and nothing of it stays", async () => {
    await withWorld(({ theirs, ours, opened, start }) => {
      const head = commitIn(theirs);
      const bundle = bundleOf(theirs, head, start);
      const seen: string[] = [];
      const outcome = importBundle(opened, {
        bundle,
        ref: REF,
        head,
        start,
        maxBytes: MAX,
        check: ({ cwd, env }) => {
          const { stdout } = ours
            .at(cwd)
            .withEnv(env)
            .run("git", ["show", `${head}:b.txt`]);
          seen.push(stdout);
          return ["not wanted"];
        },
      });
      expect([outcome, seen]).toEqual([{ kind: "refused", reasons: ["not wanted"] }, ["b.txt\n"]]);
      expect(has(ours, head)).toBe(false);
    });
  });
});

describe("a pack is measured before git expands it", () => {
  /** A pack with entries as they are given. */
  const rawPack = (entries: readonly Buffer[]): Buffer => {
    const header = Buffer.alloc(12);
    header.write("PACK", "latin1");
    header.writeUInt32BE(2, 4);
    header.writeUInt32BE(entries.length, 8);
    const body = Buffer.concat([header, ...entries]);
    return Buffer.concat([body, createHash("sha1").update(body).digest()]);
  };
  const varint = (value: number): number[] => {
    const bytes: number[] = [];
    let rest = value;
    do {
      bytes.push((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
      rest = Math.floor(rest / 128);
    } while (rest > 0);
    return bytes;
  };
  const header = (type: number, size: number): number[] =>
    size > 15 ? [(type << 4) | (size & 15) | 0x80, ...varint(Math.floor(size / 16))] : [(type << 4) | size];
  const blob = (size: number, data: Buffer): Buffer =>
    Buffer.concat([Buffer.from(header(3, size)), deflateSync(data)]);

  it("as git itself counts it, deltas among it", async () => {
    await withRepo((repo) => {
      const lines = Array.from({ length: 500 }, (_, index) => `line ${index} ${index * 7919}\n`);
      repo.write("a.txt", lines.join(""));
      repo.commit("one");
      repo.write("a.txt", [...lines, "more\n"].join(""));
      repo.commit("two");
      const oids = repo.git("rev-list", "--objects", "HEAD").replaceAll(/ .*/g, "");
      const pack = packOf(repo, `${oids}\n`);
      const sizes = repo
        .run("git", ["cat-file", "--batch-check=%(objectsize)"], `${oids}\n`)
        .stdout.trim()
        .split("\n");
      const bytes = sizes.reduce((sum, size) => sum + Number(size), 0);
      const shown = repo.git(
        "verify-pack",
        "-v",
        ...readdirSync(repo.base).flatMap((name) => (name.endsWith(".idx") ? [join(repo.base, name)] : [])),
      );
      expect(shown).toContain("chain length = 1: 1 object");
      expect(measurePack(pack, "sha1")).toEqual({ kind: "measured", objects: 6, bytes });
    });
  });

  it.each([
    [
      "a zip bomb in one object",
      () => rawPack([blob(1024 ** 3, Buffer.alloc(8))]),
      "object of 1073741824 bytes",
    ],
    [
      "a zip bomb in many objects",
      () => rawPack(Array.from({ length: 9 }, () => blob(32 * 1024 ** 2, Buffer.alloc(32 * 1024 ** 2)))),
      "expands to more than",
    ],
    [
      "an object that is more than it states",
      () => rawPack([blob(10, Buffer.alloc(1_000_000))]),
      "another size",
    ],
    ["an object that is less than it states", () => rawPack([blob(10, Buffer.alloc(9))]), "another size"],
    [
      "a delta bomb",
      () => {
        const delta = Buffer.from([...varint(5), ...varint(2 ** 33), 0x80]);
        const entry = [Buffer.from([...header(7, delta.length), ...Buffer.alloc(20, 1)]), deflateSync(delta)];
        return rawPack([Buffer.concat(entry)]);
      },
      "object of 8589934592 bytes",
    ],
    [
      "a delta without a size",
      () => {
        const delta = Buffer.from([0x85]);
        const entry = [Buffer.from([...header(7, 1), ...Buffer.alloc(20, 1)]), deflateSync(delta)];
        return rawPack([Buffer.concat(entry)]);
      },
      "object of no size",
    ],
    [
      "more objects than there may be",
      () => {
        const pack = rawPack([]);
        pack.writeUInt32BE(100_001, 8);
        return pack;
      },
      "100001 objects",
    ],
    ["an entry of no type", () => rawPack([Buffer.from([0x50, 0])]), "cannot be read"],
    [
      "fewer objects than it states",
      () => {
        const pack = formatPack("sha1", [{ type: "blob", body: Buffer.from("x") }]);
        pack.writeUInt32BE(2, 8);
        return pack;
      },
      "cannot be read",
    ],
    ["no pack", () => Buffer.from("GARBAGE".repeat(10)), "no pack"],
    ["nothing", () => Buffer.alloc(0), "no pack"],
  ])("and %s is refused", (_what, make, reason) => {
    const measured = measurePack(make(), "sha1");
    expect(measured).toMatchObject({ kind: "refused", reason: expect.stringContaining(reason) });
  });

  it("whatever bytes it has", () => {
    const pack = formatPack("sha1", [
      { type: "blob", body: Buffer.from("hello") },
      { type: "blob", body: Buffer.alloc(2_000, 7) },
    ]);
    for (let at = 0; at < pack.length - 20; at += 1) {
      const changed = Buffer.from(pack);
      changed[at] = (changed[at] ?? 0) ^ 0x91;
      expect(["measured", "refused"]).toContain(measurePack(changed, "sha1").kind);
      expect(["measured", "refused"]).toContain(measurePack(pack.subarray(0, at), "sha1").kind);
    }
  });
});

describe("the header of a bundle", () => {
  it("is read without looking at its pack", () => {
    const [start, head] = ["1".repeat(40), "2".repeat(40)];
    const bundle = Buffer.from(`# v2 git bundle\n-${start} a comment\n${head} ${REF}\n\nPACK`);
    expect(parseBundle(bundle, "sha1")).toEqual({
      kind: "read",
      header: { start, head, ref: REF },
      pack: Buffer.from("PACK"),
    });
  });
});
