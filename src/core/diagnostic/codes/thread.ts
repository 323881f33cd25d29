import type { CodeInfo } from "../code-info.ts";

/** Codes of the area `thread/`: the shape of `thread.md` and of its events. */
export const threadCodes = {
  "thread/too-large": {
    severity: "error",
    title: "thread too large",
    message: "the thread has {size} bytes; the limit is {limit}",
    help: "move long reports to artifacts/ and keep events short; close this ticket and go on in a new one",
    explain:
      "Everyone who opens a ticket reads its whole thread, so it is bounded. A thread over the limit is not read at all: no command and no check sees its events until it is shorter.",
  },
  "thread/too-many-events": {
    severity: "error",
    title: "too many events",
    message: "the thread has {count} events; the limit is {limit}",
    help: "close the ticket and go on in a new one that names it as related",
    explain:
      "A thread of thousands of events explains nothing to a reader and slows every check of the ticket. Events behind the limit are counted and not read.",
  },
  "thread/line-too-long": {
    severity: "error",
    title: "line too long",
    message: "this line has {length} characters; the limit is {limit}",
    help: "break the line, or move the text to a file under artifacts/",
    explain:
      "Records are read by people in terminals and reviews. A line of tens of thousands of characters is pasted data; it belongs into artifacts/.",
  },
  "thread/control-character": {
    severity: "error",
    title: "control character",
    message: "the thread holds the control character {name}",
    help: "remove the character, or write it as an escape such as \\x1b",
    explain:
      "Control characters can move the cursor, hide text or break lines in some readers and not in others, so that two people see different threads. Pasted terminal output is the usual source. A carriage return is allowed only as part of a CRLF line ending.",
  },
  "thread/byte-order-mark": {
    severity: "error",
    title: "byte order mark",
    message: "the file begins with a byte order mark",
    help: "save the file as UTF-8 without a byte order mark",
    explain:
      "A byte order mark is an invisible character before the first event; tools that look for the event at the beginning of its line then miss it. yoi reads such a thread and asks to take the mark away.",
  },
  "thread/no-events": {
    severity: "error",
    title: "thread without events",
    message: "the thread holds no event",
    help: "restore thread.md, or begin it with a create event (`yoi ticket create` does)",
    explain:
      "The thread explains how the ticket came to its state, beginning with the create event. An event begins with a comment line such as `<!-- event: create author: … at: … -->` outside any code fence.",
  },
  "thread/text-before-first-event": {
    severity: "error",
    title: "text before the first event",
    message: "this text stands before the first event and belongs to none",
    help: "move the text into an event, for instance with `yoi ticket comment`",
    explain:
      "A thread is a list of events and nothing else. Text before the first one has no author and no time, is never shown, and a merge can lose it.",
  },
  "thread/bad-header": {
    severity: "error",
    title: "unreadable event header",
    message: "this looks like the header of an event, but {problem}",
    help: "write it on one line as `<!-- event: <kind> id: <id> author: <name> role: <role> at: <time> -->`",
    explain:
      'An event begins with one comment line of `name: value` pairs. Values with spaces or special characters stand in double quotes, with \\" and \\\\ as escapes. Text that only quotes such a line belongs into a code fence, or begins with &lt;!-- instead of <!--.',
  },
  "thread/duplicate-attribute": {
    severity: "error",
    title: "attribute given twice",
    message: "{attribute} is given twice in this event's header",
    help: "keep one {attribute}",
    explain:
      "Two readers could take different values, so that one sees a move that the other does not. The first value is the one that is read until one of the two is gone.",
  },
  "thread/unknown-attribute": {
    severity: "warning",
    title: "unknown attribute",
    message: "{attribute} is not an attribute of an event",
    help: "{suggestion}",
    explain:
      "Attributes beyond the known ones are kept and mean nothing to yoi. A slip of the pen in a known name would silently do nothing, so it is pointed out. Attributes of your own begin with x-.",
  },
  "thread/missing-attribute": {
    severity: "error",
    title: "attribute missing",
    message: "the {kind} event has no {attribute}",
    help: "add {attribute}: to the event's header",
    explain:
      "Every event names author and at. state_changed names from, to and reason; review and close name status. The rules judge these values, so they cannot be left to the text below. The commands of `yoi ticket` write them all.",
  },
  "thread/unknown-kind": {
    severity: "error",
    title: "unknown kind of event",
    message: "{kind} is not a kind of event",
    help: "{suggestion}",
    explain:
      "The kinds of events are fixed, because rules, lists and the Orchestrator act on them. A remark of any sort is a comment, a choice and its reason is a decision.",
  },
  "thread/older-kind": {
    severity: "error",
    title: "older kind of event",
    message: "{kind} is an older kind of event",
    help: "write {current} instead",
    explain:
      "status_changed, fix and closed were written by earlier tools. In events without an id they are read and only pointed out; new events use today's kinds.",
  },
  "thread/older-attribute": {
    severity: "error",
    title: "older attribute",
    message: "{attribute} is an older name of {current}",
    help: "write {current}: instead of {attribute}:",
    explain:
      "An earlier tool wrote the outcome of a review as result:. In events without an id it is read as status and only pointed out; new events name status.",
  },
  "thread/bad-role": {
    severity: "error",
    title: "no such role",
    message: "{role} is not a role",
    help: "{suggestion}",
    explain:
      "The role says in which capacity the author acted, and the state machine judges it: queueing, for instance, is a person's act.",
  },
  "thread/bad-time": {
    severity: "error",
    title: "unreadable time",
    message: "{time} is not a time in UTC to the second",
    help: "write at: like 2026-06-13T17:51:04Z",
    explain:
      "Times are RFC 3339 in UTC and whole seconds, so that they can be compared as text and mean the same everywhere.",
  },
  "thread/bad-id": {
    severity: "error",
    title: "unusable event id",
    message: "{id} cannot be the id of an event",
    help: "write 4 to 64 letters, digits, - or _; `yoi ticket` writes eight random ones",
    explain:
      "The id tells events apart that share author and second, and lets a merge recognise the same event on both sides. It is short and plain, so that it can be typed and linked.",
  },
  "thread/duplicate-id": {
    severity: "error",
    title: "event id used twice",
    message: "the id {id} already belongs to an earlier event of this thread",
    help: "give the copy its own id, or remove it if it is the same event merged twice",
    explain:
      "Ids are random, so two equal ones mean a copied header or a merge that took one event from both sides. The merge drivers of `yoi init` keep such an event once.",
  },
  "thread/bad-state": {
    severity: "error",
    title: "no such state",
    message: "{attribute} is {word}, which is not a state",
    help: "{suggestion}",
    explain:
      "from and to of a state_changed event name two of the six states, and their chain explains the state of the ticket. The older word planning is read as intake in events without an id.",
  },
  "thread/bad-status": {
    severity: "error",
    title: "no such status",
    message: "{status} is not a status of a {kind} event",
    help: "write one of: {allowed}",
    explain:
      "A review approves or asks for changes. A close event says how the ticket ended; only completed resolves what depended on it, so the word decides whether other work may start.",
  },
  "thread/value-too-long": {
    severity: "error",
    title: "attribute too long",
    message: "{attribute} has {length} characters; the limit is {limit}",
    help: "shorten {attribute} and put the rest into the event's text",
    explain:
      "Attributes are for machines and for one line of a list. The text of the event has room for the rest.",
  },
  "thread/body-too-large": {
    severity: "error",
    title: "event too large",
    message: "the text of this event has {size} bytes; the limit is {limit}",
    help: "put the full text into a file under artifacts/ and name it in the event",
    explain:
      "Events are read by people and agents again and again, so they are short. Logs, long reports and diffs are artifacts. Events of older forms are read whatever their size.",
  },
  "thread/unclosed-fence": {
    severity: "error",
    title: "unclosed code fence",
    message: "the code fence {fence} opened here is never closed",
    help: "close the fence with a line {fence} at the end of its code, before the next event",
    explain:
      "Inside a code fence an event's header is only an example, so an open fence could swallow every event behind it. The thread is read as if no fence stood from here on, which may also read examples as events. The commands of `yoi ticket` close open fences themselves.",
  },
  "thread/no-separator": {
    severity: "warning",
    title: "event without closing rule",
    message: "this {kind} event does not end with a line ---",
    help: "end each event with an empty line and ---",
    explain:
      "The rule sets events apart for readers of the rendered page. The parser does not need it, and `yoi ticket` writes it. It often goes missing in a merge without the merge drivers.",
  },
} as const satisfies Record<string, CodeInfo>;
