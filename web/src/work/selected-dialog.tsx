import {Button, Group, Radio, Stack, Text, TextInput} from "@mantine/core"
import {useState} from "react"
import {Dialog} from "../look/dialog.tsx"
import {Problem} from "../look/page.tsx"
import {useNumbers} from "../texts/numbers.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import style from "./bulk-dialog.module.css"
import {isOpen, namesOf, refOf} from "./one-of.ts"
import {itemName} from "./row.ts"
import {commonReasons, workTexts} from "./texts.ts"
import type {Work} from "./use-desk.ts"
import {type AlikeChoice, rowsFor, useSelected} from "./use-selected.ts"

interface SelectedDialogProps {
  readonly work: Work
  readonly onClose: () => void
  /** Rows were decided or undone: what is shown of them is old. */
  readonly onChanged: () => void
}

const ways = ["confirm", "accept", "same", "no match", "defer", "review"] as const
type Way = (typeof ways)[number]

/** The selected rows, decided alike after they were looked at. */
export function SelectedDialog({work, onClose, onChanged}: SelectedDialogProps) {
  const say = useTexts(workTexts)
  const {language} = useLanguage()
  const {desk, selection} = work
  const decide = useSelected(work, {onDone: onClose, onChanged})
  const [way, setWay] = useState<Way>()
  const [reason, setReason] = useState("")
  const hasSame = desk.draft.length > 0 && !isOpen(desk.draft)
  const choice = way && choiceOf(way, {desk, reason})
  const taken = choice ? rowsFor(work, choice).length : 0
  const waiting = rowsFor(work, {act: "confirm"}).length
  const labels: Readonly<Record<Way, string>> = {
    confirm: say("selected-confirm", {n: waiting}),
    accept: say("selected-accept", {n: rowsFor(work, {act: "accept"}).length}),
    same: say("selected-same", {item: namesOf(desk.draft, item => itemName(item, language))}),
    "no match": say("no match-act"),
    defer: say("defer"),
    review: say("review"),
  }
  return (
    <Dialog title={say("selected-title")} onClose={onClose} size="lg">
      <Stack gap="sm">
        <Rows work={work} />
        <Radio.Group label={say("selected-as")} value={way ?? ""} onChange={value => setWay(value as Way)}>
          <Stack gap={4} mt={4}>
            {ways
              .filter(one => (one !== "same" || hasSame) && (one !== "confirm" || waiting > 0))
              .map(one => (
                <Radio key={one} value={one} label={labels[one]} />
              ))}
          </Stack>
        </Radio.Group>
        {way === "no match" && <Reason reason={reason} onReason={setReason} />}
        {choice && taken < selection.size && (
          <Text c="dimmed">{say("selected-left", {n: selection.size - taken})}</Text>
        )}
        {decide.isError && <Problem error={decide.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {say("cancel")}
          </Button>
          <Button
            disabled={choice === undefined || taken === 0}
            loading={decide.isPending}
            onClick={() => choice && decide.mutate(choice)}
          >
            {say("selected-apply", {n: taken})}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}

/** What is decided in a way; undefined where a reason is still to be said. */
function choiceOf(
  way: Way,
  {desk, reason}: {readonly desk: Work["desk"]; readonly reason: string},
): AlikeChoice | undefined {
  if (way === "same") return {act: "change", items: desk.draft.map(refOf), relation: desk.relation}
  if (way !== "no match") return {act: way}
  return reason.trim() === "" ? undefined : {act: way, reason: reason.trim()}
}

function Rows({work: {selection}}: {readonly work: Work}) {
  const {count} = useNumbers()
  return (
    <ul className={style.rows}>
      {selection.rows.map(row => (
        <li key={row.row}>
          <span className={style.row}>
            <span>{row.name}</span>
            <span>{count(row.volume)}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}

function Reason({reason, onReason}: {readonly reason: string; readonly onReason: (reason: string) => void}) {
  const say = useTexts(workTexts)
  return (
    <Stack gap={6}>
      <TextInput
        label={say("reason-no match")}
        maxLength={1000}
        value={reason}
        onChange={event => onReason(event.currentTarget.value)}
      />
      <Group gap={6}>
        {commonReasons.map(key => (
          <Button key={key} variant="default" size="compact-xs" onClick={() => onReason(say(key))}>
            {say(key)}
          </Button>
        ))}
      </Group>
    </Stack>
  )
}
