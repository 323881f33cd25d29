// src/cli/now.ts
/** A time as records hold it: RFC 3339 in UTC and whole seconds. */
function formatNow(now) {
	return `${now.toISOString().slice(0, 19)}Z`;
}
export { formatNow as t };
