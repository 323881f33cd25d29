export { n as runWrite } from "./writes.js";
