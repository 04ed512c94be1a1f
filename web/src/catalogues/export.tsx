import {Button, Checkbox, Group} from "@mantine/core"
import {IconDownload} from "@tabler/icons-react"
import {useState} from "react"
import {exportForms, type MappingState, mappingStates} from "../../../src/api/lists.ts"
import {useNumbers} from "../texts/numbers.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import {chosen, exportAddress, leftOutBy} from "./export.ts"
import type {Figures} from "./figures.ts"
import style from "./parts.module.css"
import type {NamedPlace} from "./place.ts"
import {useStateWord} from "./state-texts.ts"
import {catalogueTexts} from "./texts.ts"

interface ExportProps {
  readonly place: NamedPlace
  readonly figures: Figures | undefined
}

/** The mappings as files: plain links, each says what it is for and which rows it leaves out. */
export function Export({place, figures}: ExportProps) {
  const say = useTexts(catalogueTexts)
  const word = useStateWord()
  const {language} = useLanguage()
  const [states, setStates] = useState<readonly MappingState[]>(["accepted"])
  const none = states.length === 0
  return (
    <div className={style.stack}>
      <Checkbox.Group
        label={say("export-states")}
        value={[...states]}
        onChange={value => setStates(mappingStates.filter(state => value.includes(state)))}
        error={none && say("export-none")}
      >
        <Group gap="md" mt={4}>
          {mappingStates.map(state => (
            <Checkbox key={state} value={state} label={word(state)} />
          ))}
        </Group>
      </Checkbox.Group>
      <p className={style.why}>{say("export-renamed")}</p>
      <ul className={style.forms}>
        {exportForms.map(form => {
          const off = none && chosen.includes(form)
          return (
            <li key={form}>
              <strong>{say(`export-${form}`)}</strong>
              <span>
                {say(`export-${form}-why`)}
                {figures && !off && <LeftOut rows={leftOutBy(form, states, figures)} />}
              </span>
              <Button
                component="a"
                download
                href={exportAddress(place, form, states, language)}
                variant="default"
                size="compact-xs"
                leftSection={<IconDownload size={14} />}
                aria-label={`${say("download")} ${say(`export-${form}`)}`}
                data-disabled={off}
                aria-disabled={off}
                onClick={event => off && event.preventDefault()}
              >
                {say("download")}
              </Button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function LeftOut({rows}: {readonly rows: ReturnType<typeof leftOutBy>}) {
  const say = useTexts(catalogueTexts)
  const word = useStateWord()
  const {count: written} = useNumbers()
  if (rows.length === 0) return null
  const told = rows.map(({state, count}) => say("left-out-rows", {state: word(state), count: written(count)}))
  return <small className={style.leftOut}>{say("left-out", {rows: told.join(say("left-out-comma"))})}</small>
}
