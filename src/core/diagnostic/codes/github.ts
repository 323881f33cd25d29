import type { CodeInfo } from "../code-info.ts";

/** Codes of the area `github/`: what keeps yoi from asking GitHub, and what GitHub refused. */
export const githubCodes = {
  "github/unauthorized": {
    severity: "error",
    title: "token not accepted",
    message: "the token is not accepted by GitHub, so yoi cannot {operation}",
    help: "give a token that is valid: the job's own is the default of the input token",
    explain:
      "GitHub answered 401. The token of a job ends with the job, one of a GitHub App after an hour, and a personal one when it expires or is revoked. Look at what is given to the inputs `token` and `app-token`: a secret that does not exist is an empty text, and a run for a pull request of a fork gets no secrets at all.",
  },
  "github/forbidden": {
    severity: "error",
    title: "permission missing",
    message: "`{permission}` is needed to {operation}: {reason}",
    help: "add `{permission}` under permissions of the job, or give it to the GitHub App",
    explain:
      "GitHub answered 403: the token may not do this. A job's token has the permissions that stand under `permissions` of the job, and none that do not stand there. A run for a pull request of a fork can only read, whatever stands there; an organisation or repository can lower the most that a job may ask for. An App has the permissions that its owner gave it and that the installation accepted. `yoi doctor` compares the workflows with what each job needs.",
  },
  "github/requests-not-permitted": {
    severity: "error",
    title: "Actions may not open pull requests",
    message: "the settings of {repository} do not let GitHub Actions open pull requests",
    help: "allow it under Settings, Actions, General, Workflow permissions, or give an App's token",
    explain:
      "Besides the permission `pull-requests: write` a repository and its organisation have a setting, “Allow GitHub Actions to create and approve pull requests”, which is off for new repositories. Without it the job's own token cannot open a pull request. The token of a GitHub App in the input `app-token` does not need the setting, and pull requests opened with it start their checks without a person's click.",
  },
  "github/not-found": {
    severity: "error",
    title: "not found on GitHub",
    message: "nothing of that name is on GitHub, so yoi cannot {operation}",
    help: "see whether it exists in {repository}, and whether the token may see it",
    explain:
      "GitHub answered 404. It does so for what does not exist and for what the token may not see, so that nobody learns of private things by asking. A workflow that is to be started must exist on the default branch under exactly that file name. What was there a moment ago may have been deleted since.",
  },
  "github/rate-limited": {
    severity: "error",
    title: "asked too often",
    message: "no more requests are taken by GitHub until {until}, so yoi cannot {operation}",
    help: "let it run again after {until}: it goes on from where it is",
    explain:
      "GitHub limits how many requests a token may make in an hour, and how many in a short time. yoi waits for the end of such a limit, but only for a named maximum, since a waiting job costs its minutes. Nothing is lost: the next tick reads what was done and goes on. The job's own token has a limit for each repository; the token of a GitHub App has a higher one of its own.",
  },
  "github/unreachable": {
    severity: "error",
    title: "GitHub does not answer",
    message: "no answer of GitHub came when yoi tried to {operation}: {reason}",
    help: "let it run again; see https://www.githubstatus.com when it goes on",
    explain:
      "The connection failed, the answer did not come in time, or GitHub reported a fault of its own (5xx). What only reads, and what may safely be done twice, was tried several times with growing waits. What must not be done twice was looked for first: it had not happened as far as could be seen.",
  },
  "github/refused": {
    severity: "error",
    title: "GitHub refused",
    message: "what yoi asked of GitHub, to {operation}, is refused: {reason}",
    help: "mend what GitHub names; what it says stands in the message",
    explain:
      "GitHub understood the request and does not carry it out: a rule of the repository forbids it, something it names does not exist, or it contradicts what is there. The words are GitHub's own, shortened, without tokens.",
  },
  "github/unexpected-answer": {
    severity: "error",
    title: "answer not understood",
    message: "the answer of GitHub when yoi tried to {operation} is not what its description says: {reason}",
    help: "let it run again; if it stays, report it with the version of yoi and of the server",
    explain:
      "Everything that comes from GitHub is compared with the form that its documentation describes before anything is decided by it. An answer of another form is not used, not even in part. An old GitHub Enterprise Server, a proxy that answers in GitHub's place, or a change at GitHub can be the cause.",
  },
  "github/too-many": {
    severity: "error",
    title: "too many to read",
    message: "there are more than {limit} {what}, so yoi cannot {operation}",
    help: "close what is no longer needed",
    explain:
      "Every list that is read from GitHub has a named limit. Where a decision would need the whole list, a part of it is not taken for the whole: nothing is decided.",
  },
} as const satisfies Record<string, CodeInfo>;
