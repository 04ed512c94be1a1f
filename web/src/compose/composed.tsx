import {Link} from "@tanstack/react-router"
import {facetOfSegment} from "../look/code.tsx"
import {Copy} from "../look/copy.tsx"
import {Standing} from "../look/standing.tsx"
import {useWords} from "../look/words.ts"
import {useMarks} from "../texts/marks.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import style from "./composed.module.css"
import {type Choices, missing, namesOf, roomOf, type Terms} from "./state.ts"
import {composeTexts} from "./texts.ts"

interface ComposedProps {
  readonly edition: string
  readonly modality: string
  readonly choices: Choices
  readonly terms: Terms
}

/** The code as far as it has grown, and the item it is once enough is chosen. */
export function Composed({edition, modality, choices, terms}: ComposedProps) {
  const say = useTexts(composeTexts)
  return (
    <section className={style.composed} aria-label={say("composed")}>
      <Growing segments={choices.segments} />
      <div className={style.name} role="status">
        {choices.item ? (
          <Item edition={edition} item={choices.item} />
        ) : (
          <Unfinished modality={modality} choices={choices} terms={terms} />
        )}
      </div>
    </section>
  )
}

function Growing({segments}: Pick<Choices, "segments">) {
  const word = useWords()
  const {language} = useLanguage()
  return (
    <ol className={style.segments}>
      {segments.map((part, i) => (
        <li key={part.segment} data-empty={part.text === null || undefined}>
          <code className="facet" data-facet={part.text === null ? "punctuation" : facetOfSegment(part)}>
            {part.text ?? "·".repeat(roomOf(segments, i))}
          </code>
          <span className={style.what}>{part[language] || word(...titleOf(part))}</span>
        </li>
      ))}
    </ol>
  )
}

/** A segment that is of one facet or another goes by the facet it is of. */
const titleOf = ({segment, facet}: Choices["segments"][number]): [group: string, id: string] =>
  segment === "manner" && facet !== null ? ["facet", facet] : ["segment", segment]

function Item({edition, item}: {readonly edition: string; readonly item: NonNullable<Choices["item"]>}) {
  const say = useTexts(composeTexts)
  const {language} = useLanguage()
  const {code, zh, en, standing} = item
  const names = [
    {name: zh, lang: "zh-CN", what: say("name-zh")},
    {name: en, lang: "en", what: say("name-en")},
  ]
  const [first, second] = language === "zh" ? names : names.toReversed()
  return (
    <>
      <p className={style.first}>
        <span lang={first?.lang}>{first?.name}</span> <Copy text={first?.name ?? ""} what={first?.what ?? ""} />
        <Standing standing={standing} />
      </p>
      <p className={style.second}>
        <span lang={second?.lang}>{second?.name}</span> <Copy text={second?.name ?? ""} what={second?.what ?? ""} />
      </p>
      <p className={style.second}>
        <code>{code}</code> <Copy text={code} what={say("code")} />{" "}
        <Link to="/items/$edition/$code" params={{edition, code}}>
          {say("sheet")}
        </Link>
      </p>
    </>
  )
}

function Unfinished({modality, choices, terms}: Omit<ComposedProps, "edition">) {
  const say = useTexts(composeTexts)
  const word = useWords()
  const {list, labelled, sentences} = useMarks()
  const {language} = useLanguage()
  const names = namesOf(choices, terms, language)
  const wanted = missing(choices, terms).map(facet => word("facet", facet))
  const of = choices.modalities.find(({key}) => key === modality)?.[language] ?? modality
  return (
    <>
      <p className={style.first}>{[of, ...names].join(" · ")}</p>
      {choices.issues.length > 0 ? (
        <p className={style.bad}>{labelled(say("no-item"), sentences(choices.issues.map(issue => issue[language])))}</p>
      ) : (
        <p className={style.second}>{wanted.length > 0 ? say("missing", {facets: list(wanted)}) : say("deeper")}</p>
      )}
    </>
  )
}
