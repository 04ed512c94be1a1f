import {Button} from "@mantine/core"
import {useIntersection} from "@mantine/hooks"
import {Link} from "@tanstack/react-router"
import {type ReactNode, useState} from "react"
import {useReply} from "../api/reply.ts"
import type {ReplyOf} from "../api/server.ts"
import {may, useSession} from "../api/session.ts"
import {Problem, Waiting} from "../look/page.tsx"
import {useTexts} from "../texts/table.ts"
import {AddCatalogue} from "./add-catalogue.tsx"
import {CatalogueRow, columns} from "./catalogue-row.tsx"
import style from "./catalogues.module.css"
import {Extensions} from "./extensions.tsx"
import {isSample} from "./sample.ts"
import {RemoveSample} from "./sample-data.tsx"
import type {CataloguesSearch} from "./search.ts"
import {catalogueTexts} from "./texts.ts"
import {wordTexts} from "./word-texts.ts"
import {Words} from "./words.tsx"

interface InstitutionRowsProps {
  readonly institution: ReplyOf<"institutions.list">["items"][number]
  readonly search: CataloguesSearch
  /** It is the only one that its reader sees. */
  readonly alone: boolean
  readonly mapper: boolean
}

/** An institution and its catalogues; they are asked for when they come into view. */
export function InstitutionRows({institution, search, alone, mapper}: InstitutionRowsProps) {
  const say = useTexts(catalogueTexts)
  const words = useTexts(wordTexts)
  const session = useSession()
  const {ref, entry} = useIntersection({rootMargin: "400px"})
  const [seen, setSeen] = useState(false)
  if (entry?.isIntersecting && !seen) setSeen(true)
  const [adding, setAdding] = useState(false)
  const {id} = institution
  const reply = useReply("catalogues.list", {params: {institution: id}}, {when: seen})
  const extended = search.extensions === id
  const worded = search.words === id
  return (
    <tbody>
      <tr ref={ref}>
        <th colSpan={columns} scope="rowgroup">
          <div className={style.institution}>
            <Name institution={institution} alone={alone || search.institution !== undefined} />
            {reply.data?.items.length === 0 && <span className={style.soft}>{say("no-catalogue")}</span>}
            <span className={style.end}>
              <Link
                to="/catalogues"
                search={{q: search.q, institution: search.institution, ...(!extended && {extensions: id})}}
                resetScroll={false}
                aria-expanded={extended}
              >
                {say("extensions")}
              </Link>
              <Link
                to="/catalogues"
                search={{q: search.q, institution: search.institution, ...(!worded && {words: id})}}
                resetScroll={false}
                aria-expanded={worded}
              >
                {words("words")}
              </Link>
              {isSample(institution) && institution.retired === null && may(session, "system.manage") && (
                <RemoveSample institution={institution} />
              )}
              {mapper && institution.retired === null && (
                <Button variant="default" size="compact-xs" aria-expanded={adding} onClick={() => setAdding(!adding)}>
                  {say("add")}
                </Button>
              )}
            </span>
          </div>
        </th>
      </tr>
      {extended && (
        <Whole more>
          <section className={style.panel} aria-label={say("extensions")}>
            <Extensions institution={id} />
          </section>
        </Whole>
      )}
      {worded && (
        <Whole more>
          <section className={style.panel} aria-label={words("words")}>
            <Words institution={id} mapper={mapper} />
          </section>
        </Whole>
      )}
      {(adding || (mapper && institution.retired === null && reply.data?.items.length === 0)) && (
        <Whole>
          <AddCatalogue institution={id} done={() => setAdding(false)} />
        </Whole>
      )}
      {reply.isError && (
        <Whole>
          <Problem error={reply.error} again={() => void reply.refetch()} />
        </Whole>
      )}
      {reply.isPending && (
        <Whole>
          <Waiting lines={1} />
        </Whole>
      )}
      {reply.isSuccess &&
        reply.data.items.map(catalogue => (
          <CatalogueRow
            key={catalogue.id}
            place={{institution: id, catalogue: catalogue.id, name: catalogue.name}}
            retired={catalogue.retired !== null}
            search={search}
          />
        ))}
    </tbody>
  )
}

function Name({institution, alone}: Pick<InstitutionRowsProps, "institution" | "alone">) {
  const say = useTexts(catalogueTexts)
  const {id, name, code, level, retired} = institution
  return (
    <>
      <strong>{name}</strong>
      <span className={style.soft}>{[code, level, retired && say("retired")].filter(Boolean).join(" · ")}</span>
      {!alone && (
        <Link to="/catalogues" search={{institution: id}}>
          {say("only")}
        </Link>
      )}
    </>
  )
}

/** A row of one cell as wide as the table. */
function Whole({more = false, children}: {readonly more?: boolean; readonly children: ReactNode}) {
  return (
    <tr {...(more && {className: style.more})}>
      <td colSpan={columns}>{children}</td>
    </tr>
  )
}
