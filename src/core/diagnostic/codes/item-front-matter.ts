import type { CodeInfo } from "../code-info.ts";

/** Codes of the area `item/` about the text of a front matter, which every record that has one shares. */
export const frontMatterCodes = {
  "item/alias": {
    severity: "error",
    title: "YAML alias",
    message: "{alias} is a YAML alias",
    help: "quote the value where the asterisk is text; otherwise write it out",
    explain:
      "Aliases let a small file expand to a huge one and make a value depend on a line elsewhere, so a front matter has none. A text that begins with an asterisk is put in single quotes.",
  },
  "item/anchor": {
    severity: "error",
    title: "YAML anchor",
    message: "{anchor} is a YAML anchor",
    help: "quote the value where the ampersand is text; otherwise remove the anchor",
    explain:
      "Anchors exist to be repeated by aliases, which a front matter does not have. A text that begins with an ampersand is put in single quotes.",
  },
  "item/byte-order-mark": {
    severity: "error",
    title: "byte order mark",
    message: "the file begins with a byte order mark",
    help: "save the file as UTF-8 without a byte order mark",
    explain:
      "A byte order mark is an invisible character before the opening ---; many tools then see no front matter at all. yoi reads such a file but does not pass it on.",
  },
  "item/complex-key": {
    severity: "error",
    title: "YAML complex key",
    message: "the key is not one plain word",
    help: "write one key: value a line",
    explain:
      "YAML can use lists and long texts as keys. A front matter has words as keys, one a line, so that a change of one key is a change of one line.",
  },
  "item/control-character": {
    severity: "error",
    title: "control character",
    message: "the line holds the control character {code_point}",
    help: "remove the character",
    explain:
      "Control characters and marks that turn the direction of text around can make a file look different from what it says, in a terminal or in a review. The line is not read until the character is gone.",
  },
  "item/duplicate-key": {
    severity: "error",
    title: "key twice",
    message: "{key} stands here and on line {first_line}",
    help: "keep one of the two lines",
    explain:
      "Which of two values counts is different from tool to tool; yoi reads the first and refuses both together. It mostly comes from a merge that kept both sides.",
  },
  "item/fence": {
    severity: "error",
    title: "not exactly ---",
    message: "the line is {found} where exactly --- belongs",
    help: "leave nothing but --- on the line",
    explain:
      "Three dashes and nothing else open and close the front matter. A word behind the dashes selects another language in some tools, even one that runs as a program, so yoi reads YAML only and stops at such a line.",
  },
  "item/front-matter-missing": {
    severity: "error",
    title: "no front matter",
    message: "the file does not begin with ---",
    help: "begin the file with ---, title, state, created_at, updated_at, and ---",
    explain:
      "The front matter is the authority for the state of a ticket. It is the first thing in the file: no blank line, no text and no byte order mark before it.",
  },
  "item/front-matter-too-large": {
    severity: "error",
    title: "front matter too large",
    message: "the front matter is larger than {limit_lines} lines or {limit_characters} characters",
    help: "move the text below the closing ---",
    explain:
      "A front matter holds a handful of short values. When it is very long, the closing --- is mostly missing, and a rule in the text was taken for it.",
  },
  "item/front-matter-unclosed": {
    severity: "error",
    title: "front matter not closed",
    message: "the front matter that begins here has no closing ---",
    help: "add a line --- behind the last key",
    explain:
      "Without the closing line nothing tells keys from text. A line of exactly three dashes ends the front matter.",
  },
  "item/line-too-long": {
    severity: "error",
    title: "line too long",
    message: "the line has {length} characters, more than {limit}",
    help: "break the line",
    explain:
      "Every record has limits, so that no file can make a command or a hook slow. A line this long is mostly pasted data, which belongs in a file under artifacts/.",
  },
  "item/more-findings": {
    severity: "error",
    title: "more findings",
    message: "{count} more findings in this file are not shown",
    help: "mend the first ones and run the check again",
    explain:
      "The findings of one file are bounded, because one fault near the top can make every later line look wrong.",
  },
  "item/nested-duplicate": {
    severity: "error",
    title: "key twice in a map",
    message: "{key} stands twice in one map",
    help: "keep one of the two",
    explain:
      "Which of two values counts is different from tool to tool. This map is part of a key of your own.",
  },
  "item/not-a-map": {
    severity: "error",
    title: "not keys and values",
    message: "{what} stands where one key: value a line belongs",
    help: "write one key: value a line between the two lines ---",
    explain:
      "A front matter is a block of lines, each a key, a colon, a space and a value. A change of one key is then a change of one line, which merges well.",
  },
  "item/not-yaml": {
    severity: "error",
    title: "not YAML",
    message: "{key} is not readable as YAML: {reason}",
    help: "quote the value or mend the line: {fix}",
    explain:
      "The commonest cause is a colon and a space inside a title, which YAML takes for another key. In single quotes any text is safe; a single quote in it is written twice. yoi still reads a one-line value as plain text, so that the ticket can be found, but other tools will not.",
  },
  "item/nul-byte": {
    severity: "error",
    title: "NUL byte",
    message: "the file holds a NUL byte",
    help: "remove the byte and save the file as UTF-8 text",
    explain:
      "Git and most tools take a file with a NUL byte for binary and show no differences, so a change could pass unseen.",
  },
  "item/tag": {
    severity: "error",
    title: "YAML tag",
    message: "{tag} is a YAML tag",
    help: "quote the value where the exclamation mark is text; otherwise remove the tag",
    explain:
      "Tags tell a YAML reader to build something other than text, which is how files come to run as programs. A front matter has none. A text that begins with an exclamation mark is put in single quotes.",
  },
  "item/too-deep": {
    severity: "error",
    title: "nested too deep",
    message: "lists and maps are nested more than {limit} deep",
    help: "make the value flat",
    explain: "Every record has limits, so that no file can make a command or a hook slow or stop it.",
  },
  "item/too-large": {
    severity: "error",
    title: "item too large",
    message: "the file is larger than {limit_bytes} bytes",
    help: "move logs and long reports to files under artifacts/",
    explain:
      "item.md is what everybody reads to know what is asked for. Every record has limits, so that no file can make a command or a hook slow; a file above it is not read.",
  },
  "item/too-many-keys": {
    severity: "error",
    title: "too many keys",
    message: "the front matter has more than {limit} keys",
    help: "remove keys, or put a list of your own under one key x-…",
    explain:
      "Every record has limits, so that no file can make a command or a hook slow. The keys behind the limit are not read.",
  },
} as const satisfies Record<string, CodeInfo>;
