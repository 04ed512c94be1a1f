import {Select} from "@mantine/core"
import {memo} from "react"
import {allEditions} from "../../../src/api/lists.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import {editionTexts} from "./edition-texts.ts"
import type {EditionSummary} from "./usual-edition.ts"

interface EditionSelectProps {
  readonly editions: readonly EditionSummary[]
  readonly edition: string | undefined
  /** All of them can be chosen too. */
  readonly all?: boolean
  readonly onChoose: (edition: string) => void
}

/** The switch between editions. */
export const EditionSelect = memo(function EditionSelect({
  editions,
  edition,
  all = false,
  onChoose,
}: EditionSelectProps) {
  const say = useTexts(editionTexts)
  const {language} = useLanguage()
  return (
    <Select
      aria-label={say("edition")}
      value={edition ?? null}
      data={[
        ...(all ? [{value: allEditions, label: say("all")}] : []),
        ...editions.map(one => ({value: one.edition, label: say("option", {edition: one.edition})})),
      ]}
      renderOption={({option}) => {
        if (option.value === allEditions) return say("all-titled")
        const one = editions.find(({edition: id}) => id === option.value)
        return one && say(one.status === "retired" ? "retired" : "titled", {edition: one.edition, title: one[language]})
      }}
      onChange={chosen => chosen !== null && onChoose(chosen)}
      w={120}
      comboboxProps={{width: 380, position: "bottom-end"}}
      maxDropdownHeight={320}
      style={{flex: "none"}}
    />
  )
})
