import * as z from "zod";
import { runAction } from "./run.ts";

// zod would compile a parser of its own for each schema; for the few values of a run that takes longer than it saves.
z.config({ jitless: true });

// Started by GitHub's runner as one step of a job: `node dist/action.js`, with everything in the environment.
process.exitCode = 2;
process.exitCode = await runAction(process.env);
