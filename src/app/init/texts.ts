/** What `yoi init` writes as configuration: every key has a default, so little is said. */
export const CONFIG_TEXT = `# yoi: how tickets are kept here. Every key has a default; \`yoi config check\` reads this file.
version = 1

[ticket]
# Language of headings and generated sentences: "English" or "Japanese".
language = "English"

[git]
# Branch where finished work lands. Without it: what the remote says.
# default_branch = "main"

[validation]
# Commands that must succeed before work counts as done.
# commands = ["npm test"]
`;

/** The section of \`AGENTS.md\`. */
export const AGENTS_LINES: readonly string[] = [
  "",
  "## Tickets (yoi)",
  "",
  "Work items live in `.yoi/tickets/<id>/`: `item.md` holds the current state, `thread.md` is an append-only log.",
  "",
  "- Read with `yoi ticket list`, `yoi ticket show <id>`, `yoi ticket search <text>` and `yoi why <id>` (what stands in",
  "  the way of the next state); add `--json` for data.",
  "- Change tickets only with `yoi ticket …` (`yoi ticket --help`). Never edit, reorder or delete what is in a",
  "  `thread.md`, and do not reformat files under `.yoi/`.",
  "- A git hook judges every commit that touches a ticket. When it refuses, read the `help:` line; `yoi explain <code>`",
  "  tells more. Do not use `--no-verify`: the same rules run again as a required status check.",
  "- Queueing a ticket (`yoi ticket queue`) is a person's decision.",
  "- Commits for a ticket carry the trailer `Yoi-Ticket: <id>`; on a branch `work/<id>` a hook adds it.",
  "",
];
