import {openFolderShelf} from "../shelf/index.ts"
import {composeItem, type Wanted} from "../standard/index.ts"
import {faultLines, print} from "./output.ts"

/** Code and name of the terms given; exit 1 with what is missing or ruled out. */
export async function run({
  edition: id,
  modality,
  ...wanted
}: {edition: string; modality: string} & Wanted): Promise<void> {
  const composed = composeItem(openFolderShelf().edition(id), modality, wanted)
  if (composed.ok) return print(`${composed.value.code}\t${composed.value.zh}\t${composed.value.en}\n`)
  await print(`${composed.issues.flatMap(faultLines).join("\n")}\n`)
  process.exitCode = 1
}
