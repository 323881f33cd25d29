import { type Diagnostic, finding } from "../diagnostic/diagnostic.ts";
import type { DecodedFile } from "./decode.ts";

/**
 * The finding for a file that could not be read as text, or undefined for one that could be or that nobody needs.
 * `maxBytes` is the limit that applied to it.
 */
export function checkFileProblem(
  path: string,
  file: DecodedFile,
  about: { readonly maxBytes: number; readonly ticket?: string },
): Diagnostic | undefined {
  const place = file.line === undefined ? { path } : { path, line: file.line };
  switch (file.problem) {
    case undefined:
    case "skipped":
      return undefined;
    case "too-large":
      return finding(
        "file/too-large",
        place,
        { path, size: file.sizeBytes, limit: about.maxBytes },
        about.ticket,
      );
    case "symlink":
    case "submodule":
    case "directory":
    case "special":
    case "unreadable":
    case "not-utf8":
    case "nul-byte":
      return finding(`file/${file.problem}`, place, { path }, about.ticket);
  }
}
