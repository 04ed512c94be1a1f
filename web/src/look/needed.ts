import {type FormEvent, useState} from "react"
import {lookTexts} from "../texts/look.ts"
import {useTexts} from "../texts/table.ts"

/**
 * Fields that must be filled in before a form is sent. What is missing is said by the page, in its language; the browser
 * would say it in its own.
 */
export function useNeeded<Name extends string>(values: Readonly<Record<Name, string>>, send: () => void) {
  const say = useTexts(lookTexts)
  const [tried, setTried] = useState(false)
  const isMissing = (name: Name) => values[name].trim() === ""
  return {
    /** What a field says that was left empty. */
    fault: (name: Name): string | undefined => (tried && isMissing(name) ? say("needed") : undefined),
    onSubmit: (event: FormEvent) => {
      event.preventDefault()
      setTried(true)
      if (!(Object.keys(values) as Name[]).some(isMissing)) send()
    },
  }
}
