import { inflateSync } from "node:zlib";
import type { ObjectFormat } from "./pack.ts";

/** Most objects that a pack of a stranger may hold. */
const MAX_OBJECTS = 100_000;
/** Largest object in it when it is expanded, and all of them together, in bytes. */
const MAX_OBJECT_BYTES = 32 * 1024 * 1024;
const MAX_EXPANDED_BYTES = 256 * 1024 * 1024;

const HEADER_BYTES = 12;
const HASH_BYTES = { sha1: 20, sha256: 32 } as const;
const OFS_DELTA = 6;
const REF_DELTA = 7;

/** How large the objects of a pack are when they are expanded, or why it is not taken: a few words. */
export type PackMeasure =
  | { readonly kind: "measured"; readonly objects: number; readonly bytes: number }
  | { readonly kind: "refused"; readonly reason: string };

/** What one entry says before its data. */
interface Entry {
  readonly type: number;
  /** Of the data when it is inflated. */
  readonly size: number;
  /** Where the data begins. */
  readonly data: number;
}

/**
 * Measures a pack before git expands it: git itself has a limit for what it is sent, none for what that becomes. Every
 * entry is inflated by itself, never beyond the size that it states, and of a delta only the size of its outcome is
 * read. What the objects hold is for `git index-pack` to check. Never throws. https://git-scm.com/docs/gitformat-pack
 */
export function measurePack(pack: Buffer, format: ObjectFormat): PackMeasure {
  const end = pack.length - HASH_BYTES[format];
  if (end < HEADER_BYTES || pack.toString("latin1", 0, 4) !== "PACK" || pack.readUInt32BE(4) !== 2) {
    return refused("it holds no pack of version 2");
  }
  const objects = pack.readUInt32BE(8);
  if (objects > MAX_OBJECTS) return refused(`it holds ${objects} objects, more than ${MAX_OBJECTS}`);
  let at = HEADER_BYTES;
  let bytes = 0;
  for (let index = 0; index < objects; index += 1) {
    const entry = readEntry(pack, at, format);
    if (entry === undefined) return refused("its pack has an entry that cannot be read");
    if (entry.size > MAX_OBJECT_BYTES) return tooLarge(entry.size);
    const inflated = inflate(pack.subarray(entry.data, end), entry.size);
    if (inflated === undefined) return refused("its pack has an entry of another size than it states");
    const size = isDelta(entry) ? outcomeSize(inflated.data) : entry.size;
    if (size > MAX_OBJECT_BYTES) return tooLarge(size);
    bytes += size;
    if (bytes > MAX_EXPANDED_BYTES) return refused(`it expands to more than ${MAX_EXPANDED_BYTES} bytes`);
    at = entry.data + inflated.read;
  }
  return at === end ? { kind: "measured", objects, bytes } : refused("its pack does not end where it should");
}

/** Type and size: four bits of the size in the first byte, then seven a byte. A delta names its base behind them. */
function readEntry(pack: Buffer, start: number, format: ObjectFormat): Entry | undefined {
  const first = pack[start];
  if (first === undefined) return undefined;
  const type = (first >> 4) & 0x07;
  const more = first & 0x80 ? readVarint(pack, start + 1) : { value: 0, end: start + 1 };
  const size = (first & 0x0f) + more.value * 16;
  if (type === REF_DELTA) return { type, size, data: more.end + HASH_BYTES[format] };
  if (type === OFS_DELTA) return { type, size, data: skipVarint(pack, more.end) };
  return type >= 1 && type <= 4 ? { type, size, data: more.end } : undefined;
}

function isDelta({ type }: Entry): boolean {
  return type === OFS_DELTA || type === REF_DELTA;
}

/** A delta begins with the sizes of its base and of its outcome. */
function outcomeSize(delta: Buffer): number {
  return readVarint(delta, readVarint(delta, 0).end).value;
}

/** Seven bits a byte, the lowest first. One that has no end, or is larger than any size, is Infinity. */
function readVarint(bytes: Buffer, start: number): { readonly value: number; readonly end: number } {
  let value = 0;
  for (let at = start; at < start + 7; at += 1) {
    const byte = bytes[at];
    if (byte === undefined) break;
    value += (byte & 0x7f) * 2 ** (7 * (at - start));
    if ((byte & 0x80) === 0) return { value, end: at + 1 };
  }
  return { value: Number.POSITIVE_INFINITY, end: bytes.length };
}

function skipVarint(bytes: Buffer, start: number): number {
  let at = start;
  while (((bytes[at] ?? 0) & 0x80) !== 0) at += 1;
  return at + 1;
}

/** What begins at the start of some bytes, inflated, and how many of them it took; undefined: it has another size. */
function inflate(bytes: Buffer, size: number): { readonly data: Buffer; readonly read: number } | undefined {
  try {
    const options = { info: true, maxOutputLength: Math.max(1, size) } as const;
    // With `info` node gives the engine too, which its types do not say: https://nodejs.org/api/zlib.html#class-options
    const { buffer, engine } = inflateSync(bytes, options) as unknown as {
      readonly buffer: Buffer;
      readonly engine: { readonly bytesWritten: number };
    };
    return buffer.length === size ? { data: buffer, read: engine.bytesWritten } : undefined;
  } catch {
    // Not a stream of zlib, cut off, or longer than it states: the same to whoever asks.
    return undefined;
  }
}

function tooLarge(size: number): PackMeasure {
  const said = Number.isFinite(size) ? `${size} bytes` : "no size";
  return refused(`it holds an object of ${said}, and ${MAX_OBJECT_BYTES} is the most`);
}

function refused(reason: string): PackMeasure {
  return { kind: "refused", reason };
}
