import {defineConfig} from "vitest/config"
import {patienceMs} from "./e2e/patience.ts"

/** The journeys through the page, in Chromium on real servers: `npm run e2e`. Screenshots stay in `.cache/shots`. */
export default defineConfig({
  test: {
    include: ["e2e/**/*.test.ts"],
    exclude: ["e2e/proxy.test.ts"], // of vitest.delivery.ts
    testTimeout: 4 * patienceMs,
    hookTimeout: 4 * patienceMs,
    expect: {poll: {timeout: patienceMs, interval: 50}},
    maxWorkers: 2,
    reporters: ["default"],
  },
})
