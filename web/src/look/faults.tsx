import {Button} from "@mantine/core"
import {useState} from "react"
import {useLanguage, useTexts} from "../texts/table.ts"
import style from "./faults.module.css"
import {faultsTexts} from "./faults-texts.ts"

interface Fault {
  readonly id: string
  readonly zh: string
  readonly en: string
  readonly place: {readonly row?: number; readonly column?: string}
}

const atOnce = 200

/** What is wrong in a file, by row and column, in words. */
export function Faults({faults, label}: {readonly faults: readonly Fault[]; readonly label: string}) {
  const say = useTexts(faultsTexts)
  const {language} = useLanguage()
  const [shown, setShown] = useState(atOnce)
  const left = faults.length - shown
  return (
    <>
      <ul className={style.faults} aria-label={label}>
        {faults.slice(0, shown).map((fault, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they never change their order
          <li key={i}>
            <span className={style.place}>
              {[fault.place.row === undefined ? say("file") : say("row", {row: fault.place.row}), fault.place.column]
                .filter(Boolean)
                .join(" · ")}
            </span>
            <span className={style.text}>{fault[language]}</span>
          </li>
        ))}
      </ul>
      {left > 0 && (
        <Button variant="default" size="compact-xs" mt={4} onClick={() => setShown(shown + 5 * atOnce)}>
          {say("more", {count: Math.min(left, 5 * atOnce)})}
        </Button>
      )}
    </>
  )
}
