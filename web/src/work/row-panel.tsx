import {Button, Group} from "@mantine/core"
import {useDebouncedValue} from "@mantine/hooks"
import {IconArrowLeft} from "@tabler/icons-react"
import {type ReactNode, useLayoutEffect, useMemo} from "react"
import {allEditions} from "../../../src/api/lists.ts"
import {useReply} from "../api/reply.ts"
import {besideWords} from "../look/beside.ts"
import {Nothing} from "../look/page.tsx"
import {ReadName} from "../look/read-name.tsx"
import {useWords} from "../look/words.ts"
import {useNumbers} from "../texts/numbers.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import {AnswerList} from "./answer-list.tsx"
import {answersOf} from "./answers.ts"
import {Crossed} from "./crossed.tsx"
import {Draft} from "./draft.tsx"
import {useFacetsAhead} from "./facet-tool.tsx"
import type {Action} from "./keys.ts"
import {hinderedFrom, outsideReason, readingOf, type WorkRow} from "./row.ts"
import {RowHistory} from "./row-history.tsx"
import style from "./row-panel.module.css"
import {SecondLook} from "./second-look.tsx"
import {workTexts} from "./texts.ts"
import type {Tool} from "./tool.ts"
import {ToolBox} from "./tool-box.tsx"
import type {Work} from "./use-desk.ts"

interface RowPanelProps {
  readonly work: Work
  readonly row: WorkRow | undefined
  readonly tool: Tool | undefined
  readonly mayMap: boolean
  readonly act: (action: Action, nth?: number) => void
  readonly onTool: (tool: Tool | undefined) => void
  /** On a small screen, where the panel covers the list. */
  readonly onBack: (() => void) | undefined
}

const pauseMs = 120 // on a row, before more is asked of the server than stands with it

/** The row before one: how it was read, what accepting keeps, other answers, what was done to it. */
export function RowPanel({work, row, tool, mayMap, act, onTool, onBack}: RowPanelProps) {
  const say = useTexts(workTexts)
  if (!row)
    return (
      <aside className={style.panel} aria-label={say("choose-row")}>
        <Nothing>{say("choose-row")}</Nothing>
      </aside>
    )
  return (
    <aside className={style.panel} aria-label={row.name}>
      <div className={style.scroll}>
        {onBack && (
          <Button variant="subtle" size="compact-xs" leftSection={<IconArrowLeft size={14} />} onClick={onBack}>
            {say("back")}
          </Button>
        )}
        <RowHead row={row} />
        <Crossed work={work} row={row} />
        <SecondLook row={row} />
        <Draft work={work} row={row} mayMap={mayMap} act={act} />
        {tool && (
          <ToolBox key={`${tool} ${row.row}`} tool={tool} work={work} row={row} onDone={() => onTool(undefined)} />
        )}
        {mayMap && <Acts work={work} row={row} act={act} />}
        <Answers work={work} row={row} mayMap={mayMap} act={act}>
          {!work.desk.blind && <RowHistory place={work.place} row={row} />}
        </Answers>
      </div>
    </aside>
  )
}

function RowHead({row}: {readonly row: WorkRow}) {
  const say = useTexts(workTexts)
  const word = useWords()
  const numbers = useNumbers()
  const {language} = useLanguage()
  const reading = readingOf(row.mapping)
  const facts = [row.code, row.modality, ...(row.beside ?? []).map(besideWords(language)), row.department].filter(
    Boolean,
  )
  return (
    <header className={style.head}>
      <h2 className={style.name}>
        <ReadName name={row.name} account={reading.account} />
      </h2>
      <div className={style.facts}>
        {facts.map(fact => (
          <span key={fact}>{fact}</span>
        ))}
        <span>
          {say("volume")} {numbers.count(row.volume)}
        </span>
      </div>
      <div className={style.facts}>
        <b data-status={reading.status}>{word("status", reading.status)}</b>
        <span>
          {say("confidence")} {numbers.share(row.mapping.confidence)}
        </span>
        {reading.flags.map(flag => (
          <span key={flag} className={style.flag}>
            {word("flag", flag)}
          </span>
        ))}
        {row.mapping.origin === "inherited" && <span className={style.flag}>{say("inherited")}</span>}
      </div>
    </header>
  )
}

