import { cpSync, existsSync, globSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import picomatch from "picomatch";
import type { ProcessEnd } from "./process.ts";

/** What runs leave, as directories below one: `<run>/<name>`. */
export interface ArtifactStore {
  readonly dir: string;
  /** Called when a run left one. */
  readonly onUpload: (run: number, name: string) => void;
}

/** Does what `actions/upload-artifact` does. https://github.com/actions/upload-artifact */
export function upload(
  store: ArtifactStore,
  run: number,
  inputs: Readonly<Record<string, string>>,
  workspace: string,
): ProcessEnd {
  refuseUnknown("upload-artifact", inputs, UPLOAD);
  const name = inputs["name"] ?? "artifact";
  if (!/^[^":<>|*?\r\n\\/]+$/.test(name)) return failed(`The artifact name is not valid: ${name}`);
  const hidden = inputs["include-hidden-files"] === "true";
  const paths = (inputs["path"] ?? "").split("\n").filter((line) => line !== "");
  const found = paths.flatMap((path) => filesOf(resolve(workspace, path), hidden));
  if (found.length === 0) {
    const message = `No files were found with the provided path: ${inputs["path"]}.`;
    return inputs["if-no-files-found"] === "error" ? failed(message) : { status: 0, output: `${message}\n` };
  }
  const target = join(store.dir, String(run), name);
  if (existsSync(target) && inputs["overwrite"] !== "true")
    return failed(`Failed to CreateArtifact: (409) Conflict: an artifact with this name already exists`);
  const root = commonRoot(paths.map((path) => resolve(workspace, path)));
  for (const file of found) {
    const to = join(target, relative(root, file));
    mkdirSync(dirname(to), { recursive: true });
    cpSync(file, to);
  }
  store.onUpload(run, name);
  return { status: 0, output: `Artifact ${name} has been uploaded: ${found.length} files\n` };
}

const UPLOAD = [
  "name",
  "path",
  "retention-days",
  "include-hidden-files",
  "if-no-files-found",
  "overwrite",
  "compression-level",
];

/** Does what `actions/download-artifact` does. https://github.com/actions/download-artifact */
export function download(
  store: ArtifactStore,
  run: number,
  inputs: Readonly<Record<string, string>>,
  workspace: string,
): ProcessEnd {
  refuseUnknown("download-artifact", inputs, DOWNLOAD);
  const { name = "", pattern = "" } = inputs;
  const from = (inputs["run-id"] ?? "") === "" ? String(run) : String(inputs["run-id"]);
  if (from !== String(run) && (inputs["github-token"] ?? "") === "")
    return failed(`Unable to download artifact(s): of another run only with github-token`);
  const there = existsSync(join(store.dir, from)) ? readdirSync(join(store.dir, from)).sort() : [];
  const chosen =
    name === ""
      ? there.filter((each) => pattern === "" || picomatch.isMatch(each, pattern))
      : there.filter((each) => each === name);
  // By pattern nothing is no fault.
  if (chosen.length === 0 && name !== "")
    return failed(`Unable to download artifact(s): Artifact not found for name: ${name}`);
  const target = resolve(workspace, inputs["path"] ?? "");
  const isFlat = name !== "" || inputs["merge-multiple"] === "true";
  mkdirSync(target, { recursive: true });
  for (const each of chosen)
    cpSync(join(store.dir, from, each), isFlat ? target : join(target, each), { recursive: true });
  return { status: 0, output: `Total of ${chosen.length} artifact(s) downloaded\n` };
}

const DOWNLOAD = ["name", "pattern", "merge-multiple", "path", "run-id", "github-token", "repository"];

function refuseUnknown(
  action: string,
  inputs: Readonly<Record<string, string>>,
  known: readonly string[],
): void {
  const unknown = Object.keys(inputs).filter((input) => !known.includes(input));
  if (unknown.length > 0) throw new Error(`${action}: the driver does not know ${unknown.join(", ")}`);
}

function failed(message: string): ProcessEnd {
  return { status: 1, output: `::error::${message}\n` };
}

function filesOf(path: string, hidden: boolean): string[] {
  const roots = path.includes("*") ? globSync(path) : existsSync(path) ? [path] : [];
  return roots.flatMap((root) => walk(root, hidden));
}

/** What is hidden is left out with everything below it, also where it is named itself. */
function walk(path: string, hidden: boolean): string[] {
  if (!hidden && basename(path).startsWith(".")) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((entry) => walk(join(path, entry), hidden));
}

/** The directory below which names are kept: of one directory itself, of one file its own. */
function commonRoot(paths: readonly string[]): string {
  const dirs = paths.map((path) => (existsSync(path) && statSync(path).isDirectory() ? path : dirname(path)));
  const [first = "/", ...others] = dirs;
  let root = first;
  while (!others.every((dir) => dir === root || dir.startsWith(`${root}/`))) root = dirname(root);
  return root;
}
