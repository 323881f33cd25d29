import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { plumbingEnvironment } from "./environment.ts";
import { refusal } from "./plumbing.ts";
import { parseRefFailure } from "./ref-failure.ts";
import type { Repository } from "./repository.ts";
import { checkMoves, commandOf, type MoveOutcome, type RefMove, UPDATE_REF } from "./update-refs.ts";

/**
 * Moves refs of this repository around an act: the refs are looked at and locked, `act` is done, and where it gives
 * `moved` the refs move; otherwise, and when this process dies, they stay. So nobody else moves them between the look
 * and the act. 1 process besides those of `act`. @throws git/refused
 */
export async function moveAround(
  repo: Repository,
  moves: readonly RefMove[],
  act: () => MoveOutcome,
): Promise<MoveOutcome> {
  const commands = checkMoves(moves).map((move) => commandOf(repo, move));
  const child = spawn("git", UPDATE_REF, {
    cwd: repo.cwd,
    env: plumbingEnvironment(repo.env),
    stdio: ["pipe", "pipe", "pipe"],
    windowsHide: true,
  });
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaint += text;
  });
  // A git that has ended closes the pipe; what it said tells more than the failing write.
  child.stdin.on("error", () => undefined);
  const ended = once(child, "close") as Promise<[number | null]>;
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (command: string): Promise<boolean> => {
    child.stdin.write(command);
    const answer = await Promise.race([answers.next(), ended.then(() => ({ done: true }) as const)]);
    return answer.done !== true;
  };
  const isHeld = (await ask("start\0")) && (await ask(`${commands.join("")}prepare\0`));
  if (!isHeld) return failed(await ended, complaint);
  const end = async (command: string): Promise<number | null> => {
    child.stdin.end(command);
    return (await ended)[0];
  };
  let outcome: MoveOutcome;
  try {
    outcome = act();
  } catch (error) {
    await end("abort\0");
    throw error;
  }
  const status = await end(outcome.kind === "moved" ? "commit\0" : "abort\0");
  if (outcome.kind === "moved" && status !== 0) throw refusal(UPDATE_REF, status ?? "a signal", complaint);
  return outcome;
}

function failed([status]: [number | null], complaint: string): MoveOutcome {
  const known = parseRefFailure(complaint);
  if (known === undefined) throw refusal(UPDATE_REF, status ?? "a signal", complaint);
  return { kind: known.kind, ref: known.ref ?? "", reason: known.reason };
}
