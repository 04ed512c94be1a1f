import {Button, Group, Stack, Table, Text} from "@mantine/core"
import {IconDownload, IconUsersPlus} from "@tabler/icons-react"
import {useState} from "react"
import {base} from "../api/base.ts"
import {useAct} from "../api/reply.ts"
import type {ReplyOf} from "../api/server.ts"
import {Dialog} from "../look/dialog.tsx"
import {csvFile, saveAs} from "../look/download.ts"
import {Drop} from "../look/drop.tsx"
import {Faults} from "../look/faults.tsx"
import {Problem} from "../look/page.tsx"
import {type Language, useLanguage, useTexts} from "../texts/table.ts"
import {useRoleName} from "./roles.ts"
import {manageTexts} from "./texts.ts"
import {userListTexts} from "./user-list-texts.ts"

type List = ReplyOf<"users.import">

const limit = 4 * 2 ** 20

/** Adds many users at once, of all institutions or of one. */
export function UserListButton({institution}: {readonly institution?: string}) {
  const say = useTexts(userListTexts)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="default" leftSection={<IconUsersPlus size={14} />} onClick={() => setOpen(true)}>
        {say("title")}
      </Button>
      {open && <UserListDialog {...(institution !== undefined && {institution})} close={() => setOpen(false)} />}
    </>
  )
}

interface UserListProps {
  readonly institution?: string
  readonly close: () => void
}

function UserListDialog({institution, close}: UserListProps) {
  const common = useTexts(manageTexts)
  const say = useTexts(userListTexts)
  const [file, setFile] = useState<File>()
  const {send, isPending, error, list} = useList(institution)
  const done = list?.applied === true
  return (
    <Dialog
      onClose={close}
      title={say("title")}
      size="xl"
      withCloseButton={!done}
      closeOnClickOutside={false}
      closeOnEscape={!done}
    >
      <Stack gap="sm">
        {!done && (
          <Choose
            staff={institution !== undefined}
            busy={isPending}
            onFile={next => {
              setFile(next)
              send(next)
            }}
          />
        )}
        {error !== null && <Problem error={error} />}
        <div aria-live="polite">{list && <Seen list={list} />}</div>
        <Group justify="flex-end">
          {done && <Button onClick={close}>{common("keep")}</Button>}
          {!done && list && file && list.users.length > 0 && (
            <Button loading={isPending} onClick={() => send(file, list.refused.length > 0 ? "sound" : "all")}>
              {say(list.refused.length > 0 ? "add-sound" : "add", {n: list.users.length})}
            </Button>
          )}
        </Group>
      </Stack>
    </Dialog>
  )
}

/** Looks at a file, and then adds who is in it. */
function useList(institution: string | undefined) {
  const users = useAct("users.import", ["users.list"])
  const staff = useAct("staff.import", ["staff.list", "users.list"])
  const send = (body: File, apply?: "all" | "sound") => {
    const query = {file: body.name.slice(-200), ...(apply && {apply})}
    if (institution === undefined) users.mutate({query, body})
    else staff.mutate({params: {institution}, query, body})
  }
  const {isPending, error, data: list} = institution === undefined ? users : staff
  return {send, isPending, error, list}
}

interface ChooseProps {
  readonly staff: boolean
  readonly busy: boolean
  readonly onFile: (file: File) => void
}

function Choose({staff, busy, onFile}: ChooseProps) {
  const say = useTexts(userListTexts)
  const {language} = useLanguage()
  return (
    <>
      <Text size="sm">
        {say(staff ? "why-staff" : "why")}{" "}
        <a download href={`${base}/api/v1/user-template?language=${language}${staff ? "&staff=true" : ""}`}>
          {say("template")}
        </a>
      </Text>
      <Drop
        label={say("drop")}
        accept=".xlsx,.csv,.tsv,.txt"
        limit={limit}
        busy={busy}
        hint={say("hint")}
        onFile={onFile}
      />
    </>
  )
}

/** Who is in a list, which rows can't be added and why; once they are added, their passwords. */
function Seen({list}: {readonly list: List}) {
  const say = useTexts(userListTexts)
  const {users, refused, applied} = list
  return (
    <Stack gap="sm">
      {users.length === 0 && refused.length === 0 && <Text size="sm">{say("nobody")}</Text>}
      {users.length > 0 && <Text fw={600}>{say(applied ? "added" : "to-add", {n: users.length})}</Text>}
      {applied && <Passwords users={users} />}
      {users.length > 0 && <Listed list={list} />}
      {refused.length > 0 && <Refused list={list} />}
    </Stack>
  )
}

function Listed({list: {users, applied}}: {readonly list: List}) {
  const common = useTexts(manageTexts)
  const say = useTexts(userListTexts)
  const roleName = useRoleName()
  return (
    <Table verticalSpacing={3}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{common("login")}</Table.Th>
          <Table.Th>{common("name")}</Table.Th>
          <Table.Th>{common("roles")}</Table.Th>
          <Table.Th>{say("institution")}</Table.Th>
          {applied && <Table.Th>{say("password")}</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {users.map(({row, login, name, role, institution, password}) => (
          <Table.Tr key={row}>
            <Table.Td>{login}</Table.Td>
            <Table.Td>{name}</Table.Td>
            <Table.Td>{role && roleName(role)}</Table.Td>
            <Table.Td>{institution}</Table.Td>
            {applied && <Table.Td ff="monospace">{password}</Table.Td>}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Passwords({users}: {readonly users: List["users"]}) {
  const common = useTexts(manageTexts)
  const say = useTexts(userListTexts)
  const rows = () => [
    [common("login"), common("name"), say("institution"), say("password")],
    ...users.map(({login, name, institution, password}) => [login, name, institution ?? "", password ?? ""]),
  ]
  return (
    <>
      <Text size="sm">{say("once")}</Text>
      <Button
        style={{alignSelf: "flex-start"}}
        leftSection={<IconDownload size={14} />}
        onClick={() => saveAs(`${say("save-file")}.csv`, csvFile(rows()))}
      >
        {say("save")}
      </Button>
    </>
  )
}

function Refused({list}: {readonly list: List}) {
  const say = useTexts(userListTexts)
  const {language} = useLanguage()
  const {refused} = list
  return (
    <>
      <Text fw={600}>{say("refused", {n: refused.length})}</Text>
      <Faults faults={refused.map(({issue}) => issue)} label={say("refused", {n: refused.length})} />
      <Group gap="xs">
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconDownload size={14} />}
          onClick={() => saveAs(`${say("refused-file")}.csv`, csvFile(refusedRows(list, say("refused-why"), language)))}
        >
          {say("refused-save", {n: refused.length})}
        </Button>
        <Text size="sm">{say("refused-hint")}</Text>
      </Group>
    </>
  )
}

/** The rows that were refused as they came, why beside each. */
function* refusedRows({header, refused}: List, why: string, language: Language): Generator<readonly string[]> {
  yield [...header, why]
  for (const {cells, issue} of refused) yield [...header.map((_, i) => cells[i] ?? ""), issue[language]]
}
