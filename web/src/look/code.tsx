import {useLanguage} from "../texts/table.ts"
import style from "./code.module.css"
import "./facet.css"

export interface CodePart {
  readonly segment: string
  readonly text: string
  readonly facet?: string | null
  readonly zh?: string
  readonly en?: string
}

/** A code cut into its segments, each in its facet's colour; what a segment means shows when it is pointed at. */
export function Code({parts, large = false}: {readonly parts: readonly CodePart[]; readonly large?: boolean}) {
  const {language} = useLanguage()
  return (
    <code className={style.code} data-large={large || undefined}>
      {parts.map(part => (
        <span
          key={part.segment}
          className="facet"
          data-facet={facetOfSegment(part)}
          title={part[language] || undefined}
        >
          {part.text}
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
