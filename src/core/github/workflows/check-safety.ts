import { type Diagnostic, finding } from "../../diagnostic/diagnostic.ts";
import { expressionsOf, levelOf, type Scalar, type Workflow, type WorkflowJob } from "./workflow.ts";

/** Events by which a workflow runs with the default branch's rights on what others sent. */
const TRUSTED_EVENTS = ["workflow_run", "pull_request_target", "issue_comment"];
/** https://docs.github.com/en/actions/reference/security/secure-use: a full commit id, or an image by its digest. */
const PINNED = /@(?:[0-9a-f]{40}|[0-9a-f]{64}|sha256:[0-9a-f]{64})$/;
/** What is written by GitHub or by the workflow itself, and by nobody who sends a request. */
const SAFE =
  /^(?:github\.(?:run_id|run_number|run_attempt|sha|repository|repository_id|repository_owner|workspace|server_url|api_url|job|workflow|event_name)|runner\.\w+|matrix\.[\w-]+|strategy\.[\w-]+|job\.status|vars\.\w+|secrets\.\w+|hashFiles)$/;
/** What a fixed text, an operator or a function of two texts looks like in an expression. */
const CONTEXT = /'(?:[^']|'')*'|[A-Za-z_][\w-]*(?:\s*\.\s*[\w*-]+|\s*\[[^\]]*\])*/g;
const WORDS = new Set([
  "true",
  "false",
  "null",
  "format",
  "join",
  "contains",
  "startsWith",
  "endsWith",
  "fromJSON",
  "always",
  "success",
  "failure",
  "cancelled",
]);

/**
 * Findings about what opens a workflow to those who send requests, write tickets or lead an agent: for workflows of
 * yoi's and others that use the Action. `keys` are the secrets that agents may have.
 */
export function checkSafety(workflow: Workflow, keys: ReadonlySet<string>): readonly Diagnostic[] {
  const { path, events, jobs } = workflow;
  const target = events.get("pull_request_target");
  return [
    ...(target === undefined
      ? []
      : [finding("workflow/pull-request-target", { path, line: target.line }, { path })]),
    ...jobs.flatMap((job) => [
      ...checkPins(path, job),
      ...checkScripts(path, job),
      ...(TRUSTED_EVENTS.some((event) => events.has(event)) ? checkCheckouts(path, job) : []),
      ...(isAgentJob(job) ? checkAgentJob(workflow, job, keys) : []),
    ]),
  ];
}

function isAgentJob({ steps }: WorkflowJob): boolean {
  return steps.some(({ inputs }) => inputs.get("mode")?.text === "agent");
}

function checkPins(path: string, job: WorkflowJob): readonly Diagnostic[] {
  const all = [job.uses, ...job.steps.map(({ uses }) => uses)];
  return all.flatMap((uses) =>
    uses === undefined || uses.text.startsWith("./") || PINNED.test(uses.text)
      ? []
      : [finding("workflow/unpinned", { path, line: uses.line }, { path, uses: uses.text })],
  );
}

function checkScripts(path: string, job: WorkflowJob): readonly Diagnostic[] {
  return job.steps.flatMap(({ run, inputs }) =>
    [run, inputs.get("script")].flatMap((script) => {
      const found = script === undefined ? undefined : unsafeExpression(script.text);
      if (script === undefined || found === undefined) return [];
      const place = { path, line: script.line };
      return [finding("workflow/script-injection", place, { job: job.id, expression: found })];
    }),
  );
}

/** The first expression of a script that others can fill; undefined when there is none. */
function unsafeExpression(script: string): string | undefined {
  return expressionsOf(script).find(isFilledByOthers);
}

function isFilledByOthers(body: string): boolean {
  const names = (body.match(CONTEXT) ?? []).filter((part) => !part.startsWith("'"));
  return names.some((name) => !WORDS.has(name) && !SAFE.test(name.replaceAll(/\s/g, "")));
}

function checkCheckouts(path: string, job: WorkflowJob): readonly Diagnostic[] {
  return job.steps.flatMap(({ uses, inputs }) => {
    if (uses === undefined || !/^actions\/checkout@/i.test(uses.text)) return [];
    const unsafe = ["ref", "repository", "allow-unsafe-pr-checkout"]
      .map((name) => inputs.get(name))
      .find((input) => input !== undefined && /\$\{\{|^true$|refs\/pull\//.test(input.text));
    if (unsafe === undefined) return [];
    return [finding("workflow/unsafe-checkout", { path, line: unsafe.line }, { path, ref: unsafe.text })];
  });
}

function checkAgentJob(
  { path, permissions: top }: Workflow,
  job: WorkflowJob,
  keys: ReadonlySet<string>,
): readonly Diagnostic[] {
  const permissions = job.permissions ?? top;
  const line = job.permissions?.line ?? job.line;
  const writes = [...(permissions?.scopes.keys() ?? [])].filter(
    (scope) => levelOf(permissions, scope) === "write",
  );
  if (permissions === undefined || permissions.all === "write") writes.push("every other scope");
  return [
    ...writes.map((scope) =>
      finding("workflow/agent-writes", { path, line }, { job: job.id, scope, level: "write" }),
    ),
    ...job.texts.flatMap((text) => checkSecrets(path, job, text, keys)),
    ...job.steps.flatMap(({ uses, inputs, line: at }) => {
      const keeps = inputs.get("persist-credentials")?.text !== "false";
      if (uses === undefined || !/^actions\/checkout@/i.test(uses.text) || !keeps) return [];
      return [finding("workflow/agent-credentials", { path, line: at }, { job: job.id })];
    }),
  ];
}

function checkSecrets(
  path: string,
  job: WorkflowJob,
  { text, line }: Scalar,
  keys: ReadonlySet<string>,
): readonly Diagnostic[] {
  const named = expressionsOf(text).flatMap((body) =>
    [...body.matchAll(/\bsecrets\b(?:\s*\.\s*([A-Za-z_]\w*)|\s*\[\s*'([^']*)'\s*\])?/gi)].map(
      ([whole, dotted, quoted]) => dotted ?? quoted ?? whole,
    ),
  );
  return named
    .filter((secret) => !keys.has(secret))
    .map((secret) => finding("workflow/agent-secret", { path, line }, { job: job.id, secret }));
}
