import { parse } from "yaml";
import { z } from "zod";

// The part of a workflow file that the driver acts by. What it does not know is refused, never passed over.
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax

const Values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const Names = z.union([z.string(), z.array(z.string())]).transform((one) => [one].flat());

const Permissions = z.union([
  z.enum(["read-all", "write-all"]),
  z.record(z.string(), z.enum(["read", "write", "none"])),
]);

const Concurrency = z.union([
  z.string().transform((group) => ({
    group,
    "cancel-in-progress": false as boolean | string,
    queue: "single" as "single" | "max",
  })),
  z.strictObject({
    group: z.string(),
    "cancel-in-progress": z.union([z.boolean(), z.string()]).default(false),
    queue: z.enum(["single", "max"]).default("single"),
  }),
]);

const Step = z.strictObject({
  id: z.string().optional(),
  name: z.string().optional(),
  if: z.union([z.string(), z.boolean()]).optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  shell: z.string().optional(),
  with: Values.default({}),
  env: Values.default({}),
  "continue-on-error": z.union([z.boolean(), z.string()]).default(false),
  "working-directory": z.string().optional(),
  "timeout-minutes": z.union([z.number(), z.string()]).optional(),
});

const Job = z.strictObject({
  name: z.string().optional(),
  needs: Names.default([]),
  if: z.union([z.string(), z.boolean()]).optional(),
  "runs-on": z.unknown(),
  permissions: Permissions.optional(),
  env: Values.default({}),
  outputs: Values.default({}),
  steps: z.array(Step),
  concurrency: Concurrency.optional(),
  "timeout-minutes": z.union([z.number(), z.string()]).optional(),
  "cache-mode": z.string().optional(),
});

const Trigger = z.strictObject({
  types: Names.optional(),
  branches: Names.optional(),
  "branches-ignore": Names.optional(),
  workflows: Names.optional(),
  inputs: z
    .record(
      z.string(),
      z.strictObject({
        description: z.string().optional(),
        required: z.boolean().default(false),
        default: z.union([z.string(), z.number(), z.boolean()]).optional(),
        type: z.string().optional(),
        options: z.array(z.string()).optional(),
      }),
    )
    .optional(),
});

const On = z
  .union([
    Names.transform((names) => Object.fromEntries(names.map((name) => [name, null]))),
    z.record(z.string(), z.unknown()),
  ])
  .transform((on) =>
    Object.fromEntries(
      // The times of `schedule` mean nothing here: a test says when it is time.
      Object.entries(on).map(([name, value]) => [
        name,
        Trigger.parse(name === "schedule" ? {} : (value ?? {})),
      ]),
    ),
  );

const File = z.strictObject({
  name: z.string().optional(),
  "run-name": z.string().optional(),
  on: On,
  permissions: Permissions.optional(),
  concurrency: Concurrency.optional(),
  env: Values.default({}),
  "cache-mode": z.string().optional(),
  jobs: z.record(z.string(), Job),
});

/** What an event must be to start a workflow. */
export type WorkflowTrigger = z.infer<typeof Trigger>;
/** One job of a workflow. */
export type WorkflowJob = z.infer<typeof Job>;
/** One step of a job. */
export type WorkflowStep = z.infer<typeof Step>;
/** `permissions` as written; undefined: the repository's default. */
export type WrittenPermissions = z.infer<typeof Permissions> | undefined;

/** A workflow file. */
export interface Workflow extends Omit<z.infer<typeof File>, "name"> {
  /** Path in the repository. */
  readonly path: string;
  readonly name: string;
}

/** Parses the text of a workflow file. @throws ZodError for what the driver does not know */
export function parseWorkflow(path: string, text: string): Workflow {
  const file = File.parse(parse(text));
  for (const [id, { needs }] of Object.entries(file.jobs)) {
    const unknown = needs.filter((need) => !(need in file.jobs));
    if (unknown.length > 0) throw new Error(`${path}: job ${id} needs ${unknown.join(", ")}: no such job`);
  }
  return { ...file, path, name: file.name ?? path };
}

/** What a token may do: scope to level. */
export type TokenPermissions = Readonly<Record<string, "read" | "write">>;

/**
 * What the token of a job may do: what the job says, else the workflow, else read access to contents, which is the
 * default of new repositories. A scope that is not named is none at all. `readOnly`: as a request from a fork has it.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions
 */
export function tokenPermissions(
  workflow: WrittenPermissions,
  job: WrittenPermissions,
  readOnly: boolean,
): TokenPermissions {
  const written = job ?? workflow ?? { contents: "read" };
  const all: Record<string, "read" | "write" | "none"> =
    typeof written === "string"
      ? Object.fromEntries(SCOPES.map((scope) => [scope, written === "read-all" ? "read" : "write"]))
      : written;
  const granted = Object.entries(all).flatMap(([scope, level]) =>
    level === "none" ? [] : [[scope, readOnly ? "read" : level] as const],
  );
  return { ...Object.fromEntries(granted), metadata: "read" };
}

const SCOPES = ["actions", "checks", "contents", "issues", "pull-requests", "statuses"] as const;
