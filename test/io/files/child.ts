// Run as a process by the tests of this folder: `node child.ts <json>`. It does one thing for real, so that it can be
// killed, limited or run beside others, and prints one line of JSON.
import { mkdirSync, readFileSync, renameSync, rmdirSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { YoiError } from "../../../src/core/diagnostic/error.ts";
import type { Edit } from "../../../src/core/workspace/edit.ts";
import type { WritePlace } from "../../../src/io/files/journal.ts";
import { withLock } from "../../../src/io/files/lock.ts";
import { describeSelf } from "../../../src/io/files/lock-holder.ts";
import { recoverEdits } from "../../../src/io/files/recover-edits.ts";
import { writeEdits } from "../../../src/io/files/write-edits.ts";

/** What the process is to do. */
export type Task =
  /** Writes; kills itself before the `killAt`-th change of the disk, counted from 0. Prints the steps. */
  | {
      readonly kind: "write";
      readonly place: WritePlace;
      readonly edits: readonly Edit[];
      readonly killAt?: number;
    }
  /** Repairs several places. Prints what was recovered in each. */
  | { readonly kind: "recover"; readonly places: readonly WritePlace[] }
  /**
   * Adds one to the number in a file, some times, under the lock; fails when it is not alone. With `leaveDead` it
   * leaves the lock each time as a killed process would, so that every turn begins with a takeover.
   */
  | {
      readonly kind: "count";
      readonly stateDir: string;
      readonly counter: string;
      readonly times: number;
      readonly leaveDead?: boolean;
    }
  /** Takes the lock and never lets go: dies by its own hand, or sleeps until it is killed. */
  | { readonly kind: "hold"; readonly stateDir: string; readonly die: boolean };

const options = { timeoutMs: 60_000, now: Date.now, random: Math.random };

async function run(task: Task): Promise<unknown> {
  switch (task.kind) {
    case "write": {
      const steps: string[] = [];
      const onStep = (step: string) => {
        if (steps.length === task.killAt) process.kill(process.pid, "SIGKILL");
        steps.push(step);
      };
      const { recovered } = writeEdits(task.place, task.edits, { random: Math.random, onStep });
      return { steps, recovered: recovered?.outcome };
    }
    case "recover":
      return task.places.map((place) => recoverEdits(place)?.outcome ?? "nothing");
    case "count":
      for (let i = 0; i < task.times; i++) {
        await withLock(task.stateDir, options, async () => {
          await count(task.counter);
          if (task.leaveDead === true) leaveDead(task.stateDir, `${process.pid}-${i}`);
        });
      }
      return "counted";
    case "hold":
      return await withLock(task.stateDir, options, async () => {
        process.stdout.write("held\n");
        if (task.die) process.kill(process.pid, "SIGKILL");
        await sleep(60_000);
      });
  }
}

function leaveDead(stateDir: string, token: string): void {
  const made = `${stateDir}/../dead-${token}`;
  writeFileSync(made, JSON.stringify({ ...describeSelf(token), pid: 999_999_999 }));
  renameSync(made, `${stateDir}/lock`);
}

async function count(counter: string): Promise<void> {
  mkdirSync(`${counter}.alone`);
  const value = Number(readFileSync(counter, "utf8"));
  await sleep(2);
  writeFileSync(counter, String(value + 1));
  rmdirSync(`${counter}.alone`);
}

try {
  const answer = await run(JSON.parse(process.argv[2] ?? "") as Task);
  process.stdout.write(`${JSON.stringify(answer)}\n`);
} catch (error) {
  if (!(error instanceof YoiError)) throw error;
  process.stdout.write(`${JSON.stringify({ code: error.diagnostic.code, facts: error.diagnostic.facts })}\n`);
}
