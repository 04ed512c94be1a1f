import {Button, Group, TextInput} from "@mantine/core"
import {useIntersection} from "@mantine/hooks"
import {Link} from "@tanstack/react-router"
import {type FormEvent, useState} from "react"
import {useAct, useReply} from "../api/reply.ts"
import type {ReplyOf} from "../api/server.ts"
import {Problem, Waiting} from "../look/page.tsx"
import {lookTexts} from "../texts/look.ts"
import {useTexts} from "../texts/table.ts"
import {CatalogueRow, columns} from "./catalogue-row.tsx"
import style from "./catalogues.module.css"
import {Extensions} from "./extensions.tsx"
import type {CataloguesSearch} from "./search.ts"
import {catalogueTexts} from "./texts.ts"

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
  const {ref, entry} = useIntersection({rootMargin: "400px"})
  const [seen, setSeen] = useState(false)
  if (entry?.isIntersecting && !seen) setSeen(true)
  const [adding, setAdding] = useState(false)
  const reply = useReply("catalogues.list", {params: {institution: institution.id}}, {when: seen})
  const {q, institution: only} = search
  const extended = search.extensions === institution.id
  return (
    <tbody>
      <tr ref={ref}>
        <th colSpan={columns} scope="rowgroup">
          <div className={style.institution}>
            <strong>{institution.name}</strong>
            <span className={style.soft}>
              {[institution.code, institution.level, institution.retired && say("retired")].filter(Boolean).join(" · ")}
            </span>
            {!alone && only === undefined && (
              <Link to="/catalogues" search={{institution: institution.id}}>
                {say("only")}
              </Link>
            )}
            {reply.data?.items.length === 0 && <span className={style.soft}>{say("no-catalogue")}</span>}
            <span className={style.end}>
              <Link
                to="/catalogues"
                search={{q, institution: only, ...(!extended && {extensions: institution.id})}}
                resetScroll={false}
                aria-expanded={extended}
              >
                {say("extensions")}
              </Link>
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
        <tr className={style.more}>
          <td colSpan={columns}>
            <section className={style.panel} aria-label={say("extensions")}>
              <Extensions institution={institution.id} />
            </section>
          </td>
        </tr>
      )}
      {adding && (
        <tr>
          <td colSpan={columns}>
            <AddCatalogue institution={institution.id} done={() => setAdding(false)} />
          </td>
        </tr>
      )}
      {reply.isError ? (
        <tr>
          <td colSpan={columns}>
            <Problem error={reply.error} again={() => void reply.refetch()} />
          </td>
        </tr>
      ) : reply.data === undefined ? (
        <tr>
          <td colSpan={columns}>
            <Waiting lines={1} />
          </td>
        </tr>
      ) : (
        reply.data.items.map(catalogue => (
          <CatalogueRow
            key={catalogue.id}
            place={{institution: institution.id, catalogue: catalogue.id, name: catalogue.name}}
            retired={catalogue.retired !== null}
            search={search}
          />
        ))
      )}
    </tbody>
  )
}

function AddCatalogue({institution, done}: {readonly institution: string; readonly done: () => void}) {
  const say = useTexts(catalogueTexts)
  const look = useTexts(lookTexts)
  const [name, setName] = useState("")
  const add = useAct("catalogues.add", ["catalogues.list"])
  const send = (event: FormEvent) => {
    event.preventDefault()
    add.mutate({params: {institution}, body: {name: name.trim()}}, {onSuccess: done})
  }
  return (
    <form onSubmit={send}>
      <Group gap="xs" py={4}>
        <TextInput
          w={300}
          required
          autoFocus
          maxLength={200}
          aria-label={say("add-name")}
          placeholder={say("add-name")}
          value={name}
          onChange={event => setName(event.currentTarget.value)}
          onKeyDown={event => event.key === "Escape" && done()}
        />
        <Button type="submit" loading={add.isPending} disabled={name.trim() === ""}>
          {say("add-go")}
        </Button>
        <Button variant="subtle" color="gray" onClick={done}>
          {look("cancel")}
        </Button>
      </Group>
      {add.isError && <Problem error={add.error} />}
    </form>
  )
}
