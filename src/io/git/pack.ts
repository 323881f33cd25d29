import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";

/** An object that git is to store. */
export interface NewObject {
  readonly type: "blob" | "tree" | "commit";
  readonly body: Uint8Array;
}

/** How a repository names its objects. */
export type ObjectFormat = "sha1" | "sha256";

/** The name that git gives an object. */
export function objectId(format: ObjectFormat, { type, body }: NewObject): string {
  return createHash(format).update(`${type} ${body.length}\0`).update(body).digest("hex");
}

const TYPES = { commit: 1, tree: 2, blob: 3 } as const;
const VERSION = 2;

/** Objects as `git unpack-objects` takes them. https://git-scm.com/docs/pack-format */
export function formatPack(format: ObjectFormat, objects: readonly NewObject[]): Buffer {
  const header = Buffer.alloc(12);
  header.write("PACK", "latin1");
  header.writeUInt32BE(VERSION, 4);
  header.writeUInt32BE(objects.length, 8);
  const entries = objects.flatMap((object) => [entryHeader(object), deflateSync(object.body)]);
  const pack = Buffer.concat([header, ...entries]);
  return Buffer.concat([pack, createHash(format).update(pack).digest()]);
}

/** Type and size: four bits of the size in the first byte, then seven a byte, each but the last with its high bit set. */
function entryHeader({ type, body }: NewObject): Buffer {
  const bytes: number[] = [];
  let byte = (TYPES[type] << 4) | (body.length & 0x0f);
  for (let rest = Math.floor(body.length / 16); rest > 0; rest = Math.floor(rest / 128)) {
    bytes.push(byte | 0x80);
    byte = rest & 0x7f;
  }
  return Buffer.from([...bytes, byte]);
}
