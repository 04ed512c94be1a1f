import {Button, Group, Stack, Text, TextInput} from "@mantine/core"
import {type FormEvent, useState} from "react"
import {useAct} from "../api/reply.ts"
import {Dialog} from "../look/dialog.tsx"
import {tell} from "../look/notice.tsx"
import {Problem} from "../look/page.tsx"
import {useTexts} from "../texts/table.ts"
import {OpenRequests} from "./group-part.tsx"
import style from "./groups.module.css"
import {institutionTexts} from "./institution-texts.ts"
import {useGroups, useInstitutions} from "./names.ts"
import {manageTexts} from "./texts.ts"

const longest = 200

/** The groups of institutions, and one more. */
export function GroupsDialog({close}: {readonly close: () => void}) {
  const say = useTexts(institutionTexts)
  const {groups} = useGroups()
  const {rows} = useInstitutions()
  return (
    <Dialog onClose={close} title={say("groups")}>
      <Stack gap="sm">
        <Text c="dimmed">{say("groups-why")}</Text>
        <ul className={style.groups} aria-label={say("groups")}>
          {groups.map(group => (
            <li key={group.id}>
              {group.name}
              <span>{rows.filter(row => row.group === group.id).length}</span>
            </li>
          ))}
        </ul>
        {groups.length === 0 && <Text>{say("groups-none")}</Text>}
        <OpenRequests />
        <AddGroup taken={name => groups.some(group => group.name === name)} />
      </Stack>
    </Dialog>
  )
}

function AddGroup({taken}: {readonly taken: (name: string) => boolean}) {
  const common = useTexts(manageTexts)
  const say = useTexts(institutionTexts)
  const [typed, setTyped] = useState("")
  const [tried, setTried] = useState(false)
  const add = useAct("groups.add", ["groups.list"])
  const name = typed.trim()
  const fault =
    name === ""
      ? common("field-needed")
      : name.length > longest
        ? common("field-long", {most: longest})
        : taken(name)
          ? say("group-taken")
          : undefined
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (fault !== undefined) return
    add.mutate(
      {body: {name}},
      {
        onSuccess: made => {
          tell(say("group-added", {name: made.name}))
          setTyped("")
          setTried(false)
        },
      },
    )
  }
  return (
    <form onSubmit={send} noValidate>
      <Group align="flex-start" gap="xs" wrap="nowrap">
        <TextInput
          flex={1}
          aria-label={say("group-new")}
          placeholder={say("group-new")}
          value={typed}
          error={tried && fault}
          onChange={event => setTyped(event.currentTarget.value)}
          data-autofocus
        />
        <Button type="submit" loading={add.isPending}>
          {say("group-add")}
        </Button>
      </Group>
      {add.isError && <Problem error={add.error} />}
    </form>
  )
}
