import {Link} from "@tanstack/react-router"
import {useReply} from "../api/reply.ts"
import type {ReplyOf} from "../api/server.ts"
import {Problem, Waiting} from "../look/page.tsx"
import {useWords} from "../look/words.ts"
import {useMarks} from "../texts/marks.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import style from "./rows.module.css"
import {searchTexts} from "./texts.ts"

type Then = ReplyOf<"items.history">["editions"][number]

/** What the item was in each edition of its family: code, name, and what became of it. */
export function History({edition, code}: {readonly edition: string; readonly code: string}) {
  const say = useTexts(searchTexts)
  const {data, error, refetch} = useReply("items.history", {params: {edition, code}}, {keep: true})
  if (error) return <Problem error={error} again={() => void refetch()} />
  if (!data) return <Waiting lines={3} room={105} />
  return (
    <div className={style.wide}>
      <table className={style.rows}>
        <thead>
          <tr>
            <th scope="col">{say("edition")}</th>
            <th scope="col">{say("code")}</th>
            <th scope="col">{say("name")}</th>
            <th scope="col">{say("fate")}</th>
          </tr>
        </thead>
        <tbody>
          {data.editions.map(then => (
            <ThenRow key={then.edition} then={then} here={then.edition === edition} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function ThenRow({then, here}: {readonly then: Then; readonly here: boolean}) {
  const say = useTexts(searchTexts)
  const word = useWords()
  const {list} = useMarks()
  const {language} = useLanguage()
  const others = then.candidates.filter(one => one !== then.code)
  return (
    <tr aria-current={here || undefined}>
      <th scope="row" className={style.tight} title={then.title[language]}>
        {then.edition} <span className={style.soft}>{then.published}</span>
      </th>
      <td className={style.tight}>
        {then.code === undefined ? (
          <span className={style.soft}>{others.length > 0 ? say("one") : say("not-there")} </span>
        ) : (
          <CodeLink edition={then.edition} code={then.code} here={here} />
        )}
        {then.code === undefined &&
          others.map(one => (
            <div key={one}>
              <CodeLink edition={then.edition} code={one} here={false} />
            </div>
          ))}
      </td>
      <td>{then.name?.[language]}</td>
      <td className={style.tight}>
        {!here && word("fate", then.fate)}
        {then.lost.length > 0 && (
          <div className={style.soft}>{say("lost", {what: list(then.lost.map(lostIn(word)))})}</div>
        )}
      </td>
    </tr>
  )
}

/** `site=080502` in words. */
const lostIn =
  (word: (group: string, id: string) => string) =>
  (lost: string): string => {
    const [facet = "", code = ""] = lost.split("=")
    return `${word("facet", facet)} ${code}`.trim()
  }

interface CodeLinkProps {
  readonly edition: string
  readonly code: string
  readonly here: boolean
}

const CodeLink = ({edition, code, here}: CodeLinkProps) =>
  here ? (
    <code>{code}</code>
  ) : (
    <Link to="/items/$edition/$code" params={{edition, code}}>
      <code>{code}</code>
    </Link>
  )
