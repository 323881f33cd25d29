import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { oidField } from "../../../core/orchestrator/fields.ts";
import { commandResultSchema } from "../../../core/orchestrator/rounds.ts";
import { oneLineField } from "../../../core/ticket/record-fields.ts";
import { rename, syncDirectory, writeNew } from "../../../io/files/durable.ts";

/** What a run of an attempt brought, kept on this machine until it is published. */
export const attemptResultSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("coded"),
    attempt: z.string(),
    agent: oneLineField,
    source: z.discriminatedUnion("kind", [
      /** Its worktree, absolute. */
      z.strictObject({ kind: z.literal("worktree"), path: z.string() }),
      /** A commit that was brought into this repository. */
      z.strictObject({ kind: z.literal("commit"), head: oidField }),
    ]),
    /** Paths that held conflict markers when it started. */
    conflicts: z.array(z.string()),
    result: z.unknown(),
  }),
  z.strictObject({
    kind: z.literal("reviewed"),
    attempt: z.string(),
    agent: oneLineField,
    result: z.unknown(),
  }),
  z.strictObject({
    kind: z.literal("validated"),
    attempt: z.string(),
    passed: z.boolean(),
    commands: z.array(commandResultSchema),
  }),
  z.strictObject({
    kind: z.literal("failed"),
    attempt: z.string(),
    agent: oneLineField,
    /** Why it brought nothing, in a sentence or a few. */
    reason: z.string(),
  }),
]);

/** What a run of an attempt brought. */
export type AttemptResult = z.infer<typeof attemptResultSchema>;
/** Where the commits of a coder are. */
export type WorkSource = Extract<AttemptResult, { kind: "coded" }>["source"];

/** The directory in which everything of one attempt is kept on this machine. */
export function attemptDir(stateDir: string, attempt: string): string {
  return join(stateDir, "attempts", attempt);
}

/** The file that exists exactly when an attempt has ended with a result. */
export function resultPath(stateDir: string, attempt: string): string {
  return join(attemptDir(stateDir, attempt), "result.json");
}

/** Keeps what a run brought: wholly or not at all. */
export function writeResult(stateDir: string, result: AttemptResult): void {
  const dir = attemptDir(stateDir, result.attempt);
  mkdirSync(dir, { recursive: true });
  const fresh = join(dir, "result.new");
  rmSync(fresh, { force: true });
  writeNew(fresh, Buffer.from(JSON.stringify(result)), noStep);
  rename(fresh, resultPath(stateDir, result.attempt), noStep);
  syncDirectory(dir);
}

/** What a run brought; undefined where there is nothing, or nothing that can be read. */
export function readResult(stateDir: string, attempt: string): AttemptResult | undefined {
  const path = resultPath(stateDir, attempt);
  if (!existsSync(path)) return undefined;
  const parsed = attemptResultSchema.safeParse(parseJson(readFileSync(path, "utf8")));
  return parsed.success ? parsed.data : undefined;
}

/** Forgets a result that was published; the transcript stays. */
export function removeResult(stateDir: string, attempt: string): void {
  rmSync(resultPath(stateDir, attempt), { force: true });
}

const noStep = (): void => undefined;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
