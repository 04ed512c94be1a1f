import {Select} from "@mantine/core"
import {useTexts} from "../texts/table.ts"
import {importTexts} from "./import-texts.ts"

interface NameColumnProps {
  readonly header: readonly string[]
  readonly value?: string
  readonly choose: (name: string) => void
}

/** Which column of a file holds the names. */
export function NameColumn({header, value, choose}: NameColumnProps) {
  const say = useTexts(importTexts)
  return (
    <Select
      w={200}
      label={value === undefined ? say("which-name") : say("column-name")}
      placeholder={say("choose")}
      searchable={header.length > 12}
      data={[...new Set(header.filter(Boolean))]}
      value={value ?? null}
      onChange={name => name !== null && choose(name)}
    />
  )
}
