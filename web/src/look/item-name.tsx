import {Link} from "@tanstack/react-router"
import {useReply} from "../api/reply.ts"
import {useLanguage} from "../texts/table.ts"
import {Code} from "./code.tsx"
import style from "./item-name.module.css"

/** An item as the server writes it: edition, a blank, code. */
export function refOf(text: string): {readonly edition: string; readonly code: string} {
  const [edition = "", code = ""] = text.split(" ")
  return {edition, code}
}

/** An item by its code in colours and its name, which leads to its sheet; the code alone until its name is there. */
export function ItemName({item}: {readonly item: string}) {
  const {language} = useLanguage()
  const {edition, code} = refOf(item)
  const {data} = useReply("items.get", {params: {edition, code}})
  return (
    <span className={style.item}>
      {data ? <Code parts={data.segments} /> : <code>{code}</code>}
      {data && (
        <Link to="/items/$edition/$code" params={{edition, code}}>
          {data[language] || data.zh}
        </Link>
      )}
    </span>
  )
}