const acts = [
  ["change", "e"],
  ["find", "s"],
  ["relation", "r"],
  ["reject", "x"],
  ["no match", "n"],
  ["defer", "d"],
  ["review", "v"],
  ["bulk", "b"],
  ["flag", "f"],
  ["comment", "c"],
  ["teach", "t"],
] as const satisfies readonly (readonly [Action, string])[]
const blindActs: readonly Action[] = ["change", "find", "relation", "no match"]

function Acts({work: {desk, look}, row, act}: Pick<AnswersProps, "work" | "row" | "act">) {
  const say = useTexts(workTexts)
  const word = (action: (typeof acts)[number][0]) =>
    action === "no match" || action === "flag" ? say(`${action}-act`) : say(action)
  return (
    <Group gap={6} className={style.acts}>
      {hinderedFrom(row, look) === undefined && (
        <Button variant="default" onClick={() => act("send back")} rightSection={<kbd>w</kbd>}>
          {say("send back")}
        </Button>
      )}
      {desk.isOpen && !desk.isWaiting ? (
        <Button onClick={() => act("one of")} rightSection={<kbd>o</kbd>}>
          {say("one of")}
        </Button>
      ) : (
        <Button
          onClick={() => act("accept")}
          disabled={desk.draft.length === 0 && !desk.isOutside && !desk.isWaiting}
          rightSection={<kbd>Enter</kbd>}
        >
          {desk.isWaiting ? say("confirm-next") : say(desk.isOutside ? `confirm-${outsideReason(row)}` : "accept")}
        </Button>
      )}
      {acts
        .filter(([action]) => !desk.blind || blindActs.includes(action))
        .map(([action, key]) => (
          <Button key={action} variant="default" onClick={() => act(action)} rightSection={<kbd>{key}</kbd>}>
            {word(action)}
          </Button>
        ))}
      <Button variant="default" onClick={() => act("undo")} disabled={!desk.undoable} rightSection={<kbd>u</kbd>}>
        {say("undo")}
      </Button>
    </Group>
  )
}

const asked = 8 // candidates

interface AnswersProps extends Pick<RowPanelProps, "work" | "mayMap" | "act"> {
  readonly row: WorkRow
  /** What stands below, once it is known how long the answers are. */
  readonly children: ReactNode
}

/** Candidates of recognition and similar names already decided, numbered together. */
function Answers({work, row, mayMap, act, children}: AnswersProps) {
  const say = useTexts(workTexts)
  const {desk, place} = work
  const [rowId] = useDebouncedValue(row.row, pauseMs)
  const still = rowId === row.row
  const {name, modality, beside} = row
  const asks = {name, ...(modality && {modality}), ...(beside && {beside: [...beside]})}
  const read = useReply(
    "names.recognise",
    {params: {edition: allEditions}, body: {names: [asks], candidates: asked}},
    {when: still && row.name.trim() !== ""},
  )
  const similar = useReply(
    "rows.similar",
    {params: {institution: place.institution, row: row.row}},
    {when: still && !desk.blind},
  )
  const {draft} = desk
  useFacetsAhead(still && mayMap ? draft[0] : undefined)
  const answers = useMemo(() => {
    const candidates = read.data?.names[0]?.candidates ?? []
    return answersOf({candidates, similar: similar.data?.rows ?? [], drafted: draft})
  }, [read.data, similar.data, draft])
  useLayoutEffect(() => desk.offer(row.row, answers), [desk, row.row, answers]) // what is seen can be chosen
  const waiting = !still || read.isLoading || similar.isLoading
  return (
    <>
      <section className={style.section}>
        <h3>{say("candidates")}</h3>
        <AnswerList
          answers={answers.filter(({taken}) => !taken)}
          waiting={waiting}
          disabled={!mayMap}
          onChoose={nth => act("choose", nth)}
        />
      </section>
      {!waiting && children}
    </>
  )
}
