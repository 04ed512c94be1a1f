import {Button, Select, Stack, Table} from "@mantine/core"
import {useQueryClient} from "@tanstack/react-query"
import {type FormEvent, useState} from "react"
import {useAct} from "../api/reply.ts"
import {type ReplyOf, server} from "../api/server.ts"
import {isRefusal, useTagged} from "../api/tagged.ts"
import {Dialog} from "../look/dialog.tsx"
import {useAddress} from "../look/in-address.ts"
import {tell} from "../look/notice.tsx"
import {Problem, Waiting} from "../look/page.tsx"
import {Warning} from "../look/warning.tsx"
import {lookTexts} from "../texts/look.ts"
import {useTexts} from "../texts/table.ts"
import {FormDialog, FormEnd} from "./form-dialog.tsx"
import {bodyOf, differencesOf, type FactName, type Facts, factsOf, faultsOf, noFacts} from "./institution-facts.ts"
import {FactFields} from "./institution-fields.tsx"
import {institutionTexts} from "./institution-texts.ts"
import {useGroups} from "./names.ts"

const sound = (facts: Facts): boolean => Object.keys(faultsOf(facts)).length === 0

/** A new institution, which is opened then. */
export function AddInstitution({close}: {readonly close: () => void}) {
  const say = useTexts(institutionTexts)
  const {choose} = useAddress()
  const [facts, setFacts] = useState(noFacts)
  const [group, setGroup] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const {groups} = useGroups()
  const add = useAct("institutions.add", ["institutions.list", "groups.requests"])
  const taken = isRefusal(add.error, "thing.taken")
  const send = () => {
    setTried(true)
    if (!sound(facts)) return
    add.mutate(
      {body: {code: facts.code.trim(), ...bodyOf(facts), group}},
      {
        onSuccess: made => {
          tell(say("added", {name: made.name}))
          close()
          choose({institution: made.id, q: undefined})
        },
      },
    )
  }
  const change = (next: Facts) => {
    if (next.code !== facts.code) add.reset() // the code that was taken is another now
    setFacts(next)
  }
  return (
    <FormDialog
      title={say("add")}
      verb={say("add")}
      busy={add.isPending}
      error={taken ? null : add.error}
      send={send}
      close={close}
    >
      <FactFields facts={facts} change={change} fresh tried={tried} taken={taken} />
      <Select
        label={say("group")}
        description={say("ask-why")}
        placeholder={say("no-group")}
        data={groups.map(({id, name}) => ({value: id, label: name}))}
        value={group}
        onChange={setGroup}
        clearable
      />
    </FormDialog>
  )
}

type Given = ReplyOf<"institutions.get">

/** Change what is known of an institution, as it is when the dialog opens. */
export function ChangeInstitution({id, name, close}: {readonly id: string; readonly name: string; close: () => void}) {
  const say = useTexts(institutionTexts)
  const {data, error, refetch} = useTagged("institutions.get", {params: {institution: id}})
  return (
    <Dialog onClose={close} title={say("change-title", {name})} closeOnClickOutside={false}>
      {data ? (
        <ChangeForm given={data.value} etag={data.etag ?? ""} close={close} />
      ) : error ? (
        <Problem error={error} again={() => void refetch()} />
      ) : (
        <Waiting lines={6} height={28} />
      )}
    </Dialog>
  )
}

interface ChangeFormProps {
  readonly given: Given
  readonly etag: string
  readonly close: () => void
}

function ChangeForm({given, etag: first, close}: ChangeFormProps) {
  const look = useTexts(lookTexts)
  const say = useTexts(institutionTexts)
  const known = useQueryClient()
  const [etag, setEtag] = useState(first)
  const [facts, setFacts] = useState(() => factsOf(given))
  const [theirs, setTheirs] = useState<Facts>()
  const [tried, setTried] = useState(false)
  const [state, setState] = useState<{readonly busy: boolean; readonly error?: unknown}>({busy: false})
  const params = {institution: given.id}
  const save = async () => {
    await server.call("institutions.change", {params, body: bodyOf(facts), ifMatch: etag})
    await Promise.all(["institutions.list", "institutions.get"].map(id => known.invalidateQueries({queryKey: [id]})))
    tell(say("changed", {name: facts.name}))
    close()
  }
  /** What it is now, beside what was typed; saving again goes over that. */
  const compare = async () => {
    const now = await server.call("institutions.get", {params})
    setEtag(now.etag ?? "")
    setTheirs(factsOf(now.value))
    setState({busy: false})
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!sound(facts)) return
    setState({busy: true})
    save()
      .catch(error => (isRefusal(error, "request.moved") ? compare() : setState({busy: false, error})))
      .catch(error => setState({busy: false, error}))
  }
  const takeTheirs = () => {
    if (theirs) setFacts(theirs)
    setTheirs(undefined)
  }
  return (
    <form onSubmit={send} noValidate>
      <Stack gap="sm">
        {theirs && <Differences mine={facts} theirs={theirs} />}
        <FactFields facts={facts} change={setFacts} fresh={false} tried={tried} />
        {state.error !== undefined && <Problem error={state.error} />}
        <FormEnd verb={theirs ? say("keep-mine") : look("save")} busy={state.busy} close={close}>
          {theirs && (
            <Button variant="default" onClick={takeTheirs}>
              {say("take-theirs")}
            </Button>
          )}
        </FormEnd>
      </Stack>
    </form>
  )
}

/** Where what one typed and what another saved meanwhile are not the same. */
function Differences({mine, theirs}: {readonly mine: Facts; readonly theirs: Facts}) {
  const say = useTexts(institutionTexts)
  const fields = differencesOf(mine, theirs)
  const shown = (facts: Facts, field: FactName) =>
    field === "secondLook" ? say(facts[field] ? "second-look-on" : "second-look-off") : facts[field] || say("nothing")
  return (
    <Warning>
      {say(fields.length > 0 ? "moved" : "moved-same")}
      {fields.length > 0 && (
        <Table mt="xs" verticalSpacing={3} withRowBorders={false}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th />
              <Table.Th>{say("mine")}</Table.Th>
              <Table.Th>{say("theirs")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {fields.map(field => (
              <Table.Tr key={field}>
                <Table.Th scope="row">{say(field)}</Table.Th>
                <Table.Td>{shown(mine, field)}</Table.Td>
                <Table.Td>{shown(theirs, field)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Warning>
  )
}
