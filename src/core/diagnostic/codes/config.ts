import type { CodeInfo } from "../code-info.ts";

/** Codes of the area `config/`: `.yoi/ticket.config.toml`. */
export const configCodes = {
  "config/bad-name": {
    severity: "error",
    title: "not a name",
    message: "{name} is no name for {what}",
    help: "use letters, digits, dashes and underscores, and begin with a letter",
    explain:
      "Agents and environment variables are named in commands, in records and on the command line of other programs, so that their names keep to plain ASCII words of at most 64 (agents) or 128 (variables) characters.",
  },
  "config/baseline": {
    severity: "error",
    title: "unreadable baseline",
    message: "the list of known faults cannot be read",
    help: "write it anew with `yoi ticket doctor --baseline`",
    explain:
      "A baseline records the faults that were there when yoi was adopted in an older repository; they are warnings until they are mended. A file that cannot be read counts as empty, so that no fault is hidden by it.",
  },
  "config/bad-path": {
    severity: "error",
    title: "path outside .yoi",
    message: "{key} is {value}, which is no directory below .yoi",
    help: "write a path below .yoi, such as .yoi/tickets",
    explain:
      "Hooks and workflows read and write below these paths, in checkouts of people and of runners. An absolute path, a drive letter, a backslash, an empty part, .. or git's own directory would mean another place on every machine, or a way out of the repository, and a directory beside .yoi would be one the hooks never look at. Where the value cannot be used, the default stands until it is mended.",
  },
  "config/bad-ref": {
    severity: "error",
    title: "not a usable git name",
    message: "{key} is {value}, which git or yoi cannot use there",
    help: "{suggestion}",
    explain:
      "The value becomes a part of a ref, so that it keeps to the rules of git check-ref-format: no spaces, no two dots, none of ~ ^ : ? * [ and backslash, no part that begins with a dot or ends with .lock. Branches and remotes do not begin with a dash, which git would take for an option. The ledger lies outside branches, tags and remotes, because no branch may carry it, and does not stand in the way of refs/yoi/rescue.",
  },
  "config/empty": {
    severity: "error",
    title: "empty value",
    message: "{key} is empty",
    help: "write a value, or remove the key",
    explain:
      "An empty text or list says nothing where one is needed: a command without a program cannot be run, a prefix without letters would take every branch. Without the key, its default stands.",
  },
  "config/forge-token": {
    severity: "error",
    title: "forge's token for an agent",
    message: "{key} would hand {value} to an agent",
    help: "remove the name; an agent works without the forge's authority",
    explain:
      "Tickets, diffs and comments are text from strangers, and an agent reads them. One that holds the forge's token could be talked into using it, so that only the Orchestrator holds it and publishes for the agent. Keys for the model's own service are handed over by their names.",
  },
  "config/root-left": {
    severity: "error",
    title: "tickets left behind",
    message: "the tickets would be looked for in {after}, but there are some in {before}",
    help: "keep backend.root as it is",
    explain:
      "Hooks and workflows look at tickets only below backend.root. Where it names another directory, the tickets that are left in the one before could be changed or removed without anyone noticing.",
  },
  "config/version-lowered": {
    severity: "error",
    title: "configuration made older",
    message: "the version of the configuration went from {before} to {after}",
    help: "restore version = {before}",
    explain:
      "Version 0 is the older form, whose tickets need neither ids nor roles nor evidence. A workspace that has left it does not go back: new tickets would be judged by less than those that are there.",
  },
  "config/missing-key": {
    severity: "error",
    title: "missing key",
    message: "{key} is missing",
    help: "add {name} to the table",
    explain:
      "This key has no default, because only you can know its value. An agent without protocol or command cannot be run; it is left out until the key is there.",
  },
  "config/newer-version": {
    severity: "error",
    title: "newer configuration",
    message: "the configuration has version {value}, and this yoi knows versions up to {newest}",
    help: "update yoi, or write version = {newest}",
    explain:
      "A newer version may give a key another meaning, so that an older program must not guess. Use the yoi that the repository was set up with; the workflows and the hooks of one repository should run the same release.",
  },
  "config/not-allowed": {
    severity: "error",
    title: "value not allowed",
    message: "{key} is {value}; it can be {values}",
    help: "write {suggestion}",
    explain:
      "The key takes one of a few words. Where the value cannot be used, the key's default stands until it is mended.",
  },
  "config/older-key": {
    severity: "warning",
    title: "older key",
    message: "{key} is a key of older configurations",
    help: "{suggestion}",
    explain:
      'The first configurations gave every role a profile, which named a program on the machine of whoever ran it. Now a table [agents.name] describes the command and a role points to it with agent = "name". The older key is read and kept, and has no effect.',
  },
  "config/older-role": {
    severity: "warning",
    title: "older role",
    message: "{key} is a role of older configurations",
    help: "remove the table",
    explain:
      "The investigator was merged into the other roles: questions before work belong to intake, those during work to the coder. The table is read and kept, and has no effect.",
  },
  "config/older-version": {
    severity: "warning",
    title: "configuration without version",
    message: "the configuration has no version and is read as version 0",
    help: "write version = {newest} as the first line",
    explain:
      "The version says which rules the workspace has agreed to. Rules about evidence (reports, reviews, dossiers) hold for tickets made under version 1 or later; with version 0 records are judged by their shape, transitions and events only. Add the version once the older keys are gone.",
  },
  "config/out-of-range": {
    severity: "error",
    title: "number out of range",
    message: "{key} is {value}; it must be {bound}",
    help: "write a number that is {bound}",
    explain:
      "Every limit has a range, so that a slip of the pen neither stops all work nor starts hundreds of agents. Where the number cannot be used, the key's default stands until it is mended.",
  },
  "config/outside-path": {
    severity: "error",
    title: "path outside the repository",
    message: "{key} is {value}, which is no path inside the repository",
    help: "write a path or pattern relative to the repository, such as .github/**",
    explain:
      "Protected paths are compared with the paths of changed files, which are always relative to the repository and written with forward slashes. Anything else would protect nothing.",
  },
  "config/syntax": {
    severity: "error",
    title: "not TOML",
    message: "the configuration is not TOML: {reason}",
    help: "mend the line; texts are quoted, lists stand in brackets, and a table or key is given once",
    explain:
      "The file cannot be read at all, so that every default stands and nothing that depends on the configuration runs. The place is where the parser stopped; the cause may be just before it, for instance a quote that was not closed. The format is described at https://toml.io.",
  },
  "config/too-large": {
    severity: "error",
    title: "too long",
    message: "{key} has {size} {unit}, more than {limit}",
    help: "make it shorter",
    explain:
      "Every text and list has a limit, so that a broken or hostile file cannot hold up a commit. The limits are far above what ordinary use needs.",
  },
  "config/unknown-agent": {
    severity: "error",
    title: "unknown agent",
    message: "{key} names {value}, and there is no table [agents.{value}]",
    help: "{suggestion}",
    explain:
      "A role is played by one of the agents that the configuration describes. Without the table nobody knows which command to run, and the role has no agent until it is mended.",
  },
  "config/unknown-key": {
    severity: "error",
    title: "unknown key",
    message: "{key} is not a key of the configuration",
    help: "{suggestion}",
    explain:
      "The configuration has a fixed set of keys, so that a slip of the pen does not silently leave a default in place. Keys behind a [table] line belong to that table, up to the next one.",
  },
  "config/unknown-table": {
    severity: "error",
    title: "unknown table",
    message: "[{key}] is not a table of the configuration",
    help: "{suggestion}",
    explain:
      "The configuration has a fixed set of tables, so that a slip of the pen does not silently leave all of their defaults in place. Agents are named freely, as [agents.name]; roles are a fixed set.",
  },
  "config/wrong-type": {
    severity: "error",
    title: "wrong type",
    message: "{key} is {actual}; it must be {expected}",
    help: "write {example}",
    explain:
      "TOML tells texts, numbers, lists and tables apart by how they are written: a text is quoted, a number is not, a list stands in brackets, a table begins with a [name] line. Where the value cannot be used, the key's default stands until it is mended.",
  },
} as const satisfies Record<string, CodeInfo>;
