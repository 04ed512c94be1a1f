import {Fragment} from "react"
import {marksOf} from "../texts/marks.ts"
import {useLanguage} from "../texts/table.ts"
import style from "./read-name.module.css"
import {useWords} from "./words.ts"
import "./facet.css"

/** A stretch of a raw name: from `at`, `length` characters (UTF-16), what it was read as and its value. */
export type Stretch = readonly [at: number, length: number, as: string, value: string]

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
      {stretchesOf(name, account).map(({at, text, as, value}) =>
        as === undefined ? (
          <Fragment key={at}>{text}</Fragment>
        ) : (
          <span key={at} className="facet" data-facet={as} title={titleOf(word("kind", as), value, language)}>
            {text}
          </span>
        ),
      )}
    </span>
  )
}

const titleOf = (kind: string, value: string, language: "zh" | "en"): string =>
  value === "" ? kind : marksOf(language).labelled(kind, value)

/** The whole of a name in stretches, those between the read ones too. */
export function stretchesOf(
  name: string,
  account: readonly Stretch[],
): readonly {readonly at: number; readonly text: string; readonly as?: string; readonly value: string}[] {
  const found: {at: number; text: string; as?: string; value: string}[] = []
  let end = 0
  for (const [at, length, as, value] of [...account].sort((a, b) => a[0] - b[0])) {
    if (at > end) found.push({at: end, text: name.slice(end, at), value: ""})
    if (at + length <= end) continue
    const from = Math.max(at, end)
    found.push({at: from, text: name.slice(from, at + length), as, value})
    end = at + length
  }
  if (end < name.length) found.push({at: end, text: name.slice(end), value: ""})
  return found
}
