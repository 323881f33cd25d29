import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Makes an empty directory among the temporary files, for one attempt: what is below a `.git` is skipped by many tools,
 * and a path into the state directory can be too long for a socket.
 */
export function makeScratch(attempt: string): string {
  return realpathSync(mkdtempSync(join(tmpdir(), prefixOf(attempt))));
}

/** Removes a directory with all that is in it, if it is there. */
export function removeScratch(dir: string): void {
  rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}

/** Removes the temporary directories that an attempt left when the process that ran it was killed. */
export function removeScratches(attempt: string): void {
  const prefix = prefixOf(attempt);
  for (const name of readdirSync(tmpdir())) if (name.startsWith(prefix)) removeScratch(join(tmpdir(), name));
}

/** Home and temporary files of one run. The home is no temporary file: some agents do not start then. */
export interface PrivatePlaces {
  readonly home: string;
  readonly temp: string;
}

/** Attempts that have temporary directories on this machine, whoever made them. */
export function listScratches(): ReadonlySet<string> {
  return new Set(readdirSync(tmpdir()).flatMap((name) => /^yoi-([0-9a-z]+)-/.exec(name)?.[1] ?? []));
}

/** Hands out private places and removes them afterwards, also when `use` throws. */
export async function withPrivatePlaces<T>(
  { attempt, attemptDir }: { readonly attempt: string; readonly attemptDir: string },
  use: (places: PrivatePlaces) => Promise<T>,
): Promise<T> {
  const places = { home: homeOf(attemptDir), temp: makeScratch(attempt) };
  try {
    mkdirSync(places.home, { recursive: true, mode: 0o700 });
    return await use(places);
  } finally {
    removeScratch(places.home);
    removeScratch(places.temp);
  }
}

/** The home of whatever an attempt runs. */
export function homeOf(attemptDir: string): string {
  return join(attemptDir, "home");
}

function prefixOf(attempt: string): string {
  return `yoi-${attempt}-`;
}
