import {CloseButton} from "@mantine/core"
import {Link} from "@tanstack/react-router"
import {memo} from "react"
import {useTexts} from "../texts/table.ts"
import {ItemSheet} from "./sheet.tsx"
import style from "./sheet-pane.module.css"
import {searchTexts} from "./texts.ts"

interface SheetPaneProps {
  readonly edition: string
  readonly code: string
  readonly onClose: () => void
}

/** An item's sheet beside the results. */
export const SheetPane = memo(function SheetPane({edition, code, onClose}: SheetPaneProps) {
  const say = useTexts(searchTexts)
  return (
    <aside className={style.pane} aria-label={say("sheet")}>
      <div className={style.head}>
        <Link to="/items/$edition/$code" params={{edition, code}}>
          {say("own-page")}
        </Link>
        <CloseButton size="sm" aria-label={say("close-sheet")} onClick={onClose} />
      </div>
      <ItemSheet edition={edition} code={code} heading="h2" />
    </aside>
  )
})
