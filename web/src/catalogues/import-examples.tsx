import {SegmentedControl} from "@mantine/core"
import {useState} from "react"
import {useMarks} from "../texts/marks.ts"
import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"
import style from "./import.module.css"
import type {Preview} from "./import.ts"
import {importTexts} from "./import-texts.ts"
import parts from "./parts.module.css"

const sorts = ["added", "changed", "gone"] as const

/** Some of the rows that are new, that change, and that the file hasn't. */
export function ImportExamples({preview}: {readonly preview: Preview}) {
  const say = useTexts(importTexts)
  const {list} = useMarks()
  const {count} = useNumbers()
  const offered = sorts.filter(sort => preview.examples[sort].length > 0)
  const [chosen, setChosen] = useState<string>()
  const sort = offered.find(one => one === chosen) ?? offered[0]
  if (!sort) return null
  const rows = preview.examples[sort]
  return (
    <div className={parts.stack}>
      <div className={parts.row} style={{alignItems: "center"}}>
        <SegmentedControl
          aria-label={say("examples")}
          data={offered.map(one => ({value: one, label: say(one)}))}
          value={sort}
          onChange={setChosen}
        />
        <span className={parts.why}>
          {say("examples-first", {shown: count(rows.length), all: count(preview[sort])})}
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, by keyboard too */}
      <section className={style.examples} tabIndex={0} aria-label={say(sort)}>
        <table>
          <thead>
            <tr>
              <th>{say("code")}</th>
              <th>{say("name")}</th>
              <th className={sort === "changed" ? undefined : style.number}>
                {say(sort === "changed" ? "what" : "count")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr key={`${row.code} ${nameOf(row)}`}>
                <td className={style.code}>{row.code}</td>
                <td>{nameOf(row)}</td>
                {"what" in row ? (
                  <td>{list(row.what.map(what => say(`what-${what}`)))}</td>
                ) : (
                  <td className={style.number}>{count(row.volume)}</td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}

type Example = Preview["examples"]["added"][number] | Preview["examples"]["changed"][number]

/** A row's name with what is read beside it, or as it was before. */
function nameOf(row: Example): string {
  if ("was" in row && row.was !== undefined) return `${row.was} → ${row.name}`
  const beside = "beside" in row ? (row.beside ?? []).map(({text}) => text) : []
  return beside.length > 0 ? `${row.name} (${beside.join(" ")})` : row.name
}
