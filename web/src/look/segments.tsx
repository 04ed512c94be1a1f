import {tagOf, useLanguage, useTexts} from "../texts/table.ts"
import {type CodePart, facetOfSegment} from "./code.tsx"
import {explainedTexts} from "./explained-texts.ts"
import style from "./segments.module.css"
import {useWords} from "./words.ts"

/** What each segment of a code says, in its facet's colour. */
export function Segments({
  parts,
}: {
  readonly parts: readonly (CodePart & {readonly zh: string; readonly en: string})[]
}) {
  const say = useTexts(explainedTexts)
  const word = useWords()
  const {language} = useLanguage()
  const other = language === "zh" ? "en" : "zh"
  return (
    <table className={style.segments}>
      <caption>{say("segments")}</caption>
      <thead className={style.hidden}>
        <tr>
          <th scope="col">{say("text")}</th>
          <th scope="col">{say("segment")}</th>
          <th scope="col">{say("meaning")}</th>
        </tr>
      </thead>
      <tbody>
        {parts.map(part => (
          <tr key={part.segment}>
            <td>
              <code className="facet" data-facet={facetOfSegment(part)}>
                {part.text}
              </code>
            </td>
            <th scope="row">{word(...titleOf(part))}</th>
            <td>
              {part[language] === "" ? (
                <span className={style.soft}>{say(/^0+$/.test(part.text) ? "unused" : "unknown")}</span>
              ) : (
                <>
                  {part[language]}{" "}
                  <span className={style.soft} lang={tagOf(other)}>
                    {part[other]}
                  </span>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A segment that is of one facet or another goes by the facet it is of. */
const titleOf = ({segment, facet}: CodePart): [group: string, id: string] =>
  segment === "manner" && facet ? ["facet", facet] : ["segment", segment]
