import {Button, Group} from "@mantine/core"
import {useState} from "react"
import {editionInUse} from "../api/edition.ts"
import {EditionSelect} from "../look/edition-select.tsx"
import {useEditions} from "../look/editions.ts"
import {ItemPicker, type PickedItem} from "../look/item-picker.tsx"
import {useTexts} from "../texts/table.ts"
import {editionOfRow, editionsToFind, isSameItem} from "./find-edition.ts"
import type {Item} from "./row.ts"
import {workTexts} from "./texts.ts"
import type {ToolProps} from "./tool.ts"

/** Another item for the row, in place of what it has or beside it. */
export function FindTool({work: {desk}, row, onDone}: ToolProps) {
  const say = useTexts(workTexts)
  const {draft} = desk
  const own = editionOfRow(draft, row)
  const [edition, setEdition] = useState(own)
  const {editions} = useEditions(edition)
  const [beside, setBeside] = useState(false)
  const pick = ({code, zh, en}: PickedItem) => {
    const item: Item = {edition, code, name: zh, en}
    desk.take(beside ? [...draft.filter(one => !isSameItem(one, item)), item] : [item])
    onDone()
  }
  return (
    <Group gap={6} wrap="nowrap">
      <EditionSelect editions={editionsToFind(editions, [own, editionInUse])} edition={edition} onChoose={setEdition} />
      <div style={{flex: 1}}>
        <ItemPicker edition={edition} autoFocus label={say("find-title")} onPick={pick} onLeave={onDone} />
      </div>
      {draft.length > 0 && (
        <Button variant="default" aria-pressed={beside} onClick={() => setBeside(!beside)}>
          {beside ? say("find-add", {n: draft.length + 1}) : say("find-instead")}
        </Button>
      )}
    </Group>
  )
}
