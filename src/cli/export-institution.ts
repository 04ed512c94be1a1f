import {exportInstitution} from "../delivery/index.ts"
import {openReader} from "../store/index.ts"
import {endText} from "./audit-end.ts"
import {institutionOf, say} from "./catalogue/place.ts"
import {refuse} from "./issues.ts"
import {print} from "./output.ts"
import {type WhereOptions, whereOf} from "./where.ts"

interface ExportOptions extends WhereOptions {
  readonly institution: string
  readonly people?: string
}

/** Write all of one institution into a file. */
export async function run(file: string, {institution: code, people, ...options}: ExportOptions): Promise<void> {
  if (people !== undefined && people !== "names")
    throw refuse("option.value", {option: "people", value: people, known: "names"})
  const store = await openReader(whereOf(options))
  try {
    const named = people === "names"
    const done = await exportInstitution(store, await institutionOf(store, code), file, {named})
    const rows = Object.values(done.rows).reduce((sum, count) => sum + count, 0)
    await say(`已将${code}的${rows}行写入${file}`, `${rows} rows of ${code} written to ${file}`)
    await (named
      ? say(`含${done.people}人的姓名`, `The names of ${done.people} people go along`)
      : say(
          `${done.people}人只以记号出现；加--people names附上姓名`,
          `${done.people} people stand as marks alone; --people names adds their names`,
        ))
    await print(endText(done.audit))
  } finally {
    await store.close()
  }
}
