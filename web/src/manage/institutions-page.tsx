import {Button} from "@mantine/core"
import {IconPlus} from "@tabler/icons-react"
import {useMemo, useState} from "react"
import {may, useSession} from "../api/session.ts"
import {LoadSample} from "../catalogues/sample-data.tsx"
import {useAddress} from "../look/in-address.ts"
import {Nothing, Problem, Waiting} from "../look/page.tsx"
import {type Column, Table} from "../look/table.tsx"
import {useMarks} from "../texts/marks.ts"
import {useTexts} from "../texts/table.ts"
import {GroupsDialog} from "./groups-dialog.tsx"
import {AddInstitution} from "./institution-dialog.tsx"
import {type Institution, matches} from "./institution-facts.ts"
import {InstitutionPane} from "./institution-pane.tsx"
import {institutionTexts} from "./institution-texts.ts"
import {ListAndOne} from "./list-and-one.tsx"
import {ListHead} from "./list-head.tsx"
import {Managed} from "./managed.tsx"
import {useGroups, useInstitutions} from "./names.ts"
import {manageTexts} from "./texts.ts"

/** The institutions one may see; one of them beside the list, with who works there. */
export function InstitutionsPage() {
  return (
    <Managed section="institutions" actions={<Actions />} fill>
      <Institutions />
    </Managed>
  )
}

function Actions() {
  const say = useTexts(institutionTexts)
  const session = useSession()
  const [open, setOpen] = useState<"add" | "groups">()
  const close = () => setOpen(undefined)
  if (!may(session, "system.manage")) return null
  return (
    <>
      <Button variant="default" onClick={() => setOpen("groups")}>
        {say("groups")}
      </Button>
      <Button leftSection={<IconPlus size={14} />} onClick={() => setOpen("add")}>
        {say("add")}
      </Button>
      {open === "add" && <AddInstitution close={close} />}
      {open === "groups" && <GroupsDialog close={close} />}
    </>
  )
}

function Institutions() {
  const common = useTexts(manageTexts)
  const say = useTexts(institutionTexts)
  const {chosen, choose} = useAddress()
  const {rows, waiting, error, again, more} = useInstitutions()
  const {nameOf} = useGroups()
  const columns = useColumns(nameOf)
  const asked = chosen.q ?? ""
  const shown = useMemo(
    () =>
      rows.filter(
        row => (row.retired === null || chosen.retired !== undefined) && matches(row, nameOf(row.group), asked),
      ),
    [rows, chosen.retired, asked, nameOf],
  )
  const opened = rows.find(row => row.id === chosen.institution)
  const close = () => choose({institution: undefined})
  if (error && rows.length === 0) return <Problem error={error} again={again} />
  if (waiting) return <Waiting lines={8} />
  if (chosen.retired === undefined && rows.every(({retired}) => retired !== null)) return <NoInstitution />
  return (
    <>
      <ListHead
        hint={say("search-hint")}
        besides="retired"
        besidesWord={say("retired-too")}
        shown={shown.length}
        all={rows.length}
      />
      <ListAndOne
        asked={chosen.institution}
        pane={opened && <InstitutionPane key={opened.id} institution={opened} close={close} />}
        more={more.has}
        close={close}
      >
        <Table
          label={common("institutions")}
          columns={columns}
          rows={shown}
          idOf={row => row.id}
          empty={say("none-found")}
          open={row => choose({institution: row.id})}
          opened={chosen.institution}
          faded={row => row.retired !== null}
          order={{now: chosen.sort, change: sort => choose({sort}, "typing")}}
          more={more}
          fill
        />
      </ListAndOne>
    </>
  )
}

/** The way from nothing to a first catalogue. */
function NoInstitution() {
  const say = useTexts(institutionTexts)
  const session = useSession()
  const [open, setOpen] = useState(false)
  return (
    <Nothing>
      <p>{say("none")}</p>
      {may(session, "system.manage") && (
        <>
          <p>{say("none-path")}</p>
          <Button onClick={() => setOpen(true)}>{say("none-add")}</Button>
          <LoadSample />
        </>
      )}
      {open && <AddInstitution close={() => setOpen(false)} />}
    </Nothing>
  )
}

function useColumns(groupName: (id: string | null) => string): readonly Column<Institution>[] {
  const say = useTexts(institutionTexts)
  const {aside} = useMarks()
  return useMemo(
    () => [
      {id: "code", head: say("code"), width: "9em", cell: row => row.code, sort: row => row.code},
      {
        id: "name",
        head: say("name"),
        cell: row => (row.retired === null ? row.name : aside(row.name, say("retired"))),
        sort: row => row.name,
      },
      {
        id: "group",
        head: say("group"),
        cell: row => groupName(row.group),
        sort: row => groupName(row.group),
        wide: true,
      },
      {id: "region", head: say("region"), cell: row => row.region, sort: row => row.region, wide: true},
      {id: "level", head: say("level"), width: "9em", cell: row => row.level, sort: row => row.level},
    ],
    [say, aside, groupName],
  )
}
