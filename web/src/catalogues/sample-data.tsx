import {Button} from "@mantine/core"
import {useQueryClient} from "@tanstack/react-query"
import {useNavigate} from "@tanstack/react-router"
import {useState} from "react"
import {useAct} from "../api/reply.ts"
import {server} from "../api/server.ts"
import {Confirm} from "../look/confirm.tsx"
import {tell} from "../look/notice.tsx"
import {Problem} from "../look/page.tsx"
import {useTexts} from "../texts/table.ts"
import {freeCode, sampleCsv} from "./sample.ts"
import {sampleTexts} from "./sample-texts.ts"

/** Makes an institution with a catalogue of made-up names, and goes to its work list. */
export function LoadSample() {
  const say = useTexts(sampleTexts)
  const go = useNavigate()
  const known = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<unknown>()
  const load = async () => {
    setBusy(true)
    try {
      const params = await makeSample(say("institution"), say("catalogue"))
      await known.invalidateQueries({queryKey: ["institutions.list"]})
      await go({to: "/catalogues/$institution/$catalogue", params})
    } catch (error) {
      setFault(error)
      setBusy(false)
    }
  }
  return (
    <>
      <Button variant="default" loading={busy} onClick={() => void load()}>
        {say("load")}
      </Button>
      <p>{say("why")}</p>
      {fault !== undefined && <Problem error={fault} />}
    </>
  )
}

async function makeSample(name: string, catalogueName: string): Promise<{institution: string; catalogue: string}> {
  const {items} = (await server.call("institutions.list", {query: {limit: 1000}})).value
  const {id: institution} = (await server.call("institutions.add", {body: {code: freeCode(items), name}})).value
  const params = {institution}
  const {id: catalogue} = (await server.call("catalogues.add", {params, body: {name: catalogueName}})).value
  const place = {institution, catalogue}
  await server.call("catalogues.import", {params: place, query: {file: "sample.csv", apply: true}, body: sampleCsv()})
  return place
}

interface RemoveSampleProps {
  readonly institution: {readonly id: string; readonly name: string}
}

/** Takes a sample institution out of the lists again. */
export function RemoveSample({institution: {id, name}}: RemoveSampleProps) {
  const say = useTexts(sampleTexts)
  const [asking, setAsking] = useState(false)
  const retire = useAct("institutions.retire", ["institutions.list"])
  const remove = async () => {
    await retire.mutateAsync({params: {institution: id}, ifMatch: "*"})
    tell(say("removed"))
  }
  return (
    <>
      <Button variant="default" size="compact-xs" onClick={() => setAsking(true)}>
        {say("remove")}
      </Button>
      {asking && (
        <Confirm
          title={say("remove-title", {name})}
          verb={say("remove")}
          danger
          act={remove}
          close={() => setAsking(false)}
        >
          {say("remove-why")}
        </Confirm>
      )}
    </>
  )
}
