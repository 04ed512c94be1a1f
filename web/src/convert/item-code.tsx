import {queries, replyOf, useReply} from "../api/reply.ts"
import type {ReplyOf} from "../api/server.ts"
import {Code} from "../look/code.tsx"
import {explainedParts} from "../look/code-parts.ts"
import style from "./item-code.module.css"
import type {ReadItem} from "./readings.ts"

interface ItemCodeProps {
  readonly item: ReadItem
  readonly language: "zh" | "en"
}

const asked = ({edition, code}: ReadItem) => ({params: {edition}, query: {text: code}})

/** An item's code in the colours of its segments, and its name; plain until the server has told what they are. */
export function ItemCode({item, language}: ItemCodeProps) {
  const {data} = useReply("codes.explain", asked(item))
  return <Told item={item} explained={data} language={language} />
}

/** The same without asking: for rows that fly past. */
export function KnownCode({item, language}: ItemCodeProps) {
  const {queryKey} = replyOf("codes.explain", asked(item))
  return <Told item={item} explained={queries.getQueryData(queryKey)} language={language} />
}

interface ToldProps {
  readonly item: ReadItem
  readonly explained: ReplyOf<"codes.explain"> | undefined
  readonly language: "zh" | "en"
}

function Told({item: {code, name, en}, explained, language}: ToldProps) {
  return (
    <>
      {explained && explained.segments.length > 0 ? (
        <Code parts={explainedParts(code, explained.segments)} />
      ) : (
        <code className={style.plain}>{code}</code>
      )}
      <span className={style.name}>{language === "en" ? en : name}</span>
    </>
  )
}
