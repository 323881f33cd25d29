// The floor of everything that reads all tickets: opens, reads and closes each file that a list names, into one buffer.
import { closeSync, openSync, readFileSync, readSync } from "node:fs";

const buffer = Buffer.alloc(1024 * 1024);
let bytes = 0;
for (const path of readFileSync(process.argv[2], "latin1").split("\n")) {
  const fd = openSync(path, "r");
  bytes += readSync(fd, buffer, 0, buffer.length, null);
  closeSync(fd);
}
process.stdout.write(`${bytes}\n`);
