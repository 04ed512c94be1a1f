import {Button, Group, NumberInput, Stack} from "@mantine/core"
import {useQueryClient} from "@tanstack/react-query"
import {type FormEvent, useState} from "react"
import {type PasswordRules, passwordBounds, passwordPresets, rulesIn} from "../../../src/api/lists.ts"
import {reasonOf} from "../api/reply.ts"
import {server} from "../api/server.ts"
import {useTagged} from "../api/tagged.ts"
import {tell, tellFault} from "../look/notice.tsx"
import {Problem, Waiting} from "../look/page.tsx"
import {lookTexts} from "../texts/look.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import {settingsTexts} from "./settings-texts.ts"

const rules = ["length", "kinds", "last", "days"] as const satisfies readonly (keyof PasswordRules)[]
const presets = ["usual", "level-3"] as const satisfies readonly (keyof typeof passwordPresets)[]

/** What passwords must be: rule by rule, or as a preset says. */
export function PasswordSettings() {
  const {data, error, refetch} = useTagged("settings.get")
  const {language} = useLanguage()
  if (data) return <RulesForm key={data.etag} now={rulesIn(data.value)} etag={data.etag ?? ""} />
  return error ? <Problem error={error} again={() => void refetch()} /> : <Waiting lines={4} room={room[language]} />
}

/** Pixels of the form on a wide window, so that nothing below it moves when it comes. */
const room = {zh: 535, en: 603} as const

function RulesForm({now, etag}: {readonly now: PasswordRules; readonly etag: string}) {
  const look = useTexts(lookTexts)
  const say = useTexts(settingsTexts)
  const {language} = useLanguage()
  const known = useQueryClient()
  const [wanted, setWanted] = useState(now)
  const [busy, setBusy] = useState(false)
  const isChanged = rules.some(rule => wanted[rule] !== now[rule])
  const put = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    try {
      const body = Object.fromEntries(rules.map(rule => [`password-${rule}`, wanted[rule]]))
      await server.call("settings.change", {body, ifMatch: etag})
      tell(say("passwords-saved"))
    } catch (error) {
      tellFault(reasonOf(error, language)) // somebody changed them meanwhile: what they are now is shown
    } finally {
      await Promise.all(["settings.get", "session.get"].map(id => known.invalidateQueries({queryKey: [id]})))
      setBusy(false)
    }
  }
  return (
    <form noValidate onSubmit={event => void put(event)}>
      <Stack gap="sm" maw={420}>
        <Group gap="xs">
          {presets.map(name => (
            <Button key={name} variant="default" size="compact-xs" onClick={() => setWanted(passwordPresets[name])}>
              {say(`passwords-${name}`)}
            </Button>
          ))}
        </Group>
        {rules.map(rule => (
          <NumberInput
            key={rule}
            label={say(`password-${rule}`)}
            description={say(`password-${rule}-why`)}
            min={passwordBounds[rule][0]}
            max={passwordBounds[rule][1]}
            clampBehavior="strict"
            allowDecimal={false}
            value={wanted[rule]}
            onChange={value => typeof value === "number" && setWanted({...wanted, [rule]: value})}
          />
        ))}
        <p>{say("passwords-why")}</p>
        <Button type="submit" disabled={!isChanged} loading={busy} style={{alignSelf: "flex-start"}}>
          {look("save")}
        </Button>
      </Stack>
    </form>
  )
}
