import {defineConfig} from "vitest/config"

/** The long form of what attackers try: `npm run test:attack`. Requests, walls between institutions, races, floods, kills, files. */
export default defineConfig({
  test: {
    globalSetup: ["test/postgres.ts"],
    include: [
      "test/attack.test.ts",
      "test/faults.test.ts",
      "src/serve/{bounds,browsers,groups,passwords,races,read-files,rights,scratch,stored-items,turns,understood,walls}.test.ts",
      "src/people/*.test.ts",
      "src/store/{backup,store}.test.ts",
      "src/tables/*.test.ts",
      "src/catalogue/clock.test.ts",
    ],
    env: {ZHENGMING_ATTACK: "60", ZHENGMING_FAULTS: "30"},
    testTimeout: 600_000,
    hookTimeout: 180_000,
  },
})
