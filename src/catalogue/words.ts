import type {Issue} from "../issue/index.ts"
import {Refusal} from "../issue/index.ts"
import {
  editionsOf,
  familyOf,
  meaningOf,
  type OwnWord,
  ownWord,
  ownWordFault,
  type WordMeaning,
} from "../recognition/index.ts"
import type {Shelf} from "../shelf/index.ts"
import type {Naming} from "../standard/index.ts"
import {
  endWord,
  type OfferedWord,
  putWord,
  type TaughtWord,
  type WordsTable,
  wordById,
  wordsInGroup,
  wordsOf,
} from "../store/catalogues/index.ts"
import {type Change, type Connection, hold, type JobsTable, record, startJob} from "../store/index.ts"
import {refuse} from "./issues.ts"
import {ownWordOf} from "./own-lexicon.ts"
import {institutionAt} from "./place.ts"

/** A word as somebody says it, and what it is to mean. */
interface WordAsked extends Pick<OwnWord, "kind" | "value"> {
  /** As written; it is folded as names are. */
  readonly text: string
  /** The family whose names have it, or an edition of it; that of the edition in use where neither is told. */
  readonly family?: Naming | undefined
  readonly edition?: string | undefined
  /** The edition in use: names are read in it, and in those of other families beside it. */
  readonly usual: string
}

/**
 * A word as it would be kept.
 *
 * @throws Refusal `word.empty`, `word.long`, `word.meaning`, `word.known`, `word.contains`, `word.negates`,
 * `word.counts`, and those of `Shelf.lexicons`
 */
export function soundWord(shelf: Shelf, {text, edition, usual, kind, value, ...asked}: WordAsked): OwnWord {
  const family = asked.family ?? shelf.edition(edition ?? usual).naming
  const inUse = shelf.lexicons(usual)
  const isRead = editionsOf(inUse).some(({naming}) => naming === family)
  const lexicon = isRead ? inUse : shelf.lexicons(edition ?? usual)
  const word: OwnWord = {word: ownWord(lexicon, text), kind, value, family: familyOf(kind, family)}
  const fault = ownWordFault(lexicon, word, family)
  if (fault) throw new Refusal(fault)
  return word
}

interface Teaching extends WordAsked {
  readonly institutionId: string
  /** The institution of the group that it is taken over from. */
  readonly from?: string | undefined
}

/** What was taught or withdrawn, and the job that reads the institution's rows again. */
interface Taught {
  readonly word: WordsTable
  readonly job: JobsTable
}

/**
 * Teach an institution's word, enter it in the audit, and start reading its rows again. Throws as `keepWord`.
 */
export async function teachWord(tx: Change, shelf: Shelf, teaching: Teaching): Promise<Taught> {
  const word = await keepWord(tx, shelf, teaching)
  return {word, job: await readAgain(tx, word, teaching.usual)}
}

/**
 * Keep an institution's word, in place of what the institution said of it before,
 * and enter it in the audit; its rows are still to be read again.
 *
 * @throws Refusal of `soundWord`, `thing.missing`
 */
export async function keepWord(
  tx: Change,
  shelf: Shelf,
  {institutionId, from, ...asked}: Teaching,
): Promise<WordsTable> {
  const sound = soundWord(shelf, asked)
  await hold(tx, `institution:${institutionId}`)
  const institution = await institutionAt(tx.db, institutionId)
  if (from !== undefined && !(await isOffered(tx.db, institution, from, sound)))
    throw refuse("thing.missing", {kind: "word", id: asked.text})
  const {word, kind, value, family = ""} = sound
  const made = await putWord(tx, {institutionId, word, kind, value, family, from})
  const details = {word, kind, value, ...(family !== "" && {family}), ...(from !== undefined && {from})}
  await record(tx, [{act: "word.teach", subject: `word:${made.id}`, institutionId, details}])
  return made
}

async function isOffered(
  db: Connection,
  {id, group_id: group}: {readonly id: string; readonly group_id: string | null},
  from: string,
  {word, kind, value}: OwnWord,
): Promise<boolean> {
  const all = group === null ? [] : await wordsInGroup(db, group, id)
  return all.some(one => one.institution_id === from && one.word === word && one.kind === kind && one.value === value)
}

/** Withdraw a word, and start reading the rows again that it was read in. Throws as `endWordAt`. */
export async function withdrawWord(
  tx: Change,
  {usual, ...place}: WordPlace & {readonly usual: string},
): Promise<Taught> {
  const word = await endWordAt(tx, place)
  return {word, job: await readAgain(tx, word, usual)}
}

interface WordPlace {
  readonly institutionId: string
  readonly wordId: string
}

/**
 * Withdraw a word and enter it in the audit; the rows that it was read in are still to be read again.
 *
 * @throws Refusal `thing.missing`
 */
