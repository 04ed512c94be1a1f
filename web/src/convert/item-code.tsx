import {queries, replyOf, useReply} from "../api/reply.ts"
import type {ReplyOf} from "../api/server.ts"
import {Code} from "../look/code.tsx"
import style from "./item-code.module.css"

interface ItemCodeProps {
  readonly edition: string
  readonly code: string
}

const asked = ({edition, code}: ItemCodeProps) => ({params: {edition}, query: {text: code}})

/** A code in the colours of its segments; plain until the server has told what they are. */
export function ItemCode({edition, code}: ItemCodeProps) {
  const {data} = useReply("codes.explain", asked({edition, code}), {when: edition !== ""})
  return <Cut code={code} explained={data} />
}

/** The same without asking: for rows that fly past. */
export function KnownCode({edition, code}: ItemCodeProps) {
  return <Cut code={code} explained={queries.getQueryData(replyOf("codes.explain", asked({edition, code})).queryKey)} />
}

function Cut({code, explained}: {readonly code: string; readonly explained: ReplyOf<"codes.explain"> | undefined}) {
  const segments = (explained?.segments ?? []).map(({facet, ...part}) => ({...part, ...(facet && {facet})}))
  return segments.length > 0 ? <Code parts={segments} /> : <code className={style.plain}>{code}</code>
}
