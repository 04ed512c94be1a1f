import {Link} from "@tanstack/react-router"
import type {ReactNode} from "react"
import {useReply} from "../api/reply.ts"
import {ProblemError, type ReplyOf} from "../api/server.ts"
import {fromItem} from "../compose/state.ts"
import {Code} from "../look/code.tsx"
import {Copy} from "../look/copy.tsx"
import {Problem, Waiting} from "../look/page.tsx"
import {Segments} from "../look/segments.tsx"
import {Standing} from "../look/standing.tsx"
import {useLanguage, useTexts} from "../texts/table.ts"
import {ExplainedCode} from "./explained-code.tsx"
import {Feedback} from "./feedback.tsx"
import {Fields} from "./fields.tsx"
import {History} from "./history.tsx"
import {Mappings} from "./mappings.tsx"
import style from "./sheet.module.css"
import {searchTexts} from "./texts.ts"
import {Usage} from "./usage.tsx"

interface ItemSheetProps {
  readonly edition: string
  readonly code: string
  readonly heading: "h1" | "h2"
}

/** All that is known of an item; of a code that the edition doesn't allow, why. */
export function ItemSheet({edition, code, heading}: ItemSheetProps) {
  const {data, error, refetch} = useReply("items.get", {params: {edition, code}}, {keep: true})
  if (error instanceof ProblemError && error.problem.issues.some(({id}) => id === "thing.missing"))
    return <ExplainedCode edition={edition} code={code} heading={heading} />
  if (error) return <Problem error={error} again={() => void refetch()} />
  if (!data) return <Waiting lines={16} />
  return <Sheet item={data} heading={heading} />
}

function Sheet({item, heading: Heading}: {readonly item: ReplyOf<"items.get">; readonly heading: "h1" | "h2"}) {
  const say = useTexts(searchTexts)
  const {language} = useLanguage()
  const {edition, code, zh, en, segments, standing, layer, pinyin, hierarchy, fields, mappings} = item
  const names = [
    {name: zh, lang: "zh-CN", what: say("name-zh")},
    {name: en, lang: "en", what: say("name-en")},
  ]
  const [first, second] = language === "zh" ? names : names.toReversed()
  return (
    <article className={style.sheet}>
      <div className={style.code}>
        <Code parts={segments} large />
        <Copy text={code} what={say("code")} />
        <Standing standing={standing} />
      </div>
      {first && (
        <Heading className={style.name} lang={first.lang}>
          {first.name} <Copy text={first.name} what={first.what} />
        </Heading>
      )}
      {second && (
        <p className={style.other} lang={second.lang}>
          {second.name} <Copy text={second.name} what={second.what} />
        </p>
      )}
      <dl className={style.facts}>
        <dt>{say("edition")}</dt>
        <dd>{edition}</dd>
        <dt>{say("pinyin")}</dt>
        <dd>
          <code>{pinyin}</code>
        </dd>
        <dt>{say("layer")}</dt>
        <dd>{say(`layer-${layer}`)}</dd>
        <dt>{say("hierarchy")}</dt>
        <dd className={style.path}>
          {hierarchy.map(site => (
            <Link key={site.code} to="/" search={{edition, site: site.code}}>
              {site[language]}
            </Link>
          ))}
        </dd>
      </dl>
      <p className={style.actions}>
        <Link to="/compose" search={fromItem(item)}>
          {say("compose-from")}
        </Link>
      </p>
      <Segments parts={segments} />
      <Part title={say("history")}>
        <History edition={edition} code={code} />
      </Part>
      {fields.length > 0 && (
        <Part title={say("fields")}>
          <Fields fields={fields} />
        </Part>
      )}
      {mappings.length > 0 && (
        <Part title={say("mappings")}>
          <Mappings mappings={mappings} />
        </Part>
      )}
      <Part title={say("usage")}>
        <Usage edition={edition} code={code} />
      </Part>
      <Part title={say("feedback")}>
        <Feedback edition={edition} code={code} />
      </Part>
    </article>
  )
}

function Part({title, children}: {readonly title: string; readonly children: ReactNode}) {
  return (
    <section className={style.part} aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}
