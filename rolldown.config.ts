import { chmodSync, readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { defineConfig, type Plugin, type RolldownOptions } from "rolldown";

/** The bundle stands alone: fails when an import or `require` of anything but a Node module is left. */
const standAlone: Plugin = {
  name: "stand-alone",
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== "chunk") continue;
      const required = [...chunk.code.matchAll(/\b__require\(\s*["'`]([^"'`]+)/g)].map((found) =>
        String(found[1]),
      );
      const left = [...chunk.imports, ...chunk.dynamicImports, ...required].filter(
        (id) => !(id in bundle || isBuiltin(id)),
      );
      if (left.length > 0) this.error(`${chunk.fileName} still imports ${left.join(", ")}`);
    }
  },
  writeBundle(options, bundle) {
    if ("cli.js" in bundle) chmodSync(join(options.dir ?? "dist", "cli.js"), 0o755);
  },
};

/** The global is what `node:process` gives as well; importing that opens the standard streams, which takes 4 ms. */
const globalProcess: Plugin = {
  name: "global-process",
  resolveId: (id) => (id === "node:process" ? "\0process" : undefined),
  load: (id) => (id === "\0process" ? "export default globalThis.process;" : undefined),
};

/** What is bundled brings its licence along. */
const licenses = (fileName: string): Plugin => ({
  name: "licenses",
  generateBundle(_options, bundle) {
    const modules = Object.values(bundle).flatMap((chunk) => (chunk.type === "chunk" ? chunk.moduleIds : []));
    const packages = modules.flatMap(
      (id) => /^[^\0]*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+/.exec(id) ?? [],
    );
    const texts = [...new Set(packages)].map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
      const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
      const text = file === undefined ? `License: ${license}` : readFileSync(join(folder, file), "utf8");
      return `${name} ${version}\n\n${text.trim().replaceAll("\r\n", "\n")}\n`;
    });
    this.emitFile({
      type: "asset",
      fileName,
      source: texts.sort().join(`\n${"-".repeat(80)}\n\n`),
    });
  },
});

const shared = {
  platform: "node",
  // `debug`, below simple-git, and js-yaml, below gray-matter, try these and do without.
  resolve: { alias: { "supports-color": false, esprima: false } },
  transform: { target: "node22" },
  // gray-matter has an engine that evaluates front matter; src/core/ticket/front-matter.ts shuts it off.
  checks: { eval: false },
  onLog(level, log) {
    if (level === "warn") throw new Error(log.message);
  },
} as const satisfies RolldownOptions;

const output = {
  dir: "dist",
  format: "esm",
  entryFileNames: "[name].js",
  chunkFileNames: "[name].js",
} as const;

export default defineConfig([
  {
    ...shared,
    input: { cli: "src/cli/main.ts", hook: "src/hook/main.ts", "demo-agent": "src/cli/demo-agent.ts" },
    plugins: [globalProcess, standAlone, licenses("licenses.txt")],
    output: { ...output, cleanDir: true },
  },
  {
    ...shared,
    // Alone, so that GitHub's client splits none of the files that a hook loads.
    input: { action: "src/action/main.ts" },
    plugins: [globalProcess, standAlone, licenses("action-licenses.txt")],
    output: { ...output, codeSplitting: false },
  },
]);
