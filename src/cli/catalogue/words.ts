import {
  type Effect,
  endWordAt,
  keepWord,
  readHeld,
  soundWord,
  wordEffect,
  wordsAt,
  wordsWith,
  wordsWithout,
} from "../../catalogue/index.ts"
import {wordEffectTexts} from "../../catalogue/lists.ts"
import {kindTexts} from "../../recognition/index.ts"
import {taughtKinds} from "../../recognition/lists.ts"
import {openFolderShelf, type Shelf} from "../../shelf/index.ts"
import {openStoreShelf} from "../../store/editions/index.ts"
import {change, type Store} from "../../store/index.ts"
import {type MappingState, stateTexts} from "../../store/lists.ts"
import {refuse} from "../issues.ts"
import {language, print} from "../output.ts"
import {type CatalogueOptions, cause, institutionOf, say} from "./place.ts"

interface WordsCall {
  /** `list`, `teach` or `withdraw`. */
  readonly deed: string
  readonly word: string | undefined
  readonly options: CatalogueOptions
}

interface WordsPlace {
  readonly store: Store
  readonly shelf: Shelf
  readonly institutionId: string
  readonly options: CatalogueOptions
}

const deeds: Readonly<Record<string, (place: WordsPlace, word: string) => Promise<void>>> = {
  list: place => list(place),
  teach,
  withdraw,
}

/** The words of an institution: told, taught or withdrawn; what changes is shown first, and done with `--yes`. */
export async function wordsOn(store: Store, {deed, word, options}: WordsCall): Promise<void> {
  const run = deeds[deed]
  if (!run)
    throw refuse("call.action", {command: "catalogue words", action: deed, known: Object.keys(deeds).join(", ")})
  if (deed !== "list" && word === undefined)
    throw refuse("call.word-missing", {command: `catalogue words ${deed}`, word: "word"})
  const {id: institutionId} = await institutionOf(store, options.institution)
  const shelf = await openStoreShelf(store, {below: openFolderShelf()})
  await run({store, shelf, institutionId, options}, word ?? "")
}

async function list({store, shelf, institutionId, options: {edition}}: WordsPlace): Promise<void> {
  const {words, offered} = await wordsAt(store.db, shelf, {institutionId, edition})
  const line = (word: string, kind: (typeof taughtKinds)[number], meaning: string, more: string) =>
    print(`${word} = ${kindTexts[kind][language]} ${meaning}${more}\n`)
  for (const {row, meaning, idle} of words)
    await line(
      row.word,
      row.kind,
      meaning?.[language] ?? row.value,
      idle ? (language === "zh" ? "（现不读取）" : " (not read)") : "",
    )
  for (const {word, kind, value, meaning, institutions} of offered)
    await line(word, kind, meaning?.[language] ?? value, ` ← ${institutions.map(({name}) => name).join("、")}`)
  if (words.length + offered.length === 0) await say("没有本机构用词", "no words of the institution")
}

async function teach({store, shelf, institutionId, options}: WordsPlace, text: string): Promise<void> {
  const {edition, value, why = "", yes} = options
  const kind = taughtKinds.find(one => one === options.kind)
  if (kind === undefined)
    throw refuse("option.value", {option: "kind", value: options.kind, known: taughtKinds.join(", ")})
  const word = soundWord(shelf, {text, kind, value, usual: edition})
  const asked = {institutionId, shelf, edition, held: [word.word]}
  if (yes === undefined) return tell(await wordEffect(store.db, {...asked, next: now => wordsWith(now, word)}), false)
  await change(store, {...cause, why: why || cause.why}, tx =>
    keepWord(tx, shelf, {institutionId, text, kind, value, usual: edition}),
  )
  await tell(await readHeld(store, cause, asked), true)
}

async function withdraw({store, shelf, institutionId, options}: WordsPlace, text: string): Promise<void> {
  const {edition, why = "", yes} = options
  const {words} = await wordsAt(store.db, shelf, {institutionId, edition})
  const found = words.find(({row}) => row.word === text)
  if (!found) throw refuse("thing.missing", {kind: "word", id: text})
  const asked = {institutionId, shelf, edition, held: [found.row.word]}
  if (yes === undefined)
    return tell(await wordEffect(store.db, {...asked, next: now => wordsWithout(now, found.row)}), false)
  await change(store, {...cause, why: why || cause.why}, tx => endWordAt(tx, {institutionId, wordId: found.row.id}))
  await tell(await readHeld(store, cause, asked), true)
}

/** What a word changes or changed, row by row and in sum. */
async function tell({rows, counts, volume, examples}: Effect, isDone: boolean): Promise<void> {
  const text = (side: {readonly state: MappingState; readonly codes: readonly string[]}) =>
    `${stateTexts[side.state][language]} ${side.codes.join(";")}`
  await print(
    examples
      .map(one => `  ${wordEffectTexts[one.effect][language]}: ${one.name}: ${text(one.before)} → ${text(one.after)}\n`)
      .join(""),
  )
  await say(
    `含此词的机器对照行${rows}：转为${stateTexts.accepted.zh}${counts.sure}（检查量${volume}），原${stateTexts.accepted.zh}而项目改变${counts.otherwise}，转为${stateTexts.proposed.zh}${counts.unsure}，其他变化${counts.changed}；与人工决定不符${counts.disagree}，不改动${isDone ? "" : "；加--yes执行"}`,
    `${rows} rows of the machine's hold it: ${counts.sure} become ${stateTexts.accepted.en} (${volume} examinations), ${counts.otherwise} accepted ones mean something else, ${counts.unsure} become ${stateTexts.proposed.en}, ${counts.changed} change otherwise; ${counts.disagree} disagree with people and stay${isDone ? "" : "; --yes does it"}`,
  )
}
