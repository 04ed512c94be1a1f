import {defineConfig} from "vitest/config"

/** The program as it is delivered: packed, unpacked, started where nothing else is: `npm run test:delivery`. */
export default defineConfig({
  test: {
    include: ["test/delivery.test.ts", "test/several.test.ts", "e2e/proxy.test.ts"],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: {poll: {timeout: 120_000, interval: 50}},
  },
})
