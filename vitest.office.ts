import {defineConfig} from "vitest/config"

/** A workbook's way through LibreOffice and back: `npm run test:office`. */
export default defineConfig({test: {include: ["test/office.test.ts"], testTimeout: 180_000}})
