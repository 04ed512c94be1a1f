import {Button, Progress} from "@mantine/core"
import {useAct} from "../api/reply.ts"
import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"
import type {Followed} from "./follow-job.ts"
import style from "./job.module.css"
import {jobTexts} from "./job-texts.ts"
import {Waiting} from "./page.tsx"

/** How far a job is, in words and as a bar, with the way to stop it. */
export function JobProgress({followed, label}: {readonly followed: Followed; readonly label: string}) {
  const say = useTexts(jobTexts)
  const {count} = useNumbers()
  const stop = useAct("jobs.stop")
  const {job, away = false, missing = false} = followed
  if (missing) return <p role="status">{say("missing")}</p>
  if (!job) return away ? <p role="status">{say("away")}</p> : <Waiting lines={1} height={22} />
  const percent = job.ended !== null && job.state === "done" ? 100 : job.total > 0 ? (100 * job.done) / job.total : 0
  return (
    <div className={style.job} role="status">
      <strong>{label}</strong>
      <span>{say(job.state)}</span>
      <Progress
        className={style.bar}
        value={percent}
        animated={job.state === "running"}
        color={job.state === "failed" ? "red" : "pine"}
        aria-label={label}
      />
      {job.total > 0 && (
        <span className={style.counts}>{say("progress", {done: count(job.done), total: count(job.total)})}</span>
      )}
      {job.ended === null && (
        <Button
          variant="default"
          size="compact-xs"
          loading={stop.isPending}
          onClick={() => stop.mutate({params: {job: job.id}})}
        >
          {say("stop")}
        </Button>
      )}
      {away && job.ended === null && <span className={style.counts}>{say("away")}</span>}
      {job.state === "failed" && job.fault && <span className={style.fault}>{job.fault}</span>}
    </div>
  )
}
