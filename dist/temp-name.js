// src/io/files/error-code.ts
/** The `code` of an error of the operating system (`ENOENT`, `EACCES`), or "" for any other error. */
function errorCode(error) {
	return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
// src/io/files/temp-name.ts
const PREFIX = ".yoi-tmp-";
/** The name of the `index`-th temporary file of one update. */
function tempName(token, index) {
	return `${PREFIX}${token}-${index}`;
}
/** Whether a name is that of a temporary file. They stand beside the records only while an update is under way. */
function isTempName(name) {
	return name.startsWith(PREFIX);
}
export { tempName as n, errorCode as r, isTempName as t };
