import {Select} from "@mantine/core"
import {allEditions} from "../../../src/api/lists.ts"
import {EditionSelect} from "../look/edition-select.tsx"
import {useEditions} from "../look/editions.ts"
import {useAddress} from "../look/in-address.ts"
import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"
import style from "./read-options.module.css"
import {convertTexts} from "./texts.ts"
import {type Converting, usualAccept} from "./use-conversion.ts"

const modalities = ["CT", "MR", "XR", "US", "PET", "SPECT"] as const
const thresholds = [0.7, 0.8, 0.9, 0.95, 0.98, 0.99]

/** The edition, the threshold, and the modality of all names of a text. */
export function ReadOptions({converting: {now, edition, accept, modality}}: {readonly converting: Converting}) {
  const say = useTexts(convertTexts)
  const numbers = useNumbers()
  const {choose} = useAddress()
  const {editions} = useEditions(edition)
  const offered = [...new Set([...thresholds, accept])].sort()
  return (
    <div className={style.options}>
      <EditionSelect
        editions={editions}
        edition={edition}
        all
        onChoose={edition => choose({edition: edition === allEditions ? undefined : edition})}
      />
      {now.source?.kind !== "file" && (
        <Select
          aria-label={say("modality")}
          title={say("modality")}
          value={modality ?? ""}
          data={[
            {value: "", label: say("modality-told")},
            ...modalities.map(value => ({value, label: say(value)})),
            ...(modality && !modalities.some(known => known === modality) ? [{value: modality, label: modality}] : []),
          ]}
          onChange={chosen => choose({modality: chosen || undefined})}
        />
      )}
      <Select
        aria-label={say("accept")}
        title={say("accept-why")}
        value={String(accept)}
        data={offered.map(share => ({value: String(share), label: `${say("accept")} ${numbers.share(share)}`}))}
        onChange={chosen => choose({accept: Number(chosen) === usualAccept ? undefined : (chosen ?? undefined)})}
      />
    </div>
  )
}
