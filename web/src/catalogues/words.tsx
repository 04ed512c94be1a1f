import {Button, Checkbox} from "@mantine/core"
import {useState} from "react"
import {useReply} from "../api/reply.ts"
import type {ReplyOf} from "../api/server.ts"
import {Problem, Waiting} from "../look/page.tsx"
import {useWords} from "../look/words.ts"
import {useMarks} from "../texts/marks.ts"
import {useNumbers} from "../texts/numbers.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import {Listed} from "./listed.tsx"
import style from "./parts.module.css"
import {type Deed, WordDialog} from "./word-dialog.tsx"
import {wordTexts} from "./word-texts.ts"

type Known = ReplyOf<"words.list">
type Said = Pick<Known["offered"][number], "word" | "kind" | "value" | "family" | "meaning">

/** The words that an institution taught, and those that others of its group teach. */
export function Words({institution, mapper}: {readonly institution: string; readonly mapper: boolean}) {
  const say = useTexts(wordTexts)
  const [past, setPast] = useState(false)
  const [deed, setDeed] = useState<Deed>()
  const reply = useReply("words.list", {params: {institution}, query: {past}}, {keep: true})
  return (
    <div className={style.stack}>
      <p className={style.why}>{say("words-why")}</p>
      <Checkbox label={say("past")} checked={past} onChange={event => setPast(event.currentTarget.checked)} />
      <Listed
        reply={reply}
        none={say("words-none")}
        heads={[say("word"), say("meaning"), say("who"), say("because")]}
        row={word => <WordRow word={word} {...(mapper && {onWithdraw: () => setDeed({kind: "withdraw", word})})} />}
      />
      <Offered reply={reply.data} {...(mapper && {onAdopt: (word: Offer) => setDeed({kind: "adopt", word})})} />
      {deed && <WordDialog institution={institution} deed={deed} onClose={() => setDeed(undefined)} />}
    </div>
  )
}

/** What a word means, in words. */
function Meaning({kind, value, meaning}: Pick<Said, "kind" | "value" | "meaning">) {
  const word = useWords()
  const {labelled} = useMarks()
  const {language} = useLanguage()
  const text = meaning?.[language] ?? value
  return <>{kind === "aside" ? text : labelled(word("kind", kind), text)}</>
}

interface WordRowProps {
  readonly word: Known["items"][number]
  readonly onWithdraw?: () => void
}

function WordRow({word, onWithdraw}: WordRowProps) {
  const say = useTexts(wordTexts)
  const {language} = useLanguage()
  const {day} = useNumbers()
  const {idle, until, from, byName, since, why, endedBy, endedWhy} = word
  return (
    <tr>
      <td>
        <b>{word.word}</b>
      </td>
      <td>
        <Meaning {...word} />
        {idle && (
          <span className={style.why} title={idle[language]}>
            {" "}
            {say("idle")}
          </span>
        )}
      </td>
      <td>
        {say("who-when", {who: byName, when: day(since)})}
        {from && <div className={style.why}>{say("from-institution", {name: from.name})}</div>}
        {until !== null && (
          <div className={style.why}>
            {say("ended", {who: say("who-when", {who: endedBy ?? "", when: day(until)})})} {endedWhy}
          </div>
        )}
      </td>
      <td className={style.names}>{why}</td>
      <td>
        {until === null && onWithdraw && (
          <Button
            variant="default"
            size="compact-xs"
            aria-label={say("withdraw-title", {word: word.word})}
            onClick={onWithdraw}
          >
            {say("withdraw")}
          </Button>
        )}
      </td>
    </tr>
  )
}

type Offer = Known["offered"][number]

interface OfferedProps {
  readonly reply: Known | undefined
  readonly onAdopt?: (word: Offer) => void
}

function Offered({reply, onAdopt}: OfferedProps) {
  const say = useTexts(wordTexts)
  const {list} = useMarks()
  if (!reply || reply.offered.length === 0) return null
  return (
    <section className={style.wide} aria-label={say("offered")}>
      <table className={style.plain}>
        <caption className={style.why} style={{textAlign: "left"}}>
          {say("offered")}
        </caption>
        <thead>
          <tr>
            <th>{say("word")}</th>
            <th>{say("meaning")}</th>
            <th>{say("offered-by")}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {reply.offered.map(word => (
            <tr key={`${word.word} ${word.kind} ${word.value} ${word.family}`}>
              <td>
                <b>{word.word}</b>
              </td>
              <td>
                <Meaning {...word} />
              </td>
              <td className={style.names}>{list(word.institutions.map(({name}) => name))}</td>
              <td>
                {onAdopt && (
                  <Button
                    variant="default"
                    size="compact-xs"
                    aria-label={say("adopt-title", {word: word.word})}
                    onClick={() => onAdopt(word)}
                  >
                    {say("adopt")}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Words that several institutions teach alike, as the lexicon's keepers see them. */
export function ProposedWords() {
  const say = useTexts(wordTexts)
  const {list} = useMarks()
  const reply = useReply("words.proposals")
  if (reply.isError) return <Problem error={reply.error} again={() => void reply.refetch()} />
  if (!reply.data) return <Waiting lines={4} />
  if (reply.data.items.length === 0) return <p className={style.why}>{say("proposals-none")}</p>
  return (
    <div className={style.wide}>
      <table className={style.plain}>
        <thead>
          <tr>
            <th>{say("word")}</th>
            <th>{say("meaning")}</th>
            <th>{say("offered-by")}</th>
            <th>{say("against")}</th>
          </tr>
        </thead>
        <tbody>
          {reply.data.items.map(word => (
            <tr key={`${word.word} ${word.kind} ${word.value} ${word.family}`}>
              <td>
                <b>{word.word}</b>
              </td>
              <td>
                <Meaning {...word} />
              </td>
              <td className={style.names}>{list(word.institutions.map(({name}) => name))}</td>
              <td className={style.names}>{list(word.against.map(({name}) => name))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
