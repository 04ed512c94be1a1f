import {useReply} from "../api/reply.ts"
import {facetOfSegment} from "../look/code.tsx"
import {refOf} from "../look/item-name.tsx"
import {useWords} from "../look/words.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import {type Answer, type Segment, sideBySide} from "./pairs.ts"
import style from "./rounds.module.css"
import {roundTexts} from "./texts.ts"
import "../look/facet.css"

interface CompareProps {
  readonly first: Answer
  readonly second: Answer
}

/** Two items segment by segment; what differs stands in its facet's colour. Nothing where an answer isn't one item. */
export function Compare({first, second}: CompareProps) {
  const say = useTexts(roundTexts)
  const word = useWords()
  const [a, b] = [useSegments(first), useSegments(second)]
  if (!a || !b) return null
  return (
    <table className={style.compare} aria-label={say("compare")}>
      <thead>
        <tr>
          <th>{say("segment")}</th>
          <th>{first.byName}</th>
          <th>{second.byName}</th>
        </tr>
      </thead>
      <tbody>
        {sideBySide(a, b).map(row => (
          <tr key={row.segment} data-same={row.same || undefined}>
            <th scope="row">{word("segment", row.segment)}</th>
            <td>
              <Meaning of={row.first} same={row.same} />
            </td>
            <td>
              <Meaning of={row.second} same={row.same} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Meaning({of, same}: {readonly of: Segment | undefined; readonly same: boolean}) {
  const {language} = useLanguage()
  if (!of) return "–"
  return (
    <span {...(!same && {className: "facet", "data-facet": facetOfSegment(of)})}>
      <code>{of.text}</code> {of[language] || of.zh}
    </span>
  )
}

function useSegments({act, items}: Answer): readonly Segment[] | undefined {
  const [only, more] = items
  const one = act === "accept" && only !== undefined && more === undefined
  return useReply("items.get", {params: refOf(only ?? "")}, {when: one}).data?.segments
}
