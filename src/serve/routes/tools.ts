import {itemName} from "../../catalogue/index.ts"
import {Candidates, explained, type Lexicon, recogniseRow} from "../../recognition/index.ts"
import {readingLexicon} from "../../shelf/index.ts"
import {
  choicesOf,
  composeItem,
  type Edition,
  explain,
  parseWritten,
  recode,
  segmentTexts,
  tableChecker,
} from "../../standard/index.ts"
import type {Handlers} from "../context.ts"
import {faultOf} from "../problem.ts"
import {inTurns} from "../turns.ts"

/** A code with an institution's suffix, or what was meant as one; no name begins so. */
const extension = /^[0-9A-Za-z]{10,}-[^+]*$/

const columns = {kind: "items", code: 0, name: 1, parents: [], segments: []} as const

/** What is done to codes and names without keeping anything. */
export const toolRoutes = {
  "codes.explain": ({params, query, context: {shelf}}) => {
    const text = query.text.trim()
    const written = extension.test(text) ? parseWritten(text) : undefined
    if (written && !written.ok)
      return {edition: params.edition, text, standing: "malformed", segments: [], issues: written.issues.map(faultOf)}
    const code = written?.value[0]?.code ?? query.text
    const {edition, check, segments, zh, en, layer} = explain(shelf.edition(params.edition), code)
    return {
      edition,
      text: check.text,
      standing: check.standing,
      ...(zh !== undefined && {zh}),
      ...(en !== undefined && {en}),
      ...(layer !== undefined && {layer}),
      segments: segments.map(({facet = null, ...segment}) => ({...segment, facet})),
      issues: check.issues.map(faultOf),
    }
  },
  "codes.compose": ({params, body, context: {shelf}}) => {
    const {modality, ...wanted} = body
    const made = composeItem(shelf.edition(params.edition), modality, wanted)
    if (!made.ok) return {issues: made.issues.map(faultOf)}
    const {code, zh, en} = made.value
    return {item: {code, zh, en}, issues: made.issues.map(faultOf)}
  },
  "codes.choices": ({params, body, context: {shelf}}) => {
    const edition = shelf.edition(params.edition)
    const modalities = [...edition.modalities]
    if (body.modality === undefined) return {modalities, facets: [], segments: [], issues: []}
    return {modalities, ...choicesView(edition, body.modality, body.facets ?? {})}
  },
  "codes.check": async ({params, body, context: {shelf}, gone, answerEach}) => {
    const checker = tableChecker(shelf.edition(params.edition), "", ["code", "name"], columns)
    const rows = await inTurns(gone, body.rows, ({code, name = ""}, i) => ({
      row: i + 1,
      issues: checker.check({row: i + 1, cells: [code, name]}),
    }))
    const late = Map.groupBy(checker.finish(), ({place}) => place.row)
    const faulty = rows
      .map(({row, issues}) => ({row, issues: [...issues, ...(late.get(row) ?? [])]}))
      .filter(({issues}) => issues.length > 0)
    return answerEach(faulty, ({row, issues}) => ({row, issues: issues.map(faultOf)}))
  },
  "codes.recode": ({params, body, context: {shelf}, answerEach}) => {
    const [from, to] = [shelf.edition(params.edition), shelf.edition(params.other)]
    return answerEach(body.codes, code => {
      const {issues, ...made} = recode(from, to, code)
      return {...made, issues: issues.map(faultOf)}
    })
  },
  "names.recognise": ({params, body, context: {metrics, shelf, editionId}, answerEach}) => {
    const lexicon = readingLexicon(shelf, {edition: params.edition, usual: editionId})
    const inEnglish = <T extends {readonly edition: string; readonly code: string}>(item: T) => ({
      ...item,
      en: itemName(shelf, item, "en"),
    })
    const propose = body.candidates === undefined ? undefined : candidatesOf(lexicon)
    metrics.names.inc(body.names.length)
    return answerEach(body.names, asked => {
      const row = typeof asked === "string" ? {name: asked} : asked
      const given = recogniseRow(lexicon, row, body.accept)
      const read = body.explain ? explained(lexicon, given) : given
      const {beside: _, ...told} = read
      const items = read.items.map(inEnglish)
      return {...told, items, ...(propose && {candidates: propose.of(read, body.candidates).map(inEnglish)})}
    })
  },
} satisfies Partial<Handlers>

function choicesView(edition: Edition, modality: string, chosen: Parameters<typeof choicesOf>[2]) {
  const {facets, segments, item, standing, issues} = choicesOf(edition, modality, chosen)
  return {
    facets: facets.map(({facet, needed, terms}) => ({
      facet,
      ...segmentTexts[facet],
      needed,
      terms: terms.map(({why, ...term}) => ({...term, ...(why && {why: faultOf(why)})})),
    })),
    segments: segments.map(({facet = null, ...segment}) => ({...segment, facet})),
    ...(item && standing && {item: {code: item.code, zh: item.zh, en: item.en, standing}}),
    issues: issues.map(faultOf),
  }
}

const indexes = new WeakMap<Lexicon, Candidates>()

function candidatesOf(lexicon: Lexicon): Candidates {
  const known = indexes.get(lexicon)
  if (known) return known
  const made = new Candidates(lexicon)
  indexes.set(lexicon, made)
  return made
}
