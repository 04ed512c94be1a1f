import {type InstitutionFile, importInstitution, openInstitution, outlookOf, readPeopleMap} from "../delivery/index.ts"
import {openFolderShelf} from "../shelf/index.ts"
import {openStoreShelf} from "../store/editions/index.ts"
import {openStore} from "../store/index.ts"
import {cause, say} from "./catalogue/place.ts"
import {refuse} from "./issues.ts"
import {language} from "./output.ts"
import {type WhereOptions, whereOf} from "./where.ts"

interface ImportOptions extends WhereOptions {
  readonly as?: string
  readonly "map-people"?: string
  readonly yes?: string
}

/** Take an institution's file in: checked before the store is even opened, shown first, written with `--yes`. */
export async function run(path: string, {as, yes, "map-people": map, ...options}: ImportOptions): Promise<void> {
  if (as?.trim() === "")
    throw refuse("option.value", {option: "as", value: as, known: language === "zh" ? "机构代码" : "a code"})
  await using file = await openInstitution(path)
  const store = await openStore(whereOf(options))
  try {
    const shelf = await openStoreShelf(store, {below: openFolderShelf()})
    await tell(await outlookOf(store.db, file, {as, editions: shelf.ids()}))
    const people = map === undefined ? undefined : await readPeopleMap(store.db, map, file.people)
    await tellPeople(file, people ?? new Map())
    if (yes === undefined) return await say("未写入；加--yes写入。", "Nothing was written; --yes writes it.")
    const done = await importInstitution(store, cause, file, {as, language, ...(people && {people})})
    const rows = Object.values(done.rows).reduce((sum, count) => sum + count, 0)
    await say(`已写入${rows}行`, `${rows} rows written`)
    if (done.renewed)
      await say("其编号在此处已被占用，已全部换新。", "Its ids were taken here; all of them are new ones now.")
  } finally {
    await store.close()
  }
}

type Outlook = Awaited<ReturnType<typeof outlookOf>>

async function tell({code, name, catalogues, extensions, words, audit, editions, elsewhere}: Outlook): Promise<void> {
  await say(`机构：${name}（${code}）`, `institution: ${name} (${code})`)
  for (const one of catalogues)
    await say(
      `目录“${one.name}”：${one.rows}行，${one.decisions}个决定`,
      `catalogue “${one.name}”: ${one.rows} rows, ${one.decisions} decisions`,
    )
  await say(
    `扩展与组合${extensions}个，本机构用词${words}个，审计${audit}条`,
    `${extensions} extensions and combinations, ${words} own words, ${audit} audit entries`,
  )
  for (const {edition, items} of editions)
    await say(
      `此处没有${edition}版：其${items}个项目只显示编码`,
      `edition ${edition} is not here: its ${items} items show their codes alone`,
    )
  for (const one of elsewhere)
    await say(
      `编码${one.code}在“${one.institution}”另有所指`,
      `the code ${one.code} stands for something else at “${one.institution}”`,
    )
}

async function tellPeople({people}: InstitutionFile, known: ReadonlyMap<string, string>): Promise<void> {
  const here = people.filter(({id}) => known.has(id)).length
  await say(
    `人员${people.length}人，其中${here}人是此处用户；其余将不能登录`,
    `${people.length} people, ${here} of them users here; the others will not be able to sign in`,
  )
  for (const {id, name} of people.filter(({id, name}) => id !== name && !known.has(id)))
    await say(`  ${id} = ${name}`, `  ${id} = ${name}`)
}
