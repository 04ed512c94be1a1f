import {useLanguage} from "../texts/table.ts"
import style from "./code.module.css"
import {Marked} from "./marked.tsx"
import {matchesOf, matchesWithin} from "./matches.ts"
import "./facet.css"

export interface CodePart {
  readonly segment: string
  readonly text: string
  readonly facet?: string | null
  readonly zh?: string
  readonly en?: string
}

interface CodeProps {
  readonly parts: readonly CodePart[]
  readonly large?: boolean
  /** What was searched for: it is marked. */
  readonly query?: string
}

/** A code cut into its segments, each in its facet's colour; what a segment means shows when it is pointed at. */
export function Code({parts, large = false, query = ""}: CodeProps) {
  const {language} = useLanguage()
  const marks = query === "" ? [] : matchesOf(parts.map(({text}) => text).join(""), query)
  const starts = parts.map((_, i) => parts.slice(0, i).reduce((sum, {text}) => sum + text.length, 0))
  return (
    <code className={style.code} data-large={large || undefined}>
      {parts.map((part, i) => (
        <span
          key={part.segment}
          className="facet"
          data-facet={facetOfSegment(part)}
          title={part[language] || undefined}
        >
          <Marked text={part.text} at={matchesWithin(marks, starts[i] ?? 0, part.text.length)} />
        </span>
      ))}
    </code>
  )
}

/** The facet whose colour a segment has: the levels of a site are one facet. */
export function facetOfSegment({segment, facet}: Pick<CodePart, "segment" | "facet">): string {
  if (facet) return facet
  if (/^(site|system)/.test(segment)) return "site"
  return segment === "manner" ? "processing" : segment
}
