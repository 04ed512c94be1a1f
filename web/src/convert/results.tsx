import {Progress, TextInput} from "@mantine/core"
import {IconSearch} from "@tabler/icons-react"
import {useMemo} from "react"
import {useComposing} from "../look/composing.ts"
import {useAddress} from "../look/in-address.ts"
import {Nothing, Problem} from "../look/page.tsx"
import {useTexts} from "../texts/table.ts"
import {Detail} from "./detail.tsx"
import {Downloads} from "./downloads.tsx"
import {headersOf} from "./headers.ts"
import {List} from "./list.tsx"
import style from "./results.module.css"
import {Running} from "./running.tsx"
import {Shown} from "./shown.ts"
import {StatusChoice} from "./status-choice.tsx"
import {convertTexts} from "./texts.ts"
import type {Converting} from "./use-conversion.ts"

/** What the names were read as, as it comes; narrowed, opened and taken home. */
export function Results({converting}: {readonly converting: Converting}) {
  const say = useTexts(convertTexts)
  const {now, edition, reread} = converting
  const {chosen, choose} = useAddress()
  const {show, q} = chosen
  const {readings, size} = now
  const shown = useMemo(
    () => new Shown(readings, {...(show !== undefined && {show}), ...(q !== undefined && {q})}),
    [readings, show, q],
  )
  shown.follow()
  const opened = chosen.row === undefined ? -1 : readings.placeOf(Number(chosen.row))
  const open = (place: number) => choose({row: place < 0 ? undefined : String(readings.at(place).row)}, "typing")
  const field = useComposing<HTMLInputElement>(q ?? "", next => choose({q: next || undefined}, "typing"))
  return (
    <section className={style.results} aria-label={say("results")}>
      <div className={style.bar}>
        <StatusChoice readings={readings} size={size} chosen={show} choose={next => choose({show: next})} />
        <TextInput
          aria-label={say("find")}
          placeholder={say("find")}
          leftSection={<IconSearch size={14} />}
          {...field}
          className={style.find}
        />
        <Downloads now={now} />
      </div>
      <Progress
        value={now.share * 100}
        size={2}
        radius={0}
        aria-label={say("results")}
        className={style.progress}
        data-idle={(now.phase !== "reading" && now.phase !== "away") || undefined}
      />
      {converting.error !== null && <Problem error={converting.error} />}
      {now.phase === "failed" && !headersOf(now.error) && <Problem error={now.error} again={() => reread()} />}
      <div className={style.body}>
        {size === 0 ? (
          <div className={style.start}>{now.phase === "empty" && <Nothing>{say("start")}</Nothing>}</div>
        ) : (
          <List readings={readings} shown={shown} count={shown.size} opened={opened} open={open} />
        )}
        {opened >= 0 && (
          <Detail
            key={`${edition} ${chosen.row}`}
            reading={readings.at(opened)}
            edition={edition ?? ""}
            modality={converting.modality}
            close={() => open(-1)}
          />
        )}
      </div>
      <Running converting={converting} />
    </section>
  )
}
