import {useQuery} from "@tanstack/react-query"
import {useMemo} from "react"
import {base} from "../api/base.ts"
import {type RowOf, usePages} from "../api/pages.ts"
import {Copy} from "../look/copy.tsx"
import {Facts} from "../look/facts.tsx"
import {Problem, Waiting} from "../look/page.tsx"
import {type Column, Table} from "../look/table.tsx"
import {useNumbers} from "../texts/numbers.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import style from "./settings.module.css"
import {settingsTexts} from "./settings-texts.ts"

type Edition = RowOf<"editions.list">

/** The editions that the server holds, each with the hash of its tables. */
export function Editions() {
  const say = useTexts(settingsTexts)
  const {rows, waiting, error, again} = usePages("editions.list")
  const columns = useColumns()
  if (error && rows.length === 0) return <Problem error={error} again={again} />
  if (waiting) return <Waiting lines={6} room={200} />
  return <Table label={say("editions")} columns={columns} rows={rows} idOf={row => row.edition} empty="" />
}

function useColumns(): readonly Column<Edition>[] {
  const say = useTexts(settingsTexts)
  const {language} = useLanguage()
  const {count} = useNumbers()
  return useMemo(() => {
    return [
      {id: "edition", head: say("edition"), width: "7em", cell: row => row.edition},
      {id: "name", head: say("name"), cell: row => row[language], wide: true},
      {id: "status", head: say("status"), width: "8em", cell: row => say(`status-${row.status}`)},
      {id: "published", head: say("published"), width: "8em", cell: row => row.published, wide: true},
      {id: "items", head: say("items"), width: "6em", align: "end", cell: row => count(row.items)},
      {
        id: "hash",
        head: say("hash"),
        width: "11em",
        cell: row => (
          <span className={style.hash}>
            <code>{row.hash.slice(0, 12)}</code>
            <Copy text={row.hash} what={say("hash-of", {edition: row.edition})} />
          </span>
        ),
      },
    ]
  }, [say, language, count])
}

interface Alive {
  readonly edition: string
  readonly items: number
}
interface Ready {
  readonly ready: boolean
  readonly database: string
  readonly editions?: number
}

const lookMs = 15_000

/** What the server says of itself at `path`, whatever its status is. */
const useTold = <T,>(path: string) =>
  useQuery({
    queryKey: [path],
    queryFn: async ({signal}): Promise<T> => (await fetch(path, {signal})).json(),
    refetchInterval: lookMs,
  })

/** Whether the server is well, and where to read more of it. */
export function About() {
  const say = useTexts(settingsTexts)
  const {count} = useNumbers()
  const alive = useTold<Alive>(`${base}/healthz`)
  const ready = useTold<Ready>(`${base}/readyz`)
  const unknown = (pending: boolean) => (pending ? "…" : say("unknown"))
  const readyWords = (told: Ready) =>
    told.ready ? say("ready-yes", {database: told.database, editions: count(told.editions ?? 0)}) : say("ready-no")
  return (
    <Facts
      of={[
        [
          say("alive"),
          alive.data && !alive.isError
            ? say("alive-yes", {edition: alive.data.edition, items: count(alive.data.items)})
            : unknown(alive.isPending),
        ],
        [say("ready"), ready.data && !ready.isError ? readyWords(ready.data) : unknown(ready.isPending)],
        [
          say("more"),
          <span key="more">
            <a href={`${base}/metrics`}>{say("metrics")}</a> · <a href={`${base}/api/v1/docs`}>{say("api")}</a>
          </span>,
        ],
      ]}
    />
  )
}
