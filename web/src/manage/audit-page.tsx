import {CloseButton, Group, Select, TextInput} from "@mantine/core"
import {useDebouncedCallback} from "@mantine/hooks"
import {useEffect, useMemo, useState} from "react"
import {type RowOf, usePages} from "../api/pages.ts"
import {Copy} from "../look/copy.tsx"
import {useAddress} from "../look/in-address.ts"
import {Problem, Waiting} from "../look/page.tsx"
import {usePeople} from "../look/people.ts"
import {Stamp} from "../look/stamp.tsx"
import {type Column, Table} from "../look/table.tsx"
import {useMarks} from "../texts/marks.ts"
import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"
import style from "./audit.module.css"
import {auditTexts} from "./audit-texts.ts"
import {subjectOf} from "./detail-lines.ts"
import {Details} from "./details.tsx"
import {Managed} from "./managed.tsx"
import {useInstitutions} from "./names.ts"
import {manageTexts} from "./texts.ts"

type Entry = RowOf<"audit.list">

/** All that was done, the newest first; of one person or to one thing, as the address says. */
export function AuditPage() {
  return (
    <Managed section="audit" fill>
      <Audit />
    </Managed>
  )
}

function Audit() {
  const common = useTexts(manageTexts)
  const say = useTexts(auditTexts)
  const {chosen} = useAddress()
  const {subject, by} = chosen
  const {rows, waiting, error, again, more} = usePages("audit.list", {
    query: {limit: 100, ...(subject && {subject}), ...(by && {by})},
  })
  const {columns, named} = useColumns(rows)
  return (
    <>
      <Filters />
      {error && rows.length === 0 ? (
        <Problem error={error} again={again} />
      ) : waiting || !named ? (
        <Waiting lines={8} />
      ) : (
        <Table
          label={common("audit")}
          columns={columns}
          rows={rows}
          idOf={entry => `${entry.seq}`}
          empty={say("none")}
          more={more}
          fill
        />
      )}
    </>
  )
}

function Filters() {
  const common = useTexts(manageTexts)
  const say = useTexts(auditTexts)
  const {chosen, choose} = useAddress()
  const {rows} = usePages("users.list", {query: {limit: 1000}}, {all: true})
  const {aside} = useMarks()
  const people = useMemo(() => rows.map(({id, name, login}) => ({value: id, label: aside(name, login)})), [rows, aside])
  const [typed, setTyped] = useState(chosen.subject ?? "")
  useEffect(() => setTyped(chosen.subject ?? ""), [chosen.subject])
  const ask = useDebouncedCallback((subject: string) => choose({subject: subject.trim()}, "typing"), 350)
  return (
    <Group gap="sm" mb={8}>
      <Select
        aria-label={say("by-whom")}
        placeholder={say("anybody")}
        nothingFoundMessage={say("by-none")}
        searchable
        clearable
        clearButtonProps={{"aria-label": common("clear")}}
        w={230}
        data={people}
        value={chosen.by ?? null}
        onChange={by => choose({by: by ?? undefined})}
      />
      <TextInput
        aria-label={say("subject")}
        placeholder={say("subject-hint")}
        w={300}
        value={typed}
        onChange={event => {
          setTyped(event.currentTarget.value)
          ask(event.currentTarget.value)
        }}
        rightSection={
          chosen.subject && (
            <CloseButton size="xs" aria-label={common("clear")} onClick={() => choose({subject: undefined})} />
          )
        }
      />
    </Group>
  )
}

function useColumns(rows: readonly Entry[]): {readonly columns: readonly Column<Entry>[]; readonly named: boolean} {
  const say = useTexts(auditTexts)
  const {count} = useNumbers()
  const {labelled} = useMarks()
  const {choose} = useAddress()
  const {nameOf: institutionName, waiting: withoutPlaces} = useInstitutions()
  const {nameOf: personName, waiting: withoutPeople} = usePeople(useMemo(() => rows.flatMap(peopleIn), [rows]))
  const columns = useMemo((): readonly Column<Entry>[] => {
    const called = (subject: string) => {
      const {kind, id} = subjectOf(subject)
      const word = `kind-${kind}` in auditTexts.texts ? say(`kind-${kind}` as "kind-user") : kind
      const name = kind === "user" ? personName(id) : kind === "institution" ? institutionName(id) : id
      return `${word} ${name}`
    }
    return [
      {id: "seq", head: say("seq"), width: "5em", align: "end", cell: entry => count(entry.seq), wide: true},
      {id: "at", head: say("at"), width: "13em", cell: entry => <Stamp at={entry.at} />},
      {
        id: "by",
        head: say("by"),
        width: "10em",
        cell: entry => (
          <button type="button" className={style.filter} title={say("only-by")} onClick={() => choose({by: entry.by})}>
            {personName(entry.by)}
          </button>
        ),
      },
      {
        id: "act",
        head: say("act"),
        width: "13em",
        cell: entry => (
          <>
            {`act-${entry.act}` in auditTexts.texts ? say(`act-${entry.act}` as "act-user.add") : entry.act}
            <small className={style.beneath}>{called(entry.subject)}</small>
          </>
        ),
      },
      {
        id: "subject",
        head: say("subject"),
        width: "16em",
        cell: entry => (
          <button
            type="button"
            className={`${style.filter} ${style.oneLine}`}
            title={labelled(say("only-subject"), entry.subject)}
            onClick={() => choose({subject: entry.subject})}
          >
            {called(entry.subject)}
            {entry.institution !== null && !entry.subject.startsWith("institution:") && (
              <small> {institutionName(entry.institution)}</small>
            )}
          </button>
        ),
        wide: true,
      },
      {id: "details", head: say("details"), cell: entry => <Details details={entry.details} />},
      {
        id: "hash",
        head: say("hash"),
        width: "8.5em",
        cell: entry => (
          <span className={style.hash}>
            <code>{entry.hash.slice(0, 8)}</code>
            <Copy text={entry.hash} what={say("hash-of", {seq: entry.seq})} />
          </span>
        ),
        wide: true,
      },
    ]
  }, [say, count, labelled, choose, institutionName, personName])
  const [named, setNamed] = useState(false) // once there are names, more rows don't take those before away
  useEffect(() => {
    if (rows.length > 0 && !withoutPlaces && !withoutPeople) setNamed(true)
  }, [rows.length, withoutPlaces, withoutPeople])
  return {columns, named: named || rows.length === 0}
}

/** Who did it, and to whom where it was done to somebody. */
function peopleIn({by, subject}: Entry): readonly string[] {
  const {kind, id} = subjectOf(subject)
  return kind === "user" ? [by, id] : [by]
}
