import {Button, Group, Select, Stack, Switch} from "@mantine/core"
import {useQueryClient} from "@tanstack/react-query"
import {useState} from "react"
import {reasonOf} from "../api/reply.ts"
import {type ReplyOf, server} from "../api/server.ts"
import {isRefusal, useTagged} from "../api/tagged.ts"
import {tell, tellFault} from "../look/notice.tsx"
import {Problem, Waiting} from "../look/page.tsx"
import {Warning} from "../look/warning.tsx"
import {useLanguage, useTexts} from "../texts/table.ts"
import {Backups} from "./backups.tsx"
import {Managed} from "./managed.tsx"
import {PasswordSettings} from "./password-settings.tsx"
import {Section} from "./section.tsx"
import {About, Editions} from "./server-facts.tsx"
import {settingsTexts} from "./settings-texts.ts"
import {manageTexts} from "./texts.ts"

type Settings = ReplyOf<"settings.get">
const names = ["public-reading", "open-registration"] as const satisfies readonly (keyof Settings)[]
type Name = (typeof names)[number]

/** The switches of the whole system, and what the server is. */
export function SettingsPage() {
  const say = useTexts(settingsTexts)
  return (
    <Managed section="settings">
      <Section title={say("access")}>
        <Access />
      </Section>
      <Section title={say("passwords")}>
        <PasswordSettings />
      </Section>
      <Section title={say("editions")}>
        <Editions />
      </Section>
      <Section title={say("backup")}>
        <Backups />
      </Section>
      <Section title={say("server")}>
        <About />
      </Section>
      <Section title={say("day")}>
        <Day />
      </Section>
    </Managed>
  )
}

function Access() {
  const {data, error, refetch} = useTagged("settings.get")
  if (data) return <Switches now={data.value} etag={data.etag ?? ""} />
  return error ? <Problem error={error} again={() => void refetch()} /> : <Waiting lines={3} room={83} />
}

function Day() {
  const {data, error, refetch} = useTagged("settings.get")
  if (data) return <Zone now={data.value["time-zone"]} etag={data.etag ?? ""} />
  return error ? <Problem error={error} again={() => void refetch()} /> : <Waiting lines={3} />
}

/** Where "today" is the institutions' day. */
function Zone({now, etag}: {readonly now: string; readonly etag: string}) {
  const say = useTexts(settingsTexts)
  const {language} = useLanguage()
  const known = useQueryClient()
  const [busy, setBusy] = useState(false)
  const zones = [...new Set([now, ...Intl.supportedValuesOf("timeZone")])].sort()
  const put = async (zone: string) => {
    setBusy(true)
    try {
      await server.call("settings.change", {body: {"time-zone": zone}, ifMatch: etag})
      tell(say("saved", {name: say("zone"), state: zone}))
    } catch (error) {
      tellFault(reasonOf(error, language))
    } finally {
      await known.invalidateQueries({queryKey: ["settings.get"]})
      setBusy(false)
    }
  }
  return (
    <Select
      label={say("zone")}
      description={say("zone-why")}
      data={zones}
      value={now}
      disabled={busy}
      searchable
      allowDeselect={false}
      maw={360}
      onChange={zone => zone !== null && zone !== now && void put(zone)}
    />
  )
}

/** What somebody asked for while another changed the settings. */
interface Moved {
  readonly name: Name
  readonly on: boolean
}

function Switches({now, etag}: {readonly now: Settings; readonly etag: string}) {
  const common = useTexts(manageTexts)
  const say = useTexts(settingsTexts)
  const {language} = useLanguage()
  const known = useQueryClient()
  const [busy, setBusy] = useState<Name>()
  const [moved, setMoved] = useState<Moved>()
  const wordOf = (on: boolean) => say(on ? "on" : "off")
  const refresh = () => known.invalidateQueries({queryKey: ["settings.get"]})
  const put = async (name: Name, on: boolean, ifMatch: string) => {
    setBusy(name)
    try {
      const saved = await server.call("settings.change", {body: {[name]: on}, ifMatch})
      setMoved(undefined)
      tell(say("saved", {name: say(name), state: wordOf(on)}), {
        label: common("undo"),
        act: () => void put(name, !on, saved.etag ?? "*"),
      })
    } catch (error) {
      if (isRefusal(error, "request.moved")) setMoved({name, on})
      else tellFault(reasonOf(error, language))
    } finally {
      await refresh()
      setBusy(undefined)
    }
  }
  return (
    <Stack gap="sm">
      {names.map(name => (
        <Switch
          key={name}
          label={say(name)}
          description={say(`${name}-why`)}
          checked={now[name]}
          disabled={busy !== undefined}
          onChange={event => void put(name, event.currentTarget.checked, etag)}
        />
      ))}
      {moved && (
        <Warning>
          {say("moved", {
            now: names.map(name => `${say(name)} ${wordOf(now[name])}`).join(" · "),
            name: say(moved.name),
            state: wordOf(moved.on),
          })}
          <Group gap="xs" mt={6}>
            {now[moved.name] !== moved.on && (
              <Button loading={busy !== undefined} onClick={() => void put(moved.name, moved.on, etag)}>
                {say("moved-go-on", {state: wordOf(moved.on)})}
              </Button>
            )}
            <Button variant="default" onClick={() => setMoved(undefined)}>
              {say("moved-leave")}
            </Button>
          </Group>
        </Warning>
      )}
    </Stack>
  )
}
