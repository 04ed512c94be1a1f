import {Button, Checkbox, Group} from "@mantine/core"
import {IconDownload} from "@tabler/icons-react"
import {useState} from "react"
import {exportForms, type MappingState, mappingStates} from "../../../src/api/lists.ts"
import {useTexts} from "../texts/table.ts"
import {chosen, exportAddress} from "./export.ts"
import style from "./parts.module.css"
import type {NamedPlace} from "./place.ts"
import {useStateWord} from "./state-texts.ts"
import {catalogueTexts} from "./texts.ts"

/** The mappings as files: plain links, each says what it is for. */
export function Export({place}: {readonly place: NamedPlace}) {
  const say = useTexts(catalogueTexts)
  const word = useStateWord()
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
      <ul className={style.forms}>
        {exportForms.map(form => {
          const off = none && chosen.includes(form)
          return (
            <li key={form}>
              <strong>{say(`export-${form}`)}</strong>
              <span>{say(`export-${form}-why`)}</span>
              <Button
                component="a"
                download
                href={exportAddress(place, form, states)}
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
