import {ActionIcon, Button} from "@mantine/core"
import {IconX} from "@tabler/icons-react"
import {Link} from "@tanstack/react-router"
import {useState} from "react"
import {allEditions} from "../../../src/api/lists.ts"
import {editionInUse} from "../api/edition.ts"
import {besideWords} from "../look/beside.ts"
import {ReadName, type Stretch} from "../look/read-name.tsx"
import {useWords} from "../look/words.ts"
import {lookTexts} from "../texts/look.ts"
import {useNumbers} from "../texts/numbers.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import {Candidates} from "./candidates.tsx"
import style from "./detail.module.css"
import {ItemCode} from "./item-code.tsx"
import type {Reading} from "./readings.ts"
import {convertTexts} from "./texts.ts"

interface DetailProps {
  readonly reading: Reading
  readonly edition: string
  /** Of all names, where the reader chose one. */
  readonly modality: string | undefined
  readonly close: () => void
}

/** Why a name was read so: every stretch of it, all items, and what else it may mean. */
export function Detail({reading, edition, modality, close}: DetailProps) {
  const say = useTexts(convertTexts)
  const look = useTexts(lookTexts)
  const {name, account, items, row} = reading
  const [asked, setAsked] = useState(false)
  return (
    <aside className={style.detail} aria-label={say("detail", {row})}>
      <header className={style.head}>
        <h2>
          <ReadName name={name.slice(0, shownChars)} account={account} />
        </h2>
        <ActionIcon onClick={close} aria-label={look("close")} size="sm">
          <IconX size={15} />
        </ActionIcon>
      </header>
      <State reading={reading} />
      <div className={style.parts}>
        <div>
          <Items reading={reading} />
          <div className={style.acts}>
            <Button variant="default" size="compact-xs" onClick={() => setAsked(true)} disabled={asked}>
              {say("candidates")}
            </Button>
            <Button
              component={Link}
              to="/compose"
              search={{edition: composedIn(reading, edition), text: items[0]?.code ?? name.slice(0, 200)} as never}
              variant="default"
              size="compact-xs"
            >
              {say("compose")}
            </Button>
          </div>
          {asked && (
            <Candidates
              edition={edition}
              name={name}
              modality={reading.modality ?? modality}
              beside={reading.beside ?? []}
            />
          )}
        </div>
        <Account reading={reading} />
      </div>
    </aside>
  )
}

const shownChars = 1000
const shownStretches = 100

function State({reading}: {readonly reading: Reading}) {
  const {row, status, items, confidence, accepted, flags, beside = []} = reading
  const say = useTexts(convertTexts)
  const word = useWords()
  const {language} = useLanguage()
  const {share} = useNumbers()
  const told = [
    say("detail", {row}),
    ...beside.map(besideWords(language)),
    word("status", status),
    items.length > 0 ? share(confidence) : "",
  ]
  return (
    <p className={style.state}>
      {told.filter(Boolean).join(" · ")}
      {accepted && ` · ${say("accepted")}`}
      {flags.map(flag => (
        <span key={flag} className={style.flag}>
          {word("flag", flag)}
        </span>
      ))}
    </p>
  )
}

/** The edition that a name is taken apart in. */
const composedIn = ({items}: Reading, edition: string): string =>
  items[0]?.edition ?? (edition === allEditions ? editionInUse : edition)

function Items({reading: {items}}: Pick<DetailProps, "reading">) {
  const say = useTexts(convertTexts)
  const {language} = useLanguage()
  return (
    <ul className={style.items} aria-label={say("items")}>
      {items.map(item => (
        <li key={item.code}>
          <Link to="/items/$edition/$code" params={{edition: item.edition, code: item.code}}>
            <ItemCode item={item} language={language} />
          </Link>
        </li>
      ))}
      {items.length === 0 && <li className={style.none}>{say("no-items")}</li>}
    </ul>
  )
}

/** What each stretch of the name was read as, and of what stands beside it. */
function Account({reading: {name, account, beside = []}}: {readonly reading: Reading}) {
  const say = useTexts(convertTexts)
  return (
    <table className={style.account}>
      <thead>
        <tr>
          <th scope="col">{say("stretch")}</th>
          <th scope="col">{say("read-as")}</th>
          <th scope="col">{say("value")}</th>
        </tr>
      </thead>
      <tbody>
        <Stretches text={name} account={account} />
      </tbody>
      {beside.map(({column, text, account}) => (
        <tbody key={column}>
          <tr>
            <th scope="rowgroup" colSpan={3}>
              {column}
            </th>
          </tr>
          <Stretches text={text} account={account} />
        </tbody>
      ))}
    </table>
  )
}

function Stretches({text, account}: {readonly text: string; readonly account: readonly Stretch[]}) {
  const word = useWords()
  const shown = account.filter(([, , as]) => as !== "punctuation").slice(0, shownStretches)
  return shown.map(([at, length, as, value]) => (
    <tr key={at}>
      <td>
        <span className="facet" data-facet={as}>
          {text.slice(at, at + length).slice(0, shownChars)}
        </span>
      </td>
      <td>{word("kind", as)}</td>
      <td>{value}</td>
    </tr>
  ))
}
