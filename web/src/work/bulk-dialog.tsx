import {Button, Checkbox, Group, Radio, Stack, Text} from "@mantine/core"
import {useEffect, useRef, useState} from "react"
import type {Relation} from "../../../src/api/lists.ts"
import type {ReplyOf} from "../api/server.ts"
import type {Place} from "../catalogues/place.ts"
import {Dialog} from "../look/dialog.tsx"
import {Nothing, Problem, Waiting} from "../look/page.tsx"
import {useNumbers} from "../texts/numbers.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import style from "./bulk-dialog.module.css"
import {isOpen, namesOf, resolved} from "./one-of.ts"
import {type Item, isOutside, itemName, outsideReason, type WorkRow} from "./row.ts"
import {workTexts} from "./texts.ts"
import {useBulk} from "./use-bulk.ts"

interface BulkDialogProps {
  readonly place: Place
  readonly row: WorkRow
  readonly items: readonly Item[]
  readonly relation: Relation
  readonly onClose: () => void
  /** Rows were decided or undone: what is shown of them is old. */
  readonly onChanged: () => void
}

/** All waiting rows that read as one of them does, before they are accepted as one. */
export function BulkDialog({place, row, items: drafted, relation, onClose, onChanged}: BulkDialogProps) {
  const say = useTexts(workTexts)
  const {language} = useLanguage()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const open = isOpen(drafted)
  const [chosen, setChosen] = useState<string>()
  const alternatives = alternativesOf(drafted)
  const items = open ? (alternatives[Number(chosen)] ?? drafted) : drafted
  const said = isOpen(items) === open ? relation : "equivalent"
  const outside = drafted.length === 0 && isOutside(row) ? say(outsideReason(row)) : undefined
  const {alike, accept} = useBulk({place, row, items, relation: said, outside, onDone: onClose, onChanged})
  const rows = alike.data?.rows ?? []
  const taken = rows.filter(({row: id}) => !left.has(id)).length
  const button = useRef<HTMLButtonElement>(null)
  const isReady = rows.length > 0 && !open
  useEffect(() => {
    if (isReady) button.current?.focus() // `b`, a look, Enter: the rows come after the dialog
  }, [isReady])
  return (
    <Dialog title={say("bulk-title")} onClose={onClose} size="lg">
      <Stack gap="sm">
        <Text c="dimmed">{say(outside === undefined ? "bulk-why" : "bulk-outside-why")}</Text>
        {alike.isError && <Problem error={alike.error} again={() => void alike.refetch()} />}
        {alike.isPending && <Waiting lines={6} />}
        {alike.data && rows.length === 0 && <Nothing>{say("bulk-none")}</Nothing>}
        {open && rows.length > 0 && (
          <Radio.Group label={say("bulk-open")} value={chosen ?? ""} onChange={setChosen}>
            <Stack gap={4} mt={4}>
              {alternatives.map((one, i) => (
                <Radio key={codesOf(one)} value={String(i)} label={namesOf(one, item => itemName(item, language))} />
              ))}
              <Radio value="open" label={say("one of")} />
            </Stack>
          </Radio.Group>
        )}
        {rows.length > 0 && <Rows rows={rows} left={left} leave={setLeft} />}
        {accept.isError && <Problem error={accept.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {say("cancel")}
          </Button>
          <Button
            ref={button}
            disabled={taken === 0 || (items.length === 0 && outside === undefined) || (open && chosen === undefined)}
            loading={accept.isPending}
            onClick={() => accept.mutate(left)}
          >
            {outside === undefined
              ? say("bulk-accept", {n: taken, item: namesOf(items, item => itemName(item, language))})
              : say("bulk-outside", {n: taken, reason: outside})}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}

/** Drafts with all choices made, where there is one to make; of several, keeping them open is left. */
function alternativesOf(drafted: readonly Item[]): readonly (readonly Item[])[] {
  const made = resolved(drafted)
  return made.some(isOpen) ? [] : made
}

const codesOf = (items: readonly Item[]): string => items.map(({code}) => code).join()

interface RowsProps {
  readonly rows: ReplyOf<"work.bulk">["rows"]
  /** Ids of those that are not to be accepted. */
  readonly left: ReadonlySet<string>
  readonly leave: (left: ReadonlySet<string>) => void
}

function Rows({rows, left, leave}: RowsProps) {
  const say = useTexts(workTexts)
  const {count} = useNumbers()
  const toggle = (id: string) => {
    const next = new Set(left)
    if (!next.delete(id)) next.add(id)
    leave(next)
  }
  return (
    <>
      <Checkbox
        label={say("take-all")}
        checked={left.size === 0}
        indeterminate={left.size > 0 && rows.some(({row}) => !left.has(row))}
        onChange={() => leave(left.size === 0 ? new Set(rows.map(({row}) => row)) : new Set())}
      />
      <ul className={style.rows}>
        {rows.map(one => (
          <li key={one.row}>
            <Checkbox
              checked={!left.has(one.row)}
              onChange={() => toggle(one.row)}
              label={
                <span className={style.row}>
                  <span>{one.name}</span>
                  <span>{count(one.volume)}</span>
                </span>
              }
            />
          </li>
        ))}
      </ul>
    </>
  )
}
