import {Button, Group, Stack, Text} from "@mantine/core"
import {useState} from "react"
import {usePages} from "../api/pages.ts"
import {reasonOf, useAct} from "../api/reply.ts"
import {useJob} from "../look/follow-job.ts"
import {tell, tellFault} from "../look/notice.tsx"
import {Problem, Waiting} from "../look/page.tsx"
import {useNumbers} from "../texts/numbers.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import {settingsTexts} from "./settings-texts.ts"

/** Where backups are, when the last one was made, a new one, and how to go back to one. */
export function Backups() {
  const say = useTexts(settingsTexts)
  const {language} = useLanguage()
  const {time} = useNumbers()
  const [began, setBegan] = useState<string>()
  const made = usePages("jobs.list", {query: {kind: "backup", state: "done", limit: 1}})
  const start = useAct("jobs.start", ["jobs.list"])
  const {job} = useJob(began, ({state}) => {
    if (state === "done") tell(say("backup-done"))
    else tellFault(say("backup-failed"))
    made.again()
  })
  const begin = () =>
    start.mutate(
      {body: {kind: "backup"}},
      {onSuccess: ({id}) => setBegan(id), onError: error => tellFault(reasonOf(error, language))},
    )
  const [last] = made.rows
  const isGoing = start.isPending || (job !== undefined && job.ended === null)
  return (
    <Stack gap="xs" align="flex-start">
      <Text size="sm">{say("backup-where")}</Text>
      {made.error ? (
        <Problem error={made.error} again={made.again} />
      ) : made.waiting ? (
        <Waiting lines={1} height={19} />
      ) : (
        <Text size="sm">
          {last
            ? say("backup-last", {time: time(last.ended ?? last.created), file: fileOf(last.result)})
            : say("backup-never")}
        </Text>
      )}
      <Group gap="xs">
        <Button loading={isGoing} onClick={begin}>
          {say("backup-now")}
        </Button>
      </Group>
      <Text size="sm">
        {say("backup-restore")} <code>{say("backup-command")}</code>
      </Text>
      <Text size="sm" c="dimmed">
        {say("backup-postgres")}
      </Text>
    </Stack>
  )
}

/** The name of the file that a backup became. */
function fileOf(result: unknown): string {
  const {file} = (result ?? {}) as {file?: unknown}
  return typeof file === "string" ? file : "–"
}
