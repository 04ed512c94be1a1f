import {Button, Group} from "@mantine/core"
import {IconDownload} from "@tabler/icons-react"
import {useAct} from "../api/reply.ts"
import type {ReplyOf} from "../api/server.ts"
import {csvFile, saveAs} from "../look/download.ts"
import {Drop} from "../look/drop.tsx"
import {Faults} from "../look/faults.tsx"
import {Problem} from "../look/page.tsx"
import {useNumbers} from "../texts/numbers.ts"
import {type Language, useLanguage, useTexts} from "../texts/table.ts"
import style from "./parts.module.css"
import type {NamedPlace} from "./place.ts"
import {catalogueTexts} from "./texts.ts"

const limit = 128 * 2 ** 20

/** Decisions that come back in a workbook: what was decided, and what not and why. */
export function Decided({place: {institution, catalogue}}: {readonly place: NamedPlace}) {
  const say = useTexts(catalogueTexts)
  const {count} = useNumbers()
  const {language} = useLanguage()
  const send = useAct("catalogues.decided", ["catalogues.figures", "work.list", "rows.get", "catalogues.report"])
  const {data} = send
  const counts =
    data &&
    ([
      ["done", data.decided],
      ["same", data.same],
      ["left", data.left],
    ] as const)
  return (
    <div className={style.stack}>
      <p className={style.why}>{say("decided-why")}</p>
      <p className={style.why}>{say("decided-words")}</p>
      <Drop
        label={say("decided")}
        accept=".xlsx,.csv,.tsv,.txt"
        limit={limit}
        busy={send.isPending}
        hint={say("decided-hint")}
        onFile={file =>
          send.mutate({params: {institution, catalogue}, query: {file: file.name.slice(-200)}, body: file})
        }
      />
      {send.isError && <Problem error={send.error} />}
      <div aria-live="polite" className={style.stack}>
        {data && counts && !send.isPending && (
          <>
            <dl className={style.counts}>
              {counts.map(([key, n]) => (
                <div key={key}>
                  <dt>{say(`decided-${key}`)}</dt>
                  <dd>{count(n)}</dd>
                </div>
              ))}
              <div>
                <dt>{say("decided-issues")}</dt>
                <dd>{count(data.issues.length)}</dd>
              </div>
            </dl>
            {data.issues.length > 0 && <Faults faults={data.issues} label={say("decided-issues")} />}
            {data.refused.length > 0 && (
              <Group gap="xs">
                <Button
                  variant="default"
                  size="compact-sm"
                  leftSection={<IconDownload size={14} />}
                  onClick={() =>
                    saveAs(`${say("refused-file")}.csv`, csvFile(refusedRows(data, say("refused-why"), language)))
                  }
                >
                  {say("refused-save", {count: count(data.refused.length)})}
                </Button>
                <span className={style.why}>{say("refused-hint")}</span>
              </Group>
            )}
          </>
        )}
      </div>
    </div>
  )
}

/** The rows that were refused as they came, why beside each: mended, the file can be sent again. */
function* refusedRows(
  {header, refused}: ReplyOf<"catalogues.decided">,
  why: string,
  language: Language,
): Generator<readonly string[]> {
  yield [...header, why]
  for (const {cells, issue} of refused) yield [...header.map((_, i) => cells[i] ?? ""), issue[language]]
}
