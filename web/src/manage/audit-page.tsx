import {Button, CloseButton, Group, Select, TextInput} from "@mantine/core"
import {IconDownload} from "@tabler/icons-react"
import {useEffect, useMemo, useState} from "react"
import {type AuditKind, auditKindNames} from "../../../src/api/lists.ts"
import {base} from "../api/base.ts"
import {type RowOf, usePages} from "../api/pages.ts"
import {Copy} from "../look/copy.tsx"
import {useAddress} from "../look/in-address.ts"
import {Problem, Waiting} from "../look/page.tsx"
import {Stamp} from "../look/stamp.tsx"
import {type Column, Table} from "../look/table.tsx"
import {useMarks} from "../texts/marks.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import style from "./audit.module.css"
import {auditTexts} from "./audit-texts.ts"
import {Details} from "./details.tsx"
import {Managed} from "./managed.tsx"
import {useInstitutions} from "./names.ts"
import {manageTexts} from "./texts.ts"

type Entry = RowOf<"audit.list">

/** All that was done, a sentence for each, the newest first; narrowed as the address says. */
export function AuditPage() {
  return (
    <Managed section="audit" actions={<Exports />} fill>
      <Audit />
    </Managed>
  )
}

const days = ["from", "to"] as const
const narrowing = ["subject", "by", "institution", "kind", ...days] as const
type Narrowing = (typeof narrowing)[number]

/** What narrows the list; a day or kind that the address has and the server would not know narrows nothing. */
function asked(chosen: Readonly<Record<string, string | undefined>>): Partial<Record<Narrowing, string>> {
  const fits = (name: Narrowing, text: string) =>
    name === "kind" ? auditKindNames.some(kind => kind === text) : name === "from" || name === "to" ? isDay(text) : true
  return Object.fromEntries(
    narrowing.flatMap(name => {
      const text = chosen[name]
      return text && fits(name, text) ? [[name, text]] : []
    }),
  )
}

/** Whether a text is a day that there is. */
const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text

/** The same as a file, in the reader's language. */
function Exports() {
  const say = useTexts(auditTexts)
  const {language} = useLanguage()
  const {chosen} = useAddress()
  return (["csv", "xlsx"] as const).map(as => (
    <Button
      key={as}
      component="a"
      download
      href={`${base}/api/v1/audit/export?${new URLSearchParams({as, language, ...asked(chosen)})}`}
      variant="default"
      leftSection={<IconDownload size={14} />}
    >
      {say(as)}
    </Button>
  ))
}

function Audit() {
  const common = useTexts(manageTexts)
  const say = useTexts(auditTexts)
  const {language} = useLanguage()
  const {chosen} = useAddress()
  const {kind, ...others} = asked(chosen)
  const {rows, waiting, error, again, more} = usePages("audit.list", {
    query: {limit: 100, ...others, ...(kind !== undefined && {kind: kind as AuditKind})},
  })
  const columns = useColumns()
  const about = rows.find(({subject}) => subject === chosen.subject)
  return (
    <>
      <Filters about={about?.told[language] ?? chosen.subject} />
      {error && rows.length === 0 ? (
        <Problem error={error} again={again} />
      ) : waiting ? (
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

/** By whom, of what kind, where, on which days; `about` is what the one thing is called that is looked at. */
function Filters({about}: {readonly about: string | undefined}) {
  const common = useTexts(manageTexts)
  const say = useTexts(auditTexts)
  const {chosen, choose} = useAddress()
  const users = usePages("users.list", {query: {limit: 1000}}, {all: true})
  const {rows: institutions} = useInstitutions()
  const {aside} = useMarks()
  const people = useMemo(
    () => users.rows.map(({id, name, login}) => ({value: id, label: aside(name, login)})),
    [users.rows, aside],
  )
  const pick = (name: Narrowing) => ({
    clearable: true,
    clearButtonProps: {"aria-label": common("clear")},
    value: chosen[name] ?? null,
    onChange: (value: string | null) => choose({[name]: value ?? undefined}),
  })
  return (
    <Group gap="sm" mb={8} align="flex-end">
      <Select
        label={say("by-whom")}
        placeholder={say("anybody")}
        nothingFoundMessage={say("by-none")}
        searchable
        w={190}
        data={people}
        {...pick("by")}
      />
      <Select
        label={say("kind")}
        placeholder={say("anything")}
        w={170}
        data={auditKindNames.map(value => ({value, label: say(value)}))}
        {...pick("kind")}
      />
      <Select
        label={say("institution")}
        placeholder={say("anywhere")}
        nothingFoundMessage={say("at-none")}
        searchable
        w={190}
        data={institutions.map(({id, name}) => ({value: id, label: name}))}
        {...pick("institution")}
      />
      {days.map(name => (
        <Day
          key={name}
          label={say(name)}
          value={chosen[name] ?? ""}
          onChange={day => choose({[name]: day}, "typing")}
        />
      ))}
      {chosen.subject && (
        <Button
          variant="light"
          className={style.about}
          rightSection={<CloseButton size="xs" component="span" aria-hidden />}
          onClick={() => choose({subject: undefined})}
        >
          {say("subject-now", {what: about ?? ""})}
        </Button>
      )}
    </Group>
  )
}

interface DayProps {
  readonly label: string
  readonly value: string
  readonly onChange: (day: string | undefined) => void
}

/** A day as it is written everywhere here; a browser's own field writes it in its own language. */
function Day({label, value, onChange}: DayProps) {
  const say = useTexts(auditTexts)
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  const isWrong = typed !== "" && !isDay(typed)
  return (
    <TextInput
      w={120}
      label={label}
      placeholder="2026-12-01"
      maxLength={10}
      error={isWrong && typed.length === 10 && say("day-wrong")}
      value={typed}
      onChange={({currentTarget: {value: text}}) => {
        setTyped(text)
        if (text === "" || isDay(text)) onChange(text || undefined)
      }}
    />
  )
}

function useColumns(): readonly Column<Entry>[] {
  const say = useTexts(auditTexts)
  const {language} = useLanguage()
  const {choose} = useAddress()
  return useMemo(
    () => [
      {id: "at", head: say("at"), width: "13em", cell: ({at}) => <Stamp at={at} />},
      {
        id: "by",
        head: say("by"),
        width: "9em",
        cell: ({by, byName}) => (
          <button type="button" className={style.filter} title={say("only-by")} onClick={() => choose({by})}>
            {byName[language]}
          </button>
        ),
      },
      {
        id: "told",
        head: say("told"),
        cell: ({subject, told}) => (
          <button type="button" className={style.filter} title={say("only-subject")} onClick={() => choose({subject})}>
            {told[language]}
          </button>
        ),
      },
      {id: "institution", head: say("institution"), width: "11em", cell: row => row.institutionName, wide: true},
      {
        id: "details",
        head: say("details"),
        width: "16em",
        cell: entry => <Fold entry={entry} />,
        wide: true,
      },
    ],
    [say, language, choose],
  )
}

/** What an entry holds beside its sentence, for who looks closer: folded until asked for. */
function Fold({entry}: {readonly entry: Entry}) {
  const say = useTexts(auditTexts)
  const {seq, act, subject, details, hash} = entry
  return (
    <details className={style.fold}>
      <summary>
        {say("details")} {seq}
      </summary>
      <Details details={details} />
      <code>{act}</code> <code>{subject}</code>
      <span className={style.hash}>
        {say("hash")} <code>{hash.slice(0, 8)}</code>
        <Copy text={hash} what={say("hash-of", {seq})} />
      </span>
    </details>
  )
}
