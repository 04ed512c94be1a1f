import {SegmentedControl} from "@mantine/core"
import {useAddress} from "../look/in-address.ts"
import {useTexts} from "../texts/table.ts"
import type {Measure} from "./catalogue-items.ts"
import {picturesTexts} from "./texts.ts"

/** What the heat map counts, as the address has it. */
export const useMeasure = (): Measure => (useAddress().chosen.measure === "names" ? "names" : "volume")

export function MeasureChoice() {
  const say = useTexts(picturesTexts)
  const {choose} = useAddress()
  return (
    <SegmentedControl
      size="xs"
      aria-label={say("measure")}
      value={useMeasure()}
      data={[
        {value: "volume", label: say("examinations")},
        {value: "names", label: say("names")},
      ]}
      onChange={measure => choose({measure: measure === "names" ? measure : undefined})}
    />
  )
}
