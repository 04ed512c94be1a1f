import {defineConfig} from "vitest/config"

/** The long form of the faults: `npm run test:faults`. */
export default defineConfig({
  test: {
    globalSetup: ["test/postgres.ts"],
    include: ["test/faults.test.ts", "src/store/upgrade.test.ts"],
    env: {ZHENGMING_FAULTS: "30"},
  },
})
