import {Title} from "@mantine/core"
import {useCallback} from "react"
import {Copy} from "../look/copy.tsx"
import {Facts} from "../look/facts.tsx"
import type {Job} from "../look/follow-job.ts"
import {useNumbers} from "../texts/numbers.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import {Details} from "./details.tsx"
import {rereadOf, resultOf} from "./job-facts.ts"
import style from "./job-result.module.css"
import {jobListTexts} from "./job-texts.ts"

/** What came of a job as one line; nothing where that is not known. */
export function useResultLine(): (job: Job) => string {
  const say = useTexts(jobListTexts)
  const {language} = useLanguage()
  const {count} = useNumbers()
  return useCallback(
    ({kind, result}: Job) => {
      const line = resultOf(kind, result, count)
      if (line === undefined) return ""
      const [key, {applied, ...params} = {}] = line
      const why = (result as Readonly<Record<string, unknown>>)[language]
      const words = applied === undefined ? params : {...params, applied: say(applied as "applied" | "not-applied")}
      return `${say(key, words)}${typeof why === "string" ? ` ${why}` : ""}`
    },
    [say, language, count],
  )
}

/** What came of a job. */
export function JobResult({job}: {readonly job: Job}) {
  const say = useTexts(jobListTexts)
  const lineOf = useResultLine()
  if (job.result === undefined || job.result === null) return null
  const line = lineOf(job)
  const result = job.result as Readonly<Record<string, unknown>>
  const {file, hash} = result
  return (
    <section aria-label={say("result")}>
      <Title order={3} mt="md" mb={4}>
        {say("result")}
      </Title>
      {line === "" ? <Details details={job.result} /> : <p className={style.line}>{line}</p>}
      <Facts
        of={[
          [say("file"), typeof file === "string" && <Copied key="file" text={file} what={say("file")} />],
          [say("hash"), typeof hash === "string" && <Copied key="hash" text={hash} what={say("hash")} />],
        ]}
      />
      <Rereads job={job} />
    </section>
  )
}

const Copied = ({text, what}: {readonly text: string; readonly what: string}) => (
  <>
    <code className={style.text}>{text}</code> <Copy text={text} what={what} />
  </>
)

/** Names that read differently now: the codes before and after. */
function Rereads({job}: {readonly job: Job}) {
  const say = useTexts(jobListTexts)
  const rows = rereadOf(job.result)
  if (rows.length === 0) return null
  return (
    <ul className={style.rereads} aria-label={say("examples")}>
      {rows.map(({name, before, after}) => (
        <li key={name}>
          {name}
          <span>
            {say("before")} <code>{before.join(" ") || "–"}</code> {say("after")} <code>{after.join(" ") || "–"}</code>
          </span>
        </li>
      ))}
    </ul>
  )
}
