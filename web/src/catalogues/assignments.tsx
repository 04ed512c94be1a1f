import {Button, SegmentedControl, TextInput} from "@mantine/core"
import {Link} from "@tanstack/react-router"
import {type FormEvent, type ReactNode, useState} from "react"
import {assignmentKinds} from "../../../src/api/lists.ts"
import {useAct, useReply} from "../api/reply.ts"
import type {ReplyOf} from "../api/server.ts"
import {may, useSession} from "../api/session.ts"
import {Problem} from "../look/page.tsx"
import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"
import {type Part, wrongPart} from "./assignments.ts"
import {Listed} from "./listed.tsx"
import style from "./parts.module.css"
import type {NamedPlace} from "./place.ts"
import {catalogueTexts} from "./texts.ts"

/** Who works on which part of a catalogue. */
export function Assignments({place}: {readonly place: NamedPlace}) {
  const say = useTexts(catalogueTexts)
  const session = useSession()
  const {institution, catalogue} = place
  const reply = useReply("assignments.list", {params: {institution, catalogue}})
  const end = useAct("assignments.end", ["assignments.list"])
  const reviewer = may(session, "institution.review", institution)
  return (
    <div className={style.stack}>
      <Listed
        reply={reply}
        none={say("people-none")}
        heads={[say("user"), say("part"), say("round"), say("since")]}
        row={assignment => (
          <Row place={place} assignment={assignment}>
            {reviewer && (
              <Button
                variant="default"
                size="compact-xs"
                loading={end.isPending && end.variables?.params.assignment === assignment.id}
                onClick={() => end.mutate({params: {institution, catalogue, assignment: assignment.id}})}
              >
                {say("end")}
              </Button>
            )}
          </Row>
        )}
      />
      {end.isError && <Problem error={end.error} />}
      {reviewer && <Assign place={place} />}
    </div>
  )
}

interface RowProps {
  readonly place: NamedPlace
  readonly assignment: ReplyOf<"assignments.list">["items"][number]
  /** What else can be done with it than to work on it. */
  readonly children: ReactNode
}

function Row({place: {institution, catalogue}, assignment, children}: RowProps) {
  const say = useTexts(catalogueTexts)
  const {day} = useNumbers()
  const {id, userName, kind, lower, upper, round, since} = assignment
  return (
    <tr>
      <td>{userName}</td>
      <td>{say(kind === "range" ? "range-part" : "share-part", {lower, upper})}</td>
      <td>{round === "" ? say("round-none") : round}</td>
      <td>{day(since)}</td>
      <td>
        <span className={style.row}>
          <Link
            to="/catalogues/$institution/$catalogue"
            params={{institution, catalogue}}
            search={{assignment: id, ...(round !== "" && {round})}}
          >
            {say("work")}
          </Link>
          {children}
        </span>
      </td>
    </tr>
  )
}

const empty: Part & {readonly login: string; readonly round: string} = {
  login: "",
  kind: "share",
  lower: "0",
  upper: "100",
  round: "",
}

function Assign({place: {institution, catalogue}}: {readonly place: NamedPlace}) {
  const say = useTexts(catalogueTexts)
  const [part, setPart] = useState(empty)
  const [tried, setTried] = useState(false)
  const assign = useAct("assignments.add", ["assignments.list"])
  const wrong = wrongPart(part)
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (wrong) return
    const {round, ...rest} = part
    const body = {...rest, login: part.login.trim(), ...(round.trim() !== "" && {round: round.trim()})}
    const done = () => {
      setTried(false)
      setPart({...part, login: ""})
    }
    assign.mutate({params: {institution, catalogue}, body}, {onSuccess: done})
  }
  const field = (name: "login" | "lower" | "upper" | "round", label: string) => ({
    label,
    value: part[name],
    onChange: (event: {currentTarget: {value: string}}) => setPart({...part, [name]: event.currentTarget.value}),
  })
  return (
    <form onSubmit={send} className={style.stack} noValidate>
      <div className={style.row}>
        <TextInput w={140} maxLength={64} {...field("login", say("login"))} />
        <SegmentedControl
          aria-label={say("part")}
          data={[
            {value: "share", label: say("share")},
            {value: "range", label: say("range")},
          ]}
          value={part.kind}
          onChange={chosen => {
            const kind = assignmentKinds.find(one => one === chosen) ?? part.kind
            setPart({...part, kind, ...(kind === "share" ? {lower: "0", upper: "100"} : {lower: "", upper: ""})})
          }}
        />
        <TextInput w={110} maxLength={200} {...field("lower", say("from"))} />
        <TextInput w={110} maxLength={200} {...field("upper", say("to"))} />
        <TextInput w={140} maxLength={100} placeholder={say("round-none")} {...field("round", say("round"))} />
        <Button type="submit" loading={assign.isPending} disabled={part.login.trim() === ""}>
          {say("assign")}
        </Button>
      </div>
      {tried && wrong && (
        <p className={style.wrong} role="alert">
          {say(wrong)}
        </p>
      )}
      {assign.isError && <Problem error={assign.error} />}
      <p className={style.why}>{say("people-blind")}</p>
    </form>
  )
}
