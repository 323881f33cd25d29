import { formatUses, PINS } from "./pins.ts";

/** An expression of GitHub's. https://docs.github.com/en/actions/reference/evaluate-expressions-in-workflows-and-actions */
export function expression(text: string): string {
  return `\${{ ${text} }}`;
}

/** A text as one scalar of YAML. */
export function quoted(text: string): string {
  return JSON.stringify(text);
}

/** The directory of results: outside the checkout, and no part of it hidden, since hidden files are not kept. */
export const RESULTS = `${expression("runner.temp")}/yoi-results`;

/** Checks the repository out with its history and without old files' contents. */
export const CHECKOUT = `      - uses: ${formatUses(PINS.checkout)}
        with:
          fetch-depth: 0 # all of history: what changed is asked of git
          filter: blob:none # contents of files come when they are looked at
          persist-credentials: false # the token is written to no file
`;

/** The same, whole: what has no token cannot fetch contents later. */
export const CHECKOUT_WHOLE = `      - uses: ${formatUses(PINS.checkout)}
        with:
          fetch-depth: 0 # all of history, with contents: the agent has no token to fetch them later
          persist-credentials: false # the token is written to no file
`;

/**
 * The step that makes a token of a GitHub App, where the repository has one. What an App does starts workflows, which what
 * `GITHUB_TOKEN` does only does after a person's click.
 */
export function formatAppToken(permissions: readonly string[]): string {
  return `      - id: app # only with an App: set the variable YOI_APP_CLIENT_ID and the secret YOI_APP_PRIVATE_KEY
        if: vars.YOI_APP_CLIENT_ID != ''
        uses: ${formatUses(PINS.appToken)}
        with:
          client-id: ${expression("vars.YOI_APP_CLIENT_ID")}
          private-key: ${expression("secrets.YOI_APP_PRIVATE_KEY")}
${permissions.map((permission) => `          permission-${permission}\n`).join("")}`;
}

/** The App's token for a job that moves work on. */
export const APP_TOKEN = formatAppToken([
  "contents: write # pushes work branches, merges",
  "pull-requests: write # opens and updates requests",
]);

/** The input that hands the App's token on; empty without one. */
export const APP_INPUT = `          app-token: ${expression("steps.app.outputs.token")}
`;

/** What a job that moves work on may do. */
export const ORCHESTRATOR_PERMISSIONS = `    permissions:
      contents: write # moves the ledger and work branches, merges
      pull-requests: write # opens and updates requests, keeps one comment
      statuses: write # posts yoi/review-gate
      checks: read # looks whether other checks are green
      actions: write # starts yoi-attempt.yml and yoi-tick.yml
`;
