import {Button, Group} from "@mantine/core"
import {IconDownload} from "@tabler/icons-react"
import {useMutation} from "@tanstack/react-query"
import {type TableFormat, tableFormats} from "../../../src/api/lists.ts"
import {reasonOf} from "../api/reply.ts"
import {server} from "../api/server.ts"
import {csvFile, saveAs} from "../look/download.ts"
import {tellFault} from "../look/notice.tsx"
import {useWords} from "../look/words.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import type {Snapshot} from "./conversion.ts"
import {namesTable} from "./names-table.ts"
import {fileQuery} from "./server-reader.ts"
import {convertTexts} from "./texts.ts"

/** The readings as a file: of a file that very table with columns added, of a text a table made here. */
export function Downloads({now}: {readonly now: Snapshot}) {
  const say = useTexts(convertTexts)
  const word = useWords()
  const {language} = useLanguage()
  const convert = useMutation({
    mutationFn: async (as: TableFormat) => {
      const {source, options} = now
      if (source?.kind !== "file" || !options) return
      const {file} = source
      const made = await server.download("names.convert-file", {
        params: {edition: options.edition},
        query: {...fileQuery(file, {...options, ...headNames(now)}), as, language},
        body: file,
      })
      saveAs(made.name, made.blob)
    },
    onError: error => tellFault(reasonOf(error, language)),
  })
  const save = (as: TableFormat) => {
    if (now.source?.kind === "file") convert.mutate(as)
    else saveAs("zhengming.csv", csvFile(namesTable(now.readings, word)))
  }
  const kinds = now.source?.kind === "file" ? tableFormats : (["csv"] as const)
  return (
    <Group gap={6} wrap="nowrap">
      {kinds.map(as => (
        <Button
          key={as}
          aria-label={say(as)}
          variant="default"
          leftSection={<IconDownload size={14} />}
          disabled={now.size === 0 || (convert.isPending && convert.variables !== as)}
          loading={convert.isPending && convert.variables === as}
          onClick={() => save(as)}
        >
          {as.toUpperCase()}
        </Button>
      ))}
      <span role="status" className="unseen">
        {convert.isPending ? say("making") : ""}
      </span>
    </Group>
  )
}

/** The columns that the reading had, so that the file is converted by the same ones. */
const headNames = ({head}: Snapshot) => ({
  ...(head && {nameColumn: head.nameColumn}),
  ...(head?.modalityColumn !== undefined && {modalityColumn: head.modalityColumn}),
})
