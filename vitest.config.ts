import {defineConfig} from "vitest/config"

export default defineConfig({
  test: {
    globalSetup: ["test/postgres.ts"],
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    testTimeout: 30_000,
    reporters: ["default"],
  },
})
