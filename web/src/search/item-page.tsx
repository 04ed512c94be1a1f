import {Link, useParams} from "@tanstack/react-router"
import {useReply} from "../api/reply.ts"
import {useWindowTitle} from "../look/page.tsx"
import {useLanguage, useTexts} from "../texts/table.ts"
import style from "./item-page.module.css"
import {ItemSheet} from "./sheet.tsx"
import {searchTexts} from "./texts.ts"

/** An item's sheet at its own address. */
export function ItemPage() {
  const say = useTexts(searchTexts)
  const {language} = useLanguage()
  const {edition = "", code = ""} = useParams({strict: false}) as {edition?: string; code?: string}
  const {data} = useReply("items.get", {params: {edition, code}})
  useWindowTitle(data?.[language] ?? code)
  return (
    <main id="main" className={style.page} tabIndex={-1}>
      <p className={style.back}>
        <Link to="/" search={{edition}}>
          {say("to-search")}
        </Link>
      </p>
      <ItemSheet edition={edition} code={code} heading="h1" />
    </main>
  )
}
