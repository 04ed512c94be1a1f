import {mapCatalogue, readHeld, remapCatalogue, wordsJob} from "../../catalogue/index.ts"
import type {StoreShelf} from "../../store/editions/index.ts"
import {affectedView} from "../word-views.ts"
import type {JobHandler} from "../work.ts"

/** What the jobs are told, as the routes put it. */
interface Input {
  readonly catalogue: string
  readonly edition: string
  readonly accept?: number
  readonly apply?: boolean
}

/** Map a catalogue. What is done stays: run again, it goes on with the rows that are left. */
const mapJob =
  (shelf: StoreShelf): JobHandler =>
  async ({store, job, progress}) => {
    const {catalogue, edition, accept} = JSON.parse(job.input) as Input
    await shelf.refresh()
    const mapped = await mapCatalogue(
      store,
      {by: job.by, why: `job:${job.id}`},
      {
        catalogueId: catalogue,
        shelf,
        lexicon: shelf.lexicons(edition),
        options: {...(accept !== undefined && {accept}), progress},
      },
    )
    return {...mapped}
  }

/** Read again what the machine mapped; kept only where the input says so. */
const remapJob =
  (shelf: StoreShelf): JobHandler =>
  async ({store, job, progress}) => {
    const {catalogue, edition, accept, apply = false} = JSON.parse(job.input) as Input
    await shelf.refresh()
    const {rows, changed, examples} = await remapCatalogue(
      store,
      {by: job.by, why: `job:${job.id}`},
      {
        catalogueId: catalogue,
        shelf,
        lexicon: shelf.lexicons(edition),
        apply,
        options: {...(accept !== undefined && {accept}), progress},
      },
    )
    const told = examples.map(({rowId, name, volume, before, after}) => ({
      row: rowId,
      name,
      volume,
      before: {state: before.state, codes: [...before.codes]},
      after: {state: after.state, codes: [...after.codes]},
    }))
    return {rows, changed, applied: apply, examples: told}
  }

/** Read the rows of an institution again that hold words which it taught or withdrew. Run again, it does what is left. */
const wordsReadJob =
  (shelf: StoreShelf): JobHandler =>
  async ({store, job, progress}) => {
    const {institution, words, edition} = JSON.parse(job.input) as WordsInput
    await shelf.refresh()
    const cause = {by: job.by, why: `job:${job.id}`}
    const asked = {institutionId: institution, shelf, edition, held: words, progress}
    const {examples, counts, ...effect} = await readHeld(store, cause, asked)
    return {...effect, counts: {...counts}, examples: examples.map(affectedView)}
  }

/** What the job on words is told, as the routes put it. */
interface WordsInput {
  readonly institution: string
  readonly words: readonly string[]
  readonly edition: string
}

/** The jobs on catalogues. */
export const catalogueJobs = (shelf: StoreShelf): Readonly<Record<string, JobHandler>> => ({
  "catalogue-map": mapJob(shelf),
  "catalogue-remap": remapJob(shelf),
  [wordsJob]: wordsReadJob(shelf),
})
