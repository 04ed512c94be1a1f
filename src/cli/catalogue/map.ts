import {mapCatalogue, remapCatalogue} from "../../catalogue/index.ts"
import {type MappingState, stateTexts} from "../../store/lists.ts"
import {language, print, probability} from "../output.ts"
import {startProgress} from "../progress.ts"
import {cause, type Place, say} from "./place.ts"

/** Read the names that nobody has mapped yet. */
export async function map({store, shelf, catalogue, options}: Place): Promise<void> {
  const bar = startProgress(process.stderr)
  const mapped = await mapCatalogue(store, cause, {
    catalogueId: catalogue.id,
    shelf,
    lexicon: shelf.lexicons(options.edition),
    options: {
      accept: probability("accept", options.accept),
      progress: (done, total) => bar.update(done / Math.max(1, total), done),
    },
  })
  bar.end()
  await say(
    `对照${mapped.rows}行：沿用${mapped.inherited}，自动接受${mapped.accepted}，${stateTexts.proposed.zh}${mapped.proposed}`,
    `${mapped.rows} rows mapped: ${mapped.inherited} inherited, ${mapped.accepted} accepted, ${mapped.proposed} ${stateTexts.proposed.en}`,
  )
}

/** Read again what the machine mapped: shown first, changed with `--yes`. */
export async function remap({store, shelf, catalogue, options}: Place): Promise<void> {
  const done = await remapCatalogue(store, cause, {
    catalogueId: catalogue.id,
    shelf,
    lexicon: shelf.lexicons(options.edition),
    apply: options.yes !== undefined,
    options: {accept: probability("accept", options.accept)},
  })
  const text = (side: {state: MappingState; codes: readonly string[]}) =>
    `${stateTexts[side.state][language]} ${side.codes.join(";")}`
  await print(done.examples.map(one => `  ${one.name}: ${text(one.before)} → ${text(one.after)}\n`).join(""))
  await say(
    `${done.rows}行机器对照中有${done.changed}行不同${options.yes ? "，已更新" : "；加--yes更新"}`,
    `${done.changed} of ${done.rows} rows that the machine mapped read otherwise${options.yes ? ": changed" : "; --yes changes them"}`,
  )
}
