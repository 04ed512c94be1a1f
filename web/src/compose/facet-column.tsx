import {TextInput} from "@mantine/core"
import {useMemo, useState} from "react"
import {fitsWords, sift} from "../look/nodes.ts"
import {Tree} from "../look/tree.tsx"
import {useLanguage, useTexts} from "../texts/table.ts"
import style from "./facet-column.module.css"
import {type FacetChoices, nodesOf} from "./state.ts"
import {composeTexts} from "./texts.ts"

interface FacetColumnProps {
  readonly choices: FacetChoices
  readonly chosen: string | undefined
  /** Show terms that can't be chosen, too. */
  readonly closed: boolean
  readonly onChoose: (code: string) => void
}

/** The terms of a facet, narrowed by typing. */
export function FacetColumn({choices, chosen, closed, onChoose}: FacetColumnProps) {
  const say = useTexts(composeTexts)
  const {language} = useLanguage()
  const [sought, setSought] = useState("")
  const title = choices[language]
  const nodes = useMemo(() => nodesOf(choices, language, closed), [choices, language, closed])
  const shown = useMemo(() => (sought.trim() === "" ? nodes : sift(nodes, fitsWords(sought))), [nodes, sought])
  return (
    <section className={style.column} aria-label={title} data-facet={choices.facet}>
      <div className={style.head}>
        <h2>
          <span className="facet" data-facet={choices.facet}>
            {title}
          </span>
          {choices.needed && chosen === undefined && <span className={style.needed}>{say("needed")}</span>}
        </h2>
        {choices.terms.length > 6 && (
          <TextInput
            aria-label={say("filter", {facet: title})}
            placeholder={say("filter-hint")}
            value={sought}
            onChange={event => setSought(event.currentTarget.value)}
            onKeyDown={event => event.key === "Escape" && setSought("")}
            spellCheck={false}
            autoComplete="off"
          />
        )}
      </div>
      <div className={style.terms}>
        <Tree label={title} nodes={shown} chosen={chosen} onChoose={onChoose} sought={sought.trim()} />
        {shown.length === 0 && (
          <p className={style.none} role="status">
            {say("filter-none")}
          </p>
        )}
      </div>
    </section>
  )
}
