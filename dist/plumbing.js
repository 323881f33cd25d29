import { resolve } from "node:path";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
// src/core/diagnostic/codes/agent.ts
/** Codes of the area `agent/`: what keeps an agent from being started. */
const agentCodes = {
	"agent/protocol-not-supported": {
		severity: "error",
		title: "protocol not supported",
		message: "agent {agent} speaks {protocol}, which this version cannot run",
		help: "describe it by a command that ends: protocol = \"command\" under agents.{agent}",
		explain: "An agent is run as a plain command: the prompt on standard input or as an argument, one JSON value on standard output, and an end. The Agent Client Protocol is part of the configuration already, so that files need not change later, but nothing runs it yet. Nearly every agent also has a command for one task without a terminal."
	},
	"agent/no-sandbox": {
		severity: "error",
		title: "no sandbox",
		message: "bubblewrap cannot be used here: {reason}",
		help: "install bubblewrap and allow user namespaces, or set sandbox = \"none\"",
		explain: "With sandbox = \"bwrap\" an agent runs inside bubblewrap, where the kernel refuses what it may not write. The program `bwrap` is missing, or this system does not let it make the namespaces it needs (containers and hardened kernels often do not). The agent was not started: a sandbox that was asked for is never left out in silence."
	},
	"agent/transcript": {
		severity: "error",
		title: "transcript cannot be written",
		message: "the transcript {file} cannot be written ({reason})",
		help: "make room on the disk, or see who owns the directory",
		explain: "What an agent prints is kept in a transcript outside git, so that a person can see afterwards what happened. A run that leaves no trace is not let through: it was not started, or was stopped as soon as writing failed."
	}
};
// src/core/diagnostic/codes/change.ts
/** Codes of the area `change/`: what a change may not do to what was there. */
const changeCodes = {
	"change/event-lost": {
		severity: "error",
		title: "event edited or removed",
		message: "the {kind} event by {author} at {at} is no longer there as it was",
		help: "restore thread.md (`git checkout {base} -- {path}`) and append a new event that corrects it",
		explain: "The thread is append-only: events that others can already see stay, byte for byte and in order, through merges, squashes and rebases. What was never pushed may still be amended. A leaked secret is taken out with `yoi ticket redact`, which leaves a tombstone and an event."
	},
	"change/event-order": {
		severity: "error",
		title: "events reordered",
		message: "the {kind} event by {author} at {at} changed places with an event that stood before it",
		help: "keep earlier events in their order and append new ones at the end",
		explain: "The order of events is part of what they say. Merges keep ours, then theirs that are new."
	},
	"change/event-inserted": {
		severity: "warning",
		title: "event placed before earlier ones",
		message: "the new {kind} event by {author} at {at} stands before events that were already there",
		help: "append events at the end of thread.md",
		explain: "Readers expect new events at the end. A merge without the merge drivers of `yoi init` can place them elsewhere."
	},
	"change/event-form": {
		severity: "error",
		title: "event lacks id or role",
		message: "the new {kind} event has no {attribute}",
		help: "append events with `yoi ticket`, or add id: (8 random letters) and role: to the event's comment",
		explain: "New events carry a short random id, which tells them apart through merges, and the role of who acted, which the state machine judges."
	},
	"change/event-role": {
		severity: "error",
		title: "role may not write this event",
		message: "{role} may not write a {kind} event",
		help: "have one of these write it: {allowed}",
		explain: "Who may report, review, decide or close is part of the trust in a ticket: an agent that wrote the code cannot also record its review."
	},
	"change/no-event": {
		severity: "error",
		title: "change without event",
		message: "{what} changed without an event in the thread",
		help: "use `yoi ticket edit`, or append a comment or decision event that says why",
		explain: "Every change of an item or a relation appends an event, so that the thread tells who changed what was asked, and when."
	},
	"change/updated-at": {
		severity: "error",
		title: "updated_at not moved",
		message: "the ticket changed, but updated_at is still {updated_at}",
		help: "set updated_at to the time of the change",
		explain: "updated_at moves with every change of the item, its relations or its thread. Lists and reviewers rely on it to see what is new."
	},
	"change/immutable": {
		severity: "error",
		title: "immutable field changed",
		message: "{key} changed from {before} to {after}",
		help: "restore {key}",
		explain: "created_at says when the ticket was made. It never changes after that."
	},
	"change/deleted": {
		severity: "error",
		title: "ticket deleted",
		message: "ticket {ticket} was deleted",
		help: "restore it and close it as obsolete: `yoi ticket close {ticket} --as obsolete`",
		explain: "A deleted ticket takes its history out of everyone's sight and leaves relations dangling. Closing keeps the record. A ticket that was never pushed may be removed by amending the commit that made it."
	},
	"change/renamed": {
		severity: "error",
		title: "ticket renamed",
		message: "ticket {ticket} was renamed to {other}",
		help: "keep the directory's name and change the title instead",
		explain: "The directory's name is the id that relations, branches and the ledger use. The title may change, the id may not."
	},
	"change/plan-record-lost": {
		severity: "error",
		title: "plan record edited or removed",
		message: "plan record {id} is no longer there as it was",
		help: "restore the line and append a new record that supersedes it",
		explain: "Plan records are append-only like events: they say what the Orchestrator knew when it decided."
	},
	"change/not-initial": {
		severity: "error",
		title: "new ticket without beginning",
		message: "the new ticket's thread begins with {found} instead of a create event",
		help: "create tickets with `yoi ticket create`",
		explain: "A ticket begins with a create event in intake, and every later state is explained by its chain of events, even when all of it is one commit."
	},
	"change/record-by-agent": {
		severity: "error",
		title: "record touched by an agent",
		message: "a {role}'s commit touches {path}",
		help: "leave ticket records to the Orchestrator; report through the ticket tools",
		explain: "Coders and reviewers work on code. What they report is recorded by the Orchestrator, so that no agent can write its own approval."
	},
	"change/policy-by-agent": {
		severity: "error",
		title: "policy touched by an agent",
		message: "{role} touches the policy file {path}",
		help: "have a person make or approve this change",
		explain: "Configuration, workflows and hooks decide what agents may do, so agents do not change them."
	},
	"change/many-tickets": {
		severity: "error",
		title: "more than one ticket",
		message: "an Orchestrator's commit touches {count} tickets: {tickets}",
		help: "make one commit a ticket",
		explain: "The Orchestrator's record commits concern one ticket each, so that claims, merges and reverts stay separate."
	},
	"change/returned": {
		severity: "warning",
		title: "taken back to an earlier form",
		message: "the ticket was taken back to the form it had in {commit}",
		help: "reopen the ticket with `yoi ticket reopen {ticket}` if its work is to be done again",
		explain: "A revert in an emergency is lawful and visible: the ticket's files are exactly what they were in an earlier commit. The Orchestrator never claims the same queued_at twice; `yoi revert` does both properly."
	},
	"change/too-many-pointed": {
		severity: "warning",
		title: "only part of the relations read",
		message: "more than {limit} tickets are reached from this change; the rest was not read",
		help: "run `yoi ticket doctor` for the whole picture",
		explain: "The hook reads only what a change points to, and at most a fixed number, so that a commit never gets slower with the size of the workspace."
	},
	"change/trailer": {
		severity: "error",
		title: "trailer names no ticket",
		message: "the trailer Yoi-Ticket: {id} names no ticket of this workspace",
		help: "{suggestion}",
		explain: "A Yoi-Ticket trailer ties a commit to its ticket. A wrong id would tie it to nothing."
	}
};
// src/core/diagnostic/codes/config.ts
/** Codes of the area `config/`: `.yoi/ticket.config.toml`. */
const configCodes = {
	"config/bad-name": {
		severity: "error",
		title: "not a name",
		message: "{name} is no name for {what}",
		help: "use letters, digits, dashes and underscores, and begin with a letter",
		explain: "Agents and environment variables are named in commands, in records and on the command line of other programs, so that their names keep to plain ASCII words of at most 64 (agents) or 128 (variables) characters."
	},
	"config/baseline": {
		severity: "error",
		title: "unreadable baseline",
		message: "the list of known faults cannot be read",
		help: "write it anew with `yoi ticket doctor --baseline`",
		explain: "A baseline records the faults that were there when yoi was adopted in an older repository; they are warnings until they are mended. A file that cannot be read counts as empty, so that no fault is hidden by it."
	},
	"config/bad-path": {
		severity: "error",
		title: "path outside .yoi",
		message: "{key} is {value}, which is no directory below .yoi",
		help: "write a path below .yoi, such as .yoi/tickets",
		explain: "Hooks and workflows read and write below these paths, in checkouts of people and of runners. An absolute path, a drive letter, a backslash, an empty part, .. or git's own directory would mean another place on every machine, or a way out of the repository, and a directory beside .yoi would be one the hooks never look at. Where the value cannot be used, the default stands until it is mended."
	},
	"config/bad-ref": {
		severity: "error",
		title: "not a usable git name",
		message: "{key} is {value}, which git or yoi cannot use there",
		help: "{suggestion}",
		explain: "The value becomes a part of a ref, so that it keeps to the rules of git check-ref-format: no spaces, no two dots, none of ~ ^ : ? * [ and backslash, no part that begins with a dot or ends with .lock. Branches and remotes do not begin with a dash, which git would take for an option. The ledger lies outside branches, tags and remotes, because no branch may carry it, and does not stand in the way of refs/yoi/rescue."
	},
	"config/empty": {
		severity: "error",
		title: "empty value",
		message: "{key} is empty",
		help: "write a value, or remove the key",
		explain: "An empty text or list says nothing where one is needed: a command without a program cannot be run, a prefix without letters would take every branch. Without the key, its default stands."
	},
	"config/forge-token": {
		severity: "error",
		title: "forge's token for an agent",
		message: "{key} would hand {value} to an agent",
		help: "remove the name; an agent works without the forge's authority",
		explain: "Tickets, diffs and comments are text from strangers, and an agent reads them. One that holds the forge's token could be talked into using it, so that only the Orchestrator holds it and publishes for the agent. Keys for the model's own service are handed over by their names."
	},
	"config/root-left": {
		severity: "error",
		title: "tickets left behind",
		message: "the tickets would be looked for in {after}, but there are some in {before}",
		help: "keep backend.root as it is",
		explain: "Hooks and workflows look at tickets only below backend.root. Where it names another directory, the tickets that are left in the one before could be changed or removed without anyone noticing."
	},
	"config/version-lowered": {
		severity: "error",
		title: "configuration made older",
		message: "the version of the configuration went from {before} to {after}",
		help: "restore version = {before}",
		explain: "Version 0 is the older form, whose tickets need neither ids nor roles nor evidence. A workspace that has left it does not go back: new tickets would be judged by less than those that are there."
	},
	"config/missing-key": {
		severity: "error",
		title: "missing key",
		message: "{key} is missing",
		help: "add {name} to the table",
		explain: "This key has no default, because only you can know its value. An agent without protocol or command cannot be run; it is left out until the key is there."
	},
	"config/newer-version": {
		severity: "error",
		title: "newer configuration",
		message: "the configuration has version {value}, and this yoi knows versions up to {newest}",
		help: "update yoi, or write version = {newest}",
		explain: "A newer version may give a key another meaning, so that an older program must not guess. Use the yoi that the repository was set up with; the workflows and the hooks of one repository should run the same release."
	},
	"config/not-allowed": {
		severity: "error",
		title: "value not allowed",
		message: "{key} is {value}; it can be {values}",
		help: "write {suggestion}",
		explain: "The key takes one of a few words. Where the value cannot be used, the key's default stands until it is mended."
	},
	"config/older-key": {
		severity: "warning",
		title: "older key",
		message: "{key} is a key of older configurations",
		help: "{suggestion}",
		explain: "The first configurations gave every role a profile, which named a program on the machine of whoever ran it. Now a table [agents.name] describes the command and a role points to it with agent = \"name\". The older key is read and kept, and has no effect."
	},
	"config/older-role": {
		severity: "warning",
		title: "older role",
		message: "{key} is a role of older configurations",
		help: "remove the table",
		explain: "The investigator was merged into the other roles: questions before work belong to intake, those during work to the coder. The table is read and kept, and has no effect."
	},
	"config/older-version": {
		severity: "warning",
		title: "configuration without version",
		message: "the configuration has no version and is read as version 0",
		help: "write version = {newest} as the first line",
		explain: "The version says which rules the workspace has agreed to. Rules about evidence (reports, reviews, dossiers) hold for tickets made under version 1 or later; with version 0 records are judged by their shape, transitions and events only. Add the version once the older keys are gone."
	},
	"config/out-of-range": {
		severity: "error",
		title: "number out of range",
		message: "{key} is {value}; it must be {bound}",
		help: "write a number that is {bound}",
		explain: "Every limit has a range, so that a slip of the pen neither stops all work nor starts hundreds of agents. Where the number cannot be used, the key's default stands until it is mended."
	},
	"config/outside-path": {
		severity: "error",
		title: "path outside the repository",
		message: "{key} is {value}, which is no path inside the repository",
		help: "write a path or pattern relative to the repository, such as .github/**",
		explain: "Protected paths are compared with the paths of changed files, which are always relative to the repository and written with forward slashes. Anything else would protect nothing."
	},
	"config/syntax": {
		severity: "error",
		title: "not TOML",
		message: "the configuration is not TOML: {reason}",
		help: "mend the line; texts are quoted, lists stand in brackets, and a table or key is given once",
		explain: "The file cannot be read at all, so that every default stands and nothing that depends on the configuration runs. The place is where the parser stopped; the cause may be just before it, for instance a quote that was not closed. The format is described at https://toml.io."
	},
	"config/too-large": {
		severity: "error",
		title: "too long",
		message: "{key} has {size} {unit}, more than {limit}",
		help: "make it shorter",
		explain: "Every text and list has a limit, so that a broken or hostile file cannot hold up a commit. The limits are far above what ordinary use needs."
	},
	"config/unknown-agent": {
		severity: "error",
		title: "unknown agent",
		message: "{key} names {value}, and there is no table [agents.{value}]",
		help: "{suggestion}",
		explain: "A role is played by one of the agents that the configuration describes. Without the table nobody knows which command to run, and the role has no agent until it is mended."
	},
	"config/unknown-key": {
		severity: "error",
		title: "unknown key",
		message: "{key} is not a key of the configuration",
		help: "{suggestion}",
		explain: "The configuration has a fixed set of keys, so that a slip of the pen does not silently leave a default in place. Keys behind a [table] line belong to that table, up to the next one."
	},
	"config/unknown-table": {
		severity: "error",
		title: "unknown table",
		message: "[{key}] is not a table of the configuration",
		help: "{suggestion}",
		explain: "The configuration has a fixed set of tables, so that a slip of the pen does not silently leave all of their defaults in place. Agents are named freely, as [agents.name]; roles are a fixed set."
	},
	"config/wrong-type": {
		severity: "error",
		title: "wrong type",
		message: "{key} is {actual}; it must be {expected}",
		help: "write {example}",
		explain: "TOML tells texts, numbers, lists and tables apart by how they are written: a text is quoted, a number is not, a list stands in brackets, a table begins with a [name] line. Where the value cannot be used, the key's default stands until it is mended."
	}
};
/** Codes of the area `file/`: what a path holds, and reading and writing it. */
const fileCodes = {
	"file/symlink": {
		severity: "error",
		title: "symbolic link",
		message: "{path} is a symbolic link",
		help: "replace the link by the file or directory it points to",
		explain: `yoi reads and writes only ordinary files below ordinary directories. A link could lead out of the repository, to a file of another user or to another ticket, and git stores only where it points. So no link is followed, on no segment of the path. Remove the link, put a copy of what it pointed to in its place, and commit that.`
	},
	"file/submodule": {
		severity: "error",
		title: "submodule",
		message: "{path} is a submodule",
		help: "remove the submodule and add its files to this repository",
		explain: "Git records a submodule as the id of a commit of another repository, which may not even be there. A ticket is part of the repository it belongs to, so a submodule among the records cannot be read or checked. Remove it with `git rm --cached` and add the files themselves."
	},
	"file/directory": {
		severity: "error",
		title: "directory in a file's place",
		message: "{path} is a directory where a file belongs",
		help: "move its contents to artifacts/ and write the file",
		explain: "item.md, thread.md and the other records are files. A directory of that name hides the record, and every reader would report the ticket as incomplete. Move what is in it elsewhere and restore the file, for instance with `git restore`."
	},
	"file/special": {
		severity: "error",
		title: "not an ordinary file",
		message: "{path} is not what belongs there: a pipe, a socket, a device, or a file in a directory's place",
		help: "remove it, or move it out of .yoi",
		explain: "Reading a pipe or a device may never end, and git cannot store one. A file where a directory belongs (for instance a file named .yoi/tickets) hides everything that should be below it. Such a path is reported and never opened."
	},
	"file/unreadable": {
		severity: "error",
		title: "unreadable file",
		message: "{path} cannot be read",
		help: "check its owner, its permissions and its name",
		explain: "The operating system refused to open the file or directory, or its name is not valid UTF-8. What cannot be read cannot be checked, so this is an error and not a file that is merely skipped. `ls -la` shows owner and permissions."
	},
	"file/too-large": {
		severity: "error",
		title: "file too large",
		message: "{path} has {size} bytes; the limit is {limit}",
		help: "shorten it, or keep the long part outside the ticket and link to it",
		explain: "Every record has a limit, so that no ticket can make a hook slow or fill a clone: every version of every file stays in the history for ever. Summarise long logs and reports, and keep the full text where it was produced. A file above the limit is not read at all."
	},
	"file/not-utf8": {
		severity: "error",
		title: "not UTF-8",
		message: "{path} is not valid UTF-8",
		help: "save the file as UTF-8",
		explain: "Records are UTF-8 text. Bytes that are not would be replaced when the file is read, and a later edit would silently write the replacement back. Convert the file, for instance with `iconv -f SHIFT_JIS -t UTF-8`."
	},
	"file/nul-byte": {
		severity: "error",
		title: "NUL byte",
		message: "{path} holds a NUL byte",
		help: "remove the byte, or restore the file from git",
		explain: "A NUL byte makes git and most tools treat the file as binary: no diff, no merge, no search. It usually comes from a file saved as UTF-16, or from a disk or editor that lost its contents. Save the file as UTF-8, or restore it with `git restore`."
	},
	"file/too-many": {
		severity: "error",
		title: "too many files",
		message: "{path} holds {count} files; the limit is {limit}",
		help: "remove artifacts that nobody needs, or put them into one file",
		explain: "A ticket holds its records and a bounded number of artifacts, so that reading it stays cheap. Directories with hundreds of files are usually build output or logs, which belong outside the ticket."
	},
	"file/executable": {
		severity: "warning",
		title: "executable record",
		message: "{path} is marked as executable",
		help: "clear the bit: git update-index --chmod=-x {path}",
		explain: "Records are data and are never run. An executable bit is usually an accident of copying from another file system. It makes a noisy diff and lets text from a ticket be started by mistake."
	},
	"file/bad-name": {
		severity: "error",
		title: "unusable file name",
		message: "{path} has a name that not every system can hold",
		help: "rename it with letters, digits, dots, dashes and underscores",
		explain: "A file of a ticket is checked out on every kind of machine and named in messages and commands. Control characters, a leading dash, a trailing dot or space, backslashes and the reserved names of Windows break one or the other. Rename the file and mention the new name where the old one was linked."
	},
	"file/outside": {
		severity: "error",
		title: "path outside the repository",
		message: "{path} is not a plain path inside the repository",
		help: "use a relative path without empty, . or .. segments, outside .git",
		explain: "yoi reads and writes only below the root of the repository. Absolute paths and `..` are refused before anything is opened, wherever the path came from: a command line, a ticket or the configuration. What is written must besides lie outside .git and have no backslash and no control character."
	},
	"file/locked": {
		severity: "error",
		title: "another command is writing",
		message: "process {pid} on {host} has held the lock for the {seconds} seconds that were waited",
		help: "wait for process {pid} to end; if it is gone, remove {lock}",
		explain: "One command at a time writes to the tickets of a repository, in all of its worktrees. A lock whose process has ended on this machine is taken over at once. A process of another machine or of another container cannot be asked whether it still runs, so its lock is never taken over: make sure that nothing writes there, and remove the file named in the help."
	},
	"file/changed-meanwhile": {
		severity: "error",
		title: "changed since it was read",
		message: "{path} changed while the command ran",
		help: "run the command again; nothing was written",
		explain: "A command reads the records, decides, and writes. When a file on disk is no longer what was read (an editor saved it, a git command replaced it, it appeared or vanished), writing would undo that change. So the command stops before it writes anything, and repeating it works on the new text."
	},
	"file/disk-full": {
		severity: "error",
		title: "no space to write",
		message: "{path} could not be written: {reason}",
		help: "free some space or raise the limit, then run the command again; nothing was changed",
		explain: "All new contents are written beside their targets before any target is replaced. When the disk, a quota or a size limit (`ulimit -f`) stops that, the half-written files are removed and every record stays as it was."
	},
	"file/read-only": {
		severity: "error",
		title: "not writable",
		message: "{path} could not be written: {reason}",
		help: "make the file and its directory writable for this user, then run the command again; nothing was changed",
		explain: "A record is replaced by renaming a new file over it, which needs write permission on the directory as well as on the file. The file system may be mounted read-only, or the files may belong to another user, for instance because an earlier command ran as root."
	},
	"file/write-failed": {
		severity: "error",
		title: "write failed",
		message: "{path} could not be written: {reason}",
		help: "see the reason, mend it and run the command again; what was begun is undone now or by the next command",
		explain: "The operating system refused a step of the update for a reason other than space or permission, for instance an input/output error. Steps already taken are undone at once where that is possible. Otherwise the journal stays, and the next command finishes or undoes the update and says so."
	},
	"file/journal-completed": {
		severity: "warning",
		title: "interrupted command completed",
		message: "an earlier command was interrupted; its update of {count} files ({path} …) is now complete",
		help: "look at `git diff` and do not run the earlier command again",
		explain: "The files of one update are replaced one by one, after a journal of the whole update is on disk. A command that was killed in between leaves the journal, and the next command finishes the update from it. Nothing that anybody else changed is touched."
	},
	"file/journal-undone": {
		severity: "warning",
		title: "interrupted command undone",
		message: "an earlier command was interrupted before its update of {count} files ({path} …) began; nothing of it remains",
		help: "run the earlier command again",
		explain: "A command was killed while it prepared its new files, before the point from which the update is certain, or the prepared files were cleaned away. The prepared files are removed and every record is as it was before that command."
	},
	"file/journal-conflict": {
		severity: "error",
		title: "interrupted command met another change",
		message: "{path} changed after an earlier command was interrupted, so that command's update was taken back",
		help: "compare {path} with {kept}, which holds what the command wanted to write, and run the command again",
		explain: "A command was killed in the middle of its update, and before the next command could finish it, somebody changed one of the files. That file is left exactly as it is. The other files of the update are set back to what they were before, and everything the command wanted to write is kept in the directory named in the help. Remove that directory when you no longer need it."
	},
	"file/journal-damaged": {
		severity: "error",
		title: "unreadable journal",
		message: "the journal of an interrupted update cannot be read; it was put aside as {kept}",
		help: "run `yoi ticket doctor` and `git status` to see whether a ticket is half updated",
		explain: "The journal in the git directory is written whole before it counts, so a damaged one comes from a failing disk or from another version of yoi. It is kept for inspection and no longer stands in the way. If doctor reports a state that the thread does not explain, restore the ticket's files with `git restore` or mend them by hand."
	}
};
// src/core/diagnostic/codes/git.ts
/** Codes of the area `git/`: what keeps yoi from asking git, and what git refused. */
const gitCodes = {
	"git/not-found": {
		severity: "error",
		title: "git is missing",
		message: "the program git was not found",
		help: "install git {needed} or later and put it on PATH",
		explain: "Tickets live in a git repository and yoi asks git itself for everything it knows about commits, the index and refs. The program was not found on PATH, or it may not be executed. Install it, or correct PATH in the place that starts yoi: editors and graphical clients often run hooks with a shorter PATH than your shell."
	},
	"git/too-old": {
		severity: "error",
		title: "git is too old",
		message: "git {found} is too old: yoi needs {needed} or later",
		help: "update git to {needed} or later",
		explain: "yoi relies on options that older versions of git do not know, or, worse, silently ignore; a check that went on with them could pass what it never saw. Update git; where several are installed, PATH decides which one is found. `git --version` in the same place shows it."
	},
	"git/not-a-repository": {
		severity: "error",
		title: "not a git repository",
		message: "{dir} is not inside a git repository",
		help: "change to a repository, name one with --cwd, or make one with git init",
		explain: "yoi works on the repository that holds the current directory, found the way git finds it. The directory may not exist, may lie outside every repository, or a ceiling (GIT_CEILING_DIRECTORIES, another file system) may end the search too early."
	},
	"git/dubious-ownership": {
		severity: "error",
		title: "repository of another user",
		message: "git refuses {dir} because it belongs to another user",
		help: "own the directory, or allow it with git config --global --add safe.directory",
		explain: "Configuration and hooks of a repository can run programs, so git does not touch one that belongs to somebody else. This is usual in containers, where the files belong to the host's user. Allow the exact directory with safe.directory if you trust it; yoi never does that for you."
	},
	"git/refused": {
		severity: "error",
		title: "git refused",
		message: "git {verb} ended with {status}: {stderr}",
		help: "mend what git names and repeat the command",
		explain: "git was asked for something and answered with an error that yoi does not know how to handle, so nothing further was done. The text is git's own, shortened, with passwords and tokens removed. Running the same command by hand often tells more; `git fsck` shows whether the repository is damaged."
	},
	"git/timed-out": {
		severity: "error",
		title: "git took too long",
		message: "git {verb} had not ended after {seconds} seconds and was stopped",
		help: "repeat the command, and see what git waits for",
		explain: "Every call of git has a time limit, so that a hook never hangs for good. A lock held by another process, a network file system, or a partial clone that fetches objects one by one can be the cause."
	},
	"git/too-much-output": {
		severity: "error",
		title: "git answered too much",
		message: "git {verb} printed more than {limit} bytes",
		help: "ask for less: fewer paths, or a shorter range of commits",
		explain: "Every answer of git has a limit on its size, so that a repository from a stranger cannot exhaust the memory. No part of an answer that was cut off is used."
	},
	"git/missing-object": {
		severity: "error",
		title: "object is missing",
		message: "object {oid} is named by the repository, but git does not deliver it",
		help: "run git fetch, or git fsck when the clone is complete",
		explain: "A file's content was asked for and not delivered: a partial clone that cannot reach its server, a damaged object store, or an object of another type. What was not seen cannot be judged, so this ends the check instead of passing it."
	},
	"git/unknown-revision": {
		severity: "error",
		title: "unknown revision",
		message: "{name} names no commit in this repository",
		help: "check the spelling, or fetch the commit",
		explain: "A branch, tag or commit was named that this repository does not have, or that names something other than a commit. A commit that exists only on the server must be fetched before it can be looked at."
	},
	"git/shallow": {
		severity: "error",
		title: "history is cut off",
		message: "this clone is shallow and its history ends before {what}",
		help: "run git fetch --unshallow, or clone with --filter=blob:none instead of --depth",
		explain: "A shallow clone does not hold the commits that a change must be compared with, so what others can already see cannot be known. Fetch the rest of the history. In a workflow use `fetch-depth: 0` with `filter: blob:none`, which is small as well and complete."
	},
	"git/fetch-first": {
		severity: "error",
		title: "fetch first",
		message: "{ref} stands on {oid} at the other side, and this clone does not have that commit",
		help: "run git fetch and repeat the push",
		explain: "A push is judged by what it changes in what others can already see. The commit that the other side has is not here, so that cannot be known. Fetch it; if your push was meant to replace it, look at what it holds before you do."
	},
	"git/no-work-tree": {
		severity: "error",
		title: "no work tree",
		message: "{dir} has no work tree, so files cannot be changed there",
		help: "run the command in a checkout",
		explain: "Commands that edit tickets change files of a checkout. A bare repository, and the inside of a .git directory, have none; there yoi only reads."
	},
	"git/unmerged": {
		severity: "error",
		title: "unmerged path",
		message: "{file} is unmerged in the index",
		help: "resolve the conflict and git add the file",
		explain: "While a conflict is open, the index holds several versions of a file and none that could be judged. Edit the file, remove the conflict markers and add it."
	},
	"git/push-rejected": {
		severity: "error",
		title: "push rejected",
		message: "{remote} rejected {ref}: {reason}",
		help: "run git fetch, look at what changed there, and repeat",
		explain: "The other side did not take the push: it has moved since it was last seen, its rules refuse the change, or a hook there does. Nothing was moved. A leased push names what it expects to replace, so it never overwrites what it has not seen."
	}
};
// src/core/diagnostic/codes/hook.ts
/** Codes of the area `hook/`: whether git reaches yoi's hooks, and whether they can run. */
const hookCodes = {
	"hook/not-reached": {
		severity: "warning",
		title: "git does not reach the hook",
		message: "git does not reach yoi's hooks in {worktree}: {hooks} ({reason})",
		help: "run `yoi init`",
		explain: "A hook that is installed is not a hook that runs: core.hooksPath can lead elsewhere, another tool can have replaced the file, or a line above can end the script. This was found by looking where git looks and, where that runs nothing of anybody else's, by starting the hook with a mark to which yoi's hooks only answer that they were reached. Without hooks, faults are met first by the status check on the forge."
	},
	"hook/not-executable": {
		severity: "warning",
		title: "hook is not executable",
		message: "{path} is not executable, so git skips it",
		help: "run chmod +x {path}",
		explain: "Git runs a hook only when its executable bit is set, and says so in a hint that is easily missed. The bit is lost by copying over some file systems, by archives, and by tools that write hooks anew."
	},
	"hook/missing-in-worktree": {
		severity: "warning",
		title: "linked worktree without hooks",
		message: "the checkout {worktree} has no {dir}, where core.hooksPath leads, so git runs no hook there",
		help: "run `yoi init --worktrees`, or husky's own command in that worktree",
		explain: "A relative core.hooksPath means another directory in every checkout. Husky's directory is not in git, so a new linked worktree has none, and commits made there pass unseen. `yoi init --worktrees` copies it there, which is what `husky` itself does on installation."
	},
	"hook/cannot-run": {
		severity: "warning",
		title: "hook cannot run",
		message: "git reaches the hook in {worktree}, but {missing} is missing, so every commit that touches a ticket is stopped",
		help: "install yoi again, for instance with npm ci",
		explain: "The shell part of a hook starts Node only when a ticket is touched, so what is missing shows late. A hook that cannot judge stops git: what was not seen must not pass."
	},
	"hook/old-node": {
		severity: "warning",
		title: "Node of the hook is too old",
		message: "the hook in {worktree} finds Node {found}; it needs {needed} or later",
		help: "put a newer Node on the PATH of what runs git, or name one: git config --global yoi.node /path/to/node",
		explain: "Editors and graphical clients often run hooks with another PATH than your shell, so another Node may be found there. The Node of a project (node_modules/.bin/node) is preferred where there is one."
	},
	"hook/no-merge-driver": {
		severity: "warning",
		title: "merge driver is not set up",
		message: "records are merged by git's own text merge here: {missing}",
		help: "run `yoi init`",
		explain: "Git merges two threads that both grew at the end as a conflict, or interleaves them. yoi's merge drivers keep every event of both sides once and in order. Which files they serve stands in .gitattributes and is shared; how to start them stands in each clone's own configuration, which git never copies, so every clone needs `yoi init` once."
	}
};
// src/core/diagnostic/codes/init.ts
/** Codes of the area `init/`: what `yoi init` leaves to a person. */
const initCodes = {
	"init/foreign-hook": {
		severity: "error",
		title: "hook left alone",
		message: "{path} is there already and {reason}, so yoi's lines were not added",
		help: "call this from it: {line}",
		explain: "`yoi init` adds a few marked lines to hooks that are shell scripts and never replaces one. A program in another language, a link that leads out of the repository, or a file that cannot be read is left as it is. Call the named script from it, with all arguments and the standard input it was given, and end it with the same exit code."
	},
	"init/hook-off": {
		severity: "error",
		title: "hook is switched off",
		message: "{path} is not executable, so git does not run it",
		help: "make it executable or remove it, then run `yoi init` again",
		explain: "Git silently skips a hook without the executable bit. Adding lines to it would change nothing, and setting the bit would also start what somebody switched off, so that is left to you."
	},
	"init/foreign-hooks-path": {
		severity: "error",
		title: "hooks of all repositories",
		message: "core.hooksPath is {value}, set by your {scope} configuration, so git never looks into this repository's hooks",
		help: "call this from the hooks there: {line}",
		explain: "With core.hooksPath outside the repository, every repository shares one directory of hooks. yoi takes over neither that setting nor the hooks of other repositories. Call yoi's hooks from there where a repository has tickets, or give this repository a core.hooksPath of its own."
	},
	"init/config-form": {
		severity: "error",
		title: "configuration left alone",
		message: "{path} has a form in which no line can be added for certain",
		help: "add it by hand: {line}",
		explain: "`yoi init` changes the configuration of other tools only by adding whole lines, so that every other byte stays and can be restored. Configuration written as a program, on one line, or with anchors leaves no sure place for that."
	},
	"init/not-installed": {
		severity: "warning",
		title: "yoi is not installed here",
		message: "{path} is not there yet, and the hooks need it",
		help: "run npm install --save-dev yoi",
		explain: "Hooks that are committed must work for everyone who clones the repository, so they look for yoi in node_modules and not where this command happens to be. As long as it is missing there, commits that touch tickets are stopped."
	},
	"init/no-package": {
		severity: "error",
		title: "hooks of yoi not found",
		message: "the directory hooks of this yoi was not found above {from}",
		help: "install yoi again",
		explain: "yoi comes with a directory of shell hooks beside the program. It is missing, so this installation is incomplete, or the program was copied out of its package."
	},
	"init/changed-since": {
		severity: "warning",
		title: "file kept",
		message: "{path} was changed since `yoi init` made it, so it stays",
		help: "remove it by hand if nobody needs it",
		explain: "`yoi init --remove` takes back exactly what `yoi init` did. A file that somebody has worked on since is theirs."
	}
};
// src/core/diagnostic/codes/item.ts
/** Codes of the area `item/`: the shape of `item.md`. */
const itemCodes = {
	"item/alias": {
		severity: "error",
		title: "YAML alias",
		message: "{alias} is a YAML alias",
		help: "quote the value where the asterisk is text; otherwise write it out",
		explain: "Aliases let a small file expand to a huge one and make a value depend on a line elsewhere, so a front matter has none. A text that begins with an asterisk is put in single quotes."
	},
	"item/anchor": {
		severity: "error",
		title: "YAML anchor",
		message: "{anchor} is a YAML anchor",
		help: "quote the value where the ampersand is text; otherwise remove the anchor",
		explain: "Anchors exist to be repeated by aliases, which a front matter does not have. A text that begins with an ampersand is put in single quotes."
	},
	"item/byte-order-mark": {
		severity: "error",
		title: "byte order mark",
		message: "the file begins with a byte order mark",
		help: "save the file as UTF-8 without a byte order mark",
		explain: "A byte order mark is an invisible character before the opening ---; many tools then see no front matter at all. yoi reads such a file but does not pass it on."
	},
	"item/complex-key": {
		severity: "error",
		title: "YAML complex key",
		message: "the key is not one plain word",
		help: "write one key: value a line",
		explain: "YAML can use lists and long texts as keys. A front matter has words as keys, one a line, so that a change of one key is a change of one line."
	},
	"item/control-character": {
		severity: "error",
		title: "control character",
		message: "the line holds the control character {code_point}",
		help: "remove the character",
		explain: "Control characters and marks that turn the direction of text around can make a file look different from what it says, in a terminal or in a review. The line is not read until the character is gone."
	},
	"item/duplicate-key": {
		severity: "error",
		title: "key twice",
		message: "{key} stands here and on line {first_line}",
		help: "keep one of the two lines",
		explain: "Which of two values counts is different from tool to tool; yoi reads the first and refuses both together. It mostly comes from a merge that kept both sides."
	},
	"item/fence": {
		severity: "error",
		title: "not exactly ---",
		message: "the line is {found} where exactly --- belongs",
		help: "leave nothing but --- on the line",
		explain: "Three dashes and nothing else open and close the front matter. A word behind the dashes selects another language in some tools, even one that runs as a program, so yoi reads YAML only and stops at such a line."
	},
	"item/front-matter-missing": {
		severity: "error",
		title: "no front matter",
		message: "the file does not begin with ---",
		help: "begin the file with ---, title, state, created_at, updated_at, and ---",
		explain: "The front matter is the authority for the state of a ticket. It is the first thing in the file: no blank line, no text and no byte order mark before it."
	},
	"item/front-matter-too-large": {
		severity: "error",
		title: "front matter too large",
		message: "the front matter is larger than {limit_lines} lines or {limit_characters} characters",
		help: "move the text below the closing ---",
		explain: "A front matter holds a handful of short values. When it is very long, the closing --- is mostly missing, and a rule in the text was taken for it."
	},
	"item/front-matter-unclosed": {
		severity: "error",
		title: "front matter not closed",
		message: "the front matter that begins here has no closing ---",
		help: "add a line --- behind the last key",
		explain: "Without the closing line nothing tells keys from text. A line of exactly three dashes ends the front matter."
	},
	"item/line-too-long": {
		severity: "error",
		title: "line too long",
		message: "the line has {length} characters, more than {limit}",
		help: "break the line",
		explain: "Every record has limits, so that no file can make a command or a hook slow. A line this long is mostly pasted data, which belongs in a file under artifacts/."
	},
	"item/more-findings": {
		severity: "error",
		title: "more findings",
		message: "{count} more findings in this file are not shown",
		help: "mend the first ones and run the check again",
		explain: "The findings of one file are bounded, because one fault near the top can make every later line look wrong."
	},
	"item/nested-duplicate": {
		severity: "error",
		title: "key twice in a map",
		message: "{key} stands twice in one map",
		help: "keep one of the two",
		explain: "Which of two values counts is different from tool to tool. This map is part of a key of your own."
	},
	"item/not-a-map": {
		severity: "error",
		title: "not keys and values",
		message: "{what} stands where one key: value a line belongs",
		help: "write one key: value a line between the two lines ---",
		explain: "A front matter is a block of lines, each a key, a colon, a space and a value. A change of one key is then a change of one line, which merges well."
	},
	"item/not-yaml": {
		severity: "error",
		title: "not YAML",
		message: "{key} is not readable as YAML: {reason}",
		help: "quote the value or mend the line: {fix}",
		explain: "The commonest cause is a colon and a space inside a title, which YAML takes for another key. In single quotes any text is safe; a single quote in it is written twice. yoi still reads a one-line value as plain text, so that the ticket can be found, but other tools will not."
	},
	"item/nul-byte": {
		severity: "error",
		title: "NUL byte",
		message: "the file holds a NUL byte",
		help: "remove the byte and save the file as UTF-8 text",
		explain: "Git and most tools take a file with a NUL byte for binary and show no differences, so a change could pass unseen."
	},
	"item/tag": {
		severity: "error",
		title: "YAML tag",
		message: "{tag} is a YAML tag",
		help: "quote the value where the exclamation mark is text; otherwise remove the tag",
		explain: "Tags tell a YAML reader to build something other than text, which is how files come to run as programs. A front matter has none. A text that begins with an exclamation mark is put in single quotes."
	},
	"item/too-deep": {
		severity: "error",
		title: "nested too deep",
		message: "lists and maps are nested more than {limit} deep",
		help: "make the value flat",
		explain: "Every record has limits, so that no file can make a command or a hook slow or stop it."
	},
	"item/too-large": {
		severity: "error",
		title: "item too large",
		message: "the file is larger than {limit_bytes} bytes",
		help: "move logs and long reports to files under artifacts/",
		explain: "item.md is what everybody reads to know what is asked for. Every record has limits, so that no file can make a command or a hook slow; a file above it is not read."
	},
	"item/too-many-keys": {
		severity: "error",
		title: "too many keys",
		message: "the front matter has more than {limit} keys",
		help: "remove keys, or put a list of your own under one key x-…",
		explain: "Every record has limits, so that no file can make a command or a hook slow. The keys behind the limit are not read."
	},
	"item/bad-deferral": {
		severity: "error",
		title: "not a deferral",
		message: "deferred_until is {value}, neither a date nor later",
		help: "write a date as YYYY-MM-DD, or later, or null",
		explain: "deferred_until takes a ticket out of sight until a day, or until somebody looks again (later). It is an overlay and never a state. A day that does not exist in the calendar is refused too."
	},
	"item/bad-list": {
		severity: "error",
		title: "not a list",
		message: "{key} is {value} where a list of words belongs",
		help: "write {key}: [one, two]",
		explain: "labels and risk_flags are lists, also when they hold one word, so that tools need not guess whether a comma separates words."
	},
	"item/bad-text": {
		severity: "error",
		title: "not one line of text",
		message: "{key} is {what} where one line of text belongs",
		help: "write one line and put it in single quotes",
		explain: "Titles, names and requests for attention are shown in lists and messages, so they are one line of plain text. YAML reads 2024 as a number and yes-like words as something else; in quotes they are text."
	},
	"item/bad-time": {
		severity: "error",
		title: "not a time",
		message: "{key} is {value}, not a time",
		help: "write a time in UTC with whole seconds, as in 2026-06-13T17:51:04Z",
		explain: "Times are RFC 3339 in UTC with whole seconds and an upper-case Z, so that they sort as text and mean the same everywhere. A day or hour that does not exist is refused too."
	},
	"item/bad-word": {
		severity: "error",
		title: "not a short word",
		message: "{key} holds {value}, which is no short word",
		help: "write words of up to {limit} characters without commas or line breaks, and quote numbers",
		explain: "Labels and risk flags are typed on a command line and shown side by side. A word may be in any language but is short, not empty, has no comma and no spaces around it. YAML reads an unquoted 2024 as a number, which is no word."
	},
	"item/empty-value": {
		severity: "error",
		title: "value missing",
		message: "{key} has no value",
		help: "write a value behind {key}:, or remove the key where it is optional",
		explain: "A key without a value is null in YAML. Only assignee, attention_required, queued_by, queued_at and deferred_until can be null."
	},
	"item/list-too-long": {
		severity: "error",
		title: "list too long",
		message: "{key} has {count} words, more than {limit}",
		help: "keep at most {limit}",
		explain: "Every list of a record has a limit, so that no file can make a command or a hook slow."
	},
	"item/local-fact": {
		severity: "error",
		title: "local fact",
		message: "{key} would store what is true on one machine only",
		help: "remove the key; sessions, Pods and worktrees are kept outside git",
		explain: "Records are shared with everybody who has the repository. Which Pod, process, session, socket or worktree is at work is true on one machine and for a moment; it lives in the user's own data directory. A key of your own may begin with x-."
	},
	"item/missing-key": {
		severity: "error",
		title: "key missing",
		message: "the front matter has no {key}",
		help: "add a line {key}: before the closing ---",
		explain: "title, state, created_at and updated_at are in every ticket. A ticket without them can be shown but cannot be moved."
	},
	"item/older-conflict": {
		severity: "error",
		title: "older fields disagree",
		message: "{one} and {other} disagree",
		help: "decide which is right and change the other one",
		explain: "In the older formats the place of a ticket was written twice. The directory counts, and a state written in the current form counts before it, but somebody has to decide before the ticket is migrated."
	},
	"item/older-key": {
		severity: "warning",
		title: "older key",
		message: "{key} is a key of an older format: {today}",
		help: "run yoi ticket migrate",
		explain: "Older formats kept the id, slug, status and kind in the front matter. They are read as what they mean today. yoi ticket migrate rewrites the records without loss; it shows its plan first."
	},
	"item/older-layout": {
		severity: "warning",
		title: "older layout",
		message: "the ticket lies in the status directory {status}",
		help: "run yoi ticket migrate",
		explain: "Older formats said in the path whether a ticket was open, pending or closed, so that every move changed the path. Today the directory is the id alone. yoi ticket migrate moves the tickets and follows their ids in other records."
	},
	"item/older-readiness": {
		severity: "warning",
		title: "older readiness",
		message: "readiness {word} is the older word for {today}",
		help: "run yoi ticket migrate",
		explain: "The word ready is a state and would be misread as one, so readiness has words of its own."
	},
	"item/older-state": {
		severity: "warning",
		title: "older state",
		message: "{word} is the older word for the state {state}",
		help: "run yoi ticket migrate",
		explain: "The first state was called planning in records of before 2026-06-08. It is read as intake."
	},
	"item/older-word": {
		severity: "error",
		title: "unknown older word",
		message: "{key} is {word}, not one of {choices}",
		help: "write one of {choices}, or run yoi ticket migrate after mending it",
		explain: "The key belongs to an older format, and its word is none that format had, so nobody can say what state it means."
	},
	"item/queued-pair": {
		severity: "error",
		title: "half of a queue entry",
		message: "{present} is set and {missing} is not",
		help: "set both, or remove both",
		explain: "Queueing is a person's act: who did it and when are written together by ready → queued and cleared together by a move back. One without the other is mostly a hand edit or a merge that took half of it."
	},
	"item/text-too-long": {
		severity: "error",
		title: "text too long",
		message: "{key} has {length} characters, more than {limit}",
		help: "keep it to one short line and put the rest in the body",
		explain: "Titles and other one-line values are shown in lists, messages and on command lines. The body has room for the rest."
	},
	"item/unknown-key": {
		severity: "error",
		title: "unknown key",
		message: "{key} is not a key of a ticket",
		help: "{suggestion}",
		explain: "The front matter of item.md has a fixed set of keys, so that a slip of the pen does not silently do nothing. Keys of your own begin with x- and may hold anything."
	},
	"item/unknown-state": {
		severity: "error",
		title: "unknown state",
		message: "{value} is not a state; the states are {choices}",
		help: "{suggestion}",
		explain: "A ticket is in one of six states. Review, rework, validation, waiting and blocking are not states: they show in the thread, in attention_required, in deferred_until and in relations."
	},
	"item/unknown-word": {
		severity: "error",
		title: "unknown word",
		message: "{key} is {value}, not one of {choices}",
		help: "{suggestion}",
		explain: "The key has a fixed set of words, so that lists can be filtered and sorted by it."
	}
};
// src/core/diagnostic/codes/landing.ts
/** Codes of the area `landing/`: what keeps a proposal from being said something about, or from landing. */
const landingCodes = {
	"landing/no-proposal": {
		severity: "error",
		title: "no proposal",
		message: "{ticket} has no proposal that could be looked at: it is {state}",
		help: "see `yoi why {ticket}` for what it waits for",
		explain: "People approve, send back and merge proposals: work whose completion is the last commit of its branch, after an agent's review and validation. Before that, and after it has landed, there is nothing to approve."
	},
	"landing/moved": {
		severity: "error",
		title: "proposal moved",
		message: "the work branch of {ticket} is no longer at {head}",
		help: "look at the work as it is now and repeat the command",
		explain: "What is said about a proposal is bound to the commit that was looked at. The branch has moved since, so that the word would have been about something else: nothing was recorded."
	},
	"landing/refused": {
		severity: "error",
		title: "not taken",
		message: "the shared refs were not moved: {reason}",
		help: "mend what the reason names and repeat the command",
		explain: "Ledger, work branches and default branch are moved together or not at all. The remote, a hook there, or a lock in the repository did not take the move. Nothing has changed."
	},
	"landing/gate": {
		severity: "error",
		title: "gate not passed",
		message: "{ticket} may not land yet: {reason}",
		help: "see `yoi why {ticket}` for the whole gate, or override a part of it with a reason",
		explain: "A proposal lands when every part of the gate passed: review and validation of exactly this work, evidence for each criterion, the approvals that the configuration asks for, and a merge without conflict. A person may override a part with `yoi review --override`, which is recorded with name and reason."
	},
	"landing/under-way": {
		severity: "error",
		title: "something is under way",
		message: "{what} is under way in this checkout",
		help: "finish or abort it, then repeat the command",
		explain: "The checkout belongs to whoever is in the middle of a merge, rebase, cherry-pick or revert there: its files are neither one state nor the other. Nothing was changed."
	},
	"landing/dirty": {
		severity: "error",
		title: "checkout has changes",
		message: "the checkout has changes that are not committed: {paths}",
		help: "commit them, or put them aside with git stash, then repeat the command",
		explain: "Work is taken back in the checkout, in one commit that holds nothing else. Changes of yours would get into it, or be lost with it. Files that git does not track do not matter. Nothing was changed."
	},
	"landing/not-landed": {
		severity: "error",
		title: "no landing found",
		message: "no commit is known that landed {ticket}",
		help: "look for it with `yoi ticket history {ticket}`, then use git revert and `yoi ticket reopen`",
		explain: "What is to be taken back is found by the ledger, or by the event that closed the ticket: the commit that brought this event onto the branch landed the work. There is none where the ticket came closed with the first commit of the repository, or where the history is cut off before it."
	},
	"landing/not-here": {
		severity: "error",
		title: "landing is not on this branch",
		message: "{commit}, which landed {ticket}, is not part of what is checked out",
		help: "switch to the default branch, or to a branch made from it, and repeat the command",
		explain: "Work can only be taken back where it is. The commit that landed the ticket is on the default branch and the branch that is checked out does not hold it. Nothing was changed."
	},
	"landing/shared": {
		severity: "error",
		title: "landed together with others",
		message: "{commit} landed {others} as well as {ticket}",
		help: "take all of them back: git revert the commit, then `yoi ticket reopen` each ticket",
		explain: "Several tickets were finished on one branch, and one commit brought them all. Which code belongs to which of them cannot be told, so taking back one would silently take back the others, which would stay closed. Nothing was changed."
	},
	"landing/revert-conflict": {
		severity: "error",
		title: "later work is in the way",
		message: "taking back {commit} of {ticket} conflicts with later work in {paths}",
		help: "take the later work back first, or use git revert, solve it by hand, and `yoi ticket reopen {ticket}`",
		explain: "Since the work landed, other commits changed the same lines. Only a person can say what is to remain of them. Nothing was changed: no file, no index, no commit."
	},
	"landing/nothing-left": {
		severity: "error",
		title: "nothing to take back",
		message: "no code of {ticket} is left to take back",
		help: "to only take the ticket up again, run `yoi ticket reopen {ticket}`",
		explain: "The commits that landed the ticket changed no code, or their code is gone already, taken back or replaced. Work by hand on the default branch is only found where its commits carry a `Yoi-Ticket` trailer with the ticket's id. Nothing was changed."
	},
	"landing/in-the-way": {
		severity: "error",
		title: "file in the way",
		message: "{path} is not tracked by git and would be overwritten",
		help: "move or remove the file, then repeat the command",
		explain: "Taking the work back brings a file back that it had removed, and a file of the same name lies there which git does not know. It exists nowhere else, so it is not overwritten. Nothing was changed."
	},
	"landing/staged": {
		severity: "error",
		title: "staged, not committed",
		message: "everything is taken back and staged, but git did not commit it: {reason}",
		help: "mend what git or the hook names and run git commit, or undo it with git reset --hard",
		explain: "Code and records were changed together and staged when git, or a hook of the repository, refused the commit. The checkout had no other changes before, so git reset --hard brings back exactly what was there."
	}
};
// src/core/diagnostic/codes/ledger.ts
/** Codes of the area `ledger/`: the refs that Orchestrators share, and what the ledger holds. */
const ledgerCodes = {
	"ledger/unreachable": {
		severity: "error",
		title: "remote not reached",
		message: "{remote} was not reached: {reason}",
		help: "look at the connection and the rights to {remote}, then repeat",
		explain: "Orchestrators agree at a shared remote, and nothing is claimed or moved without it: offline means no claim. Where the answer to a push was lost it may have arrived all the same; the next run looks at what is there and goes on from it."
	},
	"ledger/which-remote": {
		severity: "error",
		title: "remote of the claims is unclear",
		message: "claims belong to one remote; configured is {wished}, and there are {remotes}",
		help: "name one of them as git.remote in .yoi/ticket.config.toml",
		explain: "All Orchestrators have to look at the same ledger, so it is never guessed which of several remotes holds it: two places would hold two truths, and one ticket could be claimed twice. The remote is the one that git.remote names, else origin, else the only one."
	},
	"ledger/no-default-branch": {
		severity: "error",
		title: "no default branch",
		message: "{where} has no default branch by the name {branch}",
		help: "name the branch as git.default_branch in .yoi/ticket.config.toml, or push it",
		explain: "Tickets are taken from the default branch and finished work lands there. It is the configured one, else what the remote says, else main or master. An empty repository has none yet: commit the tickets first."
	},
	"ledger/ref-locked": {
		severity: "error",
		title: "ref is locked",
		message: "git holds a lock on {ref}: {reason}",
		help: "run `yoi ticket doctor --live`, or remove the lock file once no git is running there",
		explain: "Git takes a lock on a ref for the moment in which it moves it. A git that was killed leaves its lock behind, and from then on nobody can move that ref. Locks are never removed by themselves: only a person can be sure that no other git is at work in that repository."
	},
	"ledger/unreadable": {
		severity: "error",
		title: "ledger cannot be read",
		message: "git does not deliver the ledger {sha}: {reason}",
		help: "run `yoi ticket doctor --live --fix`, or fetch again where a clone has lost objects",
		explain: "The ref of the ledger names something that git cannot read as a tree of files: an object is missing or of another kind. Nothing is decided on half a ledger, so everything stops until it is rebuilt."
	},
	"ledger/bad-file": {
		severity: "error",
		title: "ledger file is damaged",
		message: "{file} of the ledger cannot be read: {problem}",
		help: "run `yoi ticket doctor --live --fix`, first with --dry-run",
		explain: "Every file of the ledger has one form, and only programs write it. A file of another form was edited by hand, damaged, or written by a newer version. What it said about claims is not known, so nothing is decided until the ledger is rebuilt."
	},
	"ledger/unknown-file": {
		severity: "error",
		title: "unknown file in the ledger",
		message: "{file} is no file of a ledger",
		help: "update yoi, or take the file out of the ledger",
		explain: "The ledger holds claims, waits, plans and verdicts, one file a ticket, and nothing else. A newer version may know more kinds: what this one does not understand it must not decide against."
	},
	"ledger/unwritable": {
		severity: "error",
		title: "entry does not fit the ledger",
		message: "{file} would be a damaged file of the ledger: {problem}",
		help: "report this: it is a fault of yoi",
		explain: "What is written to the ledger is read back before any ref moves, because a damaged ledger stops every Orchestrator. This entry would not have been readable, so nothing was written."
	},
	"ledger/lost": {
		severity: "error",
		title: "ledger is lost",
		message: "{problem}: nothing is worked on",
		help: "run `yoi ticket doctor --live --fix`, first with --dry-run",
		explain: "Work branches and rescue refs are made together with entries of the ledger, so where they stand without one the ledger was deleted. Without it a ticket could be claimed twice, and generations would begin anew, so everything stops until the ledger is rebuilt: claims from work branches, ends of claims from rescue refs and the default branch. Decisions about order, reasons for waiting, verdicts, attempts and the claims of people are lost."
	},
	"ledger/newer-file": {
		severity: "error",
		title: "ledger of a newer version",
		message: "{file} of the ledger was written by a newer version of yoi",
		help: "update yoi on this machine",
		explain: "A newer version of yoi knows files of the ledger, or forms of them, that this one does not. They are no damage, and rebuilding the ledger without them would take from others what they wrote: until this version is updated it decides nothing."
	},
	"ledger/stale-lock": {
		severity: "error",
		title: "lock of a ref was left behind",
		message: "{file} has locked {ref} for {minutes} minutes: {holder}",
		help: "run `yoi ticket doctor --live --fix` where no git is running there, or remove the file",
		explain: "Git locks a ref for the moment in which it moves it. A git that was killed leaves the lock behind, and from then on nobody can move that ref: claims, publishing and landing fail. The lock is removed by --fix when it is older than any command takes and this machine runs no git in that repository; elsewhere a person has to make sure."
	},
	"ledger/work-ref-absent": {
		severity: "warning",
		title: "claim without work branch",
		message: "{ticket} is claimed, and {branch} does not exist; the next tick {next}",
		help: "run `yoi orchestrate`, or push the branch again if it was deleted by mistake",
		explain: "The ledger expects every claim to have its work branch. A branch that was there and is gone was deleted by a person, who so gives the work up; one that was never there is an acceptance that was interrupted between its two refs. The next tick tells them apart and acts."
	},
	"ledger/work-ref-behind": {
		severity: "warning",
		title: "work branch is behind the ledger",
		message: "{branch} is where it was before its last move; the next tick {next}",
		help: "run `yoi orchestrate`",
		explain: "Ledger and work branch move together, but a git that is killed in between can move one of them only. The ledger says where the branch was before, so that the move can be completed, or taken back where its commit is lost."
	},
	"ledger/work-ref-ahead": {
		severity: "warning",
		title: "work branch is ahead of the ledger",
		message: "{branch} has commits that the ledger does not know; the next tick {next}",
		help: "run `yoi orchestrate`",
		explain: "Somebody pushed to the work branch, or a move of the Orchestrator was interrupted before the ledger had it. Commits that follow from the expected ones are taken over; the trailer of an Orchestrator's own commit proves which of the two it was."
	},
	"ledger/work-ref-elsewhere": {
		severity: "error",
		title: "work branch was replaced",
		message: "{branch} does not follow from the work that the ledger knows; the next tick {next}",
		help: "say on the ticket what is to become of it: both histories are kept",
		explain: "The work branch was rewritten or replaced by something else. Nothing of it is thrown away: what is there goes to a rescue ref, the branch is put back to where the ledger has it, and a person is asked what was meant."
	},
	"ledger/foreign-work-ref": {
		severity: "warning",
		title: "work branch that nobody claims",
		message: "{branch} belongs to no claim: {reason}",
		help: "rename or delete it, or leave it: its ticket is not claimed as long as it is there",
		explain: "The names of work branches are for the Orchestrator, which makes them together with a claim. A branch of such a name that no claim and no trailer explains is somebody's own. It is never touched, and the ticket is not accepted, because its branch could not be made."
	},
	"ledger/unfinished-claim": {
		severity: "warning",
		title: "acceptance was interrupted",
		message: "{branch} holds an acceptance that the ledger does not know; the next tick {next}",
		help: "run `yoi orchestrate`",
		explain: "An acceptance moves the ledger and the work branch together, and a git that is killed in between can leave the branch alone behind. Its trailer proves what it is, so the claim can be completed where the ticket may still be accepted."
	},
	"ledger/left-work-ref": {
		severity: "warning",
		title: "work branch of an ended claim",
		message: "{branch} is left of a claim that ended",
		help: "run `yoi ticket doctor --live --fix` or `yoi orchestrate`: it is deleted if it has not moved",
		explain: "When a claim ends, its work branch goes in the same move. Where that was interrupted the branch stays behind and keeps its ticket from being claimed again. What it holds has landed or is kept in a rescue ref, so it is deleted, if it still stands where it was seen."
	},
	"ledger/no-such-ticket": {
		severity: "error",
		title: "claim of a missing ticket",
		message: "{ticket} is claimed, and the default branch has no such ticket; the next tick {next}",
		help: "restore the ticket if it was removed by mistake, else run `yoi orchestrate`",
		explain: "Claims are made for tickets that the default branch shows as queued. One that is gone from there was withdrawn by whoever removed it: the claim ends and its work is kept in a rescue ref. A ticket that was renamed is another ticket."
	},
	"ledger/unlanded-claim": {
		severity: "warning",
		title: "closed without a landing",
		message: "the default branch shows {ticket} closed, and its claim names no landing; the next tick {next}",
		help: "run `yoi orchestrate`",
		explain: "A claim whose work landed says by which commit. Where the default branch shows the ticket closed and the claim does not know of it, a person merged the work, or closed the ticket in another way. The next tick finds out which, and ends the claim accordingly."
	},
	"ledger/diverged": {
		severity: "error",
		title: "two stories of one ticket",
		message: "the default branch and {branch} tell different stories of {ticket}",
		help: "return the ticket to intake on the default branch, or merge that branch into the work branch",
		explain: "The events that changed the ticket's state on the default branch are not the beginning of those on its work branch, although the queueing is the same. No rule can tell which of them is meant, so nothing is done with the ticket until a person has decided."
	},
	"ledger/taken-back": {
		severity: "warning",
		title: "completed ticket was taken back",
		message: "{ticket} is {state} again on the default branch, in the queueing that was completed",
		help: "take it to intake with `yoi ticket return {ticket}`, then queue it if it is to be done again",
		explain: "A git revert of landed work takes the ticket back to an earlier form without any event. A queueing is worked on once only, so nobody will claim it again. `yoi revert` takes code back and reopens the ticket properly; after a plain revert the ticket is to be taken to intake by hand, and queued anew if its work is wanted again."
	},
	"ledger/attempt-dead": {
		severity: "warning",
		title: "process of an attempt is dead",
		message: "attempt {attempt} of the {role} on {ticket} has lost its process; the next tick {next}",
		help: "run `yoi orchestrate`",
		explain: "The process that ran the attempt ended without a result: it was killed, or the machine was restarted. Nothing is lost but its work; another attempt takes its place, and after several in a row a person is asked."
	},
	"ledger/attempt-overdue": {
		severity: "warning",
		title: "attempt is past its deadline",
		message: "attempt {attempt} of the {role} on {ticket} had to end at {deadline}; the next tick {next}",
		help: "run `yoi orchestrate` here, or look at the machine that runs it",
		explain: "Whether an attempt on another machine still runs cannot be asked from here, so its deadline decides. A deadline may waste work but breaks nothing: whoever comes too late finds the attempt closed and can move no ref."
	},
	"ledger/unknown-rescue": {
		severity: "error",
		title: "rescue ref of an unknown claim",
		message: "{ref} is of generation {generation}, and the ledger knows {known} of {ticket}",
		help: "look whether the ledger was put back to an older state: `git log` of its ref",
		explain: "Rescue refs keep the work of claims and are named by their generations, which never go down. One that is newer than what the ledger knows shows that the ledger was replaced by an older one, so that queueings which ended could be claimed again."
	}
};
// src/core/diagnostic/codes/migrate.ts
/** Codes of the area `migrate/`: what keeps an older record from being brought to the current form, or its change from passing. */
const migrateCodes = {
	"migrate/by-hand": {
		severity: "error",
		title: "not what migrate makes",
		message: "ticket {ticket} {what}, but not as `yoi ticket migrate` does it",
		help: "take the change back, run `yoi ticket migrate --write`, and commit what it wrote alone",
		explain: "A migration changes many tickets at once and is not read line by line, so it passes only when it is exactly what the program makes of the tickets before: then it is certain that nothing was lost or slipped in. Edits that belong to other work go into a commit of their own, before or after it."
	},
	"migrate/unreadable": {
		severity: "error",
		title: "cannot be migrated",
		message: "ticket {ticket} stays in its older form, because {what} cannot be read",
		help: "mend what `yoi ticket doctor` says about it, then run `yoi ticket migrate` again",
		explain: "Migration changes only what it understands, so that nothing is lost. A record that cannot be read, or whose front matter leaves open which state the ticket has, stays exactly as it is; the other tickets are migrated."
	},
	"migrate/undecided": {
		severity: "error",
		title: "only a person can decide",
		message: "ticket {ticket} stays in its older form: {what}",
		help: "correct item.md, then run `yoi ticket migrate` again",
		explain: "Older items say in several places how a ticket stands: its directory, status and workflow_state. Where these disagree or hold a word that never was one, migration would have to guess. The ticket stays as it is until a person has corrected it; the other tickets are migrated."
	},
	"migrate/two-places": {
		severity: "error",
		title: "one id in two directories",
		message: "ticket {ticket} stays in its older form, because something stands at {other} too",
		help: "keep one of the two, then run `yoi ticket migrate` again",
		explain: "In the current layout the directory's name is the id, so one id has one place. Two directories of one id come from a merge in which one side moved the ticket. Compare their threads, keep the longer one, and add to it what only the other has."
	},
	"migrate/would-lose": {
		severity: "error",
		title: "migration would lose something",
		message: "ticket {ticket} stays in its older form, because the new one would not say the same: {what}",
		help: "mend what `yoi ticket doctor` says about the ticket, then run `yoi ticket migrate` again",
		explain: "Every migrated ticket is read again and compared with what it was: each event, the body, every value. Where something differs, nothing is written. The cause is nearly always another fault of the same file, such as a key that stands twice."
	},
	"migrate/rename-waits": {
		severity: "error",
		title: "new id has to wait",
		message: "ticket {ticket} needs the new id {next}, which has to wait for the tickets that stay in their older form",
		help: "mend the tickets named beside this, then run `yoi ticket migrate` again",
		explain: "A new id is followed in every record that names the old one. A ticket that cannot be migrated could not be followed and would point to nothing, so ids change only when everything else is in the current form."
	}
};
// src/core/diagnostic/codes/objective.ts
/** Codes of the area `objective/`: the shape of an objective's `item.md`, and what it links to. */
const objectiveCodes = {
	"objective/unknown-key": {
		severity: "error",
		title: "unknown key",
		message: "{key} is not a key of an objective",
		help: "{suggestion}",
		explain: "The front matter of an objective has a fixed set of keys, so that a slip of the pen does not silently do nothing. Keys of your own begin with x- and may hold anything."
	},
	"objective/missing-key": {
		severity: "error",
		title: "key missing",
		message: "the front matter has no {key}",
		help: "add a line {key}: before the closing ---",
		explain: "title, state, created_at and updated_at are in every objective; lists and the panel show them. linked_tickets may be left out while nothing is linked."
	},
	"objective/bad-value": {
		severity: "error",
		title: "unusable value",
		message: "{key} is {value}, not {expected}",
		help: "{suggestion}",
		explain: "Every value has one form, so that lists and tools need not guess. The value is ignored until it is mended; the other keys are read."
	},
	"objective/duplicate-link": {
		severity: "error",
		title: "ticket linked twice",
		message: "{target} is linked twice",
		help: "keep {target} once in linked_tickets",
		explain: "A link says that the ticket serves the objective, and once says it all. A second one is mostly a merge of two branches that both added it."
	},
	"objective/dangling-target": {
		severity: "error",
		title: "no such ticket",
		message: "the objective links {target}, which is no ticket here",
		help: "correct the id in linked_tickets, or remove it",
		explain: "A link to a ticket that is not there helps nobody. Mostly the id is mistyped, or the ticket exists only on another branch. Links of objectives never block anything."
	}
};
// src/core/diagnostic/codes/orchestrate.ts
/** Codes of the area `orchestrate/`: what keeps the Orchestrator from a step. */
const orchestrateCodes = {
	"orchestrate/attempt-open": {
		severity: "error",
		title: "somebody works on it",
		message: "the {role} of round {round} has been working on {ticket} since {since}",
		help: "repeat the command when that has ended, {deadline} at the latest; or end the work with `yoi ticket return {ticket}`",
		explain: "What a person changes in a ticket that an Orchestrator has claimed is a commit on its work branch. A run that is going on builds on the branch as it found it, and would be lost if the branch moved under it. Only what ends the work, or answers what the Orchestrator asked, does not wait for a run."
	},
	"orchestrate/work-moved": {
		severity: "error",
		title: "work branch is elsewhere",
		message: "the work branch of {ticket} is not where the ledger expects it",
		help: "run `yoi orchestrate --once`, which looks into it, and repeat the command",
		explain: "Ledger and work branch move together. Where they differ, a move was interrupted, or somebody pushed to the branch or deleted it. The Orchestrator finishes the move, takes the commits over or asks a person; until then nothing is put on top."
	},
	"orchestrate/landed": {
		severity: "error",
		title: "landed already",
		message: "the work on {ticket} has landed, and this is asked: {need}",
		help: "accept it with `yoi review {ticket} --override post-merge --note …`, or take it back with `yoi revert {ticket}`",
		explain: "After the merge there is no work branch any more that an answer could be written to, and the ticket is closed. What is asked then is whether the merge stands although something failed after it. Accepting that is recorded with name and reason; taking it back reopens the ticket."
	},
	"orchestrate/no-ledger": {
		severity: "error",
		title: "no ledger",
		message: "there is no ledger yet in which a decision could wait",
		help: "leave --ledger out: the decision goes into the ticket",
		explain: "The ledger begins with the first thing an Orchestrator writes: why a ticket waits, or a claim. A person does not begin one, because a ledger that was lost must not be replaced by an empty one. In the ticket a plan record is as good."
	},
	"orchestrate/not-waiting": {
		severity: "error",
		title: "not to be accepted",
		message: "{ticket} is {state} on {branch}: no acceptance will take a decision over",
		help: "leave --ledger out: the decision goes into the ticket",
		explain: "A plan record waits in the ledger until its ticket is accepted, and is copied into the ticket then. A ticket that somebody works on by hand, or that is done, is not accepted any more, so the record would wait for ever."
	},
	"orchestrate/records-refused": {
		severity: "error",
		title: "records of the Orchestrator refused",
		message: "the rules refuse {count} things about the records of {ticket}: {first}",
		help: "see what {ticket} holds on its branch, and correct it there",
		explain: "What the Orchestrator writes into a ticket is judged by the same rules as everybody's changes, before any ref moves. Something that the ticket holds already, or a text that an agent brought, breaks one of them: nothing was written, and the ticket stays as it is."
	},
	"orchestrate/no-observation": {
		severity: "error",
		title: "no observation",
		message: "{path} holds no observation: {reason}",
		help: "give a file that `yoi orchestrate --dry-run --json` has printed",
		explain: "`yoi orchestrate --observation` decides again about something that was seen before, without looking at the repository. It reads the JSON that `--dry-run --json` prints, or its `observation` alone, of the same version."
	},
	"orchestrate/no-dossier": {
		severity: "error",
		title: "no dossier",
		message: "there is no dossier of {ticket} yet",
		help: "see `yoi why {ticket}` for what comes next",
		explain: "The Orchestrator writes a dossier when it proposes the work: when an agent review approves and validation passed. It is looked for on the work branch as last fetched, on the default branch and in the working tree; perhaps a `git fetch` brings it. Work that people did by hand has none."
	},
	"orchestrate/bad-dossier": {
		severity: "error",
		title: "dossier cannot be read",
		message: "the dossier of {ticket} cannot be read: {problem}",
		help: "restore the file from its history, or update yoi where a newer one wrote it",
		explain: "A dossier is written by the Orchestrator alone and has a published schema. What does not fit it was edited by hand, damaged, or written by a newer version, and nothing in it is shown as if it had been checked."
	},
	"orchestrate/dossier-missing": {
		severity: "error",
		title: "proposal without dossier",
		message: "the proposal of {ticket} has no {file}",
		help: "ask for changes with `yoi review {ticket} --request-changes`: the next proposal brings one",
		explain: "A proposal is the commit that completes the ticket, and its dossier is what a person or a gate decides by. Without it nobody can see what was validated and reviewed. Somebody took it out of the branch, or completed the ticket there by hand."
	},
	"orchestrate/other-dossier": {
		severity: "error",
		title: "dossier of something else",
		message: "the dossier of {ticket} is about another {what}: {named}",
		help: "ask for changes with `yoi review {ticket} --request-changes`, or wait for the round that the change of the work begins",
		explain: "A dossier names its ticket, the commit that was proposed and the subject of its verdicts. Where one of them is not that of the proposal, the evidence in it is about other work: the branch moved, the ticket's text or the policy changed, or the file was copied."
	},
	"orchestrate/left-attempt": {
		severity: "warning",
		title: "attempt left something behind",
		message: "attempt {attempt} is over and has left {what}",
		help: "run `yoi ticket doctor --live --fix`: it is ended and removed, its transcript stays",
		explain: "When the process that ran an attempt is killed, the agent it started, its private directories and a result that came too late can stay behind. None of it can have an effect any more: the attempt is closed in the ledger, or its process is dead. A complete result of an attempt that is still open is not touched, because it will be published."
	},
	"orchestrate/old-transcripts": {
		severity: "warning",
		title: "old transcripts",
		message: "{count} of attempts that ended more than {days} days ago are kept on this machine",
		help: "run `yoi ticket doctor --live --fix` to remove them",
		explain: "What agents print is kept outside git, in the git directory of the machine that ran them, so that a person can look at a run that went wrong. After some weeks it only takes room. Transcripts of open attempts are always kept."
	}
};
// src/core/diagnostic/codes/plan.ts
/** Codes of the area `plan/`: the shape of `orchestration-plan.jsonl`. */
const planCodes = {
	"plan/too-large": {
		severity: "error",
		title: "file too large",
		message: "the file has {size} bytes; the limit is {limit}",
		help: "close the ticket and go on in a new one, or move long notes to artifacts/",
		explain: "Records are read by every check of the ticket, so each has a limit. A file over it is not read at all, so none of its entries count until it is shorter."
	},
	"plan/not-json": {
		severity: "error",
		title: "not JSON",
		message: "this line is not JSON: {problem}",
		help: "mend the line, or restore it from git",
		explain: "orchestration-plan.jsonl holds one JSON object a line, without line breaks inside. Other lines are read, the broken one does not count. `yoi plan record` writes it."
	},
	"plan/bad-shape": {
		severity: "error",
		title: "wrong shape",
		message: "{what} belongs here",
		help: "write it as `yoi plan record` does, or restore the line from git",
		explain: "Each line of orchestration-plan.jsonl is one object with id, ticket_id, kind, author, at and what the kind needs. Anything else does not count as a record."
	},
	"plan/unknown-key": {
		severity: "error",
		title: "unknown key",
		message: "{key} is not a key of a plan record",
		help: "{suggestion}",
		explain: "The keys are fixed, so that a slip of the pen does not silently do nothing. The entry does not count until the key is gone or mended. Remarks belong into note."
	},
	"plan/duplicate-key": {
		severity: "error",
		title: "key given twice",
		message: "{key} is given twice",
		help: "keep one {key}",
		explain: "Readers differ in which of two values they take, so two of them could see different facts. The first one is read here."
	},
	"plan/missing-key": {
		severity: "error",
		title: "key missing",
		message: "the plan record has no {key}",
		help: "add {key}",
		explain: "A record names id, ticket_id, kind, author and at. Kinds about another ticket need related_ticket, waiting_capacity_note needs note, and accepted_plan needs accepted_plan. A record without them does not count."
	},
	"plan/bad-value": {
		severity: "error",
		title: "unusable value",
		message: "{key} is {value}, not {expected}",
		help: "{suggestion}",
		explain: "Every value has one form, so that rules and lists need not guess. The entry does not count until the value is mended; the other entries are read."
	},
	"plan/wrong-ticket": {
		severity: "error",
		title: "another ticket's entry",
		message: "ticket_id is {ticket_id}, but the file belongs to {ticket}",
		help: "set ticket_id to {ticket}, or move the entry to {ticket_id}",
		explain: "A record is stored with the ticket it is about. An entry in another ticket's file was mostly copied, or left by a renamed directory."
	},
	"plan/self": {
		severity: "error",
		title: "ticket related to itself",
		message: "{kind} names the ticket itself",
		help: "name another ticket, or remove the entry",
		explain: "A ticket that waits for itself could never start, and other links to itself say nothing."
	},
	"plan/dangling-target": {
		severity: "error",
		title: "no such ticket",
		message: "the record names {target}, which is no ticket here",
		help: "{suggestion}",
		explain: "A plan record about a ticket that is not there says nothing to whoever reads the order. Mostly the id is mistyped, or the ticket exists only on another branch."
	},
	"plan/line-too-long": {
		severity: "error",
		title: "line too long",
		message: "this line has {length} characters; the limit is {limit}",
		help: "record what matters in a few sentences and move the rest to artifacts/",
		explain: "A plan record is one decision in a few lines. A longer line is not read and does not count."
	},
	"plan/too-many": {
		severity: "error",
		title: "too many records",
		message: "the ticket has more than {limit} plan records",
		help: "close the ticket and go on in a new one",
		explain: "Every list of a record has a limit. Records behind it are not read and do not count."
	},
	"plan/duplicate-id": {
		severity: "error",
		title: "record id used twice",
		message: "the id {id} already belongs to the record in line {line}",
		help: "give the copy its own id, or remove it if it is the same record merged twice",
		explain: "The id is what later records and readers point to. Two equal ones are mostly a line that a merge took from both sides."
	},
	"plan/local-fact": {
		severity: "warning",
		title: "local fact",
		message: "{key} would store what is true on one machine only",
		help: "leave {key} out; worktrees, Pods and sessions are kept outside git",
		explain: "Records are shared with everybody who has the repository. Which worktree, Pod or session is at work is true on one machine and for a moment. Older records name the worktree of an accepted plan: they are read, and the path is ignored."
	}
};
// src/core/diagnostic/codes/record.ts
/** Codes of the area `record/`: what must not stand in any record. */
const recordCodes = {
	"record/secret": {
		severity: "error",
		title: "looks like a secret",
		message: "this line holds what looks like {what}",
		help: "revoke it where it was issued, then take it out; if it is already shared run `yoi ticket redact {ticket}`",
		explain: "Records are read by everyone with access to the repository and by agents. The text itself is never shown in a finding. If the secret was pushed, revoke it first: redacting hides it from readers, not from the history."
	},
	"record/home-path": {
		severity: "warning",
		title: "absolute home path",
		message: "this line names a path of somebody's machine: {text}",
		help: "write the path relative to the repository",
		explain: "Absolute paths mean nothing on other machines and tell who worked where. Local facts belong into the local registry, outside git."
	},
	"record/conflict-marker": {
		severity: "error",
		title: "conflict marker",
		message: "a merge conflict was left in the record: {marker}",
		help: "resolve the conflict, then commit",
		explain: "A record with conflict markers is neither side's. `yoi init` installs merge drivers that resolve most conflicts of tickets by themselves."
	},
	"record/older-form": {
		severity: "warning",
		title: "older form",
		message: "{count} in an older form",
		help: "run `yoi ticket migrate` to see the plan, then `yoi ticket migrate --write`",
		explain: "Older records stay readable. Migrating them once makes every rule apply and removes these warnings."
	}
};
// src/core/diagnostic/codes/relation.ts
/** Codes of the area `relation/`: the shape of `relations.json`. */
const relationCodes = {
	"relation/too-large": {
		severity: "error",
		title: "file too large",
		message: "the file has {size} bytes; the limit is {limit}",
		help: "remove relations that say nothing anymore, and shorten their notes",
		explain: "Records are read by every check of the ticket, so each has a limit. A file over it is not read at all, so none of its entries count until it is shorter."
	},
	"relation/not-json": {
		severity: "error",
		title: "not JSON",
		message: "the file is not JSON: {problem}",
		help: "mend the file at this place, or restore it from git",
		explain: "relations.json is strict JSON: keys and texts in double quotes, no comments, no comma behind the last entry. While it cannot be read the ticket counts as having no relations. `yoi ticket relate` writes it."
	},
	"relation/bad-shape": {
		severity: "error",
		title: "wrong shape",
		message: "{what} belongs here",
		help: "write it as `yoi ticket relate` does, or restore the file from git",
		explain: "relations.json is one object with version and relations, a list of objects. Anything else cannot be read as a relation and does not count."
	},
	"relation/unknown-key": {
		severity: "error",
		title: "unknown key",
		message: "{key} is not a key of a relation",
		help: "{suggestion}",
		explain: "The keys are fixed, so that a slip of the pen does not silently do nothing. The entry does not count until the key is gone or mended. Remarks belong into note."
	},
	"relation/duplicate-key": {
		severity: "error",
		title: "key given twice",
		message: "{key} is given twice",
		help: "keep one {key}",
		explain: "Readers differ in which of two values they take, so two of them could see different facts. The first one is read here."
	},
	"relation/missing-key": {
		severity: "error",
		title: "key missing",
		message: "the relation has no {key}",
		help: "add {key}",
		explain: "A relation names its ticket, kind, target, author and time. An entry without one of them does not count, so that nothing is blocked or freed by half a statement."
	},
	"relation/bad-value": {
		severity: "error",
		title: "unusable value",
		message: "{key} is {value}, not {expected}",
		help: "{suggestion}",
		explain: "Every value has one form, so that rules and lists need not guess. The entry does not count until the value is mended; the other entries are read."
	},
	"relation/wrong-ticket": {
		severity: "error",
		title: "another ticket's entry",
		message: "ticket_id is {ticket_id}, but the file belongs to {ticket}",
		help: "set ticket_id to {ticket}, or move the entry to {ticket_id}",
		explain: "A relation is stored with the ticket it goes out from; its inverse is derived and never stored. An entry in another ticket's file was mostly copied, or left by a renamed directory."
	},
	"relation/self": {
		severity: "error",
		title: "ticket related to itself",
		message: "{kind} names the ticket itself",
		help: "name another ticket, or remove the entry",
		explain: "A ticket that waits for itself could never start, and other links to itself say nothing."
	},
	"relation/cycle": {
		severity: "error",
		title: "tickets wait for each other",
		message: "the tickets wait for each other in a circle: {cycle}",
		help: "take away one of these relations with `yoi ticket relate --remove`",
		explain: "None of the tickets of a circle could ever start, because each waits for the next. One of the relations is mostly meant as related, or points the wrong way."
	},
	"relation/dangling-target": {
		severity: "error",
		title: "no such ticket",
		message: "{kind} names {target}, which is no ticket here",
		help: "{suggestion}",
		explain: "A relation to a ticket that is not there can neither block nor be resolved. Mostly the id is mistyped, or the ticket exists only on another branch: let it land first."
	},
	"relation/version": {
		severity: "error",
		title: "unknown version",
		message: "version is {version}; this yoi reads version 1",
		help: "set \"version\" to 1, or update yoi if a newer one wrote the file",
		explain: "The version says how the rest is to be read. A file of another version is not guessed at: none of its relations count until it can be read."
	},
	"relation/too-many": {
		severity: "error",
		title: "too many relations",
		message: "the ticket has {count} relations; the limit is {limit}",
		help: "remove relations that say nothing anymore, or split the ticket",
		explain: "Every list of a record has a limit, because a check reads each ticket that a changed one points to. Relations behind the limit do not count."
	},
	"relation/duplicate": {
		severity: "error",
		title: "relation stated twice",
		message: "{kind} {target} is stated twice",
		help: "keep one of the two and join their notes",
		explain: "One pair of kind and target says all there is to say. A second one is mostly a merge of two branches that both added it, and removing one would seem to do nothing."
	}
};
// src/core/diagnostic/codes/state.ts
/** Codes of the area `state/`: the state machine and what each move needs. */
const stateCodes = {
	"state/illegal-transition": {
		severity: "error",
		title: "no such transition",
		message: "{from} → {to} is not a transition of the state machine",
		help: "move {from} to one of: {allowed}",
		explain: "A ticket moves only along the rows of the state machine: intake → ready → queued → inprogress → done → closed, back to intake when a decision is missing, and to closed from any open state. Commands such as `yoi ticket ready` make the move, its event and its fields together."
	},
	"state/not-recorded": {
		severity: "error",
		title: "move without event",
		message: "state goes from {from} to {to}, but no state_changed event was appended for it",
		help: "undo the edit and run `yoi ticket {command} {ticket}`, or append the state_changed event to thread.md",
		explain: "The thread explains the state: each step comes with exactly one state_changed event that names from, to and reason, in the same change. Without it nobody can say who allowed the move. The commands of `yoi ticket` write both."
	},
	"state/not-explained": {
		severity: "error",
		title: "state and thread disagree",
		message: "the item says {state}, but the thread's last state_changed event leads to {last}",
		help: "append the missing state_changed events, or set state back to {last}",
		explain: "The front matter is the authority for the current state and the chain of state_changed events explains it. When they end in different states, either an edit was made by hand without its event or a merge lost one. In a ticket of an older form `yoi ticket migrate` records today's state as the start of the chain."
	},
	"state/chain-broken": {
		severity: "error",
		title: "broken chain of moves",
		message: "this event moves from {from}, but the ticket was {actual} then",
		help: "append events that chain: each from is the to of the one before",
		explain: "The state_changed events of a thread form one chain from intake to today's state. A gap means an event was lost or made up, often by a merge of two branches that both moved the ticket."
	},
	"state/same-state": {
		severity: "error",
		title: "move to the same state",
		message: "this event moves from {from} to {to}, which is no move",
		help: "remove the event, or use a comment event for a remark",
		explain: "A state_changed event records a step between two different states. Remarks are comment events, decisions are decision events."
	},
	"state/role": {
		severity: "error",
		title: "role may not make this move",
		message: "{role} may not move a ticket from {from} to {to}",
		help: "have one of these make the move: {allowed}",
		explain: "Each transition belongs to roles: queueing, for instance, is a person's act, because it authorises agents to work. The hook checks the role an event declares; the Action checks who really pushed it."
	},
	"state/no-reason": {
		severity: "error",
		title: "move without reason",
		message: "the move from {from} to {to} gives no reason",
		help: "name the missing decision or the cause in reason",
		explain: "A ticket that goes back takes somebody's plan away; whoever picks it up next needs to know which decision is missing."
	},
	"state/no-intake-summary": {
		severity: "error",
		title: "no intake summary",
		message: "the ticket becomes ready without an intake_summary event",
		help: "run `yoi ticket ready {ticket} --summary \"…\"`",
		explain: "A ready ticket is understood: the intake_summary event says in a few lines what will be done and what was decided, instead of the whole conversation."
	},
	"state/no-acceptance-criteria": {
		severity: "error",
		title: "no acceptance criteria",
		message: "the body has no acceptance criteria, so nobody can say when the ticket is done",
		help: "add a section `## Acceptance criteria` with at least one list entry",
		explain: "Acceptance criteria are what review and dossier map evidence to, one by one. A heading that reads Acceptance criteria (or 受け入れ条件) with list entries below it is enough."
	},
	"state/queued-fields-missing": {
		severity: "error",
		title: "queued by nobody",
		message: "the ticket is queued without {key}",
		help: "run `yoi ticket queue {ticket}`, which sets queued_by and queued_at",
		explain: "queued_by and queued_at say who authorised the work and when; the Orchestrator never claims the same queued_at twice. They are set together by the move to queued."
	},
	"state/queued-fields-stale": {
		severity: "error",
		title: "queued fields left behind",
		message: "{key} is set although the ticket is {state}",
		help: "remove queued_by and queued_at",
		explain: "Moves to ready or intake clear queued_by and queued_at: the authorisation they stand for is over."
	},
	"state/attention": {
		severity: "error",
		title: "waits for a decision",
		message: "the ticket cannot be queued while attention_required is set: {attention}",
		help: "answer it with `yoi ticket attend {ticket} --answer \"…\"`",
		explain: "attention_required says that a person must decide something. Queueing such a ticket would send agents to work on an open question."
	},
	"state/deferred": {
		severity: "error",
		title: "deferred ticket queued",
		message: "the ticket cannot be queued while it is deferred until {until}",
		help: "run `yoi ticket defer {ticket} --clear` first",
		explain: "A deferred ticket is out of sight on purpose. Taking it up again is a decision of its own."
	},
	"state/blocker-open": {
		severity: "error",
		title: "blocked",
		message: "the ticket becomes {state} while {blocker}, which it waits for, is {blockerState}",
		help: "finish {blocker} first, or take the relation away with `yoi ticket relate {ticket} --remove`",
		explain: "A ticket may be queued when everything it waits for is at least queued, and started when everything it waits for was closed as completed. Being superseded, declined or a duplicate does not complete what others wait for."
	},
	"state/no-report": {
		severity: "error",
		title: "done without report",
		message: "the ticket is done without an implementation_report event since it was started",
		help: "run `yoi ticket finish {ticket} --report \"…\"`",
		explain: "The implementation report says what was changed and how it was checked. Reviewers and the next person start from it."
	},
	"state/closed-already": {
		severity: "error",
		title: "closed a second time",
		message: "the ticket was closed before this close event",
		help: "say it in a comment, or reopen the ticket first: `yoi ticket reopen {ticket}`",
		explain: "A close event stands beside the move that closes the ticket, and its status says whether what waited for the ticket may go on. One that comes later would change that without a move."
	},
	"state/no-resolution": {
		severity: "error",
		title: "closed without resolution",
		message: "the ticket is closed, but resolution.md is missing or empty",
		help: "write resolution.md, or run `yoi ticket close {ticket}`, which does",
		explain: "resolution.md tells in a few lines what came of the ticket, and stays when branches and conversations are gone."
	},
	"state/stray-resolution": {
		severity: "error",
		title: "resolution of an open ticket",
		message: "resolution.md is there although the ticket is {state}",
		help: "remove resolution.md, or close the ticket with `yoi ticket close {ticket}`",
		explain: "resolution.md belongs to closed tickets only. Reopening removes it; the close event in the thread keeps what it said."
	},
	"state/no-close-event": {
		severity: "error",
		title: "closed without close event",
		message: "the ticket is closed without a close event",
		help: "run `yoi ticket close {ticket} --as completed`, which writes it",
		explain: "The close event carries how the ticket ended (completed, superseded, duplicate, obsolete, declined, decomposed). Only completed resolves what depended on it."
	},
	"state/close-status": {
		severity: "error",
		title: "close status does not fit",
		message: "a ticket that was {from} cannot be closed as {status}",
		help: "close it as one of: {allowed}",
		explain: "completed is for work that is done; a ticket closed before it was done is superseded, duplicate, obsolete, declined or decomposed. Otherwise dependents would start on work that never happened."
	},
	"state/landed": {
		severity: "error",
		title: "closing is already on the default branch",
		message: "{from} → inprogress is lawful only while the closing event has not reached the default branch",
		help: "reopen the ticket with `yoi ticket reopen {ticket}`: it goes back to intake",
		explain: "Before it lands, a finished ticket may go back to work when changes are requested. Once others build on it, it is reopened and queued again, as a second life."
	}
};
// src/core/diagnostic/codes/thread.ts
/** Codes of the area `thread/`: the shape of `thread.md` and of its events. */
const threadCodes = {
	"thread/too-large": {
		severity: "error",
		title: "thread too large",
		message: "the thread has {size} bytes; the limit is {limit}",
		help: "move long reports to artifacts/ and keep events short; close this ticket and go on in a new one",
		explain: "Everyone who opens a ticket reads its whole thread, so it is bounded. A thread over the limit is not read at all: no command and no check sees its events until it is shorter."
	},
	"thread/too-many-events": {
		severity: "error",
		title: "too many events",
		message: "the thread has {count} events; the limit is {limit}",
		help: "close the ticket and go on in a new one that names it as related",
		explain: "A thread of thousands of events explains nothing to a reader and slows every check of the ticket. Events behind the limit are counted and not read."
	},
	"thread/line-too-long": {
		severity: "error",
		title: "line too long",
		message: "this line has {length} characters; the limit is {limit}",
		help: "break the line, or move the text to a file under artifacts/",
		explain: "Records are read by people in terminals and reviews. A line of tens of thousands of characters is pasted data; it belongs into artifacts/."
	},
	"thread/control-character": {
		severity: "error",
		title: "control character",
		message: "the thread holds the control character {name}",
		help: "remove the character, or write it as an escape such as \\x1b",
		explain: "Control characters can move the cursor, hide text or break lines in some readers and not in others, so that two people see different threads. Pasted terminal output is the usual source. A carriage return is allowed only as part of a CRLF line ending."
	},
	"thread/byte-order-mark": {
		severity: "error",
		title: "byte order mark",
		message: "the file begins with a byte order mark",
		help: "save the file as UTF-8 without a byte order mark",
		explain: "A byte order mark is an invisible character before the first event; tools that look for the event at the beginning of its line then miss it. yoi reads such a thread and asks to take the mark away."
	},
	"thread/no-events": {
		severity: "error",
		title: "thread without events",
		message: "the thread holds no event",
		help: "restore thread.md, or begin it with a create event (`yoi ticket create` does)",
		explain: "The thread explains how the ticket came to its state, beginning with the create event. An event begins with a comment line such as `<!-- event: create author: … at: … -->` outside any code fence."
	},
	"thread/text-before-first-event": {
		severity: "error",
		title: "text before the first event",
		message: "this text stands before the first event and belongs to none",
		help: "move the text into an event, for instance with `yoi ticket comment`",
		explain: "A thread is a list of events and nothing else. Text before the first one has no author and no time, is never shown, and a merge can lose it."
	},
	"thread/bad-header": {
		severity: "error",
		title: "unreadable event header",
		message: "this looks like the header of an event, but {problem}",
		help: "write it on one line as `<!-- event: <kind> id: <id> author: <name> role: <role> at: <time> -->`",
		explain: "An event begins with one comment line of `name: value` pairs. Values with spaces or special characters stand in double quotes, with \\\" and \\\\ as escapes. Text that only quotes such a line belongs into a code fence, or begins with &lt;!-- instead of <!--."
	},
	"thread/duplicate-attribute": {
		severity: "error",
		title: "attribute given twice",
		message: "{attribute} is given twice in this event's header",
		help: "keep one {attribute}",
		explain: "Two readers could take different values, so that one sees a move that the other does not. The first value is the one that is read until one of the two is gone."
	},
	"thread/unknown-attribute": {
		severity: "warning",
		title: "unknown attribute",
		message: "{attribute} is not an attribute of an event",
		help: "{suggestion}",
		explain: "Attributes beyond the known ones are kept and mean nothing to yoi. A slip of the pen in a known name would silently do nothing, so it is pointed out. Attributes of your own begin with x-."
	},
	"thread/missing-attribute": {
		severity: "error",
		title: "attribute missing",
		message: "the {kind} event has no {attribute}",
		help: "add {attribute}: to the event's header",
		explain: "Every event names author and at. state_changed names from, to and reason; review and close name status. The rules judge these values, so they cannot be left to the text below. The commands of `yoi ticket` write them all."
	},
	"thread/unknown-kind": {
		severity: "error",
		title: "unknown kind of event",
		message: "{kind} is not a kind of event",
		help: "{suggestion}",
		explain: "The kinds of events are fixed, because rules, lists and the Orchestrator act on them. A remark of any sort is a comment, a choice and its reason is a decision."
	},
	"thread/older-kind": {
		severity: "error",
		title: "older kind of event",
		message: "{kind} is an older kind of event",
		help: "write {current} instead",
		explain: "status_changed, fix and closed were written by earlier tools. In events without an id they are read and only pointed out; new events use today's kinds."
	},
	"thread/older-attribute": {
		severity: "error",
		title: "older attribute",
		message: "{attribute} is an older name of {current}",
		help: "write {current}: instead of {attribute}:",
		explain: "An earlier tool wrote the outcome of a review as result:. In events without an id it is read as status and only pointed out; new events name status."
	},
	"thread/bad-role": {
		severity: "error",
		title: "no such role",
		message: "{role} is not a role",
		help: "{suggestion}",
		explain: "The role says in which capacity the author acted, and the state machine judges it: queueing, for instance, is a person's act."
	},
	"thread/bad-time": {
		severity: "error",
		title: "unreadable time",
		message: "{time} is not a time in UTC to the second",
		help: "write at: like 2026-06-13T17:51:04Z",
		explain: "Times are RFC 3339 in UTC and whole seconds, so that they can be compared as text and mean the same everywhere."
	},
	"thread/bad-id": {
		severity: "error",
		title: "unusable event id",
		message: "{id} cannot be the id of an event",
		help: "write 4 to 64 letters, digits, - or _; `yoi ticket` writes eight random ones",
		explain: "The id tells events apart that share author and second, and lets a merge recognise the same event on both sides. It is short and plain, so that it can be typed and linked."
	},
	"thread/duplicate-id": {
		severity: "error",
		title: "event id used twice",
		message: "the id {id} already belongs to an earlier event of this thread",
		help: "give the copy its own id, or remove it if it is the same event merged twice",
		explain: "Ids are random, so two equal ones mean a copied header or a merge that took one event from both sides. The merge drivers of `yoi init` keep such an event once."
	},
	"thread/bad-state": {
		severity: "error",
		title: "no such state",
		message: "{attribute} is {word}, which is not a state",
		help: "{suggestion}",
		explain: "from and to of a state_changed event name two of the six states, and their chain explains the state of the ticket. The older word planning is read as intake in events without an id."
	},
	"thread/bad-status": {
		severity: "error",
		title: "no such status",
		message: "{status} is not a status of a {kind} event",
		help: "write one of: {allowed}",
		explain: "A review approves or asks for changes. A close event says how the ticket ended; only completed resolves what depended on it, so the word decides whether other work may start."
	},
	"thread/value-too-long": {
		severity: "error",
		title: "attribute too long",
		message: "{attribute} has {length} characters; the limit is {limit}",
		help: "shorten {attribute} and put the rest into the event's text",
		explain: "Attributes are for machines and for one line of a list. The text of the event has room for the rest."
	},
	"thread/body-too-large": {
		severity: "error",
		title: "event too large",
		message: "the text of this event has {size} bytes; the limit is {limit}",
		help: "put the full text into a file under artifacts/ and name it in the event",
		explain: "Events are read by people and agents again and again, so they are short. Logs, long reports and diffs are artifacts. Events of older forms are read whatever their size."
	},
	"thread/unclosed-fence": {
		severity: "error",
		title: "unclosed code fence",
		message: "the code fence {fence} opened here is never closed",
		help: "close the fence with a line {fence} at the end of its code, before the next event",
		explain: "Inside a code fence an event's header is only an example, so an open fence could swallow every event behind it. The thread is read as if no fence stood from here on, which may also read examples as events. The commands of `yoi ticket` close open fences themselves."
	},
	"thread/no-separator": {
		severity: "warning",
		title: "event without closing rule",
		message: "this {kind} event does not end with a line ---",
		help: "end each event with an empty line and ---",
		explain: "The rule sets events apart for readers of the rendered page. The parser does not need it, and `yoi ticket` writes it. It often goes missing in a merge without the merge drivers."
	}
};
// src/core/diagnostic/codes/ticket.ts
/** Codes of the area `ticket/`: the ticket as a directory, and its place among the others. */
const ticketCodes = {
	"ticket/no-item": {
		severity: "error",
		title: "no item.md",
		message: "ticket {ticket} has no item.md",
		help: "restore item.md, or remove the directory if it was never committed",
		explain: "item.md holds the ticket's current state and requirements; without it the directory is not a ticket."
	},
	"ticket/no-thread": {
		severity: "error",
		title: "no thread.md",
		message: "ticket {ticket} has no thread.md",
		help: "restore thread.md, or create tickets with `yoi ticket create`",
		explain: "thread.md explains how the ticket came to its state. It begins with the create event."
	},
	"ticket/bad-id": {
		severity: "error",
		title: "unusable ticket id",
		message: "{id} cannot be the id of a ticket",
		help: "rename the directory: letters, digits, - and _, 3 to 128 characters, starting with a letter or digit, none of Windows' reserved names",
		explain: "The directory's name is the ticket's id. It becomes part of branch names and paths on every system, so its form is narrow."
	},
	"ticket/duplicate-id": {
		severity: "error",
		title: "id used twice",
		message: "{id} and {other} are one id where case does not count",
		help: "give one of the two tickets another id",
		explain: "On file systems that ignore case, and in branch names there, the two directories would be one. In the older layout the same id may stand in two status directories after a bad merge."
	},
	"ticket/duplicate-slug": {
		severity: "warning",
		title: "slug used twice",
		message: "the slug {slug} also belongs to {other}",
		help: "name the ticket by its full id in commands, or rename one of them before it is shared",
		explain: "Commands accept a slug in place of the id. A slug of two tickets is ambiguous, and commands will list the candidates."
	},
	"ticket/stray-file": {
		severity: "warning",
		title: "file outside any ticket",
		message: "this file lies in the ticket root but belongs to no ticket",
		help: "move it into a ticket's artifacts/ or out of the ticket root",
		explain: "Readers look only into ticket directories. A file beside them is never checked and easily forgotten."
	},
	"ticket/unknown-file": {
		severity: "warning",
		title: "unknown file in a ticket",
		message: "{name} is not a record of a ticket",
		help: "move it to artifacts/",
		explain: "A ticket directory holds item.md, thread.md, resolution.md and artifacts/. Anything else belongs into artifacts/."
	},
	"ticket/too-many-files": {
		severity: "error",
		title: "too many files",
		message: "the ticket has {count} files; the limit is {limit}",
		help: "move bulky results out of artifacts/ and keep a short report",
		explain: "Artifacts are bounded: every reader of the ticket pays for them."
	},
	"ticket/nothing": {
		severity: "warning",
		title: "nothing to look at",
		message: "there is no ticket under {root}",
		help: "create one with `yoi ticket create \"…\"`, or check [backend] root in .yoi/ticket.config.toml",
		explain: "A check that looked at nothing must not look like a check that passed."
	}
};
// src/core/diagnostic/codes/time.ts
/** Codes of the area `time/`: order and plausibility of times. */
const timeCodes = {
	"time/falls": {
		severity: "error",
		title: "time goes backwards",
		message: "this event is dated {at}, before the move at {earlier} that stands above it",
		help: "date the event no earlier than the move before it",
		explain: "Along the chain of state changes times never fall; equal times are fine. A clock that went back, or events put together out of order by a merge, show here."
	},
	"time/updated-before-event": {
		severity: "warning",
		title: "updated_at is older than the thread",
		message: "updated_at is {updated_at}, but an event is dated {at}",
		help: "set updated_at to {at}",
		explain: "updated_at moves with every change of the ticket, its thread included. `yoi ticket doctor --fix` can set it."
	},
	"time/updated-before-created": {
		severity: "error",
		title: "updated before it was created",
		message: "updated_at {updated_at} is before created_at {created_at}",
		help: "set updated_at to the time of the last change",
		explain: "A ticket cannot have changed before it existed; one of the two times was mistyped."
	},
	"time/future": {
		severity: "warning",
		title: "time in the future",
		message: "{at} lies in the future",
		help: "check the clock of this machine",
		explain: "Events are dated when they happen. More than a day ahead means a clock is wrong; later events would then seem to come first."
	}
};
// src/core/diagnostic/codes/usage-actor.ts
/** Codes of the area `usage/` about who acts, and about what git is to do with the change. */
const usageActorCodes = {
	"usage/no-name": {
		severity: "error",
		title: "nobody acts",
		message: "nothing says who you are: YOI_ACTOR is not set and git has no user.name",
		help: "run git config --global user.name \"Your Name\"",
		explain: "Every event names its author, so that a reader knows whom to ask. The name is that of YOI_ACTOR, else git's user.name. It is the same name that your commits carry."
	},
	"usage/bad-role": {
		severity: "error",
		title: "unknown role",
		message: "YOI_ROLE is {role}, which is no role",
		help: "unset YOI_ROLE to act as a person, or set it to one of: {roles}",
		explain: "The role decides which operations and moves are allowed. People leave YOI_ROLE alone; whoever starts an agent sets it. A word that is not known is refused instead of being taken for a person."
	},
	"usage/role": {
		severity: "error",
		title: "not this role's operation",
		message: "{role} may not use `{command}`",
		help: "leave it to one of these: {allowed}",
		explain: "Each role has its own small set of operations: queueing is a person's act, plan records are the Orchestrator's, a reviewer reviews. An agent that needs something else writes a comment and says so."
	},
	"usage/no-remote": {
		severity: "error",
		title: "nowhere to push",
		message: "there is no remote to push to",
		help: "add one with git remote add origin …, or use --commit alone",
		explain: "--push and --pr send the commit to the remote that the workspace works with: the configured one, else origin, else the only one. This repository has none, or several of which none is chosen under [git] in .yoi/ticket.config.toml."
	},
	"usage/no-branch": {
		severity: "error",
		title: "no branch checked out",
		message: "HEAD is detached, so there is no branch to push",
		help: "switch to a branch first, or use --commit alone",
		explain: "--push sends the branch that is checked out. On a detached HEAD, as during a rebase or after checking out a tag, a commit belongs to no branch and would be lost at the next switch."
	},
	"usage/no-commit-yet": {
		severity: "error",
		title: "no commit yet",
		message: "the repository has no commit that a branch could start from",
		help: "make the first commit, then repeat the command with --pr",
		explain: "A pull request needs a base. --pr makes a branch at the commit that is checked out, and before the first commit there is none."
	},
	"usage/not-committed": {
		severity: "error",
		title: "written, not committed",
		message: "the change is in the files, but git did not commit it: {reason}",
		help: "mend what git or the hook names, then run git commit -- {paths}",
		explain: "The command had written the records when git, or a hook of the repository, refused the commit. Nothing is lost and nothing needs to be typed again: commit the named files by hand, or take them back with git restore."
	},
	"usage/not-pushed": {
		severity: "error",
		title: "committed, not pushed",
		message: "the change is committed, but {remote} was not updated: {reason}",
		help: "run git fetch, look at what changed there, then git push {remote} {branch}",
		explain: "The commit exists here. The other side refused it or could not be reached: mostly somebody else pushed first, or the branch is protected, in which case --pr makes a branch of its own for a pull request."
	}
};
// src/core/diagnostic/codes/usage-record.ts
/** Codes of the area `usage/` about tickets and objectives that are not as the command needs them. */
const usageRecordCodes = {
	"usage/already-in-state": {
		severity: "error",
		title: "already there",
		message: "{ticket} is {state} already",
		help: "see `yoi why {ticket}` for what comes next",
		explain: "A move that leads nowhere would be an event without meaning. Perhaps somebody else was quicker, or another ticket was meant."
	},
	"usage/other-command": {
		severity: "error",
		title: "another command's move",
		message: "{ticket} is {from}, and this command does not take it from there to {to}",
		help: "use `yoi ticket {command} {ticket} --reason \"…\"` if that is what you mean",
		explain: "Some states can be reached from two sides with different meanings: ready by finishing intake or by taking back the queueing, intake by a missing decision or by reopening what was done. Each has a command of its own, so that nobody makes one move meaning the other."
	},
	"usage/already-queued": {
		severity: "error",
		title: "already queued",
		message: "{ticket} has been queued since {queued_at} by {queued_by}",
		help: "take it back first with `yoi ticket unqueue {ticket}` if it shall be queued anew",
		explain: "queued_by and queued_at say whose decision set the work going, and the Orchestrator never claims the same entry twice. Queueing again would hide both, so it is two steps: unqueue with a reason, then queue."
	},
	"usage/nothing-to-change": {
		severity: "error",
		title: "nothing to change",
		message: "nothing was given that differs from what {ticket} says",
		help: "name at least one new value, or use `yoi ticket comment` for a remark",
		explain: "A change of a ticket comes with an event and a new updated_at. Without a difference there is nothing that the event could tell."
	},
	"usage/older-ticket": {
		severity: "error",
		title: "ticket of an older format",
		message: "{ticket} is of an older format ({what}) and cannot be changed this way",
		help: "run `yoi ticket migrate` to see the plan, then `yoi ticket migrate --write`",
		explain: "Older formats keep the state in another key or in the path. Writing today's key beside the older one would give the ticket two states. Migrating rewrites the records without loss; comments can be added before that."
	},
	"usage/cannot-defer": {
		severity: "error",
		title: "not to be deferred",
		message: "{ticket} is {state}, and only a ticket in intake or ready can be deferred",
		help: "take it back first with `yoi ticket return {ticket}` or `yoi ticket unqueue {ticket}`",
		explain: "A deferred ticket is one that nobody should start before its day. What is queued or under way has been decided on, so that decision is taken back first, with its reason."
	},
	"usage/past-date": {
		severity: "error",
		title: "date has passed",
		message: "{date} is not after today, {today}",
		help: "name a later day, or use --clear to take the deferral away",
		explain: "A ticket deferred until a day that has come would be deferred and not deferred at once. The dates are those of UTC."
	},
	"usage/already-related": {
		severity: "error",
		title: "relation is there",
		message: "{ticket} already says {kind} {target}",
		help: "remove it first with --remove to give it another note",
		explain: "Of each kind there is at most one relation to a ticket. Two of them with different notes would leave open which one counts."
	},
	"usage/not-related": {
		severity: "error",
		title: "no such relation",
		message: "{ticket} does not say {kind} {target}",
		help: "see `yoi ticket show {ticket}` for its relations",
		explain: "Only the ticket that stores a relation can remove it. What is shown as blocked or superseded by another ticket is derived from that ticket's own relations, and is removed there."
	},
	"usage/already-linked": {
		severity: "error",
		title: "link is there",
		message: "objective {objective} already links {ticket}",
		help: "see `yoi objective show {objective}`",
		explain: "An objective names each ticket at most once. A link has no note and no kind that could be changed."
	},
	"usage/not-linked": {
		severity: "error",
		title: "no such link",
		message: "objective {objective} does not link {ticket}",
		help: "see `yoi objective show {objective}`",
		explain: "Only a ticket that the objective links can be taken out of its list. Perhaps the link stands in another objective."
	},
	"usage/unknown-event": {
		severity: "error",
		title: "no such event",
		message: "the thread of {ticket} has no event {event}",
		help: "see `yoi ticket history {ticket}` for its events",
		explain: "An event is named by the id in its header. Older events have none; name a line of theirs instead, with --line and --file thread.md."
	},
	"usage/cannot-redact": {
		severity: "error",
		title: "not to be redacted here",
		message: "line {line} of {file} holds no text that can be redacted: {why}",
		help: "{suggestion}",
		explain: "Redaction replaces the body of an event, the value of a text field, or a line of prose by a tombstone that says who took it out and why. Headers of events, states, times and structured records carry no prose: there a secret is removed by the command that changes the record. Whatever leaked must be revoked in any case, because git's history still holds it."
	}
};
// src/core/diagnostic/codes/usage.ts
/** Codes of the area `usage/`: what was asked for cannot be done as it was asked. Nothing has been changed. */
const usageCodes = {
	...usageActorCodes,
	...usageRecordCodes,
	"usage/unknown-command": {
		severity: "error",
		title: "unknown command",
		message: "there is no command {name}",
		help: "{suggestion}",
		explain: "Commands are words behind `yoi`, mostly a group and a verb, such as `yoi ticket list`. `yoi --help` names the groups, and `yoi ticket --help` the commands of one."
	},
	"usage/unknown-flag": {
		severity: "error",
		title: "unknown flag",
		message: "`{command}` has no flag {flag}",
		help: "{suggestion}",
		explain: "Every command has its own flags, and a slip of the pen must not silently do nothing. A value that begins with a dash, such as a title, goes behind `--`."
	},
	"usage/missing-value": {
		severity: "error",
		title: "value missing",
		message: "`{command}` needs {name}",
		help: "see `{command} --help`",
		explain: "The command cannot guess this value. Its help shows what it takes by position and by flag, with an example. Long texts can also come from a file or from standard input."
	},
	"usage/too-many-values": {
		severity: "error",
		title: "too many values",
		message: "`{command}` takes {expected} values by position, and more were given",
		help: "quote a text with spaces, or see `{command} --help`",
		explain: "The shell splits a command line at spaces. A title or a comment of several words is one value only inside quotes."
	},
	"usage/bad-value": {
		severity: "error",
		title: "value refused",
		message: "{name} cannot be {value}",
		help: "{suggestion}",
		explain: "A value of a command or of a tool must have the form its help or its schema names. Nothing was done with the others that were given."
	},
	"usage/unreadable-input": {
		severity: "error",
		title: "input not readable",
		message: "{name} cannot be read: {reason}",
		help: "name a UTF-8 text file, or give - to read standard input",
		explain: "Long texts can come from a file or from standard input. They must be UTF-8 and small enough to be one text of a record."
	},
	"usage/system": {
		severity: "error",
		title: "refused by the system",
		message: "the operating system refused {call}: {reason}",
		help: "see the reason, mend it and run the command again",
		explain: "A file or directory that the command needed could not be used: permissions, a full disk, or too many open files. Records are written all or not at all, so a ticket is never left half changed."
	},
	"usage/one-of": {
		severity: "error",
		title: "one flag of several",
		message: "exactly one of {flags} must be given",
		help: "decide for one of {flags}",
		explain: "These flags say opposite things, so the command needs one of them and cannot follow two."
	},
	"usage/needless-flag": {
		severity: "error",
		title: "flag without effect",
		message: "{flag} has no effect without {needed}",
		help: "add {needed}, or leave {flag} out",
		explain: "A flag that would silently do nothing is mostly a mistake: the command that was meant is another one, or a second flag was forgotten."
	},
	"usage/empty-text": {
		severity: "error",
		title: "empty text",
		message: "{name} is empty",
		help: "write a sentence that a reader can use in a year",
		explain: "Events explain why a ticket is where it is, so a text that is asked for must say something. White space alone does not count."
	},
	"usage/text-too-long": {
		severity: "error",
		title: "text too long",
		message: "{name} has {size} {unit}; the limit is {limit}",
		help: "keep it short and put the rest into a file under the ticket's artifacts/",
		explain: "Every text of a record has a limit, so that tickets stay readable and no command or hook becomes slow. Logs, designs and long reports belong into files under artifacts/, which the text can name."
	},
	"usage/unknown-ticket": {
		severity: "error",
		title: "no such ticket",
		message: "no ticket is called {reference}",
		help: "{suggestion}",
		explain: "A ticket is named by its id, by the slug at the end of the id, or by any part of the id that no other ticket has. A ticket that exists only on another branch is not there until that branch is checked out or merged."
	},
	"usage/ambiguous-ticket": {
		severity: "error",
		title: "several tickets fit",
		message: "{reference} fits several tickets: {candidates}",
		help: "write more of the id",
		explain: "A part of an id names a ticket only when no other id holds it. The command does not guess, because it would write to the wrong ticket sooner or later."
	},
	"usage/unknown-objective": {
		severity: "error",
		title: "no such objective",
		message: "no objective is called {reference}",
		help: "{suggestion}",
		explain: "An objective is named by its id or by any part of the id that no other objective has. Objectives live under .yoi/objectives."
	},
	"usage/ambiguous-objective": {
		severity: "error",
		title: "several objectives fit",
		message: "{reference} fits several objectives: {candidates}",
		help: "write more of the id",
		explain: "A part of an id names an objective only when no other id holds it. The command does not guess which one was meant."
	}
};
// src/core/diagnostic/codes/worktree.ts
/** Codes of the area `worktree/`: what keeps the worktree of a ticket from being made, reset or removed. */
const worktreeCodes = {
	"worktree/dirty": {
		severity: "error",
		title: "worktree has unsaved work",
		message: "{dir} holds {what} that nothing else holds",
		help: "commit it on a branch, or run yoi worktree clean --rescue",
		explain: "The worktree of a ticket is only removed or reset when nothing can be lost: no file that is not committed, and no commit that no branch or other ref reaches. With --rescue everything in it is first committed to a ref under refs/yoi/rescue in this repository. Ignored files do not count."
	},
	"worktree/foreign": {
		severity: "error",
		title: "not a worktree of yoi",
		message: "{dir} is in the way: {reason}",
		help: "move it somewhere else",
		explain: "Agents work in `.worktree/<ticket>` of the main checkout, in linked worktrees of this repository that yoi made. What stands at such a place and is something else belongs to somebody: yoi neither uses nor removes it."
	},
	"worktree/claimed": {
		severity: "error",
		title: "worktree in use",
		message: "the worktree of {ticket} belongs to work that is under way",
		help: "wait until the work has ended, or return the ticket: yoi ticket return {ticket}",
		explain: "An Orchestrator has claimed the ticket, and an agent may be at work in the worktree. It is removed when the claim ends: when the work has landed, was withdrawn, or was taken back to intake. What this clone has last seen of the claims counts; nothing is fetched for it."
	},
	"worktree/symlink": {
		severity: "error",
		title: "worktree behind a link",
		message: "{dir} is a symbolic link or lies behind one",
		help: "remove the link",
		explain: "A link at `.worktree`, or in the place of a ticket's worktree, could send an agent and the removal of its files to another place on this machine. Worktrees are made and removed only inside the main checkout, on a path without links."
	},
	"worktree/left-behind": {
		severity: "warning",
		title: "worktree of an unclaimed ticket",
		message: "{dir} is left of {ticket}, which nobody has claimed",
		help: "run `yoi ticket doctor --live --fix` or `yoi orchestrate`: what nothing else holds is saved first",
		explain: "When a claim ends, the worktree in which its agents worked goes on each machine at its next tick. Until then it only takes room. Files that are not committed and commits that no ref reaches are first kept in a ref under refs/yoi/rescue of this repository."
	},
	"worktree/missing": {
		severity: "warning",
		title: "worktree is gone",
		message: "{dir} is registered as a worktree, and its directory is gone",
		help: "run `yoi ticket doctor --live --fix`: the registration goes, commits in it are saved first",
		explain: "Somebody removed the directory without git, which still counts it as a worktree. Its files are lost; the commit it stood on is kept in a ref if nothing else reaches it. Only this one registration is removed: other missing worktrees may be on a disk that is not connected."
	},
	"worktree/half-made": {
		severity: "warning",
		title: "worktree was not finished",
		message: "{dir} was begun and not finished: git was killed while it made the worktree",
		help: "run `yoi ticket doctor --live --fix`: it is removed, no agent has worked there",
		explain: "A worktree counts as made when git has written its first index. Before that nobody has worked in it, so that it can go without a loss; the next attempt makes it anew."
	},
	"worktree/unsaved": {
		severity: "warning",
		title: "unsaved work in a worktree",
		message: "{dir} holds {what}, and no attempt is running there",
		help: "look what it is: the next attempt keeps it in a ref under refs/yoi/rescue and begins anew",
		explain: "An agent or a person left something in the worktree of a claimed ticket that no attempt will publish: a run was killed, or somebody worked there by hand. Nothing of it is lost when the next attempt begins, but nothing of it becomes part of the work either."
	}
};
// src/core/diagnostic/codes.ts
/** Every code there is. A code is never renamed or used for something else. */
const codes = {
	...agentCodes,
	...ledgerCodes,
	...orchestrateCodes,
	...worktreeCodes,
	...landingCodes,
	...changeCodes,
	...configCodes,
	...fileCodes,
	...gitCodes,
	...hookCodes,
	...initCodes,
	...itemCodes,
	...migrateCodes,
	...objectiveCodes,
	...planCodes,
	...recordCodes,
	...relationCodes,
	...stateCodes,
	...threadCodes,
	...ticketCodes,
	...timeCodes,
	...usageCodes
};
/** Whether a text is a code of the registry. */
function isCode(text) {
	return Object.hasOwn(codes, text);
}
// src/core/diagnostic/detach.ts
/**
* The same text, cut loose from the one it was sliced out of: engines keep a whole file in memory for the sake of a
* slice, so whatever outlives the file's text must hold none.
*/
function detach(text) {
	const copy = JSON.parse(JSON.stringify(text));
	return typeof copy === "string" ? copy : text;
}
// src/core/diagnostic/printable.ts
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
/**
* A text that stays on its line and cannot move a terminal's cursor or mislead a reviewer: every character that could
* is replaced by one U+FFFD, so that offsets stay.
*/
function printable(text) {
	return text.replaceAll(UNPRINTABLE, "�");
}
/**
* A value as indented JSON that is as safe on a terminal as `printable` text and loses nothing: what JSON leaves as it
* is and could move a cursor or turn text around is escaped.
*/
function printableJson(value) {
	return JSON.stringify(value, null, 2).replaceAll(UNPRINTABLE, (char) => char === "\n" ? char : `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
/** A count with its noun: `1 error`, `2 errors`. */
function countOf(count, noun) {
	return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
/** How many findings are errors and how many are warnings, in words: `2 errors, 1 warning`; empty for none. */
function countFindings(found) {
	const errors = found.filter(({ severity }) => severity === "error").length;
	const warnings = found.length - errors;
	return [errors > 0 ? [countOf(errors, "error")] : [], warnings > 0 ? [countOf(warnings, "warning")] : []].flat().join(", ");
}
// src/core/diagnostic/secrets.ts
/**
* Token forms with a fixed prefix, so that prose is never mistaken for one. The forms are those their issuers
* document (GitHub "About authentication", AWS "IAM identifiers", Slack "Token types", GitLab "Token prefixes").
*/
const SECRET_SHAPES = [
	{
		needle: "AKIA",
		form: /\bAKIA[0-9A-Z]{16}\b/y,
		what: "an AWS access key"
	},
	{
		needle: "ghp_",
		form: /\bghp_[0-9A-Za-z]{36}/y,
		what: "a GitHub token"
	},
	{
		needle: "gho_",
		form: /\bgho_[0-9A-Za-z]{36}/y,
		what: "a GitHub token"
	},
	{
		needle: "ghs_",
		form: /\bghs_[0-9A-Za-z]{36}/y,
		what: "a GitHub token"
	},
	{
		needle: "github_pat_",
		form: /\bgithub_pat_[0-9A-Za-z_]{40}/y,
		what: "a GitHub token"
	},
	{
		needle: "glpat-",
		form: /\bglpat-[0-9A-Za-z_-]{20}/y,
		what: "a GitLab token"
	},
	{
		needle: "npm_",
		form: /\bnpm_[0-9A-Za-z]{36}/y,
		what: "an npm token"
	},
	{
		needle: "sk-ant-",
		form: /\bsk-ant-[0-9A-Za-z_-]{24}/y,
		what: "an Anthropic key"
	},
	{
		needle: "sk-proj-",
		form: /\bsk-proj-[0-9A-Za-z_-]{24}/y,
		what: "an OpenAI key"
	},
	{
		needle: "xox",
		form: /\bxox[abeoprs]-[0-9A-Za-z-]{16}/y,
		what: "a Slack token"
	},
	{
		needle: "AIza",
		form: /\bAIza[0-9A-Za-z_-]{35}/y,
		what: "a Google API key"
	},
	{
		needle: "-----BEGIN ",
		form: /-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----/y,
		what: "a private key"
	}
];
const ANY_NEEDLE = new RegExp(SECRET_SHAPES.map(({ needle }) => needle).join("|"));
/** Any of the forms, with what more of the token there may be. */
const ANY_SECRET = new RegExp(`(?:${SECRET_SHAPES.map(({ form }) => form.source).join("|")})[0-9A-Za-z_-]*`, "g");
/** The text with an asterisk for every character of a secret, so that offsets stay: messages end up in public logs. */
function maskSecrets(text) {
	return ANY_NEEDLE.test(text) ? text.replaceAll(ANY_SECRET, (secret) => "*".repeat(secret.length)) : text;
}
// src/core/diagnostic/diagnostic.ts
/** Longest fact kept in a finding, in UTF-16 code units. */
const MAX_FACT_LENGTH = 200;
/** Longest part of a source line kept in a finding, in UTF-16 code units. */
const MAX_SOURCE_LENGTH = 160;
/**
* Makes a finding. Facts are bounded and freed of control characters, so that no message can carry a whole file
* or move the reader's cursor. Secrets are masked in facts and source.
*/
function finding(code, place, facts, ticket) {
	const clean = {};
	for (const [name, value] of Object.entries(facts)) clean[name] = boundFact(value);
	return {
		code,
		severity: codes[code].severity,
		...place,
		...boundSource(place),
		...ticket === void 0 ? {} : { ticket },
		facts: clean
	};
}
/** The same finding as a warning, with the reason it does not fail the verdict. */
function asWarning(found, note) {
	return found.severity === "warning" ? found : {
		...found,
		severity: "warning",
		note
	};
}
/** The finding's one-sentence message, in words. */
function messageOf(found) {
	return fill(codes[found.code].message, found.facts);
}
/** The finding's one imperative help line. */
function helpOf(found) {
	return fill(codes[found.code].help, found.facts);
}
/**
* What makes two findings the same fault in two states of a file: code, ticket or path, and facts, but no line, also
* not among the facts: lines move when something above them changes.
*/
function identityOf({ code, ticket, path, facts }) {
	const { line, first_line, ...lasting } = facts;
	return JSON.stringify([
		code,
		ticket ?? path,
		lasting
	]);
}
function fill(template, facts) {
	return template.replaceAll(/\{(\w+)\}/g, (hole, name) => String(facts[name] ?? hole));
}
function boundFact(value) {
	return typeof value === "number" ? value : detach(truncate(printable(maskSecrets(value))));
}
/** A long line is cut to what stands around the column. */
function boundSource(place) {
	if (place.source === void 0) return {};
	const { column = 1 } = place;
	const source = maskSecrets(place.source);
	if (source.length <= MAX_SOURCE_LENGTH) return { source: detach(source) };
	const start = Math.max(0, column - 1 - Math.floor(MAX_SOURCE_LENGTH / 3));
	return {
		source: detach(source.slice(start, start + MAX_SOURCE_LENGTH)),
		...start === 0 ? {} : { sourceColumn: start + 1 }
	};
}
function truncate(text) {
	return text.length > MAX_FACT_LENGTH ? `${text.slice(0, MAX_FACT_LENGTH)}…` : text;
}
// src/core/diagnostic/error.ts
/**
* Thrown when a command cannot go on: not a repository, unreadable configuration, git refused. It carries a finding,
* so that every door shows it like any other; the doors turn it into exit code 2.
*/
var YoiError = class extends Error {
	diagnostic;
	constructor(diagnostic, options) {
		super(messageOf(diagnostic), options);
		this.name = "YoiError";
		this.diagnostic = diagnostic;
	}
};
/** Makes the error for one code: `throw failure("git/too-old", { path: "" }, { … })`. */
function failure$1(code, place, facts, cause) {
	return new YoiError(finding(code, place, facts), cause === void 0 ? void 0 : { cause });
}
// src/core/ticket/files.ts
/** Status directories of the older layout. */
const OLDER_STATUSES = [
	"open",
	"pending",
	"closed"
];
/** Whether a word is one of the older status directories. */
function isOlderStatus(word) {
	return OLDER_STATUSES.includes(word);
}
/** Where tickets live when the configuration names no other root. */
const DEFAULT_TICKET_ROOT = ".yoi/tickets";
/** Where objectives live. */
const OBJECTIVE_ROOT = ".yoi/objectives";
/** The workspace configuration. */
const CONFIG_PATH = ".yoi/ticket.config.toml";
/** Known faults accepted when yoi was adopted in an older repository. */
const BASELINE_PATH = ".yoi/baseline.json";
/**
* What a path under the ticket root belongs to, or undefined for a file that belongs to no ticket
* (`.yoi/tickets/README.md`, `.yoi/tickets/pending/.gitkeep`) or lies elsewhere.
*/
function parseTicketPath(path, root = DEFAULT_TICKET_ROOT) {
	if (!path.startsWith(`${root}/`)) return void 0;
	const parts = path.slice(root.length + 1).split("/");
	const [first, second] = parts;
	if (first === void 0 || second === void 0) return void 0;
	if (isOlderStatus(first)) {
		if (parts.length < 3) return void 0;
		return {
			id: second,
			dir: `${root}/${first}/${second}`,
			status: first,
			inside: parts.slice(2).join("/")
		};
	}
	return {
		id: first,
		dir: `${root}/${first}`,
		inside: parts.slice(1).join("/")
	};
}
/** How many UTF-8 bytes a text takes. */
function byteLength(text) {
	let bytes = 0;
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (code < 128) bytes += 1;
		else if (code < 2048) bytes += 2;
		else if (code >= 55296 && code < 56320 && i + 1 < text.length) {
			bytes += 4;
			i += 1;
		} else bytes += 3;
	}
	return bytes;
}
// src/core/ticket/limits.ts
/** Largest `item.md`, in bytes. */
const MAX_ITEM_BYTES = 524288;
/** Largest `thread.md`, in bytes. */
const MAX_THREAD_BYTES = 4194304;
/** Largest `resolution.md`, `relations.json`, `orchestration-plan.jsonl`, objective or configuration, in bytes. */
const MAX_RECORD_BYTES = 524288;
/** Largest file under `artifacts/`, in bytes. */
const MAX_ARTIFACT_BYTES = 1048576;
/** Most events of one thread. */
const MAX_EVENTS = 5e3;
/** Largest body of a new event, in bytes; older events are read up to the thread's limit. */
const MAX_EVENT_BODY_BYTES = 16384;
/** Longest line of a record, in UTF-16 code units. */
const MAX_LINE_LENGTH = 2e4;
/** Most plan records of one ticket. */
const MAX_PLAN_RECORDS = 1e3;
/** Whether a path inside a ticket's directory is a file that yoi only keeps: a report, a log, a screenshot. */
function isFreeArtifact(inside) {
	const isRecord = inside === "artifacts/relations.json" || inside === "artifacts/orchestration-plan.jsonl";
	return inside.startsWith("artifacts/") && !isRecord;
}
/** Largest size of a file by its path inside the ticket's directory, in bytes. */
function maxBytesOf(inside) {
	if (inside === "item.md") return MAX_ITEM_BYTES;
	if (inside === "thread.md") return MAX_THREAD_BYTES;
	return isFreeArtifact(inside) ? MAX_ARTIFACT_BYTES : MAX_RECORD_BYTES;
}
// node_modules/zod/v4/core/util.js
function getEnumValues(entries) {
	const numericValues = Object.values(entries).filter((v) => typeof v === "number");
	return Object.entries(entries).filter(([k, _]) => numericValues.indexOf(+k) === -1).map(([_, v]) => v);
}
function joinValues(array, separator = "|") {
	return array.map((val) => stringifyPrimitive(val)).join(separator);
}
function jsonStringifyReplacer(_, value) {
	if (typeof value === "bigint") return value.toString();
	return value;
}
var Cached = class {
	constructor(getter) {
		this._getter = getter;
		this._value = void 0;
	}
	get value() {
		const getter = this._getter;
		if (getter !== void 0) {
			this._value = getter();
			this._getter = void 0;
		}
		return this._value;
	}
};
function cached(getter) {
	return new Cached(getter);
}
function nullish(input) {
	return input === null || input === void 0;
}
function cleanRegex(source) {
	const start = source.startsWith("^") ? 1 : 0;
	const end = source.endsWith("$") ? source.length - 1 : source.length;
	return source.slice(start, end);
}
function floatSafeRemainder(val, step) {
	const ratio = val / step;
	const roundedRatio = Math.round(ratio);
	const tolerance = 4 * Number.EPSILON * Math.max(Math.abs(ratio), 1);
	if (Math.abs(ratio - roundedRatio) < tolerance) return 0;
	return ratio - roundedRatio;
}
function assignProp(target, prop, value) {
	Object.defineProperty(target, prop, {
		value,
		writable: true,
		enumerable: true,
		configurable: true
	});
}
/**
* Whichever object a def's `shape` currently answers from: the one the caller passed until the first read, the frozen copy after it.
*
* Its keys and descriptors read without invoking anything, which is what lets a discriminated union check its discriminator, and the cycle walk read a shape, without resolving a getter that references the schema being constructed. A def that answers `shape` from an accessor of its own has none.
*/
function rawShape(def) {
	const desc = Object.getOwnPropertyDescriptor(def, "shape");
	return desc?.get ? desc.get.raw : desc?.value;
}
function sourceShape(schema) {
	return rawShape(schema._zod.def) ?? schema._zod.def.shape;
}
function deferProp(target, key, getter) {
	Object.defineProperty(target, key, {
		get() {
			const value = getter();
			assignProp(this, key, value);
			return value;
		},
		enumerable: true,
		configurable: true
	});
}
function putProp(target, key, value) {
	if (key in target) assignProp(target, key, value);
	else target[key] = value;
}
/**
* Copies `keys` of `source`'s shape onto `target`, each value passed through `wrap`.
*
* A key the source has resolved is copied through now, so the derived shape states it outright and nothing has to resolve it to learn what it holds. A key the source still defers stays deferred, and reads back through the source's own `shape`, so it resolves once and both shapes get that one schema.
*/
function mirrorShape(target, source, keys, wrap) {
	const raw = sourceShape(source);
	for (const key of keys) {
		const desc = Object.getOwnPropertyDescriptor(raw, key);
		if (!desc.enumerable) continue;
		if (desc.get) deferProp(target, key, () => {
			const value = source._zod.def.shape[key];
			return wrap ? wrap(value, key) : value;
		});
		else putProp(target, key, wrap ? wrap(desc.value, key) : desc.value);
	}
}
function mirrorProps(target, source) {
	for (const key of Reflect.ownKeys(source)) {
		const desc = Object.getOwnPropertyDescriptor(source, key);
		if (!desc.enumerable) continue;
		if (desc.get) deferProp(target, key, () => source[key]);
		else putProp(target, key, desc.value);
	}
}
function mergeDefs(...defs) {
	const mergedDescriptors = {};
	for (const def of defs) {
		const descriptors = Object.getOwnPropertyDescriptors(def);
		Object.assign(mergedDescriptors, descriptors);
	}
	return Object.defineProperties({}, mergedDescriptors);
}
function esc(str) {
	return JSON.stringify(str);
}
function slugify(input) {
	return input.toLowerCase().trim().replace(/[^\w\s-]/g, "").replace(/[\s_-]+/g, "-").replace(/^-+|-+$/g, "");
}
const captureStackTrace = "captureStackTrace" in Error ? Error.captureStackTrace : (..._args) => {};
function isObject(data) {
	return typeof data === "object" && data !== null && !Array.isArray(data);
}
const allowsEval = /* @__PURE__*/ cached(() => {
	if (globalConfig.jitless) return false;
	if (typeof navigator !== "undefined" && navigator?.userAgent?.includes("Cloudflare")) return false;
	try {
		new Function("");
		return true;
	} catch (_) {
		return false;
	}
});
function isPlainObject(o) {
	if (isObject(o) === false) return false;
	const ctor = o.constructor;
	if (ctor === void 0) return true;
	if (typeof ctor !== "function") return true;
	const prot = ctor.prototype;
	if (isObject(prot) === false) return false;
	if (Object.prototype.hasOwnProperty.call(prot, "isPrototypeOf") === false) return false;
	return true;
}
function shallowClone(o) {
	if (isPlainObject(o)) return { ...o };
	if (Array.isArray(o)) return [...o];
	if (o instanceof Map) return new Map(o);
	if (o instanceof Set) return new Set(o);
	return o;
}
const propertyKeyTypes = /* @__PURE__*/ new Set([
	"string",
	"number",
	"symbol"
]);
function escapeRegex(str) {
	return str.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
function clone(inst, def, params) {
	const cl = new inst._zod.constr(def ?? inst._zod.def);
	if (!def || params?.parent) cl._zod.parent = inst;
	return cl;
}
function normalizeParams(_params) {
	const params = _params;
	if (!params) return {};
	if (typeof params === "string") return { error: () => params };
	if (params?.message !== void 0) {
		if (params?.error !== void 0) throw new Error("Cannot specify both `message` and `error` params");
		params.error = params.message;
	}
	delete params.message;
	if (typeof params.error === "string") return {
		...params,
		error: () => params.error
	};
	return params;
}
function stringifyPrimitive(value) {
	if (typeof value === "bigint") return value.toString() + "n";
	if (typeof value === "string") return `"${value}"`;
	return `${value}`;
}
function optionalKeys(shape) {
	return Object.keys(shape).filter((k) => {
		return shape[k]._zod.optin !== void 0 && shape[k]._zod.optout === "optional";
	});
}
const NUMBER_FORMAT_RANGES = /*@__PURE__*/ (() => ({
	safeint: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
	int32: [-2147483648, 2147483647],
	uint32: [0, 4294967295],
	float32: [-34028234663852886e22, 34028234663852886e22],
	float64: [-Number.MAX_VALUE, Number.MAX_VALUE]
}))();
const BIGINT_FORMAT_RANGES = {
	int64: [/* @__PURE__*/ BigInt("-9223372036854775808"), /* @__PURE__*/ BigInt("9223372036854775807")],
	uint64: [/* @__PURE__*/ BigInt(0), /* @__PURE__*/ BigInt("18446744073709551615")]
};
function pick(schema, mask) {
	const currDef = schema._zod.def;
	const checks = currDef.checks;
	if (checks && checks.length > 0) throw new Error(".pick() cannot be used on object schemas containing refinements");
	const newShape = {};
	mirrorShape(newShape, schema, maskedKeys(schema, mask));
	return clone(schema, mergeDefs(currDef, {
		shape: newShape,
		checks: []
	}));
}
function maskedKeys(schema, mask) {
	const raw = sourceShape(schema);
	const keys = [];
	for (const key of Reflect.ownKeys(mask)) {
		if (!Object.getOwnPropertyDescriptor(raw, key)?.enumerable) throw new Error(`Unrecognized key: "${String(key)}"`);
		if (mask[key]) keys.push(key);
	}
	return keys;
}
function omit(schema, mask) {
	const currDef = schema._zod.def;
	const checks = currDef.checks;
	if (checks && checks.length > 0) throw new Error(".omit() cannot be used on object schemas containing refinements");
	const omitted = new Set(maskedKeys(schema, mask));
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)).filter((key) => !omitted.has(key)));
	return clone(schema, mergeDefs(currDef, {
		shape: newShape,
		checks: []
	}));
}
function extend(schema, shape) {
	if (!isPlainObject(shape)) throw new Error("Invalid input to extend: expected a plain object");
	const checks = schema._zod.def.checks;
	if (checks && checks.length > 0) {
		const existingShape = sourceShape(schema);
		for (const key of Reflect.ownKeys(shape)) if (Object.getOwnPropertyDescriptor(existingShape, key) !== void 0) throw new Error("Cannot overwrite keys on object schemas containing refinements. Use `.safeExtend()` instead.");
	}
	return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
function extended(schema, shape) {
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)));
	mirrorProps(newShape, shape);
	return newShape;
}
function safeExtend(schema, shape) {
	if (!isPlainObject(shape)) throw new Error("Invalid input to safeExtend: expected a plain object");
	return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
function merge(a, b) {
	if (!b?._zod?.def) throw new Error("Invalid input to merge: expected an object schema. To merge a plain shape, use `.extend()`.");
	if (a._zod.def.checks?.length) throw new Error(".merge() cannot be used on object schemas containing refinements. Use .safeExtend() instead.");
	const newShape = {};
	mirrorShape(newShape, a, Reflect.ownKeys(sourceShape(a)));
	mirrorShape(newShape, b, Reflect.ownKeys(sourceShape(b)));
	return clone(a, mergeDefs(a._zod.def, {
		shape: newShape,
		get catchall() {
			return b._zod.def.catchall;
		},
		checks: b._zod.def.checks ?? []
	}));
}
function partial(Class, schema, mask, name = "partial") {
	const checks = schema._zod.def.checks;
	if (checks && checks.length > 0) throw new Error(`.${name}() cannot be used on object schemas containing refinements`);
	const selected = mask ? new Set(maskedKeys(schema, mask)) : void 0;
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), Class && ((value, key) => selected && !selected.has(key) ? value : new Class({
		type: "optional",
		innerType: value
	})));
	return clone(schema, mergeDefs(schema._zod.def, {
		shape: newShape,
		checks: []
	}));
}
function required(Class, schema, mask) {
	const selected = mask ? new Set(maskedKeys(schema, mask)) : void 0;
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), (value, key) => selected && !selected.has(key) ? value : new Class({
		type: "nonoptional",
		innerType: value
	}));
	return clone(schema, mergeDefs(schema._zod.def, { shape: newShape }));
}
function aborted(x, startIndex = 0) {
	if (x.aborted === true) return true;
	for (let i = startIndex; i < x.issues.length; i++) if (x.issues[i]?.continue !== true) return true;
	return false;
}
function explicitlyAborted(x, startIndex = 0) {
	if (x.aborted === true) return true;
	for (let i = startIndex; i < x.issues.length; i++) if (x.issues[i]?.continue === false) return true;
	return false;
}
function prefixIssues(path, issues) {
	return issues.map((iss) => {
		var _a;
		(_a = iss).path ?? (_a.path = []);
		iss.path.unshift(path);
		return iss;
	});
}
function unwrapMessage(message) {
	return typeof message === "string" ? message : message?.message;
}
/** The leading size checks of `defChecks` that set an upper bound, each paired with it. */
function sizeCaps(defChecks) {
	const caps = [];
	for (const ch of defChecks ?? []) {
		const d = ch._zod.def;
		if (!/_(length|size)$|_equals$/.test(d.check)) break;
		const max = d.maximum ?? d.length ?? d.size;
		if (max >= 0) caps.push([max, ch]);
	}
	return caps;
}
function attachSchema(issues, start, inst) {
	var _a;
	for (let i = start; i < issues.length; i++) (_a = issues[i]).schema ?? (_a.schema = inst);
}
function finalizeIssue(iss, ctx, config) {
	var _a;
	const traits = iss.inst?._zod?.traits;
	if (traits?.has("$ZodType")) {
		if (traits.has("$ZodCheck")) (_a = iss).schema ?? (_a.schema = iss.inst);
		else iss.schema = iss.inst;
	}
	const schemaError = iss.schema !== iss.inst ? iss.schema?._zod.def?.error : void 0;
	const message = iss.message ? iss.message : unwrapMessage(iss.inst?._zod.def?.error?.(iss)) ?? unwrapMessage(schemaError?.(iss)) ?? unwrapMessage(ctx?.error?.(iss)) ?? unwrapMessage(config.customError?.(iss)) ?? unwrapMessage(config.localeError?.(iss)) ?? "Invalid input";
	const full = {};
	for (const k of Object.keys(iss)) {
		if (k === "inst" || k === "schema" || k === "continue" || k === "input" || k === "__proto__") continue;
		full[k] = iss[k];
	}
	full.path ?? (full.path = []);
	full.message = message;
	if (ctx?.reportInput) full.input = iss.input;
	return full;
}
const highSurrogate = /[\uD800-\uDBFF]/;
function codePointLength(str) {
	const units = str.length;
	if (!highSurrogate.test(str)) return units;
	let count = units;
	for (let i = 0; i < units - 1; i++) if ((str.charCodeAt(i) & 64512) === 55296 && (str.charCodeAt(i + 1) & 64512) === 56320) {
		count--;
		i++;
	}
	return count;
}
function getLengthableOrigin(input) {
	if (Array.isArray(input)) return "array";
	if (typeof input === "string") return "string";
	return "unknown";
}
function parsedType(data) {
	const t = typeof data;
	switch (t) {
		case "number": return Number.isNaN(data) ? "nan" : "number";
		case "object": {
			if (data === null) return "null";
			if (Array.isArray(data)) return "array";
			const obj = data;
			if (obj && Object.getPrototypeOf(obj) !== Object.prototype && "constructor" in obj && obj.constructor) return obj.constructor.name;
		}
	}
	return t;
}
function issue(...args) {
	const [iss, input, inst] = args;
	if (typeof iss === "string") return {
		message: iss,
		code: "custom",
		input,
		inst
	};
	return { ...iss };
}
/**
* Installs a trait's members on its prototype. Each value builds that member for the instance on first read; the built value shadows the accessor as an own property, so a detached `const { parse } = schema` keeps working.
*
* Call this from a `proto` initializer, which runs once per prototype — never per instance.
*/
function members(proto, table) {
	for (const key in table) {
		const desc = Object.getOwnPropertyDescriptor(table, key);
		if (desc.get) Object.defineProperty(proto, key, {
			...desc,
			enumerable: false
		});
		else defineBound(proto, key, desc.value);
	}
}
/** Shadows a prototype member with an own value, so a getter that builds from the instance runs once. */
function own(inst, key, value, enumerable = true) {
	Object.defineProperty(inst, key, {
		configurable: true,
		writable: true,
		enumerable,
		value
	});
	return value;
}
/** Like {@link own}, for a member that was never an own data property and has to stay out of `Object.keys`. */
function hide(inst, key, value) {
	return own(inst, key, value, false);
}
/** Adds members a table derives from the instance: each builds on first read and shadows as own data, and assignment shadows the same way, as when these were own properties. */
/* @__NO_SIDE_EFFECTS__ */
function derived(computes, table) {
	for (const key in computes) {
		const compute = computes[key];
		Object.defineProperty(table, key, {
			configurable: true,
			enumerable: true,
			get() {
				return own(this, key, compute(this));
			},
			set(value) {
				own(this, key, value);
			}
		});
	}
	return table;
}
function defineBound(proto, key, fn) {
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			return this == null ? fn : own(this, key, fn.bind(this));
		},
		set(value) {
			own(this, key, value);
		}
	});
}
/** Returns the prototype to install on, or `undefined` if this group is already installed on it. */
function claim(inst, sentinel) {
	const proto = Object.getPrototypeOf(inst);
	return sentinel in proto ? void 0 : proto;
}
let installing;
let broke = false;
const breaker = {
	configurable: true,
	get() {
		broke = true;
	}
};
/**
* Installs a lazily-derived internal on the `_zod` prototype of `inst`'s
* constructor, computed from the internals object itself and cached there on
* first read. One accessor per constructor rather than one per instance.
*/
function defineLazyInternal(inst, key, compute) {
	const proto = Object.getPrototypeOf(inst._zod);
	if (key in proto && installing !== inst._zod) {
		installing = void 0;
		return;
	}
	installing = inst._zod;
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			Object.defineProperty(this, key, breaker);
			const outer = broke;
			broke = false;
			try {
				const value = compute(this);
				if (broke) delete this[key];
				else Object.defineProperty(this, key, {
					configurable: true,
					writable: true,
					value
				});
				broke = broke || outer;
				return value;
			} catch (err) {
				delete this[key];
				broke = broke || outer;
				throw err;
			}
		},
		set(value) {
			Object.defineProperty(this, key, {
				configurable: true,
				writable: true,
				value
			});
		}
	});
}
/**
* Installs `key` on `inst`'s prototype, computed by `make` on first read and cached there as an own
* data property. One accessor per constructor rather than one per instance, because an own accessor
* puts every instance after the first into v8 dictionary mode. The key doubles as the sentinel.
*/
function installLazyProp(inst, key, make, enumerable) {
	const proto = claim(inst, key);
	if (!proto) return;
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			const desc = {
				configurable: true,
				writable: true,
				enumerable,
				value: void 0
			};
			Object.defineProperty(this, key, desc);
			desc.value = make(this);
			Object.defineProperty(this, key, desc);
			return desc.value;
		},
		set(value) {
			Object.defineProperty(this, key, {
				configurable: true,
				writable: true,
				enumerable,
				value
			});
		}
	});
}
/** Marks the thunk `_catch` synthesises for a constant catch value. `Function.length` cannot tell that thunk from a user callback — rest and defaulted parameters both report arity 0 — and a user callback reads `ctx.error`, whose issues only finalize correctly against the caller's per-parse error map. Provenance can say what arity cannot. A plain string key rather than `Symbol.for`, whose call at module scope no bundler can prove pure — the same shape that anchored `urlCanParse` into every build. */
const CONSTANT_CATCH = "~constantCatch";
/** Wraps a constant catch value in a thunk tagged with {@link CONSTANT_CATCH}. */
function constantCatch(value) {
	const fn = () => value;
	fn[CONSTANT_CATCH] = true;
	return fn;
}
// node_modules/zod/v4/core/core.js
var _a$1;
const _zodDesc = {
	value: void 0,
	enumerable: false
};
let _E = "captureStackTrace" in Error ? Error : null;
function newError(Definition) {
	const E = _E;
	if (E) {
		const saved = E.stackTraceLimit;
		if (typeof saved === "number") {
			try {
				E.stackTraceLimit = 0;
			} catch {
				_E = null;
				return new Definition();
			}
			try {
				return new Definition();
			} finally {
				E.stackTraceLimit = saved;
			}
		}
	}
	return new Definition();
}
/* @__NO_SIDE_EFFECTS__ */
function $constructor(name, initializer, proto, params) {
	const zodProto = {};
	function Internals(def) {
		this.def = def;
		this.constr = _;
		this.traits = /* @__PURE__ */ new Set();
	}
	Internals.prototype = zodProto;
	const protoMembers = proto;
	const initialized = protoMembers && /* @__PURE__ */ new WeakSet();
	function init(inst, def) {
		if (!inst._zod) {
			_zodDesc.value = new Internals(def);
			try {
				Object.defineProperty(inst, "_zod", _zodDesc);
			} finally {
				_zodDesc.value = void 0;
			}
		} else if (inst._zod.traits.has(name)) return;
		inst._zod.traits.add(name);
		initializer(inst, def);
		if (initialized) {
			const own = Object.getPrototypeOf(inst);
			const ctorProto = inst._zod.constr.prototype;
			let up = own;
			while (up && up !== ctorProto) up = Object.getPrototypeOf(up);
			const target = up ?? own;
			if (!initialized.has(target)) {
				initialized.add(target);
				members(target, protoMembers);
			}
		}
		const proto = _.prototype;
		for (const k in proto) {
			if (!Object.prototype.hasOwnProperty.call(proto, k)) continue;
			if (!(k in inst)) inst[k] = proto[k].bind(inst);
		}
	}
	const Parent = params?.Parent ?? Object;
	class Definition extends Parent {}
	Object.defineProperty(Definition, "name", { value: name });
	function _(def) {
		const inst = params?.Parent ? newError(Definition) : this;
		init(inst, def);
		const deferred = inst._zod.deferred;
		if (deferred) {
			for (const fn of deferred) fn();
			inst._zod.deferred = void 0;
		}
		const pp = globalThis.__zod_globalConfig?.postProcessor;
		if (pp) pp(inst);
		return inst;
	}
	Object.defineProperty(_, "init", { value: init });
	Object.defineProperty(_, Symbol.hasInstance, { value: (inst) => {
		if (params?.Parent && inst instanceof params.Parent) return true;
		return inst?._zod?.traits?.has(name);
	} });
	Object.defineProperty(_, "name", { value: name });
	return _;
}
var $ZodAsyncError = class extends Error {
	constructor() {
		super(`Encountered Promise during synchronous parse. Use .parseAsync() instead.`);
	}
};
var $ZodEncodeError = class extends Error {
	constructor(name) {
		super(`Encountered unidirectional transform during encode: ${name}`);
		this.name = "ZodEncodeError";
	}
};
(_a$1 = globalThis).__zod_globalConfig ?? (_a$1.__zod_globalConfig = {});
const globalConfig = globalThis.__zod_globalConfig;
function config(newConfig) {
	if (newConfig) Object.assign(globalConfig, newConfig);
	return globalConfig;
}
// node_modules/zod/v4/core/errors.js
function _getMessage() {
	const internals = this._zod;
	internals.message ?? (internals.message = JSON.stringify(internals.def, jsonStringifyReplacer, 2));
	return internals.message;
}
function _setMessage(value) {
	this._zod.message = value;
}
const _messageDesc = {
	get: _getMessage,
	set: _setMessage,
	enumerable: true,
	configurable: true
};
const _issuesDesc = {
	value: void 0,
	enumerable: false
};
const _installedToString = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
const initializer$1 = (inst, def) => {
	inst.name = "$ZodError";
	_issuesDesc.value = def;
	Object.defineProperty(inst, "issues", _issuesDesc);
	_issuesDesc.value = void 0;
	Object.defineProperty(inst, "message", _messageDesc);
	const proto = Object.getPrototypeOf(inst);
	if (!_installedToString.has(proto)) {
		_installedToString.add(proto);
		Object.defineProperty(proto, "toString", {
			configurable: true,
			enumerable: false,
			get() {
				const value = () => this.message;
				Object.defineProperty(this, "toString", {
					value,
					configurable: true,
					writable: true
				});
				return value;
			},
			set(value) {
				Object.defineProperty(this, "toString", {
					value,
					configurable: true,
					writable: true
				});
			}
		});
	}
};
const $ZodError = /* @__PURE__ */ $constructor("$ZodError", initializer$1);
/** Get-or-create `obj[key]` as an own data property. A path segment naming an inherited member
* ("toString", "constructor") would otherwise read through to the prototype, and assigning
* "__proto__" would hit the setter instead of creating a key. */
function node(obj, key, make) {
	if (!Object.prototype.hasOwnProperty.call(obj, key)) {
		if (key === "__proto__") Object.defineProperty(obj, key, {
			value: make(),
			writable: true,
			enumerable: true,
			configurable: true
		});
		else obj[key] = make();
	}
	return obj[key];
}
function flattenError(error, mapper = (issue) => issue.message) {
	const fieldErrors = {};
	const formErrors = [];
	for (const sub of error.issues) if (sub.path.length > 0) node(fieldErrors, sub.path[0], () => []).push(mapper(sub));
	else formErrors.push(mapper(sub));
	return {
		formErrors,
		fieldErrors
	};
}
function formatError(error, mapper = (issue) => issue.message) {
	const fieldErrors = { _errors: [] };
	const processError = (error, path = []) => {
		for (const issue of error.issues) if (issue.code === "invalid_union" && issue.errors.length) issue.errors.map((issues) => processError({ issues }, [...path, ...issue.path]));
		else if (issue.code === "invalid_key") processError({ issues: issue.issues }, [...path, ...issue.path]);
		else if (issue.code === "invalid_element") processError({ issues: issue.issues }, [...path, ...issue.path]);
		else {
			const fullpath = [...path, ...issue.path];
			if (fullpath.length === 0) fieldErrors._errors.push(mapper(issue));
			else {
				let curr = fieldErrors;
				let i = 0;
				while (i < fullpath.length) {
					const el = fullpath[i];
					const terminal = i === fullpath.length - 1;
					if (el === "_errors") {
						if (terminal) curr._errors.push(mapper(issue));
						i++;
						continue;
					}
					if (!Object.prototype.hasOwnProperty.call(curr, el)) Object.defineProperty(curr, el, {
						value: { _errors: [] },
						enumerable: true,
						writable: true,
						configurable: true
					});
					const node = curr[el];
					if (terminal) node._errors.push(mapper(issue));
					curr = node;
					i++;
				}
			}
		}
	};
	processError(error);
	return fieldErrors;
}
// node_modules/zod/v4/core/parse.js
function finalizeParams(callee, params) {
	return {
		callee: params?.callee ?? callee,
		Err: params?.Err
	};
}
const _parse = (_Err) => {
	const fn = (schema, value, _ctx, _params) => {
		const ctx = _ctx ? {
			..._ctx,
			async: false
		} : { async: false };
		const result = schema._zod.run({
			value,
			issues: []
		}, ctx);
		if (result instanceof Promise) throw new $ZodAsyncError();
		if (result.issues.length) {
			const e = new ((_params?.Err) ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
			captureStackTrace(e, _params?.callee ?? fn);
			throw e;
		}
		return result.value;
	};
	return fn;
};
const _parseAsync = (_Err) => {
	const fn = async (schema, value, _ctx, params) => {
		const ctx = _ctx ? {
			..._ctx,
			async: true
		} : { async: true };
		let result = schema._zod.run({
			value,
			issues: []
		}, ctx);
		if (result instanceof Promise) result = await result;
		if (result.issues.length) {
			const e = new ((params?.Err) ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
			captureStackTrace(e, params?.callee ?? fn);
			throw e;
		}
		return result.value;
	};
	return fn;
};
const _safeParse = (_Err) => (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		async: false
	} : { async: false };
	const result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) throw new $ZodAsyncError();
	return result.issues.length ? failure(_Err, result.issues, ctx) : {
		success: true,
		data: result.value
	};
};
function failure(Err, issues, ctx) {
	let error;
	return {
		success: false,
		get error() {
			if (!error) {
				error = new Err(issues.map((iss) => finalizeIssue(iss, ctx, config())));
				issues = void 0;
				ctx = void 0;
			}
			return error;
		},
		set error(e) {
			error = e;
			issues = void 0;
			ctx = void 0;
		}
	};
}
const _safeParseAsync = (_Err) => async (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		async: true
	} : { async: true };
	let result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) result = await result;
	return result.issues.length ? failure(_Err, result.issues, ctx) : {
		success: true,
		data: result.value
	};
};
const COMPILE_INVALID = /* @__PURE__ */ Symbol.for("zod.compile.invalid");
const COMPILE_FALLBACK = /* @__PURE__ */ Symbol.for("zod.compile.fallback");
const validate = ((schema, value, _ctx) => {
	const validator = schema._zod.bag.validator;
	if (validator !== void 0) {
		if (validator(value) !== COMPILE_INVALID) return true;
		if (validator.definite === true && _ctx === void 0) return false;
	}
	return validateFallback(schema, value, _ctx);
});
function validateFallback(schema, value, _ctx) {
	const ctx = _ctx ? {
		..._ctx,
		async: false,
		abortEarly: true
	} : {
		async: false,
		abortEarly: true
	};
	const fallbackRun = schema._zod.bag.fallbackRun;
	let result;
	if (fallbackRun) {
		ctx[COMPILE_FALLBACK] = true;
		result = fallbackRun({
			value,
			issues: []
		}, ctx);
	} else result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) throw new $ZodAsyncError();
	return result.issues.length === 0;
}
const validateAsync$1 = async (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		async: true,
		abortEarly: true
	} : {
		async: true,
		abortEarly: true
	};
	let result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) result = await result;
	return result.issues.length === 0;
};
const _encode = (_Err) => {
	const parse = _parse(_Err);
	const fn = (schema, value, _ctx, _params) => {
		const ctx = _ctx ? {
			..._ctx,
			direction: "backward"
		} : { direction: "backward" };
		return parse(schema, value, ctx, finalizeParams(fn, _params));
	};
	return fn;
};
const _decode = (_Err) => {
	const parse = _parse(_Err);
	const fn = (schema, value, _ctx, _params) => {
		return parse(schema, value, _ctx, finalizeParams(fn, _params));
	};
	return fn;
};
const _encodeAsync = (_Err) => {
	const parseAsync = _parseAsync(_Err);
	const fn = async (schema, value, _ctx, _params) => {
		const ctx = _ctx ? {
			..._ctx,
			direction: "backward"
		} : { direction: "backward" };
		return await parseAsync(schema, value, ctx, finalizeParams(fn, _params));
	};
	return fn;
};
const _decodeAsync = (_Err) => {
	const parseAsync = _parseAsync(_Err);
	const fn = async (schema, value, _ctx, _params) => {
		return await parseAsync(schema, value, _ctx, finalizeParams(fn, _params));
	};
	return fn;
};
const _safeEncode = (_Err) => (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		direction: "backward"
	} : { direction: "backward" };
	return _safeParse(_Err)(schema, value, ctx);
};
const _safeDecode = (_Err) => (schema, value, _ctx) => {
	return _safeParse(_Err)(schema, value, _ctx);
};
const _safeEncodeAsync = (_Err) => async (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		direction: "backward"
	} : { direction: "backward" };
	return _safeParseAsync(_Err)(schema, value, ctx);
};
const _safeDecodeAsync = (_Err) => async (schema, value, _ctx) => {
	return _safeParseAsync(_Err)(schema, value, _ctx);
};
// node_modules/zod/v4/core/regexes.js
/**
* @deprecated CUID v1 is deprecated by its authors due to information leakage
* (timestamps embedded in the id). Use {@link cuid2} instead.
* See https://github.com/paralleldrive/cuid.
*/
const cuid = /^[cC][0-9a-z]{6,}$/;
const cuid2 = /^[0-9a-z]+$/;
const ulid = /^[0-7][0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{25}$/;
const xid = /^[0-9a-vA-V]{20}$/;
const ksuid = /^[A-Za-z0-9]{27}$/;
const nanoid = /^[a-zA-Z0-9_-]{21}$/;
function nanoidOfLength(length) {
	return new RegExp(`^[a-zA-Z0-9_-]{${length}}$`);
}
/** ISO 8601-1 duration regex. Does not support the 8601-2 extensions like negative durations or fractional/negative components. */
const duration = /^P(?:(\d+W)|(?!.*W)(?=\d|T\d)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+([.,]\d+)?S)?)?)$/;
/** A regex for any UUID-like identifier: 8-4-4-4-12 hex pattern */
const guid = /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})$/;
/** Returns a regex for validating an RFC 9562/4122 UUID.
*
* @param version Optionally specify a version 1-8. If no version is specified, all versions are supported. */
const uuid = (version) => {
	if (!version) return /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}|00000000-0000-0000-0000-000000000000|ffffffff-ffff-ffff-ffff-ffffffffffff)$/;
	return new RegExp(`^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-${version}[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12})$`);
};
/** Practical email validation */
const email = /^(?:[A-Za-z0-9_'+\-]+\.)*[A-Za-z0-9_'+\-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$/;
const _emoji$1 = `^(?=[\\s\\S]*[\\p{Extended_Pictographic}\\p{Regional_Indicator}\\u20E3])[\\p{Extended_Pictographic}\\p{Emoji_Component}]+$`;
function emoji() {
	return new RegExp(_emoji$1, "u");
}
const ipv4 = /^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])$/;
const ipv6 = /^(([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}|([0-9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}|([0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:((:[0-9a-fA-F]{1,4}){1,6})|:((:[0-9a-fA-F]{1,4}){1,7}|:))$/;
const cidrv4 = /^((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\/([0-9]|[1-2][0-9]|3[0-2])$/;
const cidrv6 = /^(([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}|([0-9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}|([0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:((:[0-9a-fA-F]{1,4}){1,6})|:((:[0-9a-fA-F]{1,4}){1,7}|:))\/(12[0-8]|1[01][0-9]|[1-9]?[0-9])$/;
const base64 = /^$|^(?:[0-9a-zA-Z+/]{4})*(?:(?:[0-9a-zA-Z+/]{2}==)|(?:[0-9a-zA-Z+/]{3}=))?$/;
const base64url = /^(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-]{2,3})?$/;
const httpProtocol = /^https?$/;
const e164 = /^\+[1-9]\d{6,14}$/;
const dateSource = `(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))`;
/** Anchors a pattern source. The interpolation lives here rather than at the call site because
* esbuild will not drop a `@__PURE__` call whose own argument interpolates a variable, but it
* will drop `anchor(dateSource)`. Keeping it inline pinned `date` into every bundle. */
function anchor(source) {
	return new RegExp(`^${source}$`);
}
const date = /*@__PURE__*/ anchor(dateSource);
function timeSource(args) {
	const hhmm = `(?:[01]\\d|2[0-3]):[0-5]\\d`;
	return typeof args.precision === "number" ? args.precision === -1 ? `${hhmm}` : args.precision === 0 ? `${hhmm}:[0-5]\\d` : `${hhmm}:[0-5]\\d\\.\\d{${args.precision}}` : args.seconds ? `${hhmm}:[0-5]\\d(?:\\.\\d+)?` : `${hhmm}(?::[0-5]\\d(?:\\.\\d+)?)?`;
}
function time(args) {
	return new RegExp(`^${timeSource(args)}$`);
}
function datetime(args) {
	const opts = ["Z"];
	if (args.offset) opts.push(`([+-](?:[01]\\d|2[0-3]):[0-5]\\d)`);
	const qualified = `${timeSource({
		precision: args.precision,
		seconds: true
	})}(?:${opts.join("|")})`;
	const timeRegex = args.local ? `${qualified}|${timeSource({ precision: args.precision })}` : qualified;
	return new RegExp(`^${dateSource}T(?:${timeRegex})$`);
}
const anyString = /^[\s\S]{0,}$/;
const integer = /^-?\d+$/;
const number$1 = /^-?\d+(?:\.\d+)?$/;
const boolean$1 = /^(?:true|false)$/i;
const lowercase = /^[^A-Z]*$/;
const uppercase = /^[^a-z]*$/;
// node_modules/zod/v4/core/checks.js
const $ZodCheck = /*@__PURE__*/ $constructor("$ZodCheck", (inst, def) => {
	var _a;
	inst._zod ?? (inst._zod = {});
	inst._zod.def = def;
	(_a = inst._zod).onattach ?? (_a.onattach = []);
});
/** Default `when` for length-based checks: run only on non-nullish values with a `length`. */
const _whenHasLength = (payload) => {
	const val = payload.value;
	return !nullish(val) && val.length !== void 0;
};
const numericOriginMap = {
	number: "number",
	bigint: "bigint",
	object: "date"
};
const $ZodCheckLessThan = /*@__PURE__*/ $constructor("$ZodCheckLessThan", (inst, def) => {
	$ZodCheck.init(inst, def);
	const origin = numericOriginMap[typeof def.value];
	inst._zod.check = (payload) => {
		if (def.inclusive ? payload.value <= def.value : payload.value < def.value) return;
		payload.issues.push({
			origin: numericOriginMap[typeof payload.value] ?? origin,
			code: "too_big",
			maximum: typeof def.value === "object" ? def.value.getTime() : def.value,
			input: payload.value,
			inclusive: def.inclusive,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckGreaterThan = /*@__PURE__*/ $constructor("$ZodCheckGreaterThan", (inst, def) => {
	$ZodCheck.init(inst, def);
	const origin = numericOriginMap[typeof def.value];
	inst._zod.check = (payload) => {
		if (def.inclusive ? payload.value >= def.value : payload.value > def.value) return;
		payload.issues.push({
			origin: numericOriginMap[typeof payload.value] ?? origin,
			code: "too_small",
			minimum: typeof def.value === "object" ? def.value.getTime() : def.value,
			input: payload.value,
			inclusive: def.inclusive,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckMultipleOf = /*@__PURE__*/ $constructor("$ZodCheckMultipleOf", (inst, def) => {
	$ZodCheck.init(inst, def);
	inst._zod.check = (payload) => {
		if (typeof payload.value !== typeof def.value) throw new Error("Cannot mix number and bigint in multiple_of check.");
		if (typeof payload.value === "bigint" ? def.value !== BigInt(0) && payload.value % def.value === BigInt(0) : floatSafeRemainder(payload.value, def.value) === 0) return;
		payload.issues.push({
			origin: typeof payload.value,
			code: "not_multiple_of",
			divisor: def.value,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckNumberFormat = /*@__PURE__*/ $constructor("$ZodCheckNumberFormat", (inst, def) => {
	$ZodCheck.init(inst, def);
	def.format = def.format || "float64";
	const isInt = def.format?.includes("int");
	const origin = isInt ? "int" : "number";
	const [minimum, maximum] = NUMBER_FORMAT_RANGES[def.format];
	inst._zod.check = (payload) => {
		const input = payload.value;
		if (isInt) {
			if (!Number.isInteger(input)) {
				payload.issues.push({
					expected: origin,
					format: def.format,
					code: "invalid_type",
					continue: false,
					input,
					inst
				});
				return;
			}
			if (!Number.isSafeInteger(input)) {
				if (input > 0) payload.issues.push({
					input,
					code: "too_big",
					maximum: Number.MAX_SAFE_INTEGER,
					note: "Integers must be within the safe integer range.",
					inst,
					origin,
					inclusive: true,
					continue: !def.abort
				});
				else payload.issues.push({
					input,
					code: "too_small",
					minimum: Number.MIN_SAFE_INTEGER,
					note: "Integers must be within the safe integer range.",
					inst,
					origin,
					inclusive: true,
					continue: !def.abort
				});
				return;
			}
		}
		if (input < minimum) payload.issues.push({
			origin: "number",
			input,
			code: "too_small",
			minimum,
			inclusive: true,
			inst,
			continue: !def.abort
		});
		if (input > maximum) payload.issues.push({
			origin: "number",
			input,
			code: "too_big",
			maximum,
			inclusive: true,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckMaxLength = /*@__PURE__*/ $constructor("$ZodCheckMaxLength", (inst, def) => {
	var _a;
	$ZodCheck.init(inst, def);
	(_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
	inst._zod.check = (payload) => {
		const input = payload.value;
		const units = input.length;
		if ((typeof input === "string" && units > def.maximum ? codePointLength(input) : units) <= def.maximum) return;
		const origin = getLengthableOrigin(input);
		payload.issues.push({
			origin,
			code: "too_big",
			maximum: def.maximum,
			inclusive: true,
			input,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckMinLength = /*@__PURE__*/ $constructor("$ZodCheckMinLength", (inst, def) => {
	var _a;
	$ZodCheck.init(inst, def);
	(_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
	inst._zod.check = (payload) => {
		const input = payload.value;
		const units = input.length;
		if ((typeof input === "string" && units >= def.minimum && units < def.minimum * 2 ? codePointLength(input) : units) >= def.minimum) return;
		const origin = getLengthableOrigin(input);
		payload.issues.push({
			origin,
			code: "too_small",
			minimum: def.minimum,
			inclusive: true,
			input,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckLengthEquals = /*@__PURE__*/ $constructor("$ZodCheckLengthEquals", (inst, def) => {
	var _a;
	$ZodCheck.init(inst, def);
	(_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
	inst._zod.check = (payload) => {
		const input = payload.value;
		const units = input.length;
		const length = typeof input === "string" && units >= def.length && units <= def.length * 2 ? codePointLength(input) : units;
		if (length === def.length) return;
		const origin = getLengthableOrigin(input);
		const tooBig = length > def.length;
		payload.issues.push({
			origin,
			...tooBig ? {
				code: "too_big",
				maximum: def.length
			} : {
				code: "too_small",
				minimum: def.length
			},
			inclusive: true,
			exact: true,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckStringFormat = /*@__PURE__*/ $constructor("$ZodCheckStringFormat", (inst, def) => {
	var _a, _b;
	$ZodCheck.init(inst, def);
	if (def.pattern) (_a = inst._zod).check ?? (_a.check = (payload) => {
		def.pattern.lastIndex = 0;
		if (def.pattern.test(payload.value)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: def.format,
			input: payload.value,
			...def.pattern ? { pattern: def.pattern.toString() } : {},
			inst,
			continue: !def.abort
		});
	});
	else (_b = inst._zod).check ?? (_b.check = () => {});
});
const $ZodCheckRegex = /*@__PURE__*/ $constructor("$ZodCheckRegex", (inst, def) => {
	$ZodCheckStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		def.pattern.lastIndex = 0;
		if (def.pattern.test(payload.value)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "regex",
			input: payload.value,
			pattern: def.pattern.toString(),
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckLowerCase = /*@__PURE__*/ $constructor("$ZodCheckLowerCase", (inst, def) => {
	def.pattern ?? (def.pattern = lowercase);
	$ZodCheckStringFormat.init(inst, def);
});
const $ZodCheckUpperCase = /*@__PURE__*/ $constructor("$ZodCheckUpperCase", (inst, def) => {
	def.pattern ?? (def.pattern = uppercase);
	$ZodCheckStringFormat.init(inst, def);
});
const $ZodCheckIncludes = /*@__PURE__*/ $constructor("$ZodCheckIncludes", (inst, def) => {
	$ZodCheck.init(inst, def);
	const escapedRegex = escapeRegex(def.includes);
	def.pattern = new RegExp(typeof def.position === "number" ? `^.{${def.position},}${escapedRegex}` : escapedRegex);
	inst._zod.check = (payload) => {
		if (payload.value.includes(def.includes, def.position)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "includes",
			includes: def.includes,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckStartsWith = /*@__PURE__*/ $constructor("$ZodCheckStartsWith", (inst, def) => {
	$ZodCheck.init(inst, def);
	const pattern = new RegExp(`^${escapeRegex(def.prefix)}.*`);
	def.pattern ?? (def.pattern = pattern);
	inst._zod.check = (payload) => {
		if (payload.value.startsWith(def.prefix)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "starts_with",
			prefix: def.prefix,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckEndsWith = /*@__PURE__*/ $constructor("$ZodCheckEndsWith", (inst, def) => {
	$ZodCheck.init(inst, def);
	const pattern = new RegExp(`.*${escapeRegex(def.suffix)}$`);
	def.pattern ?? (def.pattern = pattern);
	inst._zod.check = (payload) => {
		if (payload.value.endsWith(def.suffix)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "ends_with",
			suffix: def.suffix,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckOverwrite = /*@__PURE__*/ $constructor("$ZodCheckOverwrite", (inst, def) => {
	$ZodCheck.init(inst, def);
	inst._zod.check = (payload) => {
		payload.value = def.tx(payload.value);
	};
});
// node_modules/zod/v4/core/doc.js
var Doc = class {
	constructor(args = [], closed = {}) {
		this.content = [];
		this.indent = 0;
		this.args = args;
		this.closed = closed;
	}
	indented(fn) {
		this.indent += 1;
		try {
			fn(this);
		} finally {
			this.indent -= 1;
		}
	}
	write(arg) {
		if (typeof arg === "function") {
			arg(this, { execution: "sync" });
			arg(this, { execution: "async" });
			return;
		}
		const lines = arg.split("\n").filter((x) => x);
		const minIndent = Math.min(...lines.map((x) => x.length - x.trimStart().length));
		const dedented = lines.map((x) => x.slice(minIndent)).map((x) => " ".repeat(this.indent * 2) + x);
		for (const line of dedented) this.content.push(line);
	}
	compile() {
		const F = Function;
		const content = this?.content ?? [``];
		return new F(...Object.keys(this.closed), `return function (${this.args.join(", ")}) {\n${content.join("\n")}\n};`)(...Object.values(this.closed));
	}
};
// node_modules/zod/v4/core/versions.js
const version = {
	major: 4,
	minor: 6,
	patch: 7
};
// node_modules/zod/v4/core/schemas.js
const $ZodType = /*@__PURE__*/ $constructor("$ZodType", (inst, def) => {
	var _a;
	inst ?? (inst = {});
	inst._zod.def = def;
	inst._zod.bag = inst._zod.bag || {};
	inst._zod.version = version;
	const defChecks = inst._zod.def.checks;
	const checks = inst._zod.traits.has("$ZodCheck") ? [inst, ...defChecks ?? []] : defChecks?.length ? [...defChecks] : [];
	for (const ch of checks) for (const fn of ch._zod.onattach) fn(inst);
	if (checks.length === 0) {
		(_a = inst._zod).deferred ?? (_a.deferred = []);
		inst._zod.deferred?.push(() => {
			inst._zod.run = inst._zod.parse;
		});
	} else {
		const runChecks = (payload, checks, ctx) => {
			if (payload.memo) return payload;
			let isAborted = aborted(payload);
			let asyncResult;
			for (const ch of checks) {
				if (ch._zod.def.when) {
					if (explicitlyAborted(payload)) continue;
					if (!ch._zod.def.when(payload)) continue;
				} else if (isAborted) continue;
				const currLen = payload.issues.length;
				const _ = ch._zod.check(payload);
				if (_ instanceof Promise && ctx?.async === false) throw new $ZodAsyncError();
				if (asyncResult || _ instanceof Promise) asyncResult = (asyncResult ?? Promise.resolve()).then(async () => {
					await _;
					if (payload.issues.length === currLen) return;
					attachSchema(payload.issues, currLen, inst);
					if (!isAborted) isAborted = aborted(payload, currLen);
				});
				else {
					if (payload.issues.length === currLen) continue;
					attachSchema(payload.issues, currLen, inst);
					if (!isAborted) isAborted = aborted(payload, currLen);
				}
			}
			if (asyncResult) return asyncResult.then(() => {
				return payload;
			});
			return payload;
		};
		const handleCanaryResult = (canary, payload, ctx) => {
			if (aborted(canary)) {
				canary.aborted = true;
				return canary;
			}
			const checkResult = runChecks(payload, checks, ctx);
			if (checkResult instanceof Promise) {
				if (ctx.async === false) throw new $ZodAsyncError();
				return checkResult.then((checkResult) => inst._zod.parse(checkResult, ctx));
			}
			return inst._zod.parse(checkResult, ctx);
		};
		inst._zod.run = (payload, ctx) => {
			if (ctx.skipChecks) return inst._zod.parse(payload, ctx);
			if (ctx.direction === "backward") {
				const canary = inst._zod.parse({
					value: payload.value,
					issues: []
				}, {
					...ctx,
					skipChecks: true
				});
				if (canary instanceof Promise) return canary.then((canary) => {
					return handleCanaryResult(canary, payload, ctx);
				});
				return handleCanaryResult(canary, payload, ctx);
			}
			const result = inst._zod.parse(payload, ctx);
			if (result instanceof Promise) {
				if (ctx.async === false) throw new $ZodAsyncError();
				return result.then((result) => runChecks(result, checks, ctx));
			}
			return runChecks(result, checks, ctx);
		};
	}
}, {
	get "~standard"() {
		return hide(this, "~standard", standardProps(this));
	},
	set "~standard"(value) {
		own(this, "~standard", value);
	}
});
/** The Standard Schema surface for `inst`. Shared so wrappers can extend it without forcing it. */
const toStandardResult = (r, ctx) => r.issues.length ? { issues: r.issues.map((iss) => finalizeIssue(iss, ctx, config())) } : { value: r.value };
async function validateAsync(inst, value) {
	const ctx = { async: true };
	return toStandardResult(await inst._zod.run({
		value,
		issues: []
	}, ctx), ctx);
}
function standardProps(inst) {
	return {
		validate: (value) => {
			const ctx = { async: false };
			try {
				const r = inst._zod.run({
					value,
					issues: []
				}, ctx);
				if (!(r instanceof Promise)) return toStandardResult(r, ctx);
			} catch (_) {}
			return validateAsync(inst, value);
		},
		vendor: "zod",
		version: 1
	};
}
const $ZodString = /*@__PURE__*/ $constructor("$ZodString", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = def.pattern ?? anyString;
	inst._zod.parse = (payload, _) => {
		if (def.coerce) try {
			payload.value = String(payload.value);
		} catch (_) {}
		if (typeof payload.value === "string") return payload;
		payload.issues.push({
			expected: "string",
			code: "invalid_type",
			input: payload.value,
			inst
		});
		return payload;
	};
});
const $ZodStringFormat = /*@__PURE__*/ $constructor("$ZodStringFormat", (inst, def) => {
	$ZodCheckStringFormat.init(inst, def);
	$ZodString.init(inst, def);
});
const $ZodGUID = /*@__PURE__*/ $constructor("$ZodGUID", (inst, def) => {
	def.pattern ?? (def.pattern = guid);
	$ZodStringFormat.init(inst, def);
});
const $ZodUUID = /*@__PURE__*/ $constructor("$ZodUUID", (inst, def) => {
	if (def.version) {
		const v = {
			v1: 1,
			v2: 2,
			v3: 3,
			v4: 4,
			v5: 5,
			v6: 6,
			v7: 7,
			v8: 8
		}[def.version];
		if (v === void 0) throw new Error(`Invalid UUID version: "${def.version}"`);
		def.pattern ?? (def.pattern = uuid(v));
	} else def.pattern ?? (def.pattern = uuid());
	$ZodStringFormat.init(inst, def);
});
const $ZodEmail = /*@__PURE__*/ $constructor("$ZodEmail", (inst, def) => {
	def.pattern ?? (def.pattern = email);
	$ZodStringFormat.init(inst, def);
});
function canParseURL(input) {
	try {
		if (typeof URL !== "undefined" && typeof URL.canParse === "function") return URL.canParse(input);
		new URL(input);
		return true;
	} catch {
		return false;
	}
}
function validateURL(trimmed, def) {
	if (!("normalize" in def) && !("hostname" in def) && !("protocol" in def)) return canParseURL(trimmed) || 2;
	return parseURLObject(trimmed, def);
}
/** Parses a URL while preserving the non-normalizing HTTP guard. */
function parseURLObject(trimmed, def) {
	if (!def.normalize && def.protocol?.source === httpProtocol.source && !/^https?:\/\//i.test(trimmed)) return 1;
	try {
		if (typeof URL !== "undefined") {
			const URLStatic = URL;
			if (typeof URLStatic.parse === "function") return URLStatic.parse(trimmed) ?? 2;
		}
		return new URL(trimmed);
	} catch {
		return 2;
	}
}
const asciiTabOrNewline = /[\t\n\r]/g;
/** The URL parser deletes every ASCII tab, LF and CR from its input before it parses, so `new URL("https://exa\nmple.com")` reports on `example.com`. Applying the same deletion to the returned value closes the half of that divergence which can move the host; the parser's other rewrite, stripping C0 controls at the edges, cannot. */
function stripTabAndNewline(value) {
	return value.replace(asciiTabOrNewline, "");
}
function urlHostnameOk(url, hostname) {
	hostname.lastIndex = 0;
	return hostname.test(url.hostname);
}
function urlProtocolOk(url, protocol) {
	protocol.lastIndex = 0;
	return protocol.test(url.protocol.endsWith(":") ? url.protocol.slice(0, -1) : url.protocol);
}
const $ZodURL = /*@__PURE__*/ $constructor("$ZodURL", (inst, def) => {
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		try {
			const trimmed = payload.value.trim();
			const url = validateURL(trimmed, def);
			if (url === 1) {
				payload.issues.push({
					code: "invalid_format",
					format: "url",
					note: "Invalid URL format",
					input: payload.value,
					inst,
					continue: !def.abort
				});
				return;
			}
			if (url === 2) {
				payload.issues.push({
					code: "invalid_format",
					format: "url",
					input: payload.value,
					inst,
					continue: !def.abort
				});
				return;
			}
			if (url === true) {
				payload.value = stripTabAndNewline(trimmed);
				return;
			}
			if (def.hostname && !urlHostnameOk(url, def.hostname)) payload.issues.push({
				code: "invalid_format",
				format: "url",
				note: "Invalid hostname",
				pattern: def.hostname.source,
				input: payload.value,
				inst,
				continue: !def.abort
			});
			if (def.protocol && !urlProtocolOk(url, def.protocol)) payload.issues.push({
				code: "invalid_format",
				format: "url",
				note: "Invalid protocol",
				pattern: def.protocol.source,
				input: payload.value,
				inst,
				continue: !def.abort
			});
			payload.value = def.normalize ? url.href : stripTabAndNewline(trimmed);
			return;
		} catch (_) {
			payload.issues.push({
				code: "invalid_format",
				format: "url",
				input: payload.value,
				inst,
				continue: !def.abort
			});
		}
	};
});
const $ZodEmoji = /*@__PURE__*/ $constructor("$ZodEmoji", (inst, def) => {
	def.pattern ?? (def.pattern = emoji());
	$ZodStringFormat.init(inst, def);
});
const $ZodNanoID = /*@__PURE__*/ $constructor("$ZodNanoID", (inst, def) => {
	if (def.length !== void 0 && (!Number.isInteger(def.length) || def.length < 1)) throw new Error(`Invalid nanoid length: ${def.length}`);
	def.pattern ?? (def.pattern = def.length === void 0 ? nanoid : nanoidOfLength(def.length));
	$ZodStringFormat.init(inst, def);
});
/**
* @deprecated CUID v1 is deprecated by its authors due to information leakage
* (timestamps embedded in the id). Use {@link $ZodCUID2} instead.
* See https://github.com/paralleldrive/cuid.
*/
const $ZodCUID = /*@__PURE__*/ $constructor("$ZodCUID", (inst, def) => {
	def.pattern ?? (def.pattern = cuid);
	$ZodStringFormat.init(inst, def);
});
const $ZodCUID2 = /*@__PURE__*/ $constructor("$ZodCUID2", (inst, def) => {
	def.pattern ?? (def.pattern = cuid2);
	$ZodStringFormat.init(inst, def);
});
const $ZodULID = /*@__PURE__*/ $constructor("$ZodULID", (inst, def) => {
	def.pattern ?? (def.pattern = ulid);
	$ZodStringFormat.init(inst, def);
});
const $ZodXID = /*@__PURE__*/ $constructor("$ZodXID", (inst, def) => {
	def.pattern ?? (def.pattern = xid);
	$ZodStringFormat.init(inst, def);
});
const $ZodKSUID = /*@__PURE__*/ $constructor("$ZodKSUID", (inst, def) => {
	def.pattern ?? (def.pattern = ksuid);
	$ZodStringFormat.init(inst, def);
});
const $ZodISODateTime = /*@__PURE__*/ $constructor("$ZodISODateTime", (inst, def) => {
	def.pattern ?? (def.pattern = datetime(def));
	$ZodStringFormat.init(inst, def);
});
const $ZodISODate = /*@__PURE__*/ $constructor("$ZodISODate", (inst, def) => {
	def.pattern ?? (def.pattern = date);
	$ZodStringFormat.init(inst, def);
});
const $ZodISOTime = /*@__PURE__*/ $constructor("$ZodISOTime", (inst, def) => {
	def.pattern ?? (def.pattern = time(def));
	$ZodStringFormat.init(inst, def);
});
const $ZodISODuration = /*@__PURE__*/ $constructor("$ZodISODuration", (inst, def) => {
	def.pattern ?? (def.pattern = duration);
	$ZodStringFormat.init(inst, def);
});
const $ZodIPv4 = /*@__PURE__*/ $constructor("$ZodIPv4", (inst, def) => {
	def.pattern ?? (def.pattern = ipv4);
	$ZodStringFormat.init(inst, def);
});
/** An IPv6 address is written with hex digits, colons and dots, and nothing else. The guard is what makes the check below an IPv6 check: `new URL("http://[...]")` parses an authority, not an address, so `@` and `\` re-delimit it and `"::@1\\"` validates against the host `0.0.0.1`. The URL parser also deletes ASCII tab, LF and CR rather than failing, which is how `"::1\n"` validated as `::1`. */
const ipv6Alphabet = /^[0-9a-fA-F:.]+$/;
function isValidIPv6(value) {
	if (!ipv6Alphabet.test(value)) return false;
	return canParseURL(`http://[${value}]`);
}
const $ZodIPv6 = /*@__PURE__*/ $constructor("$ZodIPv6", (inst, def) => {
	def.pattern ?? (def.pattern = ipv6);
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (!isValidIPv6(payload.value)) payload.issues.push({
			code: "invalid_format",
			format: "ipv6",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCIDRv4 = /*@__PURE__*/ $constructor("$ZodCIDRv4", (inst, def) => {
	def.pattern ?? (def.pattern = cidrv4);
	$ZodStringFormat.init(inst, def);
});
function isValidCIDRv6(value) {
	const parts = value.split("/");
	if (parts.length !== 2) return false;
	const [address, prefix] = parts;
	if (!prefix) return false;
	const prefixNum = Number(prefix);
	if (`${prefixNum}` !== prefix) return false;
	if (prefixNum < 0 || prefixNum > 128) return false;
	return isValidIPv6(address);
}
const $ZodCIDRv6 = /*@__PURE__*/ $constructor("$ZodCIDRv6", (inst, def) => {
	def.pattern ?? (def.pattern = cidrv6);
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (!isValidCIDRv6(payload.value)) payload.issues.push({
			code: "invalid_format",
			format: "cidrv6",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
function isValidBase64(data) {
	if (data === "") return true;
	if (/\s/.test(data)) return false;
	if (data.length % 4 !== 0) return false;
	try {
		atob(data);
		return true;
	} catch {
		return false;
	}
}
const base64Charset = /^[0-9a-zA-Z+/]*={0,2}$/;
const $ZodBase64 = /*@__PURE__*/ $constructor("$ZodBase64", (inst, def) => {
	def.pattern ?? (def.pattern = base64Charset);
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (isValidBase64(payload.value)) return;
		payload.issues.push({
			code: "invalid_format",
			format: "base64",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const base64urlCharset = /^[A-Za-z0-9_-]*$/;
function isValidBase64URL(data) {
	if (!base64urlCharset.test(data)) return false;
	const base64 = data.replace(/[-_]/g, (c) => c === "-" ? "+" : "/");
	return isValidBase64(base64.padEnd(Math.ceil(base64.length / 4) * 4, "="));
}
const $ZodBase64URL = /*@__PURE__*/ $constructor("$ZodBase64URL", (inst, def) => {
	def.pattern ?? (def.pattern = base64urlCharset);
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (isValidBase64URL(payload.value)) return;
		payload.issues.push({
			code: "invalid_format",
			format: "base64url",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodE164 = /*@__PURE__*/ $constructor("$ZodE164", (inst, def) => {
	def.pattern ?? (def.pattern = e164);
	$ZodStringFormat.init(inst, def);
});
function isValidJWT(token, algorithm = null) {
	try {
		const tokensParts = token.split(".");
		if (tokensParts.length !== 3) return false;
		const [header] = tokensParts;
		if (!header) return false;
		const parsedHeader = JSON.parse(atob(header));
		if ("typ" in parsedHeader && parsedHeader?.typ !== "JWT") return false;
		if (!parsedHeader.alg) return false;
		if (algorithm && (!("alg" in parsedHeader) || parsedHeader.alg !== algorithm)) return false;
		return true;
	} catch {
		return false;
	}
}
const $ZodJWT = /*@__PURE__*/ $constructor("$ZodJWT", (inst, def) => {
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (isValidJWT(payload.value, def.alg)) return;
		payload.issues.push({
			code: "invalid_format",
			format: "jwt",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodNumber = /*@__PURE__*/ $constructor("$ZodNumber", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = number$1;
	inst._zod.parse = (payload, _ctx) => {
		if (def.coerce) try {
			payload.value = Number(payload.value);
		} catch (_) {}
		const input = payload.value;
		if (typeof input === "number" && !Number.isNaN(input) && Number.isFinite(input)) return payload;
		const received = typeof input === "number" ? Number.isNaN(input) ? "NaN" : !Number.isFinite(input) ? String(input) : void 0 : void 0;
		payload.issues.push({
			expected: "number",
			code: "invalid_type",
			input,
			inst,
			...received ? { received } : {}
		});
		return payload;
	};
});
const $ZodNumberFormat = /*@__PURE__*/ $constructor("$ZodNumberFormat", (inst, def) => {
	$ZodCheckNumberFormat.init(inst, def);
	$ZodNumber.init(inst, def);
});
const $ZodBoolean = /*@__PURE__*/ $constructor("$ZodBoolean", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = boolean$1;
	inst._zod.parse = (payload, _ctx) => {
		if (def.coerce) try {
			payload.value = Boolean(payload.value);
		} catch (_) {}
		const input = payload.value;
		if (typeof input === "boolean") return payload;
		payload.issues.push({
			expected: "boolean",
			code: "invalid_type",
			input,
			inst
		});
		return payload;
	};
});
const $ZodUnknown = /*@__PURE__*/ $constructor("$ZodUnknown", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.parse = (payload) => payload;
});
const $ZodNever = /*@__PURE__*/ $constructor("$ZodNever", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.parse = (payload, _ctx) => {
		payload.issues.push({
			expected: "never",
			code: "invalid_type",
			input: payload.value,
			inst
		});
		return payload;
	};
});
function capSize(inst, size) {
	const caps = sizeCaps(inst._zod.def.checks);
	if (!caps.length) return;
	const cap = Math.min(...caps.map((c) => c[0]));
	const parse = inst._zod.parse;
	inst._zod.parse = (payload, ctx) => {
		const n = size(payload.value);
		if (n > cap && !ctx?.skipChecks && ctx?.direction !== "backward") {
			for (const [max, ch] of sizeCaps(inst._zod.def.checks)) if (n > max && ch._zod.def.when(payload)) {
				const start = payload.issues.length;
				ch._zod.check(payload);
				payload.issues[start].continue = false;
				attachSchema(payload.issues, start, inst);
				return payload;
			}
		}
		return parse(payload, ctx);
	};
}
const arraySize = (input) => Array.isArray(input) ? input.length : -1;
function handleArrayResult(result, final, index) {
	if (result.issues.length) final.issues.push(...prefixIssues(index, result.issues));
	final.value[index] = result.value;
}
const $ZodArray = /*@__PURE__*/ $constructor("$ZodArray", (inst, def) => {
	$ZodType.init(inst, def);
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		if (!Array.isArray(input)) {
			payload.issues.push({
				expected: "array",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		payload.value = memo ? memo.alloc(inst, payload, Array(input.length), ctx) : Array(input.length);
		const proms = [];
		const abortEarly = ctx?.abortEarly;
		for (let i = 0; i < input.length; i++) {
			const item = input[i];
			const result = def.element._zod.run({
				value: item,
				issues: []
			}, ctx);
			if (result instanceof Promise) proms.push(result.then((result) => handleArrayResult(result, payload, i)));
			else {
				handleArrayResult(result, payload, i);
				if (abortEarly && result.issues.length !== 0 && aborted(result)) break;
			}
		}
		if (proms.length) return Promise.all(proms).then(() => payload);
		return payload;
	};
	capSize(inst, arraySize);
});
function handlePropertyResult(result, final, key, input, optin, optout) {
	const isPresent = key in input;
	const isOptionalOut = optout === "optional";
	if (!isPresent && isOptionalOut && optin === "optional") return;
	if (result.issues.length) {
		if (optin !== void 0 && isOptionalOut && !isPresent) return;
		final.issues.push(...prefixIssues(key, result.issues));
	}
	if (!isPresent && optin === void 0) {
		if (!result.issues.length) final.issues.push({
			code: "invalid_type",
			expected: "nonoptional",
			input: void 0,
			path: [key]
		});
		return;
	}
	if (result.value === void 0) {
		if (isPresent || optin === "defaulted" && !isOptionalOut) final.value[key] = void 0;
	} else final.value[key] = result.value;
}
const NO_SYMBOL_KEYS = [];
function normalizeDef(def) {
	const keys = Object.keys(def.shape);
	const ownSymbols = Object.getOwnPropertySymbols(def.shape);
	const symbolKeys = ownSymbols.length ? ownSymbols : NO_SYMBOL_KEYS;
	const allKeys = symbolKeys.length ? [...keys, ...symbolKeys] : keys;
	for (const k of allKeys) if (!def.shape?.[k]?._zod?.traits?.has("$ZodType")) throw new Error(`Invalid element at key "${String(k)}": expected a Zod schema`);
	const okeys = optionalKeys(def.shape);
	return {
		...def,
		allKeys,
		symbolKeys,
		keySet: new Set(keys),
		numKeys: keys.length,
		optionalKeys: new Set(okeys)
	};
}
function handleCatchall(proms, input, payload, ctx, def, inst, abortEarly) {
	const unrecognized = [];
	const keySet = def.keySet;
	const _catchall = def.catchall._zod;
	const t = _catchall.def.type;
	const optin = _catchall.optin;
	const optout = _catchall.optout;
	let seen = 0;
	for (const key in input) {
		if (abortEarly && payload.issues.length !== seen) {
			if (aborted(payload, seen)) break;
			seen = payload.issues.length;
		}
		if (keySet.has(key)) continue;
		if (key === "__proto__") {
			if (t === "never") unrecognized.push(key);
			continue;
		}
		if (t === "never") {
			unrecognized.push(key);
			continue;
		}
		const r = _catchall.run({
			value: input[key],
			issues: []
		}, ctx);
		if (r instanceof Promise) proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
		else handlePropertyResult(r, payload, key, input, optin, optout);
	}
	if (unrecognized.length) payload.issues.push({
		code: "unrecognized_keys",
		keys: unrecognized,
		input,
		inst,
		continue: true
	});
	if (!proms.length) return payload;
	return Promise.all(proms).then(() => {
		return payload;
	});
}
const $ZodObject = /*@__PURE__*/ $constructor("$ZodObject", (inst, def) => {
	$ZodType.init(inst, def);
	const desc = Object.getOwnPropertyDescriptor(def, "shape");
	const sh = desc?.get ? desc.get.raw : def.shape ?? {};
	if (sh) {
		const get = () => {
			const newSh = { ...sh };
			Object.defineProperty(def, "shape", { value: newSh });
			get.raw = newSh;
			return newSh;
		};
		get.raw = sh;
		Object.defineProperty(def, "shape", { get });
	}
	const _normalized = cached(() => normalizeDef(def));
	defineLazyInternal(inst, "propValues", (zod) => {
		const shape = zod.def.shape;
		const propValues = {};
		for (const key in shape) {
			const field = shape[key]._zod;
			if (field.values) {
				if (!Object.prototype.hasOwnProperty.call(propValues, key)) assignProp(propValues, key, /* @__PURE__ */ new Set());
				for (const v of field.values) propValues[key].add(v);
				if (field.optin !== void 0) propValues[key].add(void 0);
			}
		}
		return propValues;
	});
	const isObject$1 = isObject;
	const catchall = def.catchall;
	let value;
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		value ?? (value = _normalized.value);
		const input = payload.value;
		if (!isObject$1(input)) {
			payload.issues.push({
				expected: "object",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
		const proms = [];
		const shape = value.shape;
		const abortEarly = ctx?.abortEarly;
		let seen = payload.issues.length;
		for (const key of value.allKeys) {
			if (abortEarly && payload.issues.length !== seen) {
				if (aborted(payload, seen)) break;
				seen = payload.issues.length;
			}
			if (key === "__proto__") continue;
			const el = shape[key];
			const optin = el._zod.optin;
			const optout = el._zod.optout;
			const r = el._zod.run({
				value: input[key],
				issues: []
			}, ctx);
			if (r instanceof Promise) proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
			else handlePropertyResult(r, payload, key, input, optin, optout);
		}
		if (!catchall) return proms.length ? Promise.all(proms).then(() => payload) : payload;
		return handleCatchall(proms, input, payload, ctx, _normalized.value, inst, abortEarly === true);
	};
});
const $ZodObjectJIT = /*@__PURE__*/ $constructor("$ZodObjectJIT", (inst, def) => {
	$ZodObject.init(inst, def);
	const superParse = inst._zod.parse;
	const _normalized = cached(() => normalizeDef(def));
	const memo = globalConfig.memoizer;
	const generateFastpass = (shape) => {
		const normalized = _normalized.value;
		const syms = normalized.symbolKeys;
		const doc = new Doc(["payload", "ctx"], {
			shape,
			inst,
			memo,
			syms
		});
		const parseStr = (k) => `shape[${k}]._zod.run({ value: input[${k}], issues: [] }, ctx)`;
		const prefixStr = (id, k) => `
          let ${id}_ab = false;
          for (let i = 0; i < ${id}.issues.length; i++) {
            const iss = ${id}.issues[i];
            iss.path = iss.path ? [${k}, ...iss.path] : [${k}];
            payload.issues.push(iss);
            if (iss.continue !== true) ${id}_ab = true;
          }
          if (${id}_ab && ctx && ctx.abortEarly) {
            payload.value = newResult;
            return payload;
          }`;
		doc.write(`const input = payload.value;`);
		const ids = Object.create(null);
		let counter = 0;
		for (const key of normalized.allKeys) ids[key] = `key_${counter++}`;
		doc.write(memo ? `const newResult = memo.alloc(inst, payload, {}, ctx);` : `const newResult = {};`);
		for (const key of normalized.allKeys) {
			if (key === "__proto__") continue;
			const id = ids[key];
			const k = typeof key === "symbol" ? `syms[${syms.indexOf(key)}]` : esc(key);
			const isPresent = `${k} in input`;
			const schema = shape[key];
			const optin = schema?._zod?.optin;
			const isOptionalIn = optin !== void 0;
			const isOptionalOut = schema?._zod?.optout === "optional";
			doc.write(`const ${id} = ${parseStr(k)};`);
			if (isOptionalIn && isOptionalOut) {
				const assign = optin === "optional" ? `${id}_present` : `${id}.value !== undefined || ${id}_present`;
				doc.write(`
        const ${id}_present = ${isPresent};
        if (!${id}.issues.length || ${id}_present) {
          if (${id}.issues.length) {${prefixStr(id, k)}
          }

          if (${assign}) {
            newResult[${k}] = ${id}.value;
          }
        }

      `);
			} else if (!isOptionalIn) doc.write(`
        const ${id}_present = ${isPresent};
        if (${id}.issues.length) {${prefixStr(id, k)}
        }
        if (!${id}_present && !${id}.issues.length) {
          payload.issues.push({
            code: "invalid_type",
            expected: "nonoptional",
            input: undefined,
            path: [${k}]
          });
          if (ctx && ctx.abortEarly) {
            payload.value = newResult;
            return payload;
          }
        }

        if (${id}_present) {
          newResult[${k}] = ${id}.value;
        }

      `);
			else {
				doc.write(`
        if (${id}.issues.length) {${prefixStr(id, k)}
        }
      `);
				if (optin === "defaulted") doc.write(`newResult[${k}] = ${id}.value;`);
				else doc.write(`
        if (${id}.value !== undefined || ${isPresent}) {
          newResult[${k}] = ${id}.value;
        }
      `);
			}
		}
		doc.write(`payload.value = newResult;`);
		doc.write(`return payload;`);
		return doc.compile();
	};
	let fastpass;
	const isObject$2 = isObject;
	const jit = !globalConfig.jitless;
	const fastEnabled = jit && allowsEval.value;
	const catchall = def.catchall;
	let value;
	inst._zod.parse = (payload, ctx) => {
		value ?? (value = _normalized.value);
		const input = payload.value;
		if (!isObject$2(input)) {
			payload.issues.push({
				expected: "object",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		if (jit && fastEnabled && ctx?.async === false && ctx.jitless !== true) {
			if (!fastpass) fastpass = generateFastpass(def.shape);
			payload = fastpass(payload, ctx);
			if (!catchall) return payload;
			return handleCatchall([], input, payload, ctx, value, inst, ctx?.abortEarly === true);
		}
		return superParse(payload, ctx);
	};
});
function handleUnionResults(results, final, inst, ctx) {
	for (const result of results) if (result.issues.length === 0) {
		final.value = result.value;
		return final;
	}
	const nonaborted = results.filter((r) => !aborted(r));
	if (nonaborted.length === 1) {
		final.value = nonaborted[0].value;
		return nonaborted[0];
	}
	final.issues.push({
		code: "invalid_union",
		input: final.value,
		inst,
		errors: results.map((result) => result.issues.map((iss) => finalizeIssue(iss, ctx, config())))
	});
	return final;
}
const $ZodUnion = /*@__PURE__*/ $constructor("$ZodUnion", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.options.some((o) => o._zod.optin === "defaulted") ? "defaulted" : zod.def.options.some((o) => o._zod.optin !== void 0) ? "optional" : void 0);
	defineLazyInternal(inst, "optout", (zod) => zod.def.options.some((o) => o._zod.optout === "optional") ? "optional" : void 0);
	defineLazyInternal(inst, "values", (zod) => {
		if (zod.def.options.every((o) => o._zod.values)) return new Set(zod.def.options.flatMap((option) => Array.from(option._zod.values)));
	});
	defineLazyInternal(inst, "pattern", (zod) => {
		if (zod.def.options.every((o) => o._zod.pattern)) {
			const patterns = zod.def.options.map((o) => o._zod.pattern);
			return new RegExp(`^(${patterns.map((p) => cleanRegex(p.source)).join("|")})$`);
		}
	});
	const first = def.options.length === 1 ? def.options[0]._zod.run : null;
	inst._zod.parse = (payload, ctx) => {
		if (first) return first(payload, ctx);
		let async = false;
		const results = [];
		for (const option of def.options) {
			const result = option._zod.run({
				value: payload.value,
				issues: []
			}, ctx);
			if (result instanceof Promise) {
				results.push(result);
				async = true;
			} else {
				if (result.issues.length === 0) return result;
				results.push(result);
			}
		}
		if (!async) return handleUnionResults(results, payload, inst, ctx);
		return Promise.all(results).then((results) => {
			return handleUnionResults(results, payload, inst, ctx);
		});
	};
});
function discriminatorMap(def) {
	const map = /* @__PURE__ */ new Map();
	for (const option of def.options) {
		const values = option._zod.propValues?.[def.discriminator];
		if (!values || values.size === 0) throw new Error(`Invalid discriminated union option at index "${def.options.indexOf(option)}"`);
		for (const value of values) if (map.has(value)) {
			if (value !== void 0) throw new Error(`Duplicate discriminator value "${String(value)}"`);
			map.set(value, null);
		} else map.set(value, option);
	}
	return map;
}
const $ZodDiscriminatedUnion = /*@__PURE__*/ $constructor("$ZodDiscriminatedUnion", (inst, def) => {
	def.inclusive = false;
	$ZodUnion.init(inst, def);
	const _super = inst._zod.parse;
	defineLazyInternal(inst, "propValues", (zod) => {
		const propValues = {};
		let undefinedCount = 0;
		for (const option of zod.def.options) {
			const pv = option._zod.propValues;
			if (!pv || Object.keys(pv).length === 0) throw new Error(`Invalid discriminated union option at index "${zod.def.options.indexOf(option)}"`);
			if (pv[zod.def.discriminator]?.has(void 0)) undefinedCount++;
			for (const [k, v] of Object.entries(pv)) {
				if (!Object.prototype.hasOwnProperty.call(propValues, k)) assignProp(propValues, k, /* @__PURE__ */ new Set());
				for (const val of v) propValues[k].add(val);
			}
		}
		if (!zod.def.unionFallback && undefinedCount > 1) propValues[zod.def.discriminator]?.delete(void 0);
		return propValues;
	});
	def.options.forEach((option, i) => {
		const propShape = rawShape(option._zod.def);
		if (propShape && !Object.prototype.hasOwnProperty.call(propShape, def.discriminator)) throw new Error(`Invalid discriminated union option at index "${i}"`);
	});
	const disc = cached(() => discriminatorMap(def));
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		if (!isObject(input)) {
			payload.issues.push({
				code: "invalid_type",
				expected: "object",
				input,
				inst
			});
			return payload;
		}
		const value = input?.[def.discriminator];
		const opt = disc.value.get(value);
		if (opt && (value !== void 0 || ctx.direction !== "backward")) return opt._zod.run(payload, ctx);
		if (def.unionFallback || ctx.direction === "backward") return _super(payload, ctx);
		payload.issues.push({
			code: "invalid_union",
			errors: [],
			note: "No matching discriminator",
			discriminator: def.discriminator,
			options: Array.from(disc.value.keys()).filter((value) => disc.value.get(value) !== null),
			input,
			path: [def.discriminator],
			inst
		});
		return payload;
	};
});
const $ZodIntersection = /*@__PURE__*/ $constructor("$ZodIntersection", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		const left = def.left._zod.run({
			value: input,
			issues: []
		}, ctx);
		const right = def.right._zod.run({
			value: input,
			issues: []
		}, ctx);
		if (left instanceof Promise || right instanceof Promise) return Promise.all([left, right]).then(([left, right]) => {
			return handleIntersectionResults(payload, left, right);
		});
		return handleIntersectionResults(payload, left, right);
	};
});
function mergeValues(a, b) {
	if (a === b) return {
		valid: true,
		data: a
	};
	if (a instanceof Date && b instanceof Date && +a === +b) return {
		valid: true,
		data: a
	};
	if (isPlainObject(a) && isPlainObject(b)) {
		const bKeys = Object.keys(b);
		const sharedKeys = Object.keys(a).filter((key) => bKeys.indexOf(key) !== -1);
		const newObj = {
			...a,
			...b
		};
		if (Object.prototype.hasOwnProperty.call(newObj, "__proto__")) delete newObj.__proto__;
		for (const key of sharedKeys) {
			if (key === "__proto__") continue;
			const sharedValue = mergeValues(a[key], b[key]);
			if (!sharedValue.valid) return {
				valid: false,
				mergeErrorPath: [key, ...sharedValue.mergeErrorPath]
			};
			newObj[key] = sharedValue.data;
		}
		return {
			valid: true,
			data: newObj
		};
	}
	if (Array.isArray(a) && Array.isArray(b)) {
		if (a.length !== b.length) return {
			valid: false,
			mergeErrorPath: []
		};
		const newArray = [];
		for (let index = 0; index < a.length; index++) {
			const itemA = a[index];
			const itemB = b[index];
			const sharedValue = mergeValues(itemA, itemB);
			if (!sharedValue.valid) return {
				valid: false,
				mergeErrorPath: [index, ...sharedValue.mergeErrorPath]
			};
			newArray.push(sharedValue.data);
		}
		return {
			valid: true,
			data: newArray
		};
	}
	return {
		valid: false,
		mergeErrorPath: []
	};
}
function handleIntersectionResults(result, left, right) {
	const unrecKeys = /* @__PURE__ */ new Map();
	let unrecIssue;
	const keyIssues = /* @__PURE__ */ new Map();
	const collect = (iss, side) => {
		let keys;
		if (iss.code === "unrecognized_keys" && !iss.path?.length) {
			unrecIssue ?? (unrecIssue = iss);
			keys = iss.keys;
		} else if (iss.code === "invalid_key" && iss.origin === "record" && iss.path?.length === 1) {
			const k = String(iss.path[0]);
			if (!keyIssues.has(k)) keyIssues.set(k, iss);
			keys = [k];
		} else return false;
		for (const k of keys) {
			if (!unrecKeys.has(k)) unrecKeys.set(k, {});
			unrecKeys.get(k)[side] = true;
		}
		return true;
	};
	for (const iss of left.issues) if (!collect(iss, "l")) result.issues.push(iss);
	for (const iss of right.issues) if (!collect(iss, "r")) result.issues.push(iss);
	const bothKeys = [...unrecKeys].filter(([, f]) => f.l && f.r).map(([k]) => k);
	if (bothKeys.length) {
		const aggregated = unrecIssue ? bothKeys.filter((k) => unrecIssue.keys.includes(k)) : [];
		if (aggregated.length) result.issues.push({
			...unrecIssue,
			keys: aggregated
		});
		for (const k of bothKeys) if (!aggregated.includes(k) && keyIssues.has(k)) result.issues.push(keyIssues.get(k));
	}
	const merged = mergeValues(left.value, right.value);
	if (!merged.valid) {
		if (aborted(result)) return result;
		throw new Error(`Unmergable intersection. Error path: ${JSON.stringify(merged.mergeErrorPath)}`);
	}
	result.value = merged.data;
	return result;
}
const $ZodTuple = /*@__PURE__*/ $constructor("$ZodTuple", (inst, def) => {
	$ZodType.init(inst, def);
	const items = def.items;
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		if (!Array.isArray(input)) {
			payload.issues.push({
				input,
				inst,
				expected: "tuple",
				code: "invalid_type"
			});
			return payload;
		}
		payload.value = memo ? memo.alloc(inst, payload, [], ctx) : [];
		const proms = [];
		const optinStart = getTupleOptStart(items, "optin");
		const optoutStart = getTupleOptStart(items, "optout");
		if (!def.rest) {
			if (input.length < optinStart) {
				payload.issues.push({
					code: "too_small",
					minimum: optinStart,
					inclusive: true,
					input,
					inst,
					origin: "array"
				});
				return payload;
			}
			if (input.length > items.length) payload.issues.push({
				code: "too_big",
				maximum: items.length,
				inclusive: true,
				input,
				inst,
				origin: "array"
			});
		}
		const itemResults = new Array(items.length);
		const abortEarly = def.rest ? ctx?.abortEarly : void 0;
		let itemAborted = false;
		for (let i = 0; i < items.length; i++) {
			const r = items[i]._zod.run({
				value: input[i],
				issues: []
			}, ctx);
			if (r instanceof Promise) proms.push(r.then((rr) => {
				itemResults[i] = rr;
			}));
			else {
				itemResults[i] = r;
				if (abortEarly && !itemAborted && r.issues.length) itemAborted = aborted(r);
			}
		}
		if (def.rest && !itemAborted) {
			let i = items.length - 1;
			const rest = input.slice(items.length);
			let seen = payload.issues.length;
			for (const el of rest) {
				if (abortEarly && payload.issues.length !== seen) {
					if (aborted(payload, seen)) break;
					seen = payload.issues.length;
				}
				i++;
				const result = def.rest._zod.run({
					value: el,
					issues: []
				}, ctx);
				if (result instanceof Promise) proms.push(result.then((r) => handleTupleResult(r, payload, i)));
				else handleTupleResult(result, payload, i);
			}
		}
		if (proms.length) return Promise.all(proms).then(() => handleTupleResults(itemResults, payload, items, input, optoutStart));
		return handleTupleResults(itemResults, payload, items, input, optoutStart);
	};
});
function getTupleOptStart(items, key) {
	for (let i = items.length - 1; i >= 0; i--) if (!(key === "optin" ? items[i]._zod.optin !== void 0 : items[i]._zod.optout === "optional")) return i + 1;
	return 0;
}
function handleTupleResult(result, final, index) {
	if (result.issues.length) final.issues.push(...prefixIssues(index, result.issues));
	final.value[index] = result.value;
}
function handleTupleResults(itemResults, final, items, input, optoutStart) {
	for (let i = 0; i < items.length; i++) {
		const r = itemResults[i];
		const isPresent = i < input.length;
		if (!isPresent && i >= optoutStart && items[i]._zod.optin === "optional") {
			final.value.length = i;
			break;
		}
		if (r.issues.length) {
			if (!isPresent && i >= optoutStart) {
				final.value.length = i;
				break;
			}
			final.issues.push(...prefixIssues(i, r.issues));
		}
		final.value[i] = r.value;
	}
	for (let i = final.value.length - 1; i >= input.length; i--) if (items[i]._zod.optout === "optional" && final.value[i] === void 0) final.value.length = i;
	else break;
	return final;
}
const $ZodRecord = /*@__PURE__*/ $constructor("$ZodRecord", (inst, def) => {
	$ZodType.init(inst, def);
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		if (!isPlainObject(input)) {
			payload.issues.push({
				expected: "record",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		const proms = [];
		const values = def.keyType._zod.values;
		if (values && !def.partial) {
			payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
			const recordKeys = /* @__PURE__ */ new Set();
			for (const key of values) if (typeof key === "string" || typeof key === "number" || typeof key === "symbol") {
				recordKeys.add(typeof key === "number" ? key.toString() : key);
				if (key === "__proto__") continue;
				const keyResult = def.keyType._zod.run({
					value: key,
					issues: []
				}, ctx);
				if (keyResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
				if (keyResult.issues.length) {
					payload.issues.push({
						code: "invalid_key",
						origin: "record",
						issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config())),
						input: key,
						path: [key],
						inst
					});
					continue;
				}
				const outKey = keyResult.value;
				if (outKey === "__proto__") continue;
				const result = def.valueType._zod.run({
					value: input[key],
					issues: []
				}, ctx);
				if (result instanceof Promise) proms.push(result.then((result) => {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}));
				else {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}
			}
			let unrecognized;
			for (const key in input) if (!recordKeys.has(key)) {
				if (def.mode === "loose") {
					if (key === "__proto__") continue;
					payload.value[key] = input[key];
				} else {
					unrecognized = unrecognized ?? [];
					unrecognized.push(key);
				}
			}
			if (unrecognized && unrecognized.length > 0) payload.issues.push({
				code: "unrecognized_keys",
				input,
				inst,
				keys: unrecognized,
				continue: true
			});
		} else {
			payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
			let unrecognized;
			for (const key of Reflect.ownKeys(input)) {
				if (key === "__proto__") continue;
				if (!Object.prototype.propertyIsEnumerable.call(input, key)) continue;
				let keyResult = def.keyType._zod.run({
					value: key,
					issues: []
				}, ctx);
				if (keyResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
				if (typeof key === "string" && number$1.test(key) && keyResult.issues.length) {
					const retryResult = def.keyType._zod.run({
						value: Number(key),
						issues: []
					}, ctx);
					if (retryResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
					if (retryResult.issues.length === 0) keyResult = retryResult;
				}
				if (keyResult.issues.length) {
					if (def.mode === "loose") payload.value[key] = input[key];
					else if (values) {
						unrecognized = unrecognized ?? [];
						unrecognized.push(key);
					} else payload.issues.push({
						code: "invalid_key",
						origin: "record",
						issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config())),
						input: key,
						path: [key],
						inst
					});
					continue;
				}
				const outKey = keyResult.value;
				if (outKey === "__proto__") continue;
				const result = def.valueType._zod.run({
					value: input[key],
					issues: []
				}, ctx);
				if (result instanceof Promise) proms.push(result.then((result) => {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}));
				else {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}
			}
			if (unrecognized && unrecognized.length > 0) payload.issues.push({
				code: "unrecognized_keys",
				input,
				inst,
				keys: unrecognized,
				continue: true
			});
		}
		if (proms.length) return Promise.all(proms).then(() => payload);
		return payload;
	};
});
const $ZodEnum = /*@__PURE__*/ $constructor("$ZodEnum", (inst, def) => {
	$ZodType.init(inst, def);
	const values = getEnumValues(def.entries);
	const valuesSet = new Set(values);
	inst._zod.values = valuesSet;
	defineLazyInternal(inst, "pattern", (zod) => {
		const patternValues = getEnumValues(zod.def.entries).filter((k) => propertyKeyTypes.has(typeof k));
		return new RegExp(patternValues.length ? `^(${patternValues.map((o) => escapeRegex(o.toString())).join("|")})$` : "^[^\\s\\S]$");
	});
	inst._zod.parse = (payload, _ctx) => {
		const input = payload.value;
		if (valuesSet.has(input)) return payload;
		payload.issues.push({
			code: "invalid_value",
			values,
			input,
			inst
		});
		return payload;
	};
});
const $ZodLiteral = /*@__PURE__*/ $constructor("$ZodLiteral", (inst, def) => {
	$ZodType.init(inst, def);
	const values = new Set(def.values);
	inst._zod.values = values;
	defineLazyInternal(inst, "pattern", (zod) => {
		const vals = zod.def.values;
		return new RegExp(vals.length ? `^(${vals.map((o) => typeof o === "string" ? escapeRegex(o) : o ? escapeRegex(o.toString()) : String(o)).join("|")})$` : "^[^\\s\\S]$");
	});
	inst._zod.parse = (payload, _ctx) => {
		const input = payload.value;
		if (values.has(input)) return payload;
		payload.issues.push({
			code: "invalid_value",
			values: def.values,
			input,
			inst
		});
		return payload;
	};
});
const $ZodTransform = /*@__PURE__*/ $constructor("$ZodTransform", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.optin = "optional";
	globalConfig.memoizer?.guard(inst);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") throw new $ZodEncodeError(inst.constructor.name);
		const _out = def.transform(payload.value, payload);
		if (ctx.async) return (_out instanceof Promise ? _out : Promise.resolve(_out)).then((output) => {
			payload.value = output;
			return payload;
		});
		if (_out instanceof Promise) throw new $ZodAsyncError();
		payload.value = _out;
		return payload;
	};
});
function handleOptionalResult(payload, result) {
	payload.value = result.issues.length ? void 0 : result.value;
	return payload;
}
const $ZodOptional = /*@__PURE__*/ $constructor("$ZodOptional", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
	inst._zod.optout = "optional";
	defineLazyInternal(inst, "values", (zod) => {
		const values = zod.def.innerType._zod.values;
		return values ? /* @__PURE__ */ new Set([...values, void 0]) : void 0;
	});
	defineLazyInternal(inst, "pattern", (zod) => {
		const pattern = zod.def.innerType._zod.pattern;
		return pattern ? new RegExp(`^(${cleanRegex(pattern.source)})?$`) : void 0;
	});
	inst._zod.parse = (payload, ctx) => {
		if (payload.value === void 0) {
			if (def.innerType._zod.optin !== "defaulted") return payload;
			const result = def.innerType._zod.run({
				value: payload.value,
				issues: []
			}, ctx);
			if (result instanceof Promise) return result.then((result) => handleOptionalResult(payload, result));
			return handleOptionalResult(payload, result);
		}
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodExactOptional = /*@__PURE__*/ $constructor("$ZodExactOptional", (inst, def) => {
	$ZodOptional.init(inst, def);
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	defineLazyInternal(inst, "pattern", (zod) => zod.def.innerType._zod.pattern);
	inst._zod.parse = (payload, ctx) => {
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodNullable = /*@__PURE__*/ $constructor("$ZodNullable", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin);
	defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
	defineLazyInternal(inst, "pattern", (zod) => {
		const pattern = zod.def.innerType._zod.pattern;
		return pattern ? new RegExp(`^(${cleanRegex(pattern.source)}|null)$`) : void 0;
	});
	defineLazyInternal(inst, "values", (zod) => {
		return zod.def.innerType._zod.values ? /* @__PURE__ */ new Set([...zod.def.innerType._zod.values, null]) : void 0;
	});
	inst._zod.parse = (payload, ctx) => {
		if (payload.value === null) return payload;
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodDefault = /*@__PURE__*/ $constructor("$ZodDefault", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.optin = "defaulted";
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		if (payload.value === void 0) {
			payload.value = def.defaultValue;
			/**
			* $ZodDefault returns the default value immediately in forward direction.
			* It doesn't pass the default value into the validator ("prefault"). There's no reason to pass the default value through validation. The validity of the default is enforced by TypeScript statically. Otherwise, it's the responsibility of the user to ensure the default is valid. In the case of pipes with divergent in/out types, you can specify the default on the `in` schema of your ZodPipe to set a "prefault" for the pipe.   */
			return payload;
		}
		const result = def.innerType._zod.run(payload, ctx);
		if (result instanceof Promise) return result.then((result) => handleDefaultResult(result, def));
		return handleDefaultResult(result, def);
	};
});
function handleDefaultResult(payload, def) {
	if (payload.value === void 0) payload.value = def.defaultValue;
	return payload;
}
const $ZodPrefault = /*@__PURE__*/ $constructor("$ZodPrefault", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.optin = "defaulted";
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		if (payload.value === void 0) payload.value = def.defaultValue;
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodNonOptional = /*@__PURE__*/ $constructor("$ZodNonOptional", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "values", (zod) => {
		const v = zod.def.innerType._zod.values;
		return v ? new Set([...v].filter((x) => x !== void 0)) : void 0;
	});
	inst._zod.parse = (payload, ctx) => {
		const result = def.innerType._zod.run(payload, ctx);
		if (result instanceof Promise) return result.then((result) => handleNonOptionalResult(result, inst));
		return handleNonOptionalResult(result, inst);
	};
});
function handleNonOptionalResult(payload, inst) {
	if (!payload.issues.length && payload.value === void 0) payload.issues.push({
		code: "invalid_type",
		expected: "nonoptional",
		input: payload.value,
		inst
	});
	return payload;
}
function handleCatchResult(payload, result, def, ctx) {
	if (!result.issues.length) {
		payload.value = result.value;
		if (result.memo) payload.memo = true;
		return payload;
	}
	payload.value = def.catchValue({
		...result,
		value: payload.value,
		error: { issues: result.issues.map((iss) => finalizeIssue(iss, ctx, config())) },
		input: payload.value
	});
	return payload;
}
const $ZodCatch = /*@__PURE__*/ $constructor("$ZodCatch", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
	defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		const result = def.innerType._zod.run({
			value: payload.value,
			issues: []
		}, ctx);
		if (result instanceof Promise) return result.then((result) => handleCatchResult(payload, result, def, ctx));
		return handleCatchResult(payload, result, def, ctx);
	};
});
const $ZodPipe = /*@__PURE__*/ $constructor("$ZodPipe", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "values", (zod) => zod.def.in._zod.values);
	defineLazyInternal(inst, "optin", (zod) => zod.def.in._zod.optin);
	defineLazyInternal(inst, "optout", (zod) => zod.def.out._zod.optout);
	defineLazyInternal(inst, "propValues", (zod) => zod.def.in._zod.propValues);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") {
			const right = def.out._zod.run(payload, ctx);
			if (right instanceof Promise) return right.then((right) => handlePipeResult(right, def.in, ctx));
			return handlePipeResult(right, def.in, ctx);
		}
		const left = def.in._zod.run(payload, ctx);
		if (left instanceof Promise) return left.then((left) => handlePipeResult(left, def.out, ctx));
		return handlePipeResult(left, def.out, ctx);
	};
});
function handlePipeResult(left, next, ctx) {
	if (left.issues.some((iss) => iss.code !== "unrecognized_keys")) {
		left.aborted = true;
		return left;
	}
	return next._zod.run({
		value: left.value,
		issues: left.issues
	}, ctx);
}
const $ZodReadonly = /*@__PURE__*/ $constructor("$ZodReadonly", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "propValues", (zod) => zod.def.innerType._zod.propValues);
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType?._zod?.optin);
	defineLazyInternal(inst, "optout", (zod) => zod.def.innerType?._zod?.optout);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		const result = def.innerType._zod.run(payload, ctx);
		if (result instanceof Promise) return result.then(handleReadonlyResult);
		return handleReadonlyResult(result);
	};
});
function handleReadonlyResult(payload) {
	if (!payload.memo) payload.value = Object.freeze(payload.value);
	return payload;
}
const $ZodCustom = /*@__PURE__*/ $constructor("$ZodCustom", (inst, def) => {
	$ZodCheck.init(inst, def);
	$ZodType.init(inst, def);
	inst._zod.parse = (payload, _) => {
		return payload;
	};
	inst._zod.check = (payload) => {
		const input = payload.value;
		const r = def.fn(input);
		if (r instanceof Promise) return r.then((r) => handleRefineResult(r, payload, input, inst));
		handleRefineResult(r, payload, input, inst);
	};
});
function handleRefineResult(result, payload, input, inst) {
	if (!result) {
		const _iss = {
			code: "custom",
			input,
			inst,
			path: [...inst._zod.def.path ?? []],
			continue: !inst._zod.def.abort
		};
		if (inst._zod.def.params) _iss.params = inst._zod.def.params;
		payload.issues.push(issue(_iss));
	}
}
// node_modules/zod/v4/core/memoizer.js
var $ZodCyclicError = class extends Error {
	constructor() {
		super(`Cannot parse a reference cycle that closes through a transform`);
		this.name = "ZodCyclicError";
	}
};
/** Keyed off the context object every schema in one parse call already shares. */
const STATE = "~memo";
const NO_ISSUES = [];
function isRef(value) {
	return value !== null && typeof value === "object";
}
function cloneIssues(issues) {
	return issues.map((iss) => iss.path ? {
		...iss,
		path: iss.path.slice()
	} : { ...iss });
}
const recursive = /*@__PURE__*/ new WeakMap();
/** What the walk established, in order of certainty: ordered so the strongest answer among children wins. */
const NONE = 0;
const ASSUMED = 1;
const PROVEN = 2;
/** Whether this schema's subtree contains a cycle, so one parse can re-enter it. */
function isRecursive(inst, stack, resolve) {
	const cached = recursive.get(inst);
	if (cached !== void 0) return cached ? PROVEN : NONE;
	if (stack.has(inst)) return PROVEN;
	stack.add(inst);
	let result = NONE;
	const check = (child) => {
		if (result !== PROVEN && child?._zod) {
			const answer = isRecursive(child, stack, resolve);
			if (answer > result) result = answer;
		}
	};
	const shape = (sh, spread) => {
		let answer = NONE;
		for (const key of Reflect.ownKeys(sh)) {
			const desc = Object.getOwnPropertyDescriptor(sh, key);
			if (spread && !desc.enumerable) continue;
			const child = desc.get ? ASSUMED : desc.value?._zod ? isRecursive(desc.value, stack, resolve) : NONE;
			if (child > answer) answer = child;
		}
		return answer;
	};
	const merge = (answer) => {
		if (answer > result) result = answer;
	};
	const def = inst._zod.def;
	switch (def.type) {
		case "object": {
			const raw = rawShape(def);
			merge(raw ? shape(raw, true) : ASSUMED);
			check(def.catchall);
			break;
		}
		case "array":
			check(def.element);
			break;
		case "tuple":
			for (const el of def.items) check(el);
			check(def.rest);
			break;
		case "record":
		case "map":
			check(def.keyType);
			check(def.valueType);
			break;
		case "set":
			check(def.valueType);
			break;
		case "union":
			for (const el of def.options) check(el);
			break;
		case "intersection":
			check(def.left);
			check(def.right);
			break;
		case "optional":
		case "nullable":
		case "default":
		case "prefault":
		case "catch":
		case "readonly":
		case "nonoptional":
		case "promise":
		case "success":
			check(def.innerType);
			break;
		case "pipe":
			check(def.in);
			check(def.out);
			break;
		case "function":
			check(def.input);
			check(def.output);
			break;
		case "lazy": {
			const inner = def._cachedInner ?? (resolve ? inst._zod.innerType : void 0);
			merge(inner ? isRecursive(inner, stack, false) : ASSUMED);
			break;
		}
		case "template_literal":
		case "string":
		case "number":
		case "int":
		case "boolean":
		case "bigint":
		case "symbol":
		case "undefined":
		case "null":
		case "void":
		case "never":
		case "any":
		case "unknown":
		case "date":
		case "nan":
		case "enum":
		case "literal":
		case "file":
		case "transform":
		case "custom": break;
		default: for (const key in def) {
			const desc = Object.getOwnPropertyDescriptor(def, key);
			if (!desc || desc.get) continue;
			const value = desc.value;
			if (!value || typeof value !== "object") continue;
			if (value._zod) check(value);
			else if (Array.isArray(value)) for (const el of value) check(el);
		}
	}
	stack.delete(inst);
	return settle(inst, result);
}
/** An assumed answer must not outlive the resolution that settles it, so only a certain one is cached. */
function settle(inst, answer) {
	if (answer !== ASSUMED) recursive.set(inst, answer === PROVEN);
	return answer;
}
function bucketFor(state, inst) {
	let bucket = state.buckets.get(inst);
	if (!bucket) {
		bucket = /* @__PURE__ */ new WeakMap();
		state.buckets.set(inst, bucket);
	}
	return bucket;
}
let handoff;
const open = [];
const memo = {
	alloc(_inst, payload, empty) {
		const bucket = handoff;
		if (!bucket) return empty;
		handoff = void 0;
		const entry = {
			value: empty,
			issues: null
		};
		bucket.set(payload.value, entry);
		open.push(entry);
		return empty;
	},
	guard(inst) {
		var _a;
		(_a = inst._zod).deferred ?? (_a.deferred = []);
		inst._zod.deferred.push(() => {
			const base = inst._zod.parse;
			const wrapped = (payload, ctx) => {
				if (ctx.direction !== "backward" && isBackEdge(ctx, payload.value)) throw new $ZodCyclicError();
				return base(payload, ctx);
			};
			inst._zod.parse = wrapped;
			if (inst._zod.run === base) inst._zod.run = wrapped;
		});
	},
	attach(inst) {
		var _a;
		let isRecursiveInst;
		let rechecked = false;
		let lastCtx;
		let lastBucket;
		(_a = inst._zod).deferred ?? (_a.deferred = []);
		inst._zod.deferred.push(() => {
			const base = inst._zod.parse;
			const wrapped = (payload, ctx) => {
				if (isRecursiveInst === void 0) {
					const walked = isRecursive(inst, /* @__PURE__ */ new Set(), false);
					if (walked === NONE) {
						inst._zod.parse = base;
						if (inst._zod.run === wrapped) inst._zod.run = base;
						return base(payload, ctx);
					}
					if (walked === PROVEN || rechecked) isRecursiveInst = true;
					else rechecked = true;
				}
				const input = payload.value;
				if (!isRef(input)) return base(payload, ctx);
				let state = ctx[STATE];
				if (!state) {
					state = {
						buckets: /* @__PURE__ */ new WeakMap(),
						backEdges: void 0
					};
					ctx[STATE] = state;
				}
				let bucket;
				if (lastCtx === ctx) bucket = lastBucket;
				else {
					bucket = bucketFor(state, inst);
					lastCtx = ctx;
					lastBucket = bucket;
				}
				const hit = bucket.get(input);
				if (hit) {
					payload.value = hit.value;
					if (hit.issues) {
						if (hit.issues.length) payload.issues.push(...cloneIssues(hit.issues));
					} else {
						payload.memo = true;
						state.backEdges ?? (state.backEdges = /* @__PURE__ */ new WeakSet());
						state.backEdges.add(hit.value);
					}
					return payload;
				}
				handoff = bucket;
				const depth = open.length;
				const result = base(payload, ctx);
				handoff = void 0;
				const entry = open.length > depth ? open.pop() : void 0;
				if (result instanceof Promise) return result.then((r) => {
					if (entry) entry.issues = r.issues.length ? cloneIssues(r.issues) : NO_ISSUES;
					return r;
				});
				if (entry) entry.issues = result.issues.length ? cloneIssues(result.issues) : NO_ISSUES;
				return result;
			};
			inst._zod.parse = wrapped;
			if (inst._zod.run === base) inst._zod.run = wrapped;
		});
	}
};
/** The memoizer that gives containers cycle support. `zod` installs it by default; `zod/mini` opts in with `config({ memoizer: memoizer() })`. */
function memoizer() {
	return memo;
}
/** Whether this value is a node a back-edge resolved to before it finished. */
function isBackEdge(ctx, value) {
	const backEdges = ctx[STATE]?.backEdges;
	return backEdges !== void 0 && isRef(value) && backEdges.has(value);
}
// node_modules/zod/v4/locales/en.js
const error = () => {
	const Sizable = {
		string: {
			unit: "characters",
			verb: "to have"
		},
		file: {
			unit: "bytes",
			verb: "to have"
		},
		array: {
			unit: "items",
			verb: "to have"
		},
		set: {
			unit: "items",
			verb: "to have"
		},
		map: {
			unit: "entries",
			verb: "to have"
		}
	};
	function getSizing(origin) {
		return Sizable[origin] ?? null;
	}
	const FormatDictionary = {
		regex: "input",
		email: "email address",
		url: "URL",
		emoji: "emoji",
		uuid: "UUID",
		uuidv4: "UUIDv4",
		uuidv6: "UUIDv6",
		nanoid: "nanoid",
		guid: "GUID",
		cuid: "cuid",
		cuid2: "cuid2",
		ulid: "ULID",
		xid: "XID",
		ksuid: "KSUID",
		datetime: "ISO datetime",
		date: "ISO date",
		time: "ISO time",
		duration: "ISO duration",
		ipv4: "IPv4 address",
		ipv6: "IPv6 address",
		mac: "MAC address",
		cidrv4: "IPv4 range",
		cidrv6: "IPv6 range",
		base64: "base64-encoded string",
		base64url: "base64url-encoded string",
		json_string: "JSON string",
		e164: "E.164 number",
		currency_code: "currency code",
		credit_card: "credit card number",
		iban: "IBAN",
		jwt: "JWT",
		template_literal: "input"
	};
	const TypeDictionary = { nan: "NaN" };
	function getTypeName(type, input) {
		if (type === "number" && typeof input === "number" && !Number.isFinite(input)) return String(input);
		return TypeDictionary[type] ?? type;
	}
	return (issue) => {
		switch (issue.code) {
			case "invalid_type": return `Invalid input: expected ${getTypeName(issue.expected)}, received ${getTypeName(parsedType(issue.input), issue.input)}`;
			case "invalid_value":
				if (issue.values.length === 1) return `Invalid input: expected ${stringifyPrimitive(issue.values[0])}`;
				return `Invalid option: expected one of ${joinValues(issue.values, "|")}`;
			case "too_big": {
				const adj = issue.exact ? "exactly " : issue.inclusive ? "<=" : "<";
				const sizing = getSizing(issue.origin);
				if (sizing) return `Too big: expected ${issue.origin ?? "value"} to have ${adj}${issue.maximum.toString()} ${sizing.unit ?? "elements"}`;
				return `Too big: expected ${issue.origin ?? "value"} to be ${adj}${issue.maximum.toString()}`;
			}
			case "too_small": {
				const adj = issue.exact ? "exactly " : issue.inclusive ? ">=" : ">";
				const sizing = getSizing(issue.origin);
				if (sizing) return `Too small: expected ${issue.origin} to have ${adj}${issue.minimum.toString()} ${sizing.unit}`;
				return `Too small: expected ${issue.origin} to be ${adj}${issue.minimum.toString()}`;
			}
			case "invalid_format": {
				const _issue = issue;
				if (_issue.format === "starts_with") return `Invalid string: must start with "${_issue.prefix}"`;
				if (_issue.format === "ends_with") return `Invalid string: must end with "${_issue.suffix}"`;
				if (_issue.format === "includes") return `Invalid string: must include "${_issue.includes}"`;
				if (_issue.format === "regex") return `Invalid string: must match pattern ${_issue.pattern}`;
				return `Invalid ${FormatDictionary[_issue.format] ?? issue.format}`;
			}
			case "not_multiple_of": return `Invalid number: must be a multiple of ${issue.divisor}`;
			case "unrecognized_keys": return `Unrecognized key${issue.keys.length > 1 ? "s" : ""}: ${joinValues(issue.keys, ", ")}`;
			case "invalid_key": return `Invalid key in ${issue.origin}`;
			case "invalid_union":
				if (issue.options && Array.isArray(issue.options) && issue.options.length > 0) return `Invalid discriminator value. Expected ${issue.options.map((o) => `'${o}'`).join(" | ")}`;
				if (issue.inclusive === false) return "Invalid input: more than one option matched";
				return "Invalid input";
			case "invalid_element": return `Invalid value in ${issue.origin}`;
			default: return `Invalid input`;
		}
	};
};
function en_default() {
	return { localeError: error() };
}
// node_modules/zod/v4/core/registries.js
var _a;
var $ZodRegistry = class {
	constructor() {
		this._map = /* @__PURE__ */ new WeakMap();
		this._idmap = /* @__PURE__ */ new Map();
	}
	add(schema, ..._meta) {
		const meta = _meta[0];
		this._map.set(schema, meta);
		if (meta && typeof meta === "object" && "id" in meta) this._idmap.set(meta.id, schema);
		return this;
	}
	clear() {
		this._map = /* @__PURE__ */ new WeakMap();
		this._idmap = /* @__PURE__ */ new Map();
		return this;
	}
	remove(schema) {
		const meta = this._map.get(schema);
		if (meta && typeof meta === "object" && "id" in meta) this._idmap.delete(meta.id);
		this._map.delete(schema);
		return this;
	}
	get(schema) {
		const p = schema._zod.parent;
		if (p) {
			const pm = { ...this.get(p) ?? {} };
			delete pm.id;
			const f = {
				...pm,
				...this._map.get(schema)
			};
			return Object.keys(f).length ? f : void 0;
		}
		return this._map.get(schema);
	}
	has(schema) {
		return this._map.has(schema);
	}
};
function registry() {
	return new $ZodRegistry();
}
(_a = globalThis).__zod_globalRegistry ?? (_a.__zod_globalRegistry = registry());
const globalRegistry = globalThis.__zod_globalRegistry;
// node_modules/zod/v4/core/api.js
function snapshotChecks(def) {
	if (def.checks) def.checks = [...def.checks];
	return def;
}
// @__NO_SIDE_EFFECTS__
function _string(Class, params) {
	return new Class(snapshotChecks({
		type: "string",
		...normalizeParams(params)
	}));
}
// @__NO_SIDE_EFFECTS__
function _email(Class, params) {
	return new Class({
		type: "string",
		format: "email",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _guid(Class, params) {
	return new Class({
		type: "string",
		format: "guid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uuid(Class, params) {
	return new Class({
		type: "string",
		format: "uuid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uuidv4(Class, params) {
	return new Class({
		type: "string",
		format: "uuid",
		check: "string_format",
		abort: false,
		version: "v4",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uuidv6(Class, params) {
	return new Class({
		type: "string",
		format: "uuid",
		check: "string_format",
		abort: false,
		version: "v6",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uuidv7(Class, params) {
	return new Class({
		type: "string",
		format: "uuid",
		check: "string_format",
		abort: false,
		version: "v7",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _url(Class, params) {
	return new Class({
		type: "string",
		format: "url",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _emoji(Class, params) {
	return new Class({
		type: "string",
		format: "emoji",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _nanoid(Class, params) {
	return new Class({
		type: "string",
		format: "nanoid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
/**
* @deprecated CUID v1 is deprecated by its authors due to information leakage
* (timestamps embedded in the id). Use {@link _cuid2} instead.
* See https://github.com/paralleldrive/cuid.
*/
// @__NO_SIDE_EFFECTS__
function _cuid(Class, params) {
	return new Class({
		type: "string",
		format: "cuid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _cuid2(Class, params) {
	return new Class({
		type: "string",
		format: "cuid2",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _ulid(Class, params) {
	return new Class({
		type: "string",
		format: "ulid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _xid(Class, params) {
	return new Class({
		type: "string",
		format: "xid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _ksuid(Class, params) {
	return new Class({
		type: "string",
		format: "ksuid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _ipv4(Class, params) {
	return new Class({
		type: "string",
		format: "ipv4",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _ipv6(Class, params) {
	return new Class({
		type: "string",
		format: "ipv6",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _cidrv4(Class, params) {
	return new Class({
		type: "string",
		format: "cidrv4",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _cidrv6(Class, params) {
	return new Class({
		type: "string",
		format: "cidrv6",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _base64(Class, params) {
	return new Class({
		type: "string",
		format: "base64",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _base64url(Class, params) {
	return new Class({
		type: "string",
		format: "base64url",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _e164(Class, params) {
	return new Class({
		type: "string",
		format: "e164",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _jwt(Class, params) {
	return new Class({
		type: "string",
		format: "jwt",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _isoDateTime(Class, params) {
	return new Class({
		type: "string",
		format: "datetime",
		check: "string_format",
		offset: false,
		local: false,
		precision: null,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _isoDate(Class, params) {
	return new Class({
		type: "string",
		format: "date",
		check: "string_format",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _isoTime(Class, params) {
	return new Class({
		type: "string",
		format: "time",
		check: "string_format",
		precision: null,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _isoDuration(Class, params) {
	return new Class({
		type: "string",
		format: "duration",
		check: "string_format",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _number(Class, params) {
	return new Class(snapshotChecks({
		type: "number",
		checks: [],
		...normalizeParams(params)
	}));
}
// @__NO_SIDE_EFFECTS__
function _int(Class, params) {
	return new Class({
		type: "number",
		check: "number_format",
		abort: false,
		format: "safeint",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _boolean(Class, params) {
	return new Class({
		type: "boolean",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _unknown(Class) {
	return new Class({ type: "unknown" });
}
// @__NO_SIDE_EFFECTS__
function _never(Class, params) {
	return new Class({
		type: "never",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _lt(value, params) {
	return new $ZodCheckLessThan({
		check: "less_than",
		...normalizeParams(params),
		value,
		inclusive: false
	});
}
// @__NO_SIDE_EFFECTS__
function _lte(value, params) {
	return new $ZodCheckLessThan({
		check: "less_than",
		...normalizeParams(params),
		value,
		inclusive: true
	});
}
// @__NO_SIDE_EFFECTS__
function _gt(value, params) {
	return new $ZodCheckGreaterThan({
		check: "greater_than",
		...normalizeParams(params),
		value,
		inclusive: false
	});
}
// @__NO_SIDE_EFFECTS__
function _gte(value, params) {
	return new $ZodCheckGreaterThan({
		check: "greater_than",
		...normalizeParams(params),
		value,
		inclusive: true
	});
}
// @__NO_SIDE_EFFECTS__
function _multipleOf(value, params) {
	return new $ZodCheckMultipleOf({
		check: "multiple_of",
		...normalizeParams(params),
		value
	});
}
// @__NO_SIDE_EFFECTS__
function _maxLength(maximum, params) {
	return new $ZodCheckMaxLength({
		check: "max_length",
		...normalizeParams(params),
		maximum
	});
}
// @__NO_SIDE_EFFECTS__
function _minLength(minimum, params) {
	return new $ZodCheckMinLength({
		check: "min_length",
		...normalizeParams(params),
		minimum
	});
}
// @__NO_SIDE_EFFECTS__
function _length(length, params) {
	return new $ZodCheckLengthEquals({
		check: "length_equals",
		...normalizeParams(params),
		length
	});
}
// @__NO_SIDE_EFFECTS__
function _regex(pattern, params) {
	return new $ZodCheckRegex({
		check: "string_format",
		format: "regex",
		...normalizeParams(params),
		pattern
	});
}
// @__NO_SIDE_EFFECTS__
function _lowercase(params) {
	return new $ZodCheckLowerCase({
		check: "string_format",
		format: "lowercase",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uppercase(params) {
	return new $ZodCheckUpperCase({
		check: "string_format",
		format: "uppercase",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _includes(includes, params) {
	return new $ZodCheckIncludes({
		check: "string_format",
		format: "includes",
		...normalizeParams(params),
		includes
	});
}
// @__NO_SIDE_EFFECTS__
function _startsWith(prefix, params) {
	return new $ZodCheckStartsWith({
		check: "string_format",
		format: "starts_with",
		...normalizeParams(params),
		prefix
	});
}
// @__NO_SIDE_EFFECTS__
function _endsWith(suffix, params) {
	return new $ZodCheckEndsWith({
		check: "string_format",
		format: "ends_with",
		...normalizeParams(params),
		suffix
	});
}
// @__NO_SIDE_EFFECTS__
function _overwrite(tx) {
	return new $ZodCheckOverwrite({
		check: "overwrite",
		tx
	});
}
// @__NO_SIDE_EFFECTS__
function _normalize(form) {
	return /* @__PURE__ */ _overwrite((input) => input.normalize(form));
}
// @__NO_SIDE_EFFECTS__
function _trim() {
	return /* @__PURE__ */ _overwrite((input) => input.trim());
}
// @__NO_SIDE_EFFECTS__
function _toLowerCase() {
	return /* @__PURE__ */ _overwrite((input) => input.toLowerCase());
}
// @__NO_SIDE_EFFECTS__
function _toUpperCase() {
	return /* @__PURE__ */ _overwrite((input) => input.toUpperCase());
}
// @__NO_SIDE_EFFECTS__
function _slugify() {
	return /* @__PURE__ */ _overwrite((input) => slugify(input));
}
// @__NO_SIDE_EFFECTS__
function _array(Class, element, params) {
	return new Class({
		type: "array",
		element,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _refine(Class, fn, _params) {
	return new Class({
		type: "custom",
		check: "custom",
		fn,
		...normalizeParams(_params)
	});
}
// @__NO_SIDE_EFFECTS__
function _superRefine(fn, params) {
	const ch = /* @__PURE__ */ _check((payload) => {
		payload.addIssue = (issue$2) => {
			if (typeof issue$2 === "string") payload.issues.push(issue(issue$2, payload.value, ch._zod.def));
			else {
				const _issue = issue$2;
				if (_issue.fatal) _issue.continue = false;
				_issue.code ?? (_issue.code = "custom");
				if (!("input" in _issue)) _issue.input = payload.value;
				_issue.inst ?? (_issue.inst = ch);
				_issue.continue ?? (_issue.continue = !ch._zod.def.abort);
				payload.issues.push(issue(_issue));
			}
		};
		return fn(payload.value, payload);
	}, params);
	return ch;
}
// @__NO_SIDE_EFFECTS__
function _check(fn, params) {
	const ch = new $ZodCheck({
		check: "custom",
		...normalizeParams(params)
	});
	ch._zod.check = fn;
	return ch;
}
// node_modules/zod/v4/core/to-json-schema.js
function assignProps(target, ...sources) {
	for (const source of sources) for (const key of Reflect.ownKeys(source)) if (Object.prototype.propertyIsEnumerable.call(source, key)) assignProp(target, key, source[key]);
	return target;
}
function initializeContext(params) {
	let target = params?.target ?? "draft-2020-12";
	if (target === "draft-4") target = "draft-04";
	if (target === "draft-7") target = "draft-07";
	return {
		processors: params.processors ?? {},
		metadataRegistry: params?.metadata ?? globalRegistry,
		target,
		unrepresentable: params?.unrepresentable ?? "throw",
		override: params?.override ?? (() => {}),
		io: params?.io ?? "output",
		counter: 0,
		seen: /* @__PURE__ */ new Map(),
		sharedDefsExtractedFor: void 0,
		sharedEmitDoneFor: void 0,
		cycles: params?.cycles ?? "ref",
		reused: params?.reused ?? "inline",
		intersections: [],
		deferred: [],
		external: params?.external ?? void 0
	};
}
/**
* Applies the `unrepresentable` setting at a site that has no JSON Schema equivalent. Throws
* `message` unless the setting (or the handler's return value) says otherwise. Returns `true` if a
* custom JSON Schema was written into `json`, in which case the caller must not write its own.
*/
function handleUnrepresentable(schema, ctx, json, params, message) {
	const result = typeof ctx.unrepresentable === "function" ? ctx.unrepresentable({
		zodSchema: schema,
		path: params.path,
		message
	}) : ctx.unrepresentable;
	if (result === "any") return false;
	if (result === void 0 || result === "throw") throw new Error(message);
	Object.assign(json, result);
	return true;
}
function processSchema(schema, ctx, _params = {
	path: [],
	schemaPath: []
}) {
	var _a;
	const def = schema._zod.def;
	const seen = ctx.seen.get(schema);
	if (seen) {
		seen.count++;
		if (_params.schemaPath.includes(schema)) seen.cycle = _params.path;
		return seen.schema;
	}
	const result = {
		schema: {},
		count: 1,
		cycle: void 0,
		path: _params.path
	};
	ctx.seen.set(schema, result);
	ctx.sharedDefsExtractedFor = void 0;
	ctx.sharedEmitDoneFor = void 0;
	const overrideSchema = schema._zod.toJSONSchema?.();
	if (overrideSchema) result.schema = overrideSchema;
	else {
		const params = {
			..._params,
			schemaPath: [..._params.schemaPath, schema],
			path: _params.path
		};
		if (schema._zod.processJSONSchema) schema._zod.processJSONSchema(ctx, result.schema, params);
		else {
			const _json = result.schema;
			const processor = ctx.processors[def.type];
			if (!processor) throw new Error(`[toJSONSchema]: Non-representable type encountered: ${def.type}`);
			processor(schema, ctx, _json, params);
		}
		const parent = schema._zod.parent;
		if (parent) {
			if (!result.ref) result.ref = parent;
			processSchema(parent, ctx, params);
			ctx.seen.get(parent).isParent = true;
		}
	}
	const meta = ctx.metadataRegistry.get(schema);
	if (meta) assignProps(result.schema, meta);
	if (ctx.io === "input" && isTransforming(schema)) {
		delete result.schema.examples;
		delete result.schema.default;
	}
	if (ctx.io === "input" && "_prefault" in result.schema) (_a = result.schema).default ?? (_a.default = result.schema._prefault);
	delete result.schema._prefault;
	return ctx.seen.get(schema).schema;
}
function encodeJSONPointerSegment(segment) {
	return segment.replace(/~/g, "~0").replace(/\//g, "~1");
}
function extractDefs(ctx, schema) {
	const root = ctx.seen.get(schema);
	if (!root) throw new Error("Unprocessed schema. This is a bug in Zod.");
	if (ctx.external && ctx.sharedDefsExtractedFor === ctx.external) return;
	const idToSchema = /* @__PURE__ */ new Map();
	for (const entry of ctx.seen.entries()) {
		const id = ctx.metadataRegistry.get(entry[0])?.id;
		if (id) {
			const existing = idToSchema.get(id);
			if (existing && existing !== entry[0]) throw new Error(`Duplicate schema id "${id}" detected during JSON Schema conversion. Two different schemas cannot share the same id when converted together.`);
			idToSchema.set(id, entry[0]);
		}
	}
	const makeURI = (entry) => {
		const defsSegment = ctx.target === "draft-2020-12" ? "$defs" : "definitions";
		if (ctx.external) {
			const externalId = ctx.external.registry.get(entry[0])?.id;
			const uriGenerator = ctx.external.uri ?? ((id) => id);
			if (externalId) return { ref: uriGenerator(externalId) };
			const id = entry[1].defId ?? entry[1].schema.id ?? `schema${ctx.counter++}`;
			entry[1].defId = id;
			return {
				defId: id,
				ref: `${uriGenerator("__shared")}#/${defsSegment}/${encodeJSONPointerSegment(id)}`
			};
		}
		const uriPrefix = `#`;
		const defUriPrefix = `${uriPrefix}/${defsSegment}/`;
		if (entry[1] === root && !entry[1].schema.id) return { ref: uriPrefix };
		const defId = entry[1].schema.id ?? `__schema${ctx.counter++}`;
		return {
			defId,
			ref: defUriPrefix + encodeJSONPointerSegment(defId)
		};
	};
	const extractToDef = (entry) => {
		if (entry[1].schema.$ref) return;
		const seen = entry[1];
		const { ref, defId } = makeURI(entry);
		seen.def = { ...seen.schema };
		if (defId) seen.defId = defId;
		const schema = seen.schema;
		for (const key in schema) delete schema[key];
		schema.$ref = ref;
	};
	if (ctx.cycles === "throw") for (const entry of ctx.seen.entries()) {
		const seen = entry[1];
		if (seen.cycle) throw new Error(`Cycle detected: #/${seen.cycle?.join("/")}/<root>

Set the \`cycles\` parameter to \`"ref"\` to resolve cyclical schemas with defs.`);
	}
	for (const entry of ctx.seen.entries()) {
		const seen = entry[1];
		if (schema === entry[0]) {
			extractToDef(entry);
			continue;
		}
		if (ctx.external) {
			const ext = ctx.external.registry.get(entry[0])?.id;
			if (schema !== entry[0] && ext) {
				extractToDef(entry);
				continue;
			}
		}
		if (ctx.metadataRegistry.get(entry[0])?.id) {
			extractToDef(entry);
			continue;
		}
		if (seen.cycle) {
			extractToDef(entry);
			continue;
		}
		if (seen.count > 1) {
			if (ctx.reused === "ref") extractToDef(entry);
		}
	}
	if (ctx.external) ctx.sharedDefsExtractedFor = ctx.external;
}
/** Rewrites `anyOf: [{type: "a"}, {type: "b"}]` to `type: ["a", "b"]`, which every JSON Schema draft treats as equivalent and most consumers render far better for the nullable case. Only branches that are a bare type assertion qualify — anything carrying a constraint, `$ref`, `const` or metadata is left alone. Runs after `flattenRef`, so a branch an override decorated or `$defs` extraction turned into a `$ref` is no longer bare and correctly stays in `anyOf`. `oneOf` is excluded: `integer` and `number` overlap, so "exactly one" and "at least one" are not the same there. OpenAPI 3.0 is excluded: its `type` must be a single string. */
function compactTypeUnion(schema) {
	const options = schema.anyOf;
	if (!Array.isArray(options) || options.length === 0 || schema.type !== void 0) return;
	const types = [];
	for (const option of options) {
		if (!option || typeof option !== "object") return;
		compactTypeUnion(option);
		const keys = Object.keys(option);
		if (keys.length !== 1 || keys[0] !== "type") return;
		const type = option.type;
		for (const member of Array.isArray(type) ? type : [type]) {
			if (typeof member !== "string") return;
			if (!types.includes(member)) types.push(member);
		}
	}
	delete schema.anyOf;
	schema.type = types.length === 1 ? types[0] : types;
}
/** Keywords `foldIntersection` knows how to combine. Anything else — `$ref`, `patternProperties`,
* an annotation like `description` — makes a member unfoldable, so a constraint this does not
* understand leaves the `allOf` alone instead of being silently dropped or misattributed. */
const FOLDABLE_KEYS = /* @__PURE__ */ new Set([
	"type",
	"properties",
	"required",
	"additionalProperties"
]);
const UNION_KEYS = ["oneOf", "anyOf"];
/** A member's constraint on a key it does not declare itself. A `catchall` states one; `false`, an absent `additionalProperties`, and the empty schema a loose object emits state nothing. */
function undeclaredConstraint(member) {
	const extra = member.additionalProperties;
	if (extra === void 0 || extra === false || typeof extra !== "object" || extra === null) return null;
	return Object.keys(extra).length ? extra : null;
}
/** Combines object members into the single object they describe together, or returns `null` if any of them carries a keyword outside {@link FOLDABLE_KEYS}. */
function foldObjects(members) {
	const objects = [];
	for (const member of members) {
		if (typeof member !== "object" || member.type !== "object") return null;
		for (const key in member) if (!FOLDABLE_KEYS.has(key)) return null;
		objects.push(member);
	}
	const properties = {};
	const required = /* @__PURE__ */ new Set();
	for (const object of objects) {
		for (const key in object.properties) {
			if (Object.prototype.hasOwnProperty.call(properties, key)) continue;
			const parts = [];
			for (const other of objects) {
				const part = other.properties?.[key] ?? undeclaredConstraint(other);
				if (part === null || part === void 0) continue;
				if (!parts.some((seen) => JSON.stringify(seen) === JSON.stringify(part))) parts.push(part);
			}
			assignProp(properties, key, parts.length === 1 ? parts[0] : foldObjects(parts) ?? { allOf: parts });
		}
		for (const key of object.required ?? []) required.add(key);
	}
	const folded = {
		type: "object",
		properties
	};
	if (required.size) folded.required = [...required];
	if (objects.every((object) => object.additionalProperties === false)) folded.additionalProperties = false;
	else {
		const constraints = [];
		for (const object of objects) {
			const constraint = undeclaredConstraint(object);
			if (constraint && !constraints.some((seen) => JSON.stringify(seen) === JSON.stringify(constraint))) constraints.push(constraint);
		}
		if (constraints.length === 1) folded.additionalProperties = constraints[0];
		else if (constraints.length > 1) folded.additionalProperties = { allOf: constraints };
	}
	return folded;
}
/** `additionalProperties` in an `allOf` member sees only that member's own `properties`, so two
* closed object members reject each other's keys and the schema validates nothing. Zod's parser
* pools the key sets instead — `handleIntersectionResults` reports a key as unrecognized only when
* *every* side rejects it — so the emitted schema has to pool them too, and folding the members
* into one object is the encoding that says so on every target.
*
* This runs from `finalize`, after `extractDefs`, which is what keeps it clear of the `$ref`
* machinery: a member extracted into `$defs` is already a `$ref` by now and declines to fold, so it
* keeps its reference and its own closedness rather than being inlined as a stale copy. */
function foldIntersection(json) {
	const allOf = json.allOf;
	if (!Array.isArray(allOf) || allOf.length < 2) return;
	for (const key of FOLDABLE_KEYS) if (key in json) return;
	const unions = allOf.filter((m) => UNION_KEYS.some((k) => Array.isArray(m[k])));
	let folded = null;
	if (!unions.length) folded = foldObjects(allOf);
	else {
		const union = unions[0];
		const keyword = UNION_KEYS.find((k) => Array.isArray(union[k]));
		if (Object.keys(union).length !== 1) return;
		const rest = allOf.filter((m) => m !== union);
		const branches = union[keyword].map((branch) => foldObjects([...rest, branch]));
		if (branches.some((b) => !b)) return;
		folded = { [keyword]: branches };
	}
	if (!folded) return;
	delete json.allOf;
	assignProps(json, folded);
}
function finalize(ctx, schema) {
	const root = ctx.seen.get(schema);
	if (!root) throw new Error("Unprocessed schema. This is a bug in Zod.");
	const flattenRef = (zodSchema) => {
		const seen = ctx.seen.get(zodSchema);
		if (seen.ref === null) return;
		const schema = seen.def ?? seen.schema;
		const _cached = { ...schema };
		const ref = seen.ref;
		seen.ref = null;
		if (ref) {
			flattenRef(ref);
			const refSeen = ctx.seen.get(ref);
			const refSchema = refSeen.schema;
			if (refSchema.$ref && (ctx.target === "draft-07" || ctx.target === "draft-04" || ctx.target === "openapi-3.0")) {
				schema.allOf = schema.allOf ?? [];
				schema.allOf.push(refSchema);
			} else assignProps(schema, refSchema);
			assignProps(schema, _cached);
			if (zodSchema._zod.parent === ref) for (const key in schema) {
				if (key === "$ref" || key === "allOf") continue;
				if (!(key in _cached)) delete schema[key];
			}
			if (refSchema.$ref && refSeen.def) for (const key in schema) {
				if (key === "$ref" || key === "allOf") continue;
				if (key in refSeen.def && JSON.stringify(schema[key]) === JSON.stringify(refSeen.def[key])) delete schema[key];
			}
		}
		const parent = zodSchema._zod.parent;
		if (parent && parent !== ref) {
			flattenRef(parent);
			const parentSeen = ctx.seen.get(parent);
			if (parentSeen?.schema.$ref) {
				schema.$ref = parentSeen.schema.$ref;
				if (parentSeen.def) for (const key in schema) {
					if (key === "$ref" || key === "allOf") continue;
					if (key in parentSeen.def && JSON.stringify(schema[key]) === JSON.stringify(parentSeen.def[key])) delete schema[key];
				}
			}
		}
		ctx.override({
			zodSchema,
			jsonSchema: schema,
			path: seen.path ?? []
		});
	};
	if (!ctx.external || ctx.sharedEmitDoneFor !== ctx.external) {
		for (const entry of [...ctx.seen.entries()].reverse()) flattenRef(entry[0]);
		if (ctx.target !== "openapi-3.0") for (const entry of ctx.seen.entries()) compactTypeUnion(entry[1].def ?? entry[1].schema);
		for (const rewrite of ctx.deferred) rewrite();
		if (ctx.intersections.length) {
			const carriers = /* @__PURE__ */ new Map();
			for (const seen of ctx.seen.values()) for (const json of [seen.schema, seen.def]) {
				const allOf = json?.allOf;
				if (!Array.isArray(allOf)) continue;
				const existing = carriers.get(allOf);
				if (existing) existing.push(json);
				else carriers.set(allOf, [json]);
			}
			for (const allOf of ctx.intersections) for (const json of carriers.get(allOf) ?? []) foldIntersection(json);
		}
	}
	const result = {};
	if (ctx.target === "draft-2020-12") result.$schema = "https://json-schema.org/draft/2020-12/schema";
	else if (ctx.target === "draft-07") result.$schema = "http://json-schema.org/draft-07/schema#";
	else if (ctx.target === "draft-04") result.$schema = "http://json-schema.org/draft-04/schema#";
	else if (ctx.target === "openapi-3.0") {}
	if (ctx.external?.uri) {
		const id = ctx.external.registry.get(schema)?.id;
		if (!id) throw new Error("Schema is missing an `id` property");
		result.$id = ctx.external.uri(id);
	}
	assignProps(result, root.defId ? root.schema : root.def ?? root.schema);
	const rootMetaId = ctx.metadataRegistry.get(schema)?.id;
	if (rootMetaId !== void 0 && result.id === rootMetaId) delete result.id;
	const defs = ctx.external?.defs ?? {};
	if (!ctx.external || ctx.sharedEmitDoneFor !== ctx.external) for (const entry of ctx.seen.entries()) {
		const seen = entry[1];
		if (seen.def && seen.defId) {
			if (seen.def.id === seen.defId) delete seen.def.id;
			assignProp(defs, seen.defId, seen.def);
		}
	}
	if (ctx.external) ctx.sharedEmitDoneFor = ctx.external;
	if (ctx.external) {} else if (Object.keys(defs).length > 0) {
		if (ctx.target === "draft-2020-12") result.$defs = defs;
		else result.definitions = defs;
	}
	try {
		const finalized = JSON.parse(JSON.stringify(result));
		Object.defineProperty(finalized, "~standard", {
			value: {
				...schema["~standard"],
				jsonSchema: {
					input: createStandardJSONSchemaMethod(schema, "input", ctx.processors),
					output: createStandardJSONSchemaMethod(schema, "output", ctx.processors)
				}
			},
			enumerable: false,
			writable: false
		});
		return finalized;
	} catch (_err) {
		throw new Error("Error converting schema to JSON.");
	}
}
function isTransforming(_schema, _ctx) {
	const ctx = _ctx ?? { seen: /* @__PURE__ */ new Set() };
	if (ctx.seen.has(_schema)) return false;
	ctx.seen.add(_schema);
	const def = _schema._zod.def;
	if (def.type === "transform") return true;
	if (def.type === "array") return isTransforming(def.element, ctx);
	if (def.type === "set") return isTransforming(def.valueType, ctx);
	if (def.type === "lazy") return isTransforming(def.getter(), ctx);
	if (def.type === "promise" || def.type === "optional" || def.type === "nonoptional" || def.type === "nullable" || def.type === "readonly" || def.type === "default" || def.type === "prefault" || def.type === "catch") return isTransforming(def.innerType, ctx);
	if (def.type === "intersection") return isTransforming(def.left, ctx) || isTransforming(def.right, ctx);
	if (def.type === "record" || def.type === "map") return isTransforming(def.keyType, ctx) || isTransforming(def.valueType, ctx);
	if (def.type === "pipe") {
		if (_schema._zod.traits.has("$ZodCodec")) return true;
		return isTransforming(def.in, ctx) || isTransforming(def.out, ctx);
	}
	if (def.type === "object") {
		for (const key in def.shape) if (isTransforming(def.shape[key], ctx)) return true;
		return false;
	}
	if (def.type === "union") {
		for (const option of def.options) if (isTransforming(option, ctx)) return true;
		return false;
	}
	if (def.type === "tuple") {
		for (const item of def.items) if (isTransforming(item, ctx)) return true;
		if (def.rest && isTransforming(def.rest, ctx)) return true;
		return false;
	}
	return false;
}
/**
* Creates a toJSONSchema method for a schema instance.
* This encapsulates the logic of initializing context, processing, extracting defs, and finalizing.
*/
const createToJSONSchemaMethod = (schema, processors = {}) => (params) => {
	const ctx = initializeContext({
		...params,
		processors
	});
	processSchema(schema, ctx);
	extractDefs(ctx, schema);
	return finalize(ctx, schema);
};
const createStandardJSONSchemaMethod = (schema, io, processors = {}) => (params) => {
	const { libraryOptions, target } = params ?? {};
	const ctx = initializeContext({
		...libraryOptions ?? {},
		target,
		io,
		processors
	});
	processSchema(schema, ctx);
	extractDefs(ctx, schema);
	return finalize(ctx, schema);
};
// node_modules/zod/v4/core/json-schema-processors.js
const narrowMin = (agg, key, value) => {
	if (agg[key] === void 0 || value > agg[key]) agg[key] = value;
};
const narrowMax = (agg, key, value) => {
	if (agg[key] === void 0 || value < agg[key]) agg[key] = value;
};
const narrowBoth = (agg, value) => {
	narrowMin(agg, "minimum", value);
	narrowMax(agg, "maximum", value);
};
const addDivisor = (agg, value) => {
	agg.multipleOf ?? (agg.multipleOf = []);
	if (!agg.multipleOf.includes(value)) agg.multipleOf.push(value);
};
const addPattern = (agg, pattern) => {
	agg.patterns ?? (agg.patterns = /* @__PURE__ */ new Set());
	agg.patterns.add(pattern);
};
const intersectMime = (agg, mime) => {
	agg.mime = agg.mime ? agg.mime.filter((m) => mime.includes(m)) : [...mime];
};
const setFormat = (agg, format) => {
	agg.format = format;
	if (format.includes("int")) agg.isInt = true;
};
const minContributor = (agg, def) => narrowMin(agg, "minimum", def.minimum);
const maxContributor = (agg, def) => narrowMax(agg, "maximum", def.maximum);
const formatContributor = (ranges) => (agg, def) => {
	setFormat(agg, def.format);
	const [minimum, maximum] = ranges[def.format];
	narrowMin(agg, "minimum", minimum);
	narrowMax(agg, "maximum", maximum);
};
const contributors = {
	greater_than: (agg, def) => narrowMin(agg, def.inclusive ? "minimum" : "exclusiveMinimum", def.value),
	less_than: (agg, def) => narrowMax(agg, def.inclusive ? "maximum" : "exclusiveMaximum", def.value),
	multiple_of: (agg, def) => addDivisor(agg, def.value),
	number_format: formatContributor(NUMBER_FORMAT_RANGES),
	bigint_format: formatContributor(BIGINT_FORMAT_RANGES),
	min_length: minContributor,
	max_length: maxContributor,
	length_equals: (agg, def) => narrowBoth(agg, def.length),
	min_size: minContributor,
	max_size: maxContributor,
	size_equals: (agg, def) => narrowBoth(agg, def.size),
	string_format: (agg, def) => {
		setFormat(agg, def.format);
		if (def.pattern) addPattern(agg, def.pattern);
		if (def.format === "base64" || def.format === "base64url") agg.contentEncoding = def.format;
		if (def.local || def.precision === -1) agg.laxFormat = true;
	},
	mime_type: (agg, def) => intersectMime(agg, def.mime)
};
function aggregateChecks(schema) {
	const agg = {};
	const def = schema._zod.def;
	const list = schema._zod.traits.has("$ZodCheck") ? [schema, ...def.checks ?? []] : def.checks ?? [];
	for (const ch of list) contributors[ch._zod.def.check]?.(agg, ch._zod.def);
	const bag = schema._zod.bag;
	if (bag.minimum !== void 0) narrowMin(agg, "minimum", bag.minimum);
	if (bag.exclusiveMinimum !== void 0) narrowMin(agg, "exclusiveMinimum", bag.exclusiveMinimum);
	if (bag.maximum !== void 0) narrowMax(agg, "maximum", bag.maximum);
	if (bag.exclusiveMaximum !== void 0) narrowMax(agg, "exclusiveMaximum", bag.exclusiveMaximum);
	if (bag.multipleOf !== void 0) addDivisor(agg, bag.multipleOf);
	if (bag.format !== void 0) {
		agg.format ?? (agg.format = bag.format);
		if (bag.format.includes("int")) agg.isInt = true;
	}
	if (bag.mime) intersectMime(agg, bag.mime);
	for (const pattern of bag.patterns ?? []) addPattern(agg, pattern);
	return agg;
}
const formatMap = {
	guid: "uuid",
	url: "uri",
	datetime: "date-time",
	json_string: "json-string",
	regex: ""
};
const exactPatterns = /* @__PURE__ */ new Map([[base64Charset, base64], [base64urlCharset, base64url]]);
const exactPattern = (p) => exactPatterns.get(p) ?? p;
const stringProcessor = (schema, ctx, _json, _params) => {
	const json = _json;
	json.type = "string";
	const { minimum, maximum, format, patterns, contentEncoding, laxFormat } = aggregateChecks(schema);
	if (typeof minimum === "number") json.minLength = minimum;
	if (typeof maximum === "number") json.maxLength = maximum;
	if (format) {
		json.format = formatMap[format] ?? format;
		if (json.format === "") delete json.format;
		if (format === "time" || laxFormat) delete json.format;
	}
	if (contentEncoding) json.contentEncoding = contentEncoding;
	if (patterns && patterns.size > 0) {
		const patternList = [...patterns].map(exactPattern);
		if (patternList.length === 1) json.pattern = patternList[0].source;
		else if (patternList.length > 1) json.allOf = [...patternList.map((regex) => ({
			...ctx.target === "draft-07" || ctx.target === "draft-04" || ctx.target === "openapi-3.0" ? { type: "string" } : {},
			pattern: regex.source
		}))];
	}
};
const numberProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const { minimum, maximum, multipleOf, exclusiveMaximum, exclusiveMinimum, isInt } = aggregateChecks(schema);
	json.type = isInt ? "integer" : "number";
	const exMin = typeof exclusiveMinimum === "number" && exclusiveMinimum >= (minimum ?? Number.NEGATIVE_INFINITY);
	const exMax = typeof exclusiveMaximum === "number" && exclusiveMaximum <= (maximum ?? Number.POSITIVE_INFINITY);
	const legacy = ctx.target === "draft-04" || ctx.target === "openapi-3.0";
	if (exMin) {
		if (legacy) {
			json.minimum = exclusiveMinimum;
			json.exclusiveMinimum = true;
		} else json.exclusiveMinimum = exclusiveMinimum;
	} else if (typeof minimum === "number") json.minimum = minimum;
	if (exMax) {
		if (legacy) {
			json.maximum = exclusiveMaximum;
			json.exclusiveMaximum = true;
		} else json.exclusiveMaximum = exclusiveMaximum;
	} else if (typeof maximum === "number") json.maximum = maximum;
	if (multipleOf) {
		const divisors = /* @__PURE__ */ new Set();
		for (const divisor of multipleOf) if (Number.isFinite(divisor) && divisor !== 0) divisors.add(Math.abs(divisor));
		else handleUnrepresentable(schema, ctx, json, params, `A multipleOf divisor of ${divisor} cannot be represented in JSON Schema`);
		const [first, ...rest] = divisors;
		if (first !== void 0) json.multipleOf = first;
		if (rest.length) json.allOf = [...json.allOf ?? [], ...rest.map((m) => ({ multipleOf: m }))];
	}
};
const booleanProcessor = (_schema, _ctx, json, _params) => {
	json.type = "boolean";
};
const bigintProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "BigInt cannot be represented in JSON Schema");
};
const symbolProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Symbols cannot be represented in JSON Schema");
};
const nullProcessor = (_schema, ctx, json, _params) => {
	if (ctx.target === "openapi-3.0") {
		json.type = "string";
		json.nullable = true;
		json.enum = [null];
	} else json.type = "null";
};
const undefinedProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Undefined cannot be represented in JSON Schema");
};
const voidProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Void cannot be represented in JSON Schema");
};
const neverProcessor = (_schema, _ctx, json, _params) => {
	json.not = {};
};
const anyProcessor = (_schema, _ctx, _json, _params) => {};
const unknownProcessor = (_schema, _ctx, _json, _params) => {};
const dateProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Date cannot be represented in JSON Schema");
};
const enumProcessor = (schema, _ctx, json, _params) => {
	const def = schema._zod.def;
	const values = getEnumValues(def.entries);
	if (values.length === 0) {
		json.not = {};
		return;
	}
	if (values.every((v) => typeof v === "number")) json.type = "number";
	if (values.every((v) => typeof v === "string")) json.type = "string";
	json.enum = values;
};
const literalProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	if (def.values.length === 0) {
		json.not = {};
		return;
	}
	const vals = [];
	for (const val of def.values) if (val === void 0) {
		if (handleUnrepresentable(schema, ctx, json, params, "Literal `undefined` cannot be represented in JSON Schema")) return;
	} else if (typeof val === "bigint") {
		if (handleUnrepresentable(schema, ctx, json, params, "BigInt literals cannot be represented in JSON Schema")) return;
		vals.push(Number(val));
	} else vals.push(val);
	if (vals.length === 0) {} else if (vals.length === 1) {
		const val = vals[0];
		json.type = val === null ? "null" : typeof val;
		if (ctx.target === "draft-04" || ctx.target === "openapi-3.0") json.enum = [val];
		else json.const = val;
	} else {
		if (vals.every((v) => typeof v === "number")) json.type = "number";
		if (vals.every((v) => typeof v === "string")) json.type = "string";
		if (vals.every((v) => typeof v === "boolean")) json.type = "boolean";
		if (vals.every((v) => v === null)) json.type = "null";
		json.enum = vals;
	}
};
const nanProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "NaN cannot be represented in JSON Schema");
};
const templateLiteralProcessor = (schema, _ctx, json, _params) => {
	const _json = json;
	const pattern = schema._zod.pattern;
	if (!pattern) throw new Error("Pattern not found in template literal");
	_json.type = "string";
	_json.pattern = pattern.source;
};
const fileProcessor = (schema, _ctx, json, _params) => {
	const _json = json;
	_json.type = "string";
	_json.format = "binary";
	_json.contentEncoding = "binary";
	const { minimum, maximum, mime } = aggregateChecks(schema);
	if (minimum !== void 0) _json.minLength = minimum;
	if (maximum !== void 0) _json.maxLength = maximum;
	if (!mime) return;
	if (mime.length === 0) _json.not = {};
	else if (mime.length === 1) _json.contentMediaType = mime[0];
	else _json.anyOf = mime.map((m) => ({ contentMediaType: m }));
};
const successProcessor = (_schema, _ctx, json, _params) => {
	json.type = "boolean";
};
const customProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Custom types cannot be represented in JSON Schema");
};
const functionProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Function types cannot be represented in JSON Schema");
};
const transformProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Transforms cannot be represented in JSON Schema");
};
const mapProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Map cannot be represented in JSON Schema");
};
const setProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Set cannot be represented in JSON Schema");
};
const arrayProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const def = schema._zod.def;
	const { minimum, maximum } = aggregateChecks(schema);
	if (typeof minimum === "number") json.minItems = minimum;
	if (typeof maximum === "number") json.maxItems = maximum;
	json.type = "array";
	json.items = processSchema(def.element, ctx, {
		...params,
		path: [...params.path, "items"]
	});
};
function inputOptin(schema) {
	const def = schema._zod.def;
	if (def.type === "pipe" && def.in._zod.traits.has("$ZodTransform")) return inputOptin(def.out);
	if (def.type === "catch") return inputOptin(def.innerType);
	return schema._zod.optin;
}
const objectProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const def = schema._zod.def;
	const shape = def.shape;
	if (Object.getOwnPropertySymbols(shape).length && handleUnrepresentable(schema, ctx, json, params, "Symbol keys cannot be represented in JSON Schema")) return;
	json.type = "object";
	json.properties = {};
	for (const key in shape) assignProp(json.properties, key, processSchema(shape[key], ctx, {
		...params,
		path: [
			...params.path,
			"properties",
			key
		]
	}));
	const requiredKeys = [];
	for (const key of Object.keys(shape)) {
		const field = def.shape[key];
		if (ctx.io === "input" ? inputOptin(field) === void 0 : field._zod.optout === void 0) requiredKeys.push(key);
	}
	if (requiredKeys.length > 0) json.required = requiredKeys;
	if (def.catchall?._zod.def.type === "never") json.additionalProperties = false;
	else if (!def.catchall) {
		if (ctx.io === "output") json.additionalProperties = false;
	} else if (def.catchall) json.additionalProperties = processSchema(def.catchall, ctx, {
		...params,
		path: [...params.path, "additionalProperties"]
	});
};
const unionProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	const isExclusive = def.inclusive === false;
	const options = def.options.map((x, i) => processSchema(x, ctx, {
		...params,
		path: [
			...params.path,
			isExclusive ? "oneOf" : "anyOf",
			i
		]
	}));
	if (isExclusive) json.oneOf = options;
	else json.anyOf = options;
};
const intersectionProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	const a = processSchema(def.left, ctx, {
		...params,
		path: [
			...params.path,
			"allOf",
			0
		]
	});
	const b = processSchema(def.right, ctx, {
		...params,
		path: [
			...params.path,
			"allOf",
			1
		]
	});
	const isSimpleIntersection = (val) => "allOf" in val && Object.keys(val).length === 1;
	const allOf = [...isSimpleIntersection(a) ? a.allOf : [a], ...isSimpleIntersection(b) ? b.allOf : [b]];
	json.allOf = allOf;
	ctx.intersections.push(allOf);
};
const tupleProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const def = schema._zod.def;
	json.type = "array";
	const prefixPath = ctx.target === "draft-2020-12" ? "prefixItems" : "items";
	const restPath = ctx.target === "draft-2020-12" ? "items" : ctx.target === "openapi-3.0" ? "items" : "additionalItems";
	const prefixItems = def.items.map((x, i) => processSchema(x, ctx, {
		...params,
		path: [
			...params.path,
			prefixPath,
			i
		]
	}));
	const rest = def.rest ? processSchema(def.rest, ctx, {
		...params,
		path: [
			...params.path,
			restPath,
			...ctx.target === "openapi-3.0" ? [def.items.length] : []
		]
	}) : null;
	let minItems = def.items.length;
	while (minItems > 0) {
		const item = def.items[minItems - 1];
		if (!(ctx.io === "input" ? inputOptin(item) !== void 0 : item._zod.optout === "optional")) break;
		minItems--;
	}
	const maxItems = def.items.length;
	const isClosed = !def.rest;
	if (ctx.target === "draft-2020-12") {
		json.prefixItems = prefixItems;
		if (isClosed) json.items = false;
		else if (rest) json.items = rest;
		if (minItems > 0) json.minItems = minItems;
		if (isClosed) json.maxItems = maxItems;
	} else if (ctx.target === "openapi-3.0") {
		json.items = { anyOf: prefixItems };
		if (rest) json.items.anyOf.push(rest);
		if (minItems > 0) json.minItems = minItems;
		if (isClosed) json.maxItems = maxItems;
	} else {
		json.items = prefixItems;
		if (isClosed) json.additionalItems = false;
		else if (rest) json.additionalItems = rest;
		if (minItems > 0) json.minItems = minItems;
		if (isClosed) json.maxItems = maxItems;
	}
	const { minimum, maximum } = aggregateChecks(schema);
	if (typeof minimum === "number") json.minItems = minimum;
	if (typeof maximum === "number") json.maxItems = maximum;
};
/** JSON object keys are always strings, so a numeric record key schema is re-expressed over the
* numeric-string form the record parser matches. Deferred to `finalize`, after the flatten: a key
* behind a wrapper only carries its own `type` before then, and a union key only has its branches.
*
* A numeric bound cannot apply to a property name, so `minimum` and its siblings are dropped rather
* than carried over: keeping them beside `type: "string"` reproduces the match-nothing schema this
* exists to fix. A key that carries one therefore emits wider than the record parses — `z.record(z.number().min(5), V)`
* accepts `"3"` — which is the deliberate trade, since throwing on it would reject an ordinary schema
* outright. */
function stringifyKeyNames(bySchema, json, visited) {
	if (json.$ref) {
		if (visited.has(json)) return json;
		visited.add(json);
		const def = bySchema.get(json)?.def;
		if (!def) return json;
		const inlined = stringifyKeyNames(bySchema, def, visited);
		return inlined === def ? json : inlined;
	}
	for (const keyword of ["anyOf", "oneOf"]) {
		const branches = json[keyword];
		if (!Array.isArray(branches)) continue;
		const mapped = branches.map((branch) => stringifyKeyNames(bySchema, branch, visited));
		if (mapped.some((branch, i) => branch !== branches[i])) json = {
			...json,
			[keyword]: mapped
		};
	}
	const types = Array.isArray(json.type) ? json.type : [json.type];
	const numericType = !types.includes("string") && types.some((t) => t === "number" || t === "integer");
	const values = json.enum ?? (json.const !== void 0 ? [json.const] : void 0);
	if (!numericType && !values?.some((v) => typeof v === "number")) return json;
	const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format, id, ...rest } = json;
	if (rest.enum) rest.enum = rest.enum.map((v) => typeof v === "number" ? String(v) : v);
	else if (typeof rest.const === "number") rest.const = String(rest.const);
	if (!numericType) return rest;
	rest.type = "string";
	if (!values) rest.pattern = (types.includes("number") ? number$1 : integer).source;
	return rest;
}
/** Every record of one conversion, so the carriers are found in a single pass rather than once per record. */
const pendingRecords = /* @__PURE__ */ new WeakMap();
function rewriteKeyNames(ctx) {
	const bySchema = /* @__PURE__ */ new Map();
	for (const entry of ctx.seen.values()) if (entry.def && !bySchema.has(entry.schema)) bySchema.set(entry.schema, entry);
	const rewrites = /* @__PURE__ */ new Map();
	for (const record of pendingRecords.get(ctx) ?? []) {
		const seen = ctx.seen.get(record);
		const names = (seen?.def ?? seen?.schema)?.propertyNames;
		if (!names || names === true || rewrites.has(names)) continue;
		const rewritten = stringifyKeyNames(bySchema, names, /* @__PURE__ */ new Set());
		if (rewritten !== names) rewrites.set(names, rewritten);
	}
	if (!rewrites.size) return;
	for (const entry of ctx.seen.values()) for (const carrier of [entry.schema, entry.def]) {
		const rewritten = carrier && rewrites.get(carrier.propertyNames);
		if (rewritten) carrier.propertyNames = rewritten;
	}
}
const recordProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const def = schema._zod.def;
	json.type = "object";
	const keyType = def.keyType;
	const patterns = aggregateChecks(keyType).patterns;
	if (def.mode === "loose" && patterns && patterns.size > 0) {
		const valueSchema = processSchema(def.valueType, ctx, {
			...params,
			path: [
				...params.path,
				"patternProperties",
				"*"
			]
		});
		json.patternProperties = {};
		for (const pattern of patterns) assignProp(json.patternProperties, exactPattern(pattern).source, valueSchema);
	} else {
		if (ctx.target === "draft-07" || ctx.target === "draft-2020-12") {
			json.propertyNames = processSchema(def.keyType, ctx, {
				...params,
				path: [...params.path, "propertyNames"]
			});
			let pending = pendingRecords.get(ctx);
			if (!pending) {
				pending = [];
				pendingRecords.set(ctx, pending);
				ctx.deferred.push(() => rewriteKeyNames(ctx));
			}
			pending.push(schema);
		}
		json.additionalProperties = processSchema(def.valueType, ctx, {
			...params,
			path: [...params.path, "additionalProperties"]
		});
	}
	const keyValues = keyType._zod.values;
	const omittableOnInput = ctx.io === "input" && inputOptin(def.valueType) !== void 0;
	if (keyValues && !def.partial && !omittableOnInput) {
		const validKeyValues = [...keyValues].filter((v) => typeof v === "string" || typeof v === "number");
		if (validKeyValues.length > 0) json.required = validKeyValues.map(String);
	}
};
const nullableProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	const inner = processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	if (ctx.target === "openapi-3.0") {
		seen.ref = def.innerType;
		json.nullable = true;
	} else json.anyOf = [inner, { type: "null" }];
};
const nonoptionalProcessor = (schema, ctx, _json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
};
/** Round-trips a default value through JSON so the emitted schema is guaranteed to be valid JSON.
* A BigInt has no reliable encoding, so it goes through `unrepresentable` like any other
* unrepresentable value. Returns a sentinel when the caller must not write a default of its own. */
const UNREPRESENTABLE_DEFAULT = Symbol();
function serializeDefaultValue(value, schema, ctx, json, params) {
	let unrepresentable = false;
	const serialized = JSON.stringify(value, (_, val) => {
		if (typeof val !== "bigint") return val;
		unrepresentable = true;
		return null;
	});
	if (!unrepresentable) return JSON.parse(serialized);
	handleUnrepresentable(schema, ctx, json, params, "BigInt defaults cannot be represented in JSON Schema");
	return UNREPRESENTABLE_DEFAULT;
}
const defaultProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
	const value = serializeDefaultValue(def.defaultValue, schema, ctx, json, params);
	if (value !== UNREPRESENTABLE_DEFAULT) json.default = value;
};
const prefaultProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
	if (ctx.io !== "input") return;
	const value = serializeDefaultValue(def.defaultValue, schema, ctx, json, params);
	if (value !== UNREPRESENTABLE_DEFAULT) json._prefault = value;
};
const catchProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
	let catchValue;
	try {
		catchValue = def.catchValue(void 0);
	} catch {
		handleUnrepresentable(schema, ctx, json, params, "Dynamic catch values are not supported in JSON Schema");
		return;
	}
	json.default = catchValue;
};
const pipeProcessor = (schema, ctx, _json, params) => {
	const def = schema._zod.def;
	const inIsTransform = def.in._zod.traits.has("$ZodTransform");
	const innerType = ctx.io === "input" ? inIsTransform ? def.out : def.in : def.out;
	processSchema(innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = innerType;
};
const readonlyProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
	json.readOnly = true;
};
const promiseProcessor = (schema, ctx, _json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
};
const optionalProcessor = (schema, ctx, _json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
};
const lazyProcessor = (schema, ctx, _json, params) => {
	const innerType = schema._zod.innerType;
	processSchema(innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = innerType;
};
const allProcessors = {
	string: stringProcessor,
	number: numberProcessor,
	boolean: booleanProcessor,
	bigint: bigintProcessor,
	symbol: symbolProcessor,
	null: nullProcessor,
	undefined: undefinedProcessor,
	void: voidProcessor,
	never: neverProcessor,
	any: anyProcessor,
	unknown: unknownProcessor,
	date: dateProcessor,
	enum: enumProcessor,
	literal: literalProcessor,
	nan: nanProcessor,
	template_literal: templateLiteralProcessor,
	file: fileProcessor,
	success: successProcessor,
	custom: customProcessor,
	function: functionProcessor,
	transform: transformProcessor,
	map: mapProcessor,
	set: setProcessor,
	array: arrayProcessor,
	object: objectProcessor,
	union: unionProcessor,
	intersection: intersectionProcessor,
	tuple: tupleProcessor,
	record: recordProcessor,
	nullable: nullableProcessor,
	nonoptional: nonoptionalProcessor,
	default: defaultProcessor,
	prefault: prefaultProcessor,
	catch: catchProcessor,
	pipe: pipeProcessor,
	readonly: readonlyProcessor,
	promise: promiseProcessor,
	optional: optionalProcessor,
	lazy: lazyProcessor
};
function toJSONSchema(input, params) {
	if ("_idmap" in input) {
		const registry = input;
		const ctx = initializeContext({
			...params,
			processors: allProcessors
		});
		const defs = {};
		for (const entry of registry._idmap.entries()) {
			const [_, schema] = entry;
			processSchema(schema, ctx);
		}
		const schemas = {};
		ctx.external = {
			registry,
			uri: params?.uri,
			defs
		};
		for (const entry of registry._idmap.entries()) {
			const [key, schema] = entry;
			extractDefs(ctx, schema);
			assignProp(schemas, key, finalize(ctx, schema));
		}
		if (Object.keys(defs).length > 0) schemas.__shared = { [ctx.target === "draft-2020-12" ? "$defs" : "definitions"]: defs };
		return { schemas };
	}
	const ctx = initializeContext({
		...params,
		processors: allProcessors
	});
	processSchema(input, ctx);
	extractDefs(ctx, input);
	return finalize(ctx, input);
}
// node_modules/zod/v4/classic/errors.js
const _installedErrorProtos = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
function _lazyMethod(proto, key, make) {
	Object.defineProperty(proto, key, {
		configurable: true,
		enumerable: false,
		get() {
			const value = make(this);
			Object.defineProperty(this, key, {
				value,
				configurable: true,
				writable: true
			});
			return value;
		},
		set(value) {
			Object.defineProperty(this, key, {
				value,
				configurable: true,
				writable: true
			});
		}
	});
}
const initializer = (inst, issues) => {
	$ZodError.init(inst, issues);
	inst.name = "ZodError";
	const proto = Object.getPrototypeOf(inst);
	if (_installedErrorProtos.has(proto)) return;
	_installedErrorProtos.add(proto);
	_lazyMethod(proto, "format", (self) => (mapper) => formatError(self, mapper));
	_lazyMethod(proto, "flatten", (self) => (mapper) => flattenError(self, mapper));
	_lazyMethod(proto, "addIssue", (self) => (issue) => {
		self.issues.push(issue);
		self.message = JSON.stringify(self.issues, jsonStringifyReplacer, 2);
	});
	_lazyMethod(proto, "addIssues", (self) => (issues) => {
		self.issues.push(...issues);
		self.message = JSON.stringify(self.issues, jsonStringifyReplacer, 2);
	});
	Object.defineProperty(proto, "isEmpty", {
		configurable: true,
		enumerable: false,
		get() {
			return this.issues.length === 0;
		}
	});
};
const ZodRealError = /*@__PURE__*/ $constructor("ZodError", initializer, void 0, { Parent: Error });
// node_modules/zod/v4/classic/parse.js
const parse = /* @__PURE__ */ _parse(ZodRealError);
const parseAsync = /* @__PURE__ */ _parseAsync(ZodRealError);
const safeParse = /* @__PURE__ */ _safeParse(ZodRealError);
const safeParseAsync = /* @__PURE__ */ _safeParseAsync(ZodRealError);
const encode = /* @__PURE__ */ _encode(ZodRealError);
const decode = /* @__PURE__ */ _decode(ZodRealError);
const encodeAsync = /* @__PURE__ */ _encodeAsync(ZodRealError);
const decodeAsync = /* @__PURE__ */ _decodeAsync(ZodRealError);
const safeEncode = /* @__PURE__ */ _safeEncode(ZodRealError);
const safeDecode = /* @__PURE__ */ _safeDecode(ZodRealError);
const safeEncodeAsync = /* @__PURE__ */ _safeEncodeAsync(ZodRealError);
const safeDecodeAsync = /* @__PURE__ */ _safeDecodeAsync(ZodRealError);
// node_modules/zod/v4/classic/schemas.js
function _ensureDefaultLocale() {
	if (!globalConfig.localeError) config(en_default());
}
function _ensureDefaultMemoizer() {
	if (!globalConfig.memoizer) config({ memoizer: memoizer() });
}
const ZodType = /*@__PURE__*/ $constructor("ZodType", (inst, def) => {
	_ensureDefaultLocale();
	$ZodType.init(inst, def);
	inst.def = def;
	inst.type = def.type;
	return inst;
}, {
	check(...chks) {
		const def = this.def;
		return this.clone(mergeDefs(def, { checks: [...def.checks ?? [], ...chks.map((ch) => typeof ch === "function" ? { _zod: {
			check: ch,
			def: { check: "custom" },
			onattach: []
		} } : ch)] }), { parent: true });
	},
	with(...chks) {
		return this.check(...chks);
	},
	clone(def, params) {
		return clone(this, def, params);
	},
	brand() {
		return this;
	},
	register(reg, meta) {
		reg.add(this, meta);
		return this;
	},
	refine(check, params) {
		return this.check(refine(check, params));
	},
	superRefine(refinement, params) {
		return this.check(superRefine(refinement, params));
	},
	overwrite(fn) {
		return this.check(/* @__PURE__ */ _overwrite(fn));
	},
	optional() {
		return optional(this);
	},
	exactOptional() {
		return exactOptional(this);
	},
	nullable() {
		return nullable(this);
	},
	nullish() {
		return optional(nullable(this));
	},
	nonoptional(params) {
		return nonoptional(this, params);
	},
	array() {
		return array(this);
	},
	or(arg) {
		return union([this, arg]);
	},
	and(arg) {
		return intersection(this, arg);
	},
	transform(tx) {
		return pipe(this, transform(tx));
	},
	default(d) {
		return _default(this, d);
	},
	prefault(d) {
		return prefault(this, d);
	},
	catch(params) {
		return _catch(this, params);
	},
	pipe(target) {
		return pipe(this, target);
	},
	readonly() {
		return readonly(this);
	},
	describe(description) {
		const cl = this.clone();
		globalRegistry.add(cl, { description });
		return cl;
	},
	meta(...args) {
		if (args.length === 0) return globalRegistry.get(this);
		const cl = this.clone();
		globalRegistry.add(cl, args[0]);
		return cl;
	},
	isOptional() {
		return this.safeParse(void 0).success;
	},
	isNullable() {
		return this.safeParse(null).success;
	},
	apply(fn, ...args) {
		return args.length === 0 ? fn(this) : fn(this, ...args);
	},
	get "~standard"() {
		return hide(this, "~standard", {
			...standardProps(this),
			jsonSchema: {
				input: createStandardJSONSchemaMethod(this, "input"),
				output: createStandardJSONSchemaMethod(this, "output")
			}
		});
	},
	set "~standard"(value) {
		own(this, "~standard", value);
	},
	parse: function _parse(data, params) {
		return parse(this, data, params, { callee: _parse });
	},
	parseAsync: async function _parseAsync(data, params) {
		return await parseAsync(this, data, params, { callee: _parseAsync });
	},
	safeParse(data, params) {
		return safeParse(this, data, params);
	},
	async safeParseAsync(data, params) {
		return safeParseAsync(this, data, params);
	},
	get spa() {
		return this?.safeParseAsync;
	},
	set spa(value) {
		own(this, "spa", value);
	},
	validate(data, params) {
		return validate(this, data, params);
	},
	validateAsync(data, params) {
		return validateAsync$1(this, data, params);
	},
	encode: function _encode(data, params) {
		return encode(this, data, params, { callee: _encode });
	},
	decode: function _decode(data, params) {
		return decode(this, data, params, { callee: _decode });
	},
	encodeAsync: async function _encodeAsync(data, params) {
		return await encodeAsync(this, data, params, { callee: _encodeAsync });
	},
	decodeAsync: async function _decodeAsync(data, params) {
		return await decodeAsync(this, data, params, { callee: _decodeAsync });
	},
	safeEncode(data, params) {
		return safeEncode(this, data, params);
	},
	safeDecode(data, params) {
		return safeDecode(this, data, params);
	},
	async safeEncodeAsync(data, params) {
		return safeEncodeAsync(this, data, params);
	},
	async safeDecodeAsync(data, params) {
		return safeDecodeAsync(this, data, params);
	},
	toJSONSchema(params) {
		return createToJSONSchemaMethod(this, {})(params);
	},
	get description() {
		return globalRegistry.get(this)?.description;
	},
	get _def() {
		return this._zod.def;
	}
});
/** @internal */
const _ZodString = /*@__PURE__*/ $constructor("_ZodString", (inst, def) => {
	$ZodString.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => stringProcessor(inst, ctx, json, params);
}, /*@__PURE__*/ derived({
	format: (inst) => aggregateChecks(inst).format ?? null,
	minLength: (inst) => aggregateChecks(inst).minimum ?? null,
	maxLength: (inst) => aggregateChecks(inst).maximum ?? null
}, {
	regex(...args) {
		return this.check(/* @__PURE__ */ _regex(...args));
	},
	includes(...args) {
		return this.check(/* @__PURE__ */ _includes(...args));
	},
	startsWith(...args) {
		return this.check(/* @__PURE__ */ _startsWith(...args));
	},
	endsWith(...args) {
		return this.check(/* @__PURE__ */ _endsWith(...args));
	},
	min(...args) {
		return this.check(/* @__PURE__ */ _minLength(...args));
	},
	max(...args) {
		return this.check(/* @__PURE__ */ _maxLength(...args));
	},
	length(...args) {
		return this.check(/* @__PURE__ */ _length(...args));
	},
	nonempty(...args) {
		return this.check(/* @__PURE__ */ _minLength(1, ...args));
	},
	lowercase(params) {
		return this.check(/* @__PURE__ */ _lowercase(params));
	},
	uppercase(params) {
		return this.check(/* @__PURE__ */ _uppercase(params));
	},
	trim() {
		return this.check(/* @__PURE__ */ _trim());
	},
	normalize(...args) {
		return this.check(/* @__PURE__ */ _normalize(...args));
	},
	toLowerCase() {
		return this.check(/* @__PURE__ */ _toLowerCase());
	},
	toUpperCase() {
		return this.check(/* @__PURE__ */ _toUpperCase());
	},
	slugify() {
		return this.check(/* @__PURE__ */ _slugify());
	}
}));
const ZodString = /*@__PURE__*/ $constructor("ZodString", (inst, def) => {
	$ZodString.init(inst, def);
	_ZodString.init(inst, def);
}, {
	email(params) {
		return this.check(/* @__PURE__ */ _email(ZodEmail, params));
	},
	url(params) {
		return this.check(/* @__PURE__ */ _url(ZodURL, params));
	},
	jwt(params) {
		return this.check(/* @__PURE__ */ _jwt(ZodJWT, params));
	},
	emoji(params) {
		return this.check(/* @__PURE__ */ _emoji(ZodEmoji, params));
	},
	guid(params) {
		return this.check(/* @__PURE__ */ _guid(ZodGUID, params));
	},
	uuid(params) {
		return this.check(/* @__PURE__ */ _uuid(ZodUUID, params));
	},
	uuidv4(params) {
		return this.check(/* @__PURE__ */ _uuidv4(ZodUUID, params));
	},
	uuidv6(params) {
		return this.check(/* @__PURE__ */ _uuidv6(ZodUUID, params));
	},
	uuidv7(params) {
		return this.check(/* @__PURE__ */ _uuidv7(ZodUUID, params));
	},
	nanoid(params) {
		return this.check(/* @__PURE__ */ _nanoid(ZodNanoID, params));
	},
	cuid(params) {
		return this.check(/* @__PURE__ */ _cuid(ZodCUID, params));
	},
	cuid2(params) {
		return this.check(/* @__PURE__ */ _cuid2(ZodCUID2, params));
	},
	ulid(params) {
		return this.check(/* @__PURE__ */ _ulid(ZodULID, params));
	},
	base64(params) {
		return this.check(/* @__PURE__ */ _base64(ZodBase64, params));
	},
	base64url(params) {
		return this.check(/* @__PURE__ */ _base64url(ZodBase64URL, params));
	},
	xid(params) {
		return this.check(/* @__PURE__ */ _xid(ZodXID, params));
	},
	ksuid(params) {
		return this.check(/* @__PURE__ */ _ksuid(ZodKSUID, params));
	},
	ipv4(params) {
		return this.check(/* @__PURE__ */ _ipv4(ZodIPv4, params));
	},
	ipv6(params) {
		return this.check(/* @__PURE__ */ _ipv6(ZodIPv6, params));
	},
	cidrv4(params) {
		return this.check(/* @__PURE__ */ _cidrv4(ZodCIDRv4, params));
	},
	cidrv6(params) {
		return this.check(/* @__PURE__ */ _cidrv6(ZodCIDRv6, params));
	},
	e164(params) {
		return this.check(/* @__PURE__ */ _e164(ZodE164, params));
	},
	datetime(params) {
		return this.check(/* @__PURE__ */ _isoDateTime(ZodISODateTime, params));
	},
	date(params) {
		return this.check(/* @__PURE__ */ _isoDate(ZodISODate, params));
	},
	time(params) {
		return this.check(/* @__PURE__ */ _isoTime(ZodISOTime, params));
	},
	duration(params) {
		return this.check(/* @__PURE__ */ _isoDuration(ZodISODuration, params));
	}
});
function string(params) {
	return /* @__PURE__ */ _string(ZodString, params);
}
const ZodStringFormat = /*@__PURE__*/ $constructor("ZodStringFormat", (inst, def) => {
	$ZodStringFormat.init(inst, def);
	_ZodString.init(inst, def);
});
const ZodISODateTime = /*@__PURE__*/ $constructor("ZodISODateTime", (inst, def) => {
	$ZodISODateTime.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodISODate = /*@__PURE__*/ $constructor("ZodISODate", (inst, def) => {
	$ZodISODate.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodISOTime = /*@__PURE__*/ $constructor("ZodISOTime", (inst, def) => {
	$ZodISOTime.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodISODuration = /*@__PURE__*/ $constructor("ZodISODuration", (inst, def) => {
	$ZodISODuration.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodEmail = /*@__PURE__*/ $constructor("ZodEmail", (inst, def) => {
	$ZodEmail.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodGUID = /*@__PURE__*/ $constructor("ZodGUID", (inst, def) => {
	$ZodGUID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodUUID = /*@__PURE__*/ $constructor("ZodUUID", (inst, def) => {
	$ZodUUID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodURL = /*@__PURE__*/ $constructor("ZodURL", (inst, def) => {
	$ZodURL.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodEmoji = /*@__PURE__*/ $constructor("ZodEmoji", (inst, def) => {
	$ZodEmoji.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodNanoID = /*@__PURE__*/ $constructor("ZodNanoID", (inst, def) => {
	$ZodNanoID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
/**
* @deprecated CUID v1 is deprecated by its authors due to information leakage
* (timestamps embedded in the id). Use {@link ZodCUID2} instead.
* See https://github.com/paralleldrive/cuid.
*/
const ZodCUID = /*@__PURE__*/ $constructor("ZodCUID", (inst, def) => {
	$ZodCUID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodCUID2 = /*@__PURE__*/ $constructor("ZodCUID2", (inst, def) => {
	$ZodCUID2.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodULID = /*@__PURE__*/ $constructor("ZodULID", (inst, def) => {
	$ZodULID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodXID = /*@__PURE__*/ $constructor("ZodXID", (inst, def) => {
	$ZodXID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodKSUID = /*@__PURE__*/ $constructor("ZodKSUID", (inst, def) => {
	$ZodKSUID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodIPv4 = /*@__PURE__*/ $constructor("ZodIPv4", (inst, def) => {
	$ZodIPv4.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodIPv6 = /*@__PURE__*/ $constructor("ZodIPv6", (inst, def) => {
	$ZodIPv6.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodCIDRv4 = /*@__PURE__*/ $constructor("ZodCIDRv4", (inst, def) => {
	$ZodCIDRv4.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodCIDRv6 = /*@__PURE__*/ $constructor("ZodCIDRv6", (inst, def) => {
	$ZodCIDRv6.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodBase64 = /*@__PURE__*/ $constructor("ZodBase64", (inst, def) => {
	$ZodBase64.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodBase64URL = /*@__PURE__*/ $constructor("ZodBase64URL", (inst, def) => {
	$ZodBase64URL.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodE164 = /*@__PURE__*/ $constructor("ZodE164", (inst, def) => {
	$ZodE164.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodJWT = /*@__PURE__*/ $constructor("ZodJWT", (inst, def) => {
	$ZodJWT.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodNumber = /*@__PURE__*/ $constructor("ZodNumber", (inst, def) => {
	$ZodNumber.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => numberProcessor(inst, ctx, json, params);
	inst.isFinite = true;
}, /*@__PURE__*/ derived({
	minValue: (inst) => {
		const { minimum, exclusiveMinimum } = aggregateChecks(inst);
		return Math.max(minimum ?? Number.NEGATIVE_INFINITY, exclusiveMinimum ?? Number.NEGATIVE_INFINITY);
	},
	maxValue: (inst) => {
		const { maximum, exclusiveMaximum } = aggregateChecks(inst);
		return Math.min(maximum ?? Number.POSITIVE_INFINITY, exclusiveMaximum ?? Number.POSITIVE_INFINITY);
	},
	isInt: (inst) => {
		const { isInt, multipleOf } = aggregateChecks(inst);
		return !!isInt || !!multipleOf?.some(Number.isSafeInteger);
	},
	format: (inst) => aggregateChecks(inst).format ?? null
}, {
	gt(value, params) {
		return this.check(/* @__PURE__ */ _gt(value, params));
	},
	gte(value, params) {
		return this.check(/* @__PURE__ */ _gte(value, params));
	},
	min(value, params) {
		return this.check(/* @__PURE__ */ _gte(value, params));
	},
	lt(value, params) {
		return this.check(/* @__PURE__ */ _lt(value, params));
	},
	lte(value, params) {
		return this.check(/* @__PURE__ */ _lte(value, params));
	},
	max(value, params) {
		return this.check(/* @__PURE__ */ _lte(value, params));
	},
	int(params) {
		return this.check(int(params));
	},
	safe(params) {
		return this.check(int(params));
	},
	positive(params) {
		return this.check(/* @__PURE__ */ _gt(0, params));
	},
	nonnegative(params) {
		return this.check(/* @__PURE__ */ _gte(0, params));
	},
	negative(params) {
		return this.check(/* @__PURE__ */ _lt(0, params));
	},
	nonpositive(params) {
		return this.check(/* @__PURE__ */ _lte(0, params));
	},
	multipleOf(value, params) {
		return this.check(/* @__PURE__ */ _multipleOf(value, params));
	},
	step(value, params) {
		return this.check(/* @__PURE__ */ _multipleOf(value, params));
	},
	finite() {
		return this;
	}
}));
function number(params) {
	return /* @__PURE__ */ _number(ZodNumber, params);
}
const ZodNumberFormat = /*@__PURE__*/ $constructor("ZodNumberFormat", (inst, def) => {
	$ZodNumberFormat.init(inst, def);
	ZodNumber.init(inst, def);
});
function int(params) {
	return /* @__PURE__ */ _int(ZodNumberFormat, params);
}
const ZodBoolean = /*@__PURE__*/ $constructor("ZodBoolean", (inst, def) => {
	$ZodBoolean.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => booleanProcessor(inst, ctx, json, params);
});
function boolean(params) {
	return /* @__PURE__ */ _boolean(ZodBoolean, params);
}
const ZodUnknown = /*@__PURE__*/ $constructor("ZodUnknown", (inst, def) => {
	$ZodUnknown.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => void 0;
});
function unknown() {
	return /* @__PURE__ */ _unknown(ZodUnknown);
}
const ZodNever = /*@__PURE__*/ $constructor("ZodNever", (inst, def) => {
	$ZodNever.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => neverProcessor(inst, ctx, json, params);
});
function never(params) {
	return /* @__PURE__ */ _never(ZodNever, params);
}
const ZodArray = /*@__PURE__*/ $constructor("ZodArray", (inst, def) => {
	_ensureDefaultMemoizer();
	$ZodArray.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => arrayProcessor(inst, ctx, json, params);
	inst.element = def.element;
}, {
	min(n, params) {
		return this.check(/* @__PURE__ */ _minLength(n, params));
	},
	nonempty(params) {
		return this.check(/* @__PURE__ */ _minLength(1, params));
	},
	max(n, params) {
		return this.check(/* @__PURE__ */ _maxLength(n, params));
	},
	length(n, params) {
		return this.check(/* @__PURE__ */ _length(n, params));
	},
	unwrap() {
		return this.element;
	}
});
function array(element, params) {
	return /* @__PURE__ */ _array(ZodArray, element, params);
}
const ZodObject = /*@__PURE__*/ $constructor("ZodObject", (inst, def) => {
	_ensureDefaultMemoizer();
	$ZodObjectJIT.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => objectProcessor(inst, ctx, json, params);
	installLazyProp(inst, "shape", (self) => self._zod.def.shape, false);
}, {
	keyof() {
		return _enum(Object.keys(this._zod.def.shape));
	},
	catchall(catchall) {
		return this.clone(mergeDefs(this._zod.def, { catchall }));
	},
	passthrough() {
		return this.clone(mergeDefs(this._zod.def, { catchall: unknown() }));
	},
	loose() {
		return this.clone(mergeDefs(this._zod.def, { catchall: unknown() }));
	},
	strict() {
		return this.clone(mergeDefs(this._zod.def, { catchall: never() }));
	},
	strip() {
		return this.clone(mergeDefs(this._zod.def, { catchall: void 0 }));
	},
	extend(incoming) {
		return extend(this, incoming);
	},
	safeExtend(incoming) {
		return safeExtend(this, incoming);
	},
	merge(other) {
		return merge(this, other);
	},
	pick(mask) {
		return pick(this, mask);
	},
	omit(mask) {
		return omit(this, mask);
	},
	partial(...args) {
		return partial(ZodOptional, this, args[0]);
	},
	exactPartial(...args) {
		return partial(ZodExactOptional, this, args[0], "exactPartial");
	},
	required(...args) {
		return required(ZodNonOptional, this, args[0]);
	}
});
function object(shape, params) {
	const def = {
		type: "object",
		shape: shape ?? {},
		...normalizeParams(params)
	};
	return new ZodObject(def);
}
function strictObject(shape, params) {
	return new ZodObject({
		type: "object",
		shape,
		catchall: never(),
		...normalizeParams(params)
	});
}
const ZodUnion = /*@__PURE__*/ $constructor("ZodUnion", (inst, def) => {
	$ZodUnion.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => unionProcessor(inst, ctx, json, params);
	inst.options = def.options;
});
function union(options, params) {
	return new ZodUnion({
		type: "union",
		options,
		...normalizeParams(params)
	});
}
const ZodDiscriminatedUnion = /*@__PURE__*/ $constructor("ZodDiscriminatedUnion", (inst, def) => {
	ZodUnion.init(inst, def);
	$ZodDiscriminatedUnion.init(inst, def);
});
function discriminatedUnion(discriminator, options, params) {
	return new ZodDiscriminatedUnion({
		type: "union",
		options,
		discriminator,
		...normalizeParams(params)
	});
}
const ZodIntersection = /*@__PURE__*/ $constructor("ZodIntersection", (inst, def) => {
	$ZodIntersection.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => intersectionProcessor(inst, ctx, json, params);
});
function intersection(left, right) {
	return new ZodIntersection({
		type: "intersection",
		left,
		right
	});
}
const ZodTuple = /*@__PURE__*/ $constructor("ZodTuple", (inst, def) => {
	_ensureDefaultMemoizer();
	$ZodTuple.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => tupleProcessor(inst, ctx, json, params);
}, {
	rest(rest) {
		return this.clone({
			...this._zod.def,
			rest
		});
	},
	partial() {
		const def = this._zod.def;
		if (def.checks?.length) throw new Error(".partial() cannot be used on tuple schemas containing refinements");
		return this.clone({
			...def,
			items: def.items.map((item) => new ZodOptional({
				type: "optional",
				innerType: item
			}))
		});
	}
});
function tuple(items, _paramsOrRest, _params) {
	const hasRest = _paramsOrRest instanceof $ZodType;
	return new ZodTuple({
		type: "tuple",
		items,
		rest: hasRest ? _paramsOrRest : null,
		...normalizeParams(hasRest ? _params : _paramsOrRest)
	});
}
const ZodRecord = /*@__PURE__*/ $constructor("ZodRecord", (inst, def) => {
	_ensureDefaultMemoizer();
	$ZodRecord.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => recordProcessor(inst, ctx, json, params);
	inst.keyType = def.keyType;
	inst.valueType = def.valueType;
});
function record(keyType, valueType, params) {
	if (!valueType || !valueType._zod) return new ZodRecord({
		type: "record",
		keyType: string(),
		valueType: keyType,
		...normalizeParams(valueType)
	});
	return new ZodRecord({
		type: "record",
		keyType,
		valueType,
		...normalizeParams(params)
	});
}
function partialRecord(keyType, valueType, params) {
	return new ZodRecord({
		type: "record",
		keyType,
		valueType,
		...normalizeParams(params),
		partial: true
	});
}
const ZodEnum = /*@__PURE__*/ $constructor("ZodEnum", (inst, def) => {
	$ZodEnum.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => enumProcessor(inst, ctx, json, params);
	inst.enum = def.entries;
	inst.options = [...inst._zod.values];
	const keys = new Set(Object.keys(def.entries));
	inst.extract = (values, params) => {
		const newEntries = {};
		for (const value of values) if (keys.has(value)) newEntries[value] = def.entries[value];
		else throw new Error(`Key ${value} not found in enum`);
		return new ZodEnum({
			...def,
			checks: [],
			...normalizeParams(params),
			entries: newEntries
		});
	};
	inst.exclude = (values, params) => {
		const newEntries = { ...def.entries };
		for (const value of values) if (keys.has(value)) delete newEntries[value];
		else throw new Error(`Key ${value} not found in enum`);
		return new ZodEnum({
			...def,
			checks: [],
			...normalizeParams(params),
			entries: newEntries
		});
	};
});
function _enum(values, params) {
	const entries = Array.isArray(values) ? Object.fromEntries(values.map((v) => [v, v])) : values;
	return new ZodEnum({
		type: "enum",
		entries,
		...normalizeParams(params)
	});
}
const ZodLiteral = /*@__PURE__*/ $constructor("ZodLiteral", (inst, def) => {
	$ZodLiteral.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => literalProcessor(inst, ctx, json, params);
	inst.values = new Set(def.values);
	Object.defineProperty(inst, "value", { get() {
		if (def.values.length > 1) throw new Error("This schema contains multiple valid literal values. Use `.values` instead.");
		return def.values[0];
	} });
});
function literal(value, params) {
	return new ZodLiteral({
		type: "literal",
		values: Array.isArray(value) ? value : [value],
		...normalizeParams(params)
	});
}
const ZodTransform = /*@__PURE__*/ $constructor("ZodTransform", (inst, def) => {
	_ensureDefaultMemoizer();
	$ZodTransform.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => transformProcessor(inst, ctx, json, params);
	inst._zod.parse = (payload, _ctx) => {
		if (_ctx.direction === "backward") throw new $ZodEncodeError(inst.constructor.name);
		payload.addIssue = (issue$1) => {
			if (typeof issue$1 === "string") payload.issues.push(issue(issue$1, payload.value, def));
			else {
				const _issue = issue$1;
				if (_issue.fatal) _issue.continue = false;
				_issue.code ?? (_issue.code = "custom");
				if (!("input" in _issue)) _issue.input = payload.value;
				_issue.inst ?? (_issue.inst = inst);
				payload.issues.push(issue(_issue));
			}
		};
		const output = def.transform(payload.value, payload);
		if (output instanceof Promise) return output.then((output) => {
			payload.value = output;
			return payload;
		});
		payload.value = output;
		return payload;
	};
});
function transform(fn) {
	return new ZodTransform({
		type: "transform",
		transform: fn
	});
}
const ZodOptional = /*@__PURE__*/ $constructor("ZodOptional", (inst, def) => {
	$ZodOptional.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => optionalProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function optional(innerType) {
	return new ZodOptional({
		type: "optional",
		innerType
	});
}
const ZodExactOptional = /*@__PURE__*/ $constructor("ZodExactOptional", (inst, def) => {
	$ZodExactOptional.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => optionalProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function exactOptional(innerType) {
	return new ZodExactOptional({
		type: "optional",
		innerType
	});
}
const ZodNullable = /*@__PURE__*/ $constructor("ZodNullable", (inst, def) => {
	$ZodNullable.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => nullableProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function nullable(innerType) {
	return new ZodNullable({
		type: "nullable",
		innerType
	});
}
const ZodDefault = /*@__PURE__*/ $constructor("ZodDefault", (inst, def) => {
	$ZodDefault.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => defaultProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
	inst.removeDefault = inst.unwrap;
});
function _default(innerType, defaultValue) {
	return new ZodDefault({
		type: "default",
		innerType,
		get defaultValue() {
			return typeof defaultValue === "function" ? defaultValue() : shallowClone(defaultValue);
		}
	});
}
const ZodPrefault = /*@__PURE__*/ $constructor("ZodPrefault", (inst, def) => {
	$ZodPrefault.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => prefaultProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function prefault(innerType, defaultValue) {
	return new ZodPrefault({
		type: "prefault",
		innerType,
		get defaultValue() {
			return typeof defaultValue === "function" ? defaultValue() : shallowClone(defaultValue);
		}
	});
}
const ZodNonOptional = /*@__PURE__*/ $constructor("ZodNonOptional", (inst, def) => {
	$ZodNonOptional.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => nonoptionalProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function nonoptional(innerType, params) {
	return new ZodNonOptional({
		type: "nonoptional",
		innerType,
		...normalizeParams(params)
	});
}
const ZodCatch = /*@__PURE__*/ $constructor("ZodCatch", (inst, def) => {
	$ZodCatch.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => catchProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
	inst.removeCatch = inst.unwrap;
});
function _catch(innerType, catchValue) {
	return new ZodCatch({
		type: "catch",
		innerType,
		catchValue: typeof catchValue === "function" ? catchValue : constantCatch(catchValue)
	});
}
const ZodPipe = /*@__PURE__*/ $constructor("ZodPipe", (inst, def) => {
	$ZodPipe.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => pipeProcessor(inst, ctx, json, params);
	inst.in = def.in;
	inst.out = def.out;
});
function pipe(in_, out) {
	return new ZodPipe({
		type: "pipe",
		in: in_,
		out
	});
}
const ZodReadonly = /*@__PURE__*/ $constructor("ZodReadonly", (inst, def) => {
	$ZodReadonly.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => readonlyProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function readonly(innerType) {
	return new ZodReadonly({
		type: "readonly",
		innerType
	});
}
const ZodCustom = /*@__PURE__*/ $constructor("ZodCustom", (inst, def) => {
	$ZodCustom.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => customProcessor(inst, ctx, json, params);
});
function refine(fn, _params = {}) {
	return /* @__PURE__ */ _refine(ZodCustom, fn, _params);
}
function superRefine(fn, params) {
	return /* @__PURE__ */ _superRefine(fn, params);
}
// src/core/diagnostic/nearest.ts
/** Longest word that is compared; longer ones get no suggestion. */
const MAX_WORD_LENGTH = 64;
/**
* The candidate nearest to a mistyped word, or undefined when none is near enough to be what was meant: at most a
* third of the word's letters differ (insert, delete, replace, or swap of neighbours).
*/
function nearest(word, candidates) {
	if (word.length > MAX_WORD_LENGTH) return void 0;
	let best;
	let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1;
	for (const candidate of candidates) {
		const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
		if (distance < bestDistance) {
			best = candidate;
			bestDistance = distance;
		}
	}
	return best;
}
/** Optimal string alignment distance between two words. */
function editDistance(a, b) {
	let beforeLast = [];
	let last = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1];
			let cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, at(beforeLast, j - 2) + 1);
			row.push(cost);
		}
		beforeLast = last;
		last = row;
	}
	return at(last, b.length);
}
function at(row, index) {
	return row[index] ?? Number.POSITIVE_INFINITY;
}
// src/io/git/credentials.ts
/** Longest text of a failed command that is kept, in UTF-16 code units. */
const MAX_COMPLAINT_LENGTH = 8192;
/**
* A text without what could be a password or token: user information and secret query parameters of URLs,
* authorisation headers, and tokens with the well-known prefixes of GitHub and GitLab. It rather removes too much.
*/
function removeCredentials(text) {
	return text.replaceAll(/\b([a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/'"<>]*@/gi, "$1***@").replaceAll(/([?&](?:[\w-]*token|password|secret|key|sig|signature)=)[^&\s'"]+/gi, "$1***").replaceAll(/(authorization:\s*(?:(?:basic|bearer|token)\s+)?)\S+/gi, "$1***").replaceAll(/\b(?:gh[a-z]_|github_pat_|glpat-)[A-Za-z0-9_-]{8,}/g, "***");
}
/**
* What a failed command printed, as one line for a finding: hints and progress left out, errors first, credentials
* removed, bounded.
*/
function formatComplaint(printed) {
	const lines = removeCredentials(printed.slice(0, MAX_COMPLAINT_LENGTH)).split(/[\r\n]+/).map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("hint:"));
	const errors = lines.filter((line) => /^(fatal|error|remote|! ?\[)/.test(line));
	const kept = errors.length > 0 ? errors : lines;
	return kept.length > 0 ? kept.join("; ") : "(no message)";
}
/** What a failed command printed, whole lines kept, credentials removed, bounded: the cause of an error. */
function boundComplaint(printed) {
	return removeCredentials(printed.slice(0, MAX_COMPLAINT_LENGTH));
}
// src/io/git/environment.ts
/**
* Variables by which a caller chooses repository, index or objects. Git hands them to its hooks, where they MUST be
* kept (`git commit -a` and `git commit <path>` use a temporary index; a server's hook sees new objects only through
* the quarantine); anywhere else they would send a command to the wrong repository.
* The list is that of `git rev-parse --local-env-vars`, without what carries configuration.
*/
const CHOOSING = [
	"GIT_DIR",
	"GIT_COMMON_DIR",
	"GIT_WORK_TREE",
	"GIT_IMPLICIT_WORK_TREE",
	"GIT_INDEX_FILE",
	"GIT_PREFIX",
	"GIT_OBJECT_DIRECTORY",
	"GIT_ALTERNATE_OBJECT_DIRECTORIES",
	"GIT_QUARANTINE_PATH",
	"GIT_SHALLOW_FILE",
	"GIT_NAMESPACE"
];
/** Variables that change what plumbing answers, or run a program; dropped in every mode. */
const MISLEADING = [
	"GIT_CONFIG",
	"GIT_DIFF_OPTS",
	"GIT_EXTERNAL_DIFF",
	"GIT_GLOB_PATHSPECS",
	"GIT_GRAFT_FILE",
	"GIT_ICASE_PATHSPECS",
	"GIT_NOGLOB_PATHSPECS",
	"GIT_REPLACE_REF_BASE"
];
/**
* What every plumbing call is given. Replace refs are not followed: what is pushed, and judged by others, is the
* original object. Paths are literal: `*` and `:(…)` in a path mean themselves.
*/
const FIXED = {
	GIT_LITERAL_PATHSPECS: "1",
	GIT_NO_REPLACE_OBJECTS: "1",
	GIT_OPTIONAL_LOCKS: "0",
	GIT_TERMINAL_PROMPT: "0",
	LC_ALL: "C"
};
/** The caller's environment without what must not reach git in this mode. */
function repositoryEnvironment(env, mode) {
	const kept = { ...env };
	for (const name of MISLEADING) delete kept[name];
	if (mode === "plain") for (const name of CHOOSING) delete kept[name];
	return kept;
}
/**
* The environment of a hook with absolute paths, so that it means the same in every directory. Git reads a relative
* `GIT_INDEX_FILE` from the top of the work tree, the others from the current directory.
*/
function absoluteEnvironment(env, cwd, root) {
	const absolute = { ...env };
	const from = {
		GIT_DIR: cwd,
		GIT_COMMON_DIR: cwd,
		GIT_WORK_TREE: cwd,
		GIT_OBJECT_DIRECTORY: cwd
	};
	for (const [name, base] of Object.entries({
		...from,
		GIT_INDEX_FILE: root ?? cwd
	})) {
		const value = env[name];
		if (value !== void 0 && value !== "") absolute[name] = resolve(base, value);
	}
	return absolute;
}
/** The environment of one plumbing call. */
function plumbingEnvironment(env) {
	return {
		...env,
		...FIXED
	};
}
// src/io/git/plumbing.ts
/** The oldest git that is supported: `rev-parse --path-format` came with it. https://git-scm.com/docs/git-rev-parse */
const NEEDED_GIT = "2.31";
/** Most bytes one answer may have where the caller names no other limit. */
const MAX_OUTPUT_BYTES = 268435456;
/** How long one call may take. Lazy fetches of a partial clone are part of it. */
const TIMEOUT_MS = 3e5;
/**
* Given with every call. `core.fsmonitor` can name a program, and an `ext::` remote is one; a repository from a
* stranger must not start either. No command used here writes through a pager, and none runs hooks or filters.
*/
const HARDENING = [
	"--no-pager",
	"-c",
	"core.fsmonitor=false",
	"-c",
	"protocol.ext.allow=never"
];
/**
* Runs one git command to its end and returns its answer. 1 process. No shell is involved, and the environment is
* only the given one.
* @throws git/not-found, git/not-a-repository (no such directory), git/refused, git/timed-out, git/too-much-output
*/
function runGit(args, call) {
	const answer = tryGit(args, call);
	if (answer !== "overflow") return answer;
	throw failure$1("git/too-much-output", HERE, {
		verb: verbOf(args),
		limit: call.maxBytes ?? MAX_OUTPUT_BYTES
	});
}
/** As `runGit`, but an answer that is longer than `maxBytes` is a value. 1 process. */
function tryGit(args, call) {
	const ended = spawnSync("git", [...HARDENING, ...args], {
		cwd: call.cwd,
		env: plumbingEnvironment(call.env),
		input: call.input ?? "",
		maxBuffer: call.maxBytes ?? MAX_OUTPUT_BYTES,
		timeout: TIMEOUT_MS,
		windowsHide: true
	});
	if (ended.error?.code === "ENOBUFS") return "overflow";
	if (ended.error !== void 0) throw startFailure(args, call.cwd, ended.error);
	const stderr = ended.stderr.toString("utf8");
	const { status } = ended;
	if (status !== null && (call.okCodes ?? [0]).includes(status)) return {
		status,
		stdout: ended.stdout,
		stderr
	};
	throw refusal(args, status ?? ended.signal ?? "a signal", stderr);
}
/** The error for a command that answered with an unexpected exit code or was killed. */
function refusal(args, status, printed) {
	const facts = {
		verb: verbOf(args),
		status,
		stderr: formatComplaint(printed)
	};
	return failure$1("git/refused", HERE, facts, boundComplaint(printed));
}
const HERE = { path: "." };
function startFailure(args, cwd, error) {
	if (error.code === "ETIMEDOUT") return failure$1("git/timed-out", HERE, {
		verb: verbOf(args),
		seconds: TIMEOUT_MS / 1e3
	}, error);
	if (error.code === "ENOENT" || error.code === "ENOTDIR" || error.code === "EACCES") {
		if (!existsSync(cwd)) return failure$1("git/not-a-repository", HERE, { dir: cwd }, error);
		return failure$1("git/not-found", HERE, { needed: NEEDED_GIT }, error);
	}
	return refusal(args, error.code ?? "an error", error.message);
}
/** The subcommand: the first argument that is neither an option nor a setting behind `-c`. */
function verbOf(args) {
	return args.find((arg) => /^[a-z][a-z-]*$/.test(arg)) ?? "";
}
export { messageOf as $, MAX_EVENTS as A, CONFIG_PATH as B, strictObject as C, unknown as D, union as E, MAX_RECORD_BYTES as F, isOlderStatus as G, OBJECTIVE_ROOT as H, MAX_THREAD_BYTES as I, failure$1 as J, parseTicketPath as K, isFreeArtifact as L, MAX_ITEM_BYTES as M, MAX_LINE_LENGTH as N, toJSONSchema as O, MAX_PLAN_RECORDS as P, identityOf as Q, maxBytesOf as R, record as S, tuple as T, OLDER_STATUSES as U, DEFAULT_TICKET_ROOT as V, byteLength as W, finding as X, asWarning as Y, helpOf as Z, int as _, verbOf as a, printableJson as at, object as b, repositoryEnvironment as c, isCode as ct, nearest as d, SECRET_SHAPES as et, _enum as f, exactOptional as g, discriminatedUnion as h, tryGit as i, printable as it, MAX_EVENT_BODY_BYTES as j, config as k, formatComplaint as l, boolean as m, refusal as n, countFindings as nt, absoluteEnvironment as o, detach as ot, array as p, YoiError as q, runGit as r, countOf as rt, plumbingEnvironment as s, codes as st, NEEDED_GIT as t, maskSecrets as tt, removeCredentials as u, literal as v, string as w, partialRecord as x, number as y, BASELINE_PATH as z };
