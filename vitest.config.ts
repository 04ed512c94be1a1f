import {defineConfig} from "vitest/config"

export default defineConfig({
  test: {
    globalSetup: ["test/postgres.ts"],
    exclude: ["test/office.test.ts"],
    include: ["src/**/*.test.ts", "web/src/**/*.test.ts", "test/**/*.test.ts"],
    testTimeout: 30_000,
    reporters: ["default"],
  },
})
