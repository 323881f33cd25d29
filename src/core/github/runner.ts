import { failure } from "../diagnostic/error.ts";

/** What GitHub's runner says of the run, from `GITHUB_*`. https://docs.github.com/en/actions/reference/variables-reference */
export interface Runner {
  readonly owner: string;
  readonly name: string;
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  /** Id of the run, and which attempt of it this is. */
  readonly run: number;
  readonly runAttempt: number;
  readonly job: string;
  readonly actor: string;
  readonly triggeringActor: string;
  readonly eventName: string;
  readonly ref: string;
  readonly sha: string;
  /** The checkout. */
  readonly workspace: string;
  /** For files of this job alone. */
  readonly temp: string;
}

/** The variables that a runner sets, by name. */
export type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Reads what the runner says of the run. @throws github/no-runner where a variable is missing or has another form
 */
export function parseRunner(env: Variables): Runner {
  const text = (name: string, form: RegExp = /./): string => {
    const value = env[name] ?? "";
    if (form.test(value)) return value;
    throw failure("github/no-runner", { path: "" }, { name });
  };
  const url = (name: string): string => text(name, /^https?:\/\/[^\s@]+$/).replace(/\/+$/, "");
  const count = (name: string): number => Number(text(name, /^[1-9]\d{0,15}$/));
  const [owner = "", name = ""] = text("GITHUB_REPOSITORY", /^[\w.-]+\/[\w.-]+$/).split("/");
  return {
    owner,
    name,
    serverUrl: url("GITHUB_SERVER_URL"),
    apiUrl: url("GITHUB_API_URL"),
    graphqlUrl: url("GITHUB_GRAPHQL_URL"),
    run: count("GITHUB_RUN_ID"),
    runAttempt: count("GITHUB_RUN_ATTEMPT"),
    job: env["GITHUB_JOB"] ?? "",
    actor: env["GITHUB_ACTOR"] ?? "",
    triggeringActor: env["GITHUB_TRIGGERING_ACTOR"] ?? env["GITHUB_ACTOR"] ?? "",
    eventName: text("GITHUB_EVENT_NAME", /^[a-z_]+$/),
    ref: env["GITHUB_REF"] ?? "",
    sha: env["GITHUB_SHA"] ?? "",
    workspace: text("GITHUB_WORKSPACE"),
    temp: text("RUNNER_TEMP"),
  };
}

/** Variables by which a process would speak for the run: tokens, and the files through which a step talks to the runner. */
const AUTHORITY =
  /^(?:INPUT_.*|STATE_.*|ACTIONS_.*|(?:GITHUB|GH|GH_ENTERPRISE|GITHUB_ENTERPRISE)_TOKEN|GITHUB_(?:ENV|OUTPUT|PATH|STATE|STEP_SUMMARY))$/i;

/** The runner's environment without inputs, tokens and the files by which a step steers its job. */
export function withoutAuthority(env: Variables): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      value === undefined || AUTHORITY.test(name) ? [] : [[name, value] as const],
    ),
  );
}
