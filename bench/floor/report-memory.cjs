// Loaded before a program (NODE_OPTIONS) to learn how much memory it took at most: ru_maxrss, in KiB.
process.on("exit", () => {
  require("node:fs").appendFileSync(process.env.BENCH_MEMORY_FILE, `${process.resourceUsage().maxRSS}\n`);
});
