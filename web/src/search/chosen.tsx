import {UnstyledButton} from "@mantine/core"
import {IconX} from "@tabler/icons-react"
import {memo} from "react"
import {useLanguage, useTexts} from "../texts/table.ts"
import style from "./chosen.module.css"
import {type Count, type FacetName, facetNames, type Narrowed, termValue} from "./state.ts"
import {searchTexts} from "./texts.ts"

interface ChosenProps {
  readonly counts: readonly Count[]
  readonly narrowed: Narrowed
  readonly onDrop: (facet: FacetName) => void
  readonly onDropAll: () => void
}

/** What the items are narrowed to, each with a way out. */
export const Chosen = memo(function Chosen({counts, narrowed, onDrop, onDropAll}: ChosenProps) {
  const say = useTexts(searchTexts)
  const {language} = useLanguage()
  const chosen = facetNames.flatMap(facet => {
    const value = narrowed[facet]
    if (value === undefined) return []
    const term = counts.find(count => count.facet === facet && termValue(count) === value)
    return [{facet, term: term?.[language] ?? value}]
  })
  if (chosen.length === 0) return null
  return (
    <div className={style.chosen}>
      {chosen.map(({facet, term}) => (
        <UnstyledButton
          key={facet}
          className={`facet ${style.one}`}
          data-facet={facet}
          aria-label={say("filter-off", {term})}
          onClick={() => onDrop(facet)}
        >
          {term}
          <IconX size={12} />
        </UnstyledButton>
      ))}
      {chosen.length > 1 && (
        <UnstyledButton className={style.all} onClick={onDropAll}>
          {say("filters-off")}
        </UnstyledButton>
      )}
    </div>
  )
})
