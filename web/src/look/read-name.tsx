import {Fragment} from "react"
import {marksOf} from "../texts/marks.ts"
import {useLanguage} from "../texts/table.ts"
import style from "./read-name.module.css"
import {readNameTexts} from "./read-name-texts.ts"
import {useWords} from "./words.ts"
import "./facet.css"

/** A stretch of a raw name: from `at`, `length` characters (UTF-16), what it was read as and its value. */
export type Stretch = readonly [at: number, length: number, as: string, value: string, by?: "own"]

/** A raw name with each stretch in the colour of what it was read as; words set aside are grey. */
export function ReadName({name, account}: {readonly name: string; readonly account: readonly Stretch[]}) {
  const {language} = useLanguage()
  return <ReadNameIn name={name} account={account} language={language} word={useWords()} />
}

interface ReadNameInProps {
  readonly name: string
  readonly account: readonly Stretch[]
  readonly language: "zh" | "en"
  readonly word: (group: string, id: string) => string
}

/** The same with its words given, for long lists. */
export function ReadNameIn({name, account, language, word}: ReadNameInProps) {
  return (
    <span className={style.name}>
      {stretchesOf(name, account).map(({at, text, as, value, own}) =>
        as === undefined ? (
          <Fragment key={at}>{text}</Fragment>
        ) : (
          <span
            key={at}
            className="facet"
            data-facet={as}
            data-own={own || undefined}
            title={titleOf(word("kind", as), value, {language, own})}
          >
            {text}
          </span>
        ),
      )}
    </span>
  )
}

interface Told {
  readonly language: "zh" | "en"
  readonly own: boolean
}

function titleOf(kind: string, value: string, {language, own}: Told): string {
  const {labelled, aside} = marksOf(language)
  const text = value === "" ? kind : labelled(kind, value)
  return own ? aside(text, readNameTexts.texts.own[language]) : text
}

interface Shown {
  readonly at: number
  readonly text: string
  readonly as?: string
  readonly value: string
  /** It is a word of the institution. */
  readonly own: boolean
}

/** The whole of a name in stretches, those between the read ones too. */
export function stretchesOf(name: string, account: readonly Stretch[]): readonly Shown[] {
  const found: Shown[] = []
  let end = 0
  for (const [at, length, as, value, by] of [...account].sort((a, b) => a[0] - b[0])) {
    if (at > end) found.push({at: end, text: name.slice(end, at), value: "", own: false})
    if (at + length <= end) continue
    const from = Math.max(at, end)
    found.push({at: from, text: name.slice(from, at + length), as, value, own: by === "own"})
    end = at + length
  }
  if (end < name.length) found.push({at: end, text: name.slice(end), value: "", own: false})
  return found
}
