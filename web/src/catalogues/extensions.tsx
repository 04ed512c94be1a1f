import {Button} from "@mantine/core"
import {useState} from "react"
import {useAct, useReply} from "../api/reply.ts"
import type {ReplyOf} from "../api/server.ts"
import {may, useSession} from "../api/session.ts"
import {ItemName} from "../look/item-name.tsx"
import {Problem} from "../look/page.tsx"
import {useMarks} from "../texts/marks.ts"
import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"
import {ExtensionForm} from "./extension-form.tsx"
import {Listed} from "./listed.tsx"
import style from "./parts.module.css"
import {catalogueTexts} from "./texts.ts"

/** What an institution names beyond the standard. */
export function Extensions({institution}: {readonly institution: string}) {
  const say = useTexts(catalogueTexts)
  const session = useSession()
  const reply = useReply("extensions.list", {params: {institution}})
  const reviewer = may(session, "institution.review", institution)
  return (
    <div className={style.stack}>
      <Listed
        reply={reply}
        none={say("extensions-none")}
        heads={[say("kind"), say("code"), say("local-name"), say("items"), say("aliases")]}
        row={extension => <Row institution={institution} extension={extension} reviewer={reviewer} />}
      />
      {may(session, "institution.map", institution) && <ExtensionForm institution={institution} />}
    </div>
  )
}

interface RowProps {
  readonly institution: string
  readonly extension: ReplyOf<"extensions.list">["items"][number]
  readonly reviewer: boolean
}

function Row({institution, extension, reviewer}: RowProps) {
  const say = useTexts(catalogueTexts)
  const {clauses} = useMarks()
  const {day} = useNumbers()
  const [asking, setAsking] = useState(false)
  const promote = useAct("extensions.promote", ["extensions.list"])
  const retire = useAct("extensions.retire", ["extensions.list"])
  const {id, kind, code, name, items, aliases, promoted} = extension
  const params = {institution, extension: id}
  return (
    <>
      <tr>
        <td>{say(kind === "extension" ? "kind-extension" : "kind-combination")}</td>
        <td>
          <code>{code}</code>
        </td>
        <td className={style.names}>{name}</td>
        <td>
          <span className={style.items}>
            {items.map(item => (
              <ItemName key={item} item={item} />
            ))}
          </span>
        </td>
        <td>{clauses(aliases)}</td>
        <td>
          <span className={style.row}>
            {promoted !== null && <span>{say("promoted", {day: day(promoted)})}</span>}
            {reviewer && promoted === null && (
              <Button
                variant="default"
                size="compact-xs"
                loading={promote.isPending}
                onClick={() => promote.mutate({params})}
              >
                {say("promote")}
              </Button>
            )}
            {reviewer && !asking && (
              <Button variant="default" size="compact-xs" onClick={() => setAsking(true)}>
                {say("retire")}
              </Button>
            )}
            {asking && (
              <>
                <span>{say("really", {name})}</span>
                <Button
                  color="red"
                  size="compact-xs"
                  autoFocus
                  loading={retire.isPending}
                  onClick={() => retire.mutate({params})}
                >
                  {say("yes")}
                </Button>
                <Button variant="default" size="compact-xs" onClick={() => setAsking(false)}>
                  {say("no")}
                </Button>
              </>
            )}
          </span>
        </td>
      </tr>
      {(promote.isError || retire.isError) && (
        <tr>
          <td colSpan={6}>
            <Problem error={promote.error ?? retire.error} />
          </td>
        </tr>
      )}
    </>
  )
}
