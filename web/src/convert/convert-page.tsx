import {Legend} from "../look/legend.tsx"
import {Page} from "../look/page.tsx"
import {useTexts} from "../texts/table.ts"
import style from "./convert-page.module.css"
import {Input} from "./input.tsx"
import {Results} from "./results.tsx"
import {convertTexts} from "./texts.ts"
import {useConversion} from "./use-conversion.ts"

/** Names in, at the left; what they were read as, at the right. Nothing of it is kept. */
export function ConvertPage() {
  const say = useTexts(convertTexts)
  const converting = useConversion()
  return (
    <Page title={say("title")} actions={<Legend />} fill>
      <div className={style.sides}>
        <Input converting={converting} />
        <Results converting={converting} />
      </div>
    </Page>
  )
}
