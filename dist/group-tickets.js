import { X as parseTicketPath } from "./plumbing.js";
// src/core/workspace/group-tickets.ts
/** Sorts files into ticket directories. */
function groupTickets(files, root) {
	const groups = /* @__PURE__ */ new Map();
	const strays = [];
	for (const [path, file] of files) {
		const place = parseTicketPath(path, root);
		if (place === void 0) {
			if (path.startsWith(`${root}/`)) strays.push(path);
			continue;
		}
		const { id, dir, status, inside } = place;
		let entry = groups.get(dir);
		if (entry === void 0) {
			entry = {
				group: {
					id,
					dir,
					...status === void 0 ? {} : { status }
				},
				files: /* @__PURE__ */ new Map()
			};
			groups.set(dir, entry);
		}
		entry.files.set(inside, file);
	}
	return {
		tickets: [...groups.values()].map(({ group, files: inside }) => ({
			...group,
			files: inside
		})),
		strays
	};
}
export { groupTickets as t };
