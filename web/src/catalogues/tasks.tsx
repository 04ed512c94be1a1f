import {Link} from "@tanstack/react-router"
import {useReply} from "../api/reply.ts"
import type {ReplyOf} from "../api/server.ts"
import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"
import type {Place} from "./place.ts"
import {taskTexts} from "./task-texts.ts"
import style from "./tasks.module.css"

type Task = ReplyOf<"tasks.list">["items"][number]

/** What the person who is signed in is asked to do, before all else; nothing where that is nothing. */
export function Tasks() {
  const say = useTexts(taskTexts)
  const tasks = useReply("tasks.list").data?.items ?? []
  const looks = useReply("looks.list").data?.items ?? []
  if (tasks.length + looks.length === 0) return null
  return (
    <section className={style.tasks} aria-label={say("title")}>
      <h2>{say("title")}</h2>
      <ul>
        {tasks.map(task => (
          <li key={task.id}>
            <TaskLine task={task} />
          </li>
        ))}
        {looks.map(look => (
          <li key={look.catalogue}>
            <LookLine look={look} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Rows of a catalogue that wait for one's second look, and those of one's own that were sent back. */
function LookLine({look}: {readonly look: ReplyOf<"looks.list">["items"][number]}) {
  const say = useTexts(taskTexts)
  const {count} = useNumbers()
  const {institution, catalogue, institutionName, catalogueName, toConfirm, sentBack} = look
  const link = (search: Readonly<Record<string, string>>, label: string) => (
    <Link to="/catalogues/$institution/$catalogue" params={{institution, catalogue}} search={search}>
      {label}
    </Link>
  )
  return (
    <>
      <strong>{say("look")}</strong>
      <span>
        {institutionName} · {catalogueName}
      </span>
      {toConfirm > 0 && link({state: "to confirm", decider: "others"}, say("to-confirm", {n: count(toConfirm)}))}
      {sentBack > 0 && link({state: "sent back", decider: "me"}, say("sent-back", {n: count(sentBack)}))}
    </>
  )
}

function TaskLine({task}: {readonly task: Task}) {
  const say = useTexts(taskTexts)
  const {institutionName, catalogueName, kind, lower, upper, round} = task
  return (
    <>
      <strong>{round === "" ? say("part") : say("round", {round})}</strong>
      <span>
        {institutionName} · {catalogueName}
      </span>
      <span className={style.soft}>{say(kind, {lower, upper})}</span>
      {round === "" && <Left task={task} />}
      <TaskLink task={task} label={say("open")} />
    </>
  )
}

/** Rows of the part that wait for a decision. */
function Left({task: {institution, catalogue, id}}: {readonly task: Task}) {
  const say = useTexts(taskTexts)
  const {count} = useNumbers()
  const query = {assignment: id, state: "proposed", limit: 1, total: true} as const
  const total = useReply("work.list", {params: {institution, catalogue}, query}).data?.total
  if (total === undefined) return null
  return <span className={style.soft}>{total === 0 ? say("done-all") : say("left", {n: count(total)})}</span>
}

function TaskLink({task, label}: {readonly task: Task; readonly label: string}) {
  const {institution, catalogue, id, round} = task
  return (
    <Link
      to="/catalogues/$institution/$catalogue"
      params={{institution, catalogue}}
      search={{assignment: id, ...(round !== "" && {round})}}
    >
      {label}
    </Link>
  )
}

/** In the open work list: the blind rounds of the catalogue that one is asked in, with the way there. */
export function AskedHere({place, className}: {readonly place: Place; readonly className: string | undefined}) {
  const say = useTexts(taskTexts)
  const tasks = useReply("tasks.list").data?.items ?? []
  return tasks
    .filter(({catalogue, round}) => catalogue === place.catalogue && round !== "")
    .map(task => (
      <div key={task.id} className={className} role="note">
        {say("asked-here", {round: task.round})} <TaskLink task={task} label={say("go-round", {round: task.round})} />
      </div>
    ))
}