export async function endWordAt(tx: Change, {institutionId, wordId}: WordPlace): Promise<WordsTable> {
  await hold(tx, `institution:${institutionId}`)
  const word = await wordAt(tx.db, institutionId, wordId)
  if (!(await endWord(tx, institutionId, wordId))) throw refuse("thing.missing", {kind: "word", id: wordId})
  const details = {word: word.word, kind: word.kind, value: word.value}
  await record(tx, [{act: "word.withdraw", subject: `word:${wordId}`, institutionId, details}])
  return word
}

/**
 * A word that must be of an institution, in force or not.
 *
 * @throws Refusal `thing.missing`
 */
export async function wordAt(db: Connection, institutionId: string, wordId: string): Promise<WordsTable> {
  const word = await wordById(db, wordId)
  if (word?.institution_id !== institutionId) throw refuse("thing.missing", {kind: "word", id: wordId})
  return word
}

/** An institution's words with another, which takes the place of what was said of it before. */
export const wordsWith = (now: readonly OwnWord[], word: OwnWord): readonly OwnWord[] => [
  ...now.filter(one => one.word !== word.word || !isOneFamily(one, word)),
  word,
]

/** An institution's words without one. */
export const wordsWithout = (now: readonly OwnWord[], {word, family}: Said): readonly OwnWord[] =>
  now.filter(one => one.word !== word || (one.family ?? "") !== family)

/** A word of every family stands in the place of that of each, and the other way round. */
const isOneFamily = ({family: a}: OwnWord, {family: b}: OwnWord): boolean =>
  a === undefined || b === undefined || a === b

const readAgain = (
  tx: Change,
  {institution_id: institutionId, word}: WordsTable,
  edition: string,
): Promise<JobsTable> =>
  startJob(tx, {kind: wordsJob, input: {institution: institutionId, words: [word], edition}, institutionId})

/** The job that reads the rows again in which words are held. */
export const wordsJob = "words-read"

/** A word of an institution, what it means, and why it is not read where it isn't. */
export interface KnownWord {
  readonly row: TaughtWord
  readonly meaning: WordMeaning | undefined
  readonly idle: Issue | undefined
}

/** A word of others in the group, with all that teach it so. */
export interface Offer extends Pick<OfferedWord, "word" | "kind" | "value" | "family"> {
  readonly meaning: WordMeaning | undefined
  readonly institutions: readonly {readonly id: string; readonly name: string}[]
}

/**
 * The words of an institution, and those that others of its group teach and it does not.
 *
 * @param edition the one in use, whose family comes first
 */
export async function wordsAt(
  db: Connection,
  shelf: Shelf,
  {institutionId, edition, past = false}: {institutionId: string; edition: string; past?: boolean},
): Promise<{readonly words: readonly KnownWord[]; readonly offered: readonly Offer[]}> {
  const {group_id: group} = await institutionAt(db, institutionId)
  const rows = await wordsOf(db, institutionId, past)
  const own = new Set(rows.flatMap(row => (row.until === null ? [signOf(row)] : [])))
  const others = group === null ? [] : await wordsInGroup(db, group, institutionId)
  const teach = speaker(shelf, edition)
  return {
    words: rows.map(row => ({
      row,
      meaning: teach.meaning(row),
      idle: row.until === null ? teach.fault(row) : undefined,
    })),
    offered: gathered(others.filter(one => !own.has(signOf(one)))).map(offer => ({
      ...offer,
      meaning: teach.meaning(offer),
    })),
  }
}

type Said = Pick<WordsTable, "word" | "kind" | "value" | "family">

const signOf = ({word, kind, value, family}: Said): string => [word, kind, value, family].join("\t")

/** The same words together, with the institutions that teach them so. */
export function gathered(words: readonly OfferedWord[]): readonly Omit<Offer, "meaning">[] {
  return [...Map.groupBy(words, signOf).values()].flatMap(all => {
    const [first] = all
    if (!first) return []
    const {word, kind, value, family} = first
    const institutions = all.map(({institution_id: id, institution: name}) => ({id, name}))
    return [{word, kind, value, family, institutions}]
  })
}

/** What words mean, and what is wrong with them, as the edition in use and those of other families have it. */
export function speaker(shelf: Shelf, edition: string) {
  const lexicon = shelf.lexicons(edition)
  const all = [...(lexicon.open ? [lexicon.open] : []), ...lexicon.closed]
  const familyIn = ({family}: Said) => (family === "" ? lexicon.edition.naming : family)
  return {
    meaning: (said: Said): WordMeaning | undefined => {
      const own = all.find(one => one.edition.naming === familyIn(said))
      return own && meaningOf(own, said)
    },
    fault: (said: Said): Issue | undefined => ownWordFault(lexicon, ownWordOf(said), familyIn(said)),
  }
}
