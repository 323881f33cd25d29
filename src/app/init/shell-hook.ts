import { appendBlock, type BlockOrigin, formatBlock, removeBlocks, SHEBANG } from "./blocks.ts";

/** A hook that yoi has a part in, and where yoi's own hooks lie: an absolute path, or one from the top of a checkout. */
export interface HookEntry {
  readonly name: string;
  readonly hookDir: string;
}

/**
 * A shell hook with yoi's lines in it; undefined when the file is no shell script. Lines of an earlier yoi are
 * replaced. What a person wrote keeps its bytes, its order and its say: yoi's lines run last, on the index that is
 * committed, and only when all before them passed. (`pre-push` comes first: who reads standard input takes it from
 * those behind, so it is read once and handed on.)
 */
export function addToHook(text: string | undefined, entry: HookEntry): string | undefined {
  const own = text === undefined ? undefined : removeBlocks(text);
  if (own === undefined)
    return `${SHEBANG}${formatBlock([...find(entry), ...RUN_HERE], { origin: { newFile: true } })}`;
  if (!isShell(own)) return undefined;
  const [first, rest, origin] = splitShebang(own);
  if (entry.name === "pre-push") {
    return `${first}${formatBlock([...find(entry), ...PROBE, ...RUN_WITH_INPUT], { origin })}${rest}`;
  }
  const top = formatBlock([...find(entry), ...PROBE], { origin });
  const ending = lastCommand(rest);
  if (ending === undefined) return `${first}${top}${appendBlock(rest, [...KEEP_STATUS, ...RUN])}`;
  const bottom = formatBlock(ending.keepsStatus ? [...KEEP_STATUS, ...RUN] : RUN);
  return `${first}${top}${rest.slice(0, ending.start)}${bottom}${rest.slice(ending.start)}`;
}

/** Whether a text without blocks of yoi calls yoi's hook, as a person may have written it. */
export function callsHook(text: string, { name, hookDir }: HookEntry): boolean {
  const calls = [`${hookDir}/${name}`, `yoi/hooks/${name}`, `yoi hook ${name}`];
  return text.split("\n").some((line) => {
    const words = line.split(/[\s"';&|()]+/).join(" ");
    return (
      !line.trimStart().startsWith("#") &&
      calls.some((call) => ` ${words} `.includes(` ${call} `) || words.includes(`/${call} `))
    );
  });
}

/**
 * The line (from 1) of a command that ends a script for good before a position, or undefined. Only what stands at the
 * very beginning of a line counts: what is indented is most likely part of a condition.
 */
export function endsBefore(text: string, position: number): number | undefined {
  const lines = text.slice(0, position).split("\n");
  const at = lines.findIndex((line) => /^(?:exit|exec)\b(?!\s*<<)/.test(line));
  return at < 0 ? undefined : at + 1;
}

/** A hook without a first line of its own is run by sh, as husky and git do. */
function isShell(text: string): boolean {
  if (text.includes("\0") || text.includes("\r\n")) return false;
  return !text.startsWith("#!") || /^#!.*\b(?:sh|bash|dash|ash|ksh|zsh|busybox)\b/.test(text);
}

function splitShebang(text: string): readonly [first: string, rest: string, origin: BlockOrigin] {
  if (!text.startsWith("#!")) return ["", text, {}];
  const end = text.indexOf("\n") + 1;
  return end === 0 ? [`${text}\n`, "", { newLineEnd: true }] : [text.slice(0, end), text.slice(end), {}];
}

/** A last line that ends the script, so that nothing behind it would run. */
function lastCommand(text: string): { readonly start: number; readonly keepsStatus: boolean } | undefined {
  let start = text.length;
  for (const line of text.split(/(?<=\n)/).reverse()) {
    start -= line.length;
    if (line.trim() === "" || line.startsWith("#")) continue;
    if (!/^(?:exit|exec)\b/.test(line)) return undefined;
    return { start, keepsStatus: /^exit\s*(?:"?\$\?"?\s*)?(?:;.*)?$/.test(line.trimEnd()) };
  }
  return undefined;
}

const KEEP_STATUS = ["yoi_status=$?", '[ "$yoi_status" = 0 ] || exit "$yoi_status"'];

// Answers doctor's question without running anything of the rest.
// biome-ignore lint/suspicious/noTemplateCurlyInString: it is shell
const PROBE = ['if [ "${YOI_PROBE-}" = 1 ] && [ -f "$yoi_hook" ]; then exec sh "$yoi_hook" "$@"; fi'];

/** A linked worktree may have no node_modules: then the main checkout's are taken. */
function find({ name, hookDir }: HookEntry): readonly string[] {
  const path = `${hookDir}/${name}`;
  if (path.startsWith("/"))
    return ["yoi_top=$PWD", `yoi_hook=${/^[\w./-]+$/.test(path) ? path : quote(path)}`];
  return [
    "yoi_top=$PWD",
    `yoi_hook=$yoi_top/${path}`,
    `[ -f "$yoi_hook" ] || yoi_hook=$(git worktree list --porcelain | sed -n '1s/^worktree //p')/${path}`,
  ];
}

// Without yoi nothing can be judged, which stops git wherever there are tickets.
const MISSING = [
  'elif [ -e "$yoi_top/.yoi" ]; then',
  '  echo "yoi: $yoi_hook is missing: install yoi again (npm ci), or take this out with: npx yoi init --remove" >&2',
  "  exit 2",
  "fi",
];

// What stands between may have left the directory.
const RUN = [
  'if [ -f "$yoi_hook" ]; then',
  '  ( cd "$yoi_top" && sh "$yoi_hook" "$@" ) || exit $?',
  ...MISSING,
];

// A file of yoi's own needs no second shell: that is a third of what a commit without tickets costs.
const RUN_HERE = [
  'if [ -f "$yoi_hook" ]; then',
  '  ( yoi_self=$yoi_hook; . "$yoi_hook" ) || exit $?',
  ...MISSING,
];

const RUN_WITH_INPUT = [
  "yoi_refs=$(cat)",
  'if [ -f "$yoi_hook" ]; then',
  `  printf '%s\\n' "$yoi_refs" | sh "$yoi_hook" "$@" || exit $?`,
  ...MISSING,
  "exec <<YOI_REFS",
  "$yoi_refs",
  "YOI_REFS",
];

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
