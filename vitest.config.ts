import {availableParallelism} from "node:os"
import {defineConfig} from "vitest/config"

export default defineConfig({
  test: {
    globalSetup: ["test/postgres.ts"],
    setupFiles: ["test/cheap.ts"],
    exclude: ["test/office.test.ts", "test/delivery.test.ts", "test/several.test.ts"],
    include: ["src/**/*.test.ts", "web/src/**/*.test.ts", "test/**/*.test.ts"],
    // no measure of speed: a busy machine takes its time, and a test that hangs still ends
    testTimeout: 180_000,
    maxWorkers: Math.max(2, availableParallelism() - 1), // on two cores the usual is one
    hookTimeout: 180_000,
    reporters: ["default"],
  },
})
