import {UnstyledButton} from "@mantine/core"
import {memo, useMemo, useState} from "react"
import {type Node, nest} from "../look/nodes.ts"
import {Tree} from "../look/tree.tsx"
import {useNumbers} from "../texts/numbers.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import style from "./facets.module.css"
import {type Count, type FacetName, type Narrowed, termsByFacet, termValue} from "./state.ts"
import {searchTexts} from "./texts.ts"

interface FacetsProps {
  readonly counts: readonly Count[]
  readonly narrowed: Narrowed
  readonly onChoose: (facet: FacetName, value: string) => void
}

/** What the items can be narrowed to, with how many there would be: sites as a tree, the rest as lists. */
export const Facets = memo(function Facets({counts, narrowed, onChoose}: FacetsProps) {
  const say = useTexts(searchTexts)
  const shown = useMemo(() => termsByFacet(counts, narrowed), [counts, narrowed])
  const many = counts.filter(({facet}) => facet === "modality").length > 1
  return (
    <>
      {shown.map(({facet, terms}) => (
        <section key={facet} className={style.facet}>
          <h2 className={style.head}>{say(facet)}</h2>
          <FacetTree facet={facet} terms={terms} chosen={narrowed[facet]} onChoose={value => onChoose(facet, value)} />
        </section>
      ))}
      {many && narrowed.modality === undefined && <p className={style.hint}>{say("by-modality")}</p>}
    </>
  )
})

const fewest = 8

interface FacetTreeProps {
  readonly facet: FacetName
  readonly terms: readonly Count[]
  readonly chosen: string | undefined
  readonly onChoose: (value: string) => void
}

function FacetTree({facet, terms, chosen, onChoose}: FacetTreeProps) {
  const say = useTexts(searchTexts)
  const {language} = useLanguage()
  const {count} = useNumbers()
  const [all, setAll] = useState(false)
  const nodes = useMemo(() => {
    const nodeOf = (term: Count): Node => ({key: termValue(term), label: term[language], note: count(term.n)})
    return facet === "site" ? nest(terms, nodeOf) : terms.map(nodeOf)
  }, [facet, terms, language, count])
  const long = facet !== "site" && nodes.length > fewest + 2
  const some = long && !all ? nodes.filter((node, i) => i < fewest || node.key === chosen) : nodes
  return (
    <>
      <Tree label={say(facet)} nodes={some} chosen={chosen} onChoose={onChoose} />
      {long && (
        <UnstyledButton className={style.more} onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? say("fewer") : say("more", {n: nodes.length - some.length})}
        </UnstyledButton>
      )}
    </>
  )
}
