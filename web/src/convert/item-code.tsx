import {useReply} from "../api/reply.ts"
import {Code} from "../look/code.tsx"
import style from "./item-code.module.css"

interface ItemCodeProps {
  readonly edition: string
  readonly code: string
  /** Ask what the segments are, where that isn't known yet. */
  readonly ask?: boolean
}

/** A code in the colours of its segments; plain until the server has told what they are. */
export function ItemCode({edition, code, ask = true}: ItemCodeProps) {
  const {data} = useReply("codes.explain", {params: {edition}, query: {text: code}}, {when: ask && edition !== ""})
  const segments = (data?.segments ?? []).map(({facet, ...part}) => ({...part, ...(facet && {facet})}))
  return segments.length > 0 ? <Code parts={segments} /> : <code className={style.plain}>{code}</code>
}
