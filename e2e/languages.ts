import type {Language} from "./browser.ts"

/**
 * The languages that each journey goes through: Chinese alone in `npm test`, where `pages.test.ts` looks at every
 * page in English; both in `npm run e2e`, which says `JOURNEYS=both`.
 */
export const languages: readonly Language[] = process.env.JOURNEYS === "both" ? ["zh", "en"] : ["zh"]
