import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";

/** One `git cat-file --batch-check` that stays: names are resolved without a process each. */
export interface Batch {
  /** The commit of a name; undefined: there is none. */
  readonly resolve: (name: string) => Promise<string | undefined>;
  readonly close: () => Promise<void>;
}

/** Makes one; the process starts with the first question. */
export function makeBatch(root: string, env: NodeJS.ProcessEnv): Batch {
  let child: ChildProcessWithoutNullStreams | undefined;
  let ended: Promise<unknown> = Promise.resolve();
  const waiting: ((line: string) => void)[] = [];
  const start = (): ChildProcessWithoutNullStreams => {
    const made = spawn("git", ["cat-file", "--batch-check=%(objectname) %(objecttype)"], { cwd: root, env });
    let rest = "";
    made.stdout.setEncoding("utf8");
    made.stdout.on("data", (text: string) => {
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) waiting.shift()?.(line);
    });
    made.stderr.resume();
    ended = new Promise((resolve) => made.on("close", resolve));
    // Nobody waits for ever for a process that is gone.
    made.on("close", () => {
      for (const answer of waiting.splice(0)) answer("");
    });
    return made;
  };
  return {
    resolve: async (name) => {
      if (/\s/.test(name) || name === "") return undefined;
      child ??= start();
      const line = new Promise<string>((resolve) => waiting.push(resolve));
      child.stdin.write(`${name}^{commit}\n`);
      return /^([0-9a-f]{40,64}) commit$/.exec(await line)?.[1];
    },
    close: async () => {
      child?.stdin.end();
      await ended;
    },
  };
}
