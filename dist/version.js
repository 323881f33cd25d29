import { t as version$1 } from "./package.js";
// src/cli/version.ts
/** The version of this program. */
const version = version$1;
export { version as t };
