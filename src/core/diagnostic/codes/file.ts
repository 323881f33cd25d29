import type { CodeInfo } from "../code-info.ts";

const NEVER_FOLLOWED =
  "yoi reads and writes only ordinary files below ordinary directories. A link could lead out of the repository, to a file of another user or to another ticket, and git stores only where it points. So no link is followed, on no segment of the path.";

/** Codes of the area `file/`: what a path holds, and reading and writing it. */
export const fileCodes = {
  "file/symlink": {
    severity: "error",
    title: "symbolic link",
    message: "{path} is a symbolic link",
    help: "replace the link by the file or directory it points to",
    explain: `${NEVER_FOLLOWED} Remove the link, put a copy of what it pointed to in its place, and commit that.`,
  },
  "file/submodule": {
    severity: "error",
    title: "submodule",
    message: "{path} is a submodule",
    help: "remove the submodule and add its files to this repository",
    explain:
      "Git records a submodule as the id of a commit of another repository, which may not even be there. A ticket is part of the repository it belongs to, so a submodule among the records cannot be read or checked. Remove it with `git rm --cached` and add the files themselves.",
  },
  "file/directory": {
    severity: "error",
    title: "directory in a file's place",
    message: "{path} is a directory where a file belongs",
    help: "move its contents to artifacts/ and write the file",
    explain:
      "item.md, thread.md and the other records are files. A directory of that name hides the record, and every reader would report the ticket as incomplete. Move what is in it elsewhere and restore the file, for instance with `git restore`.",
  },
  "file/special": {
    severity: "error",
    title: "not an ordinary file",
    message: "{path} is not what belongs there: a pipe, a socket, a device, or a file in a directory's place",
    help: "remove it, or move it out of .yoi",
    explain:
      "Reading a pipe or a device may never end, and git cannot store one. A file where a directory belongs (for instance a file named .yoi/tickets) hides everything that should be below it. Such a path is reported and never opened.",
  },
  "file/unreadable": {
    severity: "error",
    title: "unreadable file",
    message: "{path} cannot be read",
    help: "check its owner, its permissions and its name",
    explain:
      "The operating system refused to open the file or directory, or its name is not valid UTF-8. What cannot be read cannot be checked, so this is an error and not a file that is merely skipped. `ls -la` shows owner and permissions.",
  },
  "file/too-large": {
    severity: "error",
    title: "file too large",
    message: "{path} has {size} bytes; the limit is {limit}",
    help: "shorten it, or keep the long part outside the ticket and link to it",
    explain:
      "Every record has a limit, so that no ticket can make a hook slow or fill a clone: every version of every file stays in the history for ever. Summarise long logs and reports, and keep the full text where it was produced. A file above the limit is not read at all.",
  },
  "file/not-utf8": {
    severity: "error",
    title: "not UTF-8",
    message: "{path} is not valid UTF-8",
    help: "save the file as UTF-8",
    explain:
      "Records are UTF-8 text. Bytes that are not would be replaced when the file is read, and a later edit would silently write the replacement back. Convert the file, for instance with `iconv -f SHIFT_JIS -t UTF-8`.",
  },
  "file/nul-byte": {
    severity: "error",
    title: "NUL byte",
    message: "{path} holds a NUL byte",
    help: "remove the byte, or restore the file from git",
    explain:
      "A NUL byte makes git and most tools treat the file as binary: no diff, no merge, no search. It usually comes from a file saved as UTF-16, or from a disk or editor that lost its contents. Save the file as UTF-8, or restore it with `git restore`.",
  },
  "file/too-many": {
    severity: "error",
    title: "too many files",
    message: "{path} holds {count} files; the limit is {limit}",
    help: "remove artifacts that nobody needs, or put them into one file",
    explain:
      "A ticket holds its records and a bounded number of artifacts, so that reading it stays cheap. Directories with hundreds of files are usually build output or logs, which belong outside the ticket.",
  },
  "file/executable": {
    severity: "warning",
    title: "executable record",
    message: "{path} is marked as executable",
    help: "clear the bit: git update-index --chmod=-x {path}",
    explain:
      "Records are data and are never run. An executable bit is usually an accident of copying from another file system. It makes a noisy diff and lets text from a ticket be started by mistake.",
  },
  "file/bad-name": {
    severity: "error",
    title: "unusable file name",
    message: "{path} has a name that not every system can hold",
    help: "rename it with letters, digits, dots, dashes and underscores",
    explain:
      "A file of a ticket is checked out on every kind of machine and named in messages and commands. Control characters, a leading dash, a trailing dot or space, backslashes and the reserved names of Windows break one or the other. Rename the file and mention the new name where the old one was linked.",
  },
  "file/outside": {
    severity: "error",
    title: "path outside the repository",
    message: "{path} is not a plain path inside the repository",
    help: "use a relative path without empty, . or .. segments, outside .git",
    explain:
      "yoi reads and writes only below the root of the repository. Absolute paths and `..` are refused before anything is opened, wherever the path came from: a command line, a ticket or the configuration. What is written must besides lie outside .git and have no backslash and no control character.",
  },
  "file/locked": {
    severity: "error",
    title: "another command is writing",
    message: "process {pid} on {host} has held the lock for the {seconds} seconds that were waited",
    help: "wait for process {pid} to end; if it is gone, remove {lock}",
    explain:
      "One command at a time writes to the tickets of a repository, in all of its worktrees. A lock whose process has ended on this machine is taken over at once. A process of another machine or of another container cannot be asked whether it still runs, so its lock is never taken over: make sure that nothing writes there, and remove the file named in the help.",
  },
  "file/changed-meanwhile": {
    severity: "error",
    title: "changed since it was read",
    message: "{path} changed while the command ran",
    help: "run the command again; nothing was written",
    explain:
      "A command reads the records, decides, and writes. When a file on disk is no longer what was read (an editor saved it, a git command replaced it, it appeared or vanished), writing would undo that change. So the command stops before it writes anything, and repeating it works on the new text.",
  },
  "file/disk-full": {
    severity: "error",
    title: "no space to write",
    message: "{path} could not be written: {reason}",
    help: "free some space or raise the limit, then run the command again; nothing was changed",
    explain:
      "All new contents are written beside their targets before any target is replaced. When the disk, a quota or a size limit (`ulimit -f`) stops that, the half-written files are removed and every record stays as it was.",
  },
  "file/read-only": {
    severity: "error",
    title: "not writable",
    message: "{path} could not be written: {reason}",
    help: "make the file and its directory writable for this user, then run the command again; nothing was changed",
    explain:
      "A record is replaced by renaming a new file over it, which needs write permission on the directory as well as on the file. The file system may be mounted read-only, or the files may belong to another user, for instance because an earlier command ran as root.",
  },
  "file/write-failed": {
    severity: "error",
    title: "write failed",
    message: "{path} could not be written: {reason}",
    help: "see the reason, mend it and run the command again; what was begun is undone now or by the next command",
    explain:
      "The operating system refused a step of the update for a reason other than space or permission, for instance an input/output error. Steps already taken are undone at once where that is possible. Otherwise the journal stays, and the next command finishes or undoes the update and says so.",
  },
  "file/journal-completed": {
    severity: "warning",
    title: "interrupted command completed",
    message: "an earlier command was interrupted; its update of {count} files ({path} …) is now complete",
    help: "look at `git diff` and do not run the earlier command again",
    explain:
      "The files of one update are replaced one by one, after a journal of the whole update is on disk. A command that was killed in between leaves the journal, and the next command finishes the update from it. Nothing that anybody else changed is touched.",
  },
  "file/journal-undone": {
    severity: "warning",
    title: "interrupted command undone",
    message:
      "an earlier command was interrupted before its update of {count} files ({path} …) began; nothing of it remains",
    help: "run the earlier command again",
    explain:
      "A command was killed while it prepared its new files, before the point from which the update is certain, or the prepared files were cleaned away. The prepared files are removed and every record is as it was before that command.",
  },
  "file/journal-conflict": {
    severity: "error",
    title: "interrupted command met another change",
    message:
      "{path} changed after an earlier command was interrupted, so that command's update was taken back",
    help: "compare {path} with {kept}, which holds what the command wanted to write, and run the command again",
    explain:
      "A command was killed in the middle of its update, and before the next command could finish it, somebody changed one of the files. That file is left exactly as it is. The other files of the update are set back to what they were before, and everything the command wanted to write is kept in the directory named in the help. Remove that directory when you no longer need it.",
  },
  "file/journal-damaged": {
    severity: "error",
    title: "unreadable journal",
    message: "the journal of an interrupted update cannot be read; it was put aside as {kept}",
    help: "run `yoi ticket doctor` and `git status` to see whether a ticket is half updated",
    explain:
      "The journal in the git directory is written whole before it counts, so a damaged one comes from a failing disk or from another version of yoi. It is kept for inspection and no longer stands in the way. If doctor reports a state that the thread does not explain, restore the ticket's files with `git restore` or mend them by hand.",
  },
} as const satisfies Record<string, CodeInfo>;
