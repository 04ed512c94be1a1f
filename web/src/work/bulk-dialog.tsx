import {Button, Checkbox, Group, Stack, Text} from "@mantine/core"
import {useMutation} from "@tanstack/react-query"
import {useState} from "react"
import {queries, reasonOf, useReply} from "../api/reply.ts"
import {server} from "../api/server.ts"
import type {Place} from "../catalogues/place.ts"
import {Dialog} from "../look/dialog.tsx"
import {tell, tellFault} from "../look/notice.tsx"
import {Nothing, Problem, Waiting} from "../look/page.tsx"
import {useNumbers} from "../texts/numbers.ts"
import {languageNow, useLanguage, useTexts} from "../texts/table.ts"
import style from "./bulk-dialog.module.css"
import {type Item, itemName, type WorkRow} from "./row.ts"
import {workTexts} from "./texts.ts"

interface BulkDialogProps {
  readonly place: Place
  readonly row: WorkRow
  readonly items: readonly Item[]
  readonly onClose: () => void
  /** Rows were decided or undone: what is shown of them is old. */
  readonly onChanged: () => void
}

/** All waiting rows that read as one of them does, before they are accepted as one. */
export function BulkDialog({place, row, items, onClose, onChanged}: BulkDialogProps) {
  const say = useTexts(workTexts)
  const numbers = useNumbers()
  const {language} = useLanguage()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const choice = {
    act: "change",
    items: items.map(({edition, code}) => ({edition, code})),
    like: row.mapping.id,
  } as const
  const alike = useReply("work.bulk", {params: place, body: {...choice, apply: false}})
  const accept = useMutation({
    mutationFn: async () =>
      (await server.call("work.bulk", {params: place, body: {...choice, leave: [...left], apply: true}})).value,
    onSuccess: ({bulk, rows}) => {
      onClose()
      onChanged()
      void queries.invalidateQueries({queryKey: ["catalogues.figures"]})
      tell(say("bulk-done", {n: rows.length}), {label: say("undo"), act: () => void undo(bulk ?? "")})
    },
  })
  const undo = async (bulk: string) => {
    try {
      const {undone, stayed} = (await server.call("work.unbulk", {params: {...place, bulk}})).value
      tell(say("bulk-undone", {n: undone, stayed: stayed.length}))
    } catch (error) {
      tellFault(reasonOf(error, languageNow()))
    }
    onChanged()
  }
  const rows = alike.data?.rows ?? []
  const taken = rows.length - rows.filter(({row: id}) => left.has(id)).length
  const toggle = (id: string) => {
    const next = new Set(left)
    if (!next.delete(id)) next.add(id)
    setLeft(next)
  }
  return (
    <Dialog title={say("bulk-title")} onClose={onClose} size="lg">
      <Stack gap="sm">
        <Text c="dimmed">{say("bulk-why")}</Text>
        {alike.isError && <Problem error={alike.error} again={() => void alike.refetch()} />}
        {alike.isPending && <Waiting lines={6} />}
        {alike.data && rows.length === 0 && <Nothing>{say("bulk-none")}</Nothing>}
        {rows.length > 0 && (
          <>
            <Checkbox
              label={say("take-all")}
              checked={left.size === 0}
              indeterminate={left.size > 0 && taken > 0}
              onChange={() => setLeft(left.size === 0 ? new Set(rows.map(({row: id}) => id)) : new Set())}
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
                        <span>{numbers.count(one.volume)}</span>
                      </span>
                    }
                  />
                </li>
              ))}
            </ul>
          </>
        )}
        {accept.isError && <Problem error={accept.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {say("cancel")}
          </Button>
          <Button
            data-autofocus
            disabled={taken === 0 || items.length === 0}
            loading={accept.isPending}
            onClick={() => accept.mutate()}
          >
            {say("bulk-accept", {n: taken, item: items.map(item => itemName(item, language)).join(" + ")})}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
