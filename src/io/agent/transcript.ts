import { appendFileSync, closeSync, constants, openSync, readSync, statSync, writeSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";

/** Which of the two a piece of output came from. */
export type Stream = "stdout" | "stderr";

type Fact = string | number | null | readonly string[];

/** What happens in a run, one JSON line each: `start`, `stdout` and `stderr`, `cut`, and always one `end`. */
export interface TranscriptEvent {
  readonly event: "start" | Stream | "cut" | "end";
  readonly [fact: string]: Fact;
}

/** A transcript that is being written. */
export interface Transcript {
  readonly write: (event: TranscriptEvent) => void;
  /** Writes output, until `maxBytes` are reached; then one `cut` stands for the rest. */
  readonly writeOutput: (stream: Stream, bytes: Buffer, ms: number) => void;
  /** Writes the last event and closes the file, also when that fails. */
  readonly end: (facts: Readonly<Record<string, Fact>>) => void;
}

/** Opens a transcript, readable by its owner only; an older one at the same place is continued. */
export function openTranscript(path: string, maxBytes: number): Transcript {
  const { O_APPEND, O_CREAT, O_WRONLY, O_NOFOLLOW } = constants;
  // Windows does not have the last one.
  const fd = openSync(path, O_APPEND | O_CREAT | O_WRONLY | (O_NOFOLLOW ?? 0), 0o600);
  const decoders = { stdout: new StringDecoder("utf8"), stderr: new StringDecoder("utf8") };
  let left = maxBytes;
  const write = (event: TranscriptEvent): void => {
    left -= writeSync(fd, `${JSON.stringify(event)}\n`);
  };
  return {
    write,
    writeOutput: (stream, bytes, ms) => {
      if (left <= 0) return;
      const text = decoders[stream].write(bytes);
      if (text !== "") write({ event: stream, ms, text });
      if (left <= 0) write({ event: "cut", ms });
    },
    end: (facts) => {
      try {
        write({ event: "end", ...facts });
      } finally {
        closeSync(fd);
      }
    },
  };
}

/** Longest last line that is looked at. */
const MAX_END_BYTES = 4_096;

/** Ends the transcript of a run whose watcher was killed; one that has its end, or does not exist, stays as it is. */
export function endTranscript(path: string): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  if (size === undefined) return;
  const last = readEnd(path, size);
  if (/(?:^|\n)\{"event":"end"[^\n]*\}\n$/.test(last)) return;
  const line = JSON.stringify({ event: "end", kind: "lost" } satisfies TranscriptEvent);
  appendFileSync(path, `${last === "" || last.endsWith("\n") ? "" : "\n"}${line}\n`);
}

function readEnd(path: string, size: number): string {
  const fd = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(Math.min(size, MAX_END_BYTES));
    readSync(fd, bytes, 0, bytes.length, size - bytes.length);
    return bytes.toString("utf8");
  } finally {
    closeSync(fd);
  }
}
