import {Link} from "@tanstack/react-router"
import {useReply} from "../api/reply.ts"
import {Problem, Waiting} from "../look/page.tsx"
import {ReadName} from "../look/read-name.tsx"
import {useWords} from "../look/words.ts"
import {useMarks} from "../texts/marks.ts"
import {useNumbers} from "../texts/numbers.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import style from "./explained.module.css"
import type {Address} from "./state.ts"
import {composeTexts} from "./texts.ts"
import {UseTerms} from "./use-terms.tsx"

interface RawNameProps {
  readonly edition: string
  readonly name: string
  readonly onUse: (address: Address) => void
}

const candidates = 5

/** What a name that is no standard name was read as, and the items that it may mean. */
export function RawName({edition, name, onUse}: RawNameProps) {
  const say = useTexts(composeTexts)
  const {language} = useLanguage()
  const word = useWords()
  const {labelled} = useMarks()
  const {share} = useNumbers()
  const {data, error, refetch} = useReply(
    "names.recognise",
    {params: {edition}, body: {names: [name], candidates}},
    {keep: true},
  )
  if (error) return <Problem error={error} again={() => void refetch()} />
  const read = data?.names[0]
  if (!read) return <Waiting lines={3} />
  const nameIn = ({name, en}: {readonly name: string; readonly en: string}) => (language === "en" ? en || name : name)
  const items = [
    ...read.items.map(({code, confidence, ...item}) => ({
      code,
      own: nameIn(item),
      told: say("sure", {share: share(confidence)}),
    })),
    ...(read.candidates ?? []).map(({code, ...item}) => ({code, own: nameIn(item), told: ""})),
  ].filter(({code}, i, all) => all.findIndex(other => other.code === code) === i)
  return (
    <div className={style.said}>
      <p className={style.soft}>
        {labelled(say("read-as"), word("status", read.status))}
        {read.flags.map(flag => ` · ${word("flag", flag)}`)}
      </p>
      <p className={style.raw}>
        <ReadName
          name={read.name}
          account={read.account.map(({at, length, as, value}) => [at, length, as, value] as const)}
        />
      </p>
      {items.length === 0 ? (
        <p>{say("nothing-read")}</p>
      ) : (
        <ul className={style.items}>
          {items.map(({code, own, told}) => (
            <li key={code}>
              <code>{code}</code>
              <span>{own}</span>
              {told !== "" && <span className={style.soft}>{told}</span>}
              <UseTerms edition={edition} code={code} name={own} onUse={onUse} />
              <Link to="/items/$edition/$code" params={{edition, code}} aria-label={say("sheet-of", {name: own})}>
                {say("sheet")}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
