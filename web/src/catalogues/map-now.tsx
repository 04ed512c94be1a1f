import {Button} from "@mantine/core"
import {useQueryClient} from "@tanstack/react-query"
import {useState} from "react"
import {useAct} from "../api/reply.ts"
import type {EndpointId} from "../api/server.ts"
import {useJob} from "../look/follow-job.ts"
import {JobProgress} from "../look/job.tsx"
import {Problem} from "../look/page.tsx"
import {useTexts} from "../texts/table.ts"
import type {Place} from "./place.ts"
import {stepsTexts} from "./steps-texts.ts"

/** Answers that a mapping makes old. */
const staleAfter: readonly EndpointId[] = ["catalogues.figures", "work.list", "rows.get"]

interface MapNowProps {
  readonly place: Place
  /** Told when the rows are mapped. */
  readonly onMapped?: () => void
}

/** Map a catalogue at once, by the edition in use, and see it go on. */
export function MapNow({place: {institution, catalogue}, onMapped}: MapNowProps) {
  const say = useTexts(stepsTexts)
  const known = useQueryClient()
  const [job, setJob] = useState<string>()
  const map = useAct("catalogues.map")
  const followed = useJob(job, () => {
    for (const id of staleAfter) void known.invalidateQueries({queryKey: [id]})
    onMapped?.()
  })
  if (job !== undefined) return <JobProgress followed={followed} label={say("mapping")} />
  return (
    <>
      <Button
        loading={map.isPending}
        onClick={() => map.mutate({params: {institution, catalogue}, body: {}}, {onSuccess: ({id}) => setJob(id)})}
      >
        {say("map-now")}
      </Button>
      {map.isError && <Problem error={map.error} />}
    </>
  )
}
