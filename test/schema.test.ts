import {expect, it} from "vitest"
import {drawSchema, writtenSchema} from "../tools/schema.ts"

it("docs/schema.md shows the tables as they are (else: npm run schema)", async () => {
  expect(writtenSchema()).toBe(await drawSchema())
})
