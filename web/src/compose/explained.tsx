import {Button} from "@mantine/core"
import {Link} from "@tanstack/react-router"
import {useReply} from "../api/reply.ts"
import type {ReplyOf} from "../api/server.ts"
import {Code} from "../look/code.tsx"
import {Faults, FaultyText} from "../look/code-faults.tsx"
import {Problem, Waiting} from "../look/page.tsx"
import {Segments} from "../look/segments.tsx"
import {Standing} from "../look/standing.tsx"
import {useLanguage, useTexts} from "../texts/table.ts"
import style from "./explained.module.css"
import {RawName} from "./raw-name.tsx"
import {type Address, meansCode} from "./state.ts"
import {composeTexts} from "./texts.ts"
import {UseTerms} from "./use-terms.tsx"

interface ExplainedProps {
  readonly edition: string
  readonly text: string
  readonly onRepair: (text: string) => void
  readonly onUse: (address: Address) => void
}

const longestCode = 200 // characters, as the server takes them to explain

/** A code or a standard name taken apart, with its faults and what mends them; anything else is read as a raw name. */
export function Explained({edition, text, onRepair, onUse}: ExplainedProps) {
  const say = useTexts(composeTexts)
  const plain = text.trim()
  const short = plain !== "" && plain.length <= longestCode
  const {data, error, refetch} = useReply(
    "codes.explain",
    {params: {edition}, query: {text: plain}},
    {when: short, keep: true},
  )
  if (plain === "") return null
  const raw = !short || (data?.standing === "malformed" && !meansCode(plain))
  return (
    <section className={style.explained} aria-label={say("explained")} aria-live="polite">
      {error ? (
        <Problem error={error} again={() => void refetch()} />
      ) : raw ? (
        <RawName edition={edition} name={plain} onUse={onUse} />
      ) : data ? (
        <Taken edition={edition} explanation={data} onRepair={onRepair} onUse={onUse} />
      ) : (
        <Waiting lines={3} />
      )}
    </section>
  )
}

interface TakenProps extends Omit<ExplainedProps, "text"> {
  readonly explanation: ReplyOf<"codes.explain">
}

function Taken({edition, explanation, onRepair, onUse}: TakenProps) {
  const say = useTexts(composeTexts)
  const {language} = useLanguage()
  const {text, standing, segments, issues} = explanation
  const valid = standing === "listed" || standing === "unlisted"
  return (
    <div className={style.both}>
      <div className={style.said}>
        <p className={style.line}>
          {valid ? <Code parts={segments} large /> : <FaultyText text={text} faults={issues} />}
          <Standing standing={standing} />
        </p>
        {valid && (
          <>
            <p className={style.name}>{explanation[language]}</p>
            <p className={style.line}>
              <UseTerms edition={edition} code={text} name={explanation[language] ?? text} onUse={onUse} />
              <Link to="/items/$edition/$code" params={{edition, code: text}}>
                {say("sheet")}
              </Link>
            </p>
          </>
        )}
        {issues.length > 0 && (
          <Faults
            faults={issues}
            repair={repair => (
              <Button variant="default" size="compact-sm" onClick={() => onRepair(repair.text)}>
                <code>{repair.text}</code>&ensp;{language === "en" ? (repair.en ?? repair.name) : repair.name}
              </Button>
            )}
          />
        )}
      </div>
      {segments.length > 0 && (
        <div className={style.parts}>
          <Segments parts={segments} />
        </div>
      )}
    </div>
  )
}
