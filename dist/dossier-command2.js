export { n as showDossier } from "./dossier-command.js";
