import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type ArtifactStore, download, upload } from "./artifact.ts";
import { checkOut } from "./checkout.ts";
import { type Contexts, interpolate } from "./expressions.ts";
import { runNodeAction } from "./node-action.ts";
import { type ProcessEnd, runProcess } from "./process.ts";
import type { WorkflowStep } from "./workflow.ts";

/** Where a step runs. */
export interface StepPlace {
  readonly run: number;
  readonly workspace: string;
  readonly serverUrl: string;
  readonly repository: string;
  readonly ref: string;
  readonly sha: string;
  readonly token: string;
  /** What `actions/create-github-app-token` gives; undefined: there is no App. */
  readonly appToken?: string | undefined;
  readonly artifacts: ArtifactStore;
  /** Directories of actions by what stands before the `@` of `uses`. */
  readonly actions: ReadonlyMap<string, string>;
  readonly contexts: Contexts;
  readonly env: NodeJS.ProcessEnv;
}

/** How a step ended, with outputs that no file holds. */
export interface StepEnd extends ProcessEnd {
  readonly outputs?: Readonly<Record<string, string>>;
}

/** Runs one step. @throws Error for an action that the driver does not know */
export async function runStep(
  step: WorkflowStep,
  place: StepPlace,
  inputs: Readonly<Record<string, string>>,
): Promise<StepEnd> {
  if (step.run !== undefined) return await runScript(step, place);
  const [name = "", version = ""] = (step.uses ?? "").split("@");
  const { workspace, env, contexts } = place;
  if (name === "./") return await runNodeAction(workspace, inputs, { contexts, cwd: workspace, env });
  if (version === "") throw new Error(`uses: ${step.uses}: without a version`);
  const own = place.actions.get(name);
  if (own !== undefined) return await runNodeAction(own, inputs, { contexts, cwd: workspace, env });
  switch (name) {
    case "actions/checkout":
      return await checkOut({ ...place, inputs });
    case "actions/upload-artifact":
      return upload(place.artifacts, place.run, inputs, workspace);
    case "actions/download-artifact":
      return download(place.artifacts, place.run, inputs, workspace);
    case "actions/create-github-app-token":
      if (place.appToken === undefined) return { status: 1, output: "::error::no App is installed\n" };
      return {
        status: 0,
        output: `::add-mask::${place.appToken}\n`,
        outputs: { token: place.appToken, "app-slug": "yoi-app" },
      };
    // What is on the machine already, and what is of no matter to the flow.
    case "actions/setup-node":
    case "github/codeql-action/upload-sarif":
      return { status: 0, output: "" };
    default:
      throw new Error(`the driver does not know the action ${name}`);
  }
}

/** https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell */
const SHELLS: Readonly<Record<string, readonly string[]>> = {
  "": ["bash", "-e"],
  bash: ["bash", "--noprofile", "--norc", "-eo", "pipefail"],
  sh: ["sh", "-e"],
};

async function runScript(step: WorkflowStep, place: StepPlace): Promise<ProcessEnd> {
  const [program, ...args] = SHELLS[step.shell ?? ""] ?? [];
  if (program === undefined) throw new Error(`the driver does not know the shell ${step.shell}`);
  const script = join(String(place.env["RUNNER_TEMP"]), "script.sh");
  mkdirSync(dirname(script), { recursive: true });
  writeFileSync(script, interpolate(step.run ?? "", place.contexts));
  const dir = interpolate(step["working-directory"] ?? "", place.contexts);
  return await runProcess(program, [...args, script], {
    cwd: join(place.workspace, dir),
    env: place.env,
  });
}
