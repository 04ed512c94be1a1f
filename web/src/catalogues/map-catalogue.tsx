import {Button, NumberInput, Select} from "@mantine/core"
import {useQueryClient} from "@tanstack/react-query"
import {Link} from "@tanstack/react-router"
import {useState} from "react"
import {useAct, useReply} from "../api/reply.ts"
import type {EndpointId} from "../api/server.ts"
import {may, useSession} from "../api/session.ts"
import {useJob} from "../look/follow-job.ts"
import {useAddress} from "../look/in-address.ts"
import {JobProgress} from "../look/job.tsx"
import {Problem} from "../look/page.tsx"
import {useTexts} from "../texts/table.ts"
import {MapResult} from "./map-result.tsx"
import {addressOf, type MapSettings, settingsOf} from "./map-settings.ts"
import style from "./parts.module.css"
import type {NamedPlace} from "./place.ts"
import {catalogueTexts} from "./texts.ts"

/** Answers that a mapping makes old. */
const staleAfter: readonly EndpointId[] = ["catalogues.figures", "work.list", "rows.get"]

interface MapCatalogueProps {
  readonly place: NamedPlace
  /** Rows have just come in: reading the others anew is no matter now. */
  readonly fresh?: boolean
}

/** Mapping of a catalogue: start it, see it go on and what came of it; read anew, look, keep. */
export function MapCatalogue({place, fresh = false}: MapCatalogueProps) {
  const say = useTexts(catalogueTexts)
  const session = useSession()
  const {chosen, choose} = useAddress()
  const {job} = chosen
  const known = useQueryClient()
  const {institution, catalogue} = place
  const params = {institution, catalogue}
  const [settings, setSettings] = useState<MapSettings>(() => settingsOf(chosen))
  const map = useAct("catalogues.map")
  const remap = useAct("catalogues.remap")
  const followed = useJob(job, () => {
    for (const id of staleAfter) void known.invalidateQueries({queryKey: [id]})
  })
  const busy = job !== undefined && followed.job?.ended === null
  const mapper = may(session, "institution.map", institution)
  const reviewer = !fresh && may(session, "institution.review", institution)
  const follow =
    (used: MapSettings) =>
    ({id}: {readonly id: string}) =>
      choose(addressOf(id, used), "typing")
  const reread = (used: MapSettings, apply: boolean) =>
    remap.mutate({params, body: {...used, apply}}, {onSuccess: follow(used)})
  return (
    <div className={style.work}>
      {mapper && (
        <div className={style.row}>
          <Button
            loading={map.isPending}
            disabled={busy}
            onClick={() => map.mutate({params, body: settings}, {onSuccess: follow(settings)})}
          >
            {say("map")}
          </Button>
          {reviewer && (
            <Button variant="default" loading={remap.isPending} disabled={busy} onClick={() => reread(settings, false)}>
              {say("remap")}
            </Button>
          )}
          <SettingFields settings={settings} change={setSettings} />
        </div>
      )}
      {mapper && (
        <p className={style.why}>
          {say("map-why")} {reviewer && say("remap-why")}
        </p>
      )}
      {(map.isError || remap.isError) && <Problem error={map.error ?? remap.error} />}
      {job !== undefined && (
        <div className={style.stack} aria-live="polite">
          <JobProgress
            followed={followed}
            label={say(followed.job?.kind === "catalogue-remap" ? "job-remap" : "job-map")}
          />
          {followed.job?.state === "done" && (
            <MapResult
              job={followed.job}
              {...(reviewer && {keep: () => reread(settingsOf(chosen), true)})}
              keeping={remap.isPending}
            />
          )}
        </div>
      )}
      <Button
        variant={followed.job?.state === "done" ? "filled" : "default"}
        style={{alignSelf: "flex-start"}}
        renderRoot={props => <Link to="/catalogues/$institution/$catalogue" params={params} {...props} />}
      >
        {say("to-work")}
      </Button>
    </div>
  )
}

interface SettingFieldsProps {
  readonly settings: MapSettings
  readonly change: (settings: MapSettings) => void
}

function SettingFields({settings, change}: SettingFieldsProps) {
  const say = useTexts(catalogueTexts)
  const editions = useReply("editions.list")
  const usable = (editions.data?.items ?? []).filter(({items}) => items > 0).map(({edition}) => edition)
  const {edition, ...rest} = settings
  return (
    <>
      <Select
        w={150}
        label={say("edition")}
        data={[{value: "", label: say("edition-same")}, ...usable]}
        value={edition ?? ""}
        onChange={value => change(value ? {...rest, edition: value} : rest)}
      />
      <NumberInput
        w={190}
        label={say("accept")}
        placeholder={say("accept-default")}
        min={0}
        max={1}
        step={0.01}
        decimalScale={3}
        clampBehavior="strict"
        value={settings.accept ?? ""}
        onChange={value =>
          change({...(edition !== undefined && {edition}), ...(typeof value === "number" && {accept: value})})
        }
      />
    </>
  )
}
