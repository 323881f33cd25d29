/**
 * Deepest nesting of an object that is looked for; a result has three levels. It also bounds the work: a character can
 * lie in no more objects that are looked at from their beginnings than this, and as many whose texts it begins inside.
 */
const MAX_DEPTH = 8;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SCALAR = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const SPACE = /[ \t\n\r]*/y;

/**
 * Where the JSON object that begins at an opening brace ends, exclusively; undefined where there is none or it is nested
 * too deep. It reads no further than to where the text stops being JSON.
 */
export function endOfObject(text: string, start: number): number | undefined {
  const scan: Scan = { text, at: start + 1, closers: ["}"], expects: "first" };
  while (scan.closers.length > 0) if (!step(scan)) return undefined;
  return scan.at;
}

interface Scan {
  readonly text: string;
  at: number;
  /** What closes each open object or list, the innermost last. */
  readonly closers: ("}" | "]")[];
  /** `first`: a member, a value or the end of an empty object or list; `next`: a comma or the end; `member`, `value`. */
  expects: "first" | "next" | "member" | "value";
}

/** Reads one token or member; false where the text stops being JSON. */
function step(scan: Scan): boolean {
  skip(scan, SPACE);
  const closer = scan.closers.at(-1);
  const char = scan.text[scan.at];
  if (char === closer && (scan.expects === "first" || scan.expects === "next")) {
    scan.at += 1;
    scan.closers.pop();
    scan.expects = "next";
    return true;
  }
  if (scan.expects === "next") {
    if (char !== ",") return false;
    scan.at += 1;
    scan.expects = closer === "}" ? "member" : "value";
    return true;
  }
  if (scan.expects === "member" || (scan.expects === "first" && closer === "}")) return readKey(scan);
  return readValue(scan, char);
}

function readKey(scan: Scan): boolean {
  if (!readString(scan)) return false;
  skip(scan, SPACE);
  if (scan.text[scan.at] !== ":") return false;
  scan.at += 1;
  scan.expects = "value";
  return true;
}

function readValue(scan: Scan, char: string | undefined): boolean {
  if (char === "{" || char === "[") {
    if (scan.closers.length >= MAX_DEPTH) return false;
    scan.closers.push(char === "{" ? "}" : "]");
    scan.at += 1;
    scan.expects = "first";
    return true;
  }
  scan.expects = "next";
  return char === '"' ? readString(scan) : skip(scan, SCALAR);
}

/** Moves behind a string, or to where it stops being one. By hand: a pattern would keep a step back for every character. */
function readString(scan: Scan): boolean {
  if (scan.text[scan.at] !== '"') return false;
  scan.at += 1;
  for (; scan.at < scan.text.length; scan.at += 1) {
    const code = scan.text.charCodeAt(scan.at);
    if (code < 0x20) return false;
    if (code === BACKSLASH) scan.at += 1;
    else if (code === QUOTE) {
      scan.at += 1;
      return true;
    }
  }
  return false;
}

function skip(scan: Scan, form: RegExp): boolean {
  form.lastIndex = scan.at;
  if (!form.test(scan.text)) return false;
  scan.at = form.lastIndex;
  return true;
}
