import {Button, Stack} from "@mantine/core"
import {Link} from "@tanstack/react-router"
import type {Figures} from "../catalogues/figures.ts"
import {unmappedOf} from "../catalogues/figures.ts"
import {MapNow} from "../catalogues/map-now.tsx"
import type {Place} from "../catalogues/place.ts"
import {stepNow} from "../catalogues/steps.ts"
import {stepsTexts} from "../catalogues/steps-texts.ts"
import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"
import {workTexts} from "./texts.ts"

interface NextActProps {
  readonly place: Place
  readonly figures: Figures | undefined
  readonly mayMap: boolean
  readonly onMapped: () => void
}

/** What stands in a list with nothing to decide: why, and what to do next. */
export function NextAct({place, figures, mayMap, onMapped}: NextActProps) {
  const say = useTexts(stepsTexts)
  const work = useTexts(workTexts)
  const {count} = useNumbers()
  if (!figures) return null
  const now = stepNow(figures)
  const params = {...place}
  return (
    <Stack gap="xs" align="flex-start">
      {now === "take-in" && say("nothing-yet")}
      {now === "map" && say("not-mapped", {n: count(unmappedOf(figures))})}
      {(now === "decide" || now === "hand-out") && work("all-done")}
      {!mayMap && (now === "take-in" || now === "map") && say("ask-mapper")}
      {now === "take-in" && mayMap && (
        <Button
          renderRoot={props => <Link to="/catalogues/$institution/$catalogue/import" params={params} {...props} />}
        >
          {say("import-now")}
        </Button>
      )}
      {now === "map" && mayMap && <MapNow place={place} onMapped={onMapped} />}
      {now === "hand-out" && (
        <Button
          renderRoot={props => (
            <Link
              to="/catalogues"
              search={{institution: place.institution, catalogue: place.catalogue, part: "export"}}
              {...props}
            />
          )}
        >
          {say("export-now")}
        </Button>
      )}
    </Stack>
  )
}
