import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TestRepo } from "../git-repo.ts";

/** The built Action. */
const ACTION = join(import.meta.dirname, "../../../dist/action.js");

/** One step of a job, as the runner starts it. */
export interface ActionStep {
  readonly event: string;
  readonly payload: unknown;
  readonly inputs?: Readonly<Record<string, string>>;
  /** Where GitHub is. */
  readonly apiUrl: string;
  /** Default: `owner/repo`. */
  readonly repository?: string;
  /** Further variables, over those of a runner; undefined removes one. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** What a step left. */
export interface ActionEnd {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** The output `result`. */
  readonly result: Readonly<Record<string, unknown>>;
  /** Annotations as the runner understands them, in order. */
  readonly annotations: readonly Annotation[];
}

/** One annotation. */
export interface Annotation {
  readonly kind: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/**
 * Runs `dist/action.js` in a checkout with the variables and files that a runner gives, and reads what it left.
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/Handlers/NodeScriptActionHandler.cs
 */
export async function runAction(checkout: TestRepo, step: ActionStep): Promise<ActionEnd> {
  const temp = mkdtempSync(join(checkout.base, "runner-"));
  const file = (name: string, text = ""): string => {
    const path = join(temp, name);
    writeFileSync(path, text);
    return path;
  };
  mkdirSync(join(temp, "temp"));
  const inputs = { mode: "auto", token: "job-token", ...step.inputs };
  const output = file("output");
  const summary = file("summary.md");
  const env: NodeJS.ProcessEnv = {
    ...checkout.env,
    ...runnerVariables(checkout, step),
    GITHUB_EVENT_PATH: file("event.json", JSON.stringify(step.payload)),
    GITHUB_OUTPUT: output,
    GITHUB_ENV: file("env"),
    GITHUB_PATH: file("path"),
    GITHUB_STATE: file("state"),
    GITHUB_STEP_SUMMARY: summary,
    RUNNER_TEMP: join(temp, "temp"),
    ...Object.fromEntries(
      Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    ),
    ...step.env,
  };
  const child = spawn(process.execPath, [ACTION], { cwd: checkout.root, env });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const status = await new Promise<number | null>((done) => void child.on("close", done));
  const outputs = parseOutputs(readFileSync(output, "utf8"));
  return {
    status,
    stdout,
    stderr,
    summary: readFileSync(summary, "utf8"),
    outputs,
    result: JSON.parse(outputs["result"] ?? "{}") as Readonly<Record<string, unknown>>,
    annotations: parseAnnotations(stdout),
  };
}

function runnerVariables(checkout: TestRepo, step: ActionStep): Readonly<Record<string, string>> {
  const server = new URL(step.apiUrl).origin;
  return {
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_ACTOR: "alice",
    GITHUB_API_URL: step.apiUrl,
    GITHUB_EVENT_NAME: step.event,
    GITHUB_GRAPHQL_URL: `${step.apiUrl}/graphql`,
    GITHUB_JOB: "check",
    GITHUB_REF: "refs/heads/main",
    GITHUB_REPOSITORY: step.repository ?? "owner/repo",
    GITHUB_RUN_ATTEMPT: "1",
    GITHUB_RUN_ID: "1001",
    GITHUB_SERVER_URL: server,
    GITHUB_SHA: "0".repeat(40),
    GITHUB_TRIGGERING_ACTOR: "alice",
    GITHUB_WORKSPACE: checkout.root,
  };
}

/** `name<<delimiter`, the value, the delimiter: what the runner reads. */
function parseOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split("\n");
  for (let at = 0; at < lines.length; at += 1) {
    const [, name = "", delimiter = ""] = /^([^=<]+)<<(.+)$/.exec(lines[at] ?? "") ?? [];
    if (name === "") continue;
    const end = lines.indexOf(delimiter, at + 1);
    outputs[name] = lines.slice(at + 1, end).join("\n");
    at = end;
  }
  return outputs;
}

/** Commands as the runner takes them: at the start of a line, and none while they are stopped. */
function parseAnnotations(stdout: string): readonly Annotation[] {
  const found: Annotation[] = [];
  let stop: string | undefined;
  for (const line of stdout.split("\n").map((each) => each.trimStart())) {
    const [, kind = "", list = "", message = ""] = /^::([a-zA-Z0-9-]+)(?: (.*?))?::(.*)$/.exec(line) ?? [];
    if (stop !== undefined) {
      if (kind === stop) stop = undefined;
    } else if (kind === "stop-commands") stop = message;
    else if (kind !== "" && kind !== "add-mask") {
      const properties = list.split(",").flatMap((pair): [string, string][] => {
        const cut = pair.indexOf("=");
        return cut < 0 ? [] : [[pair.slice(0, cut), decode(pair.slice(cut + 1))]];
      });
      found.push({ kind, properties: Object.fromEntries(properties), message: decode(message) });
    }
  }
  return found;
}

function decode(text: string): string {
  return text
    .replaceAll("%3A", ":")
    .replaceAll("%2C", ",")
    .replaceAll("%0D", "\r")
    .replaceAll("%0A", "\n")
    .replaceAll("%25", "%");
}
