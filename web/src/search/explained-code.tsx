import {Link} from "@tanstack/react-router"
import {useReply} from "../api/reply.ts"
import {Faults, FaultyText} from "../look/code-faults.tsx"
import {Problem, Waiting} from "../look/page.tsx"
import {Segments} from "../look/segments.tsx"
import {Standing} from "../look/standing.tsx"
import {useTexts} from "../texts/table.ts"
import style from "./sheet.module.css"
import {searchTexts} from "./texts.ts"

interface ExplainedCodeProps {
  readonly edition: string
  readonly code: string
  readonly heading: "h1" | "h2"
}

/** A code that the edition doesn't allow, or that is none: where its faults stand and what it could be. */
export function ExplainedCode({edition, code, heading: Heading}: ExplainedCodeProps) {
  const say = useTexts(searchTexts)
  const {data, error, refetch} = useReply("codes.explain", {params: {edition}, query: {text: code}}, {keep: true})
  if (error) return <Problem error={error} again={() => void refetch()} />
  if (!data) return <Waiting lines={8} />
  return (
    <article className={style.sheet}>
      <div className={style.code}>
        <Heading className={style.name}>
          <FaultyText text={data.text} faults={data.issues} />
        </Heading>
        <Standing standing={data.standing} />
      </div>
      <dl className={style.facts}>
        <dt>{say("edition")}</dt>
        <dd>{edition}</dd>
      </dl>
      <div className={style.part}>
        <Faults
          faults={data.issues}
          repair={({text, name}) => (
            <Link to="/items/$edition/$code" params={{edition, code: text}}>
              <code>{text}</code> {name}
            </Link>
          )}
        />
      </div>
      <p className={style.actions}>
        <Link to="/compose" search={{edition, text: code}}>
          {say("try-compose")}
        </Link>
      </p>
      {data.segments.length > 0 && <Segments parts={data.segments} />}
    </article>
  )
}
