import {ActionIcon, Button, CloseButton, Group, Select, TextInput, Tooltip} from "@mantine/core"
import {useMediaQuery} from "@mantine/hooks"
import {IconKeyboard, IconRefresh, IconSearch} from "@tabler/icons-react"
import {type RefObject, useEffect, useState} from "react"
import {deciders, mappingStates, origins, statuses} from "../../../src/api/lists.ts"
import {useReply} from "../api/reply.ts"
import type {Session} from "../api/session.ts"
import type {Place} from "../catalogues/place.ts"
import {useStateWord} from "../catalogues/state-texts.ts"
import {useComposing} from "../look/composing.ts"
import {usePeople} from "../look/people.ts"
import {useWords} from "../look/words.ts"
import {useNumbers} from "../texts/numbers.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import style from "./filter-bar.module.css"
import {type Filters, narrowed} from "./filters.ts"
import {workTexts} from "./texts.ts"
import {WorkLegend} from "./work-legend.tsx"

interface FilterBarProps {
  readonly place: Place
  readonly filters: Filters
  readonly total: number | undefined
  readonly session: Session
  readonly search: RefObject<HTMLInputElement | null>
  readonly onFilter: (filters: Partial<Filters>) => void
  readonly onRefresh: () => void
  readonly onHelp: () => void
}

const pauseMs = 200 // between keys, before the list is read anew

/** What narrows the list. */
export function FilterBar({place, filters, total, session, search, onFilter, onRefresh, onHelp}: FilterBarProps) {
  const say = useTexts(workTexts)
  const stateOf = useStateWord()
  const numbers = useNumbers()
  const fold = useMediaQuery("(max-width: 48em)") ?? false
  const [unfolded, setUnfolded] = useState(false)
  return (
    <Group gap={8} align="flex-end" className={style.bar} role="search">
      <Select
        w={112}
        label={say("state")}
        value={filters.state}
        onChange={state => onFilter({state: (state ?? "proposed") as Filters["state"]})}
        data={mappingStates.map(value => ({value, label: stateOf(value)}))}
      />
      <SearchField field={search} value={filters.q} onChange={q => onFilter({q})} />
      {fold && (
        <Button variant="default" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
          {say("filters")}
        </Button>
      )}
      {(!fold || unfolded) && <Narrowing place={place} filters={filters} session={session} onFilter={onFilter} />}
      {filters.item !== "" && (
        <Button
          variant="light"
          rightSection={<CloseButton size="xs" component="span" aria-hidden />}
          onClick={() => onFilter({item: ""})}
        >
          {say("item-filter", {item: filters.item.split(" ")[1] ?? ""})}
        </Button>
      )}
      <Group gap={4} className={style.end}>
        <span className={style.count} role="status" title={say("order-why")}>
          {total === undefined ? "" : say("rows-count", {n: numbers.count(total)})}
          {filters.order === "doubt" && total !== undefined && total > 1 && (
            <small> {say(filters.reverse === "" ? "order" : "order-back")}</small>
          )}
        </span>
        {narrowed(filters) > 0 && (
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() =>
              onFilter({q: "", modality: "", reading: "", flag: "", origin: "", item: "", assignment: "", decider: ""})
            }
          >
            {say("clear")}
          </Button>
        )}
        <Tooltip label={say("refresh")}>
          <ActionIcon aria-label={say("refresh")} onClick={onRefresh}>
            <IconRefresh size={16} />
          </ActionIcon>
        </Tooltip>
        <WorkLegend />
        <Tooltip label={`${say("help")} ?`}>
          <ActionIcon aria-label={say("help")} onClick={onHelp}>
            <IconKeyboard size={17} />
          </ActionIcon>
        </Tooltip>
      </Group>
    </Group>
  )
}

/** What narrows the list beside state and search: folded where there is little room. */
function Narrowing({
  place,
  filters,
  session,
  onFilter,
}: Pick<FilterBarProps, "place" | "filters" | "session" | "onFilter">) {
  const say = useTexts(workTexts)
  const word = useWords()
  const {language} = useLanguage()
  const texts = useReply("texts.get").data
  const any = {value: "", label: say("any")}
  const pick = (name: keyof Filters) => (value: string | null) => onFilter({[name]: value ?? ""})
  return (
    <>
      <Select
        w={128}
        label={say("reading")}
        value={filters.reading}
        onChange={pick("reading")}
        data={[any, ...statuses.map(value => ({value, label: word("status", value)}))]}
      />
      <Select
        w={150}
        label={say("flag")}
        searchable
        value={filters.flag}
        onChange={pick("flag")}
        data={[any, ...Object.entries(texts?.flag ?? {}).map(([value, both]) => ({value, label: both[language]}))]}
      />
      <Select
        w={96}
        label={say("origin")}
        value={filters.origin}
        onChange={pick("origin")}
        data={[any, ...origins.map(value => ({value, label: say(value === "import" ? "origin-import" : value)}))]}
      />
      <TextField w={84} label={say("modality")} value={filters.modality} onChange={modality => onFilter({modality})} />
      {(filters.state === "to confirm" || filters.state === "sent back" || filters.decider !== "") && (
        <Select
          w={96}
          label={say("decider")}
          value={filters.decider}
          onChange={pick("decider")}
          data={[any, ...deciders.map(value => ({value, label: say(`decider-${value}`)}))]}
        />
      )}
      <Assignments place={place} session={session} value={filters.assignment} onChange={pick("assignment")} />
    </>
  )
}

/** A field whose text counts when typing pauses. */
function useTyped(value: string, onChange: (value: string) => void) {
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed starts the pause
  useEffect(() => {
    if (typed === value) return
    const timer = setTimeout(() => onChange(typed), pauseMs)
    return () => clearTimeout(timer)
  }, [typed])
  return useComposing<HTMLInputElement>(typed, setTyped)
}

interface FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
}

function SearchField({field, value, onChange}: FieldProps & {readonly field: RefObject<HTMLInputElement | null>}) {
  const say = useTexts(workTexts)
  return (
    <TextInput
      ref={field}
      className={style.search}
      label={say("search")}
      leftSection={<IconSearch size={14} />}
      rightSection={<kbd>/</kbd>}
      maxLength={200}
      {...useTyped(value, onChange)}
    />
  )
}

function TextField({label, w, ...field}: FieldProps & {readonly label: string; readonly w: number}) {
  return <TextInput w={w} label={label} maxLength={40} {...useTyped(field.value, field.onChange)} />
}

interface AssignmentsProps {
  readonly place: Place
  readonly session: Session
  readonly value: string
  readonly onChange: (value: string | null) => void
}

/** Whose part of the catalogue is shown, where it is shared out. */
function Assignments({place, session, value, onChange}: AssignmentsProps) {
  const say = useTexts(workTexts)
  const parts = useReply("assignments.list", {params: place}).data?.items ?? []
  const {nameOf: who} = usePeople(parts.map(({user}) => user))
  const own = session.kind === "user" ? session.me.user.id : ""
  if (parts.length === 0) return null
  return (
    <Select
      w={170}
      label={say("assignment")}
      value={value}
      onChange={onChange}
      data={[
        {value: "", label: say("any")},
        ...parts.map(({id, user, kind, lower, upper, round}) => {
          const part = kind === "share" ? say("share-of", {from: lower, to: upper}) : `${lower}–${upper}`
          const what = round === "" ? part : `${part} · ${round}`
          return {
            value: id,
            label: user === own ? say("assignment-mine", {what}) : say("assignment-of", {who: who(user), what}),
          }
        }),
      ]}
    />
  )
}
