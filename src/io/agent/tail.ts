/** The end of an output of any length. */
export interface Tail {
  readonly push: (bytes: Buffer) => void;
  readonly read: () => Buffer;
}

/** Pieces beyond which they are joined: an output that comes byte by byte must not cost an object a byte. */
const MAX_PIECES = 256;

/** Keeps the last `limit` bytes of what is pushed, and never much more. */
export function createTail(limit: number): Tail {
  let pieces: Buffer[] = [];
  let size = 0;
  const join = (): Buffer => Buffer.concat(pieces).subarray(-limit);
  return {
    push: (bytes) => {
      pieces.push(bytes);
      size += bytes.length;
      if (pieces.length <= MAX_PIECES && size <= 2 * limit) return;
      pieces = [join()];
      size = pieces[0]?.length ?? 0;
    },
    read: join,
  };
}
