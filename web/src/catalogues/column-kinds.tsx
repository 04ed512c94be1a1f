import {Select} from "@mantine/core"
import {type ToldKind, toldKinds} from "../../../src/api/lists.ts"
import {useTexts} from "../texts/table.ts"
import style from "./import.module.css"
import {kindOf, type Preview} from "./import.ts"
import {importTexts} from "./import-texts.ts"

interface ColumnKindsProps {
  readonly preview: Preview
  readonly hold: (header: string, kind: ToldKind) => void
}

/** What every column of a file holds, each to be said otherwise. */
export function ColumnKinds({preview, hold}: ColumnKindsProps) {
  const say = useTexts(importTexts)
  const data = toldKinds.map(kind => ({value: kind, label: say(`column-${kind}`)}))
  return (
    <div className={style.kinds}>
      {[...new Set(preview.header.filter(Boolean))].map(header => (
        <Select
          key={header}
          size="xs"
          label={header}
          data={data}
          value={kindOf(preview, header)}
          onChange={kind => kind !== null && hold(header, kind as ToldKind)}
        />
      ))}
    </div>
  )
}
