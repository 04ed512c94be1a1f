import {defineConfig} from "vitest/config"

/** The journeys through the page, in Chromium on real servers: `npm run e2e`. Screenshots stay in `.cache/shots`. */
export default defineConfig({
  test: {
    include: ["e2e/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    reporters: ["default"],
  },
})
