import type { CodeInfo } from "../code-info.ts";

/** Codes of the area `workflow/`: what is wrong in the workflows that yoi runs in on GitHub. */
export const workflowCodes = {
  "workflow/missing": {
    severity: "error",
    title: "workflow is missing",
    message: "{path} is not there, and the others need it",
    help: "run `yoi init --github`",
    explain:
      "The five workflows work together: check judges a request, gate posts the verdicts, review wakes the gate, tick is the Orchestrator's look, attempt runs agents. Without one of them something waits for ever, and nobody says so.",
  },
  "workflow/unreadable": {
    severity: "error",
    title: "workflow cannot be read",
    message: "{path} cannot be read: {reason}",
    help: "mend the YAML, or run `yoi init --github` to have the file written again",
    explain:
      "A workflow that is no good YAML does not run on GitHub, and what cannot be read cannot be examined. Aliases count as unreadable too: what they put where is easily overlooked, and yoi's workflows need none.",
  },
  "workflow/foreign": {
    severity: "error",
    title: "workflow of somebody else",
    message: "{path} has a name that yoi uses, and yoi did not write it",
    help: "give that file another name, then run `yoi init --github`",
    explain:
      "yoi finds its workflows by their file names and by the words on their first line. A file of that name without those words is never changed or judged, so the workflow that belongs there is missing.",
  },
  "workflow/changed": {
    severity: "warning",
    title: "workflow was changed",
    message: "{path} is not what `yoi init --github` writes for this configuration",
    help: "run `yoi init --github --dry-run` to see what differs, and without --dry-run to write it",
    explain:
      "The texts of the workflows follow from the configuration: the default branch, the agents' keys and limits, the names of other workflows. One of these has changed since, another yoi wrote the file, or somebody edited it. What stands between the marks yoi:keep belongs to you and is never part of the comparison.",
  },
  "workflow/event": {
    severity: "error",
    title: "event is missing",
    message: "{path} is not started by {event}",
    help: "run `yoi init --github`, or add the event under on",
    explain:
      "Each workflow is woken by what it has to look at: a request, a review, a merge queue, a push, the end of another workflow, the clock. Without one of these events a status stays pending, a merge queue waits for ever, or a review is not seen.",
  },
  "workflow/branch": {
    severity: "error",
    title: "wrong default branch",
    message: "{path} listens to pushes to {found}, but the default branch is {wanted}",
    help: "run `yoi init --github`, or name the branch as git.default_branch in the configuration",
    explain:
      "Tickets are queued on the default branch. A workflow that waits for pushes to another one never sees them. This happens when the default branch was renamed after the workflows were written.",
  },
  "workflow/permission-wide": {
    severity: "error",
    title: "permission is too wide",
    message: "the job {job} may have {scope}: {level}, and needs {needed}",
    help: "write {scope}: {needed} under the job's permissions, or run `yoi init --github`",
    explain:
      "Whatever a job runs can use its token. A job that may do more than it needs gives that to everybody who gets code of theirs into it, so every workflow of yoi's grants nothing at the top and each job asks for what it uses.",
  },
  "workflow/permission-narrow": {
    severity: "error",
    title: "permission is missing",
    message: "the job {job} has {scope}: {level}, and needs {needed}",
    help: "write {scope}: {needed} under the job's permissions, or run `yoi init --github`",
    explain:
      "GitHub refuses what a job's permissions do not name, and in the middle of the work that shows as a bare 403. Each job of yoi's lists exactly what it does with its token.",
  },
  "workflow/permission-default": {
    severity: "error",
    title: "permissions are not limited",
    message:
      "{path} does not begin by granting nothing, so its jobs have what the repository's setting gives",
    help: "put a line permissions with an empty map above the jobs, or run `yoi init --github`",
    explain:
      "Without permissions at the top, a job that names none has those of the repository's setting, which in older repositories may write everything. With an empty map there, a job that forgets to ask has nothing.",
  },
  "workflow/unpinned": {
    severity: "error",
    title: "action is not pinned",
    message: "{path} uses {uses}, which its owner can change at any time",
    help: "name the full commit SHA, with the version as a comment behind it",
    explain:
      "A tag or a branch of an action can be moved to other code, and was in several attacks, after which every workflow that uses it runs that code with its token and secrets. A full commit SHA means the same code for ever.",
  },
  "workflow/action-differs": {
    severity: "error",
    title: "two versions of the Action",
    message: "{path} uses {uses}, and another workflow uses {other}",
    help: "run `yoi init --github --action` with the one that you want",
    explain:
      "The jobs hand data to each other: attempts, artifacts, statuses. Two versions of the Action may not agree on their form, so all workflows use the same one.",
  },
  "workflow/pull-request-target": {
    severity: "error",
    title: "request runs with rights",
    message: "{path} is started by pull_request_target",
    help: "use pull_request to look, and workflow_run to act; run `yoi init --github`",
    explain:
      "A workflow started by pull_request_target has the repository's token and secrets while it works on what a stranger sent. As soon as it checks that out, installs or builds it, the stranger has the token. yoi needs no such workflow: what looks at a request may only read, and what acts runs from the default branch.",
  },
  "workflow/unsafe-checkout": {
    severity: "error",
    title: "code of a request with rights",
    message: "{path} checks out {ref} in a job that runs from the default branch",
    help: "take the ref away: the job works on the default branch and asks git for the rest",
    explain:
      "A job that is woken by another workflow runs with the rights of the default branch. When it checks out the head of a request, the next step runs what a stranger wrote, with those rights. The Action reads requests through git and the API and never checks them out.",
  },
  "workflow/script-injection": {
    severity: "error",
    title: "text of others in a script",
    message: "the job {job} puts {expression} into a shell script",
    help: "hand it over as a variable under env, and use that variable in quotes",
    explain:
      "An expression in run is replaced before the shell sees the script, so a branch name, a title or an input that holds shell syntax is executed, with the job's token. A variable is data for the shell whatever stands in it.",
  },
  "workflow/agent-writes": {
    severity: "error",
    title: "agent with a write token",
    message: "the job {job} runs an agent and may have {scope}: {level}",
    help: "give that job contents: read and nothing else; run `yoi init --github`",
    explain:
      "An agent reads text from strangers and does what it makes of it. Whatever is in its job can be used by it: so the job has a token that reads, and another job, on a fresh machine, checks what came of it and writes.",
  },
  "workflow/agent-secret": {
    severity: "error",
    title: "agent with a secret of others",
    message: "the job {job} runs an agent and is handed the secret {secret}, which no agent asks for",
    help: "take it out of the job, or name it under env of the agent in the configuration",
    explain:
      "What is in the environment of the agent's job, or in a step before it, can be read by the agent and by the code that it runs, and from there reach anybody. Only the keys that an agent's configuration names belong there.",
  },
  "workflow/agent-credentials": {
    severity: "error",
    title: "token left in the checkout",
    message:
      "the job {job} runs an agent, and its checkout keeps the token in the repository's configuration",
    help: "write persist-credentials: false under the checkout",
    explain:
      "actions/checkout writes the job's token into the git configuration unless told otherwise, where the agent and everything it starts can read it.",
  },
  "workflow/cache": {
    severity: "warning",
    title: "job may use the cache",
    message: "the job {job} does not say cache-mode: none",
    help: "write cache-mode: none in the job, or run `yoi init --github`",
    explain:
      "What an agent's job leaves in the cache is restored by jobs that are trusted: one of the ways from untrusted code to a write token. None of yoi's jobs needs the cache, so all are kept away from it.",
  },
  "workflow/concurrency": {
    severity: "warning",
    title: "no concurrency group",
    message: "{path} has no concurrency group",
    help: "run `yoi init --github`",
    explain:
      "Nothing goes wrong without it, since the ledger in git is the lock. But every wake-up then costs a run of its own, several at once do the same work, and the minutes are yours.",
  },
  "workflow/timeout": {
    severity: "warning",
    title: "no time limit",
    message: "the job {job} has no timeout-minutes",
    help: "write timeout-minutes in the job, or run `yoi init --github`",
    explain:
      "GitHub lets a job without a limit of its own run for six hours. A job that hangs, or an agent that does not stop, costs that much, and its ticket waits as long.",
  },
  "workflow/listens": {
    severity: "error",
    title: "woken by nobody",
    message: "{path} waits for the workflow {name}, and no workflow has that name",
    help: "run `yoi init --github`, or take the name out of the list",
    explain:
      "workflow_run finds workflows by the name in their file. A name that was changed in one place only means that the gate is never woken, and its statuses are never posted.",
  },
  "workflow/not-enabled": {
    severity: "warning",
    title: "GitHub is not switched on",
    message: "{path} is there, but github.enabled is not true in the configuration",
    help: "run `yoi init --github`",
    explain:
      "With github.enabled the Orchestrator on GitHub is the one that works, and `yoi orchestrate` elsewhere only looks. Without it both could work on the same tickets: safe, because the ledger is the lock, but an attempt of one is not known to the other as running.",
  },
} as const satisfies Record<string, CodeInfo>;
