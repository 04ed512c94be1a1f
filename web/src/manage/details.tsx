import {IconArrowRight} from "@tabler/icons-react"
import {roleNames, roleTexts} from "../../../src/api/lists.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import {type DetailLine, detailLines} from "./detail-lines.ts"
import {detailTexts} from "./detail-texts.ts"
import style from "./details.module.css"
import {useJobWords} from "./job-state.tsx"
import {useGroups} from "./names.ts"

/** Details as names and what they are; what was something else before with both. */
export function Details({details}: {readonly details: unknown}) {
  const lines = detailLines(details)
  if (lines.length === 0) return null
  return (
    <dl className={style.details}>
      {lines.map(line => (
        <Line key={line.key} line={line} />
      ))}
    </dl>
  )
}

function Line({line}: {readonly line: DetailLine}) {
  const say = useTexts(detailTexts)
  const {language} = useLanguage()
  const name = line.key in detailTexts.texts ? say(line.key as "login") : line.key
  const {kindOf} = useJobWords()
  const {nameOf: groupName} = useGroups()
  const shown = (value: string) => {
    if (line.key === "group" && value !== "") return groupName(value)
    const role = line.key === "role" ? roleNames.find(name => name === value) : undefined
    if (role) return roleTexts[role][language]
    return (line.key === "kind" ? kindOf(value) : value) || say("nothing")
  }
  return (
    <div>
      {name !== "" && <dt>{name}</dt>}
      {"value" in line ? (
        <dd>{shown(line.value)}</dd>
      ) : (
        <dd>
          <del>{shown(line.before)}</del>
          <IconArrowRight size={12} aria-label={say("became")} role="img" />
          <ins>{shown(line.after)}</ins>
        </dd>
      )}
    </div>
  )
}
