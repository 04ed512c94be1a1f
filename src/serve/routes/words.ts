import {
  type KnownWord,
  type Offer,
  soundWord,
  teachWord,
  withdrawWord,
  wordAt,
  wordEffect,
  wordProposals,
  wordsAt,
  wordsWith,
  wordsWithout,
  writeProposals,
} from "../../catalogue/index.ts"
import {meaningsOf, type WordMeaning} from "../../recognition/index.ts"
import {pinyinOf} from "../../standard/index.ts"
import {userNames} from "../../store/people/index.ts"
import type {Handlers} from "../context.ts"
import {csvType, downloadOf} from "../files.ts"
import {faultOf} from "../problem.ts"
import {jobView, timeOf} from "../views.ts"
import {effectView} from "../word-views.ts"

/** What institutions teach that their own words mean. */
export const wordRoutes = {
  "words.meanings": ({params, query, context: {shelf}}) => {
    const {open, closed, edition} = shelf.lexicon(params.edition)
    const all = [...(open ? [open] : []), ...closed].flatMap(meaningsOf)
    return {
      items: all
        .filter(({kind}) => kind === query.kind)
        .map(({value, zh, en, modalities}) => ({
          ...{value, zh, en, pinyin: pinyinOf(edition, zh)},
          modalities: [...modalities],
        })),
    }
  },
  "words.list": async ({context, params, query}) => {
    const {store, shelf, editionId: edition} = context
    const asked = {institutionId: params.institution, edition, past: query.past === true}
    const {words, offered} = await wordsAt(store.db, shelf, asked)
    const people = await userNames(
      store.db,
      words.flatMap(({row}) => [row.by, row.ended_by ?? ""]),
    )
    return {
      items: words.map(word => wordView(word, people)),
      offered: offered.map(offer => ({...saidView(offer), institutions: [...offer.institutions]})),
    }
  },
  "words.preview": async ({context, params, body}) => {
    const {store, shelf, editionId} = context
    const word = soundWord(shelf, {...body, usual: editionId})
    const effect = await wordEffect(store.db, {
      ...{institutionId: params.institution, shelf, edition: editionId, held: [word.word]},
      next: now => wordsWith(now, word),
    })
    return effectView(word.word, effect)
  },
  "words.teach": async ({context, params, body: {why, ...body}, change}) => {
    const {shelf, editionId: usual} = context
    const made = await change(async tx => {
      const asked = {...body, institutionId: params.institution, usual}
      const {word, job} = await teachWord(tx, shelf, asked)
      return {id: word.id, job: jobView(job)}
    }, why)
    context.wake()
    return made
  },
  "words.preview-withdrawal": async ({context, params}) => {
    const {store, shelf, editionId: edition} = context
    const {institution: institutionId} = params
    const word = await wordAt(store.db, institutionId, params.word)
    const asked = {institutionId, shelf, edition, held: [word.word]}
    return effectView(word.word, await wordEffect(store.db, {...asked, next: now => wordsWithout(now, word)}))
  },
  "words.withdraw": async ({context, params, body, change}) => {
    const asked = {institutionId: params.institution, wordId: params.word, usual: context.editionId}
    const done = await change(async tx => {
      const {word, job} = await withdrawWord(tx, asked)
      return {id: word.id, job: jobView(job)}
    }, body.why)
    context.wake()
    return done
  },
  "words.proposals": async ({context: {store, shelf, editionId}}) => {
    const proposals = await wordProposals(store.db, shelf, editionId)
    const view = (all: Offer["institutions"]) => all.map(({id, name}) => ({id, name}))
    return {
      items: proposals.map(one => ({
        ...saidView(one),
        institutions: view(one.institutions),
        against: view(one.against),
      })),
    }
  },
  "words.export-proposals": async ({context, query: {family}}) => {
    const {store, shelf, editionId} = context
    const proposals = await wordProposals(store.db, shelf, editionId)
    const file = {name: `word-${family}.csv`, type: csvType, headers: {}}
    return downloadOf(context, file, path => writeProposals(proposals, family, path))
  },
} satisfies Partial<Handlers>

const textsOf = (meaning: WordMeaning | undefined) => (meaning ? {zh: meaning.zh, en: meaning.en} : null)

const saidView = ({word, family, kind, value, meaning}: Omit<Offer, "institutions">) => ({
  ...{word, kind, value},
  family: family === "" ? null : family,
  meaning: textsOf(meaning),
})

function wordView({row, meaning, idle}: KnownWord, people: ReadonlyMap<string, string>) {
  return {
    id: row.id,
    ...saidView({...row, meaning}),
    ...(idle && {idle: faultOf(idle)}),
    ...(row.from_id !== null && {from: {id: row.from_id, name: row.from ?? ""}}),
    since: timeOf(row.since),
    until: row.until === null ? null : timeOf(row.until),
    by: row.by,
    byName: people.get(row.by) ?? row.by,
    why: row.why,
    endedBy: row.ended_by === null ? null : (people.get(row.ended_by) ?? row.ended_by),
    endedWhy: row.ended_why,
  }
}
