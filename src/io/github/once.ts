import type { Connection } from "./connection.ts";
import { isUnanswered } from "./failure.ts";

/**
 * Does something that must not be done twice. When its answer is lost it is looked for first, and done again only where
 * it is not there. `look` gives what `act` would have given, undefined where there is nothing.
 * @throws whatever `act` throws, the last time; what `look` throws
 */
export async function performOnce<T>(
  connection: Connection,
  act: () => Promise<T>,
  look: () => Promise<T | undefined>,
): Promise<T> {
  for (let repetition = 1; ; repetition += 1) {
    try {
      return await act();
    } catch (error) {
      if (!isUnanswered(error)) throw error;
      // What GitHub is still busy with is not to be seen yet.
      await connection.pause(repetition);
      const found = await look();
      if (found !== undefined) return found;
      if (repetition > connection.limits.retries) throw error;
    }
  }
}
