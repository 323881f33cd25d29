import { type Diagnostic, finding } from "../diagnostic/diagnostic.ts";
import { isPortableName } from "../ticket/file-name.ts";
import { checkFileProblem } from "../ticket/file-problem.ts";
import type { RecordFile } from "../ticket/files.ts";
import { isFreeArtifact, maxBytesOf } from "../ticket/limits.ts";

/** Findings about what a file is, before its text is looked at: names, links, wrong types, sizes, encodings, modes. */
export function checkFile(
  path: string,
  inside: string,
  file: RecordFile,
  ticket: string,
): readonly Diagnostic[] {
  const isBinary = file.problem === "nul-byte" || file.problem === "not-utf8";
  // A screenshot is a fair artifact; what yoi itself reads there has to be text.
  const problem =
    isBinary && isFreeArtifact(inside)
      ? undefined
      : checkFileProblem(path, file, { maxBytes: maxBytesOf(inside), ticket });
  const isRecord = !inside.startsWith("artifacts/");
  const executable =
    file.executable === true && isRecord ? [finding("file/executable", { path }, { path }, ticket)] : [];
  const badName = inside.split("/").every(isPortableName)
    ? []
    : [finding("file/bad-name", { path }, { path }, ticket)];
  return [...badName, ...executable, ...(problem === undefined ? [] : [problem])];
}

/** The file as readers may use it: one above its own limit has no text, whatever the reader was ready to read. */
export function withinLimit(inside: string, file: RecordFile): RecordFile {
  if (file.problem !== undefined || file.sizeBytes <= maxBytesOf(inside)) return file;
  return { ...file, text: "", problem: "too-large" };
}
